"""``kg extract``: what an article says, statement by statement, with the evidence."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli.article import article_options, read_article_file
from kg.cli.built import build_article
from kg.cli.terminal import emit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.rdf.describe import StatementRow

__all__ = ["command"]

_COLUMNS = ("subject", "property", "value", "time", "modality", "place", "passage")
_QUOTE_WIDTH = 60


@click.command(
    "extract",
    short_help="Print the statements of an article with their evidence.",
    epilog="Example: kg extract article.txt --format jsonl",
)
@click.argument("article")
@click.option(
    "--format",
    "output",
    type=click.Choice(["table", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="A table for people, JSON Lines or CSV for programs.",
)
@article_options
def command(article: str, output: str, form: str | None, title: str) -> int:
    """Print the statements of an article ("-" reads standard input), in reading order.

    Each comes with its time, its modality and the passage it was read from; the place of a
    passage is counted in Unicode code points of the article's normalised text.
    """
    from kg.export import ExportFormat, write_graph
    from kg.rdf.describe import describe

    built = build_article(read_article_file(article, form, title), article)
    if output == "csv":
        emit(write_graph(built.graph, ExportFormat.CSV).decode())
    else:
        rows = describe(built.graph).statements
        emit(_table(rows) if output == "table" else _json_lines(rows))
    return 0


def _cells(row: StatementRow) -> tuple[str, ...]:
    passage = row.passages[0] if row.passages else None
    return (
        row.subject_label,
        row.property.rsplit("#", 1)[-1].rsplit("/", 1)[-1],
        row.value,
        row.time.label if row.time else "",
        row.modality,
        f"{passage.start}-{passage.end}" if passage else "",
        passage.quote if passage else "",
    )


def _table(rows: Iterable[StatementRow]) -> str:
    from kg.query.render import render_table

    cells = (_cells(row) for row in rows)
    return render_table(_COLUMNS, [(*c[:-1], _shortened(c[-1])) for c in cells])


def _shortened(quote: str) -> str:
    return quote if len(quote) <= _QUOTE_WIDTH else quote[: _QUOTE_WIDTH - 1].rstrip() + "…"


def _json_lines(rows: Iterable[StatementRow]) -> str:
    return "".join(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows)
