"""All the files of one article: the graph in every format, its page and its validation report.

Joins the publishers, which do not know each other. Bytes only: writing them is for
:mod:`kg.files`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.export import ExportFormat, export_all, file_stem, write_graph
from kg.rdf.describe import describe
from kg.rdf.graph import RdfGraph
from kg.view import LARGE, article_context, render_page, view_model

if TYPE_CHECKING:
    from kg.validate import ValidationReport

__all__ = ["all_files", "page", "report_turtle"]

_SHACL = ("sh", "http://www.w3.org/ns/shacl#")


def all_files(graph: RdfGraph, report: ValidationReport) -> dict[str, bytes]:
    """Return every file of a graph, by name; the same graph gives the same bytes.

    Raises:
        OutputError: A format cannot hold the graph.
    """
    stem = file_stem(graph)
    others = {
        f"{stem}.html": ("text/html", page(graph)),
        f"{stem}.validation.ttl": ("text/turtle", report_turtle(graph, report)),
    }
    files = export_all(graph, others)
    return files | {name: content for name, (_, content) in others.items()}


def page(graph: RdfGraph, *, tongue: str = "", large: bool | None = None) -> bytes:
    """Return the HTML page of a graph.

    Args:
        graph: The graph of an article.
        tongue: Language of the page's own words; by default the reader's.
        large: Whether it opens on a part of the graph and draws the rest when asked; by default
            if there are :data:`kg.view.LARGE` things or more.

    Raises:
        NotFoundError: The page does not speak this language.
    """
    least = LARGE if large is None else 0 if large else sys.maxsize
    model = view_model(describe(graph), article_context(graph), large=least)
    return render_page(model, tongue=tongue).encode("utf-8", "replace")


def report_turtle(graph: RdfGraph, report: ValidationReport) -> bytes:
    """Return the validation report of a graph as a SHACL report in Turtle."""
    name = NamedNode(f"{graph.name.value}#validation")
    prefixes = (*graph.prefixes, _SHACL)
    return write_graph(RdfGraph.of(name, report.to_triples(), prefixes), ExportFormat.TURTLE)
