"""Showing the result of a query: as a table for people, as CSV, JSON and Turtle for programs.

CSV and JSON are the W3C's result formats (https://www.w3.org/TR/sparql11-results-csv-tsv/,
https://www.w3.org/TR/sparql11-results-json/). Triples are shown as rows in all but Turtle.
"""

from __future__ import annotations

import csv
import io
import json
from enum import StrEnum
from itertools import takewhile
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, serialize
from wcwidth import wcswidth

from kg.errors import QueryError
from kg.query.results import Answer, Solutions, Triples

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.query.results import QueryResult, Term

__all__ = ["ResultFormat", "render", "render_table"]

_STRING = "http://www.w3.org/2001/XMLSchema#string"


class ResultFormat(StrEnum):
    """How a result is shown."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TURTLE = "turtle"


def render(
    result: QueryResult, form: ResultFormat, prefixes: Iterable[tuple[str, str]] = ()
) -> str:
    """Return a result as text; ``prefixes`` shorten IRIs in tables and Turtle.

    Raises:
        QueryError: The format cannot hold this kind of result.
    """
    if form is ResultFormat.TURTLE:
        return _turtle(result, prefixes)
    if isinstance(result, Triples):
        result = result.as_solutions()
    if form is ResultFormat.JSON:
        return _json(result)
    if isinstance(result, Answer):
        return "true\n" if result.value else "false\n"
    if form is ResultFormat.CSV:
        return _csv(result)
    longest_first = sorted(prefixes, key=lambda pair: -len(pair[1]))
    rows = [[_shown(term, longest_first) for term in row] for row in result.rows]
    return render_table(result.variables, rows)


def render_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows under a header, aligned by the width that a terminal gives each character.

    What does not print (line ends, control and direction marks) is shown as an escape.

    >>> print(render_table(["name", "n"], [["漢字", "1"], ["Zenda", "20"]]), end="")
    name   n
    -----  --
    漢字   1
    Zenda  20
    """
    cells = [[_printable(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    lines = [cells[0], ["-" * width for width in widths], *cells[1:]]
    return "".join(_line(line, widths) for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (w - _width(cell)) for cell, w in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip() + "\n"


def _width(text: str) -> int:
    return max(wcswidth(text), 0)


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _shown(term: Term | None, prefixes: Iterable[tuple[str, str]]) -> str:
    if not isinstance(term, NamedNode):
        return _plain(term)
    for prefix, namespace in prefixes:
        if term.value.startswith(namespace):
            return f"{prefix}:{term.value.removeprefix(namespace)}"
    return f"<{term.value}>"


def _plain(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, (NamedNode, Literal)):
        return term.value
    return str(term)


def _csv(result: Solutions) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(result.variables)
    for row in result.rows:
        cells = [_plain(term) for term in row]
        # A row of one empty cell is an empty line in this format, not a quoted nothing.
        out.write("\r\n") if cells == [""] else writer.writerow(cells)
    return out.getvalue()


def _json(result: Solutions | Answer) -> str:
    document: dict[str, object]
    if isinstance(result, Answer):
        document = {"head": {}, "boolean": result.value}
    else:
        bindings = [
            {
                name: _json_term(term)
                for name, term in zip(result.variables, row, strict=True)
                if term is not None
            }
            for row in result.rows
        ]
        document = {"head": {"vars": list(result.variables)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _json_term(term: Term) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if not isinstance(term, Literal):
        raise QueryError("a triple term has no form in SPARQL 1.1 JSON", hint="use --format table")
    shown = {"type": "literal", "value": term.value}
    if term.language:
        shown["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        shown["datatype"] = term.datatype.value
    return shown


def _turtle(result: QueryResult, prefixes: Iterable[tuple[str, str]]) -> str:
    if not isinstance(result, Triples):
        raise QueryError(
            "only CONSTRUCT and DESCRIBE give triples to write as Turtle",
            hint="use --format table, csv or json",
        )
    out = io.BytesIO()
    serialize(result.triples, out, RdfFormat.TURTLE, prefixes=dict(prefixes))
    lines = out.getvalue().decode().splitlines(keepends=True)
    # Oxigraph declares all prefixes, in no order.
    head = tuple(takewhile(lambda line: line.startswith("@prefix "), lines))
    body = "".join(lines[len(head) :])
    used = sorted(line for line in head if f" {line.split()[1]}" in f" {body}")
    return "".join(used) + ("\n" if used and body else "") + body
