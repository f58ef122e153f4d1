"""From the model to one self-contained HTML file.

networkx holds the graph, pyvis passes it to our template through its public hook
(``Network.set_template_dir``); pyvis' own page, its menus and its files from a network are
never used. The template escapes everything; data is JSON in a data block, packed, never JavaScript
source; a strict Content Security Policy names the hashes of the three parts that may run.
"""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from types import ModuleType
from typing import TYPE_CHECKING, Any

import networkx as nx
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from kg.view.data import add_drawing, page_data
from kg.view.messages import messages
from kg.view.pack import pack
from kg.view.parts import base_style, content_policy, has_asset, read_asset, stripped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.view.model import ViewModel

__all__ = ["article_graph", "render_page"]

_SCRIPTS = (
    "core", "state", "svg", "vis", "canvas", "graph", "text", "panel", "table", "timeline",
    "strip", "compare", "legend", "surroundings", "paths", "search", "export", "main",
)  # fmt: skip
_STYLES = ("tokens", "frame", "find", "time", "print")
_LARGE = 1_500  # things from which on the page draws on its own canvas
_TEMPLATE = "template.html"
_CC = re.compile(r"https?://creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)/?\Z")


def article_graph(model: ViewModel) -> nx.MultiDiGraph[int]:
    """Return the nodes and edges of a page as a networkx graph.

    Nodes are the indices of ``model.nodes``, the keys of edges those of ``model.statements``.
    Every node carries its label and its place, every edge its label, tone and bend.
    """
    graph: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    for number, (node, (x, y)) in enumerate(zip(model.nodes, model.layouts.relations, strict=True)):
        graph.add_node(number, label="\n".join(node.drawn), x=x, y=y)
    for edge in model.edges:
        graph.add_edge(
            edge.source,
            edge.target,
            key=edge.statement,
            label=edge.label,
            tone=edge.tone,
            curve=edge.curve,
        )
    return graph


def render_page(model: ViewModel) -> str:
    """Return the page as HTML; write it as UTF-8. The same model gives the same page."""
    graph = article_graph(model)
    context = {
        "model": model,
        "data": page_data(model, _license(model.license)) | {"messages": messages()},
        "license": _license(model.license),
        "say": messages()["en"],
        "static": "",
        "large": len(model.nodes) > _LARGE,
        **_parts(large=len(model.nodes) > _LARGE),
    }
    return (
        _drawn_directly(model, graph, context)
        if context["large"]
        else _drawn_by_pyvis(model, graph, context)
    )


def _drawn_by_pyvis(
    model: ViewModel, graph: nx.MultiDiGraph[int], context: dict[str, object]
) -> str:
    with _without_ipython():
        from pyvis.network import Network  # noqa: PLC0415 - only within the block
    network = Network(directed=True, heading=model.title, cdn_resources="in_line")
    network.toggle_physics(False)
    for number, attributes in graph.nodes(data=True):
        network.add_node(number, **attributes)
    for source, target, key, attributes in graph.edges(keys=True, data=True):
        network.add_edge(source, target, id=key, **attributes)
    # A new environment is made here, so what follows must come after it.
    network.set_template_dir(str(files("kg.view") / "assets"), _TEMPLATE)
    _prepare(network.templateEnv, context)
    html: str = network.generate_html()
    return html


def _drawn_directly(
    model: ViewModel, graph: nx.MultiDiGraph[int], context: dict[str, object]
) -> str:
    """Render without pyvis, which looks through all nodes for each new one."""
    environment = Environment(
        autoescape=True, loader=FileSystemLoader(str(files("kg.view") / "assets"))
    )
    _prepare(environment, context)
    nodes = [{"id": number, **attributes} for number, attributes in graph.nodes(data=True)]
    edges = [
        {"id": key, "from": source, "to": target, **attributes}
        for source, target, key, attributes in graph.edges(keys=True, data=True)
    ]
    template = environment.get_template(_TEMPLATE)
    return template.render(heading=model.title, nodes=nodes, edges=edges)


def _prepare(environment: Environment, context: dict[str, object]) -> None:
    environment.autoescape = True  # pyvis leaves it off
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals["kg"] = context
    environment.filters["packed"] = lambda data, nodes, edges: pack(add_drawing(data, nodes, edges))


def _license(iri: str) -> tuple[str, str]:
    """Return the name of a licence and its address, which is empty unless it is a web one."""
    match = _CC.match(iri)
    name = f"CC {match[1].upper()} {match[2]}" if match else iri
    return name, iri if iri.startswith(("https://", "http://")) else ""


@cache
def _parts(*, large: bool) -> dict[str, object]:
    """Return library, script, style and the policy that lets just these run."""
    # The source map is no part of the page; a browser's tools would look for it.
    library = "" if large else _read("vis-network.min.js").partition("\n//# sourceMappingURL")[0]
    other = "vis" if large else "canvas"
    body = "".join(_all_of("script", [name for name in _SCRIPTS if name != other], "js"))
    script = f'(async () => {{\n"use strict";\n{body}}})();'
    style = stripped(base_style()) + "".join(_all_of("style", _STYLES, "css"))
    # These are our own files, and nothing of an article is in them.
    return {
        "library": Markup(library),  # noqa: S704
        "script": Markup(script),  # noqa: S704
        "style": Markup(style),  # noqa: S704
        "policy": content_policy(
            (library, script) if library else (script,), style, images="data: blob:"
        ),
    }


def _all_of(folder: str, names: Iterable[str], ending: str) -> Iterator[str]:
    paths = (f"{folder}/{name}.{ending}" for name in names)
    return (stripped(_read(path)) for path in paths if has_asset("kg.view", path))


def _read(name: str) -> str:
    return read_asset("kg.view", name)


@contextmanager
def _without_ipython() -> Iterator[None]:
    """Let pyvis be imported without IPython, a third of its import time.

    pyvis needs it only to show a page in a notebook; who does that gets the real class then.
    """
    if "IPython" in sys.modules or "pyvis.network" in sys.modules:
        yield
        return

    def late_iframe(*args: Any, **options: Any) -> object:  # noqa: ANN401 - passed on
        from IPython.display import IFrame  # noqa: PLC0415 - late on purpose

        return IFrame(*args, **options)

    package, display = ModuleType("IPython"), ModuleType("IPython.display")
    display.IFrame = late_iframe  # type: ignore[attr-defined]
    sys.modules |= {"IPython": package, "IPython.display": display}
    try:
        yield
    finally:
        del sys.modules["IPython"], sys.modules["IPython.display"]
