"""Turtle and TriG that a person reads.

Prefixes on top, only those in use; sections with a heading; one property a line. Written
within the portable profile of :mod:`kg.export.terms`: no base, no blank nodes, LF, UTF-8
without byte order mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export.layout import blocks
from kg.export.terms import RDF, TermWriter, prefixes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.export.layout import Block
    from kg.export.terms import Term
    from kg.rdf.graph import RdfGraph

__all__ = ["write_trig", "write_turtle"]

_WIDTH = 100
_INDENT = "    "


def write_turtle(graph: RdfGraph) -> bytes:
    """Return the graph as Turtle."""
    write = TermWriter(prefixes_of(graph))
    body = list(_body(graph, write, ""))
    return _document(write, body)


def write_trig(graph: RdfGraph) -> bytes:
    """Return the graph as TriG, in one graph named by its document."""
    write = TermWriter(prefixes_of(graph))
    body = ["", f"{write(graph.name)} {{", *_body(graph, write, _INDENT), "}"]
    return _document(write, body)


def _document(write: TermWriter, body: list[str]) -> bytes:
    head = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in sorted(write.used.items())]
    return ("\n".join(head + body).lstrip("\n") + "\n").encode()


def _body(graph: RdfGraph, write: TermWriter, margin: str) -> Iterator[str]:
    for block in blocks(graph):
        if block.heading:
            yield ""
            yield f"{margin}# {block.heading}"
        if not block.depth:
            yield ""
        yield from _lines(block, write, margin + _INDENT * block.depth)


def _lines(block: Block, write: TermWriter, margin: str) -> Iterator[str]:
    inner = margin + _INDENT
    last = len(block.properties) - 1
    for rank, (name, objects) in enumerate(block.properties):
        verb = "a" if name.value == RDF + "type" else write(name)
        start = f"{margin}{write(block.subject)}" if not rank else inner[:-1]
        end = " ." if rank == last else " ;"
        yield f"{start} {verb}{_objects(objects, write, inner)}{end}"


def _objects(objects: tuple[Term, ...], write: TermWriter, margin: str) -> str:
    """Return the objects on one line, or one a line where that would be long."""
    texts = [write(o) for o in objects]
    line = ", ".join(texts)
    if len(texts) == 1 or len(line) <= _WIDTH - 2 * len(margin):
        return f" {line}"
    gap = f"\n{margin}{_INDENT}"
    return gap + f",{gap}".join(texts)
