"""Mentions to claims: the interpreter of the lexicon over argument structures.

:func:`extract` is the whole reading half after parsing: who is who, what is said of them,
when, how sure, and where it stands.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.attributes import read_attributes, read_independence, read_language_names
from kg.extract.context import Context
from kg.extract.frames import make_event, read_frames
from kg.extract.infobox import read_infobox, type_subject
from kg.extract.naming import register_names
from kg.extract.timing import narrative_bounds
from kg.model import Knowledge, Modality, Name, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.lexicon import Lexicon
    from kg.model import Article, Parse
    from kg.resolve import Draft

__all__ = ["extract"]


def extract(article: Article, parses: Iterable[Parse], lexicon: Lexicon) -> Knowledge:
    """Return everything that the article says, as far as it is understood."""
    read_language_names(dict(lexicon.languages))
    context = Context(article, parses, lexicon)
    context.event_maker = make_event  # type: ignore[assignment]
    type_subject(context)
    read_infobox(context)
    register_names(context)
    for unit in context.units:
        read_attributes(context, unit)
        read_frames(context, unit)
        read_independence(context, unit)
    _link_causes(context)
    _within_battles(context)
    context.name_sides()
    return _freeze(context)


def _link_causes(context: Context) -> None:
    for unit, event, index, rule in context.pending_causes:
        cause = unit.events.get(index)
        if cause is not None:
            context.claim(unit, event, "causedBy", cause, rule)


_WITHIN = (
    "within-named-fight",
    "A dated act told right after a named fight, at its time and by one of its sides, is part of it.",
)


def _within_battles(context: Context) -> None:
    """Put the acts that carry a named fight on under it ("On June 5, ... troops approached")."""
    parts = {
        (s.subject, s.object) for _, s in context.claims
        if s.property in {"memberOf", "underAuthorityOf"} and s.modality is Modality.ASSERTED
    }  # fmt: skip
    fighters: dict[str, set[str]] = {}
    for _, statement in context.claims:
        if statement.property == "hasParticipant" and isinstance(statement.object, str):
            fighters.setdefault(statement.subject, set()).add(statement.object)
    for before, unit in zip(context.units, context.units[1:], strict=False):
        if before.parse.paragraph != unit.parse.paragraph:
            continue
        for battle in dict.fromkeys(
            d for d in before.events.values() if d.type == "Battle" and d.time
        ):
            for event in unit.events.values():
                if event is not battle and _carries_on(battle, event, fighters, parts):
                    context.claim(unit, event, "subEventOf", battle, _WITHIN)


def _carries_on(
    battle: Draft, event: Draft, fighters: dict[str, set[str]], parts: set[tuple[str, object]]
) -> bool:
    if event.time is None or battle.time is None or not event.time.bounds.earliest_start:
        return False
    start, span = event.time.bounds.earliest_start, battle.time.bounds
    sides = fighters.get(battle.key, set())
    return span.earliest_start <= start <= (span.latest_end or span.latest_start) and any(
        agent in sides or any((agent, side) in parts for side in sides)
        for agent in fighters.get(event.key, set())
    )


def _freeze(context: Context) -> Knowledge:
    claims = list(dict.fromkeys(context.claims))
    used = {context.subject.key}
    for _, statement in claims:
        used.add(statement.subject)
        if isinstance(statement.object, str):
            used.add(statement.object)
        used.update(v for _, v in statement.qualifiers if isinstance(v, str))
    used.update(d.key for d in context.registry.drafts.values() if d.time and d.mentions)
    keys = {k for k in used if k in context.registry.drafts}
    for draft in context.registry.drafts.values():
        if not draft.mentions and draft.key in keys:
            draft.mentions += [
                e for _, s in claims if draft.key in (s.subject, s.object) for e in s.evidence
            ][:1]
        if not draft.mentions and draft.key in keys:
            draft.mentions += [
                e
                for _, s in claims
                if any(v == draft.key for _, v in s.qualifiers)
                for e in s.evidence
            ][:1]
    if not context.subject.mentions:
        context.subject.mentions += [context.article.sections[0].span]
    entities = context.registry.freeze(keys)
    claims, entities = narrative_bounds(context, claims, entities)
    return Knowledge(
        article=context.article,
        subject=context.subject.key,
        entities=entities,
        statements=_merged(context, [s for _, s in claims]),
        rules=tuple(sorted(context.rules.items())),
        unread=tuple(sorted(context.unread, key=lambda pair: (pair[0].start, pair[1]))),
    )


def _merged(context: Context, statements: list[Statement]) -> tuple[Statement, ...]:
    """Join what two passages say alike into one statement with both passages."""
    latin = {(subject, native): plain for subject, plain, native in context.transliterations}
    found: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        value = statement.object
        if isinstance(value, Name) and (statement.subject, value.text) in latin:
            value = replace(value, transliteration_of=latin[statement.subject, value.text])
            statement = replace(statement, object=value)  # noqa: PLW2901 - the same claim, completed
        key = (
            statement.subject,
            statement.property,
            value,
            statement.modality,
            statement.time,
            statement.qualifiers,
        )
        same = found.get(key)
        if same is None:
            found[key] = statement
        else:
            evidence = tuple(sorted({*same.evidence, *statement.evidence}))
            found[key] = replace(same, evidence=evidence)
    return tuple(found.values())
