"""Making one clean line of what was rendered: marks go, and what they leave behind.

A note, a sound or a picture that is not shown leaves brackets, commas and spaces that only
made sense with it. Only what stands beside such a place is changed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.read.templates import BREAK, DROP, ITEM

if TYPE_CHECKING:
    from kg.read.strand import Strand

__all__ = ["as_line", "is_blank"]

# The numbers keep the time linear in long runs of white space.
_RESTS = (
    (re.compile(rf"[ ]?\([\s;,]{{0,9}}{DROP}[{DROP}\s;,]{{0,99}}\)"), ""),
    (re.compile(rf"\([\s;,]{{0,9}}{DROP}[{DROP}\s;,]{{0,99}}"), "("),
    (re.compile(rf"[\s;,]{{0,9}}{DROP}[{DROP}\s;,]{{0,99}}\)"), ")"),
    (re.compile(rf"[ ]{{1,9}}{DROP}(?:[ ]?{DROP}){{0,99}}(?=[\s.,;:]|$)"), ""),
)
_MARKS = re.compile(f"{DROP}+")
_BREAKS = re.compile(f"[{BREAK}\n]")
_ITEMS = re.compile(rf"[ ]?{ITEM}+[ ]?")
_OUTER = f"{ITEM}{BREAK}{DROP} \t\n"


def is_blank(text: str) -> bool:
    """Say whether nothing would be shown of a text."""
    return not text.strip(_OUTER)


def as_line(strand: Strand) -> Strand:
    """Return a strand as one line without marks."""
    begin = len(strand.text) - len(strand.text.lstrip(_OUTER))
    strand = strand.cut(begin, max(begin, len(strand.text.rstrip(_OUTER))))
    strand = strand.replaced(_BREAKS, " ").replaced(_ITEMS, "; ")
    for pattern, text in _RESTS if DROP in strand.text else ():
        strand = strand.replaced(pattern, text)
    return strand.replaced(_MARKS, "").stripped()
