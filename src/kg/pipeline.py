"""The way from bytes to a graph: the stages in their order, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg._version import __version__
from kg.extract import extract
from kg.language import parse_article
from kg.lexicon import load_lexicon
from kg.link import link_entities
from kg.rdf.build import SourceNote, build_graph
from kg.rdf.fit import fit
from kg.read import read_plain
from kg.review import apply_decisions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.link import Entry, Unlinked
    from kg.model import Article, Knowledge
    from kg.rdf.graph import RdfGraph
    from kg.review import Decision, Unapplied

__all__ = ["Built", "SourceNote", "build", "read_article"]


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


def read_article(data: bytes, name: str = "-") -> Article:
    """Return an article in the plain form; ``name`` is what messages call it.

    Raises:
        InputError: The bytes are no article; the message says why.
    """
    return read_plain(data, name)


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
