"""Infobox lines to claims: what is sure is read, the rest is reported.

The keys and the kinds of their values are in the lexicon (``infobox.toml``).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.dates import date_literal, vague_time
from kg.extract.record import Circumstances, Ground, Rule
from kg.mentions import find_times
from kg.model import Bounds, InfoboxField, Literal, Name, Span, TimeBasis, TimeSpan
from kg.text import script_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kg.extract.context import Context
    from kg.lexicon import InfoboxKey
    from kg.resolve import Draft

    _Reader = Callable[[Context, InfoboxField, InfoboxKey, Ground], bool]

__all__ = ["read_infobox", "type_subject"]

_PLACE_CHAIN = Rule(
    "infobox-place-chain", "A place line names ever larger places: each lies in the next."
)


def type_subject(context: Context) -> None:
    """Type the article's subject by the keys of its infobox."""
    keys = [line.key for line in context.article.infobox]
    subject = context.subject
    for cls, pattern in context.lexicon.subject_keys:
        if any(pattern.fullmatch(key.strip()) for key in keys):
            # What its own name shows it to be, keys do not overrule.
            subject.type = subject.type or cls
            return


def read_infobox(context: Context) -> None:
    """Claim what the infobox states of the article's subject; report what is not understood."""
    for line in context.article.infobox:
        key = line.key.strip()
        entry = next((e for e in context.lexicon.infobox if e.keys.fullmatch(key)), None)
        if entry is None:
            context.unread.append((line.span, "infobox key not known"))
            continue
        rule = Rule(entry.id, f"An infobox line read as {entry.property} ({entry.value}).")
        if not _READERS[entry.value](context, line, entry, Ground(rule, line.span)):
            context.unread.append((line.span, f"value not understood as {entry.value}"))


def _pieces(line: InfoboxField, separators: str) -> Iterator[tuple[str, Span]]:
    """Yield the parts of a value and where they stand, parentheses blanked."""
    for match in re.finditer(rf"[^{separators}]+", line.value):
        text = re.sub(r"\([^()]*\)", lambda m: " " * len(m[0]), match[0])
        stripped = text.strip(" *\u2022[]()")
        if stripped and any(c.isalnum() for c in stripped):
            start = line.value_span.start + match.start() + text.index(stripped)
            yield stripped, Span(start, start + len(stripped))


def _date(context: Context, line: InfoboxField, entry: InfoboxKey, ground: Ground) -> bool:
    times = [t for t in find_times(line.value, line.value_span.start) if t.edtf]
    if len(times) != 1:
        return False
    time = times[0]
    if entry.property == "hasTime":
        if not context.registry.is_a(context.subject.type, "Event"):
            return False
        end = time.until if time.until[0] else (time.first, time.last)
        bounds = Bounds(time.first, time.last, *end)
        context.subject.add_time(TimeSpan(time.label, time.edtf, bounds, TimeBasis.STATED))
        context.subject.mentions.append(line.span)
        return True
    if "/" in time.edtf or not time.edtf[:4].isdigit():
        return False
    how = Circumstances(time=vague_time(time))
    context.claim(context.subject, entry.property, date_literal(time.edtf), ground, how)
    return True


def _place(context: Context, line: InfoboxField, entry: InfoboxKey, ground: Ground) -> bool:
    """Read "Strelsau, Ruritania": the first is the place, and each lies in the next."""
    chain = [_place_named(context, name, span) for name, span in _pieces(line, ",;")]
    if not chain:
        return False
    is_a = context.registry.is_a
    if is_a(chain[0].type, "Polity"):
        chain[0] = context.land_of(chain[0], ground)
    if not is_a(chain[0].type, "Place"):
        return False
    context.claim(context.subject, entry.property, chain[0], ground)
    for inner, outer in pairwise(chain):
        if not is_a(inner.type, "Place"):
            break
        property_ = "underAuthorityOf" if outer.type == "Polity" else "locatedIn"
        context.claim(inner, property_, outer, ground.by(_PLACE_CHAIN))
    return True


def _place_named(context: Context, name: str, span: Span) -> Draft:
    cls = context.registry.class_of_name(name)
    known = context.registry.find(name, span)
    if known is None:
        return context.registry.name(name, span, cls or _polity_by_words(context, name) or "Place")
    known.type = known.type or cls or "Place"
    known.mentions.append(span)
    return known


def _polity_by_words(context: Context, name: str) -> str:
    """Say whether a name ends in the name of a state ("Habsburg Austria")."""
    words = name.casefold().split()
    return "Polity" if len(words) > 1 and words[-1] in context.lexicon.states else ""


def _agents(context: Context, line: InfoboxField, entry: InfoboxKey, ground: Ground) -> bool:
    wanted = "Person" if entry.value == "persons" else "Organization"
    done = False
    for name, span in _pieces(line, ",;"):
        if not name[:1].isupper() and script_of(name) == "Latn":
            continue
        cls = context.registry.class_of_name(name) or wanted
        draft = context.registry.name(name, span, cls)
        if not context.registry.fits(draft, (wanted, "Agent")):
            continue
        if entry.property == "participation":
            context.sides.participate(context.subject, draft, _role(line, entry), ground)
        elif entry.inverse:
            context.claim(draft, entry.property, context.subject, ground)
        else:
            context.claim(context.subject, entry.property, draft, ground)
        done = True
    return done


def _role(line: InfoboxField, entry: InfoboxKey) -> str:
    """Return the role of a key, with the side that its number is ("combatant2")."""
    found = entry.keys.fullmatch(line.key.strip())
    return f"{entry.role}/{found[1]}" if found and found[1] in {"1", "2"} else entry.role


def _conflicts(context: Context, line: InfoboxField, entry: InfoboxKey, ground: Ground) -> bool:
    done = False
    for name, span in _pieces(line, ",;*"):
        cls = context.registry.class_of_name(name)
        if not context.registry.is_a(cls, "Conflict"):
            first = name.casefold().split()[0]
            cls = "Battle" if first in context.lexicon.words["battle"] else "Conflict"
        draft = context.registry.name(name, span, cls)
        if entry.property == "participation":
            context.sides.participate(draft, context.subject, entry.role, ground)
        else:
            context.claim(context.subject, entry.property, draft, ground)
        done = True
    return done


def _text(context: Context, line: InfoboxField, entry: InfoboxKey, ground: Ground) -> bool:
    pieces = list(_pieces(line, ",;"))
    for text, _ in pieces:
        context.claim(context.subject, entry.property, Literal(text, "en"), ground)
    return bool(pieces)


def _names(context: Context, line: InfoboxField, entry: InfoboxKey, ground: Ground) -> bool:
    pieces = list(_pieces(line, ",;"))
    for text, span in pieces:
        name = Name(text, f"und-{script_of(text)}", entry.role)
        context.subject.alternatives[(text, name.language)] = None
        context.registry.alias(text, context.subject.key)
        at = Ground(ground.rule, ground.passage, span)
        context.claim(context.subject, "hasName", name, at)
    return bool(pieces)


_READERS: Mapping[str, _Reader] = {
    "date": _date,
    "place": _place,
    "persons": _agents,
    "agents": _agents,
    "conflicts": _conflicts,
    "text": _text,
    "names": _names,
}
