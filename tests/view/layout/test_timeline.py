"""The timeline: what is in which lane, in order, with room for its words."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.rdf.describe import DescribedGraph
from kg.view.build import view_model
from kg.view.days import day_of, iso_of
from kg.view.layout import LANES, layout_timeline
from kg.view.lettering import width_of
from kg.view.model import Bounds, Lane, Timeline, TimelineItem

if TYPE_CHECKING:
    from kg.view.model import ViewModel


def test_the_timeline_of_the_sample(sample: ViewModel) -> None:
    things = {node.label: n for n, node in enumerate(sample.nodes)}
    said = {sample.properties[s.property].label: n for n, s in enumerate(sample.statements)}
    born = sample.statements[said["birth date"]].when
    office = sample.statements[said["holds office"]].when
    assert born is not None
    assert office is not None

    assert iso_of(sample.timeline.start)[4:] == "-01-01"
    assert iso_of(sample.timeline.end)[4:] == "-12-31"
    lanes = {lane.key: lane for lane in sample.timeline.lanes}
    assert lanes["life"].items == (TimelineItem("statement", said["birth date"], 0, born, "plain"),)
    assert lanes["offices"] == Lane(
        "offices",
        "Offices",
        1,
        (TimelineItem("statement", said["holds office"], 0, office, "plain"),),
    )
    assert ("thing", things["Battle of Strelsau"]) in sample.timeline.undated
    assert office == Bounds(day_of("1923-01-01"), day_of("1923-12-31"))


def test_lanes_come_in_order_and_items_by_time(invented: ViewModel) -> None:
    keys = [lane.key for lane in invented.timeline.lanes]

    assert keys == [key for key in LANES if key in keys]
    for lane in invented.timeline.lanes:
        spans = [(min(item.when.known), max(item.when.known)) for item in lane.items]
        assert spans == sorted(spans)
        assert {item.row for item in lane.items} == set(range(lane.rows))
        assert all(invented.timeline.start <= first for first, _ in spans)
        assert all(last <= invented.timeline.end for _, last in spans)


def test_no_bar_and_no_words_cover_others_at_a_thousand_pixels(invented: ViewModel) -> None:
    line = invented.timeline
    scale = 1000 / (line.end - line.start)
    for lane in line.lanes:
        rows: dict[int, list[tuple[float, float]]] = defaultdict(list)
        for item in lane.items:
            if item.kind == "thing":
                words = invented.nodes[item.id].label
            else:
                s = invented.statements[item.id]
                words = f"{invented.properties[s.property].label} {s.value}"
            left = (min(item.when.known) - line.start) * scale
            right = (max(item.when.known) + 1 - line.start) * scale
            rows[item.row].append((left, max(right, left + min(300, width_of(words) * 13))))
        for spans in rows.values():
            spans.sort()
            assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_whom_the_subject_stood_with_or_against_has_rows_of_its_own(invented: ViewModel) -> None:
    (sides,) = (lane for lane in invented.timeline.lanes if lane.key == "sides")
    owners: dict[int, set[int]] = defaultdict(set)
    for item in sides.items:
        s = invented.statements[item.id]
        assert invented.subject in (s.subject, s.object)
        assert item.tone in ("with", "against")
        owners[item.row].add(s.object if s.subject == invented.subject else s.subject)

    assert all(len(each) == 1 for each in owners.values())


def test_what_has_no_time_is_listed_apart(invented: ViewModel) -> None:
    dated = {(item.kind, item.id) for lane in invented.timeline.lanes for item in lane.items}
    undated = invented.timeline.undated

    assert undated
    assert not dated & set(undated)
    assert all(
        invented.statements[n].when is None if kind == "statement" else not invented.nodes[n].when
        for kind, n in undated
    )


def test_every_dated_event_and_every_other_dated_statement_is_there(invented: ViewModel) -> None:
    dated = {(item.kind, item.id) for lane in invented.timeline.lanes for item in lane.items}
    events = {n for n, node in enumerate(invented.nodes) if node.family == "event"}

    assert {n for kind, n in dated if kind == "thing"} == {
        n for n in events if invented.nodes[n].when
    }
    assert {n for kind, n in dated if kind == "statement"} == {
        n
        for n, s in enumerate(invented.statements)
        if s.when and s.subject not in events and (s.object not in events or s.time)
    }


def test_a_graph_without_times_has_an_empty_timeline() -> None:
    assert view_model(DescribedGraph((), "", "", (), (), {})).timeline == Timeline(0, 0, (), ())


def test_what_is_said_twice_of_one_time_has_one_bar(sample: ViewModel) -> None:
    twice = (*sample.statements, *sample.statements)
    again = layout_timeline(sample.nodes, twice, sample.properties, sample.subject)

    assert again.lanes == sample.timeline.lanes
