"""Posts and capitals that "as" tells: "with Anna Varga as its chairwoman".

So of each of "the cabinet included X as minister of war and Y as minister of justice". The one
who is named has the post, or the place is the capital, of what the clause is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.record import Circumstances, Rule
from kg.extract.timing import clause_time
from kg.model import Modality

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.context import Context
    from kg.extract.record import Unit
    from kg.mentions import Phrase
    from kg.resolve import Draft

__all__ = ["read_accompanied"]

_WITH_AS = Rule("with-as", "\u201cwith X as Y\u201d: X is the Y of what the clause tells of.")
# How many words may stand between the name and "as", and between "as" and its noun.
_NEAR = 6


def read_accompanied(context: Context, unit: Unit) -> None:
    """Claim the posts and capitals that a sentence tells with "X as Y"."""
    pairs = list(_pairs(unit))
    listing = False
    for named, said, begins in pairs:
        clause = unit.verb_above(named.head)
        # What "with" or such a verb begins goes on with the next of the list.
        listing = listing or begins == "with" or _lists(context, unit, named)
        if listing and clause is not None and clause.modality is Modality.ASSERTED:
            for post in _posts(context, unit, said):
                _claim(context, unit, named, post)


def _posts(context: Context, unit: Unit, said: Phrase) -> Iterator[Phrase]:
    """Yield a noun with the posts in a row after it: "as premier and minister of war"."""
    yield said
    tokens = unit.parse.tokens
    for head in sorted(h for h in unit.phrases.by_head if h > said.head):
        phrase = unit.phrases.by_head[head]
        before = next(t.index for t in tokens if t.span.start >= phrase.span.start) - 1
        if phrase.lemma not in context.lexicon.offices:
            if tokens[before].text.casefold() not in {"of", "for", "the"}:
                return
        elif phrase.kind == "common" and tokens[before].text in {",", "and"}:
            yield phrase


def _pairs(unit: Unit) -> Iterator[tuple[Phrase, Phrase, str]]:
    """Yield each name before "as" and noun after it, with the word before the name."""
    tokens = unit.parse.tokens
    for token in tokens[:-1]:
        if token.text != "as" or token.index in unit.time_tokens:
            continue
        named = unit.phrases.get(token.index - 1)
        said = _first(unit, token.index + 1, _NEAR)
        if named is None or said is None or named.kind != "name" or said.kind != "common":
            continue
        first = next(t.index for t in tokens if t.span.start >= named.span.start)
        yield named, said, tokens[first - 1].text.casefold() if first else ""


def _lists(context: Context, unit: Unit, named: Phrase) -> bool:
    """Say whether a verb such as "included" tells who is in a body, with the name right after."""
    verb = unit.verb_above(named.head)
    return (
        verb is not None
        and verb.lemma in context.lexicon.words["naming-kin"]
        and verb.index < named.head
    )


def _first(unit: Unit, start: int, reach: int) -> Phrase | None:
    """Return the first phrase whose head stands from a token on, within some words."""
    heads = (h for h in sorted(unit.phrases.by_head) if start <= h < start + reach)
    found = (unit.phrases.by_head[h] for h in heads)
    return next((p for p in found if p.kind != "pronoun"), None)


def _claim(context: Context, unit: Unit, named: Phrase, said: Phrase) -> None:
    clause = unit.verb_above(named.head)
    draft = context.entity(unit, named.head)
    if clause is None or draft is None:
        return
    about = next(context.all_entities(unit, clause.role("object|subject")), None)
    how = Circumstances(time=clause_time(context, unit, clause))
    ground = unit.ground(_WITH_AS, said.span)
    is_a = context.registry.is_a
    if said.lemma == "capital":
        if about is not None and is_a(about.type, "Polity") and _is_place(context, draft):
            context.claim(about, "capital", context.registry.land_of(draft), ground, how)
    elif said.lemma in context.lexicon.offices and context.registry.fits(draft, ("Person",)):
        body = _body(context, about, said)
        if body is not None and said.possessor >= 0:
            unit.entities[said.possessor] = (body,)  # "as its premier": of what the clause made
        office = context.offices.named_by(unit, said.head, body, told=True)
        if office is not None:
            context.claim(draft, "holdsOffice", office, ground, how)


def _body(context: Context, about: Draft | None, said: Phrase) -> Draft | None:
    """Return the body that a post is in: a minister's in an article on a state is that state."""
    subject = context.subject
    if said.lemma in context.lexicon.words["departmental"] and subject.type == "Polity":
        return subject
    return (
        about if about is not None and context.registry.is_a(about.type, "Organization") else None
    )


def _is_place(context: Context, draft: Draft) -> bool:
    return context.registry.fits(draft, ("Place",))
