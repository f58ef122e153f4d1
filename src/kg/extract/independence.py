"""Who is free of whom: "a khanate, free of Czech or Polish influence"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.record import Circumstances, Rule
from kg.model import Modality

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.context import Context
    from kg.extract.record import Unit
    from kg.resolve import Draft

__all__ = ["read_independence"]

_FREE = Rule("free-of", "X is (or was to be) free of the influence of Y.")


def read_independence(context: Context, unit: Unit) -> None:
    """Claim what an adjective of freedom says of the thing that is named before it."""
    tokens = unit.parse.tokens
    for token in tokens[:-1]:
        if token.text.casefold() not in context.lexicon.independent:
            continue
        if tokens[token.index + 1].text not in {"of", "from"}:
            continue
        free = _nearest_before(context, unit, token.index)
        if free is None:
            continue
        planned = free.type == "ProposedEntity"
        how = Circumstances(Modality.PLANNED if planned else Modality.ASSERTED)
        for other in list(_influences(context, unit, token.index + 2)):
            context.claim(free, "independentOf", other, unit.ground(_FREE, token.span), how)


def _nearest_before(context: Context, unit: Unit, index: int) -> Draft | None:
    """Return what an adjective after a comma says something of: the nearest thing before it."""
    for head in sorted((h for h in unit.phrases.by_head if h < index), reverse=True):
        draft = context.entity(unit, head)
        if draft is not None:
            return draft
    return None


def _influences(context: Context, unit: Unit, start: int) -> Iterator[Draft]:
    """Yield the states, peoples and names up to the end of the phrase."""
    for token in unit.parse.tokens[start:]:
        if token.upos in {"VERB", "AUX"} or token.text in {",", ";"}:
            break
        people = context.people(token.text, token.span)
        phrase = unit.phrases.by_head.get(token.index)
        if people is not None:
            people.mentions.append(token.span)
            yield people
        elif phrase is not None and phrase.kind == "name":
            yield from context.entities(unit, token.index)
