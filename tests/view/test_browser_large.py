"""Large graphs in headless Chromium: their parts, their canvas, their columns."""

from __future__ import annotations

import base64
import math
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from kg.view.build import view_model
from kg.view.columns import columns
from kg.view.data import page_data
from kg.view.parts import read_asset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from opened import Opened
    from playwright.sync_api import Browser, Page

    from kg.rdf.describe import DescribedGraph
    from kg.view.context import ArticleContext
    from kg.view.model import ViewModel

    Json = dict[str, Any]

pytestmark = pytest.mark.browser

PHONE = (390, 844)
# What only a drawing with room for it needs is not in the columns.
DERIVED = {"drawn"}
READ = """(text) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const data = readColumns(bytes);
  const said = (row, names) => Object.fromEntries(names.map((name) => [name, row[name]])
    .filter(([, value]) => value !== undefined && value !== null));
  const n = ["iri", "type", "family", "label", "labels", "kinds", "time", "when", "quotes", "sides",
    "size", "font", "weight", "community", "at"];
  const s = ["iri", "s", "o", "p", "about", "value", "lang", "datatype", "modality", "time", "when",
    "quotes", "rule", "more", "edge", "against", "span", "evidence", "subject", "object"];
  return {
    n: data.n.map((row) => said(row, n)), s: data.s.map((row) => said(row, s)),
    text: data.text, layouts: Object.fromEntries(
      Object.entries(data.layouts).map(([name, places]) => [name, Array.from(places)])),
  };
}"""
AROUND = """([steps, links, rooms]) => {
  const near = (id) => links.filter((link) => link.includes(id))
    .map(([a, b]) => (a === id ? b : a)).filter((other) => steps.some(([each]) => each === other));
  const found = around(new Map(steps), near, (id) => rooms[id]);
  return Array.from(found);
}"""


@pytest.fixture(scope="module")
def large(invention: tuple[DescribedGraph, ArticleContext]) -> ViewModel:
    return view_model(*invention, large=1)


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def run(page: Page, name: str, function: str, argument: object) -> Any:  # noqa: ANN401 - JSON
    """Call a function that knows what one of our scripts gives."""
    source = read_asset("kg.view", f"script/{name}.js")
    return page.evaluate(f"(given) => {{ {source}\nreturn ({function})(given); }}", argument)


def still(opened: Opened) -> None:
    """Wait until the drawing is done."""
    opened.settle()
    while opened.ask("articleGraph.drawing.busy()"):
        opened.page.wait_for_timeout(20)


def spot(opened: Opened, thing: int) -> tuple[float, float]:
    """Return where a thing is on the screen."""
    frame = opened.page.locator("#graph").bounding_box()
    assert frame is not None
    at = opened.ask("(id) => articleGraph.drawing.spots([id])[0]", thing)
    return frame["x"] + at["x"], frame["y"] + at["y"]


def overlaps(opened: Opened) -> list[object]:
    """Return pairs of names that cover each other."""
    names = opened.ask("articleGraph.drawing.names()")
    return [
        (a, b)
        for a, b in combinations(names, 2)
        if a["x"] < b["x"] + b["wide"]
        and b["x"] < a["x"] + a["wide"]
        and a["y"] < b["y"] + b["high"]
        and b["y"] < a["y"] + a["high"]
    ]


def test_columns_are_read_as_the_rows_that_were_written(bare: Page, large: ViewModel) -> None:
    data: Json = page_data(large, ("", ""))
    found = run(bare, "columns", READ, base64.b64encode(columns(data)).decode())
    things = [{k: v for k, v in n.items() if k not in DERIVED} for n in data["n"]]
    for n in things:
        n.setdefault("labels", [])
    statements = [dict(s) for s in data["s"]]
    for s in statements:
        s.pop("label", None)
        s.setdefault("modality", "asserted")
        s.setdefault("rule", "")
        if "edge" in s:
            s["edge"] = {"tone": s["edge"]["tone"], "curve": s["edge"].get("curve", 0)}

    assert found["n"] == things
    assert found["s"] == statements
    assert found["text"] == large.text
    assert found["layouts"] == data["layouts"]


