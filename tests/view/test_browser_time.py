"""Time in the page: the period strip, the timeline, and the comparison of two dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from opened import DESKTOP, PHONE, TABLET, Opened
from turncoat import turncoat

from kg.view.build import view_model
from kg.view.days import day_of, iso_of, span_of_year
from kg.view.period import begins, certainly, ends, in_period, possibly
from kg.view.words import FIRM, local_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.view.model import Bounds, StatementView, ViewModel

    Show = Callable[..., Opened]

pytestmark = pytest.mark.browser

YEARS = range(1895, 1956)
# What is shown in each period, as the page's own rule says.
SHOWN = """async (periods) => {
  const found = [];
  for (const [from, to, sure] of periods) {
    articleGraph.change({ from, to, sure });
    const levels = Array.from(articleGraph.shown.statements);
    found.push(levels.flatMap((level, at) => (level ? [at] : [])));
  }
  return found;
}"""
# Milliseconds from a key on a thumb to the end of the frame that shows it.
STEPS = """async (count) => {
  const thumb = document.querySelectorAll("#strip .thumb")[1];
  const found = [];
  for (let at = 0; at < count; at += 1) {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60)));
    const start = performance.now();
    const step = { key: "ArrowLeft", bubbles: true, cancelable: true };
    thumb.dispatchEvent(new KeyboardEvent("keydown", step));
    await new Promise((done) => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(0);
    }));
    found.push(performance.now() - start);
  }
  return found;
}"""
COLUMNS = """() => Object.fromEntries(Array.from(
  document.querySelectorAll("#compare-view [data-column]"),
  (column) => [column.dataset.column, Array.from(
    column.querySelectorAll("li"),
    (row) => [row.querySelector(".fact").textContent, row.querySelector("p > span").textContent],
  )],
))"""
# What a finger would miss.
SMALL = """() => Array.from(document.querySelectorAll(
    "#strip :is(button, input), :is(#timeline-view, #compare-view) :is(button, input)"
  ))
  .filter((each) => each.checkVisibility() && !each.closest("label"))
  .filter((each) => Math.min(each.offsetWidth, each.offsetHeight) < 24)
  .map((each) => each.outerHTML.slice(0, 80))"""
ITEMS = """() => Object.fromEntries(Array.from(
  document.querySelectorAll("#timeline-view [data-lane]"),
  (lane) => [lane.dataset.lane, Array.from(
    lane.querySelectorAll("li"), (item) => item.querySelector(".words").textContent,
  ).sort()],
))"""


@pytest.fixture(scope="module")
def life() -> ViewModel:
    return view_model(*turncoat())


def day(text: str) -> int:
    """Return the day of an ISO date that there is."""
    found = day_of(text)
    assert found is not None
    return found


def period_of(opened: Opened) -> tuple[str, str]:
    """Return the period of the page as ISO dates, empty where it is open."""
    first, last = opened.ask("[articleGraph.state.from, articleGraph.state.to]")
    return "" if first is None else iso_of(first), "" if last is None else iso_of(last)


def track_at(opened: Opened, *days: int) -> list[tuple[float, float]]:
    """Return where days are on the histogram, in pixels of the page."""
    box = opened.page.locator("#strip .track").bounding_box()
    assert box is not None
    low, high = (
        int(opened.page.locator("#strip .thumb").first.get_attribute(name) or 0)
        for name in ("min", "max")
    )
    scale = box["width"] / (high + 1 - low)
    return [(box["x"] + (each - low) * scale, box["y"] + box["height"] / 2) for each in days]


def drag(opened: Opened, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drag the mouse from one point to another, in a few moves."""
    opened.page.mouse.move(*start)
    opened.page.mouse.down()
    opened.page.mouse.move(*end, steps=5)
    opened.page.mouse.up()
    opened.settle()


@pytest.mark.parametrize("model", ["life", "invented"])
def test_each_year_shows_what_held_then_possibly_and_certainly(
    show: Show, request: pytest.FixtureRequest, model: str
) -> None:
    graph: ViewModel = request.getfixturevalue(model)
    years = [span_of_year(year) for year in YEARS]
    periods: list[tuple[int | None, int | None, bool]] = [
        (*year, sure) for year in years for sure in (False, True)
    ]
    periods += [(None, years[20][1], False), (years[45][0], None, True), (None, None, False)]
    opened = show(graph)

    assert opened.ask(SHOWN, periods) == [
        list(in_period(graph.statements, first, last, sure=sure)) for first, last, sure in periods
    ]
    opened.assert_clean()


