"""``kg query``: ask a graph in SPARQL, by the name of a question or in own words."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.terminal import STANDARD_INPUT, emit, graph_argument, read_bytes, read_graph
from kg.errors import InputError

__all__ = ["command"]


def _list(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    """Print the named queries and stop; no graph is needed for that."""
    del parameter
    if value:
        from kg.query import named_queries
        from kg.query.render import render_table

        emit(render_table(("name", "answers"), [(q.name, q.summary) for q in named_queries()]))
        context.exit()


@click.command(
    "query",
    short_help="Ask a graph in SPARQL, by name or in own words.",
    epilog="Example: kg query exports/anna-varga.ttl people.rq --format csv",
)
@graph_argument()
@click.argument("question", metavar="NAME|FILE.rq|-")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "turtle"]),
    help="How to show the result; by default a table, or Turtle for triples.",
)
@click.option(
    "--engine",
    type=click.Choice(["oxigraph", "rdflib"]),
    default="oxigraph",
    show_default=True,
    help="The SPARQL engine.",
)
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list,
    help="List the named queries and what they answer.",
)
def command(
    graph: str, source_format: str | None, question: str, form: str | None, engine: str
) -> int:
    """Ask a graph a named query, a query in a file, or one from standard input ("-").

    SELECT, ASK, CONSTRUCT and DESCRIBE are answered; updates, SERVICE and FROM are refused.
    """
    from kg.query import Engine, ResultFormat, Triples, render, run_query

    text = _text(question, graph)
    loaded = read_graph(graph, source_format)
    result = run_query(loaded, text, Engine(engine))
    default = ResultFormat.TURTLE if isinstance(result, Triples) else ResultFormat.TABLE
    emit(render(result, ResultFormat(form) if form else default, loaded.prefixes))
    return 0


def _text(question: str, graph: str) -> str:
    from kg.query import find_query

    if question == STANDARD_INPUT == graph:
        raise InputError("the graph and the query cannot both come from standard input")
    if question != STANDARD_INPUT and not question.endswith(".rq") and not Path(question).is_file():
        return find_query(question).text
    try:
        return read_bytes(question).decode()
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 at byte {error.start}", where=question) from error
