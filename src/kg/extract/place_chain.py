"""Places that a clause names one within the other: "in Zenda, in the north of Ruritania"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.record import Rule
from kg.model import Span

if TYPE_CHECKING:
    from kg.extract.context import Context
    from kg.extract.record import Unit
    from kg.resolve import Draft

__all__ = ["chain_places"]

# What may stand between two places of which the second holds the first.
_CHAINED = re.compile(
    r"\s*,?\s*(?:(?:in|at|on)\s+)?(?:(?:the|what)\s+)?"
    r"(?:(?!(?:with|and|to|from|for|after|by)\s)[a-z]+\s+){0,3}(?:of\s+)?"
)
_CHAIN = Rule("place-chain", "\u201cin X, in Y\u201d: the first place lies in the second.")


def chain_places(context: Context, unit: Unit, places: list[Draft], trigger: Span) -> None:
    """Claim that each place lies in the next, where the text names them so."""
    for inner, outer in pairwise(places):
        if not _is_within(context, unit, inner, outer):
            continue
        if context.registry.is_a(inner.type, "Place") and context.registry.is_a(
            outer.type, "Place"
        ):
            context.claim(inner, "locatedIn", outer, unit.ground(_CHAIN, trigger))


def _is_within(context: Context, unit: Unit, inner: Draft, outer: Draft) -> bool:
    """Say whether a place is named right after another: "in X, in the Y"."""
    sentence = unit.parse.sentence
    ends = [m.end for m in inner.mentions if sentence.contains(m)]
    starts = [m.start for m in outer.mentions if sentence.contains(m)]
    pairs = [(e, s) for e in ends for s in starts if e <= s]
    words = (context.article.surface(Span(e, s)) for e, s in pairs)
    return any(_CHAINED.fullmatch(w) for w in words)
