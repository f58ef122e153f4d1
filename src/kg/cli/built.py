"""What is made of an article with all that people keep beside it; what did not fit is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.article import is_graph, read_article_file
from kg.cli.terminal import STANDARD_INPUT, progress, read_graph
from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Article
    from kg.pipeline import Built, Traced
    from kg.rdf.graph import RdfGraph

__all__ = ["build_article", "graph_of", "trace_article_file"]


def build_article(
    article: Article, source: str, authorities: Iterable[Path] = (), *, decided: bool = True
) -> Built:
    """Return what is built from an article and the files beside its own (``source``).

    Decisions that were not applied, and entities that were not linked, are told on standard
    error, one a line.

    Raises:
        InputError: A file beside the article cannot be read.
    """
    from kg.pipeline import build
    from kg.source import read_authority, read_decisions, read_source_note

    path = None if source == STANDARD_INPUT else Path(source)
    note = read_source_note(path) if path else None
    decisions = read_decisions(path) if path and decided else ()
    progress(f"{source}: reading")
    built = build(article, note, decisions, read_authority(path, authorities))
    _tell((*built.unapplied, *built.unlinked), source)
    return built


def trace_article_file(article: Article, source: str) -> Traced:
    """Return how an article was read, and what came of it with the decisions on it.

    Decisions that were not applied are told on standard error, one a line.

    Raises:
        InputError: The decisions cannot be read.
    """
    from kg.pipeline import trace_article
    from kg.source import read_decisions

    decisions = () if source == STANDARD_INPUT else read_decisions(Path(source))
    progress(f"{source}: reading")
    traced = trace_article(article, decisions)
    _tell(traced.unapplied, source)
    return traced


def graph_of(
    source: str,
    form: str | None,
    title: str,
    authorities: Iterable[Path] = (),
    *,
    decided: bool = True,
) -> RdfGraph:
    """Return the graph in a file, or the one that is built from an article."""
    if is_graph(source):
        return read_graph(source, None)
    article = read_article_file(source, form, title)
    return build_article(article, source, authorities, decided=decided).graph


def _tell(misfits: Iterable[object], source: str) -> None:
    progress("")
    for told in misfits:
        click.echo(f"kg: {InputError(str(told), where=source)}", err=True)
