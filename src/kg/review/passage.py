"""Where a quote stands in an article, by its words and not by where it once stood."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from kg.review.decision import Decision

__all__ = ["find_quote"]


def find_quote(text: str, decision: Decision) -> tuple[Span, ...]:
    """Return where the quote of a decision stands, the best place first.

    Spaces and line breaks may differ, as they do in what is pasted from a page. Best is where
    most of what stood before and after the quote still does.
    """
    words = decision.quote.split()
    # One whole text is searched for first: it is the usual case, and fast.
    found = [Span(m.start(), m.end()) for m in re.finditer(re.escape(decision.quote.strip()), text)]
    if words and not found:
        pattern = r"\s+".join(map(re.escape, words))
        found = [Span(m.start(), m.end()) for m in re.finditer(pattern, text)]
    return tuple(sorted(found, key=lambda span: (-_agreement(text, span, decision), span)))


def _agreement(text: str, span: Span, decision: Decision) -> int:
    """Return how many characters around a place are as they were."""
    before = text[max(0, span.start - len(decision.prefix)) : span.start]
    after = text[span.end : span.end + len(decision.suffix)]
    return _shared(before[::-1], decision.prefix[::-1]) + _shared(after, decision.suffix)


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
