"""``kg explain``: how a sentence was read, and what a statement rests on."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict

import click

from kg.cli.article import article_options, read_article_file
from kg.cli.built import trace_article_file
from kg.cli.terminal import emit

__all__ = ["command"]

_UNDERLINE = ("\x1b[1;4m", "\x1b[0m")
_QUOTES = ("\u00ab", "\u00bb")


@click.command(
    "explain",
    short_help="Tell how a sentence was read, or where a statement comes from.",
    epilog="Example: kg explain article.txt --sentence 7",
)
@click.argument("article")
@click.option(
    "--sentence", "numbers", type=int, multiple=True, metavar="N",
    help="Sentence to explain, counted from 1; may be given several times.",
)  # fmt: skip
@click.option(
    "--statement", "names", multiple=True, metavar="IRI",
    help="Statement to explain: its IRI, st:NAME, or how its name begins.",
)  # fmt: skip
@click.option(
    "--format", "output", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@article_options
def command(
    article: str,
    numbers: tuple[int, ...],
    names: tuple[str, ...],
    output: str,
    form: str | None,
    title: str,
) -> int:
    """Tell how an article ("-" reads standard input) was read.

    Without options its sentences are listed with their numbers: how many statements each
    gave, how many of its predicates were not read, how many claims the ontology refused.

    A sentence is shown with its parse, its mentions and what they stand for, its times, its
    predicates with the frames that fit or nearly fit, and its statements. A statement is shown
    with its time, its modality, the words that it rests on, the rule that read them, and what a
    person decided on it.
    """
    from kg.explain import explain, find_sentence, find_statement
    from kg.lexicon import load_lexicon

    traced = trace_article_file(read_article_file(article, form, title), article)
    report = explain(traced.trace, traced.knowledge, load_lexicon())
    sentences = [find_sentence(report, number) for number in numbers]
    statements = [find_statement(report, name) for name in names]
    if output == "json":
        chosen = [*map(asdict, sentences), *map(asdict, statements)]
        value = (chosen[0] if len(chosen) == 1 else chosen) if chosen else asdict(report)
        emit(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
    elif sentences or statements:
        from kg.explain import render_sentence, render_statement

        texts = [render_sentence(report, s) for s in sentences]
        _emit_marked("\n".join([*texts, *map(render_statement, statements)]))
    else:
        from kg.explain import render_index

        emit(render_index(report))
    return 0


def _emit_marked(text: str) -> None:
    """Write a text with its marked words underlined on a terminal, in quotes elsewhere."""
    from kg.explain import MARKS

    underlined = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    emit(text, dict(zip(MARKS, _UNDERLINE if underlined else _QUOTES, strict=True)))