def test_the_drawing_shows_the_edges_of_the_period_and_marks_what_begins_and_ends(
    show: Show, life: ViewModel
) -> None:
    opened = show(life, address="#from=1944-01-01&to=1946-12-31")
    window = (day("1944-01-01"), day("1946-12-31"))
    seen = in_period(life.statements, *window)
    marks = [mark_of(life.statements[n].when, *window) for n in seen]
    begun = sum(mark in ("begins", "both") for mark in marks)
    ended = sum(mark in ("ends", "both") for mark in marks)

    assert opened.page.locator("#strip .tally").inner_text() == (
        f"{len(seen)} of {len(life.statements)} statements · {begun} begin · {ended} end"
    )
    opened.page.click("#strip .tally button")
    listed = opened.page.locator("#marked ul")
    assert [listed.nth(n).locator("li").count() for n in range(3)] == [
        marks.count(mark) for mark in ("begins", "ends", "both")
    ]
    assert opened.violations() == []
    listed.first.locator("button").first.click()
    opened.settle()
    assert opened.page.locator("#marked").is_visible() is False
    first = next(n for n in seen if mark_of(life.statements[n].when, *window) == "begins")
    assert opened.ask("articleGraph.state.pick") == {"statement": first}
    opened.change({"view": "timeline", "pick": None})
    shown = opened.ask(
        """() => Array.from(document.querySelectorAll("#timeline-view li[data-mark]:not(.away)"),
          (item) => [item.querySelector(".words").textContent, item.dataset.mark])
          .filter((pair) => pair[1])"""
    )
    assert sorted(shown) == sorted(
        [words_of(life, item.kind, item.id), mark]
        for lane in life.timeline.lanes
        for item in lane.items
        if (mark := mark_of(item.when, *window))
    )
    opened.assert_clean()


def mark_of(when: Bounds | None, first: int, last: int) -> str:
    """Return what begins or ends in a window, as the page says it."""
    if when is None:
        return ""
    pair = (begins(when, first, last), ends(when, first, last))
    return {(True, True): "both", (True, False): "begins", (False, True): "ends"}.get(pair, "")


def words_of(model: ViewModel, kind: str, number: int) -> str:
    """Return how the timeline names a thing or a statement of the subject."""
    if kind == "thing":
        return model.nodes[number].label
    s = model.statements[number]
    about = "" if s.subject == model.subject else f"{s.subject_label} "
    return f"{about}{model.properties[s.property].label} {s.value}"


def test_the_thumbs_answer_to_keys_and_say_their_dates(show: Show, life: ViewModel) -> None:
    opened = show(life)
    first, last = (opened.page.locator("#strip .thumb").nth(n) for n in (0, 1))
    keys = opened.page.keyboard
    found = []
    first.focus()
    for key in "PageDown PageUp PageUp PageUp ArrowRight Shift+ArrowRight ArrowLeft".split():
        keys.press(key)
        opened.settle()
        found.append(period_of(opened))
    last.focus()
    for key in ("ArrowLeft", "PageDown", "Shift+ArrowLeft", "ArrowDown", "Home", "ArrowUp", "End"):
        keys.press(key)
        opened.settle()
        found.append(period_of(opened))

    assert found == [
        ("", ""), ("1909-01-01", ""), ("1919-01-01", ""), ("1929-01-01", ""), ("1930-01-01", ""),
        ("1930-02-01", ""), ("1930-01-01", ""),
        ("1930-01-01", "1950-12-31"), ("1930-01-01", "1940-12-31"), ("1930-01-01", "1940-11-30"),
        ("1930-01-01", "1939-12-31"), ("1930-01-01", "1930-01-01"), ("1930-01-01", "1930-12-31"),
        ("1930-01-01", ""),
    ]  # fmt: skip
    assert [thumb.get_attribute("aria-valuetext") for thumb in (first, last)] == [
        "1 Jan 1930", "31 Dec 1951",
    ]  # fmt: skip
    opened.assert_clean()


