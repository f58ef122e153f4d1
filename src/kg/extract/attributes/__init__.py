"""What phrases say of their own referents: "Chairman X", "X, a farmer", "X was Y's brother".

Titles, adjectives, appositions, copulas and kinship. The words are in the lexicon; here is how
they stand together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.attributes.names import read_active_in, read_names
from kg.extract.attributes.nominal import read_copulas
from kg.extract.given_names import read_birth_names, read_callings, read_given_names
from kg.extract.record import Rule

if TYPE_CHECKING:
    from kg.extract.context import Context
    from kg.extract.predicates import Predicate
    from kg.extract.record import Unit

__all__ = ["read_attributes"]

_BORN_TO = Rule("born-to", "X was born to Y and Z.")
_BORN_INTO = Rule("born-into", "X was born into a family of a people.")


def read_attributes(context: Context, unit: Unit) -> None:
    """Claim what the phrases of a sentence say of their own referents."""
    for predicate in unit.predicates.values():
        if predicate.lemma in context.lexicon.words["birth"]:
            read_birth_names(context, unit, predicate)
            _read_parents(context, unit, predicate)
        read_callings(context, unit, predicate)
    read_names(context, unit)
    read_copulas(context, unit)
    _read_kin(context, unit)
    read_given_names(context, unit)
    read_active_in(context, unit)


def _read_parents(context: Context, unit: Unit, predicate: Predicate) -> None:
    """Read "X was born to Y and Z"."""
    child = next(context.all_entities(unit, predicate.role("object")), None)
    heads = [
        i for head in predicate.role("to")[:1] for i in context.kinship.coordinated(unit, head)
    ]
    names = [i for i in heads if (p := unit.phrases.get(i)) is not None and p.name_span]
    if child is not None and child.type in {"Person", ""} and names:
        trigger = unit.parse.tokens[predicate.index].span
        parents = tuple(context.all_entities(unit, names))
        context.kinship.parents(child, parents, unit.ground(_BORN_TO, trigger))
    families = (unit.phrases.get(i) for i in (*predicate.role("into"), *predicate.role("to")))
    for family in families if child is not None else ():
        for word in family.peoples if family is not None else ():
            people = context.people(word, None)
            if child and family and people is not None and people.type == "EthnicGroup":
                ground = unit.ground(_BORN_INTO, family.span)
                context.claim(child, "ethnicGroup", people, ground)


def _read_kin(context: Context, unit: Unit) -> None:
    """Ask who the kin are that a sentence names; the answer claims whose kin they are."""
    for head in sorted(unit.phrases.by_head):
        phrase = unit.phrases.by_head[head]
        if phrase.kind == "name":
            context.kinship.read_before(unit, phrase)
        elif phrase.lemma in context.lexicon.kin:
            context.entities(unit, head)
