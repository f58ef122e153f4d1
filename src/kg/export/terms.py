r"""Terms as text, in the part of Turtle that every store reads, and which prefixes to use.

The portable profile: absolute IRIs; prefixed names only where the local name is
``[A-Za-z_][A-Za-z0-9_-]*``; strings in short quotes with the escapes ``\n \r \t \" \\``.
Control characters, text direction overrides and line separators, which a clean graph does
not hold and which would disguise the file to its reader, are written as ``\uXXXX``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.rdf.vocab import (
    BASE,
    DCTERMS,
    KG,
    NAMESPACES,
    OA,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    VOID,
    XSD,
)

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Triple

    from kg.rdf.graph import RdfGraph

    Term = NamedNode | BlankNode | Literal | Triple

__all__ = [
    "DCTERMS",
    "KG",
    "OA",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SKOS",
    "XSD",
    "TermWriter",
    "prefixes_of",
]

_USUAL = {
    **NAMESPACES,
    "doc": f"{BASE}document/",
    "rule": f"{BASE}rule/",
    "run": f"{BASE}run/",
    "spdx": "http://spdx.org/rdf/terms#",
    "void": VOID,
    "xsd": XSD,
}
_OF_ARTICLE = {
    "ev": "evidence", "id": "id", "ln": "link", "nm": "name", "pt": "participation",
    "rv": "review", "st": "statement", "tm": "time",
}  # fmt: skip

_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_SPLIT = re.compile(r"(.*[/#])([A-Za-z_][A-Za-z0-9_-]*)", re.DOTALL)
_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]')


def prefixes_of(graph: RdfGraph) -> dict[str, str]:
    """Return namespace IRI to prefix: the graph's own first, then the usual ones.

    So a graph that comes from N-Triples, which has no prefixes, is written like the one
    it was made from.
    """
    article = graph.name.value.removeprefix(_USUAL["doc"])
    ours = {p: f"{BASE}{folder}/{article}/" for p, folder in _OF_ARTICLE.items()}
    bound: dict[str, str] = {}
    taken: set[str] = set()
    for prefix, namespace in (*graph.prefixes, *_USUAL.items(), *ours.items()):
        if _PREFIX.fullmatch(prefix) and prefix not in taken and namespace not in bound:
            bound[namespace] = prefix
            taken.add(prefix)
    return bound


class TermWriter:
    """Writes terms as Turtle and remembers which prefixes it has used.

    Attributes:
        used: Prefix to namespace IRI, for the head of the file.
    """

    def __init__(self, prefixes: dict[str, str]) -> None:
        self.used: dict[str, str] = {}
        self._prefixes = prefixes
        self._written: dict[Term, str] = {}

    def __call__(self, term: Term) -> str:
        """Return the text of a term."""
        text = self._written.get(term)
        if text is None:
            if isinstance(term, NamedNode):
                text = self.iri(term.value)
            elif isinstance(term, Literal):
                text = self._literal(term)
            else:
                text = str(term)
            self._written[term] = text
        return text

    def iri(self, iri: str) -> str:
        """Return an IRI as prefixed name where a prefix fits, else in full."""
        parts = _SPLIT.fullmatch(iri)
        prefix = self._prefixes.get(parts[1]) if parts else None
        if parts and prefix is not None:
            self.used[prefix] = parts[1]
            return f"{prefix}:{parts[2]}"
        return f"<{iri}>"

    def _literal(self, literal: Literal) -> str:
        if literal.datatype.value == XSD + "integer" and _INTEGER.fullmatch(literal.value):
            return literal.value
        quoted = f'"{_ESCAPED.sub(_escape, literal.value)}"'
        if literal.language:
            return f"{quoted}@{literal.language}"
        if literal.datatype.value == XSD + "string":
            return quoted
        return f"{quoted}^^{self(literal.datatype)}"


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return _SHORT.get(character) or f"\\u{ord(character):04X}"
