"""Infobox lines that each state something by themselves, by the kind of their value."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.infobox.dates import date_of, interval, intervals_of, single, time_of
from kg.extract.infobox.desk import key_words, note_time, note_times
from kg.extract.infobox.pieces import Piece, words_of
from kg.extract.record import Circumstances, Rule
from kg.model import Literal, Name, Span
from kg.text import fold, script_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.extract.infobox.desk import Desk, Line
    from kg.model import TimeSpan
    from kg.resolve import Draft

    Reader = Callable[[Desk, Line], bool]

__all__ = ["READERS", "place_chain"]

_PLACE_CHAIN = Rule(
    "infobox-place-chain", "A place line names ever larger places: each lies in the next."
)
_COUNT = re.compile(
    r"(?:about |at least |over )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r"(?:\s+(?:sons?|daughters?|children|child|brothers?|sisters?|others?|and))*",
    re.IGNORECASE,
)
_TRAILING_TIME = re.compile(r"[\s,]+((?:m\. ?|c\. ?)?\d{4}(?:[\s\u2013-]+(?:\d{2,4}|present))?)$")
_MARRIED = re.compile(r"\s+\b(?:m\.|married)\s*(?=[\d(c]).*$")
_INCLUDING = re.compile(r"\b(?:including|incl\.|among them|notably)\b:?", re.IGNORECASE)
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
    for dated, property_ in zip(dates[:2], ("inception", "dissolution"), strict=False):
        if dated is not None and len(ends) <= 2:
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


# --- places -------------------------------------------------------------------------------


def _places(desk: Desk, line: Line) -> bool:
    done = False
    for piece in desk.pieces(line, "places"):
        done |= _chain_of(desk, line, piece, line.entry.property)
    return done or desk.detail(line, line.plain)


def place_chain(desk: Desk, line: Line, part: Span, property_: str) -> bool:
    """Claim a place of the subject that stands in a part of the value, and what it lies in."""
    text = line.value[part.start : part.end]
    start = line.field.value_span.start + part.start
    return _chain_of(desk, line, Piece(text, Span(start, start + len(text))), property_)


def _chain_of(desk: Desk, line: Line, piece: Piece, property_: str) -> bool:
    """Read "Strelsau, Ruritania": the first is the place, and each lies in the next."""
    chain: list[Draft] = []
    ground = desk.ground(line, piece.span)
    for part in _chain_parts(desk, line, piece):
        draft = desk.things.place_or_polity(part)
        if draft is None:
            break
        chain.append(draft)
    if not chain:
        return False
    if desk.is_a(chain[0], "Polity"):
        chain[0] = desk.context.land_of(chain[0], ground)
    if property_ == "locatedIn" and desk.subject.type == "":
        return False
    how = Circumstances(time=note_time(piece))
    desk.claim(line, chain[0], piece.span, how, property_)
    for inner, outer in pairwise(chain):
        if not desk.is_a(inner, "Place") or inner is outer:
            break
        link = "underAuthorityOf" if outer.type == "Polity" else "locatedIn"
        desk.context.claim(inner, link, outer, ground.by(_PLACE_CHAIN))
    return True


def _chain_parts(desk: Desk, line: Line, piece: Piece) -> list[Piece]:
    """Return the names of a chain, up to where the chain begins again in today's names."""
    start = line.field.value_span.start
    raw = line.value[piece.span.start - start : piece.span.end - start]
    raw = re.sub(r"\([^()]*\)", lambda m: " " * len(m[0]), raw)
    parts = []
    for match in re.finditer(r"[^,]+", raw):
        text = match[0].strip(" \u2013-'\"")
        if "." not in text[:-1]:
            text = text.strip(".")
        if not text:
            continue
        words = words_of(text)
        if parts and (words[0] in desk.words["today"] or "now" in words):
            break
        if words[0] in {"now", "today", "then", "present-day", "modern", "modern-day"}:
            text = " ".join(text.split()[1:])
        text = re.split(r"\s+(?:now|today)\s+", text)[0]
        at = piece.span.start + match.start() + match[0].index(text) if text in match[0] else -1
        span = Span(at, at + len(text)) if at >= 0 else piece.span
        if text:
            parts.append(Piece(" ".join(text.split()), span))
    return parts


