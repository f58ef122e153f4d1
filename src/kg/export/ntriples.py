"""N-Triples and N-Quads: one triple a line, lines sorted by code point."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.rdf.graph import RdfGraph

__all__ = ["write_nquads", "write_ntriples"]


def write_ntriples(graph: RdfGraph) -> bytes:
    """Return the graph as canonical N-Triples."""
    return _lines(graph, " .\n")


def write_nquads(graph: RdfGraph) -> bytes:
    """Return the graph as N-Quads, every triple in the graph named by its document."""
    return _lines(graph, f" {graph.name} .\n")


def _lines(graph: RdfGraph, end: str) -> bytes:
    # Sorting the whole lines, end and all, is what ``LC_ALL=C sort`` would give.
    return "".join(sorted(f"{triple}{end}" for triple in graph.triples)).encode()
