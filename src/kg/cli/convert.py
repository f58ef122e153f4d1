"""``kg convert``: the same graph in another format."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.terminal import emit, graph_argument, read_graph, write_file

__all__ = ["command"]


@click.command(
    "convert",
    short_help="Write a graph in another format.",
    epilog="Example: kg convert exports/anna-varga.ttl --to jsonld",
)
@graph_argument("file")
@click.option(
    "--to",
    "target",
    required=True,
    type=click.Choice(
        ["ttl", "nt", "nq", "trig", "rdf", "jsonld", "graphml", "gexf", "csv"], case_sensitive=False
    ),
    help="The format to write, by its file name extension.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; by default standard output.",
)
def command(file: str, source_format: str | None, target: str, out: Path | None) -> int:
    """Write a graph ("-" reads standard input) in another format.

    GraphML and GEXF hold the entities and the statements between them, CSV the statements.
    """
    from kg.export import ExportFormat, write_graph

    form = {known.value: known for known in ExportFormat}[target]
    text = write_graph(read_graph(file, source_format), form).decode()
    if out is None:
        emit(text)
    else:
        write_file(out, text)
    return 0
