"""Bytes to an :class:`~kg.model.Article`: one normalised text, and its parts as spans."""

from kg.read.plain import read_plain

__all__ = ["read_plain"]
