"""The article that a verb reads: its argument, the options that say what it is, its bytes.

Every verb that takes an article takes it through here, so that all of them know both forms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.terminal import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Article

__all__ = ["article_options", "read_article_file"]


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


def read_article_file(source: str, form: str | None, title: str) -> Article:
    """Return the article in a file or, for ``-``, on standard input.

    Raises:
        InputError: The file cannot be read, or holds no article.
    """
    from kg.pipeline import read_article

    return read_article(read_bytes(source), source, form=form, title=title)
