"""The page in headless Chromium: what a reader sees and does, and what hostile text cannot.

Needs Debian's package ``chromium``; without it these tests fail.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from kg.rdf.describe import DescribedGraph, Entity, Passage, StatementRow, Time
from kg.view.build import view_model
from kg.view.context import ArticleContext
from kg.view.page import render_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Request

    from kg.view.model import ViewModel

pytestmark = pytest.mark.browser

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
DESKTOP, PHONE = (1440, 900), (390, 844)
WATCH = """
window.__broken = [];
addEventListener("securitypolicyviolation", (e) => window.__broken.push(e.violatedDirective));
"""


@dataclass
class Opened:
    """A page in the browser, and everything that went wrong in it."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def note(self, request: Request) -> None:
        """Keep every request besides that for the page itself."""
        if request.url != self.address:
            self.requests.append(request.url)

    def ask(self, expression: str, argument: object = None) -> Any:  # noqa: ANN401 - JSON
        """Return the value of an expression in the page."""
        return self.page.evaluate(expression, argument)

    def assert_clean(self) -> None:
        """Check that nothing was asked for, complained of or refused."""
        assert self.requests == []
        assert self.messages == []
        assert self.ask("window.__broken") == []


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    contexts = []

    def open_page(
        model: ViewModel,
        size: tuple[int, int] = DESKTOP,
        *,
        dark: bool = False,
        script: bool = True,
    ) -> Opened:
        path = tmp_path / "a page, #1 – Ürümsu.html"
        path.write_text(render_page(model), encoding="utf-8")
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        opened = Opened(page, path.as_uri())
        if script:
            page.add_init_script(WATCH)
        page.on("request", opened.note)
        page.on("console", lambda message: opened.messages.append(message.text))
        page.on("pageerror", lambda error: opened.messages.append(str(error)))
        page.on("dialog", lambda dialog: opened.messages.append(dialog.message))
        page.goto(opened.address)
        return opened

    yield open_page
    for context in contexts:
        context.close()


COUNTS = """() => {
  const body = articleGraph.network.body;
  const seen = (all) => Object.values(all).filter((each) => !each.options.hidden).length;
  return [seen(body.nodes), body.edgeIndices.filter((id) => !body.edges[id].options.hidden).length];
}"""

# Nodes whose middle is painted in the colour of their family, of those with a filled shape.
PAINTED = """() => {
  const canvas = document.querySelector("#graph canvas");
  const context = canvas.getContext("2d");
  const ratio = canvas.width / canvas.clientWidth;
  const style = getComputedStyle(document.documentElement);
  return articleGraph.nodes.get({ filter: (node) => !node.kg_inside }).map((node) => {
    const at = articleGraph.network.canvasToDOM(articleGraph.network.getPosition(node.id));
    const pixel = context.getImageData(at.x * ratio, at.y * ratio, 1, 1).data;
    const hex = Array.from(pixel.slice(0, 3), (c) => c.toString(16).padStart(2, "0"));
    return `#${hex.join("")}` === style.getPropertyValue(`--family-${node.kg_family}`).trim();
  });
}"""

OVERLAPS = """() => {
  const ids = articleGraph.nodes.getIds();
  const boxes = ids.map((id) => articleGraph.network.getBoundingBox(id));
  const found = [];
  for (let i = 0; i < ids.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const [a, b] = [boxes[i], boxes[j]];
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) {
        found.push([articleGraph.nodes.get(ids[i]).label, articleGraph.nodes.get(ids[j]).label]);
      }
    }
  }
  return found;
}"""


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_what_is_drawn_is_the_graph(
    show: Callable[..., Opened], invented: ViewModel, size: tuple[int, int], *, dark: bool
) -> None:
    opened = show(invented, size, dark=dark)
    opened.page.click("#zoom-fit")
    opened.page.wait_for_timeout(200)

    assert opened.ask(COUNTS) == [len(invented.nodes), len(invented.edges)]
    opened.assert_clean()
    if size == DESKTOP:
        assert opened.ask(PAINTED) == [True] * sum(
            node.family not in ("event", "office", "plan") for node in invented.nodes
        )


