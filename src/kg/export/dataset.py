"""The description of an exported graph: what it is, whose, how much, and its files.

VoID for what is in the graph, DCAT for the files, SPDX for their checksums. No dates: the same
graph has the same description.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from kg.export.terms import DCTERMS, RDF, RDFS, SCHEMA, XSD, TermWriter, prefixes_of
from kg.export.turtle import write_turtle
from kg.rdf.describe import describe
from kg.rdf.graph import RdfGraph
from kg.rdf.vocab import BASE, DCAT, VOID
from kg.text import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Term = NamedNode | Literal

__all__ = ["describe_dataset"]

_DATASETS = BASE + "dataset/"
_DOCUMENTS = BASE + "document/"
_SPDX = "http://spdx.org/rdf/terms#"
_MEDIA = "https://www.iana.org/assignments/media-types/"
_TYPE = NamedNode(RDF + "type")
_COPIED = (DCTERMS + "license", DCTERMS + "rights")


def describe_dataset(graph: RdfGraph, files: Mapping[str, tuple[str, bytes]]) -> bytes:
    """Return the description of a graph and its files as Turtle.

    Args:
        graph: The graph; its document gives title, licence and attribution.
        files: File name, and its media type and content.
    """
    # The whole name of a foreign graph, so that two of them never share a dataset.
    stem = slug(graph.name.value.removeprefix(_DOCUMENTS))
    dataset = NamedNode(_DATASETS + stem)
    triples = [
        *_about(graph, dataset),
        *_counts(graph, dataset),
        *_files(dataset, files),
    ]
    prefixes = [*graph.prefixes, ("dataset", _DATASETS), ("part", f"{dataset.value}/")]
    return write_turtle(RdfGraph.of(graph.name, triples, prefixes))


def _about(graph: RdfGraph, dataset: NamedNode) -> Iterator[Triple]:
    described = describe(graph)
    title = described.title or graph.name.value
    yield _triple(dataset, RDF + "type", NamedNode(VOID + "Dataset"))
    yield _triple(dataset, RDF + "type", NamedNode(DCAT + "Dataset"))
    yield _triple(dataset, RDFS + "label", _english(f"Knowledge graph: {title}"))
    yield _triple(dataset, DCTERMS + "title", _english(f"Knowledge graph: {title}"))
    text = (
        f"What the article {title} says, as RDF: entities, and statements with the passage, "
        "the time and the modality of each."
    )
    yield _triple(dataset, DCTERMS + "description", _english(text))
    yield _triple(dataset, DCTERMS + "source", graph.name)
    for subject, predicate, target in graph.triples:
        if subject == graph.name and predicate.value in _COPIED:
            yield Triple(dataset, predicate, target)
        if subject == graph.name and predicate.value == SCHEMA + "about":
            yield _triple(dataset, DCTERMS + "subject", target)
            yield _triple(dataset, VOID + "exampleResource", target)


def _counts(graph: RdfGraph, dataset: NamedNode) -> Iterator[Triple]:
    properties = Counter(t.predicate.value for t in graph.triples)
    classes = Counter(
        t.object.value
        for t in graph.triples
        if t.predicate == _TYPE and isinstance(t.object, NamedNode)
    )
    numbers = {
        "triples": len(graph.triples),
        "entities": len(describe(graph).entities),
        "distinctSubjects": len({t.subject for t in graph.triples}),
        "distinctObjects": len({t.object for t in graph.triples}),
        "classes": len(classes),
        "properties": len(properties),
    }
    for name, number in numbers.items():
        yield _triple(dataset, VOID + name, _number(number))
    for iri in sorted({_namespace(iri) for iri in (*properties, *classes)}):
        yield _triple(dataset, VOID + "vocabulary", NamedNode(iri))
    write = TermWriter(prefixes_of(graph))
    yield from _partitions(dataset, write, "class", classes)
    yield from _partitions(dataset, write, "property", properties)


def _partitions(
    dataset: NamedNode, write: TermWriter, kind: str, counts: Mapping[str, int]
) -> Iterator[Triple]:
    unit = {"class": "entities", "property": "triples"}[kind]
    for iri in counts:
        name = write.iri(iri)
        part = NamedNode(f"{dataset.value}/{kind}-{_part_name(name)}")
        yield _triple(dataset, f"{VOID}{kind}Partition", part)
        yield _triple(part, RDF + "type", NamedNode(VOID + "Dataset"))
        yield _triple(part, RDFS + "label", _english(f"{kind} {name}"))
        yield _triple(part, VOID + kind, NamedNode(iri))
        yield _triple(part, VOID + unit, _number(counts[iri]))


def _part_name(name: str) -> str:
    """Return a local name for a prefixed name, ``kg-Person``, or for an IRI in full."""
    if not name.startswith("<"):
        return name.replace(":", "-")
    return f"{slug(name)}-{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def _files(dataset: NamedNode, files: Mapping[str, tuple[str, bytes]]) -> Iterator[Triple]:
    for name, (media_type, content) in files.items():
        file = NamedNode(f"{dataset.value}/file-{slug(name)}")
        checksum = NamedNode(f"{file.value}-sha256")
        digest = hashlib.sha256(content).hexdigest()
        yield _triple(dataset, DCAT + "distribution", file)
        yield _triple(file, RDF + "type", NamedNode(DCAT + "Distribution"))
        yield _triple(file, RDFS + "label", Literal(name))
        yield _triple(file, DCTERMS + "title", Literal(name))
        yield _triple(file, DCAT + "mediaType", NamedNode(_MEDIA + media_type))
        yield _triple(file, DCAT + "byteSize", _number(len(content), "nonNegativeInteger"))
        yield _triple(file, _SPDX + "checksum", checksum)
        yield _triple(checksum, RDF + "type", NamedNode(_SPDX + "Checksum"))
        algorithm = NamedNode(_SPDX + "checksumAlgorithm_sha256")
        yield _triple(checksum, _SPDX + "algorithm", algorithm)
        value = Literal(digest, datatype=NamedNode(XSD + "hexBinary"))
        yield _triple(checksum, _SPDX + "checksumValue", value)


def _triple(subject: NamedNode, predicate: str, target: Term) -> Triple:
    return Triple(subject, NamedNode(predicate), target)


def _english(text: str) -> Literal:
    return Literal(text, language="en")


def _number(number: int, kind: str = "integer") -> Literal:
    return Literal(str(number), datatype=NamedNode(XSD + kind))


def _namespace(iri: str) -> str:
    """Return an IRI up to the last ``#``, ``/`` or ``:``."""
    return iri[: max(iri.rfind(mark) for mark in "#/:") + 1]
