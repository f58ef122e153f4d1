"""What a noun with an article refers back to: "the party", "the city", "was a state that ...".

A reader takes it for what the article is about, where that is called so, or else for the
nearest thing that is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.namesake import namesake
from kg.model import Modality

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.record import Unit
    from kg.extract.referents import Referents
    from kg.mentions import Phrase
    from kg.resolve import Draft

__all__ = ["is_same_noun", "said_to_be", "told_by_noun"]

# How many sentences back a noun looks for its name.
_REACH = 3
# A city is remembered longer.
_LONG_REACH = 6
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_DEFINITE = frozenset({"the", "this", "that"})
# Prepositions of a way, after which no city stands.
_ALONG = frozenset({"across", "through", "over", "along", "via", "between"})
# Nouns that refer back to a place whose name does not tell what it is.
_SETTLEMENT = "settlement"
# Adjectives that do not tell one thing from another ("the young republic").
_PASSING = "passing"
# Nouns for families.
_LINEAGE = "lineage"
# Nouns that refer back to any state, and to any body.
_ANY_STATE = "any-state"
_ANY_BODY = "any-body"


def said_to_be(referents: Referents, unit: Unit, phrase: Phrase) -> Draft | None:
    """Return what a phrase is said of: in "X was a state that ...", the state is X."""
    for predicate in unit.predicates.values():
        if predicate.kind != "copula" or phrase.head not in predicate.role("complement"):
            continue
        if predicate.modality is not Modality.ASSERTED or not predicate.role("subject"):
            return None
        index = predicate.role("subject")[0]
        subject = unit.phrases.get(index)
        cls = referents.class_of(phrase.lemma)
        told = cls in {"Conflict", "Battle"}  # "the 1936 coup was a coup that"
        if subject is None or (subject.kind == "common" and not told):
            return None
        draft = referents.entity(unit, index)
        if draft is None or not cls:
            return None
        registry = referents.registry
        alike = registry.is_a(draft.type, cls) or registry.is_a(cls, draft.type)
        # "The Free City of X was a city-state": it is told to be more than a place.
        state = (
            draft is referents.subject and cls == "Polity" and (registry.is_a(draft.type, "Place"))
        )
        is_open = draft.type == "" or draft.guessed
        if not (alike or state or is_open or _is_body(referents, draft.type, cls)):
            return None
        more = registry.is_a(cls, draft.type) or state or is_open
        draft.type, draft.guessed = cls if more else draft.type, False
        referents.called.setdefault(draft.key, set()).add(phrase.lemma)
        return draft
    return None


def _is_body(referents: Referents, type_: str, cls: str) -> bool:
    """Say whether both are bodies of people: a league may be a party, a guard an army."""
    is_a = referents.registry.is_a
    return is_a(type_, "Group") and is_a(cls, "Group")


def told_by_noun(referents: Referents, unit: Unit, phrase: Phrase) -> Draft | None:
    """Return what a bare noun with an article refers back to, or None."""
    bare = not (phrase.of or phrase.peoples or phrase.names_before or phrase.possessor >= 0)
    telling = [m for m in phrase.modifiers if m not in referents.lexicon.words[_PASSING]]
    if phrase.definite not in _DEFINITE or not bare or telling or phrase.plural:
        return None
    if any(unit.dependents(phrase.head, p) for p in ("on", "near")):
        return None  # "the fortress on the river": told which
    about_it = _is_called(referents, referents.subject, phrase.lemma) or _is_sort_of(
        referents, referents.subject, phrase.lemma
    )
    near = _nearest(referents, unit, phrase, about_it=about_it)
    if near is not None or about_it:
        return near or referents.subject
    only = _only_one(referents, unit, phrase)
    if only is None and phrase.lemma in referents.lexicon.words[_SETTLEMENT]:
        return _settlement(referents, unit, phrase)
    return only


def _nearest(referents: Referents, unit: Unit, phrase: Phrase, *, about_it: bool) -> Draft | None:
    """Return the nearest thing that is called so, or the article's subject where it stands out."""
    subject = referents.subject
    for draft, sentences, dep in _before(referents, unit, phrase.head):
        if draft is subject and about_it:
            return subject
        if draft.type == "ArmedForce" and sentences > 1:
            continue  # "the army" is hardly one of several armies that was named long before
        if draft.plural or not _is_called(referents, draft, phrase.lemma):
            continue
        # Something else is called so too: it has to stand out.
        if not about_it or sentences == 0 or (sentences == 1 and dep in _SUBJECTS):
            return draft
    return None


