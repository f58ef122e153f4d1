"""``kg validate``: does a graph conform?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import emit, graph_argument, progress, read_graph

if TYPE_CHECKING:
    from kg.validate import ValidationReport

__all__ = ["command"]


@click.command(
    "validate",
    short_help="Check a graph against the ontology and its own text.",
    epilog="Example: kg validate exports/anna-varga.ttl",
)
@graph_argument("file")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "turtle", "json"]),
    default="text",
    show_default=True,
    help="Text for people, a SHACL report in Turtle, or JSON.",
)
def command(file: str, source_format: str | None, form: str) -> int:
    """Check a graph ("-" reads standard input) against the ontology, its shapes and its text.

    Exit code 0 means that it conforms, 1 that it does not.
    """
    from kg.publish import report_turtle
    from kg.validate import validate

    graph = read_graph(file, source_format)
    progress(f"{file}: validating")
    report = validate(graph)
    progress("")
    if form == "turtle":
        emit(report_turtle(graph, report).decode())
    else:
        emit(report.to_text() if form == "text" else _json(report))
    return 0 if report.conforms else 1


def _json(report: ValidationReport) -> str:
    results = [
        {
            "severity": result.severity.value,
            "message": result.message,
            "focus": _text(result.focus),
            "label": result.label,
            "path": _text(result.path),
            "value": _text(result.value),
            "quote": result.quote,
            "shape": _text(result.shape),
            "component": _text(result.component),
        }
        for result in report.results
    ]
    document = {"graph": report.graph.value, "conforms": report.conforms, "results": results}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _text(term: object) -> str | None:
    return None if term is None else str(getattr(term, "value", term))
