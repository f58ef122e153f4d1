"""Infobox lines that each state something by themselves, by the kind of their value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.infobox.dates import date_of, intervals_of, time_of
from kg.extract.infobox.desk import note_time, note_times
from kg.extract.infobox.persons import kinship_of, read_officers, read_persons, take_part
from kg.extract.infobox.pieces import Piece, items_of
from kg.extract.infobox.places import place_chain, read_places
from kg.extract.record import Circumstances
from kg.model import Literal, Name, Span
from kg.text import fold, script_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.extract.infobox.desk import Desk, Line
    from kg.resolve import Draft

    Reader = Callable[[Desk, Line], bool]

__all__ = ["READERS"]

_ENDS = ("inception", "dissolution")
_TRAILING_TIME = re.compile(r"[\s,]+((?:m\. ?|c\. ?)?\d{4}(?:[\s\u2013-]+(?:\d{2,4}|present))?)$")
_LIFE_PLACE = re.compile(r"(?:^|[\s,;)\]])(?:in\s+)?([^\W\d_][^\d()]*)$")


def _date(desk: Desk, line: Line) -> bool:
    dated = date_of(line.value, last=line.entry.property in {"deathDate", "dissolution"})
    if dated is not None:
        desk.claim(line, dated.literal, how=Circumstances(time=dated.time))
        return True
    # "44 BC" is no date of a calendar that the graph can hold, but it is said.
    return bool(re.search(r"\d", line.value)) and desk.detail(line, line.plain)


def _life(desk: Desk, line: Line) -> bool:
    """Read "May 1, 1900, Zenda, Ruritania": a date, then perhaps a place."""
    value = line.value
    dated = date_of(value)
    if dated is not None:
        desk.claim(line, dated.literal, how=Circumstances(time=dated.time))
    tail = _LIFE_PLACE.search(re.sub(r"\([^()]*\)", lambda m: " " * len(m[0]), value))
    placed = False
    if tail and (dated is not None or not re.search(r"\d", value)):
        property_ = "birthPlace" if line.entry.property == "birthDate" else "deathPlace"
        placed = place_chain(desk, line, Span(*tail.span(1)), property_)
    return (
        dated is not None or placed or (bool(re.search(r"\d", value)) and desk.detail(line, value))
    )


def _when(desk: Desk, line: Line) -> bool:
    time = time_of(line.value)
    if time is None:
        return bool(re.search(r"\d", line.value)) and desk.detail(line, line.plain)
    desk.subject.add_time(time)
    desk.subject.mentions.append(line.field.span)
    return True


def _lifespan(desk: Desk, line: Line) -> bool:
    """Read "1820-1861" as the inception and the dissolution of the subject."""
    value = line.value
    ends = [
        e
        for e in re.split(
            r"\s*(?:[\u2013\u2014]|(?<=\w)-(?=\D|\d{4}\b)|\bto\b|\buntil\b)\s*", value
        )
        if e.strip()
    ]
    dates = [date_of(e) for e in ends]
    if len(ends) == 1 and dates[0] is not None and not re.search(r"present|since", value):
        return desk.detail(line, line.plain)
    done = False
    for dated, property_ in zip(dates, _ENDS, strict=False):
        if dated is not None and len(ends) <= len(_ENDS):
            how = Circumstances(time=dated.time)
            desk.claim(line, dated.literal, how=how, property_=property_)
            done = True
    return done or desk.detail(line, line.plain)


def _years(desk: Desk, line: Line) -> bool:
    times = intervals_of(line.value)
    time = times[0] if len(times) == 1 else None
    text = line.plain
    if not re.search(r"\d", text):
        return desk.detail(line, text)
    desk.claim(line, Literal(text, "en"), how=Circumstances(time=time))
    return True


# --- persons and groups --------------------------------------------------------------------


def _claim_each(desk: Desk, line: Line, way: str, make: Callable[[Piece], Draft | None]) -> bool:
    done = False
    for piece in desk.pieces(line, way):
        draft = make(piece)
        if draft is None:
            desk.unread(piece.span, f"no name of {way}")
            continue
        if line.entry.property == "participation":
            take_part(desk, line, draft, piece)
        else:
            for time in note_times(piece):
                desk.claim(line, draft, piece.span, Circumstances(time=time))
        done = True
    return done


def _groups(desk: Desk, line: Line) -> bool:
    return _claim_each(desk, line, "groups", _untimed(desk.things.group))


def _untimed(make: Callable[[Piece], Draft | None]) -> Callable[[Piece], Draft | None]:
    """Read a name without the years that end it ("Red League 1920-1925")."""

    def read(piece: Piece) -> Draft | None:
        return make(Piece(_TRAILING_TIME.sub("", piece.text), piece.span, piece.notes))

    return read


def _forces(desk: Desk, line: Line) -> bool:
    return _claim_each(desk, line, "forces", _untimed(lambda p: desk.things.group(p, "ArmedForce")))


def _polities(desk: Desk, line: Line) -> bool:
    pieces = desk.pieces(line, "polities")
    return bool(pieces) and _claim_each(desk, line, "polities", desk.things.polity)


def _peoples(desk: Desk, line: Line) -> bool:
    return _claim_each(desk, line, "peoples", desk.things.people)


def _agents(desk: Desk, line: Line) -> bool:
    cls = "Person" if line.entry.property == "foundedBy" else "Organization"
    return _claim_each(desk, line, "agents", lambda p: desk.things.agent(p, cls))


def _events(desk: Desk, line: Line) -> bool:
    return _claim_each(desk, line, "events", desk.things.event)


def _schools(desk: Desk, line: Line) -> bool:
    def school(piece: Piece) -> Draft | None:
        words = [w.strip("().,").casefold() for w in piece.text.split()]
        if kinship_of(desk, piece):
            return None  # a person who taught their kin
        if all(w in desk.words["degree"] for w in words):
            return None
        return desk.things.school(Piece(_TRAILING_TIME.sub("", piece.text), piece.span))

    return _claim_each(desk, line, "schools", school)


# --- words ------------------------------------------------------------------------------------


def _awards(desk: Desk, line: Line) -> bool:
    return _entitled(desk, line, "Award")


def _works(desk: Desk, line: Line) -> bool:
    return _entitled(desk, line, "Work")


def _entitled(desk: Desk, line: Line, cls: str) -> bool:
    done = False
    for piece in desk.pieces(line, f"{cls.casefold()}s"):
        found = _TRAILING_TIME.search(piece.text)
        name = Piece(piece.text[: found.start()] if found else piece.text, piece.span, piece.notes)
        draft = desk.things.named(name, cls)
        if draft is None:
            continue
        time = note_time(piece) or (time_of(found[1]) if found else None)
        desk.claim(line, draft, piece.span, Circumstances(time=time))
        done = True
    return done


def _text(desk: Desk, line: Line) -> bool:
    """Read a value as it stands; the items of a list are several."""
    done = False
    for text, span in items_of(line.value, line.field.value_span.start):
        desk.claim(line, Literal(text, "en"), span)
        done = True
    return done


def _texts(desk: Desk, line: Line) -> bool:
    joined = {"hasOccupation": True, "fieldOfWork": "," in line.value}
    commas = joined.get(line.entry.property, False)
    pieces = desk.pieces(line, "joined-texts" if commas else "texts")
    for piece in pieces:
        how = Circumstances(time=note_time(piece))
        desk.claim(line, Literal(piece.text, "en"), piece.span, how)
    return bool(pieces)


def _names(desk: Desk, line: Line) -> bool:
    whole = line.entry.role in {"birthName", "officialName"}
    pieces = desk.pieces(line, "name" if whole else "names")
    context, subject = desk.context, desk.subject
    for piece in pieces:
        text = piece.text
        same = fold(text) == fold(subject.label)
        if same and line.entry.role in {"alias", "officialName"}:
            continue
        script = script_of(text)
        language = "und-Latn" if script == "Zyyy" else f"und-{script}"
        subject.alternatives[(text, language)] = None
        context.registry.alias(text, subject.key)
        ground = desk.ground(line, piece.span)
        context.claim(subject, "hasName", Name(text, language, line.entry.role), ground)
    return bool(pieces)


def _detail(desk: Desk, line: Line) -> bool:
    return desk.detail(line, line.plain)


READERS: Mapping[str, Reader] = {
    "date": _date,
    "life": _life,
    "when": _when,
    "lifespan": _lifespan,
    "years": _years,
    "place": read_places,
    "places": read_places,
    "persons": read_persons,
    "kin": read_persons,
    "groups": _groups,
    "forces": _forces,
    "polities": _polities,
    "peoples": _peoples,
    "schools": _schools,
    "agents": _agents,
    "events": _events,
    "awards": _awards,
    "works": _works,
    "names": _names,
    "text": _text,
    "texts": _texts,
    "officers": read_officers,
    "detail": _detail,
}
