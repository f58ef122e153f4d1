"""A comma after the time that opens a sentence, for a parser that goes astray without one.

"In 1813 Ruritania declared war" is read as "in Ruritania" by a parser that has seen few such
sentences; "In 1813, Ruritania declared war" is not.
"""

from __future__ import annotations

import re

from kg.mentions import find_times

__all__ = ["comma_after_opening"]

# What follows is the subject of the clause: a name, or a phrase with its first word.
_SUBJECT = re.compile(
    r"\s+(?=[^\W\d_a-z]|(?:the|a|an|his|her|its|their|he|she|it|they|this|these|both|some|"
    r"several|many|most|all|about|more)\s)"
)
# Where a sentence may open with a time, in characters.
_WIDEST = 80
_AT = frozenset({"at", "by", "during", "since", "after", "before"})


def comma_after_opening(text: str) -> int:
    """Return where a comma belongs before the subject of a sentence, or -1.

    >>> comma_after_opening("In 1813 Ruritania declared war.")
    8
    >>> comma_after_opening("In 1813, Ruritania declared war.")
    -1
    """
    times = find_times(text[:_WIDEST])
    if not times or times[0].span.start or times[0].relation not in _AT:
        return -1
    following = _SUBJECT.match(text, times[0].span.end)
    return following.end() if following else -1
