"""What the tests of extraction share: a small article, read, as plain sets of labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pytest

from kg.extract import extract
from kg.language import parse_article
from kg.lexicon import load_lexicon
from kg.model import Literal, Modality, Name
from kg.pipeline import read_article

if TYPE_CHECKING:
    from kg.model import Entity, Knowledge, Statement, TimeSpan

Fact = tuple[str, str, str]


@dataclass(frozen=True)
class Said:
    """What was read from an article, every entity by its label."""

    knowledge: Knowledge

    @property
    def entities(self) -> dict[str, Entity]:
        """Entities by label, without the sides of events: they share the labels of others."""
        return {e.label: e for e in self.knowledge.entities if e.type != "Side"}

    @property
    def types(self) -> dict[str, str]:
        return {label: e.type for label, e in self.entities.items()}

    def statements(self, *properties: str, modality: str = "asserted") -> list[Statement]:
        return [
            s
            for s in self.knowledge.statements
            if s.property in properties and s.modality is Modality(modality)
        ]

    def facts(self, *properties: str, modality: str = "asserted") -> set[Fact]:
        return {
            (self._label(s.subject), s.property, self.value(s))
            for s in self.statements(*properties, modality=modality)
        }

    def unasserted(self) -> set[tuple[str, str, str, str]]:
        """Everything that is not a fact, with its modality."""
        return {
            (str(s.modality), self._label(s.subject), s.property, self.value(s))
            for s in self.knowledge.statements
            if s.modality is not Modality.ASSERTED
        }

    def roles(self, event: str) -> set[tuple[str, str]]:
        """Participants of an event with their roles."""
        return {
            (self.value(s), str(dict(s.qualifiers).get("role", "")).removeprefix("t:"))
            for s in self.statements("hasParticipant")
            if self._label(s.subject) == event
        }

    def time(self, subject: str, property_: str, object_: str) -> TimeSpan | None:
        """Return the time of the one fact like this."""
        found = [
            s.time
            for s in self.statements(property_)
            if (self._label(s.subject), self.value(s)) == (subject, object_)
        ]
        assert len(found) == 1, f"{len(found)} facts: {subject} {property_} {object_}"
        return found[0]

    def qualifiers(self, property_: str) -> list[dict[str, str]]:
        return [
            {name: self._label(v) if isinstance(v, str) else v.text for name, v in s.qualifiers}
            for s in self.statements(property_)
        ]

    def names(self) -> set[tuple[str, str, str, str]]:
        """Owner, text, language tag and kind of every name."""
        return {
            (self._label(s.subject), s.object.text, s.object.language, s.object.kind)
            for s in self.statements("hasName")
            if isinstance(s.object, Name)
        }

    def unread(self) -> list[tuple[str, str]]:
        """The words that were not understood, with the reason."""
        return [(self.knowledge.article.surface(s), why) for s, why in self.knowledge.unread]

    def value(self, statement: Statement) -> str:
        if isinstance(statement.object, (Literal, Name)):
            return statement.object.text
        return self._label(statement.object)

    def _label(self, key: str) -> str:
        return next((e.label for e in self.knowledge.entities if e.key == key), key)


class Read(Protocol):
    """Reads sentences that stand in the first section of a person's article."""

    def __call__(self, text: str, *, title: str = ..., infobox: str = ...) -> Said: ...


@pytest.fixture(scope="session")
def read() -> Read:
    def run(text: str, *, title: str = "Anna Varga", infobox: str = "- Birth Date: 1891") -> Said:
        source = f"= {title} =\n\n{title}\n{infobox}\n\n==Life==\n{text}\n"
        article = read_article(source.encode(), "article.txt")
        return Said(extract(article, parse_article(article), load_lexicon()))

    return run
