"""From a described graph to the model of its page.

Owns what is a node, what is an edge and what is folded away: a Participation is the colour of
the edge from an event to an agent, and the sides of an event are shown within the event, so
that the drawing says who stood against whom without two more nodes for each battle.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.view.communities import by_communities
from kg.view.context import ArticleContext
from kg.view.edges import edges_of, sides_of
from kg.view.effective import event_bounds
from kg.view.layout import layout_timeline
from kg.view.lettering import lines_of
from kg.view.model import (
    MODEL_VERSION,
    LegendEntry,
    Node,
    SectionView,
    ViewModel,
)
from kg.view.period import histogram
from kg.view.placing import layouts_of
from kg.view.scripts import label_view
from kg.view.statements import property_views, quotes_of, statement_views
from kg.view.terms import statement_terms
from kg.view.times import time_view
from kg.view.words import FAMILIES, FIRM, TONES, family_of, local_name, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.rdf.describe import DescribedGraph, Entity
    from kg.view.model import Edge, LabelView, PropertyView, SideView, StatementView

__all__ = ["LARGE", "view_model"]

LARGE = 800
"""Things from which on a graph is shown by communities, on a canvas of our own."""

_NO_CONTEXT = ArticleContext()
_MOST = 200  # items in a lane of the timeline of a large graph
_BUSY = 6  # edges from which on a name is written larger
_MAIN = 20  # size of the subject and of its name
_WHERE = frozenset({"tookPlaceAt", "movedTo", "basedAt"})
_HEADING = re.compile(r"^(={1,6})[ \t]*(\S.*?)[ \t]*\1$", re.MULTILINE)


def view_model(
    described: DescribedGraph, context: ArticleContext = _NO_CONTEXT, *, large: int = LARGE
) -> ViewModel:
    """Return everything that the page of a graph shows, placed.

    Args:
        described: The graph as values.
        context: The article around it; without one there are no sides and no licence, and
            the node with most edges counts as the subject.
        large: The number of nodes from which on they are placed by communities.
    """
    event_of = {part.side: part.event for part in context.participations if part.side}
    shown = [entity for entity in described.entities if entity.iri not in event_of]
    index = {entity.iri: number for number, entity in enumerate(shown)}
    place_of = index | {side: index[event] for side, event in event_of.items() if event in index}
    properties = property_views(described.statements)
    times = ((number, time_view(entity.time)) for number, entity in enumerate(shown))
    events = {number: time for number, time in times if time is not None}
    statements = statement_views(described, place_of, events, properties)
    subject = _subject(context.subject, index, statements)
    with_ = frozenset(n for n, each in enumerate(properties) if each.tone == "with")
    friends = _friends(statements, with_, subject)
    sides = sides_of(context, described.labels, index, subject, friends)
    edges = edges_of(statements, properties, sides)
    nodes = _nodes(shown, described.text, context, edges, sides)
    if subject >= 0:
        main = replace(nodes[subject], font=_MAIN, size=_MAIN)
        nodes = (*nodes[:subject], main, *nodes[subject + 1 :])
    if len(nodes) >= large:
        nodes, layouts, communities = by_communities(nodes, edges)
        most: int | None = _MOST
    else:
        layouts, communities = (
            layouts_of(nodes, edges, subject, friends, _stands(statements, properties)),
            (),
        )
        most = None
    return ViewModel(
        version=MODEL_VERSION,
        title=described.title,
        language=context.language,
        document=described.documents[0] if described.documents else "",
        subject=subject,
        rights=context.rights,
        license=context.license,
        text=described.text,
        sections=_sections(described.text),
        nodes=nodes,
        edges=edges,
        statements=statements,
        properties=properties,
        rules=_rules(statements, dict(context.definitions)),
        families=_legend(FAMILIES, (node.family for node in nodes)),
        tones=_legend(TONES, (edge.tone for edge in edges)),
        layouts=layouts,
        timeline=layout_timeline(nodes, statements, properties, subject, most=most),
        histogram=histogram(statements),
        communities=communities,
        terms=context.terms,
        statement_terms=statement_terms(described, context.terms),
    )


def _legend(names: Mapping[str, str], keys: Iterable[str]) -> tuple[LegendEntry, ...]:
    counts = Counter(keys)
    return tuple(
        LegendEntry(key, label, counts[key]) for key, label in names.items() if counts[key]
    )


def _rules(
    statements: Sequence[StatementView], definitions: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    used = sorted({s.rule for s in statements if s.rule in definitions})
    return tuple((rule, definitions[rule]) for rule in used)


def _sections(text: str) -> tuple[SectionView, ...]:
    """Return the sections that headings of equals signs make, as our reader writes them."""
    found = list(_HEADING.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)][: len(found)]
    return tuple(
        SectionView(match.start(), end, len(match[1]), match[2])
        for match, end in zip(found, ends, strict=True)
    )


def _subject(iri: str, index: Mapping[str, int], statements: Sequence[StatementView]) -> int:
    """Return the node that the article is about; the busiest one if it does not say."""
    if iri in index:
        return index[iri]
    busy = Counter(
        end for s in statements if min(s.subject, s.object) >= 0 for end in (s.subject, s.object)
    )
    return max(busy, key=lambda node: (busy[node], -node), default=0 if index else -1)


def _friends(
    statements: Sequence[StatementView], with_: frozenset[int], subject: int
) -> frozenset[int]:
    """Return those whom the subject stands with, itself among them."""
    return frozenset({subject}) | {
        end
        for s in statements
        if s.modality in FIRM and s.property in with_ and subject in (s.subject, s.object)
        for end in (s.subject, s.object)
    }


def _stands(
    statements: Sequence[StatementView], properties: Sequence[PropertyView]
) -> dict[int, int]:
    """Return for each thing that is told to be somewhere the first place that is told."""
    where = {n for n, each in enumerate(properties) if local_name(each.iri) in _WHERE}
    told = [s for s in statements if s.property in where and s.modality in FIRM]
    return {s.subject: s.object for s in reversed(told) if min(s.subject, s.object) >= 0}


def _nodes(
    shown: Sequence[Entity],
    text: str,
    context: ArticleContext,
    edges: Sequence[Edge],
    sides: Mapping[int, tuple[SideView, ...]],
) -> tuple[Node, ...]:
    weights = Counter(end for edge in edges for end in {edge.source, edge.target})
    spots = {spot.entity: (spot.latitude, spot.longitude) for spot in context.spots}
    kinds: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for name in context.names:
        kinds[name.entity].append((name.text, name.tag, spoken(name.kind)))
    nodes = []
    for number, entity in enumerate(shown):
        family = family_of(entity.type)
        time = time_view(entity.time)
        label = entity.label if entity.label.strip() else entity.iri
        drawn = lines_of(label)
        if family == "event" and time and time.short and time.is_told:
            drawn = (*drawn, *lines_of(time.short))
        weight = weights[number]
        nodes.append(
            Node(
                iri=entity.iri,
                family=family,
                type=spoken(entity.type),
                label=label,
                drawn=drawn,
                labels=_labels(entity, kinds.get(entity.iri, ())),
                kinds=tuple(spoken(kind) for kind in entity.kinds),
                time=time,
                when=event_bounds(time) if time and time.bounds.known else None,
                quotes=quotes_of(entity.passages, text),
                sides=sides.get(number, ()),
                weight=weight,
                font=15 if weight >= _BUSY else 13,
                size=min(16, 7 + weight // 2),
                community=-1,
                at=spots.get(entity.iri),
            )
        )
    return tuple(nodes)


def _labels(entity: Entity, kinds: Iterable[tuple[str, str, str]]) -> tuple[LabelView, ...]:
    """Return the names of a thing, with their kinds, and those that are only told as names."""
    told = {(text, tag.lower()): kind for text, tag, kind in reversed(list(kinds))}
    views = [
        label_view(text, tag, told.pop((text, tag.lower()), "")) for text, tag in entity.labels
    ]
    more = [label_view(text, tag, kind) for (text, tag), kind in sorted(told.items())]
    return (*views, *more)
