"""``kg reconcile``: ask a service who and what the entities are, and keep what was decided."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.article import article_options
from kg.cli.built import graph_of
from kg.cli.linking import accept_candidates, cache_folder, known_entries
from kg.cli.tables import write_rows
from kg.cli.terminal import emit, progress
from kg.errors import InputError

__all__ = ["command"]


@click.command(
    "reconcile",
    short_help="Ask a reconciliation service what the entities are.",
    epilog="Example: kg reconcile article.txt --service https://example.org/reconcile "
    '-o candidates.csv; then, filled in: kg reconcile article.txt --accept candidates.csv --by "X"',
)
@click.argument("source", metavar="ARTICLE|GRAPH")
@click.option("--service", metavar="URL", help="Address of the service (http or https).")
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Table (.csv, .tsv) to write; by default standard output.",
)
@click.option("--type-map", "types", multiple=True, metavar="CLASS=TYPE", help="As in Person=Q5.")
@click.option(
    "--property-map", "properties", multiple=True, metavar="OURS=THEIRS",
    help="As in schema:birthDate=P569.",
)  # fmt: skip
@click.option("--class", "classes", multiple=True, help="Ask for this class only; repeatable.")
@click.option("--limit", type=click.IntRange(1, 100), default=5, show_default=True)
@click.option("--min-score", type=float, default=0.0, help="Leave out worse candidates.")
@click.option("--timeout", type=click.FloatRange(0.1), default=30.0, show_default=True)
@click.option("--retries", type=click.IntRange(0, 20), default=4, show_default=True)
@click.option(
    "--cache", type=click.Path(file_okay=False, path_type=Path), help="Folder of the answers."
)
@click.option("--fresh", is_flag=True, help="Ask again what was answered before.")
@click.option("--dry-run", is_flag=True, help="Print the queries; send nothing.")
@click.option("--accept", "table", metavar="TABLE", help="Keep the decisions of a filled-in table.")
@click.option(
    "--authority", type=click.Path(dir_okay=False, path_type=Path),
    help="The file to keep them in; by default ARTICLE.authority.toml.",
)  # fmt: skip
@click.option("--by", envvar="KG_REVIEWER", show_envvar=True, help='"Name" or "Name <ORCID>".')
@click.option("--date", default="", help="When it was decided: YYYY-MM-DD.")
@article_options
def command(
    source: str,
    service: str | None,
    out: Path | None,
    types: tuple[str, ...],
    properties: tuple[str, ...],
    classes: tuple[str, ...],
    limit: int,
    min_score: float,
    timeout: float,
    retries: int,
    cache: Path | None,
    fresh: bool,
    dry_run: bool,
    table: str | None,
    authority: Path | None,
    by: str | None,
    date: str,
    form: str | None,
    title: str,
) -> int:
    """Write what a service of the W3C Reconciliation API 0.2 takes the entities for.

    The candidates are a table: in the column "decision" stands accept, close or reject. With
    --accept, the decisions are kept in the authority file and used on every build: owl:sameAs
    for what was accepted, skos:closeMatch for the rest. A run that was stopped goes on where
    it was. Exit code 1 means that some queries got no answer.
    """
    if table is not None:
        return accept_candidates(source, table, authority, by, date)
    from kg.link import parse_maps, questions

    maps = parse_maps(types, properties)
    known_files = [authority] if authority is not None and authority.is_file() else []
    graph = graph_of(source, form, title, known_files)
    if dry_run:
        from kg.link.protocol import batch_body

        asked = questions(graph, maps, None, limit=limit, classes=classes)
        emit("".join(f"{batch_body([question.query])}\n" for question in asked))
        return 0
    if service is None:
        raise InputError("no service is named", hint="--service URL")
    from kg.link import COLUMNS, candidate_rows
    from kg.link.client import Service

    client = Service(
        service, cache=cache or cache_folder(), timeout=timeout, retries=retries, tell=progress,
        fresh=fresh,
    )  # fmt: skip
    manifest = client.manifest()
    asked = questions(graph, maps, manifest, limit=limit, classes=classes)
    answers = client.ask((question.query for question in asked), manifest.batch_size)
    progress("")
    known = known_entries(source, authority)
    rows = candidate_rows(asked, answers.found, manifest, service, min_score=min_score, known=known)
    write_rows(COLUMNS, rows, out)
    for query in answers.unanswered:
        click.echo(f"kg: {InputError('got no answer', where=query.text)}", err=True)
    return 1 if answers.unanswered else 0
