"""What kind of thing each name of an article names, from all the places it is used in.

The words of the name come first ("Republic", "Battle of"), then titles and appositions, then
the company it keeps (prepositions, verbs, nouns it modifies). What stays open is settled by
the first frame that asks for a type.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.extract.parentheses import ACRONYM
from kg.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.context import Context
    from kg.extract.record import Unit
    from kg.mentions import Phrase
    from kg.model import Token
    from kg.resolve import Draft

__all__ = ["register_names"]

# How strongly a preposition speaks for a place.
_PLACE_CASES = {
    "in": 3, "near": 4, "over": 2, "across": 4, "through": 2, "into": 3, "at": 2,
    "outside": 3, "around": 1, "to": 1, "from": 1, "towards": 2,
}  # fmt: skip
# What says outright what a name is, against which use weighs little.
_TOLD = 6
# A noun that a name modifies ("League troops").
_MODIFIED = 2
# From here on it is a person, whatever else speaks.
_SURELY = 4


def register_names(context: Context) -> None:
    """Make the entities of all names, typed as far as their use shows it, in text order."""
    votes = _votes(context)
    for unit in context.units:
        for head in sorted(unit.phrases.by_head):
            phrase = unit.phrases.by_head[head]
            if context.class_of(phrase.lemma) not in {"AdministrativeArea", "Place"}:
                for name, _ in phrase.names_before:
                    if name.casefold() not in context.lexicon.words["creed"]:
                        _settle(context, name, votes)
            if phrase.kind == "name" and not _is_people_adjective(context, phrase):
                draft = _settle(context, phrase.name, votes)
                _read_acronym(context, unit, phrase, draft)


def _is_people_adjective(context: Context, phrase: Phrase) -> bool:
    word = phrase.name.casefold()
    people = context.lexicon.peoples.get(word)
    if people is not None and people.type == "Polity":
        return True
    return word in context.lexicon.adjectives and (people is None or phrase.possessor >= 0)


def _settle(context: Context, name: str, votes: dict[str, Counter[str]]) -> Draft:
    draft = context.registry.name(name, None)
    if not draft.type:
        draft.type = _decide(votes[fold(name)])
    return draft


def _decide(votes: Counter[str]) -> str:
    """Return the class that a name's use speaks for, or an empty string."""
    person, place, agent = votes["Person"], votes["Place"], votes["Agent"]
    organization = votes["Organization"]
    if person >= _SURELY:
        return "Person"
    if place > agent + organization:
        return "Place"
    if organization > person:
        return "Organization"
    if place and place >= agent:
        return "Place"
    return "Person" if person or agent else ""


def _votes(context: Context) -> dict[str, Counter[str]]:
    """Count for each folded name what its uses speak for; an agent is a person or a group."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for unit in context.units:
        for phrase in unit.phrases.by_head.values():
            cls = context.class_of(phrase.lemma)
            for name, _ in phrase.names_before:
                if context.registry.is_a(cls, "Organization", "ArmedForce"):
                    votes[fold(name)]["Organization"] += _MODIFIED
                elif context.registry.is_a(cls, "Place"):
                    votes[fold(name)]["Place"] += _MODIFIED
            if phrase.kind == "name":
                for kind, weight in _uses(context, unit, phrase):
                    votes[fold(phrase.name)][kind] += weight
    _share_surnames(votes)
    return votes


def _share_surnames(votes: dict[str, Counter[str]]) -> None:
    """Let "Varga fled" speak for "Anna Varga" too, where only one is called so."""
    full: dict[str, list[str]] = defaultdict(list)
    for name in votes:
        if len(name.split()) > 1 and " of " not in name:
            full[name.split()[-1]].append(name)
    for surname, names in full.items():
        if len(names) == 1 and surname in votes and _decide(votes[surname]) == "Person":
            votes[names[0]]["Agent"] += 1


def _uses(context: Context, unit: Unit, phrase: Phrase) -> Iterator[tuple[str, int]]:
    """Yield what one use of a name speaks for, and how strongly."""
    token = unit.parse.tokens[phrase.head]
    if phrase.titles:
        yield "Person", _TOLD
    case = next(
        (t for t in unit.parse.tokens[: token.index] if t.head == token.index and t.dep == "case"),
        None,
    )
    if case is not None:
        yield "Place", _PLACE_CASES.get(case.text.casefold(), 0)
    yield from _by_relation(token.dep, definite=phrase.definite == "the")
    for other in unit.parse.tokens:
        if other.head == token.index and other.dep == "appos" and other.upos == "NOUN":
            yield from _by_apposition(context, other)


def _by_relation(dep: str, *, definite: bool) -> Iterator[tuple[str, int]]:
    """Judge a name by its part in the clause: people act without an article."""
    if dep in {"nsubj", "obl:agent"}:
        yield ("Organization", 2) if definite else ("Agent", 1)
    elif dep in {"nsubj:pass", "obj"} and definite:
        yield "Organization", 1
    elif dep == "nmod:poss" and not definite:
        yield "Agent", 1


def _by_apposition(context: Context, noun: Token) -> Iterator[tuple[str, int]]:
    lemma = noun.lemma.casefold()
    cls = context.class_of(lemma)
    if cls == "Person" or lemma in context.lexicon.occupations:
        yield "Person", _TOLD
    elif context.registry.is_a(cls, "Place"):
        yield "Place", _TOLD
    elif context.registry.is_a(cls, "Organization"):
        yield "Organization", _TOLD


def _read_acronym(context: Context, unit: Unit, phrase: Phrase, draft: Draft) -> None:
    """Read "(RLA)" after a name as a shorter name of the same thing."""
    for aside, after in unit.parse.asides:
        text = context.article.surface(aside).strip()
        if unit.phrases.covered.get(after) == phrase.head and ACRONYM.fullmatch(text):
            context.registry.alias(text, draft.key)
            draft.alternatives[(text, "en")] = None