def test_a_window_is_drawn_moved_and_chosen_with_the_pointer(show: Show, life: ViewModel) -> None:
    opened = show(life)
    middle = [day(f"{year}-07-01") for year in (1930, 1934, 1940, 1944)]
    a, b, c, d = track_at(opened, *middle)
    drag(opened, b, d)
    drawn = period_of(opened)
    drag(opened, c, a)
    moved = period_of(opened)
    edge, target = track_at(opened, day("1935-01-01"), day("1933-01-01"))
    drag(opened, edge, target)
    widened = period_of(opened)
    opened.page.mouse.click(*d)
    opened.settle()
    chosen = period_of(opened)
    opened.page.click("#strip .days .quiet")
    opened.settle()

    assert drawn == ("1934-01-01", "1944-12-31")
    assert moved == ("1924-01-01", "1934-12-31")
    assert widened == ("1924-01-01", "1932-12-31")
    assert chosen == ("1944-01-01", "1944-12-31")
    assert period_of(opened) == ("", "")
    opened.assert_clean()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("1944", ""), ("1944-01-01", "")),
        (("", "1944"), ("", "1944-12-31")),
        (("1944-03", "5.9.1946"), ("1944-03-01", "1946-09-05")),
        (("Sep 1944", "June 5, 1947"), ("1944-09-01", "1947-06-05")),
        (("1944年9月", "feb 1948"), ("1944-09-01", "1948-02-29")),
        (("1946", "1940"), ("1940-01-01", "1940-12-31")),
        (("5 Foo 1944", "1947"), ("", "1947-12-31")),
        (("31.2.1944", "-3"), ("", "")),
    ],
)
def test_dates_are_typed_as_people_write_them(
    show: Show, life: ViewModel, typed: tuple[str, str], expected: tuple[str, str]
) -> None:
    opened = show(life)
    for number, text in enumerate(typed):
        if text:
            field = opened.page.locator("#strip .day").nth(number)
            field.fill(text)
            field.press("Enter")
            opened.settle()
    if typed[1] == "-3":  # the year 4 before the common era: before all that there is
        expected = period_of(opened)

    assert period_of(opened) == expected
    opened.assert_clean()


def test_what_is_no_date_is_said_to_be_none(show: Show, life: ViewModel) -> None:
    opened = show(life)
    field = opened.page.locator("#strip .day").first
    field.fill("5 Foo 1944")
    field.press("Enter")

    assert field.get_attribute("aria-invalid") == "true"
    assert opened.page.locator("#live").inner_text() == (
        "“5 Foo 1944” is no date; write 1944, Sep 1944 or 5.9.1944"
    )


def moments(statements: Iterable[StatementView]) -> list[tuple[int, int]]:
    """Return the dates at which something begins, ends or happens, known within a year."""
    found = set()
    for when in (s.when for s in statements if s.when is not None):
        es, le = when.earliest_start, when.latest_end
        ls = min((d for d in (when.latest_start, le) if d is not None), default=None)
        ee = max((d for d in (when.earliest_end, es) if d is not None), default=None)
        if ls is not None:
            found.add((ls if es is None else es, ls))
        if ee is not None:
            found.add((ee, ee if le is None else le))
    return sorted((first, last) for first, last in found if 0 <= last - first < 366)


def test_steps_go_from_event_to_event(show: Show, life: ViewModel) -> None:
    opened = show(life)
    dates = moments(life.statements)
    forth, back = [], []
    for _ in dates:
        opened.page.click("#strip .steps button:last-child")
        opened.settle()
        forth.append(period_of(opened))
    for _ in dates[1:]:
        opened.page.click("#strip .steps button:first-child")
        opened.settle()
        back.append(period_of(opened))
    low, high = span_of_year(1899)[0], span_of_year(1951)[1]
    expected = [
        ("" if first <= low else iso_of(first), "" if last >= high else iso_of(last))
        for first, last in dates
    ]

    assert len(dates) > 8
    assert forth == expected
    assert back == expected[-2::-1]
    opened.assert_clean()


def test_play_goes_bar_by_bar_where_no_motion_is_wanted_and_stops(
    show: Show, life: ViewModel
) -> None:
    opened = show(life, address="#from=1946-01-01&to=1947-12-31")
    player = opened.page.locator("#strip .steps button").nth(1)
    seen = """() => new Promise((done) => {
      const found = [];
      const watch = setInterval(() => {
        const { from, to } = articleGraph.state;
        const last = found[found.length - 1];
        if (!last || last[0] !== from) found.push([from, to]);
        if (document.querySelector("#strip [aria-label=Play]")) {
          clearInterval(watch);
          done(found);
        }
      }, 20);
    })"""
    player.click()
    assert player.get_attribute("aria-label") == "Pause"
    found = opened.ask(seen)

    assert found == [
        [day(f"{year}-01-01"), day(f"{year + 1}-12-31") if year < 1950 else None]
        for year in range(1946, 1951)
    ]
    opened.page.wait_for_timeout(800)
    assert opened.page.locator("#live").inner_text().startswith("1950 – 1951: ")
    player.click()
    opened.page.wait_for_timeout(1300)
    player.click()
    assert player.get_attribute("aria-label") == "Play"
    opened.assert_clean()


