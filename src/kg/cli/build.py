"""``kg build``: from articles to validated, exported graphs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.article import article_options, authority_option, read_article_file
from kg.cli.built import build_article
from kg.cli.terminal import emit, progress
from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.rdf.graph import RdfGraph

__all__ = ["command"]


@click.command(
    "build",
    short_help="Read articles; write their graphs in every format.",
    epilog="Example: kg build article.txt --out exports",
)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder to fill."
)
@authority_option
@click.option("--force", is_flag=True, help="Write a graph that does not conform, too.")
@article_options
def command(
    articles: tuple[str, ...],
    out: Path,
    authorities: tuple[Path, ...],
    force: bool,
    form: str | None,
    title: str,
) -> int:
    """Read articles ("-" is standard input), validate their graphs, write every format.

    Decisions and links that are kept beside an article are applied; what of them does not fit
    any more is told on standard error. The files of an article are named after its title; the
    path of each is printed. A graph that does not conform is not written, its report goes to
    standard error, and the exit code is 1.
    """
    from kg.files import write_whole

    if title and len(articles) > 1:
        raise InputError("--title is for one article", hint="build the others without it")
    code = 0
    sources: dict[str, str] = {}
    for source in articles:
        graph = build_article(read_article_file(source, form, title), source, authorities).graph
        conforms, files = _validated(source, graph, force=force)
        code = max(code, 0 if conforms else 1)
        for name in files:
            if sources.setdefault(name, source) != source:
                raise InputError(
                    f"has the same title as {sources[name]}",
                    where=source,
                    hint="build them into two folders",
                )
        if files:
            emit("".join(f"{path}\n" for path in write_whole(out, files)))
    return code


def _validated(source: str, graph: RdfGraph, *, force: bool) -> tuple[bool, Mapping[str, bytes]]:
    """Return whether the graph of an article conforms, and its files if they may be written."""
    from kg.publish import all_files
    from kg.validate import validate

    progress(f"{source}: validating")
    report = validate(graph)
    progress(f"{source}: writing")
    files = all_files(graph, report) if report.conforms or force else {}
    progress("")
    if not report.conforms:
        click.echo(report.to_text(), err=True, nl=False)
    return report.conforms, files
