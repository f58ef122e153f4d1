"""Ways between things, held against networkx."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.paths import ways
from kg.view.period import in_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.view.model import StatementView, ViewModel


def _statements(sample: ViewModel, pairs: Sequence[tuple[int, int]]) -> list[StatementView]:
    return [replace(sample.statements[0], subject=a, object=b) for a, b in pairs]


def _all_ways(pairs: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, ...]]:
    graph: nx.MultiGraph[int] = nx.MultiGraph()
    graph.add_nodes_from((start, end))
    for number, (a, b) in enumerate(pairs):
        if a != b:
            graph.add_edge(a, b, key=number)
    # Of a multigraph each step has three parts, which the stubs do not say.
    paths: Any = nx.all_simple_edge_paths(graph, start, end)
    found = {tuple(key for _, _, key in path) for path in paths}
    return sorted(found - {()}, key=lambda way: (len(way), way))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12),
    st.integers(0, 5),
    st.integers(0, 5),
)
def test_all_ways_come_in_order(
    sample: ViewModel, pairs: list[tuple[int, int]], start: int, end: int
) -> None:
    statements = _statements(sample, pairs)

    expected = _all_ways(pairs, start, end) if start != end else []
    assert list(ways(statements, range(len(pairs)), start, end)) == expected


def test_only_what_is_shown_joins(sample: ViewModel) -> None:
    statements = _statements(sample, [(0, 1), (1, 2), (0, 2), (2, -1)])

    assert list(ways(statements, (0, 1, 2, 3), 0, 2)) == [(2,), (0, 1)]
    assert list(ways(statements, (0, 1, 3), 2, 0)) == [(1, 0)]
    assert list(ways(statements, (0, 3), 0, 2)) == []
    assert list(ways(statements, (0, 1), 7, 8)) == []


def test_ways_of_an_article_are_as_short_as_those_of_networkx(invented: ViewModel) -> None:
    shown = in_period(invented.statements, -9500, -8000, undated=False)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(invented.nodes)))
    for number in shown:
        statement = invented.statements[number]
        graph.add_edge(statement.subject, statement.object)
    lengths = nx.single_source_shortest_path_length(graph, invented.subject)

    for other in range(0, len(invented.nodes), 3):
        found = list(islice(ways(invented.statements, shown, invented.subject, other), 3))
        assert found == sorted(found, key=lambda way: (len(way), way))
        assert (len(found[0]) if found else None) == (lengths.get(other) or None)
