"""The whole validation: the sample conforms, and each way of spoiling it is reported."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.rdf.graph import RdfGraph
from kg.rdf.vocab import prefixes
from kg.validate import Severity, ValidationReport, validate
from kg.validate.report import SHAPES

SAMPLE = Path(__file__).parents[1] / "data" / "sample.ttl"
TEXT = SAMPLE.read_text(encoding="utf-8")
NAME = NamedNode("https://w3id.org/article-kg/document/anna-varga")


def graph_of(text: str) -> RdfGraph:
    triples = [quad.triple for quad in parse(text, format=RdfFormat.TURTLE)]
    return RdfGraph.of(NAME, triples, prefixes("anna-varga"))


def spoil(old: str, new: str) -> ValidationReport:
    """Validate the sample with one text replaced everywhere."""
    assert old in TEXT
    return validate(graph_of(TEXT.replace(old, new)))


def told(report: ValidationReport) -> list[tuple[str, str]]:
    """Return the shapes of a report's results and the local names that they are about."""
    return [
        (
            result.shape.value.removeprefix(SHAPES),
            str(result.focus).strip("<>_:").rsplit("/", 1)[-1],
        )
        for result in report.results
    ]


def test_the_sample_conforms() -> None:
    report = validate(graph_of(TEXT))

    assert report == ValidationReport(NAME, (), report.prefixes)
    assert report.conforms
    assert report.to_text() == "doc:anna-varga conforms.\n"


def test_an_empty_graph_conforms() -> None:
    assert validate(RdfGraph.of(NAME, (), ())).conforms


SPOILT = {
    "leaked planned triple": (
        "id:gondal a kg:Polity ;",
        "id:gondal a kg:Polity ; kg:supported id:anna-varga ;",
        [("DirectTripleShape", "gondal"), ("StatementShape", "gondal-supported-000000000011")],
    ),
    "missing direct triple": (
        " ; kg:leaderOf id:her-troops .",
        " .",
        [("StatementShape", "anna-varga-leaderOf-000000000005")],
    ),
    "direct triple without statement": (
        "id:zenda a kg:Place ;",
        "id:zenda a kg:Place ; kg:underAuthorityOf id:ruritania ;",
        [("DirectTripleShape", "zenda")],
    ),
    "offsets one too far": (
        "oa:start 63 ; oa:end 128",
        "oa:start 64 ; oa:end 129",
        [("PassageShape", "c63-128"), ("PassageShape", "c63-128"), ("PassageShape", "c63-128")],
    ),
    "changed quote": (
        'oa:exact "She hoped for support from Gondal."',
        'oa:exact "She hoped for support from Gondar."',
        [("PassageShape", "c189-223")],
    ),
    "30 February": (
        '"1923-12-31"^^xsd:date',
        '"1923-02-30"^^xsd:date',
        [("DateShape", "1923")],
    ),
    "broken EDTF": ('"1923"^^<http', '"1923-"^^<http', [("EdtfShape", "1923")]),
    "bounds in the wrong order": (
        '"1923-12-31"^^xsd:date',
        '"1922-12-31"^^xsd:date',
        [("TimeSpanShape", "1923")],
    ),
    "unknown property": (
        "kg:jurisdiction",
        "kg:jursidiction",
        [
            ("KnownTermShape", "governor-of-zenda"),
            ("KnownTermShape", "governor-of-zenda-jurisdiction-000000000007"),
        ],
    ),
    "unknown modality": (
        "kg:modality t:hoped",
        "kg:modality t:wished",
        [
            ("KnownTermShape", "gondal-supported-000000000011"),
            ("RangeShape", "gondal-supported-000000000011"),
            ("Statement-modality", "gondal-supported-000000000011"),
        ],
    ),
    "person typed place": (
        "id:anna-varga a kg:Person",
        "id:anna-varga a kg:Place",
        [
            ("ConsistencyShape", "anna-varga"),
            ("DomainShape", "anna-varga"),
            ("DomainShape", "anna-varga"),
            ("DomainShape", "anna-varga"),
            ("RangeShape", "gondal-supported-000000000011"),
        ],
    ),
    "statement without evidence": (
        "kg:hasEvidence ev:c0-62 ; kg:readBy rule:general-of",
        "kg:readBy rule:general-of",
        [("Statement-hasEvidence", "anna-varga-allegianceTo-000000000003")],
    ),
    "run with a clock": (
        'kg:softwareVersion "0" .',
        'kg:softwareVersion "0" ; prov:startedAtTime "1923-06-05T00:00:00"^^xsd:dateTime .',
        [("KnownTermShape", "sample"), ("Run-startedAtTime", "sample")],
    ),
    "blank node": (
        "id:zenda a kg:Place ;",
        'id:zenda a kg:Place ; rdfs:label "Zendava"@en ; kg:hasEvidence [ a kg:Evidence ] ;',
        [
            ("Evidence-hasSelector", "c14n0"),
            ("Evidence-hasSource", "c14n0"),
            ("Evidence-label", "c14n0"),
            ("Evidence-position", "c14n0"),
            ("Evidence-quote", "c14n0"),
            ("Evidence-type", "c14n0"),
            ("NodeShape", "c14n0"),
        ],
    ),
    "triple term": (
        "id:zenda a kg:Place ;",
        "id:zenda a kg:Place ; skos:altLabel <<( id:zenda a kg:Place )>> ;",
        [("Entity-altLabel", "zenda"), ("NodeShape", "zenda")],
    ),
}


