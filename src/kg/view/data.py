"""The model as JSON: what the scripts of the page read.

``docs/view-model.md`` tells what each field means. To keep the page small, empty fields are
left out, as are the modality ``asserted`` and labels that a statement shares with its nodes; a
quote that stands in the article is given by its offsets alone; an IRI is the number of its
beginning in ``bases`` and the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.rdf.vocab import NAMESPACES, ontology
from kg.view.words import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.view.model import (
        Bounds,
        Edge,
        Node,
        Place,
        Projection,
        PropertyView,
        Quote,
        StatementView,
        Timeline,
        TimeView,
        ViewModel,
    )
    from kg.view.terms import StatementTerms

    Json = dict[str, object]

__all__ = ["page_data"]

_BASE = re.compile(r".*[#/]", re.DOTALL)
_ALWAYS = ("kg", "oa", "prov", "rdf", "rdfs", "t", "xsd")


class _Iris:
    """Splits IRIs into the number of their base and their local name."""

    def __init__(self, iris: Iterable[str]) -> None:
        self.bases = tuple(sorted({_base(iri) for iri in iris}))
        self._numbers = {base: number for number, base in enumerate(self.bases)}

    def of(self, iri: str) -> list[object]:
        base = _base(iri)
        return [self._numbers[base], iri[len(base) :]]


def _base(iri: str) -> str:
    match = _BASE.match(iri)
    return match[0] if match else ""


def page_data(model: ViewModel, license_: tuple[str, str]) -> Json:
    """Return everything that the scripts of the page need, ready for ``json``.

    Args:
        model: The model.
        license_: Name and address of the licence; the address is empty unless it is a web one.
    """
    iris = _Iris(
        [
            model.document,
            *(node.iri for node in model.nodes),
            *(s.iri for s in model.statements),
            *(s.datatype for s in model.statements if s.datatype),
            *(each.iri for each in model.properties),
            *(iri for each in model.statement_terms for iri in _named(each)),
            model.terms.run,
            model.terms.rules,
        ]
    )
    families = {entry.key: number for number, entry in enumerate(model.families)}
    edges = {edge.statement: edge for edge in model.edges}
    used = {each.turtle.partition(":")[0] for each in model.properties} | set(_ALWAYS)
    return {
        "version": model.version,
        "title": model.title,
        "language": model.language,
        "subject": model.subject,
        "document": iris.of(model.document),
        "rights": model.rights,
        "license": list(license_),
        "query": {prefix: iri for prefix, iri in NAMESPACES.items() if prefix in used},
        "bases": list(iris.bases),
        "text": model.text,
        "sections": [[each.start, each.end, each.level, each.title] for each in model.sections],
        "families": [[entry.key, entry.label, entry.count] for entry in model.families],
        "tones": [[entry.key, entry.label, entry.count] for entry in model.tones],
        "properties": [
            [iris.of(each.iri), each.label, each.tone, each.turtle, *_spelt(each)]
            for each in model.properties
        ],
        "rdf": _filled(
            prefixes=dict(model.terms.prefixes),
            run=iris.of(model.terms.run) if model.terms.run else None,
            rules=model.terms.rules,
            evidence=_evidence(model),
        ),
        "rules": dict(model.rules),
        "n": [_node(node, iris, families) for node in model.nodes],
        "s": [
            _statement(statement, iris, model.nodes, edges.get(number))
            | _terms(number, model, iris)
            for number, statement in enumerate(model.statements)
        ],
        "layouts": _filled(
            relations=_flat(model.layouts.relations),
            types=_flat(model.layouts.types),
            map=_flat(model.layouts.map),
        ),
        "heads": _flat(model.layouts.heads),
        "projection": _projection(model.layouts.projection),
        "timeline": _timeline(model.timeline),
        "histogram": [list(bar) for bar in model.histogram],
        "communities": [
            [each.label, [each.x, each.y, each.radius], each.count] for each in model.communities
        ],
    }


def _node(node: Node, iris: _Iris, families: dict[str, int]) -> Json:
    return _filled(
        iri=iris.of(node.iri),
        type=node.type,
        family=families[node.family],
        label=node.label,
        drawn=[] if node.drawn == (node.label,) else list(node.drawn),
        labels=[[each.text, each.language, each.script, each.kind] for each in node.labels],
        kinds=list(node.kinds),
        time=_time(node.time),
        when=_days(node.when),
        quotes=_quotes(node.quotes),
        sides=[[side.label, list(side.members)] for side in node.sides],
        size=node.size,
        font=node.font,
        weight=node.weight,
        community=None if node.community < 0 else node.community,
        at=list(node.at) if node.at else None,
    )


def _statement(
    statement: StatementView, iris: _Iris, nodes: Sequence[Node], edge: Edge | None
) -> Json:
    def own(label: str, node: int) -> str:
        return "" if node >= 0 and nodes[node].label == label else label

    return _filled(
        iri=iris.of(statement.iri),
        s=statement.subject,
        o=statement.object,
        about=own(statement.subject_label, statement.subject),
        p=statement.property,
        value=own(statement.value, statement.object),
        lang=statement.language,
        datatype=iris.of(statement.datatype) if statement.datatype else None,
        modality="" if statement.modality == "asserted" else statement.modality,
        time=_time(statement.time),
        when=_days(statement.when),
        quotes=_quotes(statement.quotes),
        rule=statement.rule,
        edge=_filled(tone=edge.tone, curve=edge.curve, label=edge.label) if edge else None,
        against=list(statement.against),
    )


def _named(terms: StatementTerms) -> Iterator[str]:
    """Yield the IRIs of the terms of a statement."""
    yield from (terms.subject, terms.object, terms.time, *terms.evidence)
    for name, value, _ in terms.qualifiers:
        yield from (name, value)


def _spelt(each: PropertyView) -> list[str]:
    """Return the label that the ontology has for a property, where ours is another."""
    label = ontology().labels.get(each.iri, "")
    return [label] if label and label != each.label else []


def _evidence(model: ViewModel) -> str:
    """Return what the IRIs of passages begin with, all alike in our graphs."""
    found = (_base(iri) for terms in model.statement_terms for iri in terms.evidence)
    return next(found, "")


def _terms(number: int, model: ViewModel, iris: _Iris) -> Json:
    """Return the terms of a statement that its other fields do not tell."""
    statement, terms = model.statements[number], model.statement_terms[number]

    def other(iri: str, node: int) -> list[object] | None:
        return iris.of(iri) if iri and (node < 0 or model.nodes[node].iri != iri) else None

    usual = [f"{_evidence(model)}c{each.start}-{each.end}" for each in statement.quotes]
    each = model.properties[statement.property]
    name = "".join(_spelt(each)) or each.label
    said = f"{statement.subject_label}: {name} {statement.value}"
    if statement.modality != "asserted":
        said += f" ({spoken(statement.modality)})"
    return _filled(
        label=None if terms.label == said else terms.label or False,
        subject=other(terms.subject, statement.subject),
        object=other(terms.object, statement.object),
        span=iris.of(terms.time) if terms.time else None,
        evidence=None if list(terms.evidence) == usual else [iris.of(i) for i in terms.evidence],
        more=[
            [each.label, each.value, each.node, iris.of(name), *_value(value, language, iris)]
            for each, (name, value, language) in zip(
                statement.qualifiers, terms.qualifiers, strict=True
            )
        ],
    )


def _value(iri: str, language: str, iris: _Iris) -> list[object]:
    return [iris.of(iri)] if iri else [language] if language else []


def _time(time: TimeView | None) -> Json:
    if time is None:
        return {}
    days = time.bounds
    return _filled(
        short=time.short,
        words=time.words,
        edtf=time.edtf,
        precision=time.precision,
        start=_pair(days.earliest_start, days.latest_start),
        end=_pair(days.earliest_end, days.latest_end),
        basis=time.basis,
    )


def _pair(first: int | None, last: int | None) -> list[int | None]:
    return [] if first is None and last is None else [first, last]


def _days(when: Bounds | None) -> list[int | None]:
    if when is None:
        return []
    return [when.earliest_start, when.latest_start, when.earliest_end, when.latest_end]


def _quotes(quotes: Sequence[Quote]) -> list[list[object]]:
    return [
        [each.start, each.end] if each.in_text else [each.start, each.end, each.text]
        for each in quotes
    ]


def _flat(places: Sequence[Place]) -> list[int]:
    return [number for place in places for number in place]


def _projection(projection: Projection | None) -> list[float]:
    if projection is None:
        return []
    return [projection.east, projection.north, projection.wide, projection.high]


def _timeline(timeline: Timeline) -> Json:
    lanes = []
    for lane in timeline.lanes:
        items = []
        for item in lane.items:
            es, ls, ee, le = _days(item.when)
            items.append(
                {
                    "kind": item.kind, "id": item.id, "row": item.row, "tone": item.tone,
                    "es": es, "ls": ls, "ee": ee, "le": le,
                }
            )  # fmt: skip
        lanes.append({"key": lane.key, "label": lane.label, "rows": lane.rows, "items": items})
    return {
        "from": timeline.start,
        "to": timeline.end,
        "lanes": lanes,
        "undated": [{"kind": kind, "id": number} for kind, number in timeline.undated],
    }


def _filled(**fields: object) -> Json:
    return {name: value for name, value in fields.items() if value not in ("", [], {}, None)}
