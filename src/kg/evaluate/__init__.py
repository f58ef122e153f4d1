"""How well was an article read? A graph against answers that a person wrote.

Owns the form of a gold (:mod:`~kg.evaluate.gold`), when a claim of it and a statement of a
graph say the same (:mod:`~kg.evaluate.match`) and the counting (:mod:`~kg.evaluate.score`);
``docs/evaluation.md`` defines each figure. It reads no file and builds no graph.
"""

from __future__ import annotations

from kg.evaluate.gold import Description, Gold, GoldClaim, GoldEntity, parse_gold
from kg.evaluate.match import Match, Matcher
from kg.evaluate.report import rows, to_document
from kg.evaluate.score import (
    Aspect,
    Counts,
    Evaluation,
    Finding,
    Verdict,
    evaluate,
    overall,
)
from kg.evaluate.system import Region, System, read_system

__all__ = [
    "Aspect",
    "Counts",
    "Description",
    "Evaluation",
    "Finding",
    "Gold",
    "GoldClaim",
    "GoldEntity",
    "Match",
    "Matcher",
    "Region",
    "System",
    "Verdict",
    "evaluate",
    "overall",
    "parse_gold",
    "read_system",
    "rows",
    "to_document",
]
