"""The graph as a network: who is central, who belongs together, how two are connected.

Pure functions over the networkx graph of :func:`kg.rdf.convert.to_networkx`. What the text
only plans, hopes or denies is left out unless asked for.
"""

from __future__ import annotations

from kg.network.figures import Count, Rank, Statistics, statistics
from kg.network.names import find_entity
from kg.network.paths import Link, Path, Step, shortest_paths

__all__ = [
    "Count",
    "Link",
    "Path",
    "Rank",
    "Statistics",
    "Step",
    "find_entity",
    "shortest_paths",
    "statistics",
]
