"""The page in headless Chromium: what a reader sees and does, and what hostile text cannot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from opened import DESKTOP, PHONE, TABLET, Opened

from kg.rdf.describe import DescribedGraph, Entity, Passage, StatementRow, Time
from kg.view.build import view_model
from kg.view.context import ArticleContext

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.view.model import ViewModel

pytestmark = pytest.mark.browser

COUNTS = """() => {
  const body = articleGraph.drawing.network.body;
  const seen = (all) => Object.values(all).filter((each) => !each.options.hidden).length;
  return [seen(body.nodes), body.edgeIndices.filter((id) => !body.edges[id].options.hidden).length];
}"""

# Boxes of labels that overlap, as the browser measures them.
OVERLAPS = """() => {
  const { network } = articleGraph.drawing;
  const ids = articleGraph.data.n.map((_, id) => id);
  const boxes = ids.map((id) => network.getBoundingBox(id));
  const found = [];
  for (let i = 0; i < ids.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const [a, b] = [boxes[i], boxes[j]];
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) {
        found.push([articleGraph.data.n[i].label, articleGraph.data.n[j].label]);
      }
    }
  }
  return found;
}"""
PLACES = "() => articleGraph.drawing.network.getPositions()"
SPOT = "(ids) => articleGraph.drawing.spots(ids)"


def click_between(opened: Opened, ids: list[int]) -> None:
    """Click in the drawing, in the middle between things."""
    spots = opened.ask(SPOT, ids)
    frame = opened.page.locator("#graph").bounding_box()
    assert frame is not None
    opened.page.mouse.click(
        frame["x"] + sum(spot["x"] for spot in spots) / len(spots),
        frame["y"] + sum(spot["y"] for spot in spots) / len(spots),
    )
    opened.settle()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_what_is_drawn_is_the_graph(
    show: Callable[..., Opened], invented: ViewModel, size: tuple[int, int], *, dark: bool
) -> None:
    opened = show(invented, size, dark=dark)
    opened.page.click("#zoom-fit")
    opened.settle()

    assert opened.ask(COUNTS) == [len(invented.nodes), len(invented.edges)]
    opened.assert_clean()


def test_labels_do_not_overlap_and_nothing_moves(
    show: Callable[..., Opened], invented: ViewModel
) -> None:
    opened = show(invented)
    first = opened.ask(PLACES)
    opened.page.wait_for_timeout(600)

    assert opened.ask(OVERLAPS) == []
    assert opened.ask(PLACES) == first
    assert [(place["x"], place["y"]) for place in first.values()] == list(
        invented.layouts.relations
    )


def test_the_order_by_type_has_no_overlaps_either(
    show: Callable[..., Opened], invented: ViewModel
) -> None:
    opened = show(invented)
    opened.page.click("#layouts [data-layout=types]")
    opened.settle()

    assert opened.ask(OVERLAPS) == []
    assert "layout=types" in opened.page.url
    places = opened.ask(PLACES).values()
    assert [(place["x"], place["y"]) for place in places] == list(invented.layouts.types)


def test_a_click_on_an_edge_shows_its_passage_and_address(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample)
    edge = next(e for e in sample.edges if e.label.startswith("holds office"))
    click_between(opened, [edge.source, edge.target])
    panel = opened.page.locator("#panel")

    assert panel.locator("mark").inner_text() == sample.statements[edge.statement].quotes[0].text
    assert panel.locator(".address input").input_value() == sample.statements[edge.statement].iri
    assert panel.locator(".badge").inner_text() == "asserted"
    assert panel.locator("dd").all_inner_texts() == [
        "“In 1923”", "1923", "1 Jan 1923 to 31 Dec 1923", "1923", "year",
        "stated in the sentence", "Red League",
    ]  # fmt: skip
    opened.assert_clean()


def test_a_click_on_a_thing_shows_its_names_and_statements(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample)
    click_between(opened, [0])
    panel = opened.page.locator("#panel")

    assert panel.locator("h2").inner_text() == "Anna Varga"
    assert panel.locator(".names").inner_text().split() == [
        "Анна",
        "Варга",
        "native",
        "name,",
        "Cyrillic",
    ]
    assert panel.locator(".fact").count() == 6
    opened.page.keyboard.press("Escape")
    opened.settle()
    assert panel.is_hidden()


def test_everything_works_from_the_keyboard(show: Callable[..., Opened], sample: ViewModel) -> None:
    opened = show(sample)
    keys = opened.page.keyboard

    def press(key: str) -> None:
        keys.press(key)
        opened.settle()

    stops = 0
    while opened.ask("document.activeElement.id") != "graph":
        press("Tab")
        stops += 1
        assert stops <= 10
    press("Home")
    assert opened.page.locator("#panel h2").inner_text() == "Anna Varga"
    press("ArrowRight")
    assert opened.page.locator("#panel h2").inner_text() in {"Ruritania", "Gondal"}
    press("ArrowLeft")
    assert opened.page.locator("#panel h2").inner_text() == "Anna Varga"
    press("Enter")
    assert opened.ask("document.activeElement.id") == "panel"
    press("Escape")
    assert opened.ask("document.activeElement.id") == "graph"
    press("/")
    assert opened.ask("document.activeElement.id") == "search"


def test_back_and_forward_are_those_of_the_browser(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample)
    heads = []
    for thing in (0, 1, 2):
        opened.ask("(thing) => articleGraph.choose({ thing })", thing)
        opened.settle()
    for step in ("goBack", "goBack", "goForward"):
        opened.ask("(step) => history[step === 'goBack' ? 'back' : 'forward']()", step)
        opened.page.wait_for_timeout(100)
        heads.append(opened.page.locator("#panel h2").inner_text())

    assert heads == [sample.nodes[1].label, sample.nodes[0].label, sample.nodes[1].label]


def test_an_address_brings_another_reader_to_the_same_sight(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample)
    number = next(i for i, s in enumerate(sample.statements) if s.quotes and s.time)
    opened.ask("(statement) => articleGraph.choose({ statement }, { view: 'text' })", number)
    opened.change({"from": -20000, "to": -10000, "sure": True, "undated": False, "tongue": "ru"})
    address = opened.page.url.partition("#")[2]
    state = opened.ask("articleGraph.state")
    again = show(sample, address=f"#{address}")

    assert again.ask("articleGraph.state") == state
    assert again.ask("document.documentElement.lang") == "ru"
    assert again.page.locator("#text .marked").first.inner_text() != ""
    again.assert_clean()


def test_what_is_hoped_is_dashed_and_what_is_asserted_is_not(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample)
    dashed = opened.ask(
        """() => Object.values(articleGraph.drawing.network.body.edges)
          .filter((e) => e.options.dashes).map((e) => e.options.label)"""
    )

    assert dashed == ["supported (hoped)"]


def test_a_passage_is_shown_in_the_article(show: Callable[..., Opened], sample: ViewModel) -> None:
    opened = show(sample)
    zenda = next(i for i, node in enumerate(sample.nodes) if node.label == "Zenda")
    opened.ask("(thing) => articleGraph.choose({ thing })", zenda)
    opened.settle()
    opened.page.click("#panel .fact")
    opened.settle()
    opened.page.click("#panel blockquote button")
    opened.settle()

    assert "".join(opened.page.locator("#text .marked").all_text_contents()) == (
        "In 1923 she was appointed by the Red League as governor of Zenda."
    )
    assert opened.page.locator("#text").text_content() == sample.text


def test_a_passage_of_the_article_leads_to_what_was_read_from_it(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample, address="#view=text")
    opened.page.get_by_text("In 1923 she was appointed").first.click()
    opened.settle()

    assert opened.page.locator("#panel mark").first.inner_text().startswith("In 1923")


def test_without_scripts_the_page_is_a_drawing_and_a_table(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample, script=False)

    assert opened.page.locator("#static svg").is_visible()
    assert opened.page.locator("#graph").is_hidden()
    assert "needs JavaScript" in opened.page.locator("noscript").inner_text()
    said = opened.page.locator("#static table").inner_text()
    for statement in sample.statements:
        assert statement.value in said
        assert all(quote.text in said for quote in statement.quotes)


def test_a_phone_does_not_scroll_sideways_and_has_room_for_thumbs(
    show: Callable[..., Opened], invented: ViewModel
) -> None:
    for width in (390, 320):
        opened = show(invented, (width, 844))
        opened.ask("articleGraph.choose({ thing: 0 })")
        for view in ("graph", "timeline", "table", "text", "compare"):
            opened.change({"view": view})
            small = opened.ask(
                """() => Array.from(document.querySelectorAll("button, input, select"))
                  .filter((e) => e.checkVisibility({ visibilityProperty: true }))
                  .map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
                  .filter(([, r]) => r.width > 1 && (r.width < 24 || r.height < 24))
                  .map(([html]) => html)"""
            )

            assert (view, small) == (view, [])
            assert opened.ask("document.documentElement.scrollWidth") == width


def test_an_empty_graph_is_a_calm_page(show: Callable[..., Opened]) -> None:
    opened = show(view_model(DescribedGraph((), "", "", (), (), {})))
    for view in ("timeline", "table", "text", "compare", "graph"):
        opened.change({"view": view})

    assert opened.page.locator("h1").inner_text() == "Untitled article"
    opened.assert_clean()


VIEWS = ("graph", "timeline", "table", "text", "compare")


@pytest.mark.parametrize("kind", ["light", "dark", "tablet", "phone", "forced", "print", "zoom"])
def test_nobody_is_shut_out(show: Callable[..., Opened], invented: ViewModel, kind: str) -> None:
    size = {"phone": PHONE, "tablet": TABLET, "zoom": (720, 450)}.get(kind, DESKTOP)
    opened = show(invented, size, dark=kind == "dark", forced=kind == "forced")
    if kind == "print":
        opened.page.emulate_media(media="print")
    found = {"at first": opened.violations()}
    for view in VIEWS:
        opened.ask("(view) => articleGraph.choose({ thing: 0 }, { view })", view)
        opened.settle()
        found[view] = opened.violations()
    opened.ask("articleGraph.choose({ statement: 3 })")
    opened.settle()
    found["a statement"] = opened.violations()

    assert {name: rules for name, rules in found.items() if rules} == {}
    opened.assert_clean()


def test_every_name_and_passage_is_in_the_accessibility_tree(
    show: Callable[..., Opened], invented: ViewModel
) -> None:
    opened = show(invented, address="#view=table")
    session = opened.page.context.new_cdp_session(opened.page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    said = " ".join(str(node.get("name", {}).get("value", "")) for node in tree)

    assert [node.label for node in invented.nodes if node.weight and node.label not in said] == []
    quotes = {quote.text for s in invented.statements for quote in s.quotes}
    assert {quote for quote in quotes if quote.strip() not in said} == set()


def _luminance(colour: str) -> float:
    """Return the relative luminance of a hex colour (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_colour_stands_out_enough(
    show: Callable[..., Opened], sample: ViewModel, *, dark: bool
) -> None:
    opened = show(sample, dark=dark)
    tokens: dict[str, str] = opened.ask(
        """() => {
          const style = getComputedStyle(document.documentElement);
          const names = Array.from(document.styleSheets[0].cssRules)
            .filter((rule) => rule.selectorText === ":root")
            .flatMap((rule) => Array.from(rule.style));
          return Object.fromEntries(names.filter((name) => name.startsWith("--"))
            .map((name) => [name.slice(2), style.getPropertyValue(name).trim()])
            .filter(([, value]) => /^#[0-9a-f]{3,6}$/.test(value)));
        }"""
    )
    full = {
        name: value if len(value) > 4 else "#" + "".join(2 * c for c in value[1:])
        for name, value in tokens.items()
    }
    texts = [name for name in full if name in {"ink", "soft", "accent"} or name.startswith("text-")]
    parts = [name for name in full if name.startswith(("family-", "tone-"))]
    weak = [
        (name, ground, round(_contrast(full[name], full[ground]), 2))
        for names, least in ((texts, 4.5), (parts, 3.0))
        for name in names
        for ground in ("paper", "surface", *(("hover", "marked") if name == "ink" else ()))
        if _contrast(full[name], full[ground]) < least
    ]

    assert len(texts) >= 10
    assert len(parts) >= 18
    assert weak == []


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
    for view in VIEWS:
        opened.change({"view": view})
    for number in range(len(HOSTILE)):
        opened.ask("(statement) => articleGraph.choose({ statement })", number)
        opened.settle()
        opened.ask("() => document.querySelector('#panel .thing').click()")
        opened.settle()
        shown.append(opened.page.locator("#panel h2").text_content())
        opened.page.fill("#search", HOSTILE[number][:200])
    opened.change({"view": "graph", "pick": None})

    assert opened.ask(COUNTS) == [len(HOSTILE) + 1, len(HOSTILE)]
    assert before == opened.ask(elements) == 5 + 3 + 1
    assert opened.ask("window.__ran") is None
    assert shown == [text if text.strip() else f"{text}{n}" for n, text in enumerate(HOSTILE)]
    assert len(HOSTILE) >= 25
    opened.assert_clean()


def test_a_hostile_title_and_text_stay_text(show: Callable[..., Opened], sample: ViewModel) -> None:
    for text in HOSTILE[:12]:
        opened = show(replace(sample, title=text, text=text, rights=text, license=text))
        opened.change({"view": "text"})

        assert opened.page.locator("h1").text_content() == text
        assert opened.page.locator("#text").text_content() == text
        assert opened.ask("window.__ran") is None
        opened.assert_clean()


def test_a_hostile_address_is_not_obeyed(show: Callable[..., Opened], sample: ViewModel) -> None:
    for text in (
        "#view=<img src=x onerror=window.__ran=1>&thing=__proto__&depth=99&around=constructor",
        "#path=toString&path=hasOwnProperty&nth=-5&from=9999999-99-99&to=x&dates=~~&layout=constructor",
        "#names=%3Cscript%3E&tongue=__proto__&passage=5-1e9&without=~~&but=toString~",
        "#%E0%A4%A",
    ):
        opened = show(sample, address=text)

        assert opened.ask("articleGraph.state.view") == "graph"
        assert opened.ask(COUNTS) == [len(sample.nodes), len(sample.edges)]
        assert opened.ask("window.__ran") is None
        opened.assert_clean()
