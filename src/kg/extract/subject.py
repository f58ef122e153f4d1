"""Who the article is about, as its lead tells it where there is no infobox.

The lead opens with the subject's full name, often with the dates of a life after it, and says
what it is: "Patrick Leopold Roe of Zenda (1635 - 1699) was a general".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.parentheses import add_name, read_parenthesis
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
_OR = Rule("or-name", "The lead opens with two names of its subject, joined by \u201cor\u201d.")
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
        other = _or_name(unit, phrase)
        if other is not None and other.name_span is not None:
            name = Name(other.name, "und-Latn", "alias")
            add_name(context, subject, name, unit.ground(_OR, other.name_span))
        if phrase.name != subject.label:
            subject.alternatives[(phrase.name, "en")] = None
            full = _POST_NOMINAL.sub("", phrase.name)
            name = Name(full, "und-Latn", "alias")
            longer = len(full) > len(subject.label) or not _is_part(full, subject.label)
            if phrase.name_span is not None and longer:
                context.claim(subject, "hasName", name, unit.ground(_FULL, phrase.name_span))
        last = phrase if other is None else other
        lives = [a for a, token in unit.parse.asides if token <= last.head + _NEAR]
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
    titled = {*name, *(word for t in first.titles for word in fold(t).split())}
    short = title[-len(name) - 1 :] == ["of", *name]
    if short and context.registry.class_of_name(context.subject.label) == "Polity":
        return first  # "Zenda, officially the Republic of Zenda"
    named = context.registry.class_of_name(first.name)
    other = (
        named
        and named != "Person"
        and named != context.registry.class_of_name(context.subject.label)
    )
    if other:
        return None
    same = set(title) <= titled or _is_known_as(context, unit, first)
    return first if same else None


def _is_known_as(context: Context, unit: Unit, first: Phrase) -> bool:
    """Say whether a lead on a person opens with another name than the title has.

    "Karl Anton Falk, better known as Red Falk, was a general": a word of the title is in the
    name, or the title is told before the verb.
    """
    label = context.subject.label
    if unit.number or first.span.start != unit.parse.tokens[0].span.start or first.definite:
        return False
    person = {context.subject.type, context.registry.class_of_name(label)} <= {"", "Person"}
    if not person or _told_type(context, unit) != "Person":
        return False
    clause = next((p for p in unit.predicates.values() if p.kind == "copula"), None)
    before = [
        p for h, p in unit.phrases.by_head.items() if clause and first.head < h < clause.index
    ]
    told = any(p.kind == "name" and fold(p.name) == fold(label) for p in before)
    return told or not set(fold(label).split()).isdisjoint(fold(first.name).split())


def _is_part(name: str, label: str) -> bool:
    """Say whether a name has no word that another lacks."""
    return set(fold(name).split()) <= set(fold(label).split())


def _or_name(unit: Unit, phrase: Phrase) -> Phrase | None:
    """Return the second name of "Anna Varga or Anna Holt (1899-1951) was a poet"."""
    tokens = unit.parse.tokens
    after = max(i for i, head in unit.phrases.covered.items() if head == phrase.head) + 1
    after += after < len(tokens) and tokens[after].text == ","
    if after + 1 >= len(tokens) or tokens[after].text != "or":
        return None
    other = unit.phrases.get(after + 1)
    return other if other is not None and other.kind == "name" else None


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
