"""``kg coverage``: which sentences and words of an article were read, and which were not."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from kg.cli.article import article_options, read_article_file
from kg.cli.built import trace_article_file
from kg.cli.terminal import emit, write_file

__all__ = ["command"]


@click.command(
    "coverage",
    short_help="Show which words of an article were read, and which were not.",
    epilog="Example: kg coverage article.txt --html coverage.html",
)
@click.argument("article")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write a page with the article's words marked by what was read from them.",
)
@click.option(
    "--format", "output", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@article_options
def command(article: str, html: Path | None, output: str, form: str | None, title: str) -> int:
    """Show what of an article ("-" reads standard input) was read.

    A sentence is read if a statement rests on it. A word is used if it names what a statement
    tells of, says when, gives its value, or set off the rule that read it; only content words
    (nouns, names, verbs, adjectives, adverbs, numbers) are counted.
    """
    from kg.coverage import coverage, render_page, render_text
    from kg.explain import explain
    from kg.lexicon import load_lexicon

    read = read_article_file(article, form, title)
    traced = trace_article_file(read, article)
    covered = coverage(explain(traced.trace, traced.knowledge, load_lexicon()), read.text)
    if html is not None:
        write_file(html, render_page(covered))
    if output == "json":
        emit(json.dumps(asdict(covered), ensure_ascii=False, indent=2) + "\n")
    else:
        emit(render_text(covered))
    return 0
