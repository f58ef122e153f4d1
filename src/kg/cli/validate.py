"""``kg validate``: does a graph conform?"""

from __future__ import annotations

import click

from kg.cli.terminal import emit, graph_argument, progress, read_graph

__all__ = ["command"]


@click.command(
    "validate",
    short_help="Check a graph against the ontology and its own text.",
    epilog="Example: kg validate exports/graph.ttl",
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
    from kg.validate import validate

    graph = read_graph(file, source_format)
    progress(f"{file}: validating")
    report = validate(graph)
    progress("")
    emit({"text": report.to_text, "turtle": report.to_turtle, "json": report.to_json}[form]())
    return 0 if report.conforms else 1
