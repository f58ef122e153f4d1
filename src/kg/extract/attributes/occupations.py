"""What somebody does for a living or is known as, and the people or state that they are of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.grammar import ARTICLES
from kg.extract.record import Rule
from kg.model import Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.context import Context
    from kg.extract.record import Circumstances, Ground, Unit
    from kg.mentions import Phrase
    from kg.resolve import Draft

__all__ = ["claim_descent", "claim_occupation"]

# How the adjectives of peoples end that neither the lexicon nor the article knows.
_OF_A_PEOPLE = re.compile(r"[a-z](?:an|ese|ish)$")

_DESCENT = Rule("descent", "X was of Polish descent: one of a people.")
_PEOPLE = Rule("people-of-person", "An adjective of a people before what somebody is.")


def claim_occupation(
    context: Context,
    unit: Unit,
    subject: Draft,
    phrase: Phrase,
    told: tuple[Ground, Circumstances],
) -> None:
    """Read "a famous Polish opera singer": the people or citizenship, and the occupation.

    Words of praise and order are no part of what somebody does.
    """
    for word in (*phrase.peoples, *_whole_words(context, phrase)):
        people = context.people(word, phrase.span)
        if people is not None:
            property_ = "ethnicGroup" if people.type == "EthnicGroup" else "citizenship"
            context.claim(subject, property_, people, unit.ground(_PEOPLE, phrase.span))
    if phrase.lemma not in context.lexicon.occupations:
        return
    text = _spelled(context, unit, phrase)
    context.claim(subject, "hasOccupation", Literal(text, "en"), *told)


def claim_descent(context: Context, unit: Unit, subject: Draft, phrase: Phrase) -> None:
    """Read "of Ruritanian descent": the people, whatever state the adjective is of."""
    for word in phrase.peoples if subject.type == "Person" else ():
        people = context.people(word, phrase.span)
        if people is not None and people.type == "Polity":
            plural = (w for w, p in context.lexicon.peoples.items() if p.name == people.label)
            name = next(plural, f"{word} people")
            people = context.registry.called(name[:1].upper() + name[1:], "EthnicGroup")
            people.mentions.append(phrase.span)
        if people is not None and people.type == "EthnicGroup":
            context.claim(subject, "ethnicGroup", people, unit.ground(_DESCENT, phrase.span))


def _whole_words(context: Context, phrase: Phrase) -> Iterator[str]:
    """Yield the names before a noun as whole words: a link may end within one."""
    text = context.article.text
    for _, span in phrase.names_before:
        end = span.end
        while end < len(text) and text[end].isalpha():
            end += 1
        yield text[span.start : end]


def _spelled(context: Context, unit: Unit, phrase: Phrase) -> str:
    """Return the words of an occupation, in the singular, without what does not belong to it."""
    left_out = {
        *(part for people in phrase.peoples for part in people.split()),
        *ARTICLES,
        *context.lexicon.words["evaluative"],
        *phrase.quantity.casefold().split(),
    }
    words: list[str] = []
    end = -1
    for token in unit.parse.tokens:
        if not phrase.span.contains(token.span) or token.index == phrase.head:
            continue
        if token.index > phrase.head or token.upos in {
            "PUNCT",
            "DET",
            "PRON",
            "CCONJ",
            "NUM",
            "ADP",
        }:
            if token.text == "-" and words and token.span.start == end:
                words[-1] += "-"
                end = token.span.end
            continue
        before = unit.parse.tokens[token.index - 1]
        glued = before.text == "-" and before.span.end == token.span.start
        if glued and not (words and words[-1].endswith("-")):
            continue  # "first-time": its first half was left out
        if token.text.casefold() in left_out or token.upos == "ADV":
            continue
        following = unit.parse.tokens[token.index + 1].text.casefold()
        if token.text[:1].isupper() and following in context.lexicon.adjectives:
            continue  # "a Central American politician"
        if words and words[-1].endswith("-") and token.span.start == end:
            words[-1] += token.text
        else:
            words.append(token.text)
        end = token.span.end
    words = [w for w in words if _belongs(context, w)]
    head = unit.parse.tokens[phrase.head]
    plain = head.text if head.text.islower() and not phrase.plural else phrase.lemma
    return " ".join([*words, plain])


def _belongs(context: Context, word: str) -> bool:
    """Say whether a word before an occupation is a part of it; an unknown people's is not."""
    if not any(c.isalpha() for c in word) or word.endswith("-"):
        return False
    if word.endswith("-born"):
        return False
    people = _OF_A_PEOPLE.search(word) or context.people(word, None) is not None
    return word[:1].islower() or not people
