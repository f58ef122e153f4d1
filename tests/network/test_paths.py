from __future__ import annotations

from pathlib import Path as FilePath

import networkx as nx
import pytest

from kg.network import Link, Path, Step, shortest_paths
from kg.rdf.convert import to_networkx
from kg.rdf.load import load_graph

ID = "https://w3id.org/article-kg/id/anna-varga/"
ST = "https://w3id.org/article-kg/statement/anna-varga/"
KG = "https://w3id.org/article-kg/ontology#"
APPOINTED = "In 1923 she was appointed by the Red League as governor of Zenda."


@pytest.fixture(scope="module")
def sample() -> nx.MultiDiGraph[str]:
    return to_networkx(load_graph(FilePath(__file__).parents[1] / "data" / "sample.ttl"))


def test_every_step_has_its_statement_time_and_passage(sample: nx.MultiDiGraph[str]) -> None:
    assert shortest_paths(sample, ID + "zenda", ID + "anna-varga") == (
        Path(
            (
                Step(
                    ID + "zenda",
                    "Zenda",
                    ID + "governor-of-zenda",
                    "governor of Zenda",
                    (
                        Link(
                            statement=ST + "governor-of-zenda-jurisdiction-000000000007",
                            property=KG + "jurisdiction",
                            label="governor of Zenda: jurisdiction Zenda",
                            modality="asserted",
                            time="",
                            forward=False,
                            quotes=(APPOINTED,),
                        ),
                    ),
                ),
                Step(
                    ID + "governor-of-zenda",
                    "governor of Zenda",
                    ID + "anna-varga",
                    "Anna Varga",
                    (
                        Link(
                            statement=ST + "anna-varga-holdsOffice-000000000004",
                            property=KG + "holdsOffice",
                            label="Anna Varga: holds office governor of Zenda",
                            modality="asserted",
                            time="In 1923",
                            forward=False,
                            quotes=(APPOINTED,),
                        ),
                    ),
                ),
            )
        ),
    )


def test_a_hope_connects_only_when_asked(sample: nx.MultiDiGraph[str]) -> None:
    ends = ID + "gondal", ID + "anna-varga"

    assert shortest_paths(sample, *ends) == ()
    (path,) = shortest_paths(sample, *ends, asserted_only=False)
    assert [link.modality for link in path.steps[0].links] == ["hoped"]
    assert path.steps[0].links[0].forward


def test_the_way_to_oneself_has_no_steps(sample: nx.MultiDiGraph[str]) -> None:
    assert shortest_paths(sample, ID + "zenda", ID + "zenda") == (Path(()),)


def diamond() -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in "abcd":
        graph.add_node(name, label=name, type="Person")
    for number, (source, target) in enumerate(map(tuple, ["ac", "ab", "bd", "cd", "ca"])):
        graph.add_edge(
            source, target, key=f"st:{number}", property="urn:p", label="", modality="asserted",
            time="", quotes=(),
        )  # fmt: skip
    return graph


def test_all_shortest_paths_are_found_in_one_order() -> None:
    paths = shortest_paths(diamond(), "a", "d")

    assert [[step.target for step in path.steps] for path in paths] == [["b", "d"], ["c", "d"]]


def test_a_step_carries_every_statement_between_its_ends() -> None:
    step = shortest_paths(diamond(), "a", "c")[0].steps[0]

    assert [(link.statement, link.forward) for link in step.links] == [
        ("st:0", True),
        ("st:4", False),
    ]


def test_no_more_paths_than_the_limit_are_given() -> None:
    assert len(shortest_paths(diamond(), "a", "d", limit=1)) == 1
