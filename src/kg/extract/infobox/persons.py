"""Persons in infobox lines: kin, teachers, leaders, with kinship, post and time in notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.infobox.dates import interval, single, time_of
from kg.extract.infobox.desk import key_words, note_time
from kg.extract.infobox.pieces import Piece, words_of
from kg.extract.record import Circumstances
from kg.model import Literal

if TYPE_CHECKING:
    from kg.extract.infobox.desk import Desk, Line
    from kg.model import TimeSpan
    from kg.resolve import Draft

# In years.
_LONGEST_MARRIAGE = 60
_ENDS = 2

__all__ = ["kinship_of", "read_officers", "read_persons", "take_part"]

_COUNT = re.compile(
    r"(?:about |at least |over )?"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r"(?:\s+(?:sons?|daughters?|children|child|brothers?|sisters?|others?|and))*",
    re.IGNORECASE,
)
_MARRIED = re.compile(r"\s+\b(?:m\.|married)\s*(?=[\d(c]).*$")
_INCLUDING = re.compile(r"\b(?:including|incl\.|among them|notably)\b:?", re.IGNORECASE)


def read_persons(desk: Desk, line: Line) -> bool:
    """Read names of persons, each with the kinship and the time that a note gives."""
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
        take_part(desk, line, draft, piece)
        return True
    if property_ in {"hasRelative", "hasSibling"} or kinship:
        word = kinship_of(desk, piece)
        if word:
            property_ = desk.context.lexicon.infobox.kin[word]
            kinship, inverse = word, False
        elif kinship == "parent":
            kinship = ""
    qualified = property_ in {"hasRelative", "hasSibling"} and kinship
    qualifiers = (("kinship", Literal(kinship, "en")),) if qualified else ()
    timed = property_ in {"spouse", "hasRelative"} and not _is_life(time)
    how = Circumstances(time=time if timed else None, qualifiers=qualifiers)
    ground = desk.ground(line, piece.span)
    one, other = (draft, desk.subject) if inverse else (desk.subject, draft)
    desk.context.claim(one, property_, other, ground, how)
    if property_ in {"spouse", "hasSibling"}:
        # Both ways; what the one is to the other is not said of the way back.
        back = Circumstances(time=how.time)
        desk.context.claim(other, property_, one, ground, back)
    return draft is not desk.subject


def _is_life(time: TimeSpan | None) -> bool:
    """Say whether years are too far apart for a marriage: they are those of a life."""
    years = (
        re.findall(r"\d{4}(?=$|/|-)", time.edtf)[:1] + re.findall(r"/(\d{4})", time.edtf)
        if time is not None
        else []
    )
    return len(years) == _ENDS and int(years[1]) - int(years[0]) > _LONGEST_MARRIAGE


def _is_no_kin(desk: Desk, line: Line, piece: Piece) -> bool:
    """Say whether a note calls somebody other than kin ("friend")."""
    if line.entry.value != "kin" or kinship_of(desk, piece):
        return False
    return any(re.fullmatch(r"[a-z][a-z -]*", note) for note, _ in piece.notes)


def kinship_of(desk: Desk, piece: Piece) -> str:
    """Return the kinship that a note after a name gives."""
    kin = desk.context.lexicon.infobox.kin
    for note, _ in piece.notes:
        for word in (note.casefold().strip(), note.casefold().split(",")[0].split(";")[0].strip()):
            if word in kin:
                return word
    return ""


def read_officers(desk: Desk, line: Line) -> bool:
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


def take_part(desk: Desk, line: Line, draft: Draft, piece: Piece) -> None:
    """Claim that somebody took part in an event, whichever of the two the article is about."""
    sides, ground = desk.context.sides, desk.ground(line, piece.span)
    if desk.is_a(desk.subject, "Event"):
        sides.participate(desk.subject, draft, line.entry.role, ground)
    else:
        sides.participate(draft, desk.subject, line.entry.role, ground)