def test_counts_are_said_politely_once_the_window_rests(show: Show, life: ViewModel) -> None:
    opened = show(life)
    live = opened.page.locator("#live")
    opened.page.locator("#strip .thumb").first.focus()
    for _ in range(3):
        opened.page.keyboard.press("PageUp")
    at_once = live.inner_text()
    opened.page.wait_for_timeout(900)
    seen = in_period(life.statements, day("1929-01-01"), None)

    assert at_once == ""
    said = f"1929 – 1951: {len(seen)} of {len(life.statements)} statements"
    assert live.inner_text().startswith(said)


def test_switches_leave_out_the_undated_and_the_unreal(show: Show, life: ViewModel) -> None:
    opened = show(life, address="#from=1940-01-01&to=1950-12-31")
    window = (day("1940-01-01"), day("1950-12-31"))
    opened.page.get_by_label("Undated").uncheck()
    opened.page.get_by_label("Planned, hoped, denied").uncheck()
    opened.page.get_by_label("certainly").check(force=True)
    opened.settle()
    (shown,) = opened.ask(SHOWN, [(*window, True)])

    assert shown == [
        n
        for n in in_period(life.statements, *window, sure=True, undated=False)
        if life.statements[n].modality in FIRM
    ]
    assert 0 < len(shown) < len(life.statements)
    opened.assert_clean()


def test_the_timeline_has_every_item_of_the_data(show: Show, life: ViewModel) -> None:
    opened = show(life, address="#view=timeline")
    assert opened.ask(ITEMS) == {
        lane.key: sorted(words_of(life, item.kind, item.id) for item in lane.items)
        for lane in life.timeline.lanes
    }
    assert opened.page.locator("#timeline-view .undated li").all_text_contents() == [
        words_of(life, kind, number) for kind, number in life.timeline.undated
    ]
    opened.assert_clean()


def test_bars_lie_at_their_days_and_are_solid_only_where_certain(
    show: Show, life: ViewModel
) -> None:
    opened = show(life, address="#view=timeline")
    opened.page.get_by_label("Show the whole time").click()
    opened.settle()
    item = opened.page.locator("#timeline-view li", has_text="governor of Zenda")
    parts = item.evaluate(
        """(item) => Array.from(item.querySelectorAll(".stretch i"), (part) => {
          const { left, right } = part.getBoundingClientRect();
          return [part.className, left, right];
        })"""
    )
    marks = opened.ask(
        """() => Object.fromEntries(Array.from(
          document.querySelectorAll("#timeline-view .grid div"),
          (mark) => [mark.textContent, mark.getBoundingClientRect().left]))"""
    )
    scale = (marks["1950"] - marks["1940"]) / (day("1950-01-01") - day("1940-01-01"))

    def at(text: str) -> float:
        return float(marks["1940"] + (day(text) - day("1940-01-01")) * scale)

    assert [part[0] for part in parts] == ["maybe", "sure"]
    assert [edge for part in parts for edge in part[1:]] == pytest.approx(
        [at("1945-01-01"), at("1948-01-01"), at("1945-12-31"), at("1947-01-02")], abs=1.5
    )


def test_arrows_go_along_a_lane_and_between_lanes_and_enter_reads(
    show: Show, life: ViewModel
) -> None:
    opened = show(life, address="#view=timeline")
    opened.page.locator("#timeline-view [data-lane=offices] button").first.focus()
    said = "() => document.activeElement.querySelector('.words').textContent"
    found = []
    for key in ("ArrowRight", "ArrowDown", "Home", "ArrowRight", "ArrowUp", "Enter"):
        opened.page.keyboard.press(key)
        opened.settle()
        found.append(opened.ask(said))

    assert found == [
        "holds office envoy to Gondal", "oath of Hofbau", "Highland rising",
        "siege of Zenda", "holds office governor of Zenda", "holds office governor of Zenda",
    ]  # fmt: skip
    number = next(n for n, s in enumerate(life.statements) if s.value == "governor of Zenda")
    assert opened.ask("articleGraph.state.pick") == {"statement": number}
    assert opened.page.locator("#timeline-view [aria-current]").count() == 1
    assert opened.page.locator("#timeline-view .lanes [tabindex='0']").count() == 1
    opened.assert_clean()


