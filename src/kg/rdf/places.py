"""Where a passage stands: in which sentence, or in which line of the infobox."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Article, Span

__all__ = ["Places"]


class Places:
    """The sentences and infobox lines of an article, to be found by a passage in them."""

    def __init__(self, article: Article) -> None:
        sentences = [(s.span, n, "") for n, s in enumerate(article.sentences, start=1)]
        lines = [(line.span, 0, line.key) for line in article.infobox]
        self._places = sorted([*sentences, *lines])
        self._starts = [span.start for span, _, _ in self._places]

    def whole(self, passage: Span) -> Span:
        """Return the sentence or line that a passage begins in; the passage itself if none."""
        return self._place(passage)[0]

    def sentence(self, passage: Span) -> int:
        """Return the number of the sentence that a passage begins in, from 1; 0 if none."""
        return self._place(passage)[1]

    def line(self, passage: Span) -> str:
        """Return the key of the infobox line that a passage begins in, or an empty string."""
        return self._place(passage)[2]

    def _place(self, passage: Span) -> tuple[Span, int, str]:
        index = bisect_right(self._starts, passage.start)
        place = self._places[index - 1] if index else None
        inside = place is not None and passage.start < place[0].end
        return place if place is not None and inside else (passage, 0, "")
