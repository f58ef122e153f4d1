"""``kg build``: from articles to validated, exported graphs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import emit, progress, read_bytes

if TYPE_CHECKING:
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
@click.option("--force", is_flag=True, help="Write a graph that does not conform, too.")
def command(articles: tuple[str, ...], out: Path, force: bool) -> int:
    """Read articles, validate their graphs and write them in every format.

    One article fills the folder itself; of several, each fills a folder of its own in it,
    named after its title. Prints the path of every file written. A graph that does not
    conform is not written, its report goes to standard error, and the exit code is 1.
    """
    code = 0
    for source in articles:
        code = max(code, _build(source, out, force=force, alone=len(articles) == 1))
    progress("")
    return code


def _build(source: str, out: Path, *, force: bool, alone: bool) -> int:
    from kg.files import write_whole
    from kg.pipeline import build, read_article
    from kg.text import slug
    from kg.validate import validate

    progress(f"{source}: reading")
    article = read_article(read_bytes(source), source)
    built = build(article)
    progress(f"{source}: validating")
    report = validate(built.graph)
    if not report.conforms:
        progress("")
        click.echo(report.to_text(), err=True, nl=False)
        if not force:
            return 1
    progress(f"{source}: writing")
    files = _files(built.graph)
    folder = out if alone else out / slug(article.title)
    emit("".join(f"{path}\n" for path in write_whole(folder, files)))
    return 0 if report.conforms else 1


def _files(graph: RdfGraph) -> dict[str, bytes]:
    from kg.export import export_all

    return export_all(graph)
