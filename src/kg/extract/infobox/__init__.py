"""Infobox lines to claims: what is sure is read, the rest is reported.

Which key states what is in the lexicon (``infobox.toml``); the kinds of values, and the families
of lines that only together state something, are read here.
"""

from kg.extract.infobox.reading import read_infobox
from kg.extract.infobox.subject import type_subject

__all__ = ["read_infobox", "type_subject"]
