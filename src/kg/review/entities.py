"""Who and what a decision names: the entities of the article, and new ones with a class."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.model import Entity, Literal, Name, Span
from kg.rdf.vocab import is_subclass, kg
from kg.review.terms import concept_key, degrees_literal, entity_class, kind_of_object
from kg.review.times import date_literal
from kg.text import fold, script_of, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Knowledge

__all__ = ["Entities"]


class Entities:
    """The entities of one article while decisions are applied.

    Attributes:
        labels: What a reader calls an entity, by its key.
        classes: The local name of its class, by its key.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._text = knowledge.article.text
        self._entities = {entity.key: entity for entity in knowledge.entities}
        self.labels = {key: entity.label for key, entity in self._entities.items()}
        self.classes = {key: entity.type for key, entity in self._entities.items()}

    def all(self) -> tuple[Entity, ...]:
        """Return all of them, new ones last."""
        return tuple(self._entities.values())

    @contextmanager
    def draft(self) -> Iterator[Entities]:
        """Forget the entities that are made within, if what needed them fails."""
        kept = dict(self._entities), dict(self.labels), dict(self.classes)
        try:
            yield self
        except InputError:
            self._entities, self.labels, self.classes = kept
            raise

    def find(self, text: str, class_: str, passage: Span) -> str:
        """Return the key of what a text names; with a class, one is made where none is.

        Args:
            text: Its label, another name of it, or the last part of its IRI.
            class_: The local name of its class, or empty where the name leaves no choice.
            passage: Where a new one is mentioned.

        Raises:
            InputError: Several are meant, or none and there is no class.
        """
        wanted = entity_class(class_) if class_ else ""
        fitting = [
            e for e in self._entities.values() if not wanted or is_subclass(kg(e.type), kg(wanted))
        ]
        for same in (
            lambda e: text.rsplit("/", 1)[-1] == e.key and ("/" in text or text == e.key),
            lambda e: e.label == text,
            lambda e: fold(text) in {fold(e.label), *(fold(name) for name, _ in e.alternatives)},
        ):
            found = [e for e in fitting if same(e)]
            if len(found) > 1:
                classes = ", ".join(sorted({e.type for e in found}))
                raise InputError(
                    "several things have this name", where=text, hint=f"give the class: {classes}"
                )
            if found:
                return found[0].key
        if not wanted:
            raise InputError("nothing has this name", where=text, hint="give a class to add it")
        return self._new(text, wanted, passage)

    def value(
        self,
        property_: str,
        text: str,
        class_: str,
        passage: Span,
        old: str | Literal | Name | None,
    ) -> str | Literal | Name:
        """Return the object that a text stands for after a property.

        Args:
            property_: The name of the property.
            text: What the object is called, or the value.
            class_: The class of a thing, as in :meth:`find`.
            passage: Where a new thing is mentioned.
            old: What stood there before, which a value keeps its language and kind from.

        Raises:
            InputError: It stands for nothing that the property can lead to.
        """
        kind = kind_of_object(property_)
        if kind == "entity":
            return self.find(text, class_, passage)
        if class_:
            raise InputError("a value has no class", where=class_)
        if kind == "concept":
            return concept_key(text, property_)
        if kind in {"date", "degrees"}:
            return date_literal(text) if kind == "date" else degrees_literal(property_, text)
        if kind == "name":
            if isinstance(old, Name):
                return replace(old, text=text)
            script = script_of(text)
            return Name(text, "en" if script in {"Latn", "Zyyy"} else f"und-{script}", "")
        return replace(old, text=text) if isinstance(old, Literal) else Literal(text, "en")

    def _new(self, label: str, class_: str, passage: Span) -> str:
        stem = key = slug(label)
        number = 1
        while key in self._entities:
            number += 1
            key = f"{stem}-{number}"
        at = self._text.find(label, passage.start, passage.end)
        mention = Span(at, at + len(label)) if at >= 0 else passage
        self._entities[key] = Entity(key, class_, label, (mention,))
        self.labels[key], self.classes[key] = label, class_
        return key
