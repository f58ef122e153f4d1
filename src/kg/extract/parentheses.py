"""What stands in parentheses after a name: dates of life, other names and spellings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.dates import date_literal, vague_time
from kg.extract.record import Circumstances, Rule
from kg.mentions import find_times
from kg.model import Name, Span
from kg.text import fold, script_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.context import Context
    from kg.extract.record import Ground, Unit
    from kg.mentions import Phrase, TimeExpression
    from kg.resolve import Draft

__all__ = ["ACRONYM", "add_name", "read_acronym", "read_parenthesis"]

ACRONYM = re.compile(r"[A-Z][A-Z.\-]{1,7}s?")

_LIFE = Rule("parenthesis-life", "Dates of birth and death in parentheses after a name.")
_NAME = Rule("parenthesis-name", "Another name, spelling or script in parentheses after a name.")
# How a name at birth is put in parentheses.
_BORN_NAME = re.compile(r"(?:born|n\u00e9e?|nee)\s+(?P<name>[^\W\d_a-z][^\d,;]*)")
_OUT = Rule("parenthesis-year", "A year in parentheses after a work is when it came out.")
_LABELLED = re.compile(r"(?P<language>[A-Z][a-z]+)\s*:\s*(?P<name>.+)")
# How reference works mark a date of death: a word, a dagger, or a dash with nothing before it.
_DIED = re.compile(r"died|d\.|[\u2020\u2013\u2014-]")
# And a date of birth; a date alone tells when a work came out as well.
_BORN = re.compile(r"born|b\.|\*|n\u00e9e?")
# A life with its two ends; both hold a year.
_HALVES = re.compile(r"(?P<born>.*?\d{3,4}.*?)\s[\u2013\u2014-]\s(?P<died>.*\d{3,4}.*)")
# Other names in a row ("also referred to as X, Y or the Z").
_CALLED = re.compile(
    r"(?:[a-z]+\s)*(?:known|referred\sto|called|styled|abbreviated)\s(?:(?:simply|as|to)\s)*"
)
_JOINED = re.compile(r"^(?:(?:or|and|the|as|simply)\s+)+", re.IGNORECASE)
_LONGEST_CALLED = 9
_ONE_OF_ROW = re.compile(r"[^\W\d_][^,]*?(?=,|\s+or\s|\s+and\s+the\s|$)")
# Before another spelling of the name.
_SPELLED = re.compile(
    r"^(?:also|alternat(?:e|ive)(?:ly)?)\s+spel(?:ling|led|t):?\s+", re.IGNORECASE
)
# What a place is called since ("now Zenda, Ruritania").
_TODAY = re.compile(r"(?:now|today|present-day|modern|modern-day)\s+(?:in\s+)?")
# What tells one party from another of its name.
_CREED = re.compile(r"(?:\w+[\u2013-])?\w+(?:ists?|iks?)")
# A longer piece, in words, is no name.
_LONGEST_NAME = 6


def read_parenthesis(context: Context, unit: Unit, draft: Draft, aside: Span) -> None:
    """Read a parenthesis after a name; its pieces end at semicolons."""
    for piece, span in _pieces(context.article.surface(aside), ";", aside.start):
        if draft.type == "Work":
            _read_year(context, unit, draft, piece, span.start)
        elif draft.type in {"Person", ""} and re.search(r"\d{3,4}", piece):
            _read_life(context, unit, draft, piece, span.start)
        elif born := _BORN_NAME.fullmatch(piece):
            name = Name(born["name"], "und-Latn", "birthName")
            add_name(context, draft, name, unit.ground(_NAME, span))
        elif ACRONYM.fullmatch(piece):
            add_name(context, draft, Name(piece, "en", "abbreviation"), unit.ground(_NAME, span))
        else:
            _read_names(context, unit, draft, piece, span.start)


def read_acronym(context: Context, unit: Unit, phrase: Phrase, draft: Draft) -> None:
    """Read "(RLA)" after a name as a shorter name of the same thing."""
    for aside, after in unit.parse.asides:
        if unit.phrases.covered.get(after) != phrase.head:
            continue
        for piece in re.split(r"[;,]", context.article.surface(aside)):
            # An acronym may stand after other names, and after "abbreviated".
            text = piece.split()[-1] if len(piece.split()) in {1, 2} else ""
            if ACRONYM.fullmatch(text):
                context.registry.alias(text, draft.key)
                draft.alternatives[(text, "en")] = None


def add_name(context: Context, draft: Draft, name: Name, ground: Ground) -> None:
    """Give an entity one more name; another spelling of the one it has is none."""
    if fold(name.text) == fold(draft.label) and name.kind == "alias":
        return
    draft.alternatives[(name.text, name.language)] = None
    context.registry.alias(name.text, draft.key)
    context.claim(draft, "hasName", name, ground)


def _pieces(text: str, separator: str, start: int) -> Iterator[tuple[str, Span]]:
    """Yield the parts of a text that are not empty, without outer space, and where they are."""
    for match in re.finditer(rf"[^{separator}]+", text):
        piece = match[0].strip()
        if piece:
            begin = start + match.start() + match[0].index(piece)
            yield piece, Span(begin, begin + len(piece))


def _read_life(context: Context, unit: Unit, draft: Draft, piece: str, start: int) -> None:
    """Read "1 May 1900 - 1951", "1900 in Zenda - 1951 in Strelsau", "born 1900", "d. 1951"."""
    halves = _HALVES.fullmatch(piece)
    if halves:
        for property_, half in (("birthDate", "born"), ("deathDate", "died")):
            for time in find_times(halves[half], start + halves.start(half))[:1]:
                if "/" not in time.edtf:
                    _claim_date(context, unit, draft, time, (property_, time.edtf))
        return
    for time in find_times(piece, start)[:2]:
        for dated in _dates(piece, time):
            _claim_date(context, unit, draft, time, dated)


def _read_year(context: Context, unit: Unit, work: Draft, piece: str, start: int) -> None:
    """Read "(1925)" after a work as when it came out."""
    for time in find_times(piece, start)[:1]:
        if time.edtf[:4].isdigit() and "/" not in time.edtf:
            ground = unit.ground(_OUT, time.span)
            context.claim(work, "inception", date_literal(time.edtf), ground)


def _claim_date(
    context: Context, unit: Unit, draft: Draft, time: TimeExpression, dated: tuple[str, str]
) -> None:
    """Claim a property and its EDTF date; words without a year claim nothing."""
    property_, edtf = dated
    if not edtf[:4].isdigit():
        return
    draft.type = draft.type or "Person"
    # The ends of a range are as exact as they are written.
    how = Circumstances(time=None if time.relation == "span" else vague_time(time))
    context.claim(draft, property_, date_literal(edtf), unit.ground(_LIFE, time.span), how)


def _dates(piece: str, time: TimeExpression) -> Iterator[tuple[str, str]]:
    first, _, last = time.edtf.partition("/")
    if time.relation == "span" and last:
        yield "birthDate", first
        yield "deathDate", last
    elif first[:4].isdigit() and _DIED.match(piece.casefold()):
        yield "deathDate", first
    elif first[:4].isdigit() and _BORN.match(piece.casefold()):
        yield "birthDate", first


def _read_names(context: Context, unit: Unit, draft: Draft, piece: str, start: int) -> None:
    """Read "Anna Varga, German: Anne Warga": names with or without their language."""
    if _CALLED.match(piece):
        _read_called(context, unit, draft, piece, start)
        return
    today = _TODAY.match(piece)
    for part, span in _pieces(piece, ",", start):
        if today and span.start > start:
            return  # "now Zenda, Ruritania": where that is
        labelled = _LABELLED.fullmatch(part)
        if _CALLED.match(part):
            _read_called(context, unit, draft, part, span.start)
            continue
        text, language = part.removeprefix(today[0]) if today else part, ""
        text = _SPELLED.sub("", text)
        if labelled:
            language = context.lexicon.languages.get(labelled["language"].casefold(), "")
            text = labelled["name"].strip()
        script = script_of(text)
        shared = set(fold(text).split()) & set(fold(draft.label).split())
        alone = " " not in text and " " not in draft.label
        native = script not in {"Latn", "Zyyy"}
        known = labelled or shared or alone or native or draft is context.subject
        if draft.type in {"Person", "Agent"} and not known:
            continue  # "Holt (The Bridge)": a role or a work
        words = text.split()
        if _CREED.fullmatch(text) and " " in draft.label:
            continue  # "Workers' Party (Marxist)": which of them it is
        if len(words) > _LONGEST_NAME or not (native or all(w[:1].isupper() for w in words)):
            continue
        tag = f"{language or 'und'}-{script}" if native else (language or "und-Latn")
        name = Name(text, tag, "nativeName" if native else "alias")
        begin = span.start + part.index(text)
        add_name(context, draft, name, unit.ground(_NAME, Span(begin, begin + len(text))))


def _read_called(context: Context, unit: Unit, draft: Draft, piece: str, start: int) -> None:
    """Read "also referred to as X, Y or the Z": names in a row, of the same kind of thing."""
    called = _CALLED.match(piece)
    begin = called.end() if called else 0
    for match in _ONE_OF_ROW.finditer(piece, begin):
        named = _JOINED.sub("", match[0]).strip()
        told = context.registry.class_of_name(named)
        is_a = context.registry.is_a
        other = told and not (is_a(told, draft.type) or is_a(draft.type, told))
        other = other and (bool(draft.type) or is_a(told, "Event"))
        if other or not named[:1].isupper() or len(named.split()) > _LONGEST_CALLED:
            continue
        first = start + match.start() + match[0].index(named)
        kind = "abbreviation" if ACRONYM.fullmatch(named) else "alias"
        name = Name(named, "en" if kind == "abbreviation" else "und-Latn", kind)
        add_name(context, draft, name, unit.ground(_NAME, Span(first, first + len(named))))
