"""``kg convert``: the same graph in another RDF format."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.terminal import emit, graph_argument, read_graph, write_file

__all__ = ["command"]


@click.command(
    "convert",
    short_help="Write a graph in another RDF format.",
    epilog="Example: kg convert exports/graph.ttl --to jsonld",
)
@graph_argument("file")
@click.option(
    "--to", "target", required=True, metavar="FORMAT", help="ttl, nt, nq, trig, rdf or jsonld."
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; by default standard output.",
)
def command(file: str, source_format: str | None, target: str, out: Path | None) -> int:
    """Write a graph ("-" reads standard input) in another RDF format."""
    from kg.export import write
    from kg.rdf.load import RdfFormat

    form = RdfFormat.of(target)
    text = write(read_graph(file, source_format), form).decode()
    if out is None:
        emit(text)
    else:
        write_file(out, text)
    return 0
