"""What mending does to the tree of a text."""

from __future__ import annotations

from kg.language import parse_text
from kg.lexicon import load_lexicon
from kg.mentions import mended

__all__ = ["LEXICON", "edges"]

LEXICON = load_lexicon()


def edges(text: str) -> dict[str, tuple[str, str]]:
    """Return each word that is mended with its new relation and governor."""
    parse = parse_text(text)
    after = mended(parse, LEXICON)
    pairs = zip(parse.tokens, after.tokens, strict=True)
    return {b.text: (b.dep, after.tokens[b.head].text) for a, b in pairs if a != b}
