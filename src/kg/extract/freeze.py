"""From the record of a reading to what was read: frozen, joined, each thing with a passage."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.narrative import narrative_bounds
from kg.model import Knowledge, Name, Span

if TYPE_CHECKING:
    from kg.extract.context import Context
    from kg.model import Article, Statement

__all__ = ["freeze"]


def freeze(context: Context) -> Knowledge:
    """Return what was read: the entities that a claim needs, and every claim once."""
    claims = list(dict.fromkeys(context.claims))
    statements = [s for _, s in claims]
    drafts = context.registry.drafts
    used = {context.subject.key, *(key for s in statements for key in s.entity_keys())}
    used |= {d.key for d in drafts.values() if d.time and d.mentions}
    keys = used & drafts.keys()
    for key in keys:
        if not drafts[key].mentions:
            drafts[key].mentions += _passages(key, statements)
    if not context.subject.mentions:
        context.subject.mentions.append(_title(context.article))
    timed, entities = narrative_bounds(context, claims, context.registry.freeze(keys))
    return Knowledge(
        article=context.article,
        subject=context.subject.key,
        entities=entities,
        statements=_joined(context, timed),
        rules=tuple(sorted(context.rules.items())),
        unread=_unread(context, statements),
    )


def _unread(context: Context, statements: list[Statement]) -> tuple[tuple[Span, str], ...]:
    """Return what was not read, but for verbs that some other rule read after all."""
    read = context.told | {s.trigger for s in statements if s.trigger is not None}
    left = (pair for pair in context.unread if pair[0] not in read)
    return tuple(sorted(left, key=lambda pair: (pair[0].start, pair[1])))


def _title(article: Article) -> Span:
    """Return where the title stands, or else the first line that is not empty."""
    start = article.text.find(article.title)
    if start >= 0:
        return Span(start, start + len(article.title))
    line = next(part for part in article.text.split("\n") if part.strip())
    start = article.text.index(line)
    return Span(start, start + len(line.rstrip()))


def _passages(key: str, statements: list[Statement]) -> list[Span]:
    """Return the first passage of a claim on an entity that no phrase of the text names."""
    main = [s for s in statements if key in (s.subject, s.object)]
    said = main or [s for s in statements if any(v == key for _, v in s.qualifiers)]
    return list(said[0].evidence[:1]) if said else []


def _joined(context: Context, statements: list[Statement]) -> tuple[Statement, ...]:
    """Join what two passages say alike into one statement with both passages."""
    told = _languages(statements)
    latin = {(subject, native): plain for subject, plain, native in context.transliterations}
    found: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        value = statement.object
        if isinstance(value, Name) and (statement.subject, value.text) in latin:
            value = replace(value, transliteration_of=latin[statement.subject, value.text])
        if isinstance(value, Name):
            known = told.get((statement.subject, value.text), value.language)
            value = replace(value, language=known)
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
            found[key] = replace(statement, object=value)
        else:
            evidence = tuple(sorted({*same.evidence, *statement.evidence}))
            found[key] = replace(same, evidence=evidence)
    return tuple(found.values())


def _languages(statements: list[Statement]) -> dict[tuple[str, str], str]:
    """Return the language of each name that one of its passages tells ("und" tells none)."""
    return {
        (s.subject, s.object.text): s.object.language
        for s in reversed(statements)
        if isinstance(s.object, Name) and not s.object.language.startswith("und")
    }
