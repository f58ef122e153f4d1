"""Keeping out what the ontology refuses: claims whose parts are of the wrong class.

Reading guesses; the ontology does not. A claim whose subject or object cannot be of the
class that its property asks for is a misreading: it is left out and reported, so that every
graph that is built can conform.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Name
from kg.rdf.naming import property_iri
from kg.rdf.vocab import KG, domain, is_subclass, kg, properties_of, range_

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from kg.model import Entity, Knowledge, Statement

__all__ = ["fit", "refusals"]


def fit(knowledge: Knowledge) -> Knowledge:
    """Return the knowledge without what the ontology refuses, each claim of it reported."""
    refused = refusals(knowledge)
    entities = tuple(map(_measured, knowledge.entities))
    if not refused:
        same = entities == knowledge.entities
        return knowledge if same else replace(knowledge, entities=entities)
    out = {statement for statement, _ in refused}
    kept = tuple(s for s in knowledge.statements if s not in out)
    used = {knowledge.subject, *(k for s in kept for k in s.entity_keys())}
    timed = {e.key for e in knowledge.entities if e.time is not None}
    reported = {(s.trigger or s.evidence[0], reason) for s, reason in refused}
    return replace(
        knowledge,
        statements=kept,
        entities=tuple(e for e in entities if e.key in used | timed),
        unread=tuple(
            sorted({*knowledge.unread, *reported}, key=lambda pair: (pair[0].start, pair[1]))
        ),
    )


def _measured(entity: Entity) -> Entity:
    """Return an entity without its size where things of its class have none."""
    if not entity.size or _is_one_of(entity.type, domain(kg("sizeText"))):
        return entity
    return replace(entity, size="")


def refusals(knowledge: Knowledge) -> tuple[tuple[Statement, str], ...]:
    """Return the claims that the ontology refuses, in order, each with the reason."""
    types = {e.key: e.type or "Agent" for e in knowledge.entities}
    refused: list[tuple[Statement, str]] = []
    said: set[tuple[str, str, object]] = set()
    for statement in knowledge.statements:
        said.add((statement.subject, statement.property, statement.object))
        turned = (statement.object, statement.property, statement.subject)
        reason = _refusal(statement, types)
        if turned in said and property_iri(statement.property).value in properties_of(
            "AsymmetricProperty"
        ):
            reason = f"{statement.property} was said the other way round before"
        if reason:
            refused.append((statement, reason))
    return tuple(refused)


def _refusal(statement: Statement, types: dict[str, str]) -> str:
    """Return why the ontology refuses a claim, or an empty string."""
    property_ = property_iri(statement.property)
    if not property_.value.startswith(KG):
        return ""
    if not _is_one_of(types[statement.subject], domain(property_)):
        return f"{statement.property} is not said of a {types[statement.subject]}"
    value = statement.object
    if isinstance(value, Name) or not isinstance(value, str) or value.startswith("t:"):
        return _qualifier_refusal(statement, types)
    if not _is_one_of(types[value], range_(property_)):
        return f"{statement.property} does not lead to a {types[value]}"
    return _qualifier_refusal(statement, types)


def _qualifier_refusal(statement: Statement, types: dict[str, str]) -> str:
    for name, value in statement.qualifiers:
        # Role and side belong to the participation; they are terms and sides by construction.
        if not isinstance(value, str) or name in {"role", "onSide"}:
            continue
        if not _is_one_of(types[value], range_(property_iri(name))):
            return f"{name} does not lead to a {types[value]}"
    return ""


def _is_one_of(type_: str, classes: tuple[NamedNode, ...]) -> bool:
    ours = [c for c in classes if c.value.startswith(KG)]
    return not ours or any(is_subclass(kg(type_), c) for c in ours)
