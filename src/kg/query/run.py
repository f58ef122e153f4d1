"""Running a SPARQL query over one graph.

Refuses what would write or reach for the network: updates, ``SERVICE``, ``FROM``. The two
engines give the same values; where a query gives no order, rows are sorted, so that the
same graph gives the same bytes.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    Triple,
)

from kg.errors import QueryError
from kg.query.lexer import keywords
from kg.query.results import Answer, QueryResult, Solutions, Term, Triples
from kg.rdf.convert import to_rdflib, to_store

if TYPE_CHECKING:
    from collections.abc import Iterable

    import rdflib
    from rdflib.query import Result

    from kg.query.lexer import Keyword
    from kg.rdf.graph import RdfGraph

__all__ = ["Engine", "run_query"]

_UPDATES = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"))
_FORMS = frozenset(("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"))
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_MAXIMUM_REASON = 120


class Engine(StrEnum):
    """Which SPARQL engine runs a query."""

    OXIGRAPH = "oxigraph"
    RDFLIB = "rdflib"


def run_query(graph: RdfGraph, text: str, engine: Engine = Engine.OXIGRAPH) -> QueryResult:
    """Return the answer of a graph to a SPARQL 1.1 query.

    The graph's own prefixes need no declaration.

    Raises:
        QueryError: The query cannot be parsed or run, or would write or leave this graph.
    """
    words = keywords(text)
    _refuse(words)
    run = _run_oxigraph if engine is Engine.OXIGRAPH else _run_rdflib
    result = run(graph, text)
    if isinstance(result, Solutions) and not _is_ordered(words):
        return Solutions(result.variables, tuple(sorted(result.rows, key=_row_key)))
    return result


def _refuse(words: Iterable[Keyword]) -> None:
    form = next((k for k in words if k.word in _FORMS | _UPDATES), None)
    if form is not None and form.word in _UPDATES:
        raise QueryError(
            f"{form.word} is an update",
            where=_place(form),
            hint="kg query only reads: use SELECT, ASK, CONSTRUCT or DESCRIBE",
        )
    for keyword in words:
        if keyword.word == "SERVICE":
            raise QueryError(
                "SERVICE asks another endpoint", where=_place(keyword), hint="kg works offline"
            )
        if keyword.word == "FROM":
            raise QueryError(
                "FROM names another graph", where=_place(keyword), hint="leave FROM out"
            )


def _place(keyword: Keyword) -> str:
    return f"line {keyword.line}, column {keyword.column}"


def _is_ordered(words: Iterable[Keyword]) -> bool:
    return any(k.word == "ORDER" and k.depth == 0 for k in words)


def _row_key(row: tuple[Term | None, ...]) -> tuple[str, ...]:
    return tuple("" if term is None else str(term) for term in row)


def _triples(triples: Iterable[Triple]) -> Triples:
    return Triples(tuple(sorted(set(triples), key=str)))


def _run_oxigraph(graph: RdfGraph, text: str) -> QueryResult:
    try:
        result = to_store(graph).query(text, prefixes=dict(graph.prefixes))
        if isinstance(result, QueryBoolean):
            return Answer(bool(result))
        if isinstance(result, QuerySolutions):
            names = tuple(v.value for v in result.variables)
            return Solutions(names, tuple(tuple(solution) for solution in result))
        return _triples(result)
    except SyntaxError as error:
        raise _syntax_error(str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be run: {error}") from error


def _syntax_error(message: str) -> QueryError:
    match = _PLACE.search(message)
    if match is None:
        return QueryError(f"the query cannot be parsed: {_short(message)}")
    line, column, reason = match.groups()
    return QueryError(
        f"the query cannot be parsed: {_short(reason)}", where=f"line {line}, column {column}"
    )


def _short(reason: str) -> str:
    # Oxigraph lists every character class that would have been possible.
    words = " ".join(reason.replace("one of Prefix not found", "a known prefix").split())
    return words if len(words) <= _MAXIMUM_REASON else words[: words.rfind(",", 0, 40)] + ", ..."


def _run_rdflib(graph: RdfGraph, text: str) -> QueryResult:
    from pyparsing import ParseException  # noqa: PLC0415 - only who asks for rdflib pays for it

    try:
        result = to_rdflib(graph).query(text, initNs=dict(graph.prefixes))
        return _from_rdflib(result)
    except ParseException as error:
        raise QueryError(
            f"the query cannot be parsed: {error.msg}",
            where=f"line {error.lineno}, column {error.column}",
        ) from error
    except Exception as error:
        # rdflib has no root for what goes wrong in an evaluation: bare Exceptions, too.
        raise QueryError(f"rdflib cannot run the query: {error}") from error


def _from_rdflib(result: Result) -> QueryResult:
    if result.type == "ASK":
        return Answer(bool(result.askAnswer))
    if result.graph is not None:
        return _triples(
            Triple(_term(s), _term(p), _term(o))  # type: ignore[arg-type]
            for s, p, o in result.graph
        )
    variables = tuple(result.vars or ())
    return Solutions(
        tuple(str(v) for v in variables),
        tuple(
            tuple(None if (t := binding.get(v)) is None else _term(t) for v in variables)
            for binding in result.bindings
        ),
    )


def _term(term: rdflib.term.Identifier) -> Term:
    from rdflib import BNode  # noqa: PLC0415 - rdflib is loaded already
    from rdflib import Literal as RdflibLiteral  # noqa: PLC0415 - as above

    if isinstance(term, RdflibLiteral):
        if term.language:
            return Literal(str(term), language=term.language)
        if term.datatype:
            return Literal(str(term), datatype=NamedNode(str(term.datatype)))
        return Literal(str(term))
    return BlankNode(str(term)) if isinstance(term, BNode) else NamedNode(str(term))
