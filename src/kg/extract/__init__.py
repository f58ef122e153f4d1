"""Mentions to claims: the interpreter of the lexicon over argument structures.

:func:`extract` is the whole reading half after parsing: who is who, what is said of them,
when, how sure, and where it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.accompanied import read_accompanied
from kg.extract.attributes import read_attributes
from kg.extract.commanders import read_commanders
from kg.extract.companions import read_companions
from kg.extract.context import Context
from kg.extract.frames import make_event, read_frames
from kg.extract.freeze import freeze
from kg.extract.independence import read_independence
from kg.extract.infobox import read_infobox, type_subject
from kg.extract.links import link_causes, link_order, link_parts
from kg.extract.modality import HEARSAY
from kg.extract.name_types import register_names
from kg.extract.subject import settle_subject
from kg.extract.tenure import read_tenures
from kg.extract.trace import Trace, traced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.lexicon import Lexicon
    from kg.model import Article, Knowledge, Parse

__all__ = ["HEARSAY", "Trace", "extract", "trace"]


def extract(article: Article, parses: Iterable[Parse], lexicon: Lexicon) -> Knowledge:
    """Return everything that the article says, as far as it is understood.

    Args:
        article: The text.
        parses: The trees of its sentences, in order.
        lexicon: What the words mean.
    """
    return freeze(_read(article, parses, lexicon))


def trace(article: Article, parses: Iterable[Parse], lexicon: Lexicon) -> Trace:
    """Return what :func:`extract` returns, and how each sentence of it was read."""
    context = _read(article, parses, lexicon)
    return traced(context, freeze(context))


def _read(article: Article, parses: Iterable[Parse], lexicon: Lexicon) -> Context:
    context = Context(article, parses, lexicon, make_event)
    type_subject(context)
    settle_subject(context)
    read_infobox(context)
    register_names(context)
    for unit in context.units:
        read_attributes(context, unit)
        read_frames(context, unit)
        read_commanders(context, unit)
        read_accompanied(context, unit)
        read_companions(context, unit)
        read_tenures(context, unit)
        # After the frames, which tell what is only planned.
        read_independence(context, unit)
    link_causes(context)
    link_order(context)
    link_parts(context)
    context.sides.name_all()
    return context
