"""The way from bytes to a graph: the stages in their order, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg._version import __version__
from kg.extract import extract, trace
from kg.language import parse_article
from kg.lexicon import load_lexicon
from kg.rdf.build import SourceNote, build_graph
from kg.rdf.fit import fit
from kg.read import read_plain

if TYPE_CHECKING:
    from kg.extract import Trace
    from kg.model import Article, Knowledge
    from kg.rdf.graph import RdfGraph

__all__ = ["Built", "SourceNote", "build", "read_article", "trace_article"]


@dataclass(frozen=True, slots=True)
class Built:
    """What came of one article: its text, what was read from it, and that as RDF."""

    article: Article
    knowledge: Knowledge
    graph: RdfGraph


def read_article(data: bytes, name: str = "-") -> Article:
    """Return an article in the plain form; ``name`` is what messages call it.

    Raises:
        InputError: The bytes are no article; the message says why.
    """
    return read_plain(data, name)


def build(article: Article, source: SourceNote | None = None) -> Built:
    """Read an article and return its graph; a pure function of the text and this version."""
    knowledge = fit(extract(article, parse_article(article), load_lexicon()))
    return Built(article, knowledge, build_graph(knowledge, __version__, source))


def trace_article(article: Article) -> Trace:
    """Read an article as :func:`build` does and return how each sentence was read.

    Its knowledge still holds what the ontology refuses.
    """
    return trace(article, parse_article(article), load_lexicon())
