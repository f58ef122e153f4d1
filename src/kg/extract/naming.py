"""What kind of thing each name of an article names, from all the places it is used in.

The words of the name come first ("Republic", "Battle of"), then titles and appositions, then
the company it keeps (prepositions, verbs, nouns it modifies). What stays open is settled by
the first frame that asks for a type.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.text import fold

if TYPE_CHECKING:
    from kg.extract.context import Context, Unit
    from kg.mentions import Phrase
    from kg.resolve import Draft

__all__ = ["register_names"]

_PLACE_CASES = {"in": 3, "near": 4, "over": 2, "across": 4, "through": 2, "into": 3, "at": 2,
                "outside": 3, "around": 1, "to": 1, "from": 1, "towards": 2}  # fmt: skip
_ACRONYM = re.compile(r"[A-Z][A-Z.\-]{1,7}s?")
_AGENT_VERBS = frozenset({"nsubj", "obl:agent"})


def register_names(context: Context) -> None:
    """Make the entities of all names, typed as far as their use shows it, in text order."""
    votes = _votes(context)
    for unit in context.units:
        for head in sorted(unit.phrases.by_head):
            phrase = unit.phrases.by_head[head]
            for name, _ in phrase.names_before:
                if context.class_of(phrase.lemma) not in {
                    "AdministrativeArea",
                    "Place",
                } and name.casefold() not in {"nationalist"}:
                    _settle(context, name, votes)
            if phrase.kind == "name" and not _is_people_adjective(context, phrase):
                draft = _settle(context, phrase.name, votes)
                _acronym(context, unit, phrase, draft)


def _is_people_adjective(context: Context, phrase: Phrase) -> bool:
    word = phrase.name.casefold()
    people = context.lexicon.peoples.get(word)
    return (
        word in context.lexicon.adjectives
        and (people is None or phrase.possessor >= 0)
        or (people is not None and people.type == "Polity")
    )


def _settle(context: Context, name: str, votes: dict[str, Counter[str]]) -> Draft:
    draft = context.registry.find(name)
    if draft is None:
        draft = context.registry.name(name, None)
    if not draft.type:
        draft.type = _decide(name, votes[fold(name)])
    return draft


def _decide(name: str, votes: Counter[str]) -> str:
    if votes["Person"] >= 4:  # noqa: PLR2004
        return "Person"
    if votes["Place"] > votes["Agent"] + votes["Organization"]:
        return "Place"
    if votes["Organization"] > votes["Person"]:
        return "Organization"
    if votes["Place"] and votes["Place"] >= votes["Agent"]:
        return "Place"
    if votes["Person"] or votes["Agent"]:
        return "Person"
    return ""


def _votes(context: Context) -> dict[str, Counter[str]]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for unit in context.units:
        for phrase in unit.phrases.by_head.values():
            for name, _ in phrase.names_before:
                cls = context.class_of(phrase.lemma)
                if context.registry.is_a(cls, "Organization", "ArmedForce"):
                    votes[fold(name)]["Organization"] += 2
                elif context.registry.is_a(cls, "Place"):
                    votes[fold(name)]["Place"] += 2
            if phrase.kind == "name":
                _vote(context, unit, phrase, votes[fold(phrase.name)])
    return votes


def _vote(context: Context, unit: Unit, phrase: Phrase, votes: Counter[str]) -> None:
    token = unit.parse.tokens[phrase.head]
    if phrase.titles:
        votes["Person"] += 6
    case = next(
        (
            t.text.casefold()
            for t in unit.parse.tokens
            if t.head == token.index and t.dep == "case" and t.index < token.index
        ),
        "",
    )
    votes["Place"] += _PLACE_CASES.get(case, 0)
    if token.dep in _AGENT_VERBS:
        if phrase.definite == "the":
            votes["Organization"] += 2
        else:
            votes["Agent"] += 1
    elif token.dep in {"nsubj:pass", "obj"} and phrase.definite == "the":
        votes["Organization"] += 1
    if token.dep == "nmod:poss" and phrase.definite != "the":
        votes["Agent"] += 1
    for other in unit.parse.tokens:
        if other.head == token.index and other.dep == "appos" and other.upos == "NOUN":
            cls = context.class_of(other.lemma.casefold())
            if cls == "Person" or other.lemma.casefold() in context.lexicon.occupations:
                votes["Person"] += 6
            elif context.registry.is_a(cls, "Place"):
                votes["Place"] += 6
            elif context.registry.is_a(cls, "Organization"):
                votes["Organization"] += 6


def _acronym(context: Context, unit: Unit, phrase: Phrase, draft: Draft) -> None:
    """Read "(ETR)" after a name as a shorter name of the same thing."""
    for aside, after in unit.parse.asides:
        text = context.article.surface(aside).strip()
        if unit.phrases.covered.get(after) == phrase.head and _ACRONYM.fullmatch(text):
            context.registry.alias(text, draft.key)
            draft.alternatives[(text, "en")] = None
