"""The RDF graph of one article as a frozen value, and reading one from a file.

Terms are pyoxigraph's: immutable, hashable and faithful to what was written. Turning the
value into an rdflib graph, a pyoxigraph dataset or a networkx graph is in
:mod:`kg.rdf.convert`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import NamedNode, Triple

__all__ = ["RdfGraph"]


@dataclass(frozen=True, slots=True)
class RdfGraph:
    """The triples of one article, canonical: sorted by their N-Triples form, no doubles.

    Attributes:
        name: The IRI of the article's document, also the name of its named graph.
        triples: Sorted, unique, without blank nodes.
        prefixes: Prefix and namespace IRI, sorted by prefix; for writers and readers only.
    """

    name: NamedNode
    triples: tuple[Triple, ...]
    prefixes: tuple[tuple[str, str], ...]

    @classmethod
    def of(
        cls, name: NamedNode, triples: Iterable[Triple], prefixes: Iterable[tuple[str, str]]
    ) -> RdfGraph:
        """Return the canonical graph of these triples, whatever their order and doubles."""
        return cls(name, tuple(sorted(set(triples), key=str)), tuple(sorted(set(prefixes))))
