"""Parses to mentions: noun phrases with their parts, and expressions of time."""

from kg.mentions.mending import mended
from kg.mentions.phrase import Phrase, Phrases
from kg.mentions.phrases import find_phrases
from kg.mentions.times import TimeExpression, find_times
from kg.mentions.told import KnownNames, known_names

__all__ = [
    "KnownNames",
    "Phrase",
    "Phrases",
    "TimeExpression",
    "find_phrases",
    "find_times",
    "known_names",
    "mended",
]