# --- persons and groups --------------------------------------------------------------------


def _persons(desk: Desk, line: Line) -> bool:
    done = _read_count(desk, line)
    for item in desk.pieces(line, "persons"):
        named, time = _dated_name(desk, item)
        piece = _after_count(named)
        if piece is None:
            continue
        if _is_no_kin(desk, line, piece):
            desk.unread(piece.span, "no kinship that is known")
            continue
        if words_of(piece.text)[-1] in desk.words["family"]:
            family = desk.things.group(piece)
            if family is not None:
                desk.claim(line, family, piece.span, property_="memberOf")
                done = True
            continue
        draft = desk.things.person(piece)
        if draft is None:
            continue
        if _claim_kin(desk, line, piece, draft, time):
            done = True
    return done


def _read_count(desk: Desk, line: Line) -> bool:
    """Read "3", "5, including X": how many children, without their names."""
    if line.entry.property not in {"hasChild", "hasSibling"} or line.entry.inverse:
        return False
    found = _COUNT.match(line.plain)
    if found is None or len(found[0]) < len(line.plain.split(",")[0].split("(")[0].strip()):
        plain = _INCLUDING.split(line.plain)[0].strip(" ,(;")
        if found is None or found[0].strip() != plain:
            return False
    return desk.detail(line, found[0].strip())


def _after_count(piece: Piece) -> Piece | None:
    """Return a piece without "including" and the number before it; None if nothing is left."""
    found = _INCLUDING.search(piece.text)
    if found is None:
        return None if _COUNT.fullmatch(piece.text) else piece
    rest = piece.text[found.end() :].strip(" ,:")
    return Piece(rest, piece.span, piece.notes) if rest else None


def _dated_name(desk: Desk, piece: Piece) -> tuple[Piece, TimeSpan | None]:
    """Take "m. 1920" off the end of a name; return the time that it or a note gives."""
    found = _MARRIED.search(piece.text)
    if found:
        notes = (*piece.notes, (found[0].strip(), piece.span))
        piece = Piece(piece.text[: found.start()], piece.span, notes)
    times = [t for note, _ in piece.notes if (t := _marriage(desk, note)) is not None]
    return piece, times[0] if times else None


def _marriage(desk: Desk, note: str) -> TimeSpan | None:
    """Read "m. 1920; div. 1930": a beginning and an end, each perhaps missing."""
    start = end = None
    for part in re.split(r"[;,]", note):
        words = words_of(part)
        date = single(part)
        if date is None or not words:
            continue
        if words[0].rstrip(":") in desk.words["divorce"]:
            end = end or date
        elif words[0].rstrip(":") in desk.words["marriage"] or (not start and not end):
            start = date
    if start is None and end is None:
        return (
            time_of(note)
            if re.search(r"\d{4}", note) and not re.search("born|b\\.", note)
            else None
        )
    if start is not None and end is None:
        ranged = time_of(note)
        return ranged if ranged is not None and "/" in ranged.edtf else interval(start, None)
    return interval(start, end)


def _claim_kin(desk: Desk, line: Line, piece: Piece, draft: Draft, time: TimeSpan | None) -> bool:
    property_, kinship, inverse = line.entry.property, line.entry.role, line.entry.inverse
    if property_ == "participation":
        _take_part(desk, line, draft, piece)
        return True
    if property_ in {"hasRelative", "hasSibling"} or kinship:
        word = _kinship(desk, piece)
        if word:
            property_ = desk.context.lexicon.infobox.kin[word]
            kinship, inverse = word, False
        elif kinship == "parent":
            kinship = ""
    qualified = property_ in {"hasRelative", "hasSibling"} and kinship
    qualifiers = (("kinship", Literal(kinship, "en")),) if qualified else ()
    timed = property_ in {"spouse", "hasRelative"}
    how = Circumstances(time=time if timed else None, qualifiers=qualifiers)
    ground = desk.ground(line, piece.span)
    one, other = (draft, desk.subject) if inverse else (desk.subject, draft)
    desk.context.claim(one, property_, other, ground, how)
    if property_ == "spouse" or (property_ == "hasSibling" and not kinship):
        desk.context.claim(other, property_, one, ground, how)
    return draft is not desk.subject