@pytest.mark.parametrize("how", sorted(SPOILT))
def test_a_spoilt_sample_is_reported_at_the_place_of_the_fault(how: str) -> None:
    old, new, expected = SPOILT[how]

    assert told(spoil(old, new)) == expected


def test_a_report_reads_what_where_and_at_which_passage() -> None:
    report = spoil(" ; kg:leaderOf id:her-troops .", " .")

    assert report.to_text() == (
        "doc:anna-varga does not conform: 1 result.\n"
        "\n"
        "1. Violation: an asserted statement has its direct triple\n"
        "   where: st:anna-varga-leaderOf-000000000005"
        " (Anna Varga: leader of Anna Varga's troops)\n"
        "   value: id:her-troops\n"
        "   passage: “In the Battle of Strelsau her troops fought the Red League.”\n"
        "   shape: StatementShape\n"
    )


def test_a_time_is_reported_with_the_passage_of_the_statement_that_uses_it() -> None:
    (result,) = spoil('"1923-12-31"^^xsd:date', '"1923-02-30"^^xsd:date').results

    assert result.quote == "In 1923 she was appointed by the Red League as governor of Zenda."
    assert result.value == Literal(
        "1923-02-30", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date")
    )


def test_a_hostile_label_cannot_break_or_disguise_a_line_of_the_report() -> None:
    label = "Zenda\\n1. all is well\\u202E\\u001B[2J"
    report = spoil(
        'id:zenda a kg:Place ; rdfs:label "Zenda"@en ; kg:hasEvidence ev:c63-128 .',
        f'id:zenda a kg:Place ; rdfs:label "{label}"@en .',
    )

    assert report.to_text().splitlines()[3] == (
        "   where: id:zenda (Zenda\\n1. all is well\\u202e\\x1b[2J)"
    )


def test_a_report_is_also_a_shacl_report_without_blank_nodes() -> None:
    report = spoil(" ; kg:leaderOf id:her-troops .", " .")
    (result,) = report.results
    expected = parse(
        """
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix st: <https://w3id.org/article-kg/statement/anna-varga/> .
        @prefix vr: <https://w3id.org/article-kg/validation/> .
        <https://w3id.org/article-kg/validation/anna-varga> a sh:ValidationReport ;
            sh:conforms false ;
            sh:result <https://w3id.org/article-kg/validation/anna-varga/RESULT> .
        <https://w3id.org/article-kg/validation/anna-varga/RESULT> a sh:ValidationResult ;
            sh:focusNode st:anna-varga-leaderOf-000000000005 ;
            sh:resultMessage "an asserted statement has its direct triple"@en ;
            sh:resultSeverity sh:Violation ;
            sh:sourceConstraintComponent sh:SPARQLConstraintComponent ;
            sh:sourceShape <https://w3id.org/article-kg/shapes#StatementShape> ;
            sh:value <https://w3id.org/article-kg/id/anna-varga/her-troops> ;
            <http://www.w3.org/2000/01/rdf-schema#comment>
                "In the Battle of Strelsau her troops fought the Red League." .
        """,
        format=RdfFormat.TURTLE,
    )
    triples = report.to_triples()
    (iri,) = {str(t.object) for t in triples if t.predicate.value.endswith("#result")}
    digest = iri.rsplit("/", 1)[-1].rstrip(">")

    assert sorted(str(quad.triple).replace("RESULT", digest) for quad in expected) == [
        str(triple) for triple in triples
    ]
    assert result.severity is Severity.VIOLATION


