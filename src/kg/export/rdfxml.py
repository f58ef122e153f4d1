"""RDF/XML, in the order of Turtle.

XML 1.0 cannot hold some control characters, not even escaped: each becomes U+FFFD, the
replacement character. An IRI of a property must end in an XML name; there is no way to write
another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from kg.errors import OutputError
from kg.export.layout import blocks
from kg.export.terms import RDF, XSD, prefixes_of
from kg.export.xml import escape

if TYPE_CHECKING:
    from kg.export.terms import Term
    from kg.rdf.graph import RdfGraph

__all__ = ["write_rdfxml"]

# The part of XML's names that all readers agree on; the longest that ends the IRI.
_NAME = re.compile(r"(.*?)([A-Za-z_](?:\w|[.-])*)", re.DOTALL | re.ASCII)
_NOT_A_PROPERTY = frozenset(
    RDF + name
    for name in (
        "RDF Description ID about parseType resource nodeID datatype li aboutEach "
        "aboutEachPrefix bagID"
    ).split()
)


def write_rdfxml(graph: RdfGraph) -> bytes:
    """Return the graph as RDF/XML.

    Raises:
        OutputError: A property has an IRI that RDF/XML cannot write.
    """
    names = _Names(prefixes_of(graph))
    body = []
    for block in blocks(graph):
        if block.heading:
            body.append(f"\n  <!-- {block.heading} -->")
        body.append(f'  <rdf:Description rdf:about="{escape(str(block.subject)[1:-1])}">')
        for name, objects in block.properties:
            tag = names.tag(name.value)
            body += [f"    {_element(tag, target)}" for target in objects]
        body.append("  </rdf:Description>")
    head = [f'xmlns:{prefix}="{escape(iri)}"' for prefix, iri in sorted(names.used.items())]
    opening = "<rdf:RDF " + "\n         ".join(head) + ">"
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', opening, *body, "</rdf:RDF>", ""]
    return "\n".join(lines).encode()


def _element(tag: str, target: Term) -> str:
    if not isinstance(target, Literal):
        return f'<{tag} rdf:resource="{escape(str(target)[1:-1])}"/>'
    kind = ""
    if target.language:
        kind = f' xml:lang="{target.language}"'
    elif target.datatype.value != XSD + "string":
        kind = f' rdf:datatype="{escape(target.datatype.value)}"'
    return f"<{tag}{kind}>{escape(target.value)}</{tag}>"


class _Names:
    """Element names for properties; namespaces without a prefix are numbered as they come.

    Attributes:
        used: Prefix to namespace IRI, for the head of the file.
    """

    def __init__(self, prefixes: dict[str, str]) -> None:
        self.used = {"rdf": RDF}
        self._tags: dict[str, str] = {}
        self._prefixes = {
            iri: prefix
            for iri, prefix in prefixes.items()
            # Names that begin with "xml" belong to XML; "rdf" is bound already.
            if prefix != "rdf" and not prefix.lower().startswith("xml")
        } | {RDF: "rdf"}

    def tag(self, iri: str) -> str:
        """Return the element name of a property."""
        if iri not in self._tags:
            self._tags[iri] = self._named(iri)
        return self._tags[iri]

    def _named(self, iri: str) -> str:
        parts = _NAME.fullmatch(iri)
        if not parts or not parts[1] or iri in _NOT_A_PROPERTY:
            raise OutputError(
                "a property that RDF/XML cannot write",
                where=f"<{iri}>",
                hint="choose Turtle, N-Triples or JSON-LD",
            )
        namespace, local = parts[1], parts[2]
        if namespace not in self._prefixes:
            self._prefixes[namespace] = self._free_prefix()
        prefix = self._prefixes[namespace]
        self.used[prefix] = namespace
        return f"{prefix}:{local}"

    def _free_prefix(self) -> str:
        taken = set(self._prefixes.values())
        number = 1
        while f"ns{number}" in taken:
            number += 1
        return f"ns{number}"
