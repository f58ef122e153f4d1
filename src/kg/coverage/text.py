"""Coverage as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query.render import render_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.coverage.values import Coverage, Figures

__all__ = ["render_text"]


def render_text(covered: Coverage) -> str:
    """Return the figures, and everything that was not read with the reasons."""
    sentences = covered.sentences
    parts = (
        _figures(covered),
        _listed(
            "Sentences without a statement",
            ((s.number, s.text) for s in sentences if not s.statements),
        ),
        _listed(
            "Words from which nothing was read, and why",
            ((s.number, f"{u.text}: {u.reason}") for s in sentences for u in s.unread),
        ),
        _listed(
            "Content words that no statement needs",
            (
                (s.number, ", ".join(w.text for w in s.words if not w.used))
                for s in sentences
                if not all(w.used for w in s.words)
            ),
        ),
        _listed(
            "Lines of the infobox that were not read, or not wholly",
            (
                ("-", f"{x.key}: {x.value} ({x.reason or 'no statement rests on it'})")
                for x in covered.infobox
                if x.reason or not x.statements
            ),
        ),
    )
    return "\n".join(filter(None, parts))


def _figures(covered: Coverage) -> str:
    header = ("part", "sentences", "with statements", "content words", "used", "share")
    rows = [_row(f) for f in (*covered.sections, covered.whole)]
    lines = f"Infobox: {covered.lines_read} of {len(covered.infobox)} lines read.\n"
    return f"{render_table(header, rows)}\n{lines}"


def _row(figures: Figures) -> tuple[str, ...]:
    numbers = (figures.sentences, figures.read, figures.words, figures.used)
    return (figures.part, *map(str, numbers), f"{figures.share:.0%}")


def _listed(title: str, items: Iterable[tuple[int | str, str]]) -> str:
    """Return numbered lines under a title, or nothing where there are none."""
    lines = [f"{number:>5}  {' '.join(text.split())}\n" for number, text in items]
    return f"{title}\n\n{''.join(lines)}" if lines else ""