def test_the_report_of_a_conforming_graph_says_so() -> None:
    triples = validate(graph_of(TEXT)).to_triples()

    assert [str(t.object).removesuffix(">").rsplit("#", 1)[-1] for t in triples] == [
        "ValidationReport", "boolean",
    ]  # fmt: skip
    assert Literal(value=True) in {triple.object for triple in triples}


def test_blank_nodes_and_triple_terms_do_not_get_into_a_shacl_report() -> None:
    report = spoil(
        "id:zenda a kg:Place ;",
        "id:zenda a kg:Place ; skos:altLabel <<( id:zenda a kg:Place )>> , [] ;",
    )

    for triple in report.to_triples():
        assert isinstance(triple.subject, NamedNode)
        assert isinstance(triple.object, (NamedNode, Literal))


def test_validation_does_not_change_the_graph_and_can_be_repeated() -> None:
    graph = graph_of(TEXT.replace("kg:jurisdiction", "kg:jursidiction"))
    before = graph.triples

    first = validate(graph)

    assert validate(graph) == first
    assert graph.triples == before


def test_the_order_of_triples_does_not_matter() -> None:
    graph = graph_of(TEXT.replace("id:anna-varga a kg:Person", "id:anna-varga a kg:Place"))
    expected = validate(graph)
    shuffled = list(graph.triples)
    random.Random(7).shuffle(shuffled)  # noqa: S311 - any order will do

    assert validate(RdfGraph(graph.name, tuple(shuffled), graph.prefixes)) == expected


PROGRAM = """
import sys
from pyoxigraph import NamedNode, RdfFormat, parse, serialize
from kg.rdf.graph import RdfGraph
from kg.validate import validate
text = sys.stdin.buffer.read()
triples = [quad.triple for quad in parse(text, format=RdfFormat.TURTLE)]
report = validate(RdfGraph.of(NamedNode("https://w3id.org/article-kg/document/x"), triples, ()))
sys.stdout.buffer.write(report.to_text().encode())
sys.stdout.buffer.write(serialize(report.to_triples(), format=RdfFormat.N_TRIPLES))
"""


def test_the_report_is_the_same_under_any_hash_seed_locale_and_time_zone() -> None:
    spoilt = TEXT.replace(
        "id:anna-varga a kg:Person", "id:anna-varga a kg:Place, [] ; kg:x [ kg:y [] ]"
    )

    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=spoilt.encode(),
            capture_output=True,
            check=True,
            env={
                **os.environ,
                "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
                "PYTHONHASHSEED": seed,
                "LC_ALL": locale,
                "TZ": zone,
            },
        ).stdout
        for seed, locale, zone in (
            ("0", "C", "UTC"),
            ("1", "C.UTF-8", "Asia/Tokyo"),
            ("42", "C", "UTC"),
        )
    }

    assert len(outputs) == 1
    assert b"ConsistencyShape" in outputs.pop()


def test_importing_the_validation_does_not_load_the_shacl_engine() -> None:
    program = "import sys, kg.validate; print(*{'rdflib', 'pyshacl'} & sys.modules.keys())"

    result = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")},
    )

    assert result.stdout == "\n"


def test_a_graph_may_hold_triples_about_anything_else() -> None:
    more = '<https://example.org/x> rdfs:label "x"@en .'

    assert validate(graph_of(TEXT + more)).conforms
    assert isinstance(graph_of(TEXT + more).triples[0], Triple)
