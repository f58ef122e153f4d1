"""The values that cross a border between stages: text, syntax, and what was read from it.

No RDF and no input or output here. All values are frozen; tuples are in the order of the
text. Offsets are half-open and count Unicode code points of one normalised text.
"""

from kg.model.article import Anchor, Article, InfoboxField, Run, Section, Sentence, SourceMap, Span
from kg.model.knowledge import (
    Bounds,
    Entity,
    Knowledge,
    Literal,
    Modality,
    Name,
    Statement,
    TimeBasis,
    TimeSpan,
)
from kg.model.people import Link, Review, Reviewer, Verdict
from kg.model.syntax import Parse, Token

__all__ = [
    "Anchor",
    "Article",
    "Bounds",
    "Entity",
    "InfoboxField",
    "Knowledge",
    "Link",
    "Literal",
    "Modality",
    "Name",
    "Parse",
    "Review",
    "Reviewer",
    "Run",
    "Section",
    "Sentence",
    "SourceMap",
    "Span",
    "Statement",
    "TimeBasis",
    "TimeSpan",
    "Token",
    "Verdict",
]
