"""Our rules of OWL 2 RL against owlrl, on small graphs."""

from __future__ import annotations

from functools import cache

import owlrl
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, parse, serialize

from kg.rdf.vocab import KG, OWL, RDF, RDFS, ontology_triples
from kg.validate.consistency import check_consistency, infer_classes
from kg.validate.facts import read_facts

ID = "https://w3id.org/article-kg/id/test/"
PREFIXES = f"@prefix id: <{ID}> . @prefix kg: <{KG}> . @prefix owl: <{OWL}> .\n"
LOGIC = {
    RDFS + name for name in ("subClassOf", "domain", "range", "subPropertyOf")
} | {RDF + name for name in ("first", "rest")} | {
    OWL + name for name in ("disjointWith", "members", "propertyChainAxiom", "unionOf")
}  # fmt: skip


@cache
def axioms() -> tuple[Triple, ...]:
    """Return the axioms of the ontology without its annotations, which only slow owlrl."""
    return tuple(
        t
        for t in ontology_triples("kg.ttl")
        if t.predicate.value in LOGIC
        or (t.predicate.value == RDF + "type" and str(t.object).startswith(f"<{OWL}"))
    )


def by_owlrl(triples: list[Triple]) -> tuple[bool, set[tuple[str, str]]]:
    """Return whether owlrl finds an error, and the classes of our nodes that it infers."""
    data = serialize([*axioms(), *triples], format=RdfFormat.N_TRIPLES)
    graph = rdflib.Graph(bind_namespaces="none").parse(data=data, format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    error = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")
    classes = {
        (str(s), str(o))
        for s, o in graph.subject_objects(rdflib.RDF.type)
        if str(s).startswith(ID) and str(o).startswith(KG)
    }
    return (None, rdflib.RDF.type, error) in graph, classes


def by_us(triples: list[Triple]) -> tuple[bool, set[tuple[str, str]]]:
    facts = read_facts(triples)
    classes = {
        (node.value, cls)
        for node, names in infer_classes(facts).items()
        for cls in names
        if node.value.startswith(ID) and cls.startswith(KG)
    }
    return bool(list(check_consistency(facts))), classes


def read(text: str) -> list[Triple]:
    return [quad.triple for quad in parse(PREFIXES + text, format=RdfFormat.TURTLE)]


@pytest.mark.parametrize(
    ("text", "inconsistent"),
    [
        ("id:a a kg:Person ; kg:holdsOffice id:o .", False),
        ("id:a a kg:Place ; kg:holdsOffice id:o .", True),
        ("id:a a kg:Person , kg:ArmedForce .", True),
        ("id:a a kg:Battle , kg:Movement .", False),
        ("id:a kg:birthPlace id:b . id:b kg:hasFather id:c .", True),
        ("id:e kg:hasParticipation id:p . id:p kg:participant id:a . id:a a kg:Place .", True),
        ("id:e kg:hasParticipation id:p . id:p kg:participant id:a .", False),
        ("id:p kg:participant id:a , id:b . id:a a kg:Person . id:b a kg:Group .", True),
        ("id:p kg:participant id:a , id:b . id:a a kg:Person . id:b a kg:Agent .", False),
        ("id:a owl:sameAs id:b . id:a a kg:Person . id:b a kg:Office .", True),
        ("id:a kg:opposesSide id:b .", False),
        ("id:a kg:opposesSide id:a .", True),
        ("id:a kg:before id:b . id:b kg:before id:c .", False),
        ("id:a kg:before id:b . id:b kg:before id:a .", True),
        ("id:a kg:before id:a .", True),
        ("id:a kg:before id:b . id:b owl:sameAs id:a .", True),
        ('id:n kg:nameText "Anna" ; kg:meaning "one" , "two" .', False),
        ("id:x kg:hasTime id:a . id:x a kg:Person . id:a kg:hasTime id:b .", False),
    ],
)
def test_a_small_graph_is_judged_as_owlrl_judges_it(text: str, inconsistent: bool) -> None:
    triples = read(text)

    assert by_us(triples) == by_owlrl(triples)
    assert by_us(triples)[0] == inconsistent


NODES = st.sampled_from([NamedNode(ID + name) for name in "abcd"])
NAMES = ("Person", "Group", "Polity", "Place", "Office", "Event", "Battle", "Side", "Participation")
LINKS = (
    "hasFather", "holdsOffice", "participant", "hasParticipation", "hasParticipant", "opposesSide",
    "before", "memberOf", "jurisdiction", "supported",
)  # fmt: skip
TRIPLES = st.one_of(
    st.builds(Triple, NODES, st.just(NamedNode(RDF + "type")),
              st.sampled_from([NamedNode(KG + name) for name in NAMES])),
    st.builds(Triple, NODES, st.sampled_from([NamedNode(KG + name) for name in LINKS]), NODES),
)  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TRIPLES, min_size=1, max_size=4, unique=True))
def test_any_small_graph_is_judged_as_owlrl_judges_it(triples: list[Triple]) -> None:
    assert by_us(triples) == by_owlrl(triples)


def test_a_contradiction_is_told_with_its_reasons() -> None:
    (result,) = check_consistency(read_facts(read("id:a a kg:Place ; kg:holdsOffice id:o .")))

    assert result.focus == NamedNode(ID + "a")
    assert result.message == (
        "nothing is both agent and place: it has “holds office”; it is given as place"
    )


def test_two_texts_where_there_can_be_one_contradict_each_other() -> None:
    """HermiT finds this (test_reasoner), owlrl does not."""
    (result,) = check_consistency(read_facts(read('id:n kg:nameText "Anna" , "Anne" .')))

    assert result.message == '“name text” has one value, not "Anna" and "Anne"'


def test_a_blank_node_is_judged_too() -> None:
    triples = [Triple(BlankNode("x"), t.predicate, t.object) for t in read("id:a kg:before id:b .")]

    assert list(check_consistency(read_facts(triples))) == []
