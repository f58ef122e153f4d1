"""Which predicate a time belongs to, and what it says as a time span."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from kg.extract.fight_time import days_of_subject, within_subject, year_of_subject
from kg.extract.grammar import SUBJECTS, SUBORDINATE
from kg.model import Bounds, Span, TimeBasis, TimeSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.predicates import Predicate
    from kg.extract.record import Record, Unit
    from kg.mentions import TimeExpression

__all__ = ["clause_time", "held_until", "time_span", "times_of", "told_time"]


# Words that open a sentence with what went before.
_BACKGROUND = frozenset({"After", "Before", "Following", "Since", "Despite"})
# Prepositions of an occasion that a year tells ("in the 1958 elections").
_OCCASIONS = ("in", "at", "during")
# Prepositions of what has a time of its own, beside that of the clause it stands in.
_BESIDE = frozenset(
    "after before between since following during despite until for amid against with from "
    "through".split()
)


def times_of(unit: Unit, predicate: Predicate) -> tuple[TimeExpression, ...]:
    """Return the times that hold for a predicate: its own, or the one that opens the sentence."""
    own = tuple(t for t in unit.times if _anchor(unit, t) == predicate.index)
    own = own or tuple(t for t in unit.times if _is_of_occasion(unit, t, predicate))
    if own:
        return tuple(t for t in own if not _is_of_background(unit, t, predicate))
    if predicate.link == "to" and predicate.governor not in unit.predicates:
        above = unit.verb_above(predicate.index)
        return times_of(unit, above) if above is not None else ()
    opening = tuple(t for t in unit.times if _opens(unit, t))
    apart = predicate.link == "conj" and (
        "later" in predicate.particles
        or (opening[:1] and opening[0].relation == "span" and _has_subject(unit, predicate))
    )
    if opening and predicate.link not in SUBORDINATE and not apart:
        return opening
    below = _just_before(unit, predicate) or _below(unit, predicate)
    if below or predicate.link == "when":
        return below
    governor = unit.predicates.get(predicate.governor)
    if governor is not None and (
        predicate.link in {"xcomp", "ccomp", "to"}
        or (predicate.kind == "noun" and not _is_beside(unit, predicate))
    ):
        return times_of(unit, governor)
    return ()


def _below(unit: Unit, predicate: Predicate) -> tuple[TimeExpression, ...]:
    """Return the time of the clause below ("it ceased to exist in 1918")."""
    for other in unit.predicates.values():
        if other.governor == predicate.index and other.link == "xcomp":
            below = tuple(t for t in unit.times if _anchor(unit, t) == other.index)
            if below:
                return below
    return ()


def _just_before(unit: Unit, predicate: Predicate) -> tuple[TimeExpression, ...]:
    """Return the time right before a clause with "when" ("began on 3 May, when X invaded Y")."""
    tokens = unit.parse.tokens
    for time in unit.times if predicate.link == "when" else ():
        after = [t.text for t in tokens if t.span.start >= time.span.end][:2]
        if after == [",", "when"] and time.span.end < tokens[predicate.index].span.start:
            taken_up = time.start_of() if time.relation == "since" else time.end_of()
            return (taken_up,) if taken_up is not None else ()
    return ()


def _is_of_occasion(unit: Unit, time: TimeExpression, predicate: Predicate) -> bool:
    """Say whether a time tells the occasion of a clause: "won in the 1958 elections"."""
    tokens = _tokens(unit, time)
    occasions = {i for word in _OCCASIONS for i in predicate.role(word)}
    # A time within a token, or across the edge of one, has none to itself.
    if not occasions or not tokens or _is_in_name(unit, tokens[0]):
        return False
    return any(
        unit.parse.tokens[i].head in occasions and unit.parse.tokens[i].head not in tokens
        for i in tokens
    )


def _has_subject(unit: Unit, predicate: Predicate) -> bool:
    """Say whether a clause has a subject of its own: a span of time before it is not its own."""
    tokens = unit.parse.tokens
    return any(t.head == predicate.index and t.dep in SUBJECTS for t in tokens)


def _is_of_background(unit: Unit, time: TimeExpression, predicate: Predicate) -> bool:
    """Say whether a time is that of what went before ("After the war in 1960, X was founded")."""
    tokens = unit.parse.tokens
    if not tokens or tokens[0].text not in _BACKGROUND:
        return False
    comma = next((t.span.start for t in tokens if t.text == ","), 0)
    nouns = [t for t in tokens[1:] if t.upos in {"NOUN", "PROPN"} and t.span.end <= time.span.start]
    later = predicate.kind != "noun" and tokens[predicate.index].span.start > comma
    return later and bool(nouns) and time.span.end <= comma


def _is_beside(unit: Unit, noun: Predicate) -> bool:
    """Say whether a noun is, or is part of, what stands beside a clause ("after years of war")."""
    tokens = unit.parse.tokens
    index, seen = noun.index, {noun.governor}
    while index not in seen:
        seen.add(index)
        cases = (t.text.casefold() for t in tokens if t.head == index and t.dep == "case")
        if not _BESIDE.isdisjoint(cases):
            return True
        index = tokens[index].head
    return False


def clause_time(record: Record, unit: Unit, predicate: Predicate | None) -> TimeSpan | None:
    """Return the first time of a clause, read as that of a state."""
    times = times_of(unit, predicate) if predicate is not None else ()
    return time_span(record, unit, times[0], state=True) if times else None


def told_time(record: Record, unit: Unit, predicate: Predicate, *, state: bool) -> TimeSpan | None:
    """Return the time of a predicate, or of what it happened in ("in a coup on 5 May").

    Args:
        record: The article, for the sentences before.
        unit: The sentence.
        predicate: What the time is asked of.
        state: Whether what holds then began or held then, rather than happened.
    """
    for expression in times_of(unit, predicate):
        span = time_span(record, unit, expression, state=state)
        if span is not None:
            return span
    for index in predicate.role("in|during") if predicate.kind == "verb" and not state else ():
        within = unit.predicates.get(index)
        told = times_of(unit, within) if within is not None else ()
        if told:
            return time_span(record, unit, told[0], state=False)
    return None


def held_until(point: TimeSpan | None) -> TimeSpan | None:
    """Return the time of what ended at a point in time: it has an end alone."""
    if point is None:
        return None
    begin, end = point.bounds.earliest_start, point.bounds.latest_end or point.bounds.latest_start
    edtf = f"../{point.edtf}" if point.edtf and not set(point.edtf) & set("/[~") else ""
    return replace(point, edtf=edtf, bounds=Bounds(earliest_end=begin, latest_end=end))


def time_span(
    record: Record, unit: Unit, expression: TimeExpression, *, state: bool
) -> TimeSpan | None:
    """Return an expression as a time span; a missing year comes from just before.

    Args:
        record: The article, for the sentences before.
        unit: The sentence.
        expression: The words.
        state: Whether what holds then began or held then, rather than happened.
    """
    basis = TimeBasis.STATED
    if not expression.first:
        found = _from_elsewhere(record, unit, expression)
        if found is None:
            return None
        expression, basis = found, TimeBasis.STATED_ELSEWHERE
    bounds = expression.bounds(state=state)
    return TimeSpan(expression.label, expression.stated_edtf(), bounds, basis)


def _from_elsewhere(
    record: Record, unit: Unit, expression: TimeExpression
) -> TimeExpression | None:
    """Return a date without a year, or told from another time, as a date; None if it is open.

    A time may be told from one that is told from another, and so on. All up to a sentence are
    settled in the order of the text and kept, so that each is looked for once.
    """
    subject, first = record.subject.time, unit.number
    while first >= 0 and (first, subject) not in record.settled:
        first -= 1
    for other in record.units[first + 1 : unit.number + 1]:
        record.settled.add((other.number, subject))
        for time in other.times:
            if not time.first:
                record.told_times[time.span, subject] = _told(record, other, time)
    if (expression.span, subject) in record.told_times:
        return record.told_times[expression.span, subject]
    return _told(record, unit, expression)


def _told(record: Record, unit: Unit, expression: TimeExpression) -> TimeExpression | None:
    if expression.shift[0]:
        first, last = _time_before(record, unit, expression)
        return expression.told_from(first, last) if first else None
    own = within_subject(record, expression)
    if own is not None:
        return own
    year = _year_before(record, unit, expression) or year_of_subject(record)
    year += _years_on(record, unit, expression) if year else 0
    if not (year and expression.month):
        return None
    try:
        return expression.with_year(year)
    except ValueError:
        return None


def _years_on(record: Record, unit: Unit, expression: TimeExpression) -> int:
    """Return how many years later "March of the following year" is."""
    for other in unit.times:
        between = Span(expression.span.end, max(expression.span.end, other.span.start))
        if other.shift[0] == "year" and record.article.surface(between).strip() == "of":
            return other.shift[1]
    return 0


def _time_before(record: Record, unit: Unit, expression: TimeExpression) -> tuple[str, str]:
    """Return the first and last day of the time that another is told from."""
    if expression.anchor:
        return days_of_subject(record, expression.anchor)
    last = next(_times_before(record, unit, expression), None)
    if last is None or last[1].relation not in {"at", "during", "span"}:
        return "", ""
    other, time = last
    found = time if time.first else _from_elsewhere(record, other, time)
    if found is None:
        return "", ""
    return found.until if found.until[0] else (found.first, found.last)


def _times_before(
    record: Record, unit: Unit, expression: TimeExpression
) -> Iterator[tuple[Unit, TimeExpression]]:
    """Yield the times told before one in its section, the last of them first."""
    for other in reversed(record.units[: unit.number + 1]):
        if other.parse.section != unit.parse.section:
            return
        for time in reversed(other.times):
            if other is not unit or time.span.start < expression.span.start:
                yield other, time


def _year_before(record: Record, unit: Unit, expression: TimeExpression) -> int:
    """Return the year that was stated last in the same section, or 0."""
    for other, time in _times_before(record, unit, expression):
        if time.first:
            return int((time.until[1] or time.last)[:4])
        if time.shift[0] and time.shift[0] != "day":
            found = _from_elsewhere(record, other, time)
            if found is not None:
                return int(found.last[:4])
    return 0


def _tokens(unit: Unit, time: TimeExpression) -> list[int]:
    tokens = unit.parse.tokens
    # In the order of the text, so that a sentence full of times takes no longer than others.
    first = bisect_left(tokens, time.span.start, key=lambda t: t.span.start)
    following = takewhile(lambda t: t.span.start < time.span.end, islice(tokens, first, None))
    return [t.index for t in following if time.span.contains(t.span)]


def _anchor(unit: Unit, time: TimeExpression) -> int:
    """Return the predicate that the words of a time hang on, or -1."""
    tokens = _tokens(unit, time)
    if not tokens or _opens(unit, time):
        return -1
    heads = [unit.parse.tokens[i].head for i in tokens]
    index = next((h for h in heads if h not in tokens), tokens[0])
    if (
        _is_in_name(unit, tokens[0])
        or _is_attributive(unit, tokens)
        or _is_of_one_of_several(unit, tokens, index)
    ):
        return -1
    seen: set[int] = set()
    # A time right after a verb's own words is the verb's, though the tree may hang it on a
    # place name in between.
    while index not in unit.predicates and index not in seen:
        seen.add(index)
        index = unit.parse.tokens[index].head
    if _only_leads(unit, index):
        # "Defeated an army led by X on 5 May": that is when it was defeated.
        above = unit.verb_above(index)
        return above.index if above is not None and above.index < index else index
    return _nearest_joined(unit, time, tokens[0], index) if index in unit.predicates else -1


def _nearest_joined(unit: Unit, time: TimeExpression, first: int, index: int) -> int:
    """Return the verb that a time stands after: "In 1918 X took A and entered B on 1 May".

    A tree hangs the second time on the first verb, which has one.
    """
    joined = [p.index for p in unit.predicates.values() if p.governor == index and p.link == "conj"]
    before = [i for i in joined if i < first and unit.predicates[i].kind == "verb"]
    if not before:
        return index
    start = unit.parse.tokens[before[-1]].span.start
    dated = any(t is not time and t.span.start < start for t in unit.times)
    return before[-1] if dated else index


def _only_leads(unit: Unit, index: int) -> bool:
    """Say whether a token is the participle of "led by X"."""
    token = unit.parse.tokens[index]
    heading = token.text in {"led", "commanded", "headed"} and token.dep == "acl"
    return heading and unit.parse.tokens[min(index + 1, len(unit.parse.tokens) - 1)].text == "by"


def _is_in_name(unit: Unit, first: int) -> bool:
    """Say whether a time tells which event a name means ("during the Selby War of 1788")."""
    of, name = unit.parse.tokens[max(0, first - 1)], unit.parse.tokens[max(0, first - 2)]
    return of.text == "of" and name.upos == "PROPN" and name.index not in unit.time_tokens


def _is_of_one_of_several(unit: Unit, tokens: list[int], head: int) -> bool:
    """Say whether a time belongs to a conjunct ("part of X and from 1871 of Y"), not to all."""
    token = unit.parse.tokens[head]
    return token.dep == "conj" and token.upos in {"NOUN", "PROPN"} and tokens[-1] < head


def _is_attributive(unit: Unit, tokens: list[int]) -> bool:
    """Say whether a time stands before the noun it belongs to ("the 1958 elections")."""
    after = tokens[-1] + 1
    following = unit.parse.tokens[after : after + 1]
    before = unit.parse.tokens[max(0, tokens[0] - 1)]
    if not following or following[0].upos not in {"NOUN", "PROPN", "ADJ"}:
        return False
    # "the 1896 Ruritanian Revolution"
    named = before.upos == "DET" and following[0].upos != "NOUN" and len(tokens) == 1
    hangs = any(unit.parse.tokens[i].head == after for i in tokens)
    return named or (following[0].upos == "NOUN" and hangs)


def _opens(unit: Unit, time: TimeExpression) -> bool:
    """Say whether a time stands before the subject of the sentence, so for all its clauses."""
    tokens = _tokens(unit, time)
    if not tokens or tokens[0] > 1 or tokens[-1] + 1 == len(unit.parse.tokens):
        return False
    if _is_attributive(unit, tokens):
        return False
    after = unit.parse.tokens[tokens[-1] + 1]
    leads = {"det", "nsubj", "nsubj:pass", "nmod:poss", "compound", "amod", "nmod:desc", "nummod"}
    return after.text == "," or after.dep in leads or after.dep.startswith("flat")
