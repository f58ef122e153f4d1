"""Taking the value of an infobox line apart into pieces, each with its place in the text.

Values lost their markup: list items run together, brackets stray, names are glued
("Battle of AltdorfBattle of Zenda"). Everything here keeps the length of the text, so that a
piece can be quoted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Glue = Callable[[str, str], str]

__all__ = ["Piece", "Separators", "blanked", "items_of", "pieces_of", "words_of"]

# What is left of markup, and marks of footnotes, deaths and list layout.
_REST = re.compile(
    r"\{\{[^{}]*\}\}|\{\{|\}\}|<ref[^<>]*>[^<>]*</ref>|<[^<>]*>|\[\[(?:[^\[\]|]*\|)?|\]\]|"
    r"\[(?:\d+|note \d+|[a-z]|citation needed|better source needed)\]|'{2,}|&nbsp;|"
    r"\d{1,3}(?:\.\d{1,12})?\u00b0[^;*,]{0,24}?[NS]\W{0,3}"
    r"\d{1,3}(?:\.\d{1,12})?\u00b0[^;*,]{0,24}?[EW]\b|"
    r"[\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u27e8\u27e9\U0001F1E6-\U0001F1FF]"
)
_HARD = "\n*\u2020\u2021\u2022\u00b7\u2022|;\u25aa\u25cf"
# List marks; a figure that touches the word before it ("900 killed3,000 captured"), and a
# capital that touches a parenthesis.
_ITEM_END = re.compile(
    r"[*\n\u2022|\u2020\u2021]|(?<=[a-z]{3})(?=\d)|(?<=[a-z]\))(?=\d)|(?<=\))(?=[A-Z][a-z])"
)
_OPEN, _CLOSE = "([", ")]"
_EDGES = " \t,;:*\u2022()[]\u2013\u2014/&|\u00a0'\"\u201c\u201d="
# Prefixes that are written together with the capital after them ("MacArthur").
_PREFIX = re.compile(
    r"(?:^|[\s\-])(?:Mc|Mac|De|Di|Da|Du|La|Le|Lo|Van|Von|Fitz|St|O|D|L|Des|Del|Dal|Della|Vander|"
    r"Ben|Al|El|Ap)$"
)
_SHORTEST = 3
# How far back the last word of an item may begin, in characters.
_REACH = 60
# A name that ends in its number ("Rudolf III").
_NUMBERED = re.compile(r"[^\W\d_]\s+[IVX]+$")


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a value.

    Attributes:
        text: Its words, without parentheses, with single spaces.
        span: Where they stand in the article, from the first to the last.
        notes: What stands in parentheses with it, and where.
    """

    text: str
    span: Span
    notes: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Separators:
    """What separates the parts of a value, beside list marks and semicolons.

    Attributes:
        comma: Given the part before and the part after a comma: ``split``, ``join`` or
            ``drop`` (the part after says nothing of its own); None: commas do not separate.
        conjunction: As ``comma``, for "and" and "&".
        slash: Whether a slash separates.
        glued: How many words each side of a glued join must have; 0: nothing is glued.
    """

    comma: Glue | None = None
    conjunction: Glue | None = None
    slash: bool = False
    glued: int = 1


def words_of(text: str) -> list[str]:
    """Return the words of a text, case-folded."""
    return text.casefold().split()


def blanked(value: str) -> str:
    """Return a value without rests of markup, at the same length; line breaks are ``*``."""

    def blank(match: re.Match[str]) -> str:
        mark = "*" if re.match(r"(?i)<br|</?li|</?p", match[0]) else " "
        return mark + " " * (len(match[0]) - 1)

    return _balanced(_REST.sub(blank, value).replace("\u00a0", " "))


def _balanced(text: str) -> str:
    """Return the text with brackets blanked that have no partner, and empty ones."""
    text = re.sub(r"[(\[][\s;,]*[)\]]", lambda m: " " * len(m[0]), text)
    characters = list(text)
    opened: list[int] = []
    for i, c in enumerate(text):
        if c in _OPEN:
            opened.append(i)
        elif c in _CLOSE:
            if opened:
                opened.pop()
            else:
                characters[i] = " "
    for i in opened:
        characters[i] = " "
    return "".join(characters)


def pieces_of(value: str, start: int, separators: Separators) -> tuple[Piece, ...]:
    """Return the pieces of a value that stands at ``start``; pieces without words are none."""
    text = blanked(value)
    found: list[Piece] = []
    for first, last in _items(text, separators):
        for begin, end in _parts(text, first, last, separators):
            piece = _piece(text, begin, end, start)
            if piece.text and any(c.isalnum() for c in piece.text):
                found.append(piece)
            elif piece.notes and found:
                # A parenthesis on a line of its own belongs to the line before.
                found[-1] = replace(found[-1], notes=(*found[-1].notes, *piece.notes))
    return tuple(found)


