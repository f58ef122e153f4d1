"""Reading a graph back into typed values: what publishers show and analysts use.

Owns the way from triples to entities, statements, times and passages; it never writes a
graph. Works on any graph in the form of ``docs/rdf-form.md``, ours or loaded from a file.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.rdf.vocab import KG, OA, PROV, RDF, RDFS, SCHEMA, SKOS, ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import BlankNode, Triple

    from kg.rdf.graph import RdfGraph

    Term = NamedNode | BlankNode | Literal | Triple

__all__ = [
    "DescribedGraph",
    "Entity",
    "Passage",
    "StatementRow",
    "Time",
    "describe",
    "entity_classes",
]

_RDFS_LABEL = RDFS + "label"
_ALT_LABEL = SKOS + "altLabel"
# Classes of ours that say something about things and are none themselves.
_LAYER = frozenset(
    KG + name for name in "Statement Participation TimeSpan Name Evidence Rule Review Link".split()
)
_QUALIFIERS = frozenset(
    {
        RDF + "type", RDF + "subject", RDF + "predicate", RDF + "object", _RDFS_LABEL,
        KG + "modality", KG + "hasEvidence", KG + "hasTime", KG + "readBy",
        PROV + "wasGeneratedBy", PROV + "wasAttributedTo", PROV + "qualifiedAttribution",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A quote with its half-open offsets, in code points of the document's text."""

    start: int
    end: int
    quote: str
    iri: str
    document: str


