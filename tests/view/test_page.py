"""The page as a file: what is in it, and what may run."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.errors import NotFoundError
from kg.rdf.describe import DescribedGraph
from kg.view.build import view_model
from kg.view.context import ArticleContext
from kg.view.messages import messages
from kg.view.pack import unpack
from kg.view.page import article_graph, render_page

if TYPE_CHECKING:
    from kg.view.model import ViewModel

ASSETS = files("kg.view") / "assets"
ROOT = Path(__file__).parents[2]


class Parts(HTMLParser):
    """The scripts, styles, addresses and policy of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open = ""
        self.scripts: list[str] = []
        self.data: dict[str, str] = {}
        self.styles: list[str] = []
        self.addresses: list[str] = []
        self.handlers: list[str] = []
        self.policy = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag brings."""
        found = {name: value or "" for name, value in attrs}
        if tag == "script":
            self.open = found.get("id", "script")
            if self.open == "script":
                self.scripts.append("")
        elif tag == "style":
            self.open = "style"
            self.styles.append("")
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"]
        self.addresses += [found[name] for name in ("src", "href") if name in found]
        self.handlers += [name for name in found if name.startswith("on") or name == "style"]

    def handle_endtag(self, tag: str) -> None:
        """Close what was open."""
        if tag in ("script", "style"):
            self.open = ""

    def handle_data(self, data: str) -> None:
        """Keep the text of scripts and styles."""
        if self.open == "script":
            self.scripts[-1] += data
        elif self.open == "style":
            self.styles[-1] += data
        elif self.open:
            self.data[self.open] = self.data.get(self.open, "") + data


def unpacked(parts: Parts) -> dict[str, Any]:
    """Return the data of a page."""
    data = unpack(parts.data["kg-data"])
    assert isinstance(data, dict)
    return data


@pytest.fixture(scope="module")
def page(invented: ViewModel) -> str:
    return render_page(invented)


@pytest.fixture(scope="module")
def parts(page: str) -> Parts:
    return Parts(page)


def test_only_the_scripts_and_the_style_of_the_page_may_run(parts: Parts) -> None:
    def allowed(text: str) -> str:
        digest = hashlib.sha256(text.encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"

    (boot,) = parts.scripts
    shell: Any = unpack(parts.data["kg-shell"])
    assert len(shell["scripts"]) == 2
    assert parts.policy == (
        f"default-src 'none'; script-src {' '.join(map(allowed, (boot, *shell['scripts'])))}; "
        f"style-src {allowed(parts.styles[0])}; "
        "img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types kg"
    )
    assert parts.handlers == []


def test_the_page_asks_for_no_address(parts: Parts) -> None:
    outside = [address for address in parts.addresses if not address.startswith("#")]
    data = str(unpack(parts.data["kg-data"]))

    assert "cdn" not in data
    assert outside == ["https://creativecommons.org/licenses/by-sa/4.0/"]
    assert "url(" not in parts.styles[0]
    assert "@import" not in parts.styles[0]


def test_our_script_never_writes_markup_or_runs_text() -> None:
    paths = sorted((ROOT / "src/kg/view/assets/script").glob("*.js"))
    script = "".join(path.read_text("utf-8") for path in paths)

    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|fetch\(|"
        r"XMLHttpRequest|WebSocket|sendBeacon|import\(",
        script,
    )


def test_nodes_and_edges_go_through_pyvis_into_the_page(parts: Parts, invented: ViewModel) -> None:
    drawn = unpacked(parts)["drawn"]

    assert [n["id"] for n in drawn["nodes"]] == list(range(len(invented.nodes)))
    assert [(n["x"], n["y"]) for n in drawn["nodes"]] == list(invented.layouts.relations)
    assert sorted((e["id"], e["from"], e["to"]) for e in drawn["edges"]) == [
        (e.statement, e.source, e.target) for e in invented.edges
    ]


def test_every_statement_is_in_the_page_without_its_script(page: str, invented: ViewModel) -> None:
    still = page[page.index('<div id="static">') : page.index('id="graph-view"')]

    assert still.count("<tr") - still.count("rowgroup") - 1 == len(invented.statements)


def test_the_data_names_its_version_and_spares_quotes_that_are_in_the_text(
    parts: Parts, invented: ViewModel
) -> None:
    data = unpacked(parts)

    assert data["version"] == invented.version == 2
    assert data["text"] == invented.text
    assert {len(quote) for s in data["s"] for quote in s["quotes"]} == {2}


def test_the_page_brings_every_language_of_its_own_words(parts: Parts) -> None:
    assert unpacked(parts)["messages"] == messages()


def test_a_page_can_be_told_its_language(sample: ViewModel) -> None:
    html = render_page(sample, tongue="en")

    assert '<html lang="en">' in html
    assert unpacked(Parts(html))["tongue"] == "en"
    with pytest.raises(NotFoundError, match="does not speak"):
        render_page(sample, tongue="xx")


def test_the_networkx_graph_keeps_parallel_edges(invented: ViewModel) -> None:
    graph = article_graph(invented)

    assert graph.number_of_nodes() == len(invented.nodes)
    assert {key for _, _, key in graph.edges(keys=True)} == {e.statement for e in invented.edges}


def test_the_page_of_a_long_article_is_small_enough(page: str) -> None:
    assert len(page.encode()) <= 500_000
    assert len(render_page(view_model(DescribedGraph((), "", "", (), (), {}))).encode()) <= 400_000


def test_a_licence_that_is_no_web_address_is_no_link() -> None:
    described = DescribedGraph((), "t", "", (), (), {})
    context = ArticleContext(license="javascript:alert(1)")
    parts = Parts(render_page(view_model(described, context)))

    assert [a for a in parts.addresses if not a.startswith("#")] == []


def test_the_same_graph_gives_the_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    script = tmp_path / "build.py"
    script.write_text(
        "import hashlib, pyoxigraph as ox\n"
        "from kg.rdf.graph import RdfGraph\n"
        "from kg.rdf.describe import describe\n"
        "from kg.view import article_context, render_page, view_model\n"
        "triples = [q.triple for q in ox.parse(path='tests/data/sample.ttl')]\n"
        "name = ox.NamedNode('https://w3id.org/article-kg/document/anna-varga')\n"
        "graph = RdfGraph.of(name, triples, ())\n"
        "page = render_page(view_model(describe(graph), article_context(graph)))\n"
        "print(hashlib.sha256(page.encode('utf-8')).hexdigest())\n",
        encoding="utf-8",
    )
    seen = set()
    for seed, zone, language in (("0", "UTC", "C"), ("7", "Asia/Almaty", "C.UTF-8")):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": language,
            "PYTHONPATH": str(ROOT / "src"),
        }
        run = subprocess.run(
            [sys.executable, str(script)],
            cwd=ROOT, env=environment, check=True, capture_output=True, text=True,
        )  # fmt: skip
        seen.add(run.stdout)

    assert len(seen) == 1


def test_pyvis_is_loaded_without_ipython_and_ipython_is_whole_afterwards() -> None:
    code = (
        "import sys\n"
        "from kg.view.page import _without_ipython\n"
        "with _without_ipython():\n"
        "    import pyvis.network\n"
        "assert 'IPython' not in sys.modules\n"
        "import IPython.display\n"
        "assert hasattr(IPython.display, 'HTML')\n"
        "frame = pyvis.network.IFrame('x.html', 1, 1)\n"
        "assert type(frame).__module__ == 'IPython.lib.display'\n"
    )
    subprocess.run(
        [sys.executable, "-c", code],
        check=True, env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip


def test_the_library_is_the_one_that_the_readme_names() -> None:
    library = (ASSETS / "vis-network.min.js").read_bytes()
    readme = (ASSETS / "README.md").read_text("utf-8")

    assert hashlib.sha256(library).hexdigest() in readme
    assert f"{len(library):,} bytes" in readme
    assert b"@version 10.1.5" in library[:400]


def _tokens() -> tuple[dict[str, str], dict[str, str]]:
    style = (ASSETS / "base.css").read_text("utf-8")
    light, dark = style.split("prefers-color-scheme: dark", 1)
    found = [dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", part)) for part in (light, dark)]
    return found[0], found[0] | found[1]


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(a: str, b: str) -> float:
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", _tokens(), ids=["light", "dark"])
def test_every_colour_has_contrast_enough(tokens: dict[str, str]) -> None:
    texts = [name for name in tokens if name.startswith("text-")]
    grounds = ("paper", "surface", "hover")
    weak = [
        (name, ground, round(_contrast(tokens[name], tokens[ground]), 2), least)
        for names, over, least in (
            (("ink", "soft", "accent"), grounds, 4.5),
            (("ink",), ("marked", "fill-event", "fill-office", "fill-plan"), 4.5),
            (texts, ("paper",), 4.5),
            ([n for n in tokens if n.startswith(("family-", "tone-"))], ("paper", "surface"), 3.0),
        )
        for name in names
        for ground in over
        if _contrast(tokens[name], tokens[ground]) < least
    ]

    assert weak == []
