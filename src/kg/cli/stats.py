"""``kg stats``: a graph in figures."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import emit, graph_argument, read_graph

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.network import Count, Statistics

__all__ = ["command"]


@click.command(
    "stats",
    short_help="Count a graph and find its most central entities.",
    epilog="Example: kg stats exports/anna-varga.ttl --top 5",
)
@graph_argument()
@click.option(
    "--all", "everything", is_flag=True, help="Also count what is only planned, hoped or denied."
)
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="How many of the most central entities the text names.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def command(graph: str, source_format: str | None, everything: bool, top: int, form: str) -> int:
    """Count a graph ("-" reads standard input) and find its most central entities.

    Degree is the number of neighbours, betweenness the share of shortest paths that lead
    through an entity. Communities are found with Louvain's method and a fixed seed.
    """
    from kg.network import statistics
    from kg.rdf.convert import to_networkx

    network = to_networkx(read_graph(graph, source_format))
    figures = statistics(network, asserted_only=not everything)
    if form == "json":
        emit(json.dumps(asdict(figures), ensure_ascii=False, indent=2) + "\n")
    else:
        labels = {rank.iri: rank.label for rank in figures.ranks}
        emit(_text(figures, labels, top))
    return 0


def _text(figures: Statistics, labels: Mapping[str, str], top: int) -> str:
    from kg.query.render import render_table

    ranks = [(r.label, str(r.degree), f"{r.betweenness:.3f}") for r in figures.ranks[:top]]
    parts = (
        _summary(figures),
        render_table(("entities", "count"), _counts(figures.types)),
        render_table(("statements", "count"), _counts(figures.properties)),
        render_table(("modality", "count"), _counts(figures.modalities)),
        render_table(("most central", "degree", "betweenness"), ranks),
        render_table(("communities", "members"), _groups(figures.communities, labels)),
    )
    return "\n".join(parts)


def _summary(figures: Statistics) -> str:
    parts = len(figures.components)
    return f"{figures.nodes} entities, {figures.edges} statements between them, {parts} parts\n"


def _counts(counts: Iterable[Count]) -> list[tuple[str, str]]:
    return [(c.name.rsplit("#", 1)[-1].rsplit("/", 1)[-1], str(c.count)) for c in counts]


def _groups(groups: Iterable[tuple[str, ...]], labels: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(str(len(group)), ", ".join(labels[iri] for iri in group)) for group in groups]
