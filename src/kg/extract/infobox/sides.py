"""The sides of a conflict: who fought, who commanded, how strong they were, what they lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.infobox.pieces import Piece, items_of, pieces_of, words_of
from kg.extract.infobox.things import says_nothing
from kg.extract.record import Rule
from kg.model import Literal, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.infobox.desk import Desk, Line
    from kg.resolve import Draft

__all__ = ["read_sides", "read_victor"]

_SUPPORT = re.compile(
    r"(?:supported|aided|backed|assisted)\s+by\s*:?|with\s+support\s+from\s*:?|\bsupport\s*:",
    re.IGNORECASE,
)
_WINNER = Rule("infobox-victor", "A result that names one side as the victor says who won.")
_VICTORY = re.compile(r"\b(?:victory|win|success)\b", re.IGNORECASE)
# Endings that make an adjective of the name of a state.
_ENDINGS = ("n", "an", "ian", "ese", "ish", "i")
# The sides that most conflicts have.
_TWO = 2
# A longer result tells more than who won.
_LONGEST = 6
_CLASSES = {"belligerent": "Organization", "unit": "ArmedForce"}


def read_sides(desk: Desk, lines: Iterable[Line]) -> None:
    """Claim who stood on which side, and what is said of the sides."""
    lines = list(lines)
    third = any(line.number > _TWO and line.entry.property == "side:belligerent" for line in lines)
    for part in ("belligerent", "unit", "commander", "strength", "casualties"):
        for line in lines:
            if line.entry.property != f"side:{part}" or desk.is_silent(line):
                continue
            if part in {"strength", "casualties"}:
                number = line.number if line.number <= _TWO or third else 0
                done = _read_figure(desk, line, part, number)
            elif part == "commander":
                done = _read_commanders(desk, line)
            else:
                done = _read_members(desk, line, _CLASSES[part])
            if not done:
                desk.unread(line.field.span, f"value not understood as {part}")


def _on(role: str, line: Line) -> str:
    return f"{role}/{line.number}" if line.number else role


def _read_members(desk: Desk, line: Line, cls: str) -> bool:
    done = False
    for part, role in _by_role(line.field.value):
        start = line.field.value_span.start + part.start
        text = line.field.value[part.start : part.end]
        for piece in _names(desk, text, start, "sides"):
            draft = desk.things.agent(piece, cls)
            if draft is None:
                desk.unread(piece.span, "no name of a side")
                continue
            ground = desk.ground(line, piece.span)
            desk.context.sides.participate(desk.subject, draft, _on(role, line), ground)
            done = True
    return done


def _by_role(value: str) -> list[tuple[Span, str]]:
    """Return the parts of a value: those who fought, then those who only supported them."""
    found = _SUPPORT.search(value)
    if found is None:
        return [(Span(0, len(value)), "belligerent")]
    return [(Span(0, found.start()), "belligerent"), (Span(found.end(), len(value)), "support")]


def _names(desk: Desk, text: str, start: int, way: str) -> list[Piece]:
    """Return the names of a list, without the headings of its parts ("Eastern front:")."""
    found: list[Piece] = []
    for piece in pieces_of(text, start, desk.separators[way]):
        _, colon, after = piece.text.rpartition(":")
        if not colon:
            words = piece.text
        elif after.strip():
            words = after.strip()
        else:
            continue
        if not says_nothing(desk.context, words):
            shortest = 2 if way == "persons" else 1
            whole = Piece(words, piece.span, piece.notes)
            found += desk.things.told_apart(whole, shortest)
    return found


def _read_commanders(desk: Desk, line: Line) -> bool:
    done = False
    for piece in _names(desk, line.field.value, line.field.value_span.start, "persons"):
        draft = desk.things.person(piece)
        if draft is None:
            desk.unread(piece.span, "no name of a person")
            continue
        ground = desk.ground(line, piece.span)
        desk.context.sides.participate(desk.subject, draft, _on("commander", line), ground)
        done = True
    return done


def _read_figure(desk: Desk, line: Line, property_: str, number: int) -> bool:
    """Claim a strength or losses: of a side, or of the whole conflict."""
    done = False
    for words, span in items_of(line.value, line.field.value_span.start):
        ground = desk.ground(line, span)
        value = Literal(words, "en")
        if number:
            side = desk.context.sides.side(desk.subject, number, ground)
            desk.context.claim(side, property_, value, ground)
        elif property_ == "casualties":
            desk.context.claim(desk.subject, property_, value, ground)
        else:
            desk.detail(line, words)
        done = True
    return done


def read_victor(desk: Desk, line: Line) -> None:
    """Claim who won and who lost, where the result names exactly one of two sides."""
    text = re.split(r"[*;.\n(]", line.plain)[0]
    if not _VICTORY.search(text) or len(words_of(text)) > _LONGEST:
        return
    sides = desk.context.sides
    members = {n: sides.members_of(desk.subject, n) for n in (1, 2)}
    if not all(members.values()) or sides.members_of(desk.subject, 3):
        return
    named = {n: [m for m in group if _is_named(desk, text, m)] for n, group in members.items()}
    winners = [n for n, group in named.items() if group]
    if len(winners) != 1:
        return
    ground = desk.ground(line).by(_WINNER)
    for draft in named[winners[0]]:
        sides.participate(desk.subject, draft, f"victor/{winners[0]}", ground)
    loser = 3 - winners[0]
    fighters = [m for m in members[loser] if desk.is_a(m, "Group")]
    if len(fighters) == 1:
        sides.participate(desk.subject, fighters[0], f"defeated/{loser}", ground)


def _is_named(desk: Desk, text: str, draft: Draft) -> bool:
    """Say whether a result names somebody, or says their adjective."""
    if not desk.is_a(draft, "Group"):
        return False
    label, said = draft.label.casefold(), text.casefold()
    if re.search(rf"\b{re.escape(label)}\b", said):
        return True
    state = re.sub(r"^.*\bof (?:the )?", "", label)
    for word in words_of(text):
        people = desk.context.lexicon.adjectives.get(word)
        if people is not None and people.name.casefold() in {label, state}:
            return True
        if any(word == state + ending for ending in _ENDINGS):
            return True
    return False
