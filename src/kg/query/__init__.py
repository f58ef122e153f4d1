"""Asking a graph questions in SPARQL 1.1, over Oxigraph or rdflib.

Owns the named queries, running a query safely (it only reads, and only this one graph)
and showing its result as a table, CSV, JSON or Turtle.
"""

from __future__ import annotations

from kg.query.named import NamedQuery, find_query, named_queries
from kg.query.render import ResultFormat, render
from kg.query.results import Answer, Solutions, Triples
from kg.query.run import Engine, run_query

__all__ = [
    "Answer",
    "Engine",
    "NamedQuery",
    "ResultFormat",
    "Solutions",
    "Triples",
    "find_query",
    "named_queries",
    "render",
    "run_query",
]
