"""The formats that a graph can be written in, and writing all of them.

Owns the list of formats; each writer is a pure function from a graph to bytes, in its own
module. The bytes follow from the graph alone.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Self

from kg.errors import FormatError
from kg.export.dataset import describe_dataset
from kg.export.jsonld import write_jsonld
from kg.export.network import write_gexf, write_graphml
from kg.export.ntriples import write_nquads, write_ntriples
from kg.export.rdfxml import write_rdfxml
from kg.export.table import write_csv
from kg.export.turtle import write_trig, write_turtle
from kg.rdf.vocab import BASE
from kg.text import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.rdf.graph import RdfGraph

__all__ = ["ExportFormat", "export_all", "file_stem", "write_graph"]

_DOCUMENTS = BASE + "document/"


class ExportFormat(StrEnum):
    """A format that a graph can be written in; its value is the file name extension.

    Attributes:
        media_type: The media type; registered, but for GEXF and GraphML, which have none.
        label: The name that people use.
    """

    media_type: str
    label: str

    def __new__(cls, extension: str, media_type: str, label: str) -> Self:
        """Make a member that carries its facts."""
        member = str.__new__(cls, extension)
        member._value_ = extension
        member.media_type = media_type
        member.label = label
        return member

    @classmethod
    def of(cls, name: str) -> ExportFormat:
        """Return the format with this extension or label.

        >>> ExportFormat.of("jsonld"), ExportFormat.of("GraphML")
        (<ExportFormat.JSON_LD: 'jsonld'>, <ExportFormat.GRAPHML: 'graphml'>)

        Raises:
            FormatError: No format has this name.
        """
        wanted = name.casefold().removeprefix(".")
        for found in cls:
            if wanted in {found.value, found.label.casefold()}:
                return found
        raise FormatError(
            "not a format to write", where=repr(name), hint=f"choose one of {', '.join(cls)}"
        )

    TURTLE = "ttl", "text/turtle", "Turtle"
    N_TRIPLES = "nt", "application/n-triples", "N-Triples"
    N_QUADS = "nq", "application/n-quads", "N-Quads"
    JSON_LD = "jsonld", "application/ld+json", "JSON-LD"
    RDF_XML = "rdf", "application/rdf+xml", "RDF/XML"
    TRIG = "trig", "application/trig", "TriG"
    GRAPHML = "graphml", "application/xml", "GraphML"
    GEXF = "gexf", "application/xml", "GEXF"
    CSV = "csv", "text/csv", "CSV"


_WRITERS: Mapping[ExportFormat, Callable[[RdfGraph], bytes]] = {
    ExportFormat.TURTLE: write_turtle,
    ExportFormat.N_TRIPLES: write_ntriples,
    ExportFormat.N_QUADS: write_nquads,
    ExportFormat.JSON_LD: write_jsonld,
    ExportFormat.RDF_XML: write_rdfxml,
    ExportFormat.TRIG: write_trig,
    ExportFormat.GRAPHML: write_graphml,
    ExportFormat.GEXF: write_gexf,
    ExportFormat.CSV: write_csv,
}
# N-Quads says what TriG says; it is for `convert`.
_EXPORTED = tuple(f for f in ExportFormat if f is not ExportFormat.N_QUADS)


def write_graph(graph: RdfGraph, format: ExportFormat) -> bytes:  # noqa: A002
    """Return the graph in a format.

    Raises:
        OutputError: RDF/XML cannot write one of its properties.
    """
    return _WRITERS[format](graph)


def file_stem(graph: RdfGraph) -> str:
    """Return how the files of a graph are called, without extension.

    For a document of ours it is the article's slug; for any other, a safe name of its IRI.
    """
    return slug(graph.name.value.removeprefix(_DOCUMENTS))


def export_all(
    graph: RdfGraph, others: Mapping[str, tuple[str, bytes]] | None = None
) -> dict[str, bytes]:
    """Return all the files of a graph: name and content.

    Args:
        graph: The graph.
        others: Files made elsewhere that the dataset description should list with ours:
            name, and media type and content. They are not in the result.

    Raises:
        OutputError: RDF/XML cannot write one of the properties.
    """
    stem = file_stem(graph)
    files = {f"{stem}.{chosen}": write_graph(graph, chosen) for chosen in _EXPORTED}
    listed = {f"{stem}.{f}": (f.media_type, files[f"{stem}.{f}"]) for f in _EXPORTED}
    return files | {f"{stem}.void.ttl": describe_dataset(graph, listed | dict(others or {}))}
