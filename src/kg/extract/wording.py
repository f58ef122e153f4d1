"""The words of a phrase as the value of a property: a field, a rank, a cause of death."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from kg.extract.record import Unit
    from kg.extract.referents import Referents
    from kg.mentions import Phrase

__all__ = ["words_of"]

# What is studied or taught without being a field.
_NO_FIELD = frozenset({"subject", "course", "lesson", "class", "it", "field", "trade"})


def words_of(referents: Referents, unit: Unit, phrase: Phrase, property_: str) -> str:
    """Return the words of a phrase as the value of a property, or nothing if it is none."""
    lemma = phrase.lemma
    if property_ == "fieldOfWork":
        kind = referents.class_of(lemma) or lemma in referents.lexicon.occupations
        told = phrase.name.casefold().split()[-1:]
        named = phrase.kind == "name" and not referents.lexicon.words["field"].intersection(told)
        plural = phrase.plural and not lemma.endswith(("ics", "ic"))
        if kind or named or plural or phrase.possessor >= 0 or lemma in _NO_FIELD:
            return ""
    if property_ == "hasRank" and not _is_rank(referents, phrase):
        return ""
    if property_ == "causeOfDeath" and phrase.kind == "name":
        return ""
    end = phrase.span.end
    if property_ == "knownFor":
        end = _subtree_end(unit, phrase)
    elif property_ == "causeOfDeath":
        inner = (unit.phrases.get(i) for i in phrase.of)
        end = max([end, *(p.span.end for p in inner if p is not None)])
    if end < len(referents.article.text) and referents.article.text[end] == "-":
        # "major-general": a parser takes the hyphen for the end.
        end += len(re.split(r"[^\w-]", referents.article.text[end:], maxsplit=1)[0])
    words = referents.article.surface(Span(phrase.span.start, end))
    first, _, rest = words.partition(" ")
    own = first.casefold() in {"a", "an", "the", "his", "her", "its", "their"}
    return rest if own else words


def _is_rank(referents: Referents, phrase: Phrase) -> bool:
    word = (phrase.lemma or phrase.name.casefold()).split()[-1:]
    return bool(referents.lexicon.words["rank"].intersection(word))


def _subtree_end(unit: Unit, phrase: Phrase) -> int:
    """Return where all that hangs on a noun ends, what is joined to it left out."""
    tokens = unit.parse.tokens
    inside, end = {phrase.head}, phrase.span.end
    for token in tokens[phrase.head + 1 :]:
        if token.upos == "PUNCT" and token.text != "-":
            break
        if token.head in inside and not (token.head == phrase.head and token.dep == "conj"):
            inside.add(token.index)
            if token.upos not in {"CCONJ", "PUNCT"}:
                end = max(end, token.span.end)
        elif any(t.head == token.index and t.index in inside for t in tokens):
            inside.add(token.index)
        elif tokens[token.head].index > token.index:
            continue
        else:
            break
    return end