def test_labels_do_not_overlap_and_nothing_moves(
    show: Callable[..., Opened], invented: ViewModel
) -> None:
    opened = show(invented)
    places = "() => articleGraph.network.getPositions()"
    first = opened.ask(places)
    opened.page.wait_for_timeout(600)

    assert opened.ask(OVERLAPS) == []
    assert opened.ask(places) == first
    assert [(place["x"], place["y"]) for place in first.values()] == [
        (node.x, node.y) for node in invented.nodes
    ]


def test_a_click_on_an_edge_shows_its_passage_and_address(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample)
    edge = next(e for e in sample.edges if e.label.startswith("holds office"))
    ends = [[sample.nodes[n].x, sample.nodes[n].y] for n in (edge.source, edge.target)]
    at = opened.ask(
        "([[a, b], [c, d]]) => articleGraph.network.canvasToDOM({x: (a + c) / 2, y: (b + d) / 2})",
        ends,
    )
    frame = opened.page.locator("#graph").bounding_box()
    assert frame is not None
    opened.page.mouse.click(frame["x"] + at["x"], frame["y"] + at["y"])
    panel = opened.page.locator("#panel")

    assert panel.locator("mark").inner_text() == sample.statements[edge.statement].quotes[0].text
    assert panel.locator(".address input").input_value() == sample.statements[edge.statement].iri
    assert panel.locator(".badge").inner_text() == "asserted"
    assert panel.locator("dd").all_inner_texts() == [
        "“In 1923”", "1923", "1923-01-01 to 1923-12-31", "1923", "year", "stated", "Red League",
    ]  # fmt: skip
    opened.assert_clean()


def test_a_click_on_a_thing_shows_its_names_and_statements(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample)
    at = opened.ask(
        "(id) => articleGraph.network.canvasToDOM(articleGraph.network.getPosition(id))", 0
    )
    frame = opened.page.locator("#graph").bounding_box()
    assert frame is not None
    opened.page.mouse.click(frame["x"] + at["x"], frame["y"] + at["y"])
    panel = opened.page.locator("#panel")

    assert panel.locator("h2").inner_text() == "Anna Varga"
    assert panel.locator(".names").inner_text().split() == ["Анна", "Варга", "Cyrillic"]
    assert panel.locator(".fact").count() == 6
    opened.page.keyboard.press("Escape")
    assert panel.is_hidden()


def test_search_finds_any_script_and_folds_diacritics(
    show: Callable[..., Opened], invented: ViewModel
) -> None:
    opened = show(invented)
    found = {}
    for query in ("флавия", "urumsu", "窩闊台", "شكري", "no such thing"):
        opened.page.fill("#search", query)
        found[query] = opened.page.locator("#results li").first.inner_text().split("\n")[-1]
    opened.page.fill("#search", "Флавия")
    opened.page.keyboard.press("Enter")

    assert found == {
        "флавия": "Flavia of Ruritania",
        "urumsu": "place",
        "窩闊台": "Ógedei the Younger",
        "شكري": "Şükrü Çelebi of Gondal",
        "no such thing": "Nothing found",
    }
    assert opened.page.locator("#panel h2").inner_text() == "Flavia of Ruritania"
    opened.assert_clean()


def test_search_finds_passages(show: Callable[..., Opened], sample: ViewModel) -> None:
    opened = show(sample)
    opened.page.fill("#search", "hoped for support")
    opened.page.keyboard.press("Enter")

    assert opened.page.locator("#panel .claim").inner_text().split("\n") == [
        "Gondal", "supported", "Anna Varga",
    ]  # fmt: skip
    assert opened.page.locator("#panel .badge.unreal").inner_text() == "hoped"


