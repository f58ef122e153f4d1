"""Syntax: sentences of an article to dependency trees, by the pipeline shipped inside.

The model is trained by ``training/train_language.py`` and loaded from the package; spaCy is
imported only when the first sentence is parsed.
"""

from kg.language.asides import without_asides
from kg.language.pipeline import parse_article, parse_text

__all__ = ["parse_article", "parse_text", "without_asides"]
