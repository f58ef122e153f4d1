"""The graph of an article: the invariants of ``docs/rdf-form.md``, IRIs, labels."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.model import (
    Bounds,
    Entity,
    Knowledge,
    Modality,
    Name,
    Span,
    Statement,
    TimeBasis,
    TimeSpan,
)
from kg.model import Literal as Value
from kg.pipeline import SourceNote, build, read_article
from kg.rdf.build import build_graph
from kg.rdf.describe import describe
from kg.rdf.naming import property_iri
from kg.validate import validate

if TYPE_CHECKING:
    from kg.rdf.graph import RdfGraph

ROOT = Path(__file__).parents[2]
ARTICLES = sorted((ROOT / "tests" / "cases").glob("*/article.txt"))
BASE = "https://w3id.org/article-kg/"
KG = BASE + "ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
SKOS_ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
# What an entity carries that is no claim: its form, not what the article says.
FORM = {
    RDF + "type", RDFS_LABEL.value, SKOS_ALT_LABEL, KG + "hasEvidence", KG + "hasTime",
    KG + "hasKind", KG + "sizeText", KG + "hasParticipation",
}  # fmt: skip
TEXT = "= Anna Varga =\n\nAnna Varga was the daughter of Peter. She hoped for help from Gondal.\n"
SENTENCE = Span(16, 53)
HOPE = Span(54, 86)


@cache
def graph_of(path: Path) -> RdfGraph:
    return build(read_article(path.read_bytes(), path.name)).graph


def iris(graph: RdfGraph, kind: str) -> set[str]:
    return {
        term.value
        for triple in graph.triples
        for term in (triple.subject, triple.object)
        if isinstance(term, NamedNode) and term.value.startswith(f"{BASE}{kind}/")
    }


def name(path: Path) -> str:
    return path.parent.name


every_article = pytest.mark.parametrize("path", ARTICLES, ids=name)


# --- the invariants ----------------------------------------------------------------------


@every_article
def test_what_is_asserted_and_only_that_is_a_direct_triple(path: Path) -> None:
    graph = graph_of(path)
    parts: dict[str, dict[str, NamedNode | Literal]] = defaultdict(dict)
    direct: set[tuple[str, str, str]] = set()
    for triple in graph.triples:
        assert isinstance(triple.subject, NamedNode)
        assert isinstance(triple.object, (NamedNode, Literal))
        if triple.subject.value.startswith(BASE + "statement/"):
            parts[triple.subject.value][triple.predicate.value] = triple.object
        if triple.subject.value.startswith(BASE + "id/") and triple.predicate.value not in FORM:
            direct.add((str(triple.subject), str(triple.predicate), str(triple.object)))
    asserted = {
        (str(p[RDF + "subject"]), str(p[RDF + "predicate"]), str(p[RDF + "object"]))
        for p in parts.values()
        if p[KG + "modality"] == NamedNode(BASE + "vocab/asserted")
    }

    assert asserted
    assert direct == asserted


@every_article
def test_every_statement_has_all_that_it_must_have(path: Path) -> None:
    rows = describe(graph_of(path)).statements

    assert [r.iri for r in rows if not (r.label and r.modality and r.rule and r.passages)] == []


@every_article
def test_every_participation_is_with_its_shortcut_and_its_statement(path: Path) -> None:
    graph = graph_of(path)
    pairs = defaultdict(set)
    for triple in graph.triples:
        pairs[triple.predicate.value].add((str(triple.subject), str(triple.object)))
    agents = dict(pairs[KG + "participant"])
    through = {(event, agents[node]) for event, node in pairs[KG + "hasParticipation"]}

    assert through == pairs[KG + "hasParticipant"]


@every_article
def test_there_is_no_blank_node_and_every_local_name_is_plain(path: Path) -> None:
    graph = graph_of(path)
    kinds = "id|statement|participation|name|time|evidence|document|rule|run|vocab"
    ours = {i for k in kinds.split("|") for i in iris(graph, k)}
    local = re.compile(rf"{re.escape(BASE)}(?:{kinds})/(?:[a-z0-9-]+/)?[A-Za-z_][A-Za-z0-9_-]*")

    assert all(isinstance(t.subject, NamedNode) for t in graph.triples)
    assert all(isinstance(t.object, (NamedNode, Literal)) for t in graph.triples)
    assert [iri for iri in sorted(ours) if not local.fullmatch(iri)] == []


@every_article
def test_every_quote_stands_in_the_text_at_its_offsets(path: Path) -> None:
    described = describe(graph_of(path))
    passages = {p for row in described.statements for p in row.passages}

    assert [p for p in passages if described.text[p.start : p.end] != p.quote] == []
    assert all(p.quote.strip() == p.quote != "" for p in passages)


# --- IRIs --------------------------------------------------------------------------------


def digest(graph: RdfGraph) -> str:
    return hashlib.sha256("\n".join(map(str, graph.triples)).encode()).hexdigest()


def test_a_second_run_gives_the_same_graph() -> None:
    data = ARTICLES[0].read_bytes()

    assert build(read_article(data, "a")).graph == build(read_article(data, "a")).graph


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_seed_of_hashes_does_not_matter(seed: str) -> None:
    program = (
        "import hashlib, sys\n"
        "from kg.pipeline import build, read_article\n"
        "graph = build(read_article(sys.stdin.buffer.read(), 'a')).graph\n"
        "text = '\\n'.join(map(str, graph.triples))\n"
        "print(hashlib.sha256(text.encode()).hexdigest())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=ARTICLES[0].read_bytes(),
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONHASHSEED": seed,
            "TZ": "Asia/Tokyo",
        },
        capture_output=True,
        check=True,
    )

    assert done.stdout.decode().strip() == digest(graph_of(ARTICLES[0]))


def test_another_text_has_other_statements_of_the_same_entities() -> None:
    data = ARTICLES[0].read_bytes()
    first, second = (build(read_article(d, "a")).graph for d in (data, data + b"\n"))

    assert iris(first, "id") == iris(second, "id")
    assert iris(first, "statement").isdisjoint(iris(second, "statement"))
    assert iris(first, "run").isdisjoint(iris(second, "run"))
    assert len(iris(first, "statement")) == len(iris(second, "statement"))


def test_two_articles_share_no_entity() -> None:
    first, second = (iris(graph_of(path), "id") for path in ARTICLES[:2])

    assert first
    assert first.isdisjoint(second)


# --- a graph by hand ---------------------------------------------------------------------


def entity(key: str, type_: str, label: str, **more: object) -> Entity:
    return Entity(key, type_, label, (SENTENCE,), **more)  # type: ignore[arg-type]


def said(subject: str, property_: str, object_: str | Value | Name, **more: object) -> Statement:
    return Statement(subject, property_, object_, (SENTENCE,), "kin", **more)  # type: ignore[arg-type]


def knowledge(*statements: Statement, entities: tuple[Entity, ...] = ()) -> Knowledge:
    return Knowledge(
        article=read_article(TEXT.encode(), "a"),
        subject="anna-varga",
        entities=(
            entity("anna-varga", "Person", "Anna Varga"),
            entity("gondal", "Polity", "Gondal"),
            entity("peter", "Person", "Peter"),
            *entities,
        ),
        statements=statements,
        rules=(("kin", "X is the child of Y."),),
    )


def hand(*statements: Statement, entities: tuple[Entity, ...] = ()) -> RdfGraph:
    return build_graph(knowledge(*statements, entities=entities), "0")


def about(graph: RdfGraph, iri: str) -> str:
    """Return the triples of one subject in N-Triples, without their subject."""
    triples = [t for t in graph.triples if t.subject == NamedNode(iri)]
    text = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert text is not None
    return text.decode().replace(f"<{iri}> ", "").replace(BASE, "")


def test_an_asserted_statement_in_full() -> None:
    graph = hand(said("anna-varga", "hasFather", "peter"))
    (iri,) = iris(graph, "statement")
    (run,) = iris(graph, "run")

    assert re.fullmatch(BASE + r"statement/anna-varga/anna-varga-hasFather-[0-9a-f]{12}", iri)
    assert about(graph, iri).splitlines() == [
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#object> <id/anna-varga/peter> .",
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> <ontology#hasFather> .",
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> <id/anna-varga/anna-varga> .",
        (
            "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
            "<http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement> ."
        ),
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <ontology#Statement> .",
        '<http://www.w3.org/2000/01/rdf-schema#label> "Anna Varga: has father Peter"@en .',
        f"<http://www.w3.org/ns/prov#wasGeneratedBy> <{run.removeprefix(BASE)}> .",
        "<ontology#hasEvidence> <evidence/anna-varga/c16-53> .",
        "<ontology#modality> <vocab/asserted> .",
        "<ontology#readBy> <rule/kin> .",
    ]
    assert about(graph, BASE + "id/anna-varga/anna-varga").splitlines() == [
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <ontology#Person> .",
        '<http://www.w3.org/2000/01/rdf-schema#label> "Anna Varga"@en .',
        "<ontology#hasEvidence> <evidence/anna-varga/c16-53> .",
        "<ontology#hasFather> <id/anna-varga/peter> .",
    ]
    assert validate(graph).results == ()


@pytest.mark.parametrize(
    ("statement", "label"),
    [
        (said("anna-varga", "hasFather", "peter"), "Anna Varga: has father Peter"),
        (
            said("gondal", "supported", "anna-varga", modality=Modality.HOPED),
            "Gondal: supported Anna Varga (hoped)",
        ),
        (
            said("gondal", "supported", "anna-varga", modality=Modality.NEGATED),
            "Gondal: supported Anna Varga (negated)",
        ),
        (
            said("anna-varga", "birthDate", Value("1901", datatype="gYear")),
            "Anna Varga: birth date 1901",
        ),
        (
            said("anna-varga", "hasName", Name("Анна", "und-Cyrl", "nativeName")),
            "Anna Varga: has name Анна",
        ),
        (
            said("anna-varga", "hasOccupation", Value('a "miller"', language="en")),
            'Anna Varga: has occupation a "miller"',
        ),
    ],
)
def test_a_label_says_the_claim_in_words(statement: Statement, label: str) -> None:
    assert [row.label for row in describe(hand(statement)).statements] == [label]


@pytest.mark.parametrize("modality", [m for m in Modality if m is not Modality.ASSERTED])
def test_what_is_not_asserted_has_no_direct_triple(modality: Modality) -> None:
    graph = hand(said("gondal", "supported", "anna-varga", modality=modality))
    predicates = {t.predicate for t in graph.triples}

    assert NamedNode(KG + "supported") not in predicates
    assert validate(graph).results == ()


def test_what_is_hoped_in_one_place_and_asserted_in_another_has_its_triple() -> None:
    graph = hand(
        said("gondal", "supported", "anna-varga", modality=Modality.HOPED),
        said("gondal", "supported", "anna-varga"),
    )
    ids = BASE + "id/anna-varga/"
    direct = Triple(
        NamedNode(ids + "gondal"), NamedNode(KG + "supported"), NamedNode(ids + "anna-varga")
    )

    assert direct in graph.triples
    assert len(iris(graph, "statement")) == 2


def test_a_time_has_its_words_its_basis_and_only_the_bounds_it_has() -> None:
    bounds = Bounds("1930-01-01", "1930-12-31", "", "")
    time = TimeSpan("In 1930", "1930", bounds, TimeBasis.STATED)
    graph = hand(said("gondal", "supported", "anna-varga", time=time))
    (iri,) = iris(graph, "time")
    date = "^^<http://www.w3.org/2001/XMLSchema#date>"

    assert about(graph, iri).splitlines() == [
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <ontology#TimeSpan> .",
        '<http://www.w3.org/2000/01/rdf-schema#label> "In 1930"@en .',
        f'<ontology#earliestStart> "1930-01-01"{date} .',
        '<ontology#edtf> "1930"^^<http://id.loc.gov/datatypes/edtf> .',
        f'<ontology#latestStart> "1930-12-31"{date} .',
        "<ontology#timeBasis> <vocab/stated> .",
    ]


def test_licence_and_attribution_stand_on_the_document() -> None:
    source = SourceNote("https://creativecommons.org/licenses/by-sa/4.0/", "Ruritanian Wiki")
    graph = build_graph(knowledge(), "0", source)
    lines = about(graph, BASE + "document/anna-varga")

    assert (
        "<http://purl.org/dc/terms/license> <https://creativecommons.org/licenses/by-sa/4.0/> ."
        in lines
    )
    assert '<http://purl.org/dc/terms/rights> "Ruritanian Wiki" .' in lines


def test_a_quote_has_a_little_of_what_stands_before_and_after() -> None:
    graph = hand(said("anna-varga", "hasFather", "peter"))
    lines = about(graph, BASE + "evidence/anna-varga/c16-53-quote").splitlines()

    assert lines == [
        (
            "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
            "<http://www.w3.org/ns/oa#TextQuoteSelector> ."
        ),
        '<http://www.w3.org/ns/oa#exact> "Anna Varga was the daughter of Peter." .',
        '<http://www.w3.org/ns/oa#prefix> "= Anna Varga =\\n\\n" .',
        '<http://www.w3.org/ns/oa#suffix> " She hoped for help from Gondal." .',
    ]


def test_a_key_that_begins_with_a_digit_becomes_a_plain_local_name() -> None:
    army = entity("1st-army", "ArmedForce", "1st Army")
    graph = hand(said("anna-varga", "leaderOf", "1st-army"), entities=(army,))

    assert BASE + "id/anna-varga/_1st-army" in iris(graph, "id")
    assert validate(graph).results == ()


def test_two_keys_never_become_one_iri() -> None:
    armies = (entity("1st-army", "ArmedForce", "1st"), entity("n1st-army", "ArmedForce", "N1st"))
    graph = hand(
        said("anna-varga", "leaderOf", "1st-army"),
        said("anna-varga", "leaderOf", "n1st-army"),
        entities=armies,
    )

    assert len(iris(graph, "id")) == 5


def test_two_names_that_differ_in_marks_are_two_nodes() -> None:
    graph = hand(
        said("anna-varga", "hasName", Name("Zoë", "hu-Latn", "nativeName")),
        said("anna-varga", "hasName", Name("Zoe", "en-Latn", "alias")),
    )

    assert len(iris(graph, "name")) == 2
    assert validate(graph).results == ()


def test_an_unknown_property_is_an_error() -> None:
    with pytest.raises(Exception, match="fatherOf"):
        property_iri("fatherOf")
