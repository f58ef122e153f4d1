"""Which entity of an article an entry of an authority file stands for: offline, by name.

An entry that was looked at for one entity holds for it. Any other holds where its name and
class leave no choice: one entity, one identifier. Only what a person verified is the same;
by the name of another article it is merely close.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.link.authority import Relation
from kg.model import Link
from kg.rdf.naming import entity_iri
from kg.rdf.vocab import is_subclass, kg
from kg.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.link.authority import Entry
    from kg.model import Entity, Knowledge

__all__ = ["Unlinked", "link_entities"]


@dataclass(frozen=True, slots=True, order=True)
class Unlinked:
    """An entity that an authority file names, and why it was not linked."""

    label: str
    reason: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"not linked: {self.label}: {self.reason}"


def link_entities(
    knowledge: Knowledge, authority: Iterable[Entry]
) -> tuple[Knowledge, tuple[Unlinked, ...]]:
    """Return the knowledge with its links, and what was left unlinked because it is not clear."""
    entries = tuple({entry.target: entry for entry in authority}.values())
    if not entries:
        return knowledge, ()
    iris = {entity_iri(knowledge.article, entity.key): entity for entity in knowledge.entities}
    looked_at = [(iris[e.entity], e) for e in entries if e.entity in iris]
    settled = {(entity.key, e.identifier) for entity, e in looked_at}
    decided = {entity.key for entity, e in looked_at if e.relation is Relation.SAME}
    named = [
        (entity, entry)
        for entity, entry in _named(knowledge.entities, entries)
        if entity.key not in decided and (entity.key, entry.identifier) not in settled
    ]
    clear, unlinked = _clear(named)
    links = [
        link
        for entity, entry in (*looked_at, *clear)
        if entry.relation is not Relation.DIFFERENT
        for link in _links(entity, entry, by_name=entry.entity not in iris)
    ]
    return replace(knowledge, links=tuple(_once(links))), tuple(sorted(set(unlinked)))


def _named(entities: Sequence[Entity], entries: Iterable[Entry]) -> list[tuple[Entity, Entry]]:
    """Return the entities with the entries that have a name of theirs and a class that fits."""
    by_name: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        names = {entity.label, *(text for text, _ in entity.alternatives)}
        for name in sorted({fold(name) for name in names} - {""}):
            by_name[name].append(entity)
    return [
        (entity, entry)
        for entry in entries
        for entity in {
            found.key: found
            for label in entry.labels
            for found in by_name.get(fold(label), ())
            if not entry.class_ or is_subclass(kg(found.type), kg(entry.class_))
        }.values()
        if entry.relation is not Relation.DIFFERENT
    ]


def _clear(
    named: list[tuple[Entity, Entry]],
) -> tuple[list[tuple[Entity, Entry]], list[Unlinked]]:
    """Keep the pairs of one entity and one identifier; tell of the others."""
    identifiers: dict[str, set[str]] = defaultdict(set)
    keys: dict[str, set[str]] = defaultdict(set)
    for entity, entry in named:
        identifiers[entity.key].add(entry.identifier)
        keys[entry.identifier].add(entity.key)
    clear, unlinked = [], []
    for entity, entry in named:
        several = sorted(identifiers[entity.key])
        if len(several) > 1:
            reason = f"its name fits {' and '.join(several)}"
            unlinked.append(Unlinked(entity.label, reason))
        elif len(keys[entry.identifier]) > 1:
            reason = f"{len(keys[entry.identifier])} entities have the name of {several[0]}"
            unlinked.append(Unlinked(entity.label, reason))
        else:
            clear.append((entity, entry))
    return clear, unlinked


def _links(entity: Entity, entry: Entry, *, by_name: bool) -> Iterable[Link]:
    # What was verified for an entity of another article is a match by name here.
    elsewhere = by_name and bool(entry.entity)
    reviewer = None if elsewhere else entry.reviewer
    for target in (entry.identifier, *entry.links):
        yield Link(
            entity=entity.key,
            target=target,
            same=reviewer is not None and entry.relation is Relation.SAME,
            source=entry.source,
            reviewer=reviewer,
            date="" if elsewhere else entry.date,
            how="" if elsewhere else entry.how,
        )


def _once(links: Iterable[Link]) -> Iterable[Link]:
    """Return one link for each entity and target, one that is the same before a close one."""
    best: dict[tuple[str, str], Link] = {}
    for link in sorted(links, key=lambda k: (k.entity, k.target, not k.same, k.source, k.how)):
        best.setdefault((link.entity, link.target), link)
    return best.values()
