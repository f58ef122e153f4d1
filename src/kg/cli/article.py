"""An article as the verbs take it: built with all that lies beside it, misfits told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import STANDARD_INPUT, progress, read_bytes, read_graph
from kg.errors import FormatError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.pipeline import Built
    from kg.rdf.graph import RdfGraph

__all__ = ["authority_option", "build_article", "graph_of", "is_graph"]


def authority_option() -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Give a verb the option ``--authority``."""
    return click.option(
        "--authority",
        "authorities",
        multiple=True,
        type=click.Path(dir_okay=False, path_type=Path),
        help="File of identifiers (TOML or CSV) beside the article's own; may be repeated.",
    )


def build_article(source: str, authorities: Iterable[Path] = (), *, decided: bool = True) -> Built:
    """Return what is built from an article ("-" is standard input) and the files beside it.

    Decisions that were not applied, and entities that were not linked, are told on standard
    error, one a line.

    Raises:
        InputError: The article, or a file beside it, cannot be read.
    """
    from kg.pipeline import build, read_article
    from kg.source import read_authority, read_decisions, read_source_note

    path = None if source == STANDARD_INPUT else Path(source)
    article = read_article(read_bytes(source), source)
    note = read_source_note(path) if path else None
    decisions = read_decisions(path) if path and decided else ()
    progress(f"{source}: reading")
    built = build(article, note, decisions, read_authority(path, authorities))
    progress("")
    for told in (*built.unapplied, *built.unlinked):
        line = InputError(str(told), where=source)
        click.echo(f"kg: {line}", err=True)
    return built


def is_graph(source: str) -> bool:
    """Whether a file is a graph, by its name; everything else is an article."""
    from kg.rdf.load import RdfFormat

    try:
        RdfFormat.of(Path(source).suffix)
    except FormatError:
        return False
    return True


def graph_of(source: str, authorities: Iterable[Path] = (), *, decided: bool = True) -> RdfGraph:
    """Return the graph in a file, or the one that is built from an article."""
    if is_graph(source):
        return read_graph(source, None)
    return build_article(source, authorities, decided=decided).graph
