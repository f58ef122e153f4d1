"""``kg path``: how two entities are connected, with the evidence on every step."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import emit, graph_argument, read_graph

if TYPE_CHECKING:
    from kg.network import Path, Step

__all__ = ["command"]


@click.command(
    "path",
    short_help="Find how two entities are connected, with the evidence.",
    epilog='Example: kg path exports/anna-varga.ttl "Anna Varga" Zenda',
)
@graph_argument()
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@click.option(
    "--all", "everything", is_flag=True, help="Also walk along what is planned, hoped or denied."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def command(
    graph: str, source_format: str | None, start: str, end: str, everything: bool, form: str
) -> int:
    """Find the shortest paths from A to B, each given by label, other name, IRI or slug.

    Prints the property and the quoted passages of every step. Exit code 1 means that there
    is no path.
    """
    from kg.network import find_entity, shortest_paths
    from kg.rdf.convert import to_networkx
    from kg.rdf.describe import describe

    loaded = read_graph(graph, source_format)
    entities = describe(loaded).entities
    first, last = find_entity(entities, start), find_entity(entities, end)
    paths = shortest_paths(to_networkx(loaded), first.iri, last.iri, asserted_only=not everything)
    if form == "json":
        emit(json.dumps([asdict(path) for path in paths], ensure_ascii=False, indent=2) + "\n")
    elif paths:
        emit("\n".join(map(_text, paths)))
    if not paths:
        click.echo(f"kg: no path from {first.label} to {last.label}", err=True)
        return 1
    return 0


def _text(path: Path) -> str:
    if not path.steps:
        return "the same entity\n"
    names = [path.steps[0].source_label, *(step.target_label for step in path.steps)]
    return f"{' - '.join(names)}\n" + "".join(map(_step, path.steps))


def _step(step: Step) -> str:
    lines = []
    for link in step.links:
        ends = (step.source_label, step.target_label)
        source, target = ends if link.forward else ends[::-1]
        weakened = "" if link.modality == "asserted" else f" ({link.modality})"
        time = f", {link.time}" if link.time else ""
        name = link.property.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
        lines.append(f"  {source} --{name}--> {target}{weakened}{time}\n")
        lines += [f'      "{quote}"\n' for quote in link.quotes]
    return "".join(lines)