def test_what_is_chosen_elsewhere_is_marked_and_in_sight(show: Show, life: ViewModel) -> None:
    opened = show(life, address="#view=timeline&from=1940-01-01&to=1944-12-31")
    number = next(n for n, s in enumerate(life.statements) if s.value == "envoy to Gondal")
    league = next(n for n, node in enumerate(life.nodes) if node.label == "Red League")
    opened.ask("(statement) => articleGraph.choose({ statement })", number)
    opened.settle()
    item, lanes, panel = (
        opened.page.locator(name).bounding_box()
        for name in ("#timeline-view [aria-current] .words", "#timeline-view .lanes", "#panel")
    )
    assert item is not None
    assert lanes is not None
    assert panel is not None

    assert lanes["x"] <= item["x"] < item["x"] + item["width"] <= panel["x"]
    assert lanes["y"] <= item["y"] <= lanes["y"] + lanes["height"] - item["height"]
    opened.ask("(thing) => articleGraph.choose({ thing })", league)
    opened.settle()
    assert sorted(opened.page.locator("#timeline-view .near .words").all_text_contents()) == [
        "allegiance to Red League", "break with the Red League", "opposed to Red League",
        "siege of Zenda",
    ]  # fmt: skip
    opened.assert_clean()


def test_the_timeline_zooms_around_the_pointer_and_takes_what_is_in_sight(
    show: Show, life: ViewModel
) -> None:
    opened = show(life, address="#view=timeline")
    opened.page.get_by_label("Show the whole time").click()
    opened.settle()
    item = "document.querySelector('#timeline-view [data-lane=offices] li')"
    spot = f"() => {item}.getBoundingClientRect().left"
    before = opened.ask(spot)
    box = opened.page.locator("#timeline-view .lanes").bounding_box()
    assert box is not None
    opened.page.mouse.move(before, box["y"] + 100)
    opened.page.keyboard.down("Control")
    opened.page.mouse.wheel(0, -300)
    opened.page.keyboard.up("Control")
    opened.page.wait_for_timeout(150)
    after = opened.ask(spot)
    opened.page.get_by_text("Choose what is in sight").click()
    opened.settle()
    first, last = period_of(opened)

    assert after == pytest.approx(before, abs=2)
    assert "1930-01-01" <= first <= "1944-01-01"
    assert last == "" or last >= "1947-12-31"
    opened.assert_clean()


def test_two_dates_side_by_side_say_whose_side_he_was_on(show: Show, life: ViewModel) -> None:
    opened = show(life, address="#view=compare&dates=1944~1947")

    stances = opened.page.locator("#compare-view .stance").all_inner_texts()
    assert [stance.split("\n") for stance in stances] == [
        [
            "with", "Red League, Aldari's riders (possibly)",
            "against", "Duchy of Strelsau (possibly), Red League (possibly)",
        ],
        [
            "with", "Kingdom of Ruritania (possibly), Aldari's riders (possibly)",
            "against", "Duchy of Strelsau (possibly)",
        ],
    ]  # fmt: skip
    assert opened.ask(COLUMNS) == {
        "onlyThen": [
            ["allegiance to Red League", "until Aug 1944"],
            ["siege of Zenda participant ↤", "Mar – May 1944"],
            ["break with the Red League participant ↤", "Mar – May 1944"],
            ["opposed to Red League", "by Sep 1944 · possibly"],
            ["supported Free Highlands", "hoped · between Mar 1944 and Dec 1946 · possibly"],
        ],
        "both": [
            ["opposed to Duchy of Strelsau", "1940 · possibly"],
            ["leader of Aldari's riders", "1940 · possibly"],
        ],
        "onlyLater": [
            ["Gondal supported ↤", "denied · 1945 – 1947"],
            ["holds office governor of Zenda", "1945 – 1947"],
            ["Battle of Streling Pass participant ↤", "5 Jun 1947"],
            ["allegiance to Kingdom of Ruritania", "about Dec 1946 · possibly"],
            ["holds office envoy to Gondal", "after Dec 1946 · possibly"],
        ],
    }
    opened.assert_clean()


