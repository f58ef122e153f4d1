"""Parses to mentions: noun phrases with their parts, and expressions of time."""

from kg.mentions.phrases import Phrase, find_phrases
from kg.mentions.times import TimeExpression, find_times

__all__ = ["Phrase", "TimeExpression", "find_phrases", "find_times"]
