"""Figures as rows of a table and as a document for JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from kg.evaluate.score import Aspect, Counts
from kg.evaluate.system import Region

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.evaluate.match import Match
    from kg.evaluate.score import Evaluation

__all__ = ["HEADER", "rows", "to_document"]

HEADER = (
    "article", "of", "in", "precision", "recall", "F1", "right", "missed", "wrong",
)  # fmt: skip
"""The columns of :func:`rows`."""


def rows(evaluation: Evaluation) -> Iterator[tuple[str, ...]]:
    """Yield a row for each aspect and region, and one for both regions together.

    What is not known is "-": precision without a complete gold, and shares of nothing.
    """
    for aspect, place, counts in _counts(evaluation):
        wrong = str(counts.wrong) if counts.precision is not None else "-"
        shares = (counts.precision, counts.recall, counts.f1)
        yield (
            evaluation.name,
            aspect.value,
            place,
            *("-" if share is None else f"{share:.3f}" for share in shares),
            str(counts.right),
            str(counts.missed),
            wrong,
        )


def to_document(
    evaluations: Sequence[Evaluation], total: Evaluation, match: Match
) -> dict[str, object]:
    """Return all figures, and what is to be looked at, as values that JSON knows."""
    return {
        "match": match.value,
        "articles": [_article(evaluation) for evaluation in evaluations],
        "overall": _article(total),
    }


def _article(evaluation: Evaluation) -> dict[str, object]:
    figures: dict[str, dict[str, object]] = {}
    for aspect, place, counts in _counts(evaluation):
        known = counts.precision is not None
        figures.setdefault(aspect.value, {})[place] = {
            "precision": counts.precision,
            "recall": counts.recall,
            "f1": counts.f1,
            "right": counts.right,
            "missed": counts.missed,
            "wrong": counts.wrong if known else None,
        }
    return {
        "article": evaluation.name,
        "complete": evaluation.complete,
        "figures": figures,
        "forbidden": {"claims": evaluation.forbidden, "violated": evaluation.violated},
        "findings": [asdict(finding) for finding in evaluation.findings],
    }


def _counts(evaluation: Evaluation) -> Iterator[tuple[Aspect, str, Counts]]:
    for aspect in Aspect:
        parts = {region: evaluation.counts.get((aspect, region), Counts()) for region in Region}
        for region, counts in parts.items():
            yield aspect, region.value, counts
        yield aspect, "both", sum(parts.values(), Counts())
