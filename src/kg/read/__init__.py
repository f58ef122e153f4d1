"""Bytes to an :class:`~kg.model.Article`: one normalised text, and its parts as spans."""

from kg.read.plain import read_plain
from kg.read.wikitext import looks_like_wikitext, read_wikitext

__all__ = ["looks_like_wikitext", "read_plain", "read_wikitext"]
