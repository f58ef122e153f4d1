"""The lexicon: which words of the language, and which infobox keys, express what."""

from kg.lexicon.entries import (
    Event,
    Frame,
    Lexicon,
    People,
    Yield,
    load_lexicon,
    read_lexicon,
)
from kg.lexicon.infobox import InfoboxKey, InfoboxLexicon, split_key

__all__ = [
    "Event",
    "Frame",
    "InfoboxKey",
    "InfoboxLexicon",
    "Lexicon",
    "People",
    "Yield",
    "load_lexicon",
    "read_lexicon",
    "split_key",
]
