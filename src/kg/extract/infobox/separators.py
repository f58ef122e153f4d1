"""What separates the parts of a value, by what kind of thing they are.

A comma stands between two names, inside one ("Holt, Jr."), or before what belongs to neither
(a degree, a year). Each rule is given the words before and after, and says ``split``,
``join`` or ``drop``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.infobox.pieces import Separators, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extract.context import Context

__all__ = ["separators_for"]

_YEAR = re.compile(r"[(\s]*(?:c\. ?)?\d{3,4}\b[\d\s\u2013-]*\)?$")
# Words of a peer's title without "of".
_PEER = 2
# Words of the number of a unit ("6th Battalion").
_UNIT = 2
# Words from which on what stands after "University of X," is no campus.
_NAME = 3
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_CLASS_OF_ORDER = re.compile(
    r"(?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|[IV]+)\b.*(?:class|degree|grade)|"
    r"class\b|grand cross|knight|commander$|officer$|with\b|in\b|for\b",
    re.IGNORECASE,
)


class _Rules:
    """The rules of commas and conjunctions, with the words they ask for."""

    def __init__(self, context: Context) -> None:
        self.words = context.lexicon.infobox.words
        self.registry = context.registry

    def _has(self, text: str, kind: str) -> bool:
        return any(w.strip(".,'\u2019s") in self.words[kind] for w in words_of(text))

    def person(self, before: str, after: str) -> str:
        words = words_of(after)
        if words[0] in {"including", "incl.", "notably"}:
            return "split"
        if words[0] in self.words["suffix"]:
            return "join"
        if words[0] in self.words["peer"] and len(words) == _PEER:
            return "join"
        ranked = words[0] in self.words["rank"] and (
            "of" in words or words[-1] == words_of(before)[-1]
        )
        if ranked or (_ORDINAL.match(words[0]) and len(words) > 1):
            return "join"
        return "drop" if after[0].islower() and words[0] not in self.words["small"] else "split"

    def persons_joined(self, before: str, after: str) -> str:
        if re.match(r"[IVX]+$", after):
            return "join"  # "James VI and I"
        names = not after[0].islower() and before.rsplit(maxsplit=1)[-1][0].isupper()
        return "split" if names or words_of(after)[0] in self.words["small"] else "drop"

    def event(self, _before: str, after: str) -> str:
        if _YEAR.match(after):
            return "drop"
        return "join" if after[0].islower() else "split"

    def events_joined(self, before: str, after: str) -> str:
        both = self._has(before, "event") and self._has(after, "event")
        neither = not self._has(before, "event") and not self._has(after, "event")
        return "split" if (both or neither) and after[0].isupper() else "join"

    def group(self, before: str, after: str) -> str:
        if _YEAR.match(after):
            return "drop"
        words = words_of(before)
        if len(words) == _UNIT and words[1] in self.words["sub-unit"]:
            return "join"
        company = re.match(r"(?:Inc|Ltd|LLC|Co|Corp|S\.A|plc|GmbH)\b", after)
        return "join" if after[0].islower() or company else "split"

    def groups_joined(self, before: str, after: str) -> str:
        shown = self.registry.class_of_name(after)
        inner = " of " in before or " for " in before
        return "join" if (inner and not shown) or not after[0].isupper() else "split"

    def school(self, before: str, after: str) -> str:
        words = [w.strip("().,") for w in words_of(after)]
        if all(w in self.words["degree"] or f"{w}." in self.words["degree"] for w in words):
            return "drop"
        if _YEAR.match(after) or after[0].islower():
            return "drop"
        if self._has(after, "school") or not self._has(before, "school"):
            return "split"
        of = re.match(r"(?:The\s+)?University of|.*\bCollege$", before)
        if not of or "," in before:
            return "drop"
        return "join" if len(words) < _NAME and not after.isupper() else "split"

    def schools_joined(self, before: str, after: str) -> str:
        both = self._has(before, "school") and self._has(after, "school")
        return "split" if (both and " of " in before) or (both and " of " in after) else "join"

    def award(self, _before: str, after: str) -> str:
        if after[0].islower() or _YEAR.match(after) or _CLASS_OF_ORDER.match(after):
            return "join"
        return "split"

    def work(self, _before: str, after: str) -> str:
        return "join" if after[0].islower() or _YEAR.match(after) else "split"

    def text(self, _before: str, _after: str) -> str:
        return "split"


def separators_for(context: Context) -> Mapping[str, Separators]:
    """Return what separates values, by the ways of ``infobox.toml`` to read them."""
    rules = _Rules(context)
    persons = Separators(rules.person, rules.persons_joined)
    groups = Separators(rules.group, rules.groups_joined, glued=2)
    return {
        "persons": persons,
        "kin": persons,
        "officers": persons,
        "agents": Separators(rules.person, rules.groups_joined, glued=1),
        "groups": groups,
        "forces": groups,
        "polities": Separators(rules.text, rules.text, slash=True),
        "peoples": Separators(rules.text, rules.text, slash=True),
        "sides": Separators(rules.group, rules.groups_joined),
        "schools": Separators(rules.school, rules.schools_joined, glued=2),
        "events": Separators(rules.event, rules.events_joined, glued=1),
        "awards": Separators(rules.award, glued=2),
        "works": Separators(rules.work, glued=1),
        "names": Separators(rules.text, glued=0),
        "name": Separators(glued=0),
        "texts": Separators(rules.text, glued=1),
        "joined-texts": Separators(rules.text, rules.text, glued=1),
        "items": Separators(glued=0),
        "places": Separators(glued=1),
    }
