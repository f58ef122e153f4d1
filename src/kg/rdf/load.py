"""Reading an RDF file into an :class:`~kg.rdf.graph.RdfGraph`.

Owns the formats that can be read, and where a broken file is broken. Reads with
``pyoxigraph.parse``, which keeps every literal as it was written; a pyoxigraph ``Store``
would rewrite some of them.
"""

from __future__ import annotations

import hashlib
import re
from enum import StrEnum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Self

from pyoxigraph import BlankNode, Literal, NamedNode, Triple, parse
from pyoxigraph import RdfFormat as _ParserFormat

from kg.errors import FormatError, InputError
from kg.rdf.graph import RdfGraph
from kg.rdf.vocab import BASE, RDF, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Quad, QuadParser

__all__ = ["UNNAMED", "RdfFormat", "load_graph"]

UNNAMED = NamedNode(BASE + "document/unnamed")
"""The name of a graph that holds no document."""

_GENID = BASE + ".well-known/genid/"
_TYPE = NamedNode(RDF + "type")
_ARTICLE = NamedNode(SCHEMA + "Article")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_ENTITY = re.compile(rb"""<!ENTITY\s+[\w.-]+\s+(?:"[^"&%]{0,1000}"|'[^'&%]{0,1000}')\s*>""")
_PLACE = re.compile(r"^Parser error at line .*?: (.*?)(?: \(line \d+\))?$", re.DOTALL)


class RdfFormat(StrEnum):
    """A format of RDF; its value is the file name extension, without the dot.

    Attributes:
        media_type: The registered media type.
        label: The name that people use.
        others: Further extensions that files of this format have.
    """

    media_type: str
    label: str
    others: tuple[str, ...]

    def __new__(cls, extension: str, media_type: str, label: str, *others: str) -> Self:
        """Make a member that carries its facts."""
        member = str.__new__(cls, extension)
        member._value_ = extension
        member.media_type = media_type
        member.label = label
        member.others = others
        return member

    TURTLE = "ttl", "text/turtle", "Turtle"
    N_TRIPLES = "nt", "application/n-triples", "N-Triples"
    N_QUADS = "nq", "application/n-quads", "N-Quads"
    TRIG = "trig", "application/trig", "TriG"
    RDF_XML = "rdf", "application/rdf+xml", "RDF/XML", "xml", "owl"
    JSON_LD = "jsonld", "application/ld+json", "JSON-LD", "json"

    @property
    def extension(self) -> str:
        """Return the usual extension, without the dot."""
        return self.value

    @classmethod
    def of(cls, name: str) -> RdfFormat:
        """Return the format with this extension, media type or label.

        >>> RdfFormat.of("text/turtle"), RdfFormat.of(".OWL").label
        (<RdfFormat.TURTLE: 'ttl'>, 'RDF/XML')

        Raises:
            FormatError: No format has this name.
        """
        wanted = name.casefold().removeprefix(".")
        for found in cls:
            names = (found.extension, *found.others, found.media_type, found.label.casefold())
            if wanted in names:
                return found
        raise FormatError(
            "not a known RDF format", where=repr(name), hint=f"choose one of {', '.join(cls)}"
        )


