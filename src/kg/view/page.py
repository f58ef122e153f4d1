"""From the model to one self-contained HTML file.

networkx holds the graph, pyvis passes it to our template through its public hook
(``Network.set_template_dir``); pyvis' own page, its menus and its files from a network are
never used. The template escapes everything; data is JSON in a data block, never JavaScript
source; a strict Content Security Policy names the hashes of the three parts that may run.
"""

from __future__ import annotations

import base64
import hashlib
import re
import sys
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from types import ModuleType
from typing import TYPE_CHECKING, Any

import networkx as nx
from markupsafe import Markup

from kg.view.build import INSIDE
from kg.view.data import panel_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.view.model import Edge, Node, ViewModel

__all__ = ["article_graph", "render_page"]

_SHAPES = {
    "person": "dot",
    "group": "square",
    "polity": "hexagon",
    "force": "triangle",
    "place": "diamond",
    "event": "box",
    "office": "box",
    "work": "box",
    "plan": "box",
    "side": "triangleDown",
    "other": "star",
}
_SCRIPTS = ("text", "drawing", "panel", "search", "table", "main")
_CC = re.compile(r"https?://creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)/?\Z")


def article_graph(model: ViewModel) -> nx.MultiDiGraph[int]:
    """Return the nodes and edges of a page as a networkx graph.

    Nodes are the indices of ``model.nodes``, the keys of edges those of ``model.statements``.
    Every node carries what the drawing needs, every edge likewise.
    """
    graph: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    for number, node in enumerate(model.nodes):
        graph.add_node(number, **_drawn_node(node))
    for edge in model.edges:
        graph.add_edge(edge.source, edge.target, key=edge.statement, **_drawn_edge(edge))
    return graph


def render_page(model: ViewModel) -> str:
    """Return the page as HTML; write it as UTF-8. The same model gives the same page."""
    graph = article_graph(model)
    with _without_ipython():
        from pyvis.network import Network  # noqa: PLC0415 - only within the block
    network = Network(directed=True, heading=model.title, cdn_resources="in_line")
    network.toggle_physics(False)
    for number, attributes in graph.nodes(data=True):
        network.add_node(number, **attributes)
    for source, target, key, attributes in graph.edges(keys=True, data=True):
        network.add_edge(source, target, id=key, **attributes)
    # A new environment is made here, so what follows must come after it.
    network.set_template_dir(str(files("kg.view") / "assets"), "template.html")
    environment = network.templateEnv
    environment.autoescape = True
    environment.policies["json.dumps_kwargs"] = {
        "sort_keys": True,
        "ensure_ascii": False,
        "allow_nan": False,
        "separators": (",", ":"),
    }
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals["kg"] = {
        "model": model,
        "data": panel_data(model),
        "license": _license(model.license),
        **_parts(),
    }
    html: str = network.generate_html()
    return html


def _drawn_node(node: Node) -> dict[str, object]:
    return {
        "label": "\n".join(node.drawn),
        "shape": _SHAPES[node.family],
        "size": node.size,
        "font": {"size": node.font},
        "x": node.x,
        "y": node.y,
        "kg_family": node.family,
        "kg_inside": node.family in INSIDE,
    }


def _drawn_edge(edge: Edge) -> dict[str, object]:
    bend = "curvedCW" if edge.curve > 0 else "curvedCCW"
    return {
        "label": edge.label,
        "smooth": {"type": bend, "roundness": abs(edge.curve)} if edge.curve else False,
        "kg_tone": edge.tone,
        "kg_firm": edge.firm,
    }


def _license(iri: str) -> tuple[str, str]:
    """Return the name of a licence and its address, which is empty unless it is a web one."""
    match = _CC.match(iri)
    name = f"CC {match[1].upper()} {match[2]}" if match else iri
    return name, iri if iri.startswith(("https://", "http://")) else ""


@cache
def _parts() -> dict[str, object]:
    """Return library, script, style and the policy that lets just these run."""
    assets = files("kg.view") / "assets"

    def read(name: str) -> str:
        return (assets / name).read_text(encoding="utf-8").replace("\r\n", "\n")

    # The source map is no part of the page; a browser's tools would look for it.
    library = read("vis-network.min.js").partition("\n//# sourceMappingURL")[0]
    body = "\n".join(read(f"{name}.js") for name in _SCRIPTS)
    script = f'(() => {{\n"use strict";\n{body}}})();'
    style = read("page.css")
    policy = (
        "default-src 'none'; "
        f"script-src {_source(library)} {_source(script)}; style-src {_source(style)}; "
        "img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    # These are our own files, and nothing of an article is in them.
    return {
        "library": Markup(library),  # noqa: S704
        "script": Markup(script),  # noqa: S704
        "style": Markup(style),  # noqa: S704
        "policy": policy,
    }


def _source(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


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
