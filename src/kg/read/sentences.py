"""Splitting a paragraph into sentences by rule.

A rule is better here than a model: encyclopedia prose is well punctuated, and a wrong split
would cut a quote in two. The abbreviations are those of English reference prose.
"""

from __future__ import annotations

import re

__all__ = ["split_sentences"]

# The mark, what closes with it, and the marks of notes that hang on it ("[1]", "[note 3]").
_END = re.compile(
    r"[.!?\u2026\u3002][\"'\u201d\u2019)\]]*"
    r"(?:\[(?:[a-z]|(?:[a-z]{2,5} )?\d{1,3}|citation needed)\])*(?=\s|$)"
)
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev hon st sr jr gen col lt maj capt cpl sgt cmdr adm brig gov sen rep "
    "pres fr ft mt nos vol vols p pp ed eds al vs c ca fl b d r trans approx dept est etc "
    "inc ltd co corp bros jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e cf viz "
    "a.d b.c lit transl romanized pron pop op cit ibid ref rev".split()
)
# Words of their own, which abbreviate only before a number ("no. 5").
_NUMBERED = frozenset({"no", "art", "fig", "sec"})
_NUMBER = re.compile(r"\d|[IVXLC]{2,}\b")
# Abbreviations that may also end a sentence, and words that begin one ("in 1900 B.C. He").
_FINAL = frozenset(
    "etc inc ltd co corp bros jr sr ft al a.d b.c jan feb mar apr jun jul aug sep sept oct nov "
    "dec".split()
)
_OPENING = re.compile(
    r"(?:He|She|It|They|The|In|On|By|At|This|His|Her|Its|Their|There|These|Then|After|When|But"
    r"|However|During|From|For|While|Both|Many|Some)\b"
)
# How far, in characters, a bracket may go on before it counts as never closed.
_LONGEST_BRACKET = 400
_WORD = re.compile(r"([^\s(\[\"'\u201c\u2018]+)$")
# No abbreviation is longer.
_LONGEST_WORD = 40
# Numbers of kings and wars that look like initials ("Karl V. He ...").
_NUMERALS = frozenset("IVX")
_INITIAL = re.compile(r"^(?:[A-Za-z]\.)*[A-Z]$")
_SPACE = re.compile(r"\s*")


def split_sentences(paragraph: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open offsets of the sentences of a paragraph, without outer space.

    >>> text = "He met Dr. J. Roe (b. 1899). They spoke. "
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['He met Dr. J. Roe (b. 1899).', 'They spoke.']
    """
    found: list[tuple[int, int]] = []
    start = counted = depth = 0
    for end in _END.finditer(paragraph):
        depth += paragraph.count("(", counted, end.start())
        depth -= paragraph.count(")", counted, end.start())
        counted = end.start()
        if _is_boundary(paragraph, end.start(), end.end(), inside=depth > 0):
            found.append((start, end.end()))
            start = counted = end.end()
            depth = 0
    found.append((start, len(paragraph)))
    return tuple(trimmed for pair in found if (trimmed := _trim(paragraph, *pair)))


def _is_boundary(paragraph: str, mark: int, end: int, *, inside: bool) -> bool:
    """Say whether a sentence ends with the mark before ``end``, inside a bracket or not."""
    # Inside brackets nothing ends; an unclosed one does not hold the paragraph hostage.
    if inside and paragraph.find(")", end, end + _LONGEST_BRACKET) >= 0:
        return False
    found = _SPACE.match(paragraph, end)
    begin = found.end() if found else end
    following = paragraph[begin : begin + _LONGEST_WORD]
    if following and (following[0].islower() or following[0] in ",;:)"):
        return False
    before = paragraph[max(0, mark - _LONGEST_WORD) : mark]
    return not following or paragraph[mark] != "." or not _abbreviates(before, following)


def _abbreviates(before: str, following: str) -> bool:
    """Say whether the full stop between two texts belongs to an abbreviation or initial."""
    found = _WORD.search(before)
    if found is None:
        return False
    word = found[1].casefold()
    initial = _INITIAL.match(found[1])
    if word in _NUMBERED:
        return _NUMBER.match(following) is not None
    if word not in _ABBREVIATIONS and not initial:
        return False
    if before.endswith(" War I"):
        return False
    # "U.S." may end a sentence; a single initial waits for its name.
    may_end = word in _FINAL or (initial is not None and "." in word) or found[1] in _NUMERALS
    return not (may_end and _OPENING.match(following))


def _trim(paragraph: str, start: int, end: int) -> tuple[int, int] | None:
    piece = paragraph[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return (start, end) if start < end else None
