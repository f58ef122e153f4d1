"""Passages as RDF: Web Annotation selectors on the text, and on the markup it was rendered from.

See https://www.w3.org/TR/annotation-model/#specific-resources. Where an article was written in
markup, its text is a document of its own, derived from the file; so is each of its passages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.vocab import DCTERMS, OA, PROV, RDF, RDFS, kg

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.model import Article, Span

__all__ = ["CONTEXT", "Sources", "evidence", "markup_source"]

_TYPE = NamedNode(RDF + "type")
_LABEL = NamedNode(RDFS + "label")
_DERIVED = NamedNode(PROV + "wasDerivedFrom")
CONTEXT = 32
"""How many code points of context a quote selector carries on either side."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The document whose text the offsets count in, and the file of markup it is from."""

    document: NamedNode
    markup: NamedNode


def evidence(node: NamedNode, article: Article, span: Span, sources: Sources) -> Iterator[Triple]:
    """Yield what is said of a passage of an article, and of its place in the markup.

    Args:
        node: The passage.
        article: The article.
        span: Where the passage stands in its text.
        sources: What the passage is from.
    """
    text = article.text
    words = text[span.start : span.end]
    yield Triple(node, _TYPE, kg("Evidence"))
    yield Triple(node, _LABEL, Literal(words, language="en"))
    before = text[max(0, span.start - CONTEXT) : span.start]
    after = text[span.end : span.end + CONTEXT]
    quote = {"exact": words, "prefix": before, "suffix": after}
    yield from _passage(node, sources.document, span, quote)
    if article.rendered is None:
        return
    place = article.rendered.source(span)
    if place.start < place.end:  # else the reader's own words, such as the title
        marked = article.rendered.markup[place.start : place.end]
        passage = NamedNode(f"{node.value}-markup")
        yield Triple(node, _DERIVED, passage)
        yield Triple(passage, _LABEL, Literal(marked))
        yield from _passage(passage, sources.markup, place, {"exact": marked})


def _passage(
    node: NamedNode, source: NamedNode, span: Span, quote: Mapping[str, str]
) -> Iterator[Triple]:
    """Yield the selectors of a passage: by its quote and by its position."""
    yield Triple(node, _TYPE, NamedNode(OA + "SpecificResource"))
    yield Triple(node, NamedNode(OA + "hasSource"), source)
    position = {"start": span.start, "end": span.end}
    for kind, values in (("quote", quote), ("position", position)):
        selector = NamedNode(f"{node.value}-{kind}")
        yield Triple(node, NamedNode(OA + "hasSelector"), selector)
        yield Triple(selector, _TYPE, NamedNode(OA + f"Text{kind.title()}Selector"))
        for name, value in values.items():
            yield Triple(selector, NamedNode(OA + name), Literal(value))


def markup_source(article: Article, sources: Sources) -> Iterator[Triple]:
    """Yield what is said of the file of markup that an article was rendered from, if any."""
    if article.rendered is None:
        return
    node = sources.markup
    yield Triple(node, _TYPE, NamedNode(PROV + "Entity"))
    yield Triple(node, _LABEL, Literal(f"{article.title} (markup)", language="en"))
    yield Triple(node, NamedNode(DCTERMS + "format"), Literal(article.rendered.media_type))
    yield Triple(node, NamedNode(DCTERMS + "identifier"), Literal(f"sha256:{article.sha256}"))
    yield Triple(sources.document, _DERIVED, node)
