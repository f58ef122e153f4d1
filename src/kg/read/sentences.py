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
    before = paragraph[start:mark]
    # Inside brackets nothing ends; an unclosed one does not hold the paragraph hostage.
    if before.count("(") > before.count(")") and ")" in paragraph[end : end + 400]:
        return False
    following = paragraph[end:].lstrip()[:1]
    if not following:
        return True
    if following.islower() or following in ",;:)":
        return False
    if paragraph[mark] != ".":
        return True
    word = _WORD.search(before)
    if word is None:
        return True
    if word[1].casefold() in _ABBREVIATIONS or _INITIAL.match(word[1]):
        # "in 1900 B.C. He": a pronoun or article after it begins a sentence all the same.
        return bool(
            re.match(r"(?:He|She|It|They|The|In|This|His|Her)\b", paragraph[end:].lstrip())
            and len(word[1]) > 1
            and word[1].casefold() in {"etc", "inc", "ltd", "co", "a.d", "b.c"}
        )
    return True


def _trim(paragraph: str, start: int, end: int) -> tuple[int, int] | None:
    piece = paragraph[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return (start, end) if start < end else None
