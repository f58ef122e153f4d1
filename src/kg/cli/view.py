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
def command(graph: str, source_format: str | None, out: Path | None) -> int:
    """Draw a graph ("-" reads standard input) as one HTML page that works offline."""
    from kg.publish import page

    loaded = read_graph(graph, source_format)
    progress(f"{graph}: drawing")
    text = page(loaded).decode()
    progress("")
    if out is None:
        emit(text)
    else:
        write_file(out, text)
    return 0
