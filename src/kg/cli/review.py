"""``kg review``: the statements as a table to decide on, and the way back."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.article import article_options, is_graph, read_article_file
from kg.cli.built import build_article, graph_of
from kg.cli.tables import append, write_rows
from kg.cli.terminal import STANDARD_INPUT, emit, read_bytes
from kg.errors import InputError

__all__ = ["command"]


@click.command(
    "review",
    short_help="Write the statements as a table to decide on; apply the decisions.",
    epilog="Example: kg review article.txt -o review.csv; then, filled in: "
    'kg review article.txt --apply review.csv --by "Irena Novak"',
)
@click.argument("source", metavar="ARTICLE|GRAPH")
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Table to write; by default standard output.",
)
@click.option(
    "--format",
    "output",
    type=click.Choice(["csv", "tsv"]),
    help="Commas or tabs; by default from the name of the table, or else csv.",
)
@click.option(
    "--bom/--no-bom",
    default=True,
    show_default=True,
    help="Begin with a byte order mark, without which Excel breaks names.",
)
@click.option("--apply", "table", metavar="TABLE", help="Take the decisions of a filled-in table.")
@click.option(
    "--by", envvar="KG_REVIEWER", show_envvar=True, help='Who decided: "Name" or "Name <ORCID>".'
)
@click.option("--date", default="", help="When it was decided: YYYY-MM-DD.")
@article_options
def command(
    source: str,
    out: Path | None,
    output: str | None,
    bom: bool,
    table: str | None,
    by: str | None,
    date: str,
    form: str | None,
    title: str,
) -> int:
    """Write the statements of an article or graph as a table for a spreadsheet or OpenRefine.

    In the column "decision" stands accept, reject, correct (with what is new in the columns
    that begin with "new") or, in a row of your own, add. With --apply, the decisions of a
    table are kept beside the article, in ARTICLE.decisions.toml, and applied on every build;
    what cannot be applied is told, and the exit code is 1.
    """
    if table is not None:
        _keep(source, table, by, date)
        article = read_article_file(source, form, title)
        return 1 if build_article(article, source).unapplied else 0
    from kg.review import COLUMNS, review_rows
    from kg.source import read_decisions

    kept = not is_graph(source) and source != STANDARD_INPUT
    decisions = read_decisions(Path(source)) if kept else ()
    rows = review_rows(graph_of(source, form, title, decided=False), decisions)
    write_rows(COLUMNS, rows, out, form=output, mark=bom)
    return 0


def _keep(source: str, table: str, by: str | None, date: str) -> None:
    """Keep what a table decides beside the article."""
    from kg.records import checked_date, parse_person, read_table
    from kg.review import COLUMNS, NEEDED, new_decisions, write_decisions
    from kg.source import decisions_path, read_decisions

    if is_graph(source) or source == STANDARD_INPUT:
        raise InputError(
            "decisions are kept beside an article", where=source, hint="name the article"
        )
    article = Path(source)
    rows = read_table(read_bytes(table), COLUMNS, NEEDED, table)
    person = parse_person(by, "--by") if by else None
    day = checked_date(date, "--date")
    found = new_decisions(rows, read_decisions(article), person, day, table)
    if found:
        # The article is read first: nothing is kept beside a file that is none.
        read_bytes(source)
        append(decisions_path(article), write_decisions(found))
    emit(f"{len(found)} new decisions in {decisions_path(article)}\n")
