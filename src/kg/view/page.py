"""From the model to one self-contained HTML file.

networkx holds the graph, pyvis passes it to our template through its public hook
(``Network.set_template_dir``); pyvis' own page, its menus and its files from a network are
never used. The template escapes everything; data is JSON in a data block, packed, never JavaScript
source. Library, script and style are packed too: a small script unpacks them, and the Content
Security Policy names the hash of every script that may run, packed or not.
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

from kg.errors import NotFoundError
from kg.view.columns import columns
from kg.view.data import page_data
from kg.view.messages import messages, terms
from kg.view.pack import pack, wrap
from kg.view.parts import content_policy, read_asset
from kg.view.static import is_turned, static_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.view.model import ViewModel

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
_TEMPLATE = "template.html"
_CC = re.compile(r"https?://creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)/?\Z")


def article_graph(model: ViewModel) -> nx.MultiDiGraph[int]:
    """Return the nodes and edges of a page as a networkx graph.

    Nodes are the indices of ``model.nodes``, the keys of edges those of ``model.statements``.
    Every node carries its shape, label and place in terms of vis-network, every edge its bend.
    """
    graph: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    for number, (node, (x, y)) in enumerate(zip(model.nodes, model.layouts.relations, strict=True)):
        shape, label = _SHAPES[node.family], "\n".join(node.drawn)
        graph.add_node(number, label=label, shape=shape, size=node.size, x=x, y=y)
    for edge in model.edges:
        bend = "curvedCW" if edge.curve > 0 else "curvedCCW"
        smooth = {"type": bend, "roundness": abs(edge.curve)} if edge.curve else False
        graph.add_edge(edge.source, edge.target, key=edge.statement, smooth=smooth)
    return graph


def render_page(model: ViewModel, *, tongue: str = "") -> str:
    """Return the page as HTML; write it as UTF-8. The same model gives the same page.

    Args:
        model: What the page shows.
        tongue: Language of the interface, one of :func:`kg.view.messages.messages`; by default
            the reader's, and English without a script.

    Raises:
        NotFoundError: There are no messages in this language.
    """
    if tongue and tongue not in messages():
        raise NotFoundError(
            "the page does not speak this language", where=tongue, hint=", ".join(messages())
        )
    large = bool(model.communities)
    license_ = _license(model.license)
    data = page_data(model, license_)
    data |= {"messages": messages(), "terms": _terms_of(model)}
    spoken = tongue or "en"
    words = terms().get(spoken, {})
    context = {
        "model": model,
        "data": data | ({"tongue": tongue} if tongue else {}),
        "license": license_,
        "tongue": spoken,
        "say": messages()["en"] | messages()[spoken],
        "term": lambda word: words.get(word, word),
        "static": static_view(model),
        "large": large,
        **_parts(large=large),
    }
    return _without_pyvis(model, context) if large else _through_pyvis(model, context)


def _terms_of(model: ViewModel) -> dict[str, dict[str, str]]:
    """Return the words of the vocabulary that this model uses, by language."""
    used = {
        *(each.label for each in model.properties),
        *(node.type for node in model.nodes),
        *(kind for node in model.nodes for kind in node.kinds),
        *(label.kind for node in model.nodes for label in node.labels),
        *(each.label for s in model.statements for each in s.qualifiers),
    }
    return {
        language: {word: called for word, called in words.items() if word in used}
        for language, words in terms().items()
    }


def _through_pyvis(model: ViewModel, context: dict[str, object]) -> str:
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
    network.set_template_dir(_folder(), _TEMPLATE)
    _prepare(network.templateEnv, context)
    html: str = network.generate_html()
    return html


def _without_pyvis(model: ViewModel, context: dict[str, object]) -> str:
    """Render a large page; pyvis would look through all its nodes for each new one."""
    environment = Environment(autoescape=True, loader=FileSystemLoader(_folder()))
    _prepare(environment, context)
    return environment.get_template(_TEMPLATE).render(heading=model.title)


def _folder() -> str:
    return str(files("kg.view") / "assets")


def _prepare(environment: Environment, context: dict[str, object]) -> None:
    environment.autoescape = True  # pyvis leaves it off
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals["kg"] = context
    environment.filters["packed"] = _packed
    environment.tests["turned"] = is_turned


def _packed(data: dict[str, object], nodes: object = None, edges: object = None) -> str:
    """Return the block of data; for vis-network with the nodes and edges that pyvis brings."""
    if data["communities"]:
        return wrap(columns(data))
    return pack(data | {"drawn": {"nodes": nodes, "edges": edges}} if nodes else data)


def _license(iri: str) -> tuple[str, str]:
    """Return the name of a licence and its address, which is empty unless it is a web one."""
    match = _CC.match(iri)
    name = f"CC {match[1].upper()} {match[2]}" if match else iri
    return name, iri if iri.startswith(("https://", "http://")) else ""


@cache
def _parts(*, large: bool) -> dict[str, object]:
    """Return the style and script at the head, the packed rest, and the policy for just these."""
    # The source map is no part of the page; a browser's tools would look for it.
    library = "" if large else _read("vis-network.min.js").partition("\n//# sourceMappingURL")[0]
    script = _read("bundle/large.js" if large else "bundle/article.js")
    scripts = [text for text in (library, script) if text]
    boot, style = _read("bundle/boot.js"), _read("bundle/first.css")
    # These are our own files, and nothing of an article is in them.
    return {
        "shell": pack({"style": _read("bundle/rest.css"), "scripts": scripts}),
        "boot": Markup(boot),  # noqa: S704
        "style": Markup(style),  # noqa: S704
        "policy": content_policy((boot, *scripts), style, images="data: blob:", makes="kg"),
    }


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
