"""Taking parentheses out of a sentence before it is parsed, without losing a position.

"Anna (called Red; 1899 - 1951) was ..." is hard for a parser trained on running text; the same
sentence without its parentheses is easy, and what stood inside is read by rules of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["View", "without_asides"]

# What a clause reads the same without: a verbless concession between subject and verb (", although
# wary of him,"), ", Jr." after a name, "or about" before a year, "neighbouring" before a name; and
# several other names before the verb, which are kept (", also referred to as X, Y or the Z,").
_LEFT_OUT = re.compile(
    r",\s(?:although|though|albeit)\s[^,;()]{1,80},(?=\s)"
    r"|,\s[JS]r\b\.?(?:,(?=\s))?"
    r"|(?<=\b[io]n)\sor\sabout(?=\s)"
    r"|(?<=\s)(?:neighbou?ring|adjacent|present-day|modern-day)\s(?=[A-Z\u00c0-\u00de])"
    r"|,\s(?P<names>(?:(?:also|commonly|often|sometimes|variously|officially|formerly|originally|"
    r"alternatively)\s)*(?:(?:referred\sto|styled)\sas\s[^;()]{2,160}?|"
    r"called\s[^;(),]{2,80}|"
    r"(?:known|called)\s(?:as\s)?[^;(),]{2,80},[^;()]{2,120}?)),(?=\s(?:was|is|were|are)\s)"
)

# One code point for one: the trees know straight quotes and hyphens far better.
_PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"',
        "\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\t": " ",
    }
)  # fmt: skip
_PAIRS = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class View:
    """What the parser sees of a sentence.

    ``origin[i]`` is the offset in the sentence of the view's character ``i``; ``asides`` are
    half-open offsets in the sentence of what stands in brackets or names the subject otherwise,
    without the brackets and commas, each with the offset in the view at which it was taken out.
    """

    text: str
    origin: tuple[int, ...]
    asides: tuple[tuple[int, int, int], ...]


def without_asides(sentence: str) -> View:
    """Return the sentence without its balanced outer brackets and what it reads the same without.

    >>> without_asides("Anna (1899) rode.").text
    'Anna rode.'
    >>> without_asides("a (b (c) d) e").asides
    ((3, 10, 1),)
    """
    brackets = _outer_brackets(sentence)
    removed = [(start, end, start + 1, end - 1) for start, end in brackets]
    removed += [
        (m.start(), m.end(), m.start("names"), m.end("names"))
        for m in _LEFT_OUT.finditer(sentence)
        if not any(start < m.end() and m.start() < end for start, end in brackets)
    ]
    removed.sort()
    text: list[str] = []
    origin: list[int] = []
    asides: list[tuple[int, int, int]] = []
    position = 0
    for start, end, inner, last in removed:
        # The space before the bracket goes with it, so that "X (y), z" reads "X, z"; but two
        # words are never joined.
        stop = start
        follows_word = sentence[end : end + 1].isalnum()
        while stop > position and sentence[stop - 1].isspace() and not follows_word:
            stop -= 1
        text += sentence[position:stop]
        origin += range(position, stop)
        if inner >= 0:
            asides.append((inner, last, len(text)))
        position = end
    text += sentence[position:]
    origin += range(position, len(sentence))
    return View("".join(text).translate(_PLAIN), tuple(origin), tuple(asides))


def _outer_brackets(sentence: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for position, character in enumerate(sentence):
        if character in _PAIRS:
            stack.append((_PAIRS[character], position))
        elif stack and character == stack[-1][0]:
            start = stack.pop()[1]
            if not stack:
                found.append((start, position + 1))
    return found
