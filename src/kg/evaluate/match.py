"""When a claim of a gold and a statement of a graph say the same.

Owns both ways of matching, defined in ``docs/evaluation.md``: exact, where each part is as the
gold writes it, and lenient, where another spelling of the same fact counts too.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.evaluate.gold import Description
from kg.evaluate.system import local_name
from kg.evaluate.times import stretch_of, stretch_of_time
from kg.rdf.vocab import OWL, RDF, RDFS, is_subclass, kg, ontology_triples
from kg.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.evaluate.gold import Gold, GoldClaim, GoldEntity
    from kg.evaluate.system import System
    from kg.rdf.describe import Entity, StatementRow, Time

__all__ = ["Agreement", "Match", "Matcher"]

# The same fact told from its other end, where the ontology has a property for each.
_INVERSE = {
    "hasChild": frozenset(("hasFather", "hasMother")),
    "hasFather": frozenset(("hasChild",)),
    "hasMother": frozenset(("hasChild",)),
    "predecessor": frozenset(("successor",)),
    "successor": frozenset(("predecessor",)),
}


class Match(StrEnum):
    """How closely a statement has to follow the gold."""

    EXACT = "exact"
    LENIENT = "lenient"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Where a statement agrees with a claim whose subject, property and object it shares.

    ``time`` is about the time that counts for the match; ``stated`` says whether the graph
    states one at all.
    """

    modality: bool
    role: bool
    qualifiers: bool
    time: bool
    stated: bool
    evidence: bool

    @property
    def right(self) -> bool:
        """Whether the statement says what the claim says; evidence is counted apart."""
        return self.modality and self.role and self.qualifiers and self.time

    @property
    def degree(self) -> int:
        """How much agrees; what is right comes before all that is not."""
        parts = (self.modality, self.time, self.role, self.qualifiers, self.evidence)
        return 1 + sum(parts) + (10 if self.right else 0)


