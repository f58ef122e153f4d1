"""The statements of a page: from rows of the graph to what the panel and the table show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.rdf.vocab import RDF, XSD, shorten
from kg.view.against import contradictions
from kg.view.effective import Told, effective_times
from kg.view.model import PropertyView, QualifierView, Quote, StatementView
from kg.view.times import time_view
from kg.view.words import FIRM, local_name, spoken, tone_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.rdf.describe import DescribedGraph, Passage, StatementRow
    from kg.view.model import TimeView

__all__ = ["property_views", "quotes_of", "statement_views"]

_PLAIN = frozenset({XSD + "string", RDF + "langString"})
_PREFIXED = re.compile(r"[a-z]+:[A-Za-z_][A-Za-z0-9_-]*\Z", re.ASCII)
# What Turtle does not allow between angle brackets (RDF 1.1 Turtle, 6.5, IRIREF).
_FORBIDDEN = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_KINSHIP = "kinship"


def property_views(rows: Sequence[StatementRow]) -> tuple[PropertyView, ...]:
    """Return the properties of these rows, in the order of their IRIs."""
    return tuple(
        PropertyView(iri, spoken(local_name(iri)), tone_of(iri), _turtle(iri))
        for iri in sorted({row.property for row in rows})
    )


def statement_views(
    described: DescribedGraph,
    place_of: Mapping[str, int],
    events: Mapping[int, TimeView],
    properties: Sequence[PropertyView],
) -> tuple[StatementView, ...]:
    """Return the statements of a graph, in its order.

    Args:
        described: The graph.
        place_of: The index of the node that each thing is drawn as.
        events: The times of the events, by the index of their node.
        properties: All properties of the statements.
    """
    rows = described.statements
    times = [time_view(row.time) for row in rows]
    modalities = [row.modality or "unstated" for row in rows]
    told = [
        Told(
            subject=place_of.get(row.subject, -1),
            object=place_of.get(row.object, -1),
            property=row.property,
            value=row.value,
            datatype=row.datatype,
            firm=modality in FIRM,
            time=time,
        )
        for row, modality, time in zip(rows, modalities, times, strict=True)
    ]
    whens = effective_times(told, events)
    hedged = frozenset(
        n
        for n, row in enumerate(rows)
        if any(local_name(name) == _KINSHIP for name, _ in row.qualifiers)
    )
    against = contradictions(told, modalities, whens, hedged)
    index = {each.iri: number for number, each in enumerate(properties)}
    return tuple(
        StatementView(
            iri=row.iri,
            subject=told[n].subject,
            object=told[n].object,
            subject_label=row.subject_label,
            property=index[row.property],
            value=row.value,
            language=row.language,
            datatype="" if row.datatype in _PLAIN else row.datatype,
            modality=modalities[n],
            time=times[n],
            when=whens[n],
            quotes=quotes_of(row.passages, described.text),
            rule=row.rule,
            qualifiers=tuple(
                QualifierView(
                    spoken(local_name(name)),
                    described.labels.get(value) or value,
                    place_of.get(value, -1),
                )
                for name, value in row.qualifiers
            ),
            against=against[n],
        )
        for n, row in enumerate(rows)
    )


def quotes_of(passages: Sequence[Passage], text: str) -> tuple[Quote, ...]:
    """Return passages as quotes; those that are not in the text at their place say so."""
    return tuple(
        Quote(p.start, p.end, p.quote, in_text=bool(p.quote) and text[p.start : p.end] == p.quote)
        for p in passages
    )


def _turtle(iri: str) -> str:
    short = shorten(iri)
    if _PREFIXED.match(short):
        return short
    return f"<{_FORBIDDEN.sub(lambda found: f'%{ord(found[0]):02X}', iri)}>"
