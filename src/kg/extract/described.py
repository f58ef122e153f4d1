"""Whom or what a description means: "the physicist", "the kingdom", "a gold medal", "they"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.works import title_after
from kg.model import Literal

if TYPE_CHECKING:
    from kg.extract.record import Unit
    from kg.extract.referents import Referents
    from kg.mentions import Phrase
    from kg.model import Statement
    from kg.resolve import Draft

__all__ = ["couple", "described", "listed_after", "owner_of_land", "state_told"]


def described(referents: Referents, unit: Unit, phrase: Phrase, cls: str) -> tuple[Draft, ...]:
    """Return the work, award or person that a common noun of a class stands for."""
    if cls == "Work":
        work = title_after(referents, unit, phrase)
        return () if work is None else (work,)
    if cls == "Award":
        return _award(referents, phrase)
    return _person(referents, unit, phrase)


def couple(referents: Referents, unit: Unit) -> tuple[Draft, ...]:
    """Return the two whose marriage was told in this sentence or the one before."""
    for number, claim in reversed(referents.claims):
        if number >= 0 and number < unit.number - 1:
            break
        told = number >= 0 and claim.property == "spouse" and isinstance(claim.object, str)
        if told and isinstance(claim.object, str):
            pair = (
                referents.registry.drafts[claim.subject],
                referents.registry.drafts[claim.object],
            )
            return pair if referents.subject in pair else ()
    return ()


def state_told(referents: Referents, unit: Unit) -> tuple[Draft, ...]:
    """Return the state that "the kingdom" means: the only one told in this paragraph."""
    told = {
        d.key: d
        for other in referents.units[max(0, unit.number - 2) : unit.number + 1]
        if other.parse.paragraph == unit.parse.paragraph
        for found in other.entities.values()
        for d in found
        if d.type == "Polity"
    }
    return tuple(told.values()) if len(told) == 1 else ()


def _says_noun(referents: Referents, claim: Statement, noun: str) -> bool:
    """Say whether a claim tells that somebody is an N, or holds the post of N."""
    if claim.property in {"hasOccupation", "hasRank"} and isinstance(claim.object, Literal):
        return claim.object.text.casefold().split()[-1:] == [noun]
    if claim.property != "holdsOffice" or not isinstance(claim.object, str):
        return False
    words = referents.registry.drafts[claim.object].label.casefold().split(" of ")[0].split()
    return words[-1:] == [noun]


def _award(referents: Referents, phrase: Phrase) -> tuple[Draft, ...]:
    """Return the award of "a gold medal": words before it tell which."""
    words = [m for m in phrase.modifiers if m not in referents.lexicon.words["evaluative"]]
    if phrase.plural or not words or phrase.names_before:
        return ()
    label = f"{' '.join(words)} {phrase.lemma}"
    return (referents.registry.find(label) or referents.registry.name(label, phrase.span, "Award"),)


def _person(referents: Referents, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
    """Return whom "the general" or "the physicist" means: the one who was said to be that."""
    after = unit.phrases.get(phrase.head + 1)
    if after is not None and after.kind == "name" and not phrase.plural:
        named = referents.entities(unit, after.head)  # "the physicist X" is X
        if all(d.type == "Person" for d in named):
            return named
    bare = not (phrase.of or phrase.peoples or phrase.names_before or phrase.modifiers)
    if phrase.definite != "the" or phrase.plural or not bare or phrase.possessor >= 0:
        return ()
    found = {s.subject for _, s in referents.claims if _says_noun(referents, s, phrase.lemma)}
    return (referents.registry.drafts[found.pop()],) if len(found) == 1 else ()


def listed_after(referents: Referents, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
    """Return what "the following towns: X, Y and Z" names after its colon."""
    tokens = unit.parse.tokens
    colon = next((t.index for t in tokens[phrase.head + 1 :] if t.text == ":"), -1)
    if not phrase.plural or colon < 0:
        return ()
    if any(t.text != "and" and t.upos != "NOUN" for t in tokens[phrase.head + 1 : colon]):
        return ()
    names = [h for h, p in sorted(unit.phrases.by_head.items()) if p.kind == "name"]
    found = tuple(referents.all_entities(unit, (h for h in names if h > colon)))
    cls = referents.class_of(phrase.lemma)
    kinds = (cls, "Place") if referents.registry.is_a(cls, "Place") else (cls,)
    return tuple(d for d in found if not cls or referents.registry.fits(d, kinds))


def owner_of_land(
    referents: Referents, unit: Unit, phrase: Phrase, inner: list[Draft]
) -> Draft | None:
    """Return whose "the territory of X", "its territory" and "the territory" is."""
    if inner:
        return inner[0]
    owner = referents.entity(unit, phrase.possessor) if phrase.possessor >= 0 else None
    whole = phrase.definite == "the" and phrase.lemma == "territory"
    if whole and not (phrase.modifiers or phrase.peoples or phrase.names_before):
        owner = referents.subject
    return owner if owner is not None and owner.type == "Polity" else None
