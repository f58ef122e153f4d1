"""JSON-LD with a compact context: short keys, one object a node, the order of Turtle.

Written by hand and not by the compaction algorithm: that one would bring a dependency, needs
the triples as expanded JSON-LD first and chooses the order of keys itself. What is written
here is checked against three independent readers in the tests.

Literals are always strings, never JSON numbers or booleans: a reader would turn ``01`` into
``1``. A term has a type in the context where all values of its property have the same, so
that values are plain strings.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.export.layout import blocks
from kg.export.terms import RDF, XSD, prefixes_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.export.layout import Block
    from kg.export.terms import Term
    from kg.rdf.graph import RdfGraph

    Json = str | list["Json"] | dict[str, "Json"]

__all__ = ["write_jsonld"]

_TYPE = RDF + "type"
_STRING = XSD + "string"
_JSON = RDF + "JSON"
_SPLIT = re.compile(r"(.*[/#])([A-Za-z_][A-Za-z0-9_-]*)", re.DOTALL)
_IRI, _TEXT, _MIXED = "@id", "", "*"


def write_jsonld(graph: RdfGraph) -> bytes:
    """Return the graph as a JSON-LD document: a context and the nodes."""
    writer = _Writer(graph)
    graph_lines = ",\n".join(_object(writer.node(block), "    ") for block in blocks(graph))
    context = _object(writer.context(), "  ").lstrip()
    return f'{{\n  "@context": {context},\n  "@graph": [\n{graph_lines}\n  ]\n}}\n'.encode()


def _object(members: Mapping[str, Json], margin: str) -> str:
    """Return an object with one member a line, which a person and a diff read well."""
    lines = [f"{margin}  {_text(key)}: {_text(value)}" for key, value in members.items()]
    return f"{margin}{{\n" + ",\n".join(lines) + f"\n{margin}}}"


# One encoder for all values: json.dumps would make a new one for each.
_text = json.JSONEncoder(ensure_ascii=False).encode


class _Writer:
    """The names and types that one document uses."""

    def __init__(self, graph: RdfGraph) -> None:
        schemes = _schemes(graph)
        # A prefix or key that is also a scheme would make an IRI in full look compact.
        self._prefixes = {i: p for i, p in prefixes_of(graph).items() if p not in schemes}
        self._used: dict[str, str] = {}
        kinds = _kinds(graph)
        self._keys = _keys(kinds, schemes | set(self._prefixes.values()))
        # A property without a term of its own has no place for the type of its values.
        self._kinds = {i: kind if i in self._keys else _MIXED for i, kind in kinds.items()}

    def context(self) -> dict[str, Json]:
        """Return prefixes, then the terms: their IRI and the type of their values."""
        terms: dict[str, Json] = {}
        for iri, key in sorted(self._keys.items(), key=lambda item: item[1]):
            kind = self._kinds[iri]
            if kind in {_TEXT, _MIXED}:
                terms[key] = self._compact(iri)
            else:
                kind = kind if kind == _IRI else self._compact(kind)
                terms[key] = {"@id": self._compact(iri), "@type": kind}
        prefixes: dict[str, Json] = dict(sorted(self._used.items()))
        return {**prefixes, **terms}

    def node(self, block: Block) -> dict[str, Json]:
        """Return all that is said of one subject."""
        node: dict[str, Json] = {"@id": self._compact(str(block.subject)[1:-1])}
        for name, objects in block.properties:
            is_type = name.value == _TYPE
            classes = [o.value for o in objects if is_type and isinstance(o, NamedNode)]
            if classes:
                node["@type"] = _one_or_many([self._compact(c) for c in classes])
            # A literal given as a type is nonsense, but it is in the graph.
            rest = [o for o in objects if not (is_type and isinstance(o, NamedNode))]
            if rest:
                values = [self._value(o, self._kinds[name.value]) for o in rest]
                key = self._keys.get(name.value) or self._compact(name.value)
                node[key] = _one_or_many(values)
        return node

    def _value(self, term: Term, kind: str) -> Json:
        if not isinstance(term, Literal):
            iri = self._compact(str(term)[1:-1])
            return iri if kind == _IRI else {"@id": iri}
        if term.language:
            return {"@value": term.value, "@language": term.language}
        datatype = term.datatype.value
        if datatype == kind or (datatype == _STRING and kind in {_TEXT, _MIXED}):
            return term.value
        if datatype == _STRING:
            return {"@value": term.value}
        return {"@value": term.value, "@type": self._compact(datatype)}

    def _compact(self, iri: str) -> str:
        parts = _SPLIT.fullmatch(iri)
        prefix = self._prefixes.get(parts[1]) if parts else None
        if parts and prefix is not None:
            self._used[prefix] = parts[1]
            return f"{prefix}:{parts[2]}"
        return iri


def _schemes(graph: RdfGraph) -> set[str]:
    """Return the schemes of all IRIs of the graph, such as ``https``."""
    # The sets first: most IRIs come many times.
    terms = {term for triple in graph.triples for term in triple}
    types = {term.datatype for term in terms if isinstance(term, Literal)}
    return {t.value.partition(":")[0] for t in terms | types if isinstance(t, NamedNode)}


def _kinds(graph: RdfGraph) -> dict[str, str]:
    """Return what the values of each property are: IRIs, plain text, one datatype, mixed."""
    found: dict[str, set[str]] = defaultdict(set)
    for _, predicate, target in graph.triples:
        if not isinstance(target, Literal):
            if predicate.value != _TYPE:
                found[predicate.value].add(_IRI)
        elif target.language:
            found[predicate.value].add(_MIXED)
        else:
            datatype = target.datatype.value
            found[predicate.value].add(_TEXT if datatype == _STRING else datatype)
    return {
        iri: next(iter(kinds)) if len(kinds) == 1 and _JSON not in kinds else _MIXED
        for iri, kinds in found.items()
    }


def _keys(properties: Mapping[str, str], taken: set[str]) -> dict[str, str]:
    """Give each property its local name as key, where no other has the same."""
    local = {iri: parts[2] if (parts := _SPLIT.fullmatch(iri)) else "" for iri in properties}
    names = list(local.values())
    return {
        iri: name
        for iri, name in local.items()
        if name and name not in taken and names.count(name) == 1
    }


def _one_or_many(values: list[Json]) -> Json:
    return values[0] if len(values) == 1 else values
