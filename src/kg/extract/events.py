"""Events that frames make, and what to call them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.grammar import OCCASION
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.extract.record import Ground
    from kg.extract.roles import Roles
    from kg.lexicon import Event, Frame
    from kg.resolve import Draft

    _Filled = list[tuple[tuple[Draft, ...], str, int]]  # agents, role, side (0: none)

__all__ = ["founding_told", "new_event", "note_founding", "note_occasion"]

# Roles of those to whom an event happens; they come first in its label.
_UNDERGOING = frozenset(
    "target victim mover appointee defeated recipient patient beneficiary".split()
)
# The side that acts against the other.
_OPPOSED = 2
_BRACKET = re.compile(r"\[([^]]*)\]")
_ROLE = re.compile(r"\{([^}]*)\}")
# What hangs on a noun and is a clause or mark of its own, by the beginning of its label.
_APART = ("acl", "advcl", "parataxis", "cop", "aux", "nsubj", "punct")


def new_event(pattern: Event, roles: Roles, filled: _Filled, trigger: Span) -> Draft:
    """Make the event of a frame.

    Args:
        pattern: The frame's event.
        roles: The predicate.
        filled: The participants, each with role and side.
        trigger: The word that names or tells the event.
    """
    context, predicate = roles.context, roles.predicate
    cls, kind = pattern.cls, pattern.kind
    if predicate.kind == "noun":
        cls = context.class_of(predicate.lemma) if cls == "*" else cls
        kind = context.lexicon.kinds.get(predicate.lemma, kind if kind != "*" else "")
        label = _noun_label(roles)
    else:
        label = _verb_label(pattern, roles, filled)
    event = context.registry.new(cls or "Event", label, trigger)
    # "The movement" is rather a body than somebody's going.
    told = kind if kind != "movement" else ""
    event.lemma = predicate.lemma if predicate.kind == "noun" else told
    if kind and kind != "*":
        event.kinds[kind] = None
    return event


def note_occasion(roles: Roles, event: Draft, ground: Ground) -> None:
    """Read "when X did this, Y decided that": the one is the cause of the other.

    The event of the clause may not be made yet, so it is linked at the end.
    """
    for other in roles.unit.predicates.values():
        if other.link in OCCASION and other.governor == roles.predicate.index:
            roles.context.causes.append((roles.unit, event, other.index, ground))


# --- nouns -----------------------------------------------------------------------------


def _noun_label(roles: Roles) -> str:
    """Return the words that name an event, from its first word to its last complement."""
    context, unit, index = roles.context, roles.unit, roles.predicate.index
    phrase = unit.phrases.by_head[index]
    tokens = unit.parse.tokens
    end = tokens[max(_complements(roles), default=index)].span.end
    if phrase.possessor >= 0:
        owner = context.entity(unit, phrase.possessor)
        words = context.article.surface(Span(tokens[index].span.start, end))
        return f"{words} of {owner.label}" if owner else words
    if phrase.peoples or phrase.names_before:
        return context.article.surface(phrase.span)
    return context.article.surface(Span(phrase.span.start, end))


def _complements(roles: Roles) -> list[int]:
    """Return the tokens of a noun's prepositional complements, however deep, without times."""
    index = roles.predicate.index
    inside = {index}
    for token in roles.unit.parse.tokens[index + 1 :]:
        if token.head not in inside or token.upos == "PUNCT" or token.dep.startswith(_APART):
            continue
        if token.head != index or token.dep.startswith("nmod"):
            inside.add(token.index)
    # What is joined to a complement is one too, though the tree may hang it elsewhere.
    for filled in roles.predicate.roles.values():
        if inside.intersection(filled):
            inside.update(i for i in filled if i > index)
    if any(roles.unit.parse.tokens[i].upos == "PRON" for i in inside):
        return []  # "a rebellion against him" is no name
    return [i for i in inside if i != index and i not in roles.unit.time_tokens]


# --- verbs -----------------------------------------------------------------------------


def _verb_label(pattern: Event, roles: Roles, filled: _Filled) -> str:
    """Say an event in words: its kind, to whom it happened, by whom, where."""
    if pattern.label:
        return _by_template(pattern.label, roles)
    undergoing = _first(filled, lambda role, _: role in _UNDERGOING)
    acting = _first(
        filled, lambda role, side: role not in _UNDERGOING | {"ally"} and side != _OPPOSED
    )
    opposed = next((a for a, _, side in filled if a and side == _OPPOSED and a != undergoing), ())
    kind = pattern.kind
    # A rebellion is of those who rise, and against those it happens to.
    of = acting if not undergoing or (acting and kind == "rebellion") else undergoing
    against = opposed or (undergoing if of is acting else ())
    label = kind
    if of:
        label += f" of {_and(of)}"
    if against and against != of:
        label += f" against {_and(against)}"
    if pattern.cls == "AllegianceChange":
        joined = roles.fill("object|to")
        return f"{label} to {_and(joined)}" if joined else label
    allies = _first(filled, lambda role, _: role == "ally")
    if allies and kind == "alignment":
        label += f" with {_and(allies)}"
    return label + _where(roles)


def _by_template(template: str, roles: Roles) -> str:
    """Fill "takeover[ of {object}][ by {subject}]"; a bracket with an unfilled role falls away.

    ``{object!}`` stands for the words of the phrase rather than for what it names.
    """

    def bracket(match: re.Match[str]) -> str:
        filled = [_words(roles, selector) for selector in _ROLE.findall(match[1])]
        if not all(filled):
            return ""
        return _ROLE.sub(lambda role: _words(roles, role[1]), match[1])

    return _BRACKET.sub(bracket, template)


def _words(roles: Roles, selector: str) -> str:
    drafts = () if selector.endswith("!") else roles.fill(selector)
    if drafts:
        return _and(drafts).replace(" (territory)", "")
    for index in roles.predicate.role(selector.removesuffix("!")):
        phrase = roles.unit.phrases.get(index)
        if phrase is not None:
            return roles.context.article.surface(phrase.span)
    return ""


def _first(filled: _Filled, test: Callable[[str, int], bool]) -> tuple[Draft, ...]:
    """Return the agents of the first filled role that passes a test of role and side."""
    return next((agents for agents, role, side in filled if agents and test(role, side)), ())


def _where(roles: Roles) -> str:
    registry = roles.context.registry
    for preposition in ("to", "into", "in", "at"):
        named = roles.at(roles.predicate.role(preposition)[:1])
        places = [d for d in named if registry.is_a(d.type, "Place", "Polity")]
        if places:
            return f" {preposition} {_and(places)}".replace(" (territory)", "")
    return ""


def _and(drafts: Iterable[Draft]) -> str:
    *labels, last = [draft.label for draft in drafts]
    return f"{', '.join(labels)} and {last}" if labels else last


# --- foundings -------------------------------------------------------------------------


def founding_told(roles: Roles, frame: Frame) -> Draft | None:
    """Return the founding of the same thing that was told before: there is only one."""
    created = roles.fill(frame.creates) if frame.creates else ()
    return roles.context.foundings.get((frame.id, created[0].key)) if created else None


def note_founding(roles: Roles, frame: Frame, event: Draft) -> None:
    """Keep the founding of what a frame creates, for when it is told again."""
    for created in roles.fill(frame.creates) if frame.creates else ():
        roles.context.foundings[frame.id, created.key] = event
