"""Infobox lines to claims: what is sure is read, the rest is reported.

The keys and the kinds of their values are in the lexicon (``infobox.toml``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.frames import date_literal
from kg.mentions import find_times
from kg.model import Bounds, InfoboxField, Literal, Name, Span, TimeBasis, TimeSpan
from kg.text import script_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.context import Context
    from kg.lexicon import InfoboxKey
    from kg.mentions import TimeExpression
    from kg.resolve import Draft

__all__ = ["read_infobox", "type_subject"]

_PERSON_KEYS = re.compile(
    r"(birth|death|spouse|children|alma|occupation|native[ _]name)", re.IGNORECASE
)
_CONFLICT_KEYS = re.compile(
    r"(combatant|commander|casualties|strength|part ?of|result)\d*", re.IGNORECASE
)
_STATE_KEYS = re.compile(
    r"(capital|government type|currency|year start|legislature)", re.IGNORECASE
)
_PLACE_CLASS = {"county", "prefecture", "province", "district", "oblast", "region", "governorate"}
PLACE_CHAIN = (
    "infobox-place-chain",
    "A place line names ever larger places: each lies in the next.",
)


def type_subject(context: Context) -> None:
    """Type the article's subject by the keys of its infobox."""
    keys = [f.key for f in context.article.infobox]
    for pattern, cls in (
        (_CONFLICT_KEYS, "Conflict"),
        (_PERSON_KEYS, "Person"),
        (_STATE_KEYS, "Polity"),
    ):
        if any(pattern.fullmatch(k) or pattern.match(k) for k in keys):
            if not context.subject.type or not context.registry.is_a(context.subject.type, cls):
                context.subject.type = cls
            return


def read_infobox(context: Context) -> None:
    """Claim what the infobox states of the article's subject."""
    for line in context.article.infobox:
        entry = _entry(context, line)
        if entry is None:
            context.unread.append((line.span, "infobox key not known"))
            continue
        if not _read(context, line, entry):
            context.unread.append((line.span, f"value not understood as {entry.value}"))


def _entry(context: Context, line: InfoboxField) -> InfoboxKey | None:
    return next((e for e in context.lexicon.infobox if e.keys.fullmatch(line.key.strip())), None)


def _read(context: Context, line: InfoboxField, entry: InfoboxKey) -> bool:
    rule = (
        entry.id,
        f"The infobox line \u201c{entry.keys.pattern.removesuffix(chr(92) + 's*(' + chr(92) + 'd*)')}\u201d.",
    )
    rule = (entry.id, f"An infobox line read as {entry.property} ({entry.value}).")
    reader = {
        "date": _date, "place": _place, "persons": _agents, "agents": _agents,
        "conflicts": _conflicts, "text": _text, "names": _names,
    }[entry.value]  # fmt: skip
    return reader(context, line, entry, rule)


def _date(context: Context, line: InfoboxField, entry: InfoboxKey, rule: tuple[str, str]) -> bool:
    times = [t for t in find_times(line.value, line.value_span.start) if t.edtf]
    if len(times) != 1:
        return False
    time = times[0]
    if entry.property == "hasTime":
        bounds = Bounds(
            time.first, time.last, *(time.until if time.until[0] else (time.first, time.last))
        )
        context.date(context.subject, TimeSpan(time.label, time.edtf, bounds, TimeBasis.STATED))
        context.subject.mentions.append(line.span)
        return True
    if "/" in time.edtf or not time.edtf[:4].isdigit():
        return False
    context.claim(
        None, context.subject, entry.property, date_literal(time.edtf), rule, evidence=line.span,
        time=vague_time(time),
    )  # fmt: skip
    return True


def vague_time(time: TimeExpression) -> TimeSpan | None:
    """Return the time of a date that its literal cannot hold whole: an approximate one."""
    if "~" not in time.edtf:
        return None
    return TimeSpan(time.label, time.edtf, time.bounds(state=False), TimeBasis.STATED)


def _pieces(line: InfoboxField, separators: str) -> Iterator[tuple[str, Span]]:
    for match in re.finditer(rf"[^{separators}]+", line.value):
        text = re.sub(r"\([^()]*\)", lambda m: " " * len(m[0]), match[0])
        stripped = text.strip(" *\u2022[]()")
        if stripped and any(c.isalnum() for c in stripped):
            start = line.value_span.start + match.start() + text.index(stripped)
            yield stripped, Span(start, start + len(stripped))


def _place(context: Context, line: InfoboxField, entry: InfoboxKey, rule: tuple[str, str]) -> bool:
    chain: list[Draft] = []
    for name, span in _pieces(line, ",;"):
        known = context.registry.find(name)
        cls = context.registry.class_of_name(name)
        if known is None:
            cls = cls or _polity_by_words(context, name) or "Place"
            known = context.registry.name(name, span, cls)
        else:
            known.type = known.type or cls or "Place"
            known.mentions.append(span)
        chain.append(known)
    if not chain:
        return False
    if context.registry.is_a(chain[0].type, "Polity"):
        land = context.registry.land_of(chain[0])
        context.land(None, land, chain[0], line.span)
        chain[0] = land
    if not context.registry.is_a(chain[0].type, "Place"):
        return False
    context.claim(None, context.subject, entry.property, chain[0], rule, evidence=line.span)
    for inner, outer in zip(chain, chain[1:], strict=False):
        if not context.registry.is_a(inner.type, "Place"):
            break
        property_ = "underAuthorityOf" if outer.type == "Polity" else "locatedIn"
        context.claim(None, inner, property_, outer, PLACE_CHAIN, evidence=line.span)
    return True


def _polity_by_words(context: Context, name: str) -> str:
    """Say whether a name ends in the name of a state ("Qing China")."""
    words = name.casefold().split()
    return "Polity" if len(words) > 1 and words[-1] in context.lexicon.states else ""


def _agents(context: Context, line: InfoboxField, entry: InfoboxKey, rule: tuple[str, str]) -> bool:
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
            context.participate(
                None, context.subject, draft, entry.role, rule, None, evidence=line.span
            )
        else:
            context.claim(None, context.subject, entry.property, draft, rule, evidence=line.span)
        done = True
    return done


def _conflicts(
    context: Context, line: InfoboxField, entry: InfoboxKey, rule: tuple[str, str]
) -> bool:
    done = False
    for name, span in _pieces(line, ",;*"):
        cls = context.registry.class_of_name(name)
        if not context.registry.is_a(cls, "Conflict"):
            words = name.casefold().split()
            cls = "Battle" if words[:1] in (["battle"], ["siege"]) else "Conflict"
        draft = context.registry.name(name, span, cls)
        if entry.property == "participation":
            context.participate(
                None, draft, context.subject, entry.role, rule, None, evidence=line.span
            )
        else:
            context.claim(None, context.subject, entry.property, draft, rule, evidence=line.span)
        done = True
    return done


def _text(context: Context, line: InfoboxField, entry: InfoboxKey, rule: tuple[str, str]) -> bool:
    done = False
    for text, _ in _pieces(line, ",;"):
        context.claim(
            None, context.subject, entry.property, Literal(text, "en"), rule, evidence=line.span
        )
        done = True
    return done


def _names(context: Context, line: InfoboxField, entry: InfoboxKey, rule: tuple[str, str]) -> bool:
    done = False
    for text, span in _pieces(line, ",;"):
        script = script_of(text)
        name = Name(text, f"und-{script}", entry.role)
        context.subject.alternatives[(text, name.language)] = None
        context.registry.alias(text, context.subject.key)
        context.claim(
            None, context.subject, "hasName", name, rule, evidence=line.span, trigger=span
        )
        done = True
    return done
