"""The way from bytes to a graph: the stages in their order, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING

from kg._version import __version__
from kg.errors import InputError
from kg.extract import extract, trace
from kg.language import parse_article
from kg.lexicon import load_lexicon
from kg.rdf.build import SourceNote, build_graph
from kg.rdf.fit import fit
from kg.read import looks_like_wikitext, read_plain, read_wikitext

if TYPE_CHECKING:
    from kg.extract import Trace
    from kg.model import Article, Knowledge
    from kg.rdf.graph import RdfGraph

__all__ = ["Built", "Form", "SourceNote", "build", "read_article", "trace_article"]

_WIKITEXT_NAMES = frozenset({".wiki", ".wikitext", ".mediawiki"})


class Form(StrEnum):
    """A form that articles are written in."""

    PLAIN = "plain"
    WIKITEXT = "wikitext"


@dataclass(frozen=True, slots=True)
class Built:
    """What came of one article: its text, what was read from it, and that as RDF."""

    article: Article
    knowledge: Knowledge
    graph: RdfGraph


def read_article(
    data: bytes, name: str = "-", *, form: str | None = None, title: str = ""
) -> Article:
    """Return the article that a file holds.

    Args:
        data: Its bytes.
        name: What messages call it; the title, where the article has none.
        form: A :class:`Form`. By default wikitext for a name that ends in ``.wiki``,
            ``.wikitext`` or ``.mediawiki``; else what the beginning of the file looks like.
        title: The title, if it is not the one that the article gives itself.

    Raises:
        InputError: The bytes are no article, or there is no such form; the message says why.
    """
    chosen = _form_of(data, name) if form is None else form
    if chosen == Form.WIKITEXT:
        return read_wikitext(data, name, title)
    if chosen == Form.PLAIN:
        return read_plain(data, name, title)
    raise InputError(f"no form of articles: {form}", where=name, hint=f"say {' or '.join(Form)}")


def _form_of(data: bytes, name: str) -> Form:
    named = PurePath(name).suffix.casefold() in _WIKITEXT_NAMES
    return Form.WIKITEXT if named or looks_like_wikitext(data) else Form.PLAIN


def build(article: Article, source: SourceNote | None = None) -> Built:
    """Read an article and return its graph; a pure function of the text and this version."""
    knowledge = fit(extract(article, parse_article(article), load_lexicon()))
    return Built(article, knowledge, build_graph(knowledge, __version__, source))


def trace_article(article: Article) -> Trace:
    """Read an article as :func:`build` does and return how each sentence was read.

    Its knowledge still holds what the ontology refuses.
    """
    return trace(article, parse_article(article), load_lexicon())