def test_everything_works_from_the_keyboard(show: Callable[..., Opened], sample: ViewModel) -> None:
    opened = show(sample)
    keys = opened.page.keyboard
    stops = 0
    while opened.ask("document.activeElement.id") != "graph":
        keys.press("Tab")
        stops += 1
        assert stops < 40
    keys.press("Home")
    assert opened.page.locator("#panel h2").inner_text() == "Anna Varga"
    keys.press("ArrowRight")
    assert opened.page.locator("#panel h2").inner_text() in {"Ruritania", "Gondal"}
    keys.press("ArrowLeft")
    assert opened.page.locator("#panel h2").inner_text() == "Anna Varga"
    keys.press("Enter")
    assert opened.ask("document.activeElement.id") == "panel"
    keys.press("Escape")
    assert opened.ask("document.activeElement.id") == "graph"
    keys.press("/")
    assert opened.ask("document.activeElement.id") == "search"


def test_the_legend_hides_and_shows(show: Callable[..., Opened], sample: ViewModel) -> None:
    opened = show(sample)
    counts = {"all": opened.ask(COUNTS)}
    for key in ("[data-family=polity]", "[data-tone=unreal]", "[data-tone=side2]"):
        opened.page.click(key)
        counts[key] = opened.ask(COUNTS)
        opened.page.click(key)
    counts["again"] = opened.ask(COUNTS)

    assert counts == {
        "all": [8, 8],
        "[data-family=polity]": [6, 6],
        "[data-tone=unreal]": [8, 7],
        "[data-tone=side2]": [8, 7],
        "again": [8, 8],
    }


def test_what_is_hoped_is_dashed_and_what_is_asserted_is_not(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample)
    dashed = opened.ask(
        "() => articleGraph.edges.get().filter((e) => e.dashes).map((e) => e.label)"
    )

    assert dashed == ["supported (hoped)"]


def test_the_table_sorts_and_opens_statements(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample)
    opened.page.click("#statements-tab")
    opened.page.click("#statements th:nth-child(4) button")
    values = opened.page.locator("#statements tbody td:nth-child(4)").all_inner_texts()
    opened.page.click("#statements tbody tr:first-child button")

    assert values[0] == "1901"
    assert opened.page.locator("#panel h2").inner_text() == "birth date"
    assert len(values) == 12


def test_a_passage_is_shown_in_the_article(show: Callable[..., Opened], sample: ViewModel) -> None:
    opened = show(sample)
    opened.page.fill("#search", "Zenda")
    opened.page.keyboard.press("Enter")
    opened.page.click("#panel .fact")
    opened.page.click("#panel blockquote button")

    assert opened.page.locator("#text mark").inner_text() == (
        "In 1923 she was appointed by the Red League as governor of Zenda."
    )
    assert opened.page.locator("#text").inner_text() == sample.text


def test_without_scripts_the_page_is_the_table(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample, script=False)

    assert opened.page.locator("#statements tbody tr").count() == 12
    assert opened.page.locator("#statements").is_visible()
    assert opened.page.locator("#graph").is_hidden()
    assert "needs JavaScript" in opened.page.locator("noscript").inner_text()


def test_a_phone_does_not_scroll_sideways_and_has_room_for_thumbs(
    show: Callable[..., Opened], invented: ViewModel
) -> None:
    for width in (390, 320):
        opened = show(invented, (width, 844))
        opened.page.fill("#search", "Рудольф")
        opened.page.keyboard.press("Enter")
        small = opened.ask(
            """() => Array.from(document.querySelectorAll("button, input"))
              .map((e) => [e.textContent, e.getBoundingClientRect()])
              .filter(([, r]) => r.width && (r.width < 24 || r.height < 24)).map(([t]) => t)"""
        )

        assert opened.ask("document.documentElement.scrollWidth") == width
        assert small == []


def test_an_empty_graph_is_a_calm_page(show: Callable[..., Opened]) -> None:
    opened = show(view_model(DescribedGraph((), "", "", (), (), {})))

    assert opened.page.locator("h1").inner_text() == "Untitled article"
    opened.assert_clean()


