"""Each shape against a graph that it passes and one that it fails.

In ``fail.ttl`` every node whose local name begins with ``bad`` is at fault, and no other.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.rdf.graph import RdfGraph
from kg.rdf.vocab import RDF, RDFS, SH, ontology_triples
from kg.validate import validate
from kg.validate.facts import read_facts
from kg.validate.report import SHAPES

if TYPE_CHECKING:
    from kg.validate import ValidationResult

FOLDER = Path(__file__).parent / "shapes"
SHAPE_FACTS = read_facts(ontology_triples("shapes.ttl"))
NODE_SHAPES = sorted(
    node.value.removeprefix(SHAPES)
    for node, classes in SHAPE_FACTS.classes.items()
    if SH + "NodeShape" in classes
)


def read(path: Path) -> RdfGraph:
    triples = [quad.triple for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE)]
    return RdfGraph.of(NamedNode("https://w3id.org/article-kg/document/test"), triples, ())


def results_of(shape: str, path: Path) -> list[ValidationResult]:
    node = NamedNode(SHAPES + shape)
    mine = {node, *SHAPE_FACTS.of(node, SH + "property")}
    return [result for result in validate(read(path)).results if result.shape in mine]


def name_of(node: NamedNode | BlankNode | Literal | Triple) -> str:
    assert isinstance(node, NamedNode)
    return node.value


def local_name(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def test_every_shape_has_its_two_examples_and_no_folder_is_left_over() -> None:
    found = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.ttl"))

    assert [f"{shape}/{kind}.ttl" for shape in NODE_SHAPES for kind in ("fail", "pass")] == found


@pytest.mark.parametrize("shape", NODE_SHAPES)
def test_what_passes_a_shape_is_not_reported_by_it(shape: str) -> None:
    path = FOLDER / shape / "pass.ttl"

    assert results_of(shape, path) == []
    assert any(local_name(name_of(t.subject)).strip("_").startswith("good") for t in nodes(path))


@pytest.mark.parametrize("shape", NODE_SHAPES)
def test_what_fails_a_shape_is_reported_by_it_and_nothing_else_is(shape: str) -> None:
    path = FOLDER / shape / "fail.ttl"
    subjects = {name_of(t.subject) for t in nodes(path)}
    expected = sorted(iri for iri in subjects if local_name(iri).startswith("bad"))

    assert expected == sorted({focus(result) for result in results_of(shape, path)})


def nodes(path: Path) -> list[Triple]:
    return [t for t in read(path).triples if not isinstance(t.subject, Triple)]


def focus(result: ValidationResult) -> str:
    return name_of(result.focus)


@pytest.mark.parametrize("shape", NODE_SHAPES)
def test_a_shape_says_what_it_is_for(shape: str) -> None:
    node = NamedNode(SHAPES + shape)

    for prop in (RDFS + "label", RDFS + "comment"):
        (value,) = SHAPE_FACTS.of(node, prop)
        assert isinstance(value, Literal)
        assert value.language == "en"


def test_every_property_shape_and_rule_is_named_after_the_shape_that_uses_it_and_says_why() -> None:
    used = {
        (shape, part)
        for shape in SHAPE_FACTS.values
        for prop in ("property", "sparql")
        for part in SHAPE_FACTS.of(shape, SH + prop)
    }
    declared = {
        node
        for node, properties in SHAPE_FACTS.values.items()
        if isinstance(node, NamedNode)
        and (SH + "path" in properties or SH + "select" in properties)
    }

    assert declared == {part for _, part in used}
    for shape, part in used:
        assert isinstance(part, NamedNode)
        owner = shape.value.removeprefix(SHAPES).removesuffix("Shape")
        assert part.value.startswith(f"{SHAPES}{owner}-")
        if not owner.endswith(("Role", "Modality", "Outcome", "TimeBasis", "Kind")):
            assert SHAPE_FACTS.of(part, SH + "message")


def test_every_shape_has_a_target_or_is_checked_in_code_under_its_name() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (Path(__file__).parents[2] / "src/kg/validate").glob("*.py")
    )
    targets = {SH + "targetClass", SH + "targetSubjectsOf"}

    without = [
        shape
        for shape in NODE_SHAPES
        if targets.isdisjoint(SHAPE_FACTS.values[NamedNode(SHAPES + shape)])
    ]
    assert [shape for shape in without if f'"{shape}"' not in source] == []
    assert set(SHAPE_FACTS.values[NamedNode(SHAPES + without[0])]) == {
        RDF + "type", RDFS + "label", RDFS + "comment",
    }  # fmt: skip
