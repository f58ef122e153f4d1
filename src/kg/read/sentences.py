"""Splitting a paragraph into sentences by rule.

A rule is better here than a model: encyclopedia prose is well punctuated, and a wrong split
would cut a quote in two. The abbreviations are those of English reference prose.
"""

from __future__ import annotations

import re

__all__ = ["split_sentences"]

_END = re.compile(r"[.!?\u2026\u3002][\"'\u201d\u2019)\]]*(?=\s|$)")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev hon st sr jr gen col lt maj capt cpl sgt cmdr adm brig gov sen rep "
    "pres fr ft mt no nos vol vols p pp ed eds al vs c ca fl b d r trans approx dept est etc "
    "inc ltd co corp bros jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e cf viz "
    "a.d b.c lit transl romanized pron pop art sec fig op cit ibid ref rev".split()
)
# Abbreviations that may also end a sentence, and words that begin one ("in 1900 B.C. He").
_FINAL = frozenset({"etc", "inc", "ltd", "co", "a.d", "b.c"})
_OPENING = re.compile(r"(?:He|She|It|They|The|In|This|His|Her)\b")
# How far, in characters, a bracket may go on before it counts as never closed.
_LONGEST_BRACKET = 400
_WORD = re.compile(r"([^\s(\[\"'\u201c\u2018]+)$")
_INITIAL = re.compile(r"^(?:[A-Za-z]\.)*[A-Z]$")


def split_sentences(paragraph: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open offsets of the sentences of a paragraph, without outer space.

    >>> text = "He met Dr. J. Roe (b. 1899). They spoke. "
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['He met Dr. J. Roe (b. 1899).', 'They spoke.']
    """
    found: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(paragraph):
        if _is_boundary(paragraph, start, end.start(), end.end()):
            found.append((start, end.end()))
            start = end.end()
    found.append((start, len(paragraph)))
    return tuple(trimmed for pair in found if (trimmed := _trim(paragraph, *pair)))


def _is_boundary(paragraph: str, start: int, mark: int, end: int) -> bool:
    """Say whether a sentence that began at ``start`` ends with the mark before ``end``."""
    before, after = paragraph[start:mark], paragraph[end:]
    # Inside brackets nothing ends; an unclosed one does not hold the paragraph hostage.
    if before.count("(") > before.count(")") and ")" in after[:_LONGEST_BRACKET]:
        return False
    following = after.lstrip()
    if following and (following[0].islower() or following[0] in ",;:)"):
        return False
    return not following or paragraph[mark] != "." or not _abbreviates(before, following)


def _abbreviates(before: str, following: str) -> bool:
    """Say whether the full stop between two texts belongs to an abbreviation or initial."""
    found = _WORD.search(before)
    if found is None:
        return False
    word = found[1].casefold()
    if word not in _ABBREVIATIONS and not _INITIAL.match(found[1]):
        return False
    return word not in _FINAL or not _OPENING.match(following)


def _trim(paragraph: str, start: int, end: int) -> tuple[int, int] | None:
    piece = paragraph[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return (start, end) if start < end else None
