"""Every quote stands in the text of its document, at its offsets and among its neighbours.

Offsets are half-open and count Unicode code points of ``kg:normalizedText``. See
https://www.w3.org/TR/annotation-model/#text-quote-selector.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.rdf.vocab import KG, OA
from kg.validate.report import ValidationResult, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.validate.facts import Facts, Node, Term

__all__ = ["check_passages"]


def check_passages(facts: Facts) -> Iterator[ValidationResult]:
    """Find quotes, prefixes and suffixes that are not in the text where they should be."""
    for passage, properties in facts.values.items():
        selectors = properties.get(OA + "hasSelector", ())
        texts = [
            text.value
            for document in properties.get(OA + "hasSource", ())
            for text in facts.of(document, KG + "normalizedText")
            if isinstance(text, Literal)
        ]
        starts, ends = (_offsets(facts, selectors, OA + name) for name in ("start", "end"))
        # What is missing or double is for the shapes to say.
        if len(texts) == len(starts) == len(ends) == 1:
            yield from _compare(facts, passage, selectors, texts[0], (starts[0], ends[0]))


def _offsets(facts: Facts, selectors: Sequence[Term], prop: str) -> list[int]:
    values = [value for selector in selectors for value in facts.of(selector, prop)]
    texts = [value.value for value in values if isinstance(value, Literal)]
    return [int(text) for text in texts if text.isascii() and text.isdigit()]


def _compare(
    facts: Facts,
    passage: Node,
    selectors: Sequence[Term],
    text: str,
    offsets: tuple[int, int],
) -> Iterator[ValidationResult]:
    start, end = offsets
    if not start <= end <= len(text):
        message = (
            f"the offsets {start} and {end} are in the text, which has {len(text)} code points"
        )
        yield found("PassageShape", passage, message, path=NamedNode(OA + "hasSelector"))
        return
    checks = (
        ("exact", "the quote stands in the text at its offsets", lambda s: s == text[start:end]),
        ("prefix", "the prefix stands before the quote", lambda s: text.endswith(s, 0, start)),
        ("suffix", "the suffix stands after the quote", lambda s: text.startswith(s, end)),
    )
    for name, message, holds in checks:
        for selector in selectors:
            for value in facts.of(selector, OA + name):
                if isinstance(value, Literal) and not holds(value.value):
                    path = NamedNode(OA + name)
                    yield found("PassageShape", passage, message, path=path, value=value)
