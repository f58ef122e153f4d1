"""Who commanded a force: "an army under General X", and what they then took part in.

Somebody who is told to lead a force leads it too in the fight of the same sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.record import Circumstances, Rule
from kg.model import Literal, Modality, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.context import Context
    from kg.extract.record import Unit
    from kg.mentions import Phrase
    from kg.model import Token
    from kg.resolve import Draft

__all__ = ["read_commanders"]

_UNDER = Rule(
    "force-under", "\u201ca force under X\u201d, \u201cunder X's command\u201d: X leads it."
)
_WITH = Rule("with-force", "\u201cX, with an army of 5,000 men, marched\u201d: X leads it.")
_LOYAL = Rule("loyal-to", "\u201ca force loyal to X\u201d is on the side of X.")
_THEIR = Rule("their-leader", "\u201cthe Poles and their leader X\u201d: X leads the Poles.")
_STRENGTH = Rule("force-of-men", "\u201can army of 5,000 men\u201d has that strength.")
_COMMANDS = Rule("commander-in-fight", "Who leads a force leads it in the fight it is told of.")
# How many words may stand between a force and "under".
_NEAR = 8


def read_commanders(context: Context, unit: Unit) -> None:
    """Claim the commanders that a sentence tells of its forces, and their part in its fights."""
    _read_strengths(context, unit)
    for force, leaders, index in _under(context, unit):
        ground = unit.ground(_UNDER, unit.parse.tokens[index].span)
        for leader in leaders:
            context.claim(leader, "leaderOf", force, ground, Circumstances())
    _read_forces_taken(context, unit)
    _read_loyal(context, unit)
    _read_their_leaders(context, unit)
    told = [s for s in context.told_in(unit) if s.modality is Modality.ASSERTED]
    drafts = context.registry.drafts
    for fight in (s for s in told if s.property == "hasParticipant"):
        side = str(dict(fight.qualifiers).get("onSide", "")).rpartition("-")[2]
        event = drafts[fight.subject]
        for lead in (s for s in told if s.property == "leaderOf" and s.object == fight.object):
            if side and context.registry.is_a(event.type, "Conflict"):
                ground = unit.ground(_COMMANDS)
                leader = drafts[lead.subject]
                context.sides.participate(event, leader, f"commander/{side}", ground)


def _read_strengths(context: Context, unit: Unit) -> None:
    """Claim the strength of "an army of 5,000 men", in the words of the source."""
    for phrase in unit.phrases.by_head.values():
        if phrase.kind != "common" or context.class_of(phrase.lemma) != "ArmedForce":
            continue
        for index in phrase.of:
            counted = unit.phrases.get(index)
            words = context.article.surface(counted.span) if counted is not None else ""
            if counted is None or not any(c.isdigit() for c in words) or counted.definite:
                continue
            for force in context.entities(unit, phrase.head):
                ground = unit.ground(_STRENGTH, phrase.span)
                context.claim(force, "strength", Literal(words, "en"), ground)


def _read_forces_taken(context: Context, unit: Unit) -> None:
    """Claim that somebody who moved or fought "with an army" led it."""
    words = context.lexicon.words
    for clause in unit.predicates.values():
        moves = clause.lemma in words["sending"] or clause.lemma in words["conquering"]
        if clause.kind != "verb" or not (moves or clause.lemma in words["leading"]):
            continue
        subject = clause.role("subject")[:1]
        own = [i for s in subject for i in unit.dependents(s, "with")]
        for index in dict.fromkeys((*clause.role("with"), *own)):
            phrase = unit.phrases.get(index)
            if phrase is None or phrase.kind != "common" or phrase.definite == "the":
                continue
            forces = [d for d in context.entities(unit, index)[:1] if _is_force(context, d)]
            for leader in context.all_entities(unit, subject):
                ground = unit.ground(_WITH, phrase.span)
                for force in forces if leader.type == "Person" else ():
                    context.claim(leader, "leaderOf", force, ground, Circumstances())


def _is_force(context: Context, draft: Draft) -> bool:
    """Say whether somebody is a force, or so many men."""
    return context.registry.is_a(draft.type, "ArmedForce") or (
        draft.type == "Group" and bool(draft.size) and draft.lemma in {"man", "men"}
    )


def _read_their_leaders(context: Context, unit: Unit) -> None:
    """Claim whom "the Poles and their leader X" and "its leaders X and Y" led."""
    heads = sorted(unit.phrases.by_head)
    tokens = unit.parse.tokens
    for owner in tokens[1:-1]:
        noun = tokens[owner.head]
        lemma = noun.lemma.casefold()
        if owner.dep != "nmod:poss" or lemma not in context.lexicon.words["leader"]:
            continue
        named = unit.phrases.get(noun.index + 1)
        if named is None or named.kind != "name":
            continue
        plural = noun.text.casefold() != lemma
        leaders = [named.head, *(_joined(context, unit, named, heads) if plural else ())]
        ground = unit.ground(_THEIR, noun.span)
        for led in context.entities(unit, owner.index):
            for leader in context.all_entities(unit, leaders):
                if not context.registry.fits(leader, ("Person",)):
                    continue
                if context.registry.is_a(led.type, "Conflict"):
                    context.sides.participate(led, leader, "leader/1", ground)
                elif context.registry.is_a(led.type, "Group"):
                    context.claim(leader, "leaderOf", led, ground, Circumstances())


def _read_loyal(context: Context, unit: Unit) -> None:
    """Claim on whose side "the army loyal to X" is."""
    for token in unit.parse.tokens[1:-1]:
        if token.text != "loyal" or unit.parse.tokens[token.index + 1].text != "to":
            continue
        who = context.entities(unit, token.index - 1)
        for lord in _named_after(context, unit, token.index + 1, ("Agent",)):
            ground = unit.ground(_LOYAL, token.span)
            for group in who:
                if context.registry.is_a(group.type, "Group"):
                    context.claim(group, "allegianceTo", lord, ground, Circumstances())


def _under(context: Context, unit: Unit) -> Iterator[tuple[Draft, list[Draft], int]]:
    """Yield each force with those whom it is told to be under, and the token of "under"."""
    tokens = unit.parse.tokens
    for token in tokens:
        if token.text.casefold() != "under" or token.upos != "ADP":
            continue
        force = _force_before(context, unit, token.index) or _force_sent(context, unit, token)
        leaders = [d for d in _named_after(context, unit, token.index) if d is not force]
        if force is not None and leaders:
            yield force, leaders, token.index
        elif leaders:
            _lead_rising(context, unit, leaders, token.index)


def _lead_rising(context: Context, unit: Unit, leaders: list[Draft], under: int) -> None:
    """Claim who led the fight of "the rising broke out under the leadership of X"."""
    clause = unit.verb_above(under)
    fights = context.all_entities(unit, clause.role("subject")) if clause is not None else ()
    for fight in (d for d in fights if context.registry.is_a(d.type, "Conflict")):
        for leader in leaders:
            context.sides.participate(fight, leader, "leader/1", unit.ground(_UNDER))


def _named_after(
    context: Context, unit: Unit, index: int, classes: tuple[str, ...] = ("Person",)
) -> Iterator[Draft]:
    """Yield the people right after "under", or after "under the command of"."""
    heads = sorted(h for h in unit.phrases.by_head if h > index)
    for head in heads[:2]:
        phrase = unit.phrases.by_head[head]
        if phrase.kind == "name":
            for i in (head, *_joined(context, unit, phrase, heads)):
                draft = context.entity(unit, i)
                if draft is not None and context.registry.fits(draft, classes):
                    yield draft
            return
        if phrase.lemma not in context.lexicon.words["command"]:
            return


def _joined(context: Context, unit: Unit, first: Phrase, heads: list[int]) -> Iterator[int]:
    """Yield the heads of "X, Y and Z" after the first, wherever the tree hangs them."""
    for head in (h for h in heads if h > first.head):
        phrase = unit.phrases.by_head[head]
        end = first.span.end
        between = context.article.surface(Span(end, max(end, phrase.span.start))).strip()
        if phrase.kind != "name" or between not in {"and", ",", ", and"}:
            return
        yield head
        first = phrase


def _force_sent(context: Context, unit: Unit, under: Token) -> Draft | None:
    """Return the force of a clause of sending or moving ("was sent to Zenda under X")."""
    clause = unit.verb_above(under.index)
    if clause is None or clause.lemma not in context.lexicon.words["sending"]:
        return None
    forces = context.all_entities(unit, clause.role("object|subject"))
    return next((d for d in forces if context.registry.is_a(d.type, "ArmedForce")), None)


def _whole(context: Context, unit: Unit, position: int) -> int:
    """Return the head of "an army" where a token counts its men ("an army of 5,000 men")."""
    index, seen = position, {position}
    while unit.parse.tokens[index].dep.startswith("nmod"):
        if index not in unit.dependents(unit.parse.tokens[index].head, "of"):
            break  # "joined forces with the troops"
        index = unit.parse.tokens[index].head
        if index in seen:
            break
        seen.add(index)
        phrase = unit.phrases.by_head.get(index)
        if phrase is not None and context.class_of(phrase.lemma) == "ArmedForce":
            return index
    return position


def _force_before(context: Context, unit: Unit, index: int) -> Draft | None:
    """Return the force that stands before "under", with no verb or comma between."""
    for position in range(index - 1, max(-1, index - _NEAR), -1):
        token = unit.parse.tokens[position]
        if token.upos in {"VERB", "AUX"} or token.text in {",", ";"}:
            return None
        if position not in unit.phrases.by_head:
            continue
        for draft in context.entities(unit, _whole(context, unit, position)):
            if context.registry.is_a(draft.type, "ArmedForce") or (
                draft.type == "Group" and (draft.people or draft.size)
            ):
                return draft
        if unit.parse.tokens[position].dep == "conj":
            return None  # of two that "and" joins, "under" tells of the second
    return None
