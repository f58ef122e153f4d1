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
from kg.link import link_entities
from kg.rdf.build import SourceNote, build_graph
from kg.rdf.fit import fit
from kg.read import looks_like_wikitext, read_plain, read_wikitext
from kg.review import apply_decisions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract import Trace
    from kg.link import Entry, Unlinked
    from kg.model import Article, Knowledge
    from kg.rdf.graph import RdfGraph
    from kg.review import Decision, Unapplied

__all__ = ["Built", "Form", "SourceNote", "Traced", "build", "read_article", "trace_article"]

_WIKITEXT_NAMES = frozenset({".wiki", ".wikitext", ".mediawiki"})


class Form(StrEnum):
    """A form that articles are written in."""

    PLAIN = "plain"
    WIKITEXT = "wikitext"


@dataclass(frozen=True, slots=True)
class Built:
    """What came of one article: its text, what was read from it, and that as RDF.

    Attributes:
        article: The text.
        knowledge: What was read, decisions and links included.
        graph: That as RDF.
        unapplied: The decisions that were not applied, with the reason.
        unlinked: The entities that an authority file names without being clear.
    """

    article: Article
    knowledge: Knowledge
    graph: RdfGraph
    unapplied: tuple[Unapplied, ...] = ()
    unlinked: tuple[Unlinked, ...] = ()


@dataclass(frozen=True, slots=True)
class Traced:
    """How an article was read, and what came of it.

    The knowledge of the trace still holds what the ontology refuses; ``knowledge`` is what
    stands in the graph.
    """

    trace: Trace
    knowledge: Knowledge
    unapplied: tuple[Unapplied, ...] = ()


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


def build(
    article: Article,
    source: SourceNote | None = None,
    decisions: Iterable[Decision] = (),
    authority: Iterable[Entry] = (),
) -> Built:
    """Read an article and return its graph; a pure function of its arguments and this version.

    Args:
        article: The text.
        source: Its licence and attribution, where they are known.
        decisions: What people decided on what is read from it.
        authority: What authority files say of the things it tells of.
    """
    read = fit(extract(article, parse_article(article), load_lexicon()))
    decided, unapplied = apply_decisions(read, decisions)
    linked, unlinked = link_entities(decided, authority)
    graph = build_graph(linked, __version__, source)
    return Built(article, linked, graph, unapplied, unlinked)


def trace_article(article: Article, decisions: Iterable[Decision] = ()) -> Traced:
    """Read an article as :func:`build` does and return how each sentence was read.

    Args:
        article: The text.
        decisions: What people decided on what is read from it.
    """
    trace_ = trace(article, parse_article(article), load_lexicon())
    decided, unapplied = apply_decisions(fit(trace_.knowledge), decisions)
    return Traced(trace_, decided, unapplied)