@dataclass(frozen=True, slots=True, order=True)
class Time:
    """A time span; bounds are ISO dates or empty where the source gives none."""

    iri: str
    label: str
    edtf: str = ""
    earliest_start: str = ""
    latest_start: str = ""
    earliest_end: str = ""
    latest_end: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A person, place, event and so on; ``labels`` are (text, language tag) pairs."""

    iri: str
    type: str
    label: str
    labels: tuple[tuple[str, str], ...] = ()
    kinds: tuple[str, ...] = ()
    time: Time | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class StatementRow:
    """One statement, ready to be shown.

    ``object`` is the IRI of the object, empty for a literal; ``value`` is what a person
    reads: the object's label or the literal's text. ``modality`` and ``rule`` are local
    names. ``qualifiers`` are (property IRI, IRI or text) pairs. ``language`` is the tag of a
    literal, if it has one.
    """

    iri: str
    label: str
    subject: str
    subject_label: str
    property: str
    object: str
    value: str
    datatype: str
    modality: str
    time: Time | None
    passages: tuple[Passage, ...]
    rule: str
    qualifiers: tuple[tuple[str, str], ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class DescribedGraph:
    """A whole graph as values, each tuple in a stable order."""

    documents: tuple[str, ...]
    title: str
    text: str
    entities: tuple[Entity, ...]
    statements: tuple[StatementRow, ...]
    labels: Mapping[str, str]


Index = dict[str, dict[str, list["Term"]]]


# Several publishers describe the same graph in one run; it is frozen, so once is enough.
@lru_cache(maxsize=4)
def describe(graph: RdfGraph) -> DescribedGraph:
    """Return the entities and statements of a graph.

    Entities come sorted by IRI; statements by the place of their first passage, then IRI.
    """
    index = _index(graph.triples)
    labels = {iri: _best_label(properties) for iri, properties in index.items()}
    entities = tuple(
        _entity(iri, kind, index) for iri, kind in sorted(_typed(index, entity_classes()).items())
    )
    rows = [_row(iri, index, labels) for iri in _typed(index, {KG + "Statement"})]
    rows.sort(key=lambda row: (row.passages[:1], row.iri))
    documents = tuple(sorted(_typed(index, {SCHEMA + "Article"})))
    first = index[documents[0]] if documents else {}
    return DescribedGraph(
        documents=documents,
        title=labels.get(documents[0], "") if documents else "",
        text=_text(first, KG + "normalizedText"),
        entities=entities,
        statements=tuple(rows),
        labels=labels,
    )


@lru_cache(maxsize=1)
def entity_classes() -> frozenset[str]:
    """Return the classes of the things that graphs tell of."""
    return frozenset(c for c in ontology().classes if c.startswith(KG)) - _LAYER


def _index(triples: Iterable[Triple]) -> Index:
    index: Index = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if isinstance(triple.subject, NamedNode):
            index[triple.subject.value][triple.predicate.value].append(triple.object)
    return index


def _typed(index: Index, classes: Iterable[str]) -> dict[str, str]:
    wanted = set(classes)
    found: dict[str, str] = {}
    for iri, properties in index.items():
        for term in properties.get(RDF + "type", ()):
            if isinstance(term, NamedNode) and term.value in wanted:
                found[iri] = term.value.removeprefix(KG)
    return found


def _text(properties: Mapping[str, list[Term]], name: str) -> str:
    values = properties.get(name, ())
    return min((v.value for v in values if isinstance(v, (Literal, NamedNode))), default="")


def _iris(properties: Mapping[str, list[Term]], name: str) -> list[str]:
    return sorted(v.value for v in properties.get(name, ()) if isinstance(v, NamedNode))


def _labels(properties: Mapping[str, list[Term]], *names: str) -> tuple[tuple[str, str], ...]:
    found = [
        (v.value, v.language or "")
        for name in names
        for v in properties.get(name, ())
        if isinstance(v, Literal)
    ]
    # The English label leads; the rest follow by language and text.
    return tuple(dict.fromkeys(sorted(found, key=lambda pair: (pair[1] != "en", *pair[::-1]))))


def _best_label(properties: Mapping[str, list[Term]]) -> str:
    labels = _labels(properties, _RDFS_LABEL)
    return labels[0][0] if labels else ""


def _entity(iri: str, kind: str, index: Index) -> Entity:
    properties = index[iri]
    main, other = _labels(properties, _RDFS_LABEL), _labels(properties, _ALT_LABEL)
    return Entity(
        iri=iri,
        type=kind,
        label=main[0][0] if main else iri,
        labels=tuple(dict.fromkeys(main + other)),
        kinds=tuple(_local(k) for k in _iris(properties, KG + "hasKind")),
        time=_time(properties, index),
        passages=_passages(properties, index),
    )


def _time(properties: Mapping[str, list[Term]], index: Index) -> Time | None:
    found = _iris(properties, KG + "hasTime")
    if not found:
        return None
    span = index.get(found[0], {})
    return Time(
        iri=found[0],
        label=_best_label(span),
        edtf=_text(span, KG + "edtf"),
        earliest_start=_text(span, KG + "earliestStart"),
        latest_start=_text(span, KG + "latestStart"),
        earliest_end=_text(span, KG + "earliestEnd"),
        latest_end=_text(span, KG + "latestEnd"),
        basis=_local(_text(span, KG + "timeBasis")),
    )


def _passages(properties: Mapping[str, list[Term]], index: Index) -> tuple[Passage, ...]:
    found = []
    for iri in _iris(properties, KG + "hasEvidence"):
        evidence = index.get(iri, {})
        selectors = [index.get(s, {}) for s in _iris(evidence, OA + "hasSelector")]
        found.append(
            Passage(
                start=int(max((_text(s, OA + "start") for s in selectors), default="") or 0),
                end=int(max((_text(s, OA + "end") for s in selectors), default="") or 0),
                quote=max((_text(s, OA + "exact") for s in selectors), default=""),
                iri=iri,
                document=_text(evidence, OA + "hasSource"),
            )
        )
    return tuple(sorted(found))


def _row(iri: str, index: Index, labels: Mapping[str, str]) -> StatementRow:
    properties = index[iri]
    subject = _text(properties, RDF + "subject")
    target = (properties.get(RDF + "object") or [Literal("")])[0]
    literal = target if isinstance(target, Literal) else None
    value = literal.value if literal else _text(properties, RDF + "object")
    return StatementRow(
        iri=iri,
        label=_best_label(properties),
        subject=subject,
        subject_label=labels.get(subject) or subject,
        property=_text(properties, RDF + "predicate"),
        object="" if literal else value,
        value=value if literal else labels.get(value) or value,
        datatype=literal.datatype.value if literal else "",
        modality=_local(_text(properties, KG + "modality")),
        time=_time(properties, index),
        passages=_passages(properties, index),
        rule=_local(_text(properties, KG + "readBy")),
        qualifiers=tuple(
            sorted(
                (name, v.value)
                for name, values in properties.items()
                if name not in _QUALIFIERS
                for v in values
                if isinstance(v, (NamedNode, Literal))
            )
        ),
        language=(literal.language or "") if literal else "",
    )


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
