"""What somebody does for a living or is known as, and the people or state that they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar import ARTICLES
from kg.extract.record import Rule
from kg.model import Literal

if TYPE_CHECKING:
    from kg.extract.context import Context
    from kg.extract.record import Circumstances, Ground, Unit
    from kg.mentions import Phrase
    from kg.resolve import Draft

__all__ = ["claim_occupation"]

_PEOPLE = Rule("people-of-person", "An adjective of a people before what somebody is.")


def claim_occupation(
    context: Context,
    unit: Unit,
    subject: Draft,
    phrase: Phrase,
    ground: Ground,
    how: Circumstances,
) -> None:
    """Read "a famous Polish opera singer": the people or citizenship, and the occupation.

    Words of praise and order are no part of what somebody does.
    """
    for word in phrase.peoples:
        people = context.people(word, phrase.span)
        if people is not None:
            property_ = "ethnicGroup" if people.type == "EthnicGroup" else "citizenship"
            context.claim(subject, property_, people, unit.ground(_PEOPLE, phrase.span))
    if phrase.lemma not in context.lexicon.occupations | context.lexicon.offices:
        return
    text = _spelled(context, unit, phrase)
    context.claim(subject, "hasOccupation", Literal(text, "en"), ground, how)


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
        if token.text.casefold() in left_out or token.upos == "ADV":
            continue
        if words and words[-1].endswith("-") and token.span.start == end:
            words[-1] += token.text
        else:
            words.append(token.text)
        end = token.span.end
    words = [w for w in words if _belongs(context, w)]
    head = unit.parse.tokens[phrase.head]
    return " ".join([*words, phrase.lemma if phrase.plural else head.text])


def _belongs(context: Context, word: str) -> bool:
    """Say whether a word before an occupation is a part of it; an unknown people's is not."""
    if not any(c.isalpha() for c in word) or word.endswith("-"):
        return False
    return word[:1].islower() or context.registry.find(word) is None
