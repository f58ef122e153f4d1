"""Why the graph says what it says: each sentence as it was read, each statement to its words.

:func:`explain` turns the trace of a reading into a report of plain values; the renderers show
one sentence, one statement or the list of all as text.
"""

from __future__ import annotations

from kg.explain.find import find_sentence, find_statement
from kg.explain.render import MARKS, render_index, render_sentence, render_statement
from kg.explain.report import explain
from kg.explain.values import (
    ArticleReport,
    EntityReport,
    FrameReport,
    LineReport,
    MentionReport,
    PassageReport,
    PredicateReport,
    RefusedReport,
    ReviewReport,
    RuleReport,
    SentenceReport,
    StatementReport,
    Stretch,
    TimeReport,
    TokenReport,
)

__all__ = [
    "MARKS",
    "ArticleReport",
    "EntityReport",
    "FrameReport",
    "LineReport",
    "MentionReport",
    "PassageReport",
    "PredicateReport",
    "RefusedReport",
    "ReviewReport",
    "RuleReport",
    "SentenceReport",
    "StatementReport",
    "Stretch",
    "TimeReport",
    "TokenReport",
    "explain",
    "find_sentence",
    "find_statement",
    "render_index",
    "render_sentence",
    "render_statement",
]
