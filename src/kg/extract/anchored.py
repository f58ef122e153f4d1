"""The phrases of a sentence, named by the articles that their words link to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.mentions import Phrase, Phrases
    from kg.resolve import Registry

__all__ = ["anchored"]


def anchored(phrases: Phrases, registry: Registry) -> Phrases:
    """Return the phrases with the names that links give to their words.

    A common noun that leads to an article with a name stands for that name: "the rising", if
    it leads to "Zenda Uprising". Offices and occupations stay what they are.
    """
    named = {head: _named(phrase, registry) for head, phrase in phrases.by_head.items()}
    return replace(phrases, by_head=named)


def _named(phrase: Phrase, registry: Registry) -> Phrase:
    anchors = registry.anchors
    before = tuple((anchors.name(name, span), span) for name, span in phrase.names_before)
    if phrase.kind == "name":
        name = anchors.name(phrase.name, phrase.name_span)
        return replace(phrase, name=name, names_before=before)
    if phrase.kind == "common":
        name = anchors.named_by(phrase.span)
        cls = registry.lexicon.class_of(phrase.lemma)
        if name and cls and not registry.is_a(cls, "Person"):
            return replace(phrase, kind="name", name=name, name_span=phrase.span, lemma="")
    return replace(phrase, names_before=before)
