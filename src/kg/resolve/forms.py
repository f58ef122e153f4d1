"""Shorter forms of the names of persons."""

from __future__ import annotations

import re

__all__ = ["NUMERAL", "calling_names", "is_form_of"]

# What tells two of one name apart (folded).
NUMERAL = re.compile(r"[ivx]+|jr\.?|sr\.?")
_INITIAL = re.compile(r"[^\W\d_]\.?")


def is_form_of(short: list[str], full: list[str]) -> bool:
    """Say whether a name of several words is another form of a person's name.

    That is its first or last words ("Lund Varga" for "Anna Lund Varga"), or the same words with
    initials for some. Its first and last alone may be the father's.
    """
    if not short or not full:
        return False
    if "of" in short or any(NUMERAL.fullmatch(word) for word in (short[-1], full[-1])):
        return False
    if len(short) == len(full):
        pairs = [(a, b) for a, b in zip(short, full, strict=True) if a != b]
        return bool(pairs) and short[-1] == full[-1] and all(_is_initial(a, b) for a, b in pairs)
    if len(short) > len(full) or full[-len(short) - 1 : -len(short)] in (["ibn"], ["bin"], ["ben"]):
        return False  # "Karim ibn Umar": Umar is his father
    return short in (full[: len(short)], full[-len(short) :])


def _is_initial(one: str, other: str) -> bool:
    """Say whether one word is the initial of the other."""
    short, full = sorted((one, other), key=len)
    return bool(_INITIAL.fullmatch(short)) and full.startswith(short[0])


def calling_names(name: str) -> tuple[str, ...]:
    """Return what a person of several names may be called by alone: the first and the last.

    What follows "of" is no name of theirs: "Anna of Zenda" is not called Zenda. Nor is the
    numeral of a dynasty.
    """
    words = [word.removeprefix("al-") for word in name.split()]
    if len(words) > 2 and NUMERAL.fullmatch(words[-1]):  # noqa: PLR2004
        words.pop()  # of a ruler, or of one of the same name in a family
    if len(words) <= 1:
        return ()
    return (words[0],) if words[-2] == "of" else (words[0], words[-1])
