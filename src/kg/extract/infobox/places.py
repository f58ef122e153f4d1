"""Places in infobox lines: a place, and the larger ones that it lies in."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.infobox.desk import note_time
from kg.extract.infobox.pieces import Piece, words_of
from kg.extract.record import Circumstances, Rule
from kg.model import Span

if TYPE_CHECKING:
    from kg.extract.infobox.desk import Desk, Line
    from kg.resolve import Draft

__all__ = ["place_chain", "read_places"]

_PLACE_CHAIN = Rule(
    "infobox-place-chain", "A place line names ever larger places: each lies in the next."
)


def read_places(desk: Desk, line: Line) -> bool:
    """Read one or several places, each with what it lies in; return whether any was read."""
    done = False
    for piece in desk.pieces(line, "places"):
        done |= _chain_of(desk, line, piece, line.entry.property)
    return done or desk.detail(line, line.plain)


def place_chain(desk: Desk, line: Line, part: Span, property_: str) -> bool:
    """Claim a place of the subject that stands in a part of the value, and what it lies in."""
    text = line.value[part.start : part.end]
    start = line.field.value_span.start + part.start
    return _chain_of(desk, line, Piece(text, Span(start, start + len(text))), property_)


def _chain_of(desk: Desk, line: Line, piece: Piece, property_: str) -> bool:
    """Read "Strelsau, Ruritania": the first is the place, and each lies in the next."""
    chain: list[Draft] = []
    ground = desk.ground(line, piece.span)
    for part in _chain_parts(desk, line, piece):
        draft = desk.things.place_or_polity(part)
        if draft is None:
            break
        chain.append(draft)
    if not chain:
        return False
    if desk.is_a(chain[0], "Polity"):
        chain[0] = desk.context.land_of(chain[0], ground)
    if property_ == "locatedIn" and desk.subject.type == "":
        return False
    how = Circumstances(time=note_time(piece))
    desk.claim(line, chain[0], piece.span, how, property_)
    for place, outer in pairwise(chain):
        inner = desk.context.land_of(place, ground) if place.type == "Polity" else place
        if inner is outer:
            break
        at = ground.by(_PLACE_CHAIN)
        if outer.type == "Polity":
            land = desk.context.land_of(outer, at)
            # Whoever looks for the land of a state looks for it by the state's name.
            land.alternatives |= {(outer.label, "en"): None} | outer.alternatives
            desk.context.claim(inner, "underAuthorityOf", outer, at)
            desk.context.claim(inner, "locatedIn", land, at)
        else:
            desk.context.claim(inner, "locatedIn", outer, at)
    return True


def _chain_parts(desk: Desk, line: Line, piece: Piece) -> list[Piece]:
    """Return the names of a chain, up to where the chain begins again in today's names."""
    start = line.field.value_span.start
    raw = line.value[piece.span.start - start : piece.span.end - start]
    raw = re.sub(r"\([^()]*\)", lambda m: " " * len(m[0]), raw)
    parts: list[Piece] = []
    for match in re.finditer(r"[^,]+", raw):
        text = match[0].strip(" \u2013-'\"")
        if "." not in text[:-1]:
            text = text.strip(".")
        if not text:
            continue
        words = words_of(text)
        if parts and (words[0] in desk.words["today"] or "now" in words):
            break
        if words[0] in {"now", "today", "then", "present-day", "modern", "modern-day"}:
            text = " ".join(text.split()[1:])
        text = re.split(r"\s+(?:now|today)\s+", text)[0]
        at = piece.span.start + match.start() + match[0].index(text) if text in match[0] else -1
        span = Span(at, at + len(text)) if at >= 0 else piece.span
        if text:
            parts.append(Piece(" ".join(text.split()), span))
    return parts
