"""The ontology in code: its terms, checked by name, and what it says of them.

Owns the only reading of ``ontology/*.ttl``: a term that is not there is an error here, so
that no graph can hold a misspelt one. The files are read once, when first asked for. What
the ontology means for a graph is in :mod:`kg.validate`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import UnknownTermError
from kg.resources import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Objects = Mapping[tuple[str, str], list[NamedNode | BlankNode]]

__all__ = [
    "BASE",
    "DCAT",
    "DCTERMS",
    "EDTF",
    "FOAF",
    "GEO",
    "KG",
    "NAMESPACES",
    "OA",
    "ORG",
    "OWL",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SH",
    "SKOS",
    "VOCAB",
    "VOID",
    "XSD",
    "Ontology",
    "domain",
    "expand",
    "is_defined",
    "is_subclass",
    "kg",
    "label",
    "ontology",
    "ontology_triples",
    "prefixes",
    "properties_of",
    "range_",
    "shorten",
    "superclasses",
    "term",
]

BASE = "https://w3id.org/article-kg/"
KG = f"{BASE}ontology#"
VOCAB = f"{BASE}vocab/"
DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
VOID = "http://rdfs.org/ns/void#"
XSD = "http://www.w3.org/2001/XMLSchema#"
EDTF = NamedNode("http://id.loc.gov/datatypes/edtf")
"""The datatype of texts in Extended Date/Time Format."""

NAMESPACES: Mapping[str, str] = MappingProxyType(
    {
        "dcat": DCAT,
        "dcterms": DCTERMS,
        "foaf": FOAF,
        "geo": GEO,
        "kg": KG,
        "oa": OA,
        "org": ORG,
        "owl": OWL,
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "sh": SH,
        "skos": SKOS,
        "t": VOCAB,
        "void": VOID,
        "xsd": XSD,
    }
)
"""The vocabularies that graphs may use, by prefix."""

_CLASS_TYPES = (OWL + "Class", RDFS + "Class")
_PROPERTY_TYPES = (
    OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "AnnotationProperty", RDF + "Property",
)  # fmt: skip
_LISTED_TYPES = (
    SKOS + "Concept", SKOS + "ConceptScheme", RDFS + "Datatype", OWL + "Ontology",
)  # fmt: skip
_FILES = ("kg.ttl", "vocab.ttl", "alignments.ttl")


@dataclass(frozen=True, slots=True)
class Ontology:
    """What ``ontology/kg.ttl``, ``vocab.ttl`` and ``alignments.ttl`` define, by IRI.

    Attributes:
        classes: The classes, ours and the others that graphs may use.
        properties: The properties, ours and the others that graphs may use.
        listed: The concepts and schemes of the controlled lists, and the datatypes.
        parents: For each of our classes itself and all classes above it, aligned ones too.
        domains: For a property the classes of its domain; several mean any of them.
        ranges: For a property the classes of its range; several mean any of them.
        labels: The English label of each term of ours.
    """

    classes: frozenset[str]
    properties: frozenset[str]
    listed: frozenset[str]
    parents: Mapping[str, frozenset[str]]
    domains: Mapping[str, tuple[str, ...]]
    ranges: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]

    @property
    def terms(self) -> frozenset[str]:
        """Every term that a graph may use."""
        return self.classes | self.properties | self.listed


@cache
def ontology_triples(file: str) -> tuple[Triple, ...]:
    """Return the triples of one of the ontology's files, such as ``kg.ttl``, in its order."""
    data = (data_folder("ontology") / file).read_bytes()
    return tuple(quad.triple for quad in parse(data, format=RdfFormat.TURTLE))


@cache
def ontology() -> Ontology:
    """Return what the ontology defines; its files are read once."""
    triples = [triple for file in _FILES for triple in ontology_triples(file)]
    objects: dict[tuple[str, str], list[NamedNode | BlankNode]] = defaultdict(list)
    labels: dict[str, str] = {}
    typed: dict[str, set[str]] = defaultdict(set)
    for triple in triples:
        subject, predicate, value = (
            triple.subject,
            triple.predicate.value,
            triple.object,
        )
        if isinstance(subject, Triple) or isinstance(value, Triple):
            continue
        if isinstance(value, Literal):
            if predicate == RDFS + "label":
                labels[subject.value] = value.value
            continue
        objects[subject.value, predicate].append(value)
        if predicate == RDF + "type" and isinstance(subject, NamedNode):
            typed[value.value].add(subject.value)
    classes, properties, listed = (
        frozenset(chain.from_iterable(typed[kind] for kind in kinds))
        for kinds in (_CLASS_TYPES, _PROPERTY_TYPES, _LISTED_TYPES)
    )
    return Ontology(
        classes=classes,
        properties=properties,
        listed=listed,
        parents={name: _closure(name, objects) for name in sorted(classes)},
        domains=_unions(properties, RDFS + "domain", objects),
        ranges=_unions(properties, RDFS + "range", objects),
        labels=labels,
    )


def kg(name: str) -> NamedNode:
    """Return the class or property of the ontology with this local name.

    Raises:
        UnknownTermError: The ontology does not define it.

    >>> kg("holdsOffice").value
    'https://w3id.org/article-kg/ontology#holdsOffice'
    """
    return _defined(f"kg:{name}")


def term(name: str) -> NamedNode:
    """Return the concept (or scheme) of the controlled lists with this local name.

    Raises:
        UnknownTermError: The lists do not have it.

    >>> term("asserted").value
    'https://w3id.org/article-kg/vocab/asserted'
    """
    return _defined(f"t:{name}")


