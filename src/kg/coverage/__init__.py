"""What of an article was read: sentence by sentence, word by word.

:func:`coverage` measures a report of :mod:`kg.explain`; the figures are shown as text, as
JSON or as one HTML page with the article's words marked by what was read from them.
"""

from __future__ import annotations

from kg.coverage.measure import coverage
from kg.coverage.page import render_page
from kg.coverage.text import render_text
from kg.coverage.values import (
    Coverage,
    Figures,
    LineCoverage,
    SentenceCoverage,
    StatementSummary,
    Unread,
    Used,
    Word,
)

__all__ = [
    "Coverage",
    "Figures",
    "LineCoverage",
    "SentenceCoverage",
    "StatementSummary",
    "Unread",
    "Used",
    "Word",
    "coverage",
    "render_page",
    "render_text",
]
