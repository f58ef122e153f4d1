"""Who held which post in a body: "was formed, with X as president and Y as minister of war"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.record import Circumstances, Rule
from kg.model import Modality

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.context import Context
    from kg.extract.record import Unit

__all__ = ["read_cabinets"]

_WITH_AS = Rule("with-as", "\u201cwith X as Y\u201d: X held the post Y.")


def read_cabinets(context: Context, unit: Unit) -> None:
    """Claim the posts of those whom "with X as Y and Z as W" names."""
    for who, post in _pairs(unit):
        verb = unit.verb_above(who)
        if verb is not None and (verb.modality is not Modality.ASSERTED or verb.hedged):
            continue
        person = context.entity(unit, who)
        office = context.offices.named_by(unit, post, told=True)
        if person is not None and office is not None and context.registry.fits(person, ("Person",)):
            ground = unit.ground(_WITH_AS, unit.parse.tokens[post].span)
            context.claim(person, "holdsOffice", office, ground, Circumstances())


def _pairs(unit: Unit) -> Iterator[tuple[int, int]]:
    """Yield the heads of a name and of the post after "as", in a row that "with" begins."""
    tokens = unit.parse.tokens
    opened = False
    for token in tokens[:-1]:
        word = token.text.casefold()
        opened = (opened or word == "with") and token.upos not in {"VERB", "AUX"}
        if word != "as" or not opened:
            continue
        who, post = unit.phrases.get(token.index - 1), _next(unit, token.index + 1)
        if who is not None and who.kind == "name" and post >= 0:
            yield who.head, post


def _next(unit: Unit, index: int) -> int:
    """Return the head of the common noun that begins at a token, or -1."""
    start = unit.parse.tokens[index].span.start
    heads = (
        p.head
        for p in unit.phrases.by_head.values()
        if p.kind == "common" and p.head >= index and p.span.start <= start + len("the ")
    )
    return min(heads, default=-1)
