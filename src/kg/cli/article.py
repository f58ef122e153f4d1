"""The article that a verb reads: its argument, the options that say what it is, its bytes.

Every verb that takes an article takes it through here, so that all of them know both forms.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import read_bytes
from kg.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Article

__all__ = ["article_options", "authority_option", "is_graph", "read_article_file"]


def article_options(verb: Callable[..., int]) -> Callable[..., int]:
    """Give a verb the options ``--form`` and ``--title``, passed on as such."""
    form = click.option(
        "--form",
        type=click.Choice(["plain", "wikitext"]),
        help="How the article is written; by default seen from its name or its beginning.",
    )
    title = click.option(
        "--title", default="", help="Its title, if not the one that it gives itself."
    )
    return form(title(verb))


def authority_option(verb: Callable[..., int]) -> Callable[..., int]:
    """Give a verb the option ``--authority``, passed on as ``authorities``."""
    return click.option(
        "--authority",
        "authorities",
        multiple=True,
        type=click.Path(dir_okay=False, path_type=Path),
        help="File of identifiers (TOML or CSV) beside the article's own; may be repeated.",
    )(verb)


def read_article_file(source: str, form: str | None, title: str) -> Article:
    """Return the article in a file or, for ``-``, on standard input.

    Raises:
        InputError: The file cannot be read, or holds no article.
    """
    from kg.pipeline import read_article

    return read_article(read_bytes(source), source, form=form, title=title)


def is_graph(source: str) -> bool:
    """Whether a file is a graph, by its name; everything else is an article."""
    from kg.rdf.load import RdfFormat

    try:
        RdfFormat.of(Path(source).suffix)
    except FormatError:
        return False
    return True
