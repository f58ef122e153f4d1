"""The model of a page: what is a node, what an edge, what is folded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.rdf.describe import DescribedGraph, Entity, StatementRow, describe
from kg.view.build import view_model
from kg.view.context import ArticleContext, article_context
from kg.view.days import day_of
from kg.view.lettering import box_of
from kg.view.model import Bounds, LabelView, LegendEntry, Quote, SectionView, SideView, TimeView
from kg.view.words import INSIDE

if TYPE_CHECKING:
    from kg.rdf.graph import RdfGraph
    from kg.view.model import StatementView, ViewModel

EMPTY = DescribedGraph((), "", "", (), (), {})


def _said(model: ViewModel, statement: StatementView) -> str:
    return model.properties[statement.property].label


def _labels(model: ViewModel) -> dict[str, int]:
    return {node.label: number for number, node in enumerate(model.nodes)}


def test_sample_has_its_things_without_the_sides(sample: ViewModel) -> None:
    assert sorted(_labels(sample)) == [
        "Anna Varga", "Anna Varga's troops", "Battle of Strelsau", "Gondal", "Red League",
        "Ruritania", "Zenda", "governor of Zenda",
    ]  # fmt: skip


def test_every_statement_is_kept_and_those_between_things_are_edges(sample: ViewModel) -> None:
    drawn = {edge.statement for edge in sample.edges}

    assert len(sample.statements) == 12
    assert [_said(sample, s) for n, s in enumerate(sample.statements) if n not in drawn] == [
        "birth date", "name", "opposes side", "opposes side",
    ]  # fmt: skip


def test_sides_are_told_by_the_colour_of_the_edges_own_side_first(sample: ViewModel) -> None:
    places = _labels(sample)
    battle = sample.nodes[places["Battle of Strelsau"]]
    tones = {
        edge.target: edge.tone
        for edge in sample.edges
        if edge.source == places["Battle of Strelsau"]
    }

    assert battle.sides == (
        SideView("Anna Varga's troops", (places["Anna Varga's troops"],)),
        SideView("Red League", (places["Red League"],)),
    )
    assert tones == {places["Anna Varga's troops"]: "side1", places["Red League"]: "side2"}


def test_a_folded_side_speaks_through_its_event(sample: ViewModel) -> None:
    battle = _labels(sample)["Battle of Strelsau"]
    opposed = [s for s in sample.statements if _said(sample, s) == "opposes side"]

    assert [(s.subject, s.object) for s in opposed] == [(battle, battle)] * 2


def test_sides_are_nodes_where_no_participation_says_whose_they_are(
    sample_graph: RdfGraph,
) -> None:
    model = view_model(describe(sample_graph))

    assert LegendEntry("side", "Sides", 2) in model.families
    assert len(model.nodes) == 10
    assert {edge.tone for edge in model.edges} == {"with", "plain", "part", "against"}


def test_a_hope_is_not_firm_and_says_so(sample: ViewModel) -> None:
    loose = [(edge.label, edge.firm) for edge in sample.edges if not edge.firm]

    assert loose == [("supported (hoped)", False)]


def test_a_statement_without_a_modality_is_not_taken_for_asserted() -> None:
    entities = tuple(Entity(f"urn:{x}", "Person", x) for x in "ab")
    row = replace(_row("urn:a", "urn:b", 1), modality="")
    model = view_model(replace(EMPTY, entities=entities, statements=(row,)))

    assert [(edge.label, edge.firm) for edge in model.edges] == [("urn:knows (unstated)", False)]


def test_an_edge_says_when(sample: ViewModel) -> None:
    (office,) = [s for s in sample.statements if _said(sample, s) == "holds office"]

    assert "holds office · 1923" in {edge.label for edge in sample.edges}
    bounds = Bounds(day_of("1923-01-01"), day_of("1923-12-31"))
    assert office.time == TimeView("1923", "In 1923", "1923", "year", bounds, "stated")
    assert office.when == bounds
    assert [(q.label, q.value) for q in office.qualifiers] == [("appointed by", "Red League")]
    assert office.rule == "appoint"
    assert dict(sample.rules)["appoint"] == "X was appointed by Y as Z."


def test_names_come_with_language_and_script(sample: ViewModel) -> None:
    assert sample.nodes[sample.subject].labels == (
        LabelView("Anna Varga", "en", "Latn"),
        LabelView("Анна Варга", "", "Cyrl", "native name"),
    )


def test_quotes_stand_in_the_article(sample: ViewModel) -> None:
    quotes = [quote for s in sample.statements for quote in s.quotes]

    assert all(q.in_text and sample.text[q.start : q.end] == q.text for q in quotes)
    assert len(quotes) == 12


def test_a_quote_that_is_not_in_the_article_is_marked_as_such(sample_graph: RdfGraph) -> None:
    described = describe(sample_graph)
    model = view_model(replace(described, text="Another text."))

    assert model.statements[0].quotes[0].in_text is False
    assert model.statements[0].quotes[0] == Quote(0, 62, described.text[:62], in_text=False)


def test_the_legend_counts_what_is_drawn(sample: ViewModel) -> None:
    assert {entry.key: entry.count for entry in sample.families} == {
        "person": 1, "group": 1, "polity": 2, "force": 1, "place": 1, "event": 1, "office": 1,
    }  # fmt: skip
    assert sum(entry.count for entry in sample.tones) == len(sample.edges)


def test_the_subject_stands_at_the_origin(sample: ViewModel, invented: ViewModel) -> None:
    for model in (sample, invented):
        assert model.layouts.relations[model.subject] == (0, 0)
    assert invented.nodes[invented.subject].label == "Rudolf Rassendyll"


def test_no_label_box_overlaps_another(sample: ViewModel, invented: ViewModel) -> None:
    for model in (sample, invented):
        boxes = [
            box_of(node.drawn, node.font, node.size, inside=node.family in INSIDE)
            for node in model.nodes
        ]
        for places in (model.layouts.relations, model.layouts.types):
            rooms = [
                (x - box.half, y - box.top, x + box.half, y + box.bottom)
                for (x, y), box in zip(places, boxes, strict=True)
            ]
            overlaps = [
                (a, b)
                for i, a in enumerate(rooms)
                for b in rooms[:i]
                if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
            ]
            assert overlaps == []


def test_sides_are_told_at_a_glance(sample: ViewModel, invented: ViewModel) -> None:
    places = dict(zip(_labels(sample), sample.layouts.relations, strict=False))

    assert places["Red League"][0] > 0
    for tone, hand in (("with", -1), ("against", 1)):
        ends = {
            e.target
            for e in invented.edges
            if e.source == invented.subject and e.tone == tone and e.firm
        }
        xs = [invented.layouts.relations[n][0] * hand for n in ends]
        assert sum(xs) > 0


def test_parallel_statements_stay_apart() -> None:
    a, b = (Entity(f"urn:{x}", "Person", x) for x in "ab")
    rows = [_row("urn:a", "urn:b", 1), _row("urn:a", "urn:b", 2), _row("urn:b", "urn:a", 3)]
    model = view_model(replace(EMPTY, entities=(a, b), statements=tuple(rows)))
    # The bend is to the right of the way: seen from one end it has the other sign.
    seen = [edge.curve if edge.source == 0 else -edge.curve for edge in model.edges]

    assert len(model.edges) == 3
    assert len(set(seen)) == 3


def test_an_empty_graph_has_an_empty_model() -> None:
    model = view_model(EMPTY)

    assert (model.nodes, model.edges, model.subject) == ((), (), -1)


def test_a_class_nobody_knows_is_still_drawn() -> None:
    model = view_model(replace(EMPTY, entities=(Entity("urn:x", "StrangeThing", "x"),)))

    assert [(node.family, node.type) for node in model.nodes] == [("other", "strange thing")]


def test_without_a_subject_the_busiest_thing_is_in_the_middle(sample_graph: RdfGraph) -> None:
    model = view_model(describe(sample_graph), ArticleContext())

    assert model.nodes[model.subject].label == "Anna Varga"


def test_sections_go_from_heading_to_heading() -> None:
    text = "= Anna =\n\nShe was.\n\n==Life==\nShe lived.\n=== Not = a heading\n"
    model = view_model(replace(EMPTY, text=text))

    assert model.sections == (SectionView(0, 20, 1, "Anna"), SectionView(20, len(text), 2, "Life"))
    assert view_model(replace(EMPTY, text="No heading.")).sections == ()


def test_things_are_ordered_within_their_family(invented: ViewModel) -> None:
    events = [n for n, node in enumerate(invented.nodes) if node.family == "event"]
    order = sorted(events, key=lambda n: invented.layouts.types[n])
    firsts = [min(when.known) for n in order if (when := invented.nodes[n].when)]
    people = [n for n, node in enumerate(invented.nodes) if node.family == "person"]

    assert firsts == sorted(firsts)
    assert min(people, key=lambda n: invented.layouts.types[n]) == invented.subject


def test_the_context_is_read_from_the_document(sample_graph: RdfGraph) -> None:
    context = article_context(sample_graph)

    assert context.subject == "https://w3id.org/article-kg/id/anna-varga/anna-varga"
    assert context.rights == "Invented for tests."
    assert context.license == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert [part.side.rsplit("/", 1)[-1] for part in context.participations] == [
        "battle-of-strelsau-side-1", "battle-of-strelsau-side-2",
    ]  # fmt: skip
    assert dict(context.definitions)["fight"] == "X fought Y."


def _row(subject: str, target: str, number: int) -> StatementRow:
    return StatementRow(
        f"urn:s{number}", "", subject, subject, "urn:knows", target, target, "", "asserted",
        None, (), "", (),
    )  # fmt: skip
