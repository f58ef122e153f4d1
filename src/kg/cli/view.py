"""``kg view``: a graph as one HTML page."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.terminal import emit, graph_argument, progress, read_graph, write_file

__all__ = ["command"]


@click.command(
    "view",
    short_help="Draw a graph as one HTML page.",
    epilog="Example: kg view exports/anna-varga.ttl --out graph.html",
)
@graph_argument()
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; by default standard output.",
)
@click.option(
    "--lang",
    metavar="TAG",
    help="Language of the page's own words: en, kk, ru, zh; by default the reader's.",
)
@click.option(
    "--large/--no-large",
    default=None,
    help="Open on a part of the graph, or draw it whole; by default large from 800 things on.",
)
def command(
    graph: str, source_format: str | None, out: Path | None, lang: str | None, large: bool | None
) -> int:
    """Draw a graph ("-" reads standard input) as one HTML page that works offline."""
    from kg.errors import InputError
    from kg.publish import page
    from kg.rdf.describe import describe

    loaded = read_graph(graph, source_format)
    if not describe(loaded).entities:
        raise InputError(
            "there is nothing in it to draw",
            where=graph,
            hint="a graph from `kg build` has persons, places, events (docs/rdf-form.md)",
        )
    progress(f"{graph}: drawing")
    text = page(loaded, tongue=lang or "", large=large).decode()
    progress("")
    if out is None:
        emit(text)
    else:
        write_file(out, text)
    return 0