def items_of(value: str, start: int) -> Iterator[tuple[str, Span]]:
    """Yield the items of a value in words, parentheses included, and where they stand."""
    begin = 0
    for cut in [*_ITEM_END.finditer(value), None]:
        end = cut.start() if cut is not None else len(value)
        words = value[begin:end].strip(" ,;")
        if any(c.isalnum() for c in words):
            at = start + begin + value[begin:end].index(words)
            yield " ".join(words.split()), Span(at, at + len(words))
        begin = cut.end() if cut is not None else end


def _items(text: str, separators: Separators) -> Iterator[tuple[int, int]]:
    """Yield where the items of a list begin and end: at list marks and at glued names."""
    begin = depth = 0
    for i, c in enumerate(text):
        if c in _OPEN:
            depth += 1
        elif c in _CLOSE:
            depth -= 1
        elif (depth == 0 and c in _HARD) or (depth == 0 and separators.slash and c == "/"):
            yield begin, i
            begin = i + 1
        elif depth == 0 and separators.glued and i > begin and _is_glued(text, begin, i):
            left, right = (
                text[begin:i].split(),
                re.split(r"[*;,(]", text[i:], maxsplit=1)[0].split(),
            )
            if text[i - 1] in _CLOSE or min(len(left), len(right)) >= separators.glued:
                yield begin, i
                begin = i
    yield begin, len(text)


def _is_glued(text: str, begin: int, i: int) -> bool:
    """Say whether a new item begins at a capital that touches what stands before it."""
    before, here = text[i - 1], text[i]
    begin = max(begin, i - _REACH)
    if not here.isupper() or i + 1 >= len(text):
        return False
    if before in _CLOSE:
        return True
    if _NUMBERED.search(text[begin:i]):
        return text[i + 1].islower()
    if before.isdigit():
        return bool(re.search(r"(?<!\d)\d{4}$", text[begin:i])) and text[i + 1].islower()
    if not before.islower() or not (text[i + 1].islower() or text[i + 1] in ". "):
        return False
    word = re.split(r"[\s(\[,-]", text[begin:i])[-1]
    return len(word) >= _SHORTEST and not _PREFIX.search(text[begin:i])


def _parts(text: str, first: int, last: int, separators: Separators) -> Iterator[tuple[int, int]]:
    """Yield where the parts of one item stand: at commas and "and", as far as they separate."""
    ranges = [(first, last)]
    for pattern, glue in (
        (r",", separators.comma),
        (r",?\s+(?:and|&)\s+|^\s*(?:and|&)\s+", separators.conjunction),
    ):
        if glue is not None:
            ranges = [r for begin, end in ranges for r in _cut(text, begin, end, pattern, glue)]
    yield from ranges


def _cut(text: str, first: int, last: int, pattern: str, glue: Glue) -> Iterator[tuple[int, int]]:
    flat = _without_notes(text[first:last])
    begin = end = 0
    marks = [*re.finditer(pattern, flat)]
    for number, mark in enumerate(marks):
        end = mark.start()
        stop = marks[number + 1].start() if number + 1 < len(marks) else len(flat)
        before, after = flat[begin:end].strip(_EDGES), flat[mark.end() : stop].strip(_EDGES)
        words = bool(words_of(before)) and bool(words_of(after))
        how = glue(before, after) if words else "split" if words_of(after) else "join"
        if how == "split":
            yield first + begin, first + end
            begin = mark.end()
        elif how == "drop":
            yield first + begin, first + end
            # What is dropped is left as an empty part: its notes go with the part before.
            begin = stop
    yield first + begin, last


def _without_notes(text: str) -> str:
    """Return the text with what stands in parentheses blanked."""
    previous = ""
    while previous != text:
        previous = text
        text = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", lambda m: " " * len(m[0]), text)
    return text


def _piece(text: str, begin: int, end: int, start: int) -> Piece:
    raw = text[begin:end]
    notes = tuple(
        (m[0][1:-1].strip(), Span(start + begin + m.start() + 1, start + begin + m.end() - 1))
        for m in re.finditer(r"\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]", raw)
        if m[0][1:-1].strip()
    )
    flat = _without_notes(raw)
    words = flat.strip(_EDGES)
    at = flat.index(words) if words else 0
    span = Span(start + begin + at, start + begin + at + len(words))
    return Piece(" ".join(words.split()), span, notes)