@pytest.mark.parametrize("sure", [False, True])
def test_what_is_compared_is_what_held_at_each_date(
    show: Show, life: ViewModel, *, sure: bool
) -> None:
    opened = show(life, address="#view=compare")
    hold = certainly if sure else possibly
    about = [
        (n, s.when)
        for n, s in enumerate(life.statements)
        if life.subject in (s.subject, s.object) and s.when is not None
    ]
    years = [(1940, 1944), (1944, 1946), (1946, 1947), (1935, 1950)]
    for pair in years:
        spans = [span_of_year(year) for year in pair]
        opened.change({"dates": spans, "sure": sure})
        sizes = {key: len(rows) for key, rows in opened.ask(COLUMNS).items()}
        both = [tuple(hold(when, *span) for span in spans) for _, when in about]
        assert sizes == {
            "onlyThen": both.count((True, False)),
            "both": both.count((True, True)),
            "onlyLater": both.count((False, True)),
        }, pair


def test_dates_are_offered_where_sides_change_and_chosen_in_four_ways(
    show: Show, life: ViewModel
) -> None:
    opened = show(life, address="#view=compare")
    page = opened.page
    offers = page.locator("#compare-view .offers button")

    def dates() -> list[str]:
        return [page.locator("#compare-view .day").nth(n).input_value() for n in (0, 1)]

    found = [dates()]
    offers.last.click()
    opened.settle()
    found.append(dates())
    page.locator("#compare-view .day").first.fill("1944")
    page.locator("#compare-view .day").first.press("Enter")
    opened.settle()
    found.append(dates())
    page.locator("#compare-view input[type=range]").nth(1).focus()
    page.keyboard.press("ArrowRight")
    opened.settle()
    found.append(dates())
    page.locator("#compare-view .date").first.get_by_label("To the next date").click()
    opened.settle()
    found.append(dates())

    assert offers.all_inner_texts() == [
        "1930 → 1940", "1940 → 1941", "1941 → 1944", "1944 → 1945", "1945 → 1946",
    ]  # fmt: skip
    assert found == [
        ["1930", "1946"], ["1945", "1946"], ["1944", "1946"], ["1944", "1947"],
        ["Mar – May 1944", "1947"],
    ]  # fmt: skip
    assert re.search(r"dates=1944-03-01%2F1944-05-31%7E1947", opened.ask("location.hash"))
    opened.assert_clean()


def test_a_passage_of_a_comparison_is_read_in_the_article(show: Show, life: ViewModel) -> None:
    opened = show(life, address="#view=compare&dates=1944~1947")
    row = opened.page.locator("#compare-view [data-column=onlyThen] li").first
    row.get_by_text("Passage").click()
    opened.settle()
    statement = next(
        s
        for s in life.statements
        if local_name(life.properties[s.property].iri) == "allegianceTo" and s.value == "Red League"
    )

    assert opened.ask("articleGraph.state.pick") == {"statement": life.statements.index(statement)}
    assert opened.page.locator("#text .marked").all_inner_texts() == [statement.quotes[0].text]


@dataclass(frozen=True, slots=True)
class Sight:
    """A way to look at a view."""

    size: tuple[int, int]
    dark: bool


@pytest.mark.parametrize("view", ["timeline", "compare"])
@pytest.mark.parametrize(
    "sight",
    [
        Sight(DESKTOP, dark=False),
        Sight(TABLET, dark=True),
        Sight(PHONE, dark=False),
        Sight((320, 640), dark=True),
    ],
    ids=lambda sight: str(sight.size[0]),
)
def test_nobody_is_shut_out_and_the_page_never_scrolls_sideways(
    show: Show, life: ViewModel, view: str, sight: Sight
) -> None:
    opened = show(life, sight.size, dark=sight.dark, address=f"#view={view}&from=1940-01-01")
    if sight.size[0] < 700:
        opened.page.click("#strip .brief")
        opened.settle()

    assert opened.violations() == []
    opened.change({"pick": {"thing": life.subject}})
    assert opened.violations() == []
    assert opened.ask("document.documentElement.scrollWidth <= innerWidth") is True
    small = opened.ask(SMALL)
    assert small == []
    opened.assert_clean()


def test_a_step_of_the_slider_takes_little_at_a_thousand_things(show: Show) -> None:
    many = view_model(*turncoat(50))
    opened = show(many, address="#to=1949-12-31")
    opened.page.wait_for_timeout(500)
    session = opened.page.context.new_cdp_session(opened.page)
    # Ticks of the thread, so that what else the machine does decides nothing.
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def busy() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))

    before = busy()
    times: list[float] = opened.ask(STEPS, 12)
    spent = (busy() - before) / len(times) * 1000

    assert len(many.nodes) == 1000
    assert spent <= 50, (spent, times)
