"""The lines of a node's label and the room that they take.

The widths are estimates from above for the common sans serif faces, so that boxes that do
not overlap here do not overlap in any browser.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

__all__ = ["Box", "box_of", "lines_of", "width_of"]

LINE_HEIGHT = 1.3
_MAX_LINES = 3
_LINE_EMS = 11.5
_LONGEST = 400  # more of a label is never looked at
_NARROW = frozenset("iljtfrI.,:;'|!()[]-/ \N{RIGHT SINGLE QUOTATION MARK}")
_BROAD = frozenset("mwMWQOGD@%&—")


@dataclass(frozen=True, slots=True)
class Box:
    """How far a node reaches from the centre of its shape, in pixels; ``half`` to each side."""

    half: float
    top: float
    bottom: float


def _ems(character: str) -> float:
    """Return the width of a character in units of the font size."""
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.02
    if character in _NARROW:
        return 0.42
    if character in _BROAD:
        return 1.0
    return 0.72 if character.isupper() else 0.64


def width_of(line: str) -> float:
    """Return the width of a line in units of the font size."""
    return sum(map(_ems, line))


def lines_of(label: str) -> tuple[str, ...]:
    """Break a label into at most three lines; an ellipsis ends what is cut.

    >>> lines_of("Battle of Strelsau")
    ('Battle of Strelsau',)
    >>> lines_of("Provisional Government of the Ruritanian Highlands")
    ('Provisional', 'Government of the', 'Ruritanian Highlands')
    """
    words = [piece for word in label[:_LONGEST].split() for piece in _pieces(word)]
    lines: list[str] = []
    for word in words:
        if lines and width_of(f"{lines[-1]} {word}") <= _LINE_EMS:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    if len(lines) > _MAX_LINES or len(label) > _LONGEST:
        lines = lines[:_MAX_LINES]
        lines[-1] = f"{lines[-1]}…"
    return tuple(lines) or ("—",)


def _pieces(word: str) -> list[str]:
    """Break a word that is wider than a line, as names in Chinese may be."""
    pieces, width = [""], 0.0
    for character in word:
        width += _ems(character)
        if width > _LINE_EMS and pieces[-1]:
            pieces.append("")
            width = _ems(character)
        pieces[-1] += character
    return pieces


def box_of(lines: tuple[str, ...], font: int, size: int, *, inside: bool) -> Box:
    """Return the room of a node whose label stands inside its shape, or else under it."""
    half = max(map(width_of, lines)) * font / 2
    height = len(lines) * font * LINE_HEIGHT
    if inside:
        return Box(half + 12, height / 2 + 9, height / 2 + 9)
    half = max(half, size)
    return Box(half, size, size + 5 + height)