def expand(curie: str) -> NamedNode:
    """Return the term that a prefixed name such as ``schema:birthDate`` stands for.

    Raises:
        UnknownTermError: The prefix is not in :data:`NAMESPACES`, or the term is neither
            defined by the ontology nor listed in ``alignments.ttl``.

    >>> expand("schema:birthDate").value
    'https://schema.org/birthDate'
    """
    return _defined(curie)


def shorten(iri: str) -> str:
    """Return the prefixed name of a term, which :func:`expand` reads, or the IRI as it is.

    >>> shorten("https://schema.org/birthDate")
    'schema:birthDate'
    """
    found = [prefix for prefix, space in NAMESPACES.items() if iri.startswith(space)]
    return f"{found[0]}:{iri.removeprefix(NAMESPACES[found[0]])}" if found else iri


def is_defined(iri: NamedNode) -> bool:
    """Whether a graph may use this IRI as a class, property, datatype or listed concept."""
    return iri.value in _terms()


def superclasses(cls: NamedNode) -> frozenset[NamedNode]:
    """Return a class and all classes above it, those of aligned vocabularies too."""
    return frozenset(NamedNode(iri) for iri in ontology().parents.get(cls.value, (cls.value,)))


def is_subclass(cls: NamedNode, parent: NamedNode) -> bool:
    """Whether everything of ``cls`` is also of ``parent``; a class is below itself.

    >>> is_subclass(kg("Battle"), kg("Event"))
    True
    """
    return cls == parent or parent.value in ontology().parents.get(cls.value, ())


def domain(prop: NamedNode) -> tuple[NamedNode, ...]:
    """Return the classes that subjects of a property may be of; empty when all may.

    >>> [label(cls) for cls in domain(kg("purpose"))]
    ['event', 'plan', 'statement']
    """
    return tuple(NamedNode(iri) for iri in ontology().domains.get(prop.value, ()))


def range_(prop: NamedNode) -> tuple[NamedNode, ...]:
    """Return the classes that values of a property may be of; empty when all may.

    A data property has the range ``rdfs:Literal``; its datatypes are held by the shapes.
    """
    return tuple(NamedNode(iri) for iri in ontology().ranges.get(prop.value, ()))


def label(iri: NamedNode) -> str:
    """Return the English label of a term, or its local name where it has none."""
    return ontology().labels.get(iri.value) or iri.value.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def prefixes(article_slug: str) -> tuple[tuple[str, str], ...]:
    """Return the prefixes of an article's graph with their namespaces, sorted by prefix.

    >>> dict(prefixes("anna-varga"))["id"]
    'https://w3id.org/article-kg/id/anna-varga/'
    """
    ours = {
        "doc": f"{BASE}document/",
        "ev": f"{BASE}evidence/{article_slug}/",
        "id": f"{BASE}id/{article_slug}/",
        "ln": f"{BASE}link/{article_slug}/",
        "nm": f"{BASE}name/{article_slug}/",
        "pt": f"{BASE}participation/{article_slug}/",
        "rule": f"{BASE}rule/",
        "run": f"{BASE}run/",
        "rv": f"{BASE}review/{article_slug}/",
        "st": f"{BASE}statement/{article_slug}/",
        "tm": f"{BASE}time/{article_slug}/",
    }
    others = (
        "dcterms", "geo", "kg", "oa", "org", "owl", "prov", "rdf", "rdfs", "schema", "skos", "t",
        "xsd",
    )  # fmt: skip
    return tuple(sorted({**ours, **{name: NAMESPACES[name] for name in others}}.items()))


@cache
def properties_of(kind: str) -> frozenset[str]:
    """Return the properties of a kind that OWL names, such as ``AsymmetricProperty``."""
    return frozenset(
        triple.subject.value
        for file in _FILES
        for triple in ontology_triples(file)
        if triple.object == NamedNode(OWL + kind) and isinstance(triple.subject, NamedNode)
    )


@cache
def _terms() -> frozenset[str]:
    return ontology().terms


@cache
def _defined(curie: str) -> NamedNode:
    prefix, _, name = curie.partition(":")
    namespace = NAMESPACES.get(prefix)
    if namespace is not None and namespace + name in _terms():
        return NamedNode(namespace + name)
    known = [
        f"{other}:{iri.removeprefix(space)}"
        for other, space in NAMESPACES.items()
        for iri in _terms()
        if iri.startswith(space) and (other == prefix or namespace is None)
    ]
    close = get_close_matches(curie, sorted(known), n=1, cutoff=0.7)
    raise UnknownTermError(
        "the ontology does not define this term",
        where=curie,
        hint=f"did you mean {close[0]}?" if close else "see ontology/kg.ttl and vocab.ttl",
    )


def _closure(name: str, objects: Objects) -> frozenset[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        cls = waiting.pop()
        if cls not in found:
            found.add(cls)
            waiting += [v.value for v in objects.get((cls, RDFS + "subClassOf"), ())]
    return frozenset(found)


def _unions(
    properties: Iterable[str],
    predicate: str,
    objects: Objects,
) -> dict[str, tuple[str, ...]]:
    found = {}
    for name in sorted(properties):
        classes: list[str] = []
        for node in objects.get((name, predicate), ()):
            if isinstance(node, NamedNode):
                classes.append(node.value)
            else:
                classes += _members(objects[node.value, OWL + "unionOf"][0], objects)
        if classes:
            found[name] = tuple(classes)
    return found


def _members(head: NamedNode | BlankNode, objects: Objects) -> list[str]:
    found = []
    while head.value != RDF + "nil":
        found.append(objects[head.value, RDF + "first"][0].value)
        head = objects[head.value, RDF + "rest"][0]
    return found
