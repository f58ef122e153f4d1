"""Finding in the page: search, legend, surroundings with their trail, ways, and the table."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from opened import DESKTOP, PHONE, Opened

from kg.view.paths import ways
from kg.view.period import in_period
from kg.view.words import FIRM

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.view.model import ViewModel

pytestmark = pytest.mark.browser

SHOWN = """() => {
  const numbers = (levels) => Array.from(levels).flatMap((level, at) => (level ? [at] : []));
  return [numbers(articleGraph.shown.things), numbers(articleGraph.shown.statements)];
}"""
# The statements of the way that the panel tells, by the order of its steps.
WAY = """([from, to, nth]) => {
  articleGraph.choose({ path: [from, to], nth });
  return new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(
    Array.from(document.querySelectorAll(".way .fact"), (fact) => fact.getAttribute("aria-label"))
  ), 0)));
}"""


def index_of(model: ViewModel, label: str) -> int:
    """Return the index of the thing with a label."""
    return next(n for n, node in enumerate(model.nodes) if node.label == label)


def around(model: ViewModel, centre: int, depth: int) -> set[int]:
    """Return the things at most so many edges away."""
    near = {centre}
    for _ in range(depth):
        near |= {
            end
            for edge in model.edges
            if near & {edge.source, edge.target}
            for end in (edge.source, edge.target)
        }
    return near


def first_hits(opened: Opened, query: str) -> list[str]:
    """Return what stands first in each line of what a search finds."""
    opened.page.fill("#search", query)
    return opened.page.locator("#results [role=option] .name").all_inner_texts()


def test_names_are_found_in_any_script_without_their_marks(
    show: Callable[..., Opened], invented: ViewModel
) -> None:
    opened = show(invented)
    found = {
        query: first_hits(opened, query)[:1]
        for query in (
            "флавия",
            "URUMSU",
            "窩闊台",
            "شكري",
            "celebi",
            "огэдэй",
            "fritz tarl",
            "xyzzy",
        )
    }

    assert found == {
        "флавия": ["Флавия"],
        "URUMSU": ["Ürümsu"],
        "窩闊台": ["窩闊台"],
        "شكري": ["شكري جلبي"],
        "celebi": ["Şükrü Çelebi of Gondal"],
        "огэдэй": ["Өгэдэй"],
        "fritz tarl": ["Fritz von Tarlenheim"],
        "xyzzy": [],
    }
    assert opened.page.locator(".nothing").inner_text() == "Nothing found"
    opened.assert_clean()


def test_the_exact_name_comes_first_and_then_the_busier_thing(
    show: Callable[..., Opened], invented: ViewModel
) -> None:
    opened = show(invented)
    hits = first_hits(opened, "zenda")

    assert hits[0] == "Zenda"
    assert set(hits) > {"Zenda", "Battle of Zenda", "Castle of Zenda", "governor of Zenda"}
    assert first_hits(opened, "rudolf")[0] == "Rudolf Rassendyll"


def test_statements_are_found_by_their_words_and_by_their_passages(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample)
    opened.page.fill("#search", "gondal supported")
    opened.settle()
    assert opened.page.locator("#results .said span").first.inner_text() == (
        "Gondal supported Anna Varga"
    )
    opened.page.fill("#search", "hoped for support")
    opened.settle()
    assert opened.page.locator("#results mark").first.inner_text() == "hoped for support"
    opened.page.keyboard.press("Enter")
    opened.settle()
    assert opened.page.locator("#panel .badge.unreal").inner_text() == "hoped"


def test_the_search_is_a_combobox_that_keys_work(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample)
    field = opened.page.locator("#search")
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("an")
    selected = "#results [aria-selected=true]"

    assert field.get_attribute("aria-expanded") == "true"
    assert field.get_attribute("aria-controls") == "results"
    first = opened.page.locator(selected).inner_text()
    opened.page.keyboard.press("ArrowDown")
    assert opened.page.locator(selected).inner_text() != first
    assert field.get_attribute("aria-activedescendant") == (
        opened.page.locator(selected).get_attribute("id")
    )
    opened.page.keyboard.press("ArrowUp")
    assert opened.page.locator(selected).inner_text() == first
    assert opened.violations() == []
    opened.page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert "found" in opened.page.locator("#live").inner_text()


def test_the_legend_counts_what_is_shown_and_switches(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample)

    def legend() -> dict[str, str]:
        rows = opened.page.locator("#legend .switch-row").all()
        return {
            str(row.locator(".name").text_content()): str(row.locator(".count").text_content())
            for row in rows
        }

    def press(name: str) -> None:
        opened.page.click(f"#legend .switch-row:has(.name:text-is('{name}'))")
        opened.settle()

    assert {key: legend()[key] for key in ("People", "States", "Against")} == {
        "People": "1", "States": "2", "Against": "2",
    }  # fmt: skip
    press("States")
    assert opened.ask("articleGraph.state.off.families") == ["polity"]
    assert legend()["States"] == "0 of 2"
    things, _ = opened.ask(SHOWN)
    assert {sample.nodes[n].family for n in things} & {"polity"} == set()
    assert legend()["On the side of"] == "1 of 3"
    opened.page.click("#legend .quiet")
    opened.settle()
    assert [len(each) for each in opened.ask(SHOWN)] == [len(sample.nodes), len(sample.statements)]

    only = opened.page.locator("#legend li:has(.name:text-is('Took part')) .only")
    only.focus()
    opened.page.keyboard.press("Enter")
    opened.settle()
    _, statements = opened.ask(SHOWN)
    assert {sample.properties[sample.statements[n].property].label for n in statements} == {
        "participant"
    }
    pressed = "#legend .switch-row:has(.name:text-is('Against'))"
    assert opened.page.locator(pressed).get_attribute("aria-pressed") == "false"
    opened.assert_clean()


def test_the_legend_is_one_tab_stop_and_arrows_go_through_it(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample)

    def at() -> str:
        return str(opened.ask("document.activeElement.getAttribute('aria-label')"))

    opened.page.focus("#legend [tabindex='0']")
    assert at() == "People, 1 of 1 shown"
    opened.page.keyboard.press("ArrowDown")
    assert at().startswith("Groups")
    opened.page.keyboard.press("ArrowRight")
    assert at() == "Only Groups"
    opened.page.keyboard.press("Enter")
    opened.settle()
    assert {sample.nodes[n].family for n in opened.ask(SHOWN)[0]} == {"group"}
    opened.page.keyboard.press("ArrowLeft")
    opened.page.keyboard.press("Home")
    opened.page.keyboard.press("Space")
    opened.settle()
    assert at() == "People, 1 of 1 shown"
    opened.page.keyboard.press("Tab")
    assert not opened.ask("Boolean(document.activeElement.closest('#legend'))")


def test_a_group_of_relations_of_which_some_are_off_is_mixed(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample)
    opened.page.click("#legend .members .switch-row:has(.name:text-is('leader of'))")
    opened.settle()
    group = opened.page.locator("#legend .switch-row:has(.name:text-is('On the side of'))")

    assert group.get_attribute("aria-pressed") == "mixed"
    group.click()
    opened.settle()
    assert group.get_attribute("aria-pressed") == "false"
    group.click()
    opened.settle()
    assert group.get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_surroundings_are_what_is_so_many_steps_away(
    show: Callable[..., Opened], invented: ViewModel, depth: int
) -> None:
    opened = show(invented)
    centre = index_of(invented, "Lake Ilsen")
    opened.ask("(id) => articleGraph.choose({ thing: id })", centre)
    opened.settle()
    opened.page.click(f"#panel .around .switch button:nth-child({depth + 1})")
    opened.settle()

    assert set(opened.ask(SHOWN)[0]) == around(invented, centre, depth)
    assert "around=" in opened.page.url
    opened.page.click("#surroundings .note button")
    opened.settle()
    assert len(opened.ask(SHOWN)[0]) == len(invented.nodes)


def test_the_trail_tells_what_was_visited_and_goes_back_and_forward(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample)
    trail = opened.page.locator(".trail button")

    def current() -> str:
        return opened.page.locator(".trail [aria-current]").inner_text()

    def at(label: str) -> None:
        opened.ask("(id) => articleGraph.choose({ thing: id })", index_of(sample, label))
        opened.settle()

    for label in ("Anna Varga", "Gondal", "Zenda"):
        at(label)
    assert trail.all_inner_texts() == ["Anna Varga", "Gondal", "Zenda"]
    opened.page.go_back()
    opened.settle()
    assert (current(), trail.count()) == ("Gondal", 3)
    opened.page.go_forward()
    opened.settle()
    assert current() == "Zenda"
    trail.first.click()
    opened.settle()
    assert (current(), trail.count()) == ("Anna Varga", 3)
    assert opened.page.locator("#panel h2").inner_text() == "Anna Varga"
    at("Red League")
    assert trail.all_inner_texts() == ["Anna Varga", "Red League"]


def told(model: ViewModel, way: tuple[int, ...]) -> list[str]:
    """Return how the panel reads a way out, for those who listen, without time and modality."""
    return [
        f"{s.subject_label} {model.properties[s.property].label} {s.value}"
        for s in (model.statements[number] for number in way)
    ]


@pytest.mark.parametrize("period", [(None, None), (-10_000, -8_000)], ids=["always", "a period"])
def test_ways_are_those_of_the_oracle(
    show: Callable[..., Opened], invented: ViewModel, period: tuple[int | None, int | None]
) -> None:
    opened = show(invented)
    first, last = period
    opened.change({"from": first, "to": last, "view": "text"})
    shown = in_period(invented.statements, first, last)
    dice = random.Random(1894)  # noqa: S311 - a story, not a secret
    pairs = [dice.sample(range(len(invented.nodes)), 2) for _ in range(200)]

    assert opened.ask(SHOWN)[1] == list(shown)
    for number, (start, end) in enumerate(pairs):
        wanted = 3 if number < 30 else 1
        every = list(islice(ways(invented.statements, shown, start, end), wanted)) or [()]
        for nth, way in enumerate(every):
            found, expected = opened.ask(WAY, [start, end, nth]), told(invented, way)
            assert len(found) == len(expected), (start, end, nth)
            assert all(map(str.startswith, found, expected)), (start, end, nth)


def test_a_way_is_asked_for_in_the_search_field_and_read_with_its_passages(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample)
    start, end = index_of(sample, "Anna Varga"), index_of(sample, "Red League")
    opened.ask("(id) => articleGraph.choose({ thing: id })", start)
    opened.settle()
    opened.page.click("#panel .around > .quiet")
    assert (
        opened.page.locator("#search").get_attribute("placeholder") == "A way from Anna Varga to …"
    )
    opened.page.keyboard.type("red lea")
    opened.page.keyboard.press("Enter")
    opened.settle()
    every = list(ways(sample.statements, range(len(sample.statements)), start, end))

    assert opened.ask("articleGraph.state.pick") == {"path": [start, end], "nth": 0}
    steps = opened.page.locator(".way li")
    assert steps.count() == len(every[0])
    assert steps.first.locator("q").inner_text().strip("“”") == (
        sample.statements[every[0][0]].quotes[0].text
    )
    for _ in every[1:]:
        opened.page.click(".turn button:last-child")
        opened.settle()
    assert opened.page.locator(".turn button:last-child").is_disabled()
    assert "path=" in opened.page.url
    assert opened.violations() == []
    opened.assert_clean()


def test_where_no_way_is_shown_the_panel_says_so(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample)
    start, end = index_of(sample, "Anna Varga"), index_of(sample, "Gondal")
    opened.change({"unreal": False})
    opened.ask("(ids) => articleGraph.choose({ path: ids, nth: 0 })", [start, end])
    opened.settle()

    assert opened.page.locator("#panel .eyebrow").inner_text() == "No way"
    assert "one of one step" in opened.page.locator("#panel .body").inner_text()


def test_every_column_sorts_both_ways_and_says_so(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample)
    opened.page.click("#table-tab")
    opened.settle()
    for column in range(1, 8):
        heading = opened.page.locator(f"#table-view thead tr:first-child th:nth-child({column})")
        orders = []
        for _ in range(2):
            heading.locator("button").click()
            rows = opened.page.locator("#table-view tbody tr").evaluate_all(
                "(rows) => rows.map((row) => Number(row.dataset.statement))"
            )
            orders.append((heading.get_attribute("aria-sort"), rows))

        assert [said for said, _ in orders] == (
            ["descending", "ascending"] if column == 1 else ["ascending", "descending"]
        )
        assert sorted(orders[0][1]) == sorted(orders[1][1]) == list(range(12))
        assert opened.page.locator("#table-view [aria-sort]").count() == 1
    subject = opened.page.locator("#table-view td.subject").all_inner_texts()
    opened.page.click("#table-view th.subject button")
    subject = opened.page.locator("#table-view tbody td.subject").all_inner_texts()
    assert subject == sorted(subject, key=str.casefold)


def test_every_column_filters(show: Callable[..., Opened], sample: ViewModel) -> None:
    opened = show(sample)
    opened.page.click("#table-tab")
    opened.settle()
    fields = opened.page.locator("#table-view .filters input")
    fields.nth(1).fill("ANNA")
    fields.nth(2).fill("allegiance")

    assert opened.page.locator("#table-view tbody td.value").all_inner_texts() == ["Ruritania"]
    assert opened.page.locator("#table-view caption").inner_text() == "1 of 12 statements"
    assert fields.nth(2).get_attribute("aria-label") == "Filter Relation"
    fields.nth(1).fill("")
    fields.nth(2).fill("")
    fields.nth(5).fill("hoped")
    row = opened.page.locator("#table-view tbody tr")
    assert row.count() == 1
    assert row.get_attribute("class") == "unreal"


def test_a_choice_is_the_same_in_the_table_and_elsewhere(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample)
    opened.page.click("#table-tab")
    opened.settle()
    opened.page.focus("#table-view tbody button")
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("Enter")
    opened.settle()
    assert opened.ask("articleGraph.state.pick") == {"statement": 2}
    assert opened.page.locator("#table-view [aria-current]").get_attribute("data-statement") == "2"

    opened.ask("(id) => articleGraph.choose({ thing: id })", index_of(sample, "Gondal"))
    opened.settle()
    near = opened.page.locator("#table-view .near").evaluate_all(
        "(rows) => rows.map((row) => Number(row.dataset.statement))"
    )
    gondal = index_of(sample, "Gondal")
    assert near == [n for n, s in enumerate(sample.statements) if gondal in (s.subject, s.object)]


def test_the_table_tells_all_names_and_passages_to_those_who_listen(
    show: Callable[..., Opened], invented: ViewModel
) -> None:
    opened = show(invented)
    opened.page.click("#table-tab")
    opened.settle()
    tree = opened.page.locator("#table-view").aria_snapshot()

    assert opened.page.locator("#table-view tbody tr").count() == len(invented.statements)
    assert all(quote.text[:40] in tree for s in invented.statements for quote in s.quotes)
    joined = {end for s in invented.statements for end in (s.subject, s.object) if end >= 0}
    assert all(invented.nodes[n].label in tree for n in joined)
    unreal = [n for n, s in enumerate(invented.statements) if s.modality not in FIRM]
    for number in unreal:
        row = opened.page.locator(f"#table-view tr[data-statement='{number}']")
        assert row.locator(".modality").inner_text() == {"negated": "denied"}.get(
            invented.statements[number].modality, invented.statements[number].modality
        )
    opened.assert_clean()


def test_what_contradicts_is_marked_in_the_table(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    first, second, *rest = sample.statements
    pair = (replace(first, against=(1,)), replace(second, against=(0,)))
    opened = show(replace(sample, statements=(*pair, *rest)))
    opened.page.click("#table-tab")
    opened.settle()

    assert opened.page.locator("#table-view .disputed").evaluate_all(
        "(rows) => rows.map((row) => [row.dataset.statement, row.cells[5].innerText])"
    ) == [["0", "asserted\ncontradicts 2"], ["1", "asserted\ncontradicts 1"]]
    opened.page.locator("#table-view .filters input").nth(5).fill("contradict")
    assert opened.page.locator("#table-view tbody tr").count() == 2


def test_a_long_table_holds_few_rows_and_counts_all(
    show: Callable[..., Opened], invented: ViewModel
) -> None:
    many = replace(
        invented,
        edges=(),
        statements=invented.statements * 5,
        statement_terms=invented.statement_terms * 5,
    )
    opened = show(many)
    opened.page.click("#table-tab")
    opened.settle()
    count = len(many.statements)
    table = opened.page.locator("#table-view table")

    assert table.get_attribute("aria-rowcount") == str(count + 2)
    assert opened.page.locator("#table-view tbody tr").count() < 120
    opened.ask("(number) => articleGraph.choose({ statement: number })", count - 3)
    opened.settle()
    picked = opened.page.locator("#table-view [aria-current]")
    assert picked.get_attribute("aria-rowindex") == str(count)
    assert picked.is_visible()
    opened.page.focus("#table-view tbody button[tabindex='0']")
    opened.page.keyboard.press("Home")
    opened.settle()
    assert opened.ask("document.activeElement.closest('tr').getAttribute('aria-rowindex')") == "3"
    opened.page.keyboard.press("End")
    opened.settle()
    assert opened.ask("document.activeElement.closest('tr').getAttribute('aria-rowindex')") == str(
        count + 2
    )


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_in_legend_table_and_trail(
    show: Callable[..., Opened], invented: ViewModel, size: tuple[int, int], *, dark: bool
) -> None:
    opened = show(invented, size, dark=dark)
    if size == PHONE:
        opened.page.click("#filters-toggle")
    opened.page.click("#legend summary >> nth=0")
    assert opened.violations() == []
    if size == PHONE:
        opened.page.click("#filters-toggle")
    for thing in (0, 5):
        opened.ask("(id) => articleGraph.choose({ thing: id })", thing)
        opened.settle()
    opened.change({"depth": 1, "centre": 0})
    assert opened.violations() == []
    opened.change({"view": "table", "depth": 0, "centre": None})
    assert opened.violations() == []
    assert opened.ask("document.documentElement.scrollWidth") == size[0]
