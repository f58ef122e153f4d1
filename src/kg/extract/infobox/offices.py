"""The lines of an office and of holding it: one claim of who held which post, when, after whom."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.infobox.dates import interval, intervals_of, single
from kg.extract.infobox.desk import note_time
from kg.extract.infobox.pieces import words_of
from kg.extract.infobox.things import is_name
from kg.extract.record import Circumstances
from kg.lexicon import split_key
from kg.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.infobox.desk import Desk, Line
    from kg.extract.record import Ground
    from kg.model import Literal, Span, TimeSpan
    from kg.resolve import Draft

__all__ = ["claim_holding", "office_named", "read_blanks", "read_offices"]

# Parts of the family that are claims of their own.
_APART = ("honour", "coronation", "regent")
_ORDER = re.compile(r"^(?:the\s+)?(?:\d+(?:st|nd|rd|th)|acting|interim)\s+", re.IGNORECASE)
_ORDINAL_ALONE = re.compile(r"\W*\d+(?:st|nd|rd|th)?(?:\s*(?:and|&|,)\s*\d+(?:st|nd|rd|th))*\W*$")
_AREA = re.compile(r"\s(?:of|for|in)\s+(?:the\s+)?(?=[^\W\d_])")
_MEMBER = {"constituencymp": "Member of Parliament", "riding": "Member of Parliament"}
# What qualifies the holding of an office: part of the family, property.
_QUALIFIERS = (
    ("predecessor", "predecessor"),
    ("successor", "successor"),
    ("under", "servedUnder"),
    ("appointer", "appointedBy"),
)


def read_offices(desk: Desk, lines: Iterable[Line]) -> None:
    """Claim the offices of a person; lines that belong to none are details."""
    families: dict[int, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        families[line.number][line.entry.property.partition(":")[2]].append(line)
    for number in sorted(families):
        _read_office(desk, families[number])


def _read_office(desk: Desk, parts: dict[str, list[Line]]) -> None:
    titles = list(_titles(desk, parts))
    for line in [*parts.get("honour", []), *parts.get("coronation", [])]:
        if all(line is not titled for titled, _, _ in titles):
            desk.detail(line, line.plain)
    if not titles:
        _read_without_title(desk, parts)
        return
    _read_regents(desk, parts, titles[0])
    times = _times(desk, parts)
    qualifiers = list(_qualifiers(desk, parts))
    used = [line for lines in parts.values() for line in lines]
    used = [line for line in used if not line.entry.property.endswith(_APART)]
    for titled, title, span in titles:
        office = _office(desk, parts, titled, title, span)
        own = [line for line in used if not line.entry.property.endswith("title") or line is titled]
        for time in times or (None,):
            how = Circumstances(time=time, qualifiers=tuple(qualifiers))
            claim_holding(desk, desk.subject, office, how, [titled, *own])


def claim_holding(
    desk: Desk, holder: Draft, office: Draft, how: Circumstances, lines: Iterable[Line]
) -> None:
    """Claim that somebody held an office; every line that says it is a passage of the claim."""
    lines = list(lines)
    rule = desk.ground(lines[0]).rule
    for line in dict.fromkeys(lines):
        at = desk.ground(line)
        desk.context.claim(holder, "holdsOffice", office, at.by(rule), how)


def _titles(desk: Desk, parts: dict[str, list[Line]]) -> Iterator[tuple[Line, str, Span]]:
    """Yield the titles of one family: of several keys the first that is more than a number."""
    for line in sorted(parts.get("title", []), key=lambda x: "office" not in x.entry.keys):
        found = [p for p in desk.pieces(line, "items") if not _ORDINAL_ALONE.match(p.text)]
        if found:
            for piece in found:
                yield line, _ORDER.sub("", piece.text), piece.span
            return
    for line in parts.get("honour", []):
        for piece in desk.pieces(line, "items"):
            words = words_of(piece.text)
            held = words[0] in desk.words["over-place"] and "of" in words
            if held or any(w in desk.context.lexicon.offices for w in words):
                yield line, _ORDER.sub("", piece.text), piece.span
        return
    for line in parts.get("place", []):
        post = _MEMBER.get(split_key(line.field.key)[0])
        for piece in desk.pieces(line, "items")[:1] if post else ():
            yield line, f"{post} for {piece.text}", piece.span
            return


def _read_regents(desk: Desk, parts: dict[str, list[Line]], title: tuple[Line, str, Span]) -> None:
    """Claim who ruled for a monarch, and when: the post of regent of the same realm."""
    for line in parts.get("regent", []):
        for piece in desk.pieces(line, "persons"):
            draft = desk.things.person(piece)
            if draft is None:
                desk.unread(piece.span, "no name of a person")
                continue
            ground = desk.ground(line, piece.span)
            realm = _AREA.split(title[1], maxsplit=1)[1:]
            body, place = _around(desk, title[1], desk.ground(title[0], title[2]))
            label = f"Regent of {realm[0]}" if realm else f"Regent for {desk.subject.label}"
            office = desk.context.offices.make(label, body, place, ground)
            claim_holding(desk, draft, office, Circumstances(time=note_time(piece)), [line])


def _read_without_title(desk: Desk, parts: dict[str, list[Line]]) -> None:
    for part in sorted(parts):
        if part in {"honour", "coronation"}:
            continue  # read already
        for line in parts[part]:
            if not desk.detail(line, line.plain) and not desk.is_silent(line):
                desk.unread(line.field.span, "no office that this belongs to")


def _times(desk: Desk, parts: dict[str, list[Line]]) -> tuple[TimeSpan, ...]:
    starts, ends = parts.get("start", []), parts.get("end", [])
    start = single(starts[0].value) if starts else None
    end = single(ends[0].value) if ends else None
    for line, date in ((starts, start), (ends, end)):
        goes_on = line and line[0].plain.casefold().strip(" ()") in desk.words["going-on"]
        if line and date is None and not goes_on:
            desk.unread(line[0].field.span, "no date of an office")
    if start is not None and "term" not in parts:
        ended = (
            ends
            and end is None
            and ends[0].plain.casefold().strip(" ()") not in desk.words["going-on"]
        )
        span = None if ended else interval(start, end)
        return (span,) if span is not None else ()
    if end is not None and not starts:
        span = interval(None, end)
        return (span,) if span is not None else ()
    found = tuple(t for line in parts.get("term", []) for t in intervals_of(line.value))
    if parts.get("term") and not found and not starts:
        desk.unread(parts["term"][0].field.span, "no time of an office")
    return found


def _qualifiers(desk: Desk, parts: dict[str, list[Line]]) -> Iterator[tuple[str, str | Literal]]:
    for part, property_ in _QUALIFIERS:
        for line in parts.get(part, []):
            pieces = desk.pieces(line, "persons")
            agent = part == "appointer"
            found = [
                desk.things.agent(p, "Person") if agent else desk.things.person(p) for p in pieces
            ]
            if not any(found) and not desk.is_silent(line):
                desk.unread(line.field.span, "no name of a person")
            for draft in found:
                if draft is not None:
                    yield property_, draft.key


def _office(desk: Desk, parts: dict[str, list[Line]], line: Line, title: str, span: Span) -> Draft:
    place = body = None
    for other in parts.get("place", []):
        for piece in desk.pieces(other, "places")[:1] if other is not line else ():
            place = desk.things.place(piece, desk.ground(other, piece.span))
    for other in parts.get("body", []):
        for piece in desk.pieces(other, "items")[:1]:
            body = desk.things.group(piece)
    return office_named(desk, title, desk.ground(line, span), body, place)


def office_named(
    desk: Desk, title: str, ground: Ground, body: Draft | None = None, place: Draft | None = None
) -> Draft:
    """Return the post of a title, in the body and over the place that its words name."""
    named_body, named_place = _around(desk, title, ground)
    return desk.context.offices.make(title, named_body or body, named_place or place, ground)


def _around(desk: Desk, title: str, ground: Ground) -> tuple[Draft | None, Draft | None]:
    """Return the body and the place in "President of X", "Polish Minister of War"."""
    lexicon, registry = desk.context.lexicon, desk.context.registry
    body = place = None
    for match in _AREA.finditer(title):
        name = title[match.end() :].split(",", maxsplit=1)[0].strip()
        head = words_of(title[: match.start()])
        first = words_of(name)[0].rstrip(",")
        if first in desk.words["affairs"] or not is_name(desk.context, name):
            continue
        if " and " in name and fold(name) not in registry.names:
            continue  # several, or one with "and" in its name
        if name.casefold() in lexicon.noun_class:
            continue  # "the Republic": which one is not said
        shown = registry.class_of_name(name)
        known = registry.drafts.get(registry.names.get(fold(name), ""))
        kind = known.type if known is not None and known.type else shown
        if words_of(name)[0] in desk.words["body"]:
            kind = kind or "Organization"
        over = (
            head[-1] in desk.words["over-place"] or " ".join(head[-2:]) in desk.words["over-place"]
        )
        if registry.is_a(kind, "Group"):
            body = desk.things.thing(name, ground.trigger, kind, ("Group",))
        elif registry.is_a(kind, "Place") or (over and not kind):
            place = desk.things.thing(name, ground.trigger, kind or "Place", ("Place",))
        else:
            continue
        break
    adjective = title.split(maxsplit=1)[0]
    if body is None and lexicon.adjectives.get(adjective.casefold()) is not None:
        state = desk.context.people(adjective, ground.trigger)
        body = state if state is not None and desk.is_a(state, "Polity") else None
    return body, place


def read_blanks(desk: Desk, lines: Iterable[Line]) -> Iterator[Line]:
    """Read "1blankname: Minister" with "1namedata: X"; yield what belongs to an office.

    The key of a line that names a head of state or government is what the page calls it.
    """
    lines = list(lines)
    kinds = {_blank(line): line for line in lines if line.entry.property == "blank:kind"}
    by_key = desk.context.lexicon.infobox.by_key
    values = [line for line in lines if line.entry.property == "blank:value"]
    for line in values:
        kind = kinds.get(_blank(line))
        if kind is None:
            desk.unread(line.field.span, "no line says what this is")
            continue
        entries = by_key.get(split_key(kind.plain)[0], ())
        under = next((e for e in entries if e.property == "office:under"), None)
        if under is not None:
            yield replace(line, entry=under)
        else:
            desk.detail(line, line.plain, kind.plain.casefold())


def _blank(line: Line) -> tuple[str, int]:
    return split_key(line.field.key)[0][:1], line.number