def load_graph(source: Path | str | bytes, format: RdfFormat | None = None) -> RdfGraph:  # noqa: A002
    """Return the graph that a file holds.

    Named graphs are merged into one. Blank nodes become IRIs: the hash of the file and the
    place of the node's first use, so the same bytes give the same graph; two files never
    share one. The name of the graph is its document (``schema:Article``); where there is
    none, the only named graph of the file; else :data:`UNNAMED`.

    Args:
        source: A path, or the content itself as bytes.
        format: The format; for a path, by default that of its extension.

    Raises:
        FormatError: The content is not valid in the format, with line and column; or it
            uses what RDF 1.1 does not have.
        InputError: The file cannot be read.
    """
    where = "" if isinstance(source, bytes) else str(source)
    chosen = format or _format_of(where)
    content = source if isinstance(source, bytes) else _read(Path(source))
    # Editors add the mark; the grammars of RDF do not know it.
    content = content.removeprefix(_BYTE_ORDER_MARK)
    if chosen is RdfFormat.RDF_XML:
        _refuse_entity_bombs(content, where)
    prefixes: dict[str, str] = {}
    triples: list[Triple] = []
    graphs = set()
    try:
        for quad in _quads(content, chosen, prefixes):
            triples.append(_rdf11(quad, where))
            graphs.add(quad.graph_name)
    except SyntaxError as error:
        raise _format_error(error, where, chosen) from error
    plain = _without_blank_nodes(triples, hashlib.sha256(content).hexdigest()[:16])
    articles = [t.subject for t in plain if t.predicate == _TYPE and t.object == _ARTICLE]
    named = [g for g in graphs if isinstance(g, NamedNode)] if len(graphs) == 1 else []
    names = [s for s in articles if isinstance(s, NamedNode)] or named or [UNNAMED]
    return RdfGraph.of(min(names, key=str), plain, prefixes.items())


def _format_of(where: str) -> RdfFormat:
    """Return the format that the extension of a path tells."""
    try:
        return RdfFormat.of(PurePath(where).suffix)
    except FormatError as error:
        raise FormatError(
            "its format is not known from its name",
            where=where or "bytes",
            hint=f"name the format: {', '.join(RdfFormat)}",
        ) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror or error}",
            where=str(path),
            hint="check the path and its permissions",
        ) from error


def _quads(content: bytes, chosen: RdfFormat, prefixes: dict[str, str]) -> Iterator[Quad]:
    """Yield the quads and collect the prefixes on the way."""
    parser: QuadParser = parse(content, _ParserFormat.from_extension(chosen.extension))
    for count, quad in enumerate(parser):
        # The reader of RDF/XML forgets the prefixes when its root element ends.
        if not count:
            prefixes.update(parser.prefixes)
        yield quad
    prefixes.update(parser.prefixes)


def _rdf11(quad: Quad, where: str) -> Triple:
    """Return the triple of a quad; refuse what only RDF 1.2 can say."""
    target = quad.object
    if isinstance(target, Triple) or (isinstance(target, Literal) and target.direction):
        raise FormatError(
            "uses a triple term or a text direction of RDF 1.2",
            where=where,
            hint="say it with rdf:Statement nodes and plain language tags",
        )
    return quad.triple


def _without_blank_nodes(triples: list[Triple], stem: str) -> list[Triple]:
    # Canonical labels (RDFC-1.0) would not depend on the order of the file, but a knot of
    # nine nodes makes their search run for a minute; the order of first use is never slow.
    names: dict[BlankNode, NamedNode] = {}

    def name(node: BlankNode) -> NamedNode:
        return names.setdefault(node, NamedNode(f"{_GENID}b-{stem}-{len(names)}"))

    plain = []
    for triple in triples:
        subject, predicate, target = triple
        if isinstance(subject, BlankNode) or isinstance(target, BlankNode):
            subject = name(subject) if isinstance(subject, BlankNode) else subject
            target = name(target) if isinstance(target, BlankNode) else target
            plain.append(Triple(subject, predicate, target))
        else:
            plain.append(triple)
    return plain


def _refuse_entity_bombs(content: bytes, where: str) -> None:
    """Refuse entities that name other entities or are long: a small file could fill memory."""
    if content.count(b"<!ENTITY") != len(_ENTITY.findall(content)):
        raise FormatError(
            "declares XML entities that are long, external or refer to each other",
            where=where,
            hint="write the namespaces out in full",
        )


def _format_error(error: SyntaxError, where: str, chosen: RdfFormat) -> FormatError:
    found = _PLACE.match(error.msg or "")
    what = found.group(1) if found else error.msg or "unreadable"
    at = [where or "input"]
    if error.lineno:
        at += [f"line {error.lineno}", f"column {error.offset}"]
    return FormatError(
        f"not valid {chosen.label}: {what}",
        where=", ".join(at),
        hint="correct the file, or name its real format",
    )
