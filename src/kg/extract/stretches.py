"""The words of the source for what fills a role: a result, a number of men, an ideology."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.extract.predicates import Predicate
    from kg.extract.record import Record, Unit
    from kg.model import Token

__all__ = ["counted_alone", "is_adjective", "is_quantity", "own_places", "words_at"]

# What hangs on a noun and tells more than it does.
_CLAUSES = ("acl:relcl", "advcl", "parataxis", "nsubj", "cop", "aux", "obl", "advmod:emph")
_ARTICLES = frozenset({"a", "an", "the"})
# What became of so many, whatever the tree makes of it.
_FATES = ("killed", "wounded", "dead", "captured", "missing", "injured")
_FATE = re.compile(
    r"(?:(?:,|,? and|,? or)?(?: (?:about|some|over|nearly))?(?: \d[\d,]*)?(?: (?:were|men|others))?"
    rf" (?:{'|'.join(_FATES)})\b)+"
)
# Tags of what may not end a phrase.
_OPEN = frozenset({"PUNCT", "CCONJ", "ADP", "SCONJ"})


def is_adjective(unit: Unit, span: Span) -> bool:
    """Say whether a capital before a noun is an adjective's ("Imperial army"): no name."""
    words = [t for t in unit.parse.tokens if span.contains(t.span)]
    return (
        bool(words)
        and words[-1].upos == "ADJ"
        and all(w.upos in {"ADJ", "PUNCT", "SYM"} for w in words)
    )


def is_quantity(unit: Unit, index: int) -> bool:
    """Say whether a token is a number that counts no years."""
    token = unit.parse.tokens[index]
    return token.upos == "NUM" and index not in unit.time_tokens


def own_places(
    unit: Unit, noun: Predicate, tokens: tuple[int, ...], happening: Collection[str]
) -> tuple[int, ...]:
    """Return those places of a clause that are the event's of a noun in it.

    Those of its own phrase, and of a clause that it is the subject or object of: in "After the
    battle he died in Zenda" the battle was not there.
    """
    clause = unit.predicates.get(noun.governor)
    argument = clause is not None and noun.index in (
        *clause.role("subject"),
        *clause.role("object"),
    )
    if clause is not None and argument and (clause.kind == "copula" or clause.lemma in happening):
        return tokens
    return tuple(i for i in tokens if _goes_on(unit, noun.index, i))


def _goes_on(unit: Unit, first: int, last: int) -> bool:
    """Say whether a phrase goes on from one token to another: no verb, no comma between."""
    between = unit.parse.tokens[first + 1 : last]
    return first < last and not any(t.upos in {"VERB", "AUX"} or t.text == "," for t in between)


def words_at(record: Record, unit: Unit, index: int) -> str:
    """Return the phrase that a token heads, without its article, its times and its clauses."""
    tokens = unit.parse.tokens
    inside = _below(unit, index)
    first = last = index
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    while first < index and _opens(tokens[first]):
        first += 1
    while last > index and (tokens[last].upos in _OPEN or tokens[last].upos == "VERB"):
        last -= 1
    end = tokens[last].span.end
    words = record.article.surface(Span(tokens[first].span.start, end))
    fate = _FATE.match(record.article.text, end)
    if fate and any(c.isdigit() for c in words):
        words += fate[0]  # "300 men killed and 200 wounded"
    return " ".join(words.split())


def counted_alone(words: str) -> str:
    """Return the number of men or losses without where and when they were."""
    return re.split(r" (?:in|at|during|near|on|by|from|under|against) ", words, maxsplit=1)[0]


def _below(unit: Unit, index: int) -> set[int]:
    """Return a token with all that hangs on it, but for times, clauses and its preposition."""
    tokens = unit.parse.tokens
    found = {index}
    waiting = [index]
    while waiting:
        above = waiting.pop()
        for token in tokens:
            if (
                token.head == above
                and token.index not in found | unit.time_tokens
                and not token.dep.startswith(_CLAUSES)
                and not (token.dep == "acl" and tokens[token.index - 1].text == ",")
                and not (above == index and token.dep in {"case", "punct"})
            ):
                found.add(token.index)
                waiting.append(token.index)
    return found


def _opens(token: Token) -> bool:
    return token.text.casefold() in _ARTICLES or token.upos in {"PUNCT", "CCONJ"}
