"""Who the article is about, as its lead tells it where there is no infobox.

The lead opens with the subject's full name, often with the dates of a life after it, and says
what it is: "Patrick Leopold Roe of Zenda (1635 - 1699) was a general".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.parentheses import read_parenthesis
from kg.extract.record import Rule
from kg.model import Name
from kg.text import fold

if TYPE_CHECKING:
    from kg.extract.context import Context
    from kg.extract.record import Unit
    from kg.mentions import Phrase

__all__ = ["settle_subject"]

# Letters of honours after a name.
_POST_NOMINAL = re.compile(r"(?:\s+[A-Z]{2,})+$")
_FULL = Rule("full-name", "The lead opens with the subject's name in a fuller form.")
# Dates of a life: two years with a dash between them, or a word of birth.
_LIFE = re.compile(r"\d{3,4}.*[\u2013\u2014-].*\d{3,4}|\b(?:born|b\.)\s.*\d{3,4}")

# The lead opens within its first sentences; a caption may stand before it.
_LEAD = 3
# How many words may stand between the head of the name and its parenthesis ("of Zenda").
_NEAR = 4


def settle_subject(context: Context) -> None:
    """Let the first name of the lead lead to the subject, and type the subject by the lead."""
    for unit in context.units[:_LEAD]:
        phrase = _opening(context, unit)
        if phrase is None:
            continue
        subject = context.subject
        context.registry.alias(phrase.name, subject.key)
        if phrase.name != subject.label:
            subject.alternatives[(phrase.name, "en")] = None
            full = _POST_NOMINAL.sub("", phrase.name)
            name = Name(full, "und-Latn", "alias")
            if phrase.name_span is not None and len(full) > len(subject.label):
                context.claim(subject, "hasName", name, unit.ground(_FULL, phrase.name_span))
        lives = [a for a, token in unit.parse.asides if token <= phrase.head + _NEAR]
        lives = [a for a in lives if _LIFE.search(context.article.surface(a))]
        if not subject.type:
            subject.type = "Person" if lives else _told_type(context, unit)
        # After "Roe of Zenda" the dates are not Zenda's.
        for aside in lives if subject.type == "Person" else ():
            read_parenthesis(context, unit, subject, aside)
            context.read_asides.add(aside)
        break
    subject = context.subject
    own, _, noun = subject.label.rpartition(" ")
    if own and noun.islower() and context.registry.is_a(context.class_of(noun), "Group"):
        # In "Tarn people" the name tells which people: "the Tarn" are they.
        context.registry.alias(own, subject.key)
    if not subject.type and " " in subject.label and context.gender_of(subject.label):
        subject.type = "Person"


def _opening(context: Context, unit: Unit) -> Phrase | None:
    """Return the name that opens the lead, if it is the title in a fuller form."""
    heads = sorted(unit.phrases.by_head)
    first = unit.phrases.by_head[heads[0]] if heads else None
    if first is None or first.kind != "name" or unit.parse.section != 0:
        return None
    title, name = fold(context.subject.label).split(), fold(first.name.replace('"', " ")).split()
    short = title[-len(name) - 1 :] == ["of", *name]
    if short and context.registry.class_of_name(context.subject.label) == "Polity":
        return first  # "Zenda, officially the Republic of Zenda"
    named = context.registry.class_of_name(first.name)
    other = (
        named
        and named != "Person"
        and named != context.registry.class_of_name(context.subject.label)
    )
    return first if set(title) <= set(name) and not other else None


def _told_type(context: Context, unit: Unit) -> str:
    """Return the class of what the lead says the subject is or was."""
    for predicate in unit.predicates.values():
        if predicate.kind == "copula":
            said = [unit.phrases.get(i) for i in predicate.role("complement")]
            nouns = [p for p in said if p is not None and p.kind == "common"]
            if any(p.lemma in context.lexicon.occupations for p in nouns):
                return "Person"
            return next((c for p in nouns if (c := _class_of_noun(context, p))), "")
    return ""


def _class_of_noun(context: Context, phrase: Phrase) -> str:
    """Return the class that a noun names, with the words before it ("a tribal confederation")."""
    words = context.lexicon.words
    body = phrase.lemma in words["any-body"] or context.class_of(phrase.lemma) == "Polity"
    if phrase.lemma in words["ethnos"] or (body and words["tribal"].intersection(phrase.modifiers)):
        return "EthnicGroup"
    if phrase.lemma in words["any-body"] and words["armed"].intersection(phrase.modifiers):
        return "ArmedForce"
    return context.class_of(phrase.lemma) or (
        "Organization" if phrase.lemma in words["any-body"] and not phrase.of else ""
    )
