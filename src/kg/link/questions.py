"""What a service is asked: the names of a graph's entities, with type and properties."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.link.protocol import Query
from kg.rdf.describe import describe, entity_classes
from kg.rdf.vocab import KG, OWL, ontology, shorten
from kg.resources import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.link.protocol import Manifest
    from kg.rdf.describe import DescribedGraph, Entity
    from kg.rdf.graph import RdfGraph

__all__ = ["Maps", "Question", "parse_maps", "questions"]

_WIKIDATA = "http://www.wikidata.org/entity/"
_SAME = OWL + "sameAs"
# What has a name of its own; a plan, a side or a single deed is described, not named.
_ASKED = ("Agent", "Place", "Conflict")


@dataclass(frozen=True, slots=True)
class Maps:
    """Our terms and those of a service.

    Attributes:
        types: Local name of a class of ours to a type of the service.
        properties: Prefixed name of a property of ours to a property of the service.
        chosen: Whether the properties were named by the user, and so are sent in any case.
    """

    types: Mapping[str, str] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """An entity and the query that asks for it."""

    entity: Entity
    query: Query


def parse_maps(types: Iterable[str], properties: Iterable[str]) -> Maps:
    """Return the maps that pairs such as ``Person=Q5`` say.

    Raises:
        InputError: A pair is none, or names a term that the ontology does not have.
    """
    found_types = {name.removeprefix("kg:"): to for name, to in map(_pair, types)}
    found_properties = dict(map(_pair, properties))
    for name in found_types:
        if KG + name not in entity_classes():
            raise InputError("no such class", where=name, hint="see ontology/kg.ttl")
    known = {shorten(iri) for iri in ontology().properties}
    for name in found_properties:
        if name not in known:
            raise InputError("no such property", where=name, hint="write kg:... or schema:...")
    return Maps(found_types, found_properties, chosen=bool(found_properties))


def questions(
    graph: RdfGraph, maps: Maps, manifest: Manifest | None, *, limit: int, classes: tuple[str, ...]
) -> tuple[Question, ...]:
    """Return what is to be asked, in the order of the entities.

    Entities that a person has linked are not asked for again. For a service of Wikidata's
    identifiers the terms come from ``ontology/wikidata-map.csv`` where the maps have none.

    Args:
        graph: The graph with the entities.
        maps: Our terms and those of the service.
        manifest: What the service says of itself; without it, it is asked for all it might
            take.
        limit: At most so many candidates each.
        classes: The classes of entities, by local name; by default agents, places, conflicts.
    """
    if manifest is not None and manifest.identifier_space == _WIKIDATA:
        maps = _completed(maps)
    sends = manifest is None or manifest.takes_properties or maps.chosen
    described = describe(graph)
    linked = {str(t.subject) for t in graph.triples if t.predicate.value == _SAME}
    wanted = {KG + name for name in classes or _ASKED}
    return tuple(
        Question(
            entity,
            Query(
                text=entity.label,
                type=_type(entity.type, maps.types),
                properties=_properties(entity, described, maps.properties) if sends else (),
                limit=limit,
            ),
        )
        for entity in described.entities
        if f"<{entity.iri}>" not in linked and wanted & ontology().parents[KG + entity.type]
    )


def _pair(text: str) -> tuple[str, str]:
    ours, sign, theirs = (part.strip() for part in text.partition("="))
    if not (ours and sign and theirs):
        raise InputError("not a pair", where=repr(text), hint="write OURS=THEIRS: Person=Q5")
    return ours, theirs


def _completed(maps: Maps) -> Maps:
    path = data_folder("ontology") / "wikidata-map.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    types = {r["term"].removeprefix("kg:"): r["wikidata"] for r in rows if r["kind"] == "class"}
    properties = {r["term"]: r["wikidata"] for r in rows if r["kind"] == "property"}
    return Maps(types | dict(maps.types), properties | dict(maps.properties), maps.chosen)


def _type(class_: str, types: Mapping[str, str]) -> str:
    """Return the type for a class, or for the nearest class above it that has one."""
    parents = ontology().parents
    above = sorted(
        (iri for iri in parents[KG + class_] if iri.startswith(KG)),
        key=lambda iri: (-len(parents[iri]), iri),
    )
    return next((types[n] for n in (iri.removeprefix(KG) for iri in above) if n in types), "")


def _properties(
    entity: Entity, described: DescribedGraph, properties: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """Return the values that the article asserts of an entity: dates and other plain values."""
    found = {
        (properties[shorten(row.property)], row.value)
        for row in described.statements
        if row.subject == entity.iri
        and row.modality == "asserted"
        and not row.object
        and shorten(row.property) in properties
    }
    return tuple(sorted(found))
