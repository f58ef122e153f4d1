"""Any graph, whatever is written in it, has a page with all its things and statements."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.rdf.describe import DescribedGraph, Entity, Passage, StatementRow, Time
from kg.view.build import view_model
from kg.view.context import ArticleContext, NameKind, Participation, Spot
from kg.view.pack import unpack
from kg.view.page import render_page
from kg.view.paths import ways
from kg.view.period import in_period

KINDS = ("Person", "Polity", "Battle", "Event", "Side", "Plan", "Office", "Strange")
PROPERTIES = ("allegianceTo", "opposedTo", "birthDate", "before", "hasFather", "hasParticipant")
dates = st.sampled_from(["", "1944-09-30", "1899-01-01", "-0044-03-15", "later"]) | st.text(
    max_size=8
)
texts = st.text(max_size=30)
iris = st.sampled_from([f"https://example.org/{n}" for n in range(6)])
times = st.builds(
    Time,
    iri=iris,
    label=texts,
    edtf=texts,
    earliest_start=dates,
    latest_start=dates,
    earliest_end=dates,
    latest_end=dates,
    basis=st.sampled_from(["", "stated", "narrativeOrder"]),
)
passages = st.lists(
    st.builds(
        Passage, st.integers(0, 50), st.integers(0, 50), texts, iris, st.just("urn:document")
    ),
    max_size=2,
).map(tuple)
entities = st.lists(
    st.builds(
        Entity,
        iri=iris,
        type=st.sampled_from(KINDS),
        label=texts,
        labels=st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
        kinds=st.lists(texts, max_size=1).map(tuple),
        time=st.none() | times,
        passages=passages,
    ),
    max_size=6,
    unique_by=lambda entity: entity.iri,
).map(tuple)
rows = st.lists(
    st.builds(
        StatementRow,
        iri=texts,
        label=texts,
        subject=iris,
        subject_label=texts,
        property=st.sampled_from(PROPERTIES).map("https://example.org/kg#{}".format) | texts,
        object=iris | st.just(""),
        value=texts | dates,
        datatype=st.sampled_from(["", "http://www.w3.org/2001/XMLSchema#date"]) | texts,
        modality=st.sampled_from(["", "asserted", "negated", "planned"]) | texts,
        time=st.none() | times,
        passages=passages,
        rule=texts,
        qualifiers=st.lists(st.tuples(texts, iris | texts), max_size=2).map(tuple),
        language=texts,
    ),
    max_size=8,
).map(tuple)
graphs = st.builds(
    DescribedGraph,
    documents=st.lists(texts, max_size=1).map(tuple),
    title=texts,
    text=texts,
    entities=entities,
    statements=rows,
    labels=st.dictionaries(iris, texts),
)
contexts = st.builds(
    ArticleContext,
    subject=iris | texts,
    language=texts,
    rights=texts,
    license=texts | st.just("javascript:alert(1)"),
    participations=st.lists(st.builds(Participation, iris, iris, iris, texts), max_size=4).map(
        lambda each: tuple(sorted(each))
    ),
    definitions=st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
    names=st.lists(st.builds(NameKind, iris, texts, texts, texts), max_size=3).map(tuple),
    spots=st.lists(st.builds(Spot, iris, st.floats(-90, 90), st.floats(-180, 180)), max_size=3).map(
        tuple
    ),
)


class _Elements(HTMLParser):
    """The names of the elements and of their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.scripts = 0
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(graphs, contexts)
def test_any_graph_has_a_page(described: DescribedGraph, context: ArticleContext) -> None:
    model = view_model(described, context)
    html = render_page(model)
    block = re.search(r'id="kg-data">([^<]*)<', html)
    assert block is not None
    data: Any = unpack(block[1])
    found = _Elements(html)

    assert len(data["s"]) == len(described.statements)
    assert len(data["n"]) == len(model.nodes)
    assert len(data["layouts"]["relations"]) if model.nodes else True
    assert found.scripts == 3
    assert not {name for name in found.attributes if name.startswith("on") or name == "style"}
    assert not [each for each in found.addresses if not each.startswith(("#", "http"))]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(graphs, contexts, st.none() | st.integers(-20000, 20000))
def test_what_is_worked_out_of_any_graph_hangs_together(
    described: DescribedGraph, context: ArticleContext, day: int | None
) -> None:
    model = view_model(described, context)
    sure = in_period(model.statements, day, day, sure=True)

    assert set(sure) <= set(in_period(model.statements, day, day))
    for number, statement in enumerate(model.statements):
        assert all(number in model.statements[other].against for other in statement.against)
        assert number not in statement.against
        assert statement.when is None or statement.when.known
    shown = range(len(model.statements))
    for end in range(len(model.nodes)):
        way = next(ways(model.statements, shown, 0, end), ())
        assert len(set(way)) == len(way)
    dated = {(i.kind, i.id) for lane in model.timeline.lanes for i in lane.items}
    assert len(dated) == sum(len(lane.items) for lane in model.timeline.lanes)
    assert not dated & set(model.timeline.undated)
