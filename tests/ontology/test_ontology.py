"""The ontology's files: documented, tidy, and free of the pitfalls that a file can show.

The codes are those of the OOPS! catalogue of pitfalls and of the FOOPS! tests.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
import rdflib.namespace as stored
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib import URIRef

from kg.rdf.vocab import (
    DCTERMS,
    FOAF,
    KG,
    NAMESPACES,
    OA,
    OWL,
    RDF,
    RDFS,
    SKOS,
    VOCAB,
    ontology,
    ontology_triples,
)
from kg.resources import data_folder
from kg.validate.facts import Facts, read_facts

if TYPE_CHECKING:
    from pathlib import Path

HEADER = NamedNode(KG.removesuffix("#"))
VANN = "http://purl.org/vocab/vann/"
BIBO = "http://purl.org/ontology/bibo/"
FILES = sorted(data_folder("ontology").glob("*.ttl"))
FACTS: Facts = read_facts(ontology_triples("kg.ttl"))
LISTS: Facts = read_facts(ontology_triples("vocab.ttl"))
ALIGNED: Facts = read_facts(ontology_triples("alignments.ttl"))


def terms(facts: Facts, namespace: str, *types: str) -> list[NamedNode]:
    return sorted(
        node
        for node, classes in facts.classes.items()
        if isinstance(node, NamedNode)
        and node.value.startswith(namespace)
        and (not types or not classes.isdisjoint(types))
    )


CLASSES = terms(FACTS, KG, OWL + "Class")
PROPERTIES = terms(FACTS, KG, OWL + "ObjectProperty", OWL + "DatatypeProperty")
CONCEPTS = terms(LISTS, VOCAB, SKOS + "Concept")
SCHEMES = terms(LISTS, VOCAB, SKOS + "ConceptScheme")


def name_of(node: NamedNode | BlankNode | Literal | Triple) -> str:
    assert not isinstance(node, Triple)
    return node.value


def text(facts: Facts, node: NamedNode, prop: str) -> str:
    (value,) = facts.of(node, prop)
    assert isinstance(value, Literal)
    assert value.language == "en"
    return value.value


def test_the_names_of_the_starting_design_are_all_there() -> None:
    classes = (
        "Agent Person Group EthnicGroup Organization Polity ArmedForce Place AdministrativeArea "
        "Office Event LifeEvent Conflict Battle Movement PoliticalEvent AllegianceChange Plan "
        "ProposedEntity Statement Participation Side TimeSpan Name Evidence Rule"
    )
    properties = (
        "hasFather hasMother ethnicGroup birthPlace deathPlace leaderOf memberOf allegianceTo "
        "opposedTo supported holdsOffice jurisdiction locatedIn underAuthorityOf hasParticipation "
        "participant role onSide opposesSide hasParticipant tookPlaceAt movedTo sideLeft "
        "sideJoined subEventOf causedBy before plannedBy aimsAt outcome hasKind hasTime "
        "hasEvidence modality appointedBy hasName transliterationOf timeBasis nameText edtf "
        "earliestStart latestStart earliestEnd latestEnd sizeText readBy softwareVersion "
        "normalizedText meaning movedFrom independentOf purpose givenBy hasSide"
    )
    concepts = (
        "leader commander attacker defender support airSupport target victim ally appointee "
        "recipient asserted presupposed intended planned proposed hoped negated realised "
        "neverRealised unknown stated statedElsewhere narrativeOrder birthName honorific "
        "transliteration abbreviation exonym uprising insurgency campaign raid skirmish invasion "
        "expulsion retreat flight airlift resettlement appointment alignment dispute negotiation "
        "suspension defection takeover capture execution enshrinement supply cover mountainRange "
        "city county prefecture outpost shrine khanate coalitionGovernment"
    )

    assert {KG + name for name in classes.split()} <= {node.value for node in CLASSES}
    assert {KG + name for name in properties.split()} <= {node.value for node in PROPERTIES}
    assert {VOCAB + name for name in concepts.split()} <= {node.value for node in CONCEPTS}


@pytest.mark.parametrize("term", CLASSES + PROPERTIES, ids=lambda term: term.value[len(KG) :])
def test_a_term_has_a_label_a_definition_a_comment_and_an_example(term: NamedNode) -> None:
    """P08, VOC3, VOC4."""
    for prop in (RDFS + "label", RDFS + "comment", SKOS + "definition", SKOS + "example"):
        assert text(FACTS, term, prop).strip()
    assert text(FACTS, term, SKOS + "definition").endswith(".")
    assert FACTS.of(term, RDFS + "isDefinedBy") == [HEADER]


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda term: term.value[len(VOCAB) :])
def test_a_concept_has_labels_a_definition_an_example_and_a_scheme(concept: NamedNode) -> None:
    assert text(LISTS, concept, RDFS + "label") == text(LISTS, concept, SKOS + "prefLabel")
    assert text(LISTS, concept, SKOS + "definition").endswith(".")
    assert text(LISTS, concept, SKOS + "example")
    schemes = LISTS.of(concept, SKOS + "inScheme")
    assert schemes
    assert set(schemes) <= set(SCHEMES)


def test_a_scheme_is_described_and_what_is_in_a_part_is_in_the_whole() -> None:
    for scheme in SCHEMES:
        assert text(LISTS, scheme, RDFS + "label")
        assert text(LISTS, scheme, SKOS + "definition").endswith(".")
    for concept in CONCEPTS:
        parts = set(LISTS.of(concept, SKOS + "inScheme"))
        assert {whole for part in parts for whole in LISTS.of(part, DCTERMS + "isPartOf")} <= parts


def test_every_node_of_the_lists_is_a_concept_or_a_scheme_and_described_once() -> None:
    assert sorted(CONCEPTS + SCHEMES) == sorted(LISTS.values)
    blocks = re.findall(r"^(t:\w+) a ", read("vocab.ttl"), flags=re.MULTILINE)
    assert [name for name, count in Counter(blocks).items() if count > 1] == []


def test_names_are_in_one_style_and_merge_nothing() -> None:
    """P02, P07, P21, P22: UpperCamel classes, lowerCamel properties and concepts."""
    for node in CLASSES:
        assert re.fullmatch(r"(?:[A-Z][a-z]+)+", node.value.removeprefix(KG))
    for node in PROPERTIES:
        assert re.fullmatch(r"[a-z]+(?:[A-Z][a-z]+)*", node.value.removeprefix(KG))
    for node in CONCEPTS:
        assert re.fullmatch(r"[a-z]+(?:[A-Z][a-z]+)*", node.value.removeprefix(VOCAB))
    for node in CLASSES + PROPERTIES:
        words = re.findall(r"[A-Za-z][a-z]*", node.value.removeprefix(KG))
        assert not {"And", "Or", "Other", "Misc", "is"} & set(words)


def test_no_label_is_used_twice() -> None:
    """P32."""
    for group in (CLASSES, PROPERTIES):
        labels = [text(FACTS, node, RDFS + "label") for node in group]
        assert len(set(labels)) == len(labels)


def test_every_class_is_connected() -> None:
    """P04: each is a parent or child, or the domain or range of a property."""
    used = {
        iri
        for found in (ontology().domains, ontology().ranges)
        for names in found.values()
        for iri in names
    }
    parents = {name_of(iri) for cls in CLASSES for iri in FACTS.of(cls, RDFS + "subClassOf")}
    for cls in CLASSES:
        assert cls.value in used | parents or FACTS.of(cls, RDFS + "subClassOf")


def test_no_class_is_below_itself() -> None:
    """P06, P24."""
    for cls in CLASSES:
        above = [name_of(v) for v in FACTS.of(cls, RDFS + "subClassOf")]
        assert not [iri for iri in above if cls.value in ontology().parents[iri]]


def test_every_property_has_one_domain_and_one_range() -> None:
    """P11, P19: several classes are a union, never several domains."""
    for prop in PROPERTIES:
        for end, found in (("domain", ontology().domains), ("range", ontology().ranges)):
            assert len(FACTS.of(prop, RDFS + end)) == 1
            assert set(found[prop.value]) <= {node.value for node in CLASSES} | {
                RDFS + "Literal", SKOS + "Concept", NAMESPACES["schema"] + "Article",
                NAMESPACES["prov"] + "Activity",
            }  # fmt: skip


def test_data_properties_range_over_literals_and_object_properties_never_do() -> None:
    for prop in PROPERTIES:
        is_data = OWL + "DatatypeProperty" in FACTS.classes[prop]
        assert (ontology().ranges[prop.value] == (RDFS + "Literal",)) == is_data


def test_disjointness_is_stated() -> None:
    """P10: every top class but none of its subclasses is in the list."""
    (group,) = [node for node in FACTS.values if FACTS.of(node, OWL + "members")]
    members, rest = set(), FACTS.one(group, OWL + "members")
    while isinstance(rest, BlankNode):
        members.add(FACTS.one(rest, RDF + "first"))
        rest = FACTS.one(rest, RDF + "rest")
    assert members == {cls for cls in CLASSES if not FACTS.of(cls, RDFS + "subClassOf")}


def test_relations_between_properties_are_few_and_right() -> None:
    """P05, P25 to P29, P31, P33: no inverses, no equivalents, chains of two or more."""
    predicates = {p.value for _, p, _ in FACTS.triples}
    assert predicates.isdisjoint(
        {OWL + "inverseOf", OWL + "equivalentClass", OWL + "equivalentProperty", OWL + "imports"}
    )
    assert not [n for n, c in FACTS.classes.items() if OWL + "TransitiveProperty" in c]
    for prop in PROPERTIES:
        if OWL + "SymmetricProperty" in FACTS.classes[prop]:
            assert ontology().domains[prop.value] == ontology().ranges[prop.value]
        for chain in FACTS.of(prop, OWL + "propertyChainAxiom"):
            rest = FACTS.one(chain, RDF + "rest")
            assert isinstance(rest, BlankNode)


def test_terms_of_others_are_typed_where_they_are_used() -> None:
    """P34, P35."""
    typed = {node.value for facts in (FACTS, ALIGNED) for node in facts.classes}
    used = {
        v.value
        for facts in (FACTS, ALIGNED)
        for _, p, v in facts.triples
        if p.value in {RDFS + "subClassOf", RDFS + "subPropertyOf", RDFS + "domain", RDFS + "range"}
        and isinstance(v, NamedNode)
    }
    assert used - typed == {RDFS + "Literal"}


def test_the_header_says_what_a_reader_and_a_catalogue_need() -> None:
    """P36, P38, P41; OM1 to OM5, VER1, FIND1, PURL1."""
    needed = {
        DCTERMS: (
            "title description abstract license creator contributor publisher created issued "
            "modified bibliographicCitation source rights"
        ),
        OWL: "versionIRI versionInfo",
        VANN: "preferredNamespacePrefix preferredNamespaceUri",
        BIBO: "status",
        FOAF: "logo",
    }
    properties = FACTS.values[HEADER]

    assert FACTS.classes[HEADER] == {OWL + "Ontology"}
    assert [
        ns + n for ns, names in needed.items() for n in names.split() if ns + n not in properties
    ] == []
    assert properties[VANN + "preferredNamespacePrefix"] == [Literal("kg")]
    assert properties[VANN + "preferredNamespaceUri"] == [Literal(KG)]
    assert HEADER.value.startswith("https://w3id.org/")
    assert not re.search(r"\.(owl|ttl|rdf|n3)$", HEADER.value)
    (version,) = FACTS.of(HEADER, OWL + "versionInfo")
    (version_iri,) = FACTS.of(HEADER, OWL + "versionIRI")
    assert version_iri == NamedNode(f"{HEADER.value}/{name_of(version)}")
    assert (data_folder("ontology") / "logo.svg").is_file()


def test_known_vocabularies_are_reused() -> None:
    """VOC1, VOC2, P12, P30: each class of the tables is aligned, or is our own invention."""
    used = {p.value for _, p, _ in FACTS.triples} | {
        v.value for _, _, v in FACTS.triples if isinstance(v, NamedNode)
    }
    for namespace in (DCTERMS, SKOS, VANN):
        assert [iri for iri in used if iri.startswith(namespace)]
    unaligned = {node.value.removeprefix(KG) for node in CLASSES if node not in ALIGNED.values}
    assert unaligned == {"ProposedEntity", "Side"}


def test_alignments_reach_all_the_vocabularies_and_import_none() -> None:
    targets = {
        v.value
        for s, p, v in ALIGNED.triples
        if s.value.startswith(KG) and isinstance(v, NamedNode) and p.value != RDF + "type"
    }
    for namespace in (
        "http://www.cidoc-crm.org/cidoc-crm/", "https://schema.org/", "http://www.w3.org/ns/prov#",
        "http://semanticweb.cs.vu.nl/2009/11/sem/", "http://www.w3.org/ns/org#", OA,
        "http://www.w3.org/2006/time#", "http://www.wikidata.org/entity/",
        "http://dbpedia.org/ontology/",
    ):  # fmt: skip
        assert [iri for iri in targets if iri.startswith(namespace)], namespace


def test_wikidata_is_only_ever_close() -> None:
    for _, p, v in ALIGNED.triples:
        if isinstance(v, NamedNode) and v.value.startswith("http://www.wikidata.org/"):
            assert p.value == SKOS + "closeMatch"


@pytest.mark.parametrize(
    ("prefix", "vocabulary"),
    [
        ("prov", stored.PROV), ("org", stored.ORG), ("skos", stored.SKOS), ("foaf", stored.FOAF),
        ("dcterms", stored.DCTERMS), ("void", stored.VOID), ("dcat", stored.DCAT),
        ("schema", stored.SDO), ("rdf", stored.RDF), ("rdfs", stored.RDFS), ("owl", stored.OWL),
        ("xsd", stored.XSD), ("time", stored.TIME), ("geo", stored.GEO), ("vann", stored.VANN),
    ],
)  # fmt: skip
def test_no_term_is_put_into_a_namespace_that_does_not_define_it(
    prefix: str, vocabulary: type[stored.DefinedNamespace]
) -> None:
    """P40, against the copies of the vocabularies that rdflib carries."""
    namespace = str(vocabulary)
    used = {
        node.value.removeprefix(namespace)
        for facts in (FACTS, LISTS, ALIGNED)
        for row in facts.triples
        for node in row
        if isinstance(node, NamedNode) and node.value.startswith(namespace)
    } - {""}

    assert used, prefix
    assert [name for name in sorted(used) if URIRef(namespace + name) not in vocabulary] == []


def test_the_wikidata_map_agrees_with_the_alignments() -> None:
    with (data_folder("ontology") / "wikidata-map.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    aligned = {
        (s.value.removeprefix(KG), v.value.rsplit("/", 1)[-1])
        for s, _, v in ALIGNED.triples
        if isinstance(v, NamedNode) and v.value.startswith("http://www.wikidata.org/")
    }

    assert {
        (r["term"].removeprefix("kg:"), r["wikidata"]) for r in rows if r["term"].startswith("kg:")
    } == aligned
    for row in rows:
        prefix, _, name = row["term"].partition(":")
        assert NAMESPACES[prefix] + name in ontology().terms
        assert re.fullmatch("Q[0-9]+" if row["kind"] == "class" else "P[0-9]+", row["wikidata"])
        assert row["note"]


def read(file: str) -> str:
    return (data_folder("ontology") / file).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path", sorted(data_folder("ontology").glob("*.ttl")), ids=lambda p: p.name
)
def test_a_file_is_tidy(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    assert content.endswith("\n")
    assert "\t" not in content
    assert not [line for line in content.splitlines() if line != line.rstrip()]