def _only_one(referents: Referents, unit: Unit, phrase: Phrase) -> Draft | None:
    """Return the one thing named so far, anywhere before, that is called so; None of several."""
    here = unit.parse.tokens[phrase.head].span.start
    found = {
        draft.key: draft
        for name, key in referents.registry.names.items()
        if (draft := referents.registry.drafts[key]) is not referents.subject
        and draft.mentions
        and min(draft.mentions).start < here
        and not draft.plural
        and draft.type != "ArmedForce"
        and name.split(" of ")[0].split()[-1:] == [phrase.lemma]
        # A state that only an adjective told of was not called what its name says it is.
        and name in referents.folded
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _is_called(referents: Referents, draft: Draft, noun: str) -> bool:
    return any(is_same_noun(referents, own, noun) for own in referents.nouns_of(draft))


def _is_sort_of(referents: Referents, draft: Draft, noun: str) -> bool:
    """Say whether a noun for any body or any state may mean one that has a name."""
    words, is_a = referents.lexicon.words, referents.registry.is_a
    if noun in words[_LINEAGE]:
        return noun in draft.label.casefold().split()
    if is_a(draft.type, "Polity"):
        return noun in words[_ANY_STATE]
    return is_a(draft.type, "Organization", "ArmedForce") and noun in words[_ANY_BODY]


def is_same_noun(referents: Referents, noun: str, other: str) -> bool:
    """Say whether two nouns may refer to one event or thing."""
    group = referents.lexicon.synonyms.get(other)
    return noun == other or (bool(group) and referents.lexicon.synonyms.get(noun) == group)


def _before(referents: Referents, unit: Unit, index: int) -> Iterator[tuple[Draft, int, str]]:
    """Yield what was named before a token, the nearest first, with how far back and its part."""
    for other in reversed(referents.units[max(0, unit.number - _REACH) : unit.number + 1]):
        if other.parse.section != unit.parse.section:
            return
        for head in sorted(other.phrases.by_head, reverse=True):
            if other is unit and head >= index:
                continue
            named = other.phrases.by_head[head].kind == "name"
            found = referents.entities(other, head) if named else other.entities.get(head, ())
            for draft in found:
                yield draft, unit.number - other.number, other.parse.tokens[head].dep


def _settlement(referents: Referents, unit: Unit, phrase: Phrase) -> Draft | None:
    """Return the place that "the city" is: the last one that was gone to or fought for.

    Where the article is about the fight for a place, that is the city, unless the sentence, or
    of a battle the one before, names another.
    """
    about = namesake(referents)
    besieged = about is not None and not referents.registry.is_a(referents.subject.type, "Battle")
    besieged = besieged or referents.subject.label.casefold().startswith("siege")
    reach = 0 if besieged else 1
    near = _last_place(referents, unit, phrase, reach if about is not None else _LONG_REACH)
    return near or about


def _is_crossed(unit: Unit, head: int) -> bool:
    """Say whether a name is that of a river or border that somebody crosses."""
    token = unit.parse.tokens[head]
    return token.dep == "obj" and unit.parse.tokens[token.head].text.casefold().startswith("cross")


def _last_place(referents: Referents, unit: Unit, phrase: Phrase, reach: int) -> Draft | None:
    for other in reversed(referents.units[max(0, unit.number - reach) : unit.number + 1]):
        if other.parse.section != unit.parse.section:
            break
        for head in sorted(other.phrases.by_head, reverse=True):
            named = other.phrases.by_head[head].kind == "name"
            if (other is unit and head >= phrase.head) or not named:
                continue
            if other.parse.tokens[head].dep == "obl:agent" or _is_crossed(other, head):
                continue
            cases = {
                t.text.casefold() for t in other.parse.tokens if t.head == head and t.dep == "case"
            }
            for draft in referents.entities(other, head):
                is_place = referents.registry.is_a(draft.type, "Place")
                if is_place and not referents.nouns_of(draft) and not cases & _ALONG:
                    draft.guessed = False
                    return draft
    return None
