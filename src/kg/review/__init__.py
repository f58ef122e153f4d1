"""Decisions of people on what was read: a table to fill in, a file to keep, and their effect.

Pure: text and values. The file beside an article is read in :mod:`kg.source`.
"""

from __future__ import annotations

from kg.review.apply import apply_decisions
from kg.review.decision import Action, Claim, Decision, Unapplied
from kg.review.file import parse_decisions, write_decisions
from kg.review.table import COLUMNS, NEEDED, new_decisions, review_rows

__all__ = [
    "COLUMNS",
    "NEEDED",
    "Action",
    "Claim",
    "Decision",
    "Unapplied",
    "apply_decisions",
    "new_decisions",
    "parse_decisions",
    "review_rows",
    "write_decisions",
]
