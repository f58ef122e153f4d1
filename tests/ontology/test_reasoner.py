"""The ontology under a real OWL 2 DL reasoner, HermiT; it needs a Java runtime."""

from __future__ import annotations

from typing import TYPE_CHECKING

import owlready2
import pytest
from pyoxigraph import RdfFormat, parse, serialize

from kg.rdf.vocab import ontology_triples

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.needs("java")

ALONE = ("kg.ttl", "vocab.ttl")
ALIGNED = (*ALONE, "alignments.ttl")
PREFIXES = """
@prefix kg: <https://w3id.org/article-kg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix id: <https://w3id.org/article-kg/id/test/> .
"""


def unsatisfiable(folder: Path, files: tuple[str, ...], more: str = "") -> list[str]:
    """Classify the files and what is added; return the names of classes that must be empty."""
    added = [quad.triple for quad in parse(PREFIXES + more, format=RdfFormat.TURTLE)]
    triples = [triple for file in files for triple in ontology_triples(file)]
    path = folder / "ontology.nt"
    serialize([*triples, *added], output=path, format=RdfFormat.N_TRIPLES)
    world = owlready2.World()
    with world.get_ontology(path.as_uri()).load():
        owlready2.sync_reasoner_hermit(world, debug=0)
    return sorted(cls.name for cls in world.inconsistent_classes())


@pytest.mark.parametrize("files", [ALONE, ALIGNED], ids=["alone", "aligned"])
def test_the_ontology_is_consistent_and_every_class_can_have_members(
    tmp_path: Path, files: tuple[str, ...]
) -> None:
    assert unsatisfiable(tmp_path, files) == []


def test_the_reasoner_would_find_an_empty_class(tmp_path: Path) -> None:
    planted = "kg:Fortress a owl:Class ; rdfs:subClassOf kg:Place , kg:ArmedForce ."

    # owlready2 lists the class of all empty classes too.
    assert unsatisfiable(tmp_path, ALIGNED, planted) == ["Fortress", "Nothing"]


@pytest.mark.parametrize(
    "planted",
    [
        "id:anna a kg:Place ; kg:holdsOffice id:office .",
        "id:battle kg:before id:battle .",
        "id:a kg:hasFather id:b . id:b kg:hasFather id:a .",
        'id:n kg:nameText "Anna" , "Anne" .',
    ],
)
def test_the_reasoner_finds_what_our_own_rules_find(tmp_path: Path, planted: str) -> None:
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        unsatisfiable(tmp_path, ALONE, planted)