HOSTILE = (
    "</script><script>window.__ran=1</script>",
    "<script>window.__ran=1</script>",
    "<img src=x onerror=window.__ran=1>",
    "<img src=http://example.invalid/x.png>",
    '"><svg onload=window.__ran=1>',
    "'-window.__ran++-'",
    '";window.__ran=1;//',
    "${window.__ran=1}",
    "`${window.__ran=1}`",
    "{{ 7*7 }}{% raw %}",
    "{{ self.__init__.__globals__ }}",
    "javascript:window.__ran=1",
    'href="javascript:window.__ran=1"',
    "<!--<script>",
    "-->",
    "]]>",
    "</style><style>*{display:none}</style>",
    "</textarea></title></noscript><script>window.__ran=1</script>",
    "&lt;script&gt;window.__ran=1&lt;/script&gt;",
    "<iframe srcdoc='<script>parent.__ran=1</script>'>",
    "<base href=http://example.invalid/>",
    "<meta http-equiv=refresh content=0;url=http://example.invalid/>",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "NaN",
    "\\u003cscript\\u003e",
    "\u2028\u2029",
    "\u202eright to left\u202c\u2066",
    "\u0000\u0007\u001b[31m",
    "\r\n\t line \r breaks",
    "a" * 20_000,
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324" * 40,
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "",
    " ",
    "<a href=//example.invalid>x</a>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.__ran=1>",
)


def _hostile(text: str, number: int) -> tuple[Entity, StatementRow]:
    time = Time(text, text, edtf=text, earliest_start=text, latest_end=text, basis=text)
    passage = Passage(0, 5, text, text, text)
    entity = Entity(
        iri=f"{text}{number}",
        type=text,
        label=text,
        labels=((text, text), (text, "en")),
        kinds=(text,),
        time=time,
        passages=(passage,),
    )
    row = StatementRow(
        iri=text, label=text, subject=entity.iri, subject_label=text, property=text,
        object="hub", value=text, datatype=text, modality=text, time=time, passages=(passage,),
        rule=text, qualifiers=((text, text), (text, entity.iri)),
    )  # fmt: skip
    return entity, row


def test_hostile_text_in_every_field_runs_nothing_and_hides_nothing(
    show: Callable[..., Opened],
) -> None:
    pairs = [_hostile(text, number) for number, text in enumerate(HOSTILE)]
    described = DescribedGraph(
        documents=HOSTILE,
        title=HOSTILE[0],
        text="A plain text.",
        entities=(Entity("hub", "Person", "hub"), *(entity for entity, _ in pairs)),
        statements=tuple(row for _, row in pairs),
        labels={text: text for text in HOSTILE},
    )
    context = ArticleContext(
        subject="hub",
        rights=HOSTILE[2],
        license=HOSTILE[11],
        definitions=tuple((text, text) for text in HOSTILE),
    )
    opened = show(view_model(described, context))
    elements = "document.querySelectorAll('img, iframe, base, meta, script, style, form').length"
    before = opened.ask(elements)
    shown = []
    assert opened.messages == []
    opened.page.click("#statements-tab")
    for number in range(len(HOSTILE)):
        opened.ask("(n) => document.querySelectorAll('#statements td button')[n].click()", number)
        opened.ask("() => document.querySelector('#panel .thing').click()")
        shown.append(opened.page.locator("#panel h2").text_content())
        opened.page.fill("#search", HOSTILE[number][:200])

    assert opened.ask(COUNTS) == [len(HOSTILE) + 1, len(HOSTILE)]
    assert before == opened.ask(elements) == 5 + 5 + 1
    assert opened.ask("window.__ran") is None
    assert opened.ask("document.querySelectorAll('#statements tbody tr').length") == len(HOSTILE)
    assert shown == [text if text.strip() else f"{text}{n}" for n, text in enumerate(HOSTILE)]
    assert len(HOSTILE) >= 25
    opened.assert_clean()


def test_a_hostile_title_and_text_stay_text(show: Callable[..., Opened], sample: ViewModel) -> None:
    for text in HOSTILE[:12]:
        opened = show(replace(sample, title=text, text=text, rights=text, license=text))

        assert opened.page.locator("h1").text_content() == text
        assert opened.page.locator("#text").text_content() == text
        assert opened.ask("window.__ran") is None
        opened.assert_clean()
