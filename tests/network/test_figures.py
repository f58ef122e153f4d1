from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from kg.network import Count, Rank, statistics
from kg.rdf.convert import to_networkx
from kg.rdf.load import load_graph

ID = "https://w3id.org/article-kg/id/anna-varga/"


def network(*edges: tuple[str, str, str]) -> nx.MultiDiGraph[str]:
    """Return a network of (source, target, modality)."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in sorted({n for source, target, _ in edges for n in (source, target)}):
        graph.add_node(name, label=name.upper(), type="Person")
    for number, (source, target, modality) in enumerate(edges):
        graph.add_edge(
            source,
            target,
            key=f"st:{number}",
            property="urn:knows",
            label=f"{source} knows {target}",
            modality=modality,
            time="",
            quotes=(f"{source}{target}",),
        )
    return graph


@pytest.fixture(scope="module")
def sample() -> nx.MultiDiGraph[str]:
    return to_networkx(load_graph(Path(__file__).parents[1] / "data" / "sample.ttl"))


def test_counts_lead_with_the_most_frequent(sample: nx.MultiDiGraph[str]) -> None:
    figures = statistics(sample)

    assert (figures.nodes, figures.edges) == (10, 9)
    assert figures.types[:3] == (Count("Polity", 2), Count("Side", 2), Count("ArmedForce", 1))
    assert figures.properties[0].count == 2
    assert figures.modalities == (Count("asserted", 9), Count("hoped", 1))


def test_the_one_in_the_middle_leads_the_ranks() -> None:
    figures = statistics(network(("a", "b", "asserted"), ("c", "b", "asserted")))

    assert figures.ranks == (
        Rank("b", "B", 2, 1.0),
        Rank("a", "A", 1, 0.0),
        Rank("c", "C", 1, 0.0),
    )


def test_what_is_only_hoped_connects_nobody_unless_asked(sample: nx.MultiDiGraph[str]) -> None:
    alone = (ID + "gondal",)

    assert alone in statistics(sample).components
    assert alone not in statistics(sample, asserted_only=False).components
    assert statistics(sample, asserted_only=False).edges == 10


def test_two_triangles_joined_by_one_edge_are_two_communities() -> None:
    pairs = ["ab", "bc", "ca", "de", "ef", "fd", "cd"]
    figures = statistics(network(*((p[0], p[1], "asserted") for p in pairs)))

    assert figures.communities == (("a", "b", "c"), ("d", "e", "f"))
    assert figures.components == (("a", "b", "c", "d", "e", "f"),)


def test_the_order_of_insertion_does_not_matter() -> None:
    pairs = ["ab", "bc", "ca", "de", "ef", "fd", "cd", "ag", "gh"]
    edges = [(p[0], p[1], "asserted") for p in pairs]

    assert statistics(network(*edges)) == statistics(network(*edges[::-1]))


def test_a_statement_about_itself_and_doubles_are_no_neighbours() -> None:
    figures = statistics(
        network(("a", "a", "asserted"), ("a", "b", "asserted"), ("b", "a", "asserted"))
    )

    assert [rank.degree for rank in figures.ranks] == [1, 1]
    assert figures.edges == 3


def test_an_empty_network_has_empty_figures() -> None:
    figures = statistics(nx.MultiDiGraph())

    assert (figures.nodes, figures.edges) == (0, 0)
    assert (figures.ranks, figures.components, figures.communities) == ((), (), ())


def test_a_large_network_is_estimated_from_fixed_pivots(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.network.figures._PIVOTS", 3)
    edges = [(f"n{n}", f"n{n + 1}", "asserted") for n in range(9)]

    assert statistics(network(*edges)) == statistics(network(*edges))