@pytest.mark.parametrize("count", [1, 2, 40, 300])
def test_surroundings_have_room_for_every_name(bare: Page, count: int) -> None:
    steps = [[n, 0 if n == 0 else 1 if n <= count // 2 else 2] for n in range(count)]
    links = [[n, 0 if n <= count // 2 else n - count // 2] for n in range(1, count)]
    rooms = [{"half": 30 + 7 * (n % 9), "top": 10 + n % 5, "bottom": 25} for n in range(count)]
    found = run(bare, "around", AROUND, [steps, links, rooms])
    again = run(bare, "around", AROUND, [steps, links, rooms])
    places = dict(found)

    assert found == again
    assert sorted(places) == list(range(count))
    assert places[0] == [0, 0]
    assert all(isinstance(each, int) for place in places.values() for each in place)
    for a, b in combinations(range(count), 2):
        (x, y), (u, v) = places[a], places[b]
        assert (
            abs(x - u) >= rooms[a]["half"] + rooms[b]["half"]
            or y + rooms[a]["bottom"] <= v - rooms[b]["top"]
            or v + rooms[b]["bottom"] <= y - rooms[a]["top"]
        )


def test_it_opens_on_its_communities(show: Callable[..., Opened], large: ViewModel) -> None:
    opened = show(large)
    still(opened)
    places = "articleGraph.drawing.spots([0, 1, 2, 3, 4])"
    first = opened.ask(places)
    named = {name.get("disc") for name in opened.ask("articleGraph.drawing.names()")}
    options = opened.page.locator("#parts option").all_inner_texts()
    opened.page.wait_for_timeout(500)

    assert opened.ask("articleGraph.state.part") is None
    assert named == set(range(len(large.communities)))
    assert options[0] == f"{len(large.communities)} communities"
    assert [option.rsplit(" (", 1) for option in options[1:]] == [
        [each.label or "Everything else", f"{each.count})"] for each in large.communities
    ]
    assert opened.page.locator("#panel").is_hidden()
    assert opened.ask(places) == first
    opened.assert_clean()


def test_one_enters_a_community_and_comes_back(
    show: Callable[..., Opened], large: ViewModel
) -> None:
    opened = show(large)
    still(opened)
    frame = opened.page.locator("#graph").bounding_box()
    assert frame is not None
    disc = next(n for n in opened.ask("articleGraph.drawing.names()") if n.get("disc") == 0)
    opened.page.mouse.click(
        frame["x"] + disc["x"] + disc["wide"] / 2, frame["y"] + disc["y"] + disc["high"] / 2
    )
    still(opened)
    things = {name["id"] for name in opened.ask("articleGraph.drawing.names()") if name["id"] >= 0}

    assert opened.ask("articleGraph.state.part") == 0
    assert opened.ask("location.hash") == "#part=0"
    assert opened.page.locator("#parts").input_value() == "0"
    assert things
    assert {large.nodes[thing].community for thing in things} == {0}
    opened.page.go_back()
    still(opened)
    assert opened.ask("articleGraph.state.part") is None
    opened.assert_clean()


def test_who_is_found_is_shown_among_its_neighbours(
    show: Callable[..., Opened], large: ViewModel
) -> None:
    opened = show(large)
    still(opened)
    opened.page.fill("#search", "Флавия")
    opened.page.keyboard.press("Enter")
    still(opened)
    flavia = next(n for n, node in enumerate(large.nodes) if node.label == "Flavia of Ruritania")
    near = {edge.source for edge in large.edges if edge.target == flavia} | {
        edge.target for edge in large.edges if edge.source == flavia
    }
    names = {name["id"] for name in opened.ask("articleGraph.drawing.names()")}

    assert opened.page.locator("#panel h2").inner_text() == "Flavia of Ruritania"
    assert opened.ask("[articleGraph.state.centre, articleGraph.state.depth]") == [flavia, 1]
    assert names == near | {flavia}
    assert overlaps(opened) == []
    panel = opened.page.locator("#panel").bounding_box()
    assert panel is not None
    assert all(spot(opened, thing)[0] < panel["x"] for thing in names)
    opened.assert_clean()


def test_the_whole_is_a_button(show: Callable[..., Opened], large: ViewModel) -> None:
    opened = show(large)
    still(opened)
    opened.page.click("#whole")
    still(opened)

    assert opened.page.locator("#whole").get_attribute("aria-pressed") == "true"
    assert opened.ask("articleGraph.state.part") == "all"
    assert overlaps(opened) == []
    for thing in range(0, len(large.nodes), 9):
        x, y = opened.ask("(id) => Object.values(articleGraph.drawing.spots([id])[0])", thing)
        assert "thing" in opened.ask("([x, y]) => articleGraph.drawing.hit(x, y)", [x, y])
    opened.page.click("#whole")
    still(opened)
    assert opened.ask("articleGraph.state.part") is None


def test_edges_are_there_to_be_clicked(show: Callable[..., Opened], large: ViewModel) -> None:
    opened = show(large)
    still(opened)
    thing = next(n for n, node in enumerate(large.nodes) if node.weight == 3)
    opened.change({"pick": {"thing": thing}})
    still(opened)
    edge = next(e for e in large.edges if thing in (e.source, e.target) and not e.curve)
    (ax, ay), (bx, by) = spot(opened, edge.source), spot(opened, edge.target)
    opened.page.mouse.click((ax + bx) / 2, (ay + by) / 2)
    opened.settle()

    assert opened.ask("articleGraph.state.pick") == {"statement": edge.statement}
    opened.assert_clean()


def test_wheel_and_drag_and_pinch_keep_what_is_below_them(
    show: Callable[..., Opened], large: ViewModel
) -> None:
    opened = show(large)
    still(opened)
    opened.page.click("#whole")
    still(opened)
    x, y = spot(opened, 7)
    before = opened.ask("articleGraph.drawing.view().scale")
    opened.page.mouse.move(x, y)
    opened.page.mouse.wheel(0, -300)
    still(opened)
    zoomed = spot(opened, 7)
    opened.page.mouse.down()
    opened.page.mouse.move(x + 60, y + 40, steps=4)
    opened.page.mouse.up()
    still(opened)
    dragged = spot(opened, 7)
    opened.ask(
        """([x, y]) => {
          const canvas = document.querySelector("#graph canvas");
          canvas.setPointerCapture = () => {};
          const frame = canvas.getBoundingClientRect();
          const fire = (type, pointerId, px) => canvas.dispatchEvent(new PointerEvent(type, {
            pointerId, clientX: px, clientY: y, pointerType: "touch", bubbles: true }));
          fire("pointerdown", 11, x - 50);
          fire("pointerdown", 12, x + 50);
          for (let step = 1; step <= 10; step += 1) {
            fire("pointermove", 11, x - 50 - 5 * step);
            fire("pointermove", 12, x + 50 + 5 * step);
          }
          fire("pointerup", 11, x - 100);
          fire("pointerup", 12, x + 100);
        }""",
        list(dragged),
    )
    still(opened)
    pinched = spot(opened, 7)
    after = opened.ask("articleGraph.drawing.view().scale")

    assert zoomed == pytest.approx((x, y), abs=1)
    assert dragged == pytest.approx((x + 60, y + 40), abs=1)
    assert pinched == pytest.approx(dragged, abs=2)
    assert after / before == pytest.approx(2 * math.exp(300 * 0.0016), rel=0.02)
    assert opened.ask("articleGraph.state.pick") is None


@pytest.mark.parametrize("scale", [0.05, 0.3, 0.8, 1.6])
def test_names_do_not_overlap_at_any_scale(
    show: Callable[..., Opened], large: ViewModel, scale: float
) -> None:
    opened = show(large)
    opened.page.click("#whole")
    opened.ask("(scale) => articleGraph.drawing.setView({ x: 0, y: 0, scale })", scale)
    still(opened)

    assert opened.ask("articleGraph.drawing.names().length") > 0
    assert overlaps(opened) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_things_are_painted_in_the_colours_of_their_families(
    show: Callable[..., Opened], large: ViewModel, *, dark: bool
) -> None:
    opened = show(large, dark=dark)
    opened.page.click("#whole")
    places = large.layouts.relations
    node = next(n for n, each in enumerate(large.nodes) if each.family == "person")
    opened.ask("([x, y]) => articleGraph.drawing.setView({ x, y, scale: 2 })", list(places[node]))
    still(opened)
    pixel, wanted = opened.ask(
        """(id) => {
          const canvas = document.querySelector("#graph canvas");
          const { x, y } = articleGraph.drawing.spots([id])[0];
          const context = canvas.getContext("2d");
          const { data } = context.getImageData(Math.round(x), Math.round(y), 1, 1);
          const hex = Array.from(data.slice(0, 3), (c) => c.toString(16).padStart(2, "0")).join("");
          const style = getComputedStyle(document.documentElement);
          return [`#${hex}`, style.getPropertyValue("--family-person").trim()];
        }""",
        node,
    )

    assert pixel == wanted


def test_steps_of_time_are_drawn(show: Callable[..., Opened], large: ViewModel) -> None:
    opened = show(large)
    opened.page.click("#whole")
    still(opened)
    picture = "document.querySelector('#graph canvas').toDataURL().length"
    everything = opened.ask(picture)
    opened.change({"from": -11_000, "to": -10_000, "undated": False})
    still(opened)
    some = opened.ask(picture)
    opened.change({"from": None, "to": None, "undated": True})
    still(opened)

    assert some < everything
    assert opened.ask(picture) == everything


def test_the_address_brings_back_the_part(show: Callable[..., Opened], large: ViewModel) -> None:
    opened = show(large, address="#part=1")
    still(opened)

    assert opened.ask("articleGraph.state.part") == 1
    assert opened.page.locator("#parts").input_value() == "1"


def test_every_part_is_reached_by_keyboard(show: Callable[..., Opened], large: ViewModel) -> None:
    opened = show(large)
    still(opened)
    opened.page.focus("#parts")
    opened.page.keyboard.press("ArrowDown")
    still(opened)
    assert opened.ask("articleGraph.state.part") == 0
    opened.page.focus("#graph")
    opened.page.keyboard.press("Home")
    still(opened)

    assert opened.ask("articleGraph.state.centre") == large.subject
    assert opened.page.locator("#panel h2").inner_text() == large.nodes[large.subject].label


@pytest.mark.parametrize("size", [(1440, 900), PHONE], ids=["desktop", "phone"])
def test_nobody_is_shut_out_of_a_large_page(
    show: Callable[..., Opened], large: ViewModel, size: tuple[int, int]
) -> None:
    opened = show(large, size)
    still(opened)
    found = {"overview": opened.violations()}
    opened.change({"pick": {"thing": 3}})
    still(opened)
    found["surroundings"] = opened.violations()

    assert found == {"overview": [], "surroundings": []}
    assert opened.ask("document.documentElement.scrollWidth") == size[0]
    opened.assert_clean()


def test_forced_colours_are_used(show: Callable[..., Opened], large: ViewModel) -> None:
    opened = show(large, forced=True)
    opened.page.click("#whole")
    still(opened)
    corner, canvas = opened.ask(
        """() => {
          const context = document.querySelector("#graph canvas").getContext("2d");
          const data = Array.from(context.getImageData(2, context.canvas.height - 3, 1, 1).data);
          context.fillStyle = "Canvas";
          return [data.slice(0, 3), context.fillStyle];
        }"""
    )

    assert "#" + "".join(f"{channel:02x}" for channel in corner) == canvas
    opened.assert_clean()