def _is_no_kin(desk: Desk, line: Line, piece: Piece) -> bool:
    """Say whether a note calls somebody other than kin ("friend")."""
    if line.entry.value != "kin" or _kinship(desk, piece):
        return False
    return any(re.fullmatch(r"[a-z][a-z -]*", note) for note, _ in piece.notes)


def _kinship(desk: Desk, piece: Piece) -> str:
    """Return the kinship that a note after a name gives."""
    kin = desk.context.lexicon.infobox.kin
    for note, _ in piece.notes:
        for word in (note.casefold().strip(), note.casefold().split(",")[0].split(";")[0].strip()):
            if word in kin:
                return word
    return ""


def _claim_each(desk: Desk, line: Line, way: str, make: Callable[[Piece], Draft | None]) -> bool:
    done = False
    for piece in desk.pieces(line, way):
        draft = make(piece)
        if draft is None:
            desk.unread(piece.span, f"no name of {way}")
            continue
        if line.entry.property == "participation":
            _take_part(desk, line, draft, piece)
        else:
            for time in note_times(piece):
                desk.claim(line, draft, piece.span, Circumstances(time=time))
        done = True
    return done


def _take_part(desk: Desk, line: Line, draft: Draft, piece: Piece) -> None:
    sides, ground = desk.context.sides, desk.ground(line, piece.span)
    if desk.is_a(desk.subject, "Event"):
        sides.participate(desk.subject, draft, line.entry.role, ground)
    else:
        sides.participate(draft, desk.subject, line.entry.role, ground)


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
        if _kinship(desk, piece):
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
    for text, span in _items(line):
        desk.claim(line, Literal(text, "en"), span)
        done = True
    return done


def _items(line: Line) -> list[tuple[str, Span]]:
    start = line.field.value_span.start
    found = []
    # A parenthesis that touches a capital ended an item.
    for match in re.finditer(r"(?:[^*\n\u2022|)]|\)(?![A-Z][a-z]))+\)?", line.value):
        words = match[0].strip(" ,;")
        if any(c.isalnum() for c in words):
            at = start + match.start() + match[0].index(words)
            found.append((" ".join(words.split()), Span(at, at + len(words))))
    return found


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


def _officers(desk: Desk, line: Line) -> bool:
    """Read "Karl Brandt (chairman)": who leads, or holds which post, and when."""
    done = False
    for piece in desk.pieces(line, "officers"):
        draft = desk.things.person(piece)
        if draft is None:
            desk.unread(piece.span, "no name of a person")
            continue
        post = _post(desk, line, piece)
        how = Circumstances(time=note_time(piece))
        if post:
            ground = desk.ground(line, piece.span)
            office = desk.context.offices.make(
                f"{post} ({desk.subject.label})", desk.subject, None, ground
            )
            desk.context.claim(draft, "holdsOffice", office, ground, how)
        if not post or line.entry.property == "leaderOf":
            desk.claim(line, draft, piece.span, how)
        done = True
    return done


def _post(desk: Desk, line: Line, piece: Piece) -> str:
    """Return the post that a note or the key names; that somebody leads is none."""
    if not desk.is_a(desk.subject, "Group"):
        return ""
    for note, _ in piece.notes:
        words = words_of(note)
        if words and words[-1] in desk.context.lexicon.offices and not re.search(r"\d", note):
            return note
    kind = key_words(line.field.key)
    if line.entry.property == "holdsOffice" or kind in {"president", "chairman", "chairperson"}:
        return kind
    return ""


def _detail(desk: Desk, line: Line) -> bool:
    return desk.detail(line, line.plain)


READERS: Mapping[str, Reader] = {
    "date": _date,
    "life": _life,
    "when": _when,
    "lifespan": _lifespan,
    "years": _years,
    "place": _places,
    "places": _places,
    "persons": _persons,
    "kin": _persons,
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
    "officers": _officers,
    "detail": _detail,
}