class Matcher:
    """Compares the claims of one gold with the statements of one graph."""

    def __init__(self, gold: Gold, system: System, match: Match = Match.EXACT) -> None:
        self._gold = gold
        self._entities = {entity.name: entity for entity in gold.entities}
        self._system = system
        self._lenient = match is Match.LENIENT
        self._known: dict[tuple[str, str | Description], bool] = {}

    def finds(self, claim: GoldClaim) -> list[StatementRow]:
        """Return the statements that agree with everything the claim says."""
        found = []
        for row in self._system.statements:
            agreement = self.compare(claim, row)
            if agreement and agreement.right and (agreement.evidence or not claim.quotes):
                found.append(row)
        return found

    def compare(self, claim: GoldClaim, row: StatementRow) -> Agreement | None:
        """Return where both agree, or nothing if they are not about the same."""
        if not self._shares_triple(claim, row):
            return None
        stated = [t for t in self._times(row) if t.edtf]
        return Agreement(
            modality=row.modality in claim.modalities,
            role=self._has_role(claim, row),
            qualifiers=all(self._has_qualifier(row, *pair) for pair in claim.qualifiers),
            time=self._is_in_time(claim, row),
            stated=bool(stated),
            evidence=self._has_evidence(claim, row),
        )

    def times(self, claim: GoldClaim) -> tuple[str, ...]:
        """Return the EDTF texts of a claim: its own, or else those of the event it is about."""
        if claim.times:
            return claim.times
        entities = [self._entities.get(s) for s in claim.subjects if isinstance(s, str)]
        return tuple(t for entity in entities if entity for t in entity.times)

    def is_entity(self, entity: Entity, gold: GoldEntity) -> bool:
        """Say whether a thing of the graph is one of the gold, its class included."""
        return self._has_class(entity, gold.type) and self._is_thing(entity, gold)

    def is_named(self, node: str, term: str | Description) -> bool:
        """Say whether a node of the graph is what the gold speaks of."""
        key = (node, term)
        if key not in self._known:
            self._known[key] = self._is_named(node, term)
        return self._known[key]

    # --- subject, property, object ------------------------------------------------------

    def _shares_triple(self, claim: GoldClaim, row: StatementRow) -> bool:
        name = local_name(row.property)
        if self._is_property(claim, name) and self._joins(
            claim, row.subject, row.object or row.value
        ):
            return True
        turned = self._lenient and row.object and self._is_inverse(claim, name)
        return bool(turned) and self._joins(claim, row.object, row.subject)

    def _is_property(self, claim: GoldClaim, name: str) -> bool:
        if name in claim.properties:
            return True
        related = _related().get(name, frozenset())
        return self._lenient and not related.isdisjoint(claim.properties)

    def _is_inverse(self, claim: GoldClaim, name: str) -> bool:
        inverse = _INVERSE.get(name, frozenset()) | ({name} & _symmetric())
        return not inverse.isdisjoint(claim.properties)

    def _joins(self, claim: GoldClaim, subject: str, target: str) -> bool:
        return any(self.is_named(subject, s) for s in claim.subjects) and (
            not claim.objects or any(self.is_named(target, o) for o in claim.objects)
        )

    def _is_named(self, node: str, term: str | Description) -> bool:
        entity = self._system.entities.get(node)
        if isinstance(term, Description):
            return entity is not None and self._is_described(entity, term.type, term.kind)
        gold = self._entities.get(term)
        if entity is not None and gold is not None:
            return self._is_thing(entity, gold)
        names = gold.names if gold else (term,)
        return self._is_called(self._system.names(node), names, _is_person(entity))

    def _is_described(self, entity: Entity, type_: str, *kinds: str) -> bool:
        wanted = frozenset(filter(None, kinds))
        if wanted and wanted.isdisjoint(entity.kinds) and (entity.kinds or not self._lenient):
            return False
        return self._has_class(entity, type_)

    def _has_class(self, entity: Entity, type_: str) -> bool:
        if not type_:
            return True
        found, wanted = kg(entity.type), kg(type_)
        return is_subclass(found, wanted) or (self._lenient and is_subclass(wanted, found))

    def _is_thing(self, entity: Entity, gold: GoldEntity) -> bool:
        if self._is_called(self._system.names(entity.iri), gold.names, _is_person(entity)):
            return True
        others = self._system.neighbours.get(entity.iri, frozenset())
        return (
            bool(gold.linked)
            and self._is_described(entity, gold.type, *gold.kinds)
            and all(any(self.is_named(o, name) for o in others) for name in gold.linked)
        )

    def _is_called(self, names: Iterable[str], wanted: Iterable[str], person: bool) -> bool:
        if not self._lenient:
            return not frozenset(names).isdisjoint(wanted)
        return any(_is_same_name(a, b, person) for a in names for b in wanted)

    # --- what is said of the claim --------------------------------------------------------

    def _has_role(self, claim: GoldClaim, row: StatementRow) -> bool:
        roles = self._system.roles.get((row.subject, row.object), frozenset())
        if not claim.roles or (self._lenient and not roles):
            return True
        return not roles.isdisjoint(claim.roles)

    def _has_qualifier(self, row: StatementRow, name: str, value: str) -> bool:
        found = [v for iri, v in row.qualifiers if local_name(iri) == name]
        return (self._lenient and not found) or any(self.is_named(v, value) for v in found)

    def _times(self, row: StatementRow) -> list[Time]:
        entity = self._system.entities.get(row.subject)
        return [t for t in (row.time, entity.time if entity else None) if t is not None]

    def _is_in_time(self, claim: GoldClaim, row: StatementRow) -> bool:
        found = self._times(row)
        if claim.time_words and not any(claim.time_words in t.label for t in found):
            return False
        wanted = self.times(claim)
        if not wanted:
            # Whoever writes all that an article states writes all of its times too.
            free = claim.forbidden or claim.optional or bool(claim.time_words)
            told = any(t.edtf for t in found)
            return self._lenient or not self._gold.complete or free or not told
        if not self._lenient:
            return not ({t.edtf for t in found if t.edtf} or {""}).isdisjoint(wanted)
        pairs = [(stretch_of(w), stretch_of_time(t)) for w in filter(None, wanted) for t in found]
        return not pairs or any(a is None or b is None or a.overlaps(b) for a, b in pairs)

    def _has_evidence(self, claim: GoldClaim, row: StatementRow) -> bool:
        if any(quote in passage.quote for quote in claim.quotes for passage in row.passages):
            return True
        return self._lenient and any(
            place.start < passage.end and passage.start < place.end
            for quote in claim.quotes
            for place in self._system.places(quote)
            for passage in row.passages
        )


def _is_person(entity: Entity | None) -> bool:
    return entity is not None and entity.type == "Person"


def _is_same_name(name: str, other: str, person: bool) -> bool:
    """Compare two names or texts leniently: spelling, articles, short forms, precision."""
    first, second = (fold(text).removeprefix("the ") for text in (name, other))
    if first == second:
        return True
    one, two = stretch_of(name), stretch_of(other)
    if one is not None and two is not None:
        return one.overlaps(two)
    words, others = first.split(), second.split()
    shorter, longer = sorted((words, others), key=len)
    if not shorter or first[:1].isdigit() != second[:1].isdigit():
        return False
    # A person by one of their names; a text by its last words ("chief engineer", "engineer").
    return set(shorter) <= set(longer) if person else _ends(longer, shorter) and name.islower()


def _ends(words: list[str], with_words: list[str]) -> bool:
    return words[-len(with_words) :] == with_words


@cache
def _symmetric() -> frozenset[str]:
    kind = NamedNode(OWL + "SymmetricProperty")
    return frozenset(
        local_name(t.subject.value)
        for t in ontology_triples("kg.ttl")
        if t.object == kind and t.predicate.value == RDF + "type"
        if isinstance(t.subject, NamedNode)
    )


@cache
def _related() -> dict[str, frozenset[str]]:
    """Return for each property of ours those directly above and below it."""
    related: dict[str, set[str]] = {}
    for triple in ontology_triples("kg.ttl"):
        subject, target = triple.subject, triple.object
        if triple.predicate.value != RDFS + "subPropertyOf":
            continue
        if isinstance(subject, NamedNode) and isinstance(target, NamedNode):
            below, above = local_name(subject.value), local_name(target.value)
            related.setdefault(below, set()).add(above)
            related.setdefault(above, set()).add(below)
    return {name: frozenset(others) for name, others in related.items()}
