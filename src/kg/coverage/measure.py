"""From the report of an article to what of it was read.

A statement needs the words that set off its rule, those that name its entities, those of its
time, and those of its value. What it needs of the infobox is the whole line.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.coverage.groups import group_of
from kg.coverage.values import (
    Coverage,
    Figures,
    LineCoverage,
    SentenceCoverage,
    StatementSummary,
    Unread,
    Used,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.explain import ArticleReport, SentenceReport, StatementReport, Stretch

    _Needs = set[tuple[int, int, int]]

__all__ = ["coverage"]

# Classes of words with a content of their own (https://universaldependencies.org/u/pos/).
_CONTENT = frozenset({"ADJ", "ADV", "NOUN", "NUM", "PROPN", "VERB"})
# Outside the trees nothing says what a word is; small words are hardly ever content words.
_SMALL = re.compile(r"[a-z]{1,3}")
_WORD = re.compile(r"\w+(?:[-'\u2019]\w+)*")


def coverage(report: ArticleReport, text: str) -> Coverage:
    """Return what was read of an article.

    Args:
        report: How it was read.
        text: Its normalised text.
    """
    needs: _Needs = set()
    for line in report.infobox:
        needs |= {(line.at.start, line.at.end, n) for n in line.statements}
    for sentence in report.sentences:
        for number in sentence.statements:
            for at in _needed(sentence, report.statements[number]):
                needs.add((at.start, at.end, number))
    used = tuple(_stretches(needs, text))
    sentences = tuple(_sentences(report.sentences, used))
    return Coverage(
        title=report.title,
        text=text,
        whole=_figures("all", sentences),
        sections=tuple(_sections(sentences)),
        infobox=tuple(
            LineCoverage(x.key, x.value, x.at.start, x.at.end, x.statements, x.reason)
            for x in report.infobox
        ),
        sentences=sentences,
        used=used,
        statements=tuple(map(_summary, report.statements)),
    )


def _summary(statement: StatementReport) -> StatementSummary:
    return StatementSummary(
        iri=statement.iri,
        words=statement.words,
        modality=statement.modality,
        time=statement.time,
        rule=statement.rule.id,
        means=statement.rule.means,
        group=group_of(statement),
    )


# --- words that a statement needs -----------------------------------------------------------


def _needed(sentence: SentenceReport, statement: StatementReport) -> Iterator[Stretch]:
    """Yield the words of a sentence that a statement needs."""
    for passage in statement.passages:
        if passage.sentence == sentence.number:
            yield from passage.marks
    keys = {entity.key for entity in statement.entities}
    for mention in sentence.mentions:
        if any(referent.key in keys for referent in mention.referents):
            yield mention.at
    for time in sentence.times:
        if time.at.text in statement.time or time.edtf == statement.object:
            yield time.at
    if not any(e.role == "object" for e in statement.entities):
        yield from _spelled(sentence.at, statement.object)


def _spelled(at: Stretch, value: str) -> Iterator[Stretch]:
    """Yield where a sentence has a plain value in its words."""
    if not value:
        return
    for match in re.finditer(rf"(?<!\w){re.escape(value)}(?!\w)", at.text):
        start = at.start + match.start()
        yield type(at)(start, start + len(value), value)


def _stretches(needs: _Needs, text: str) -> Iterator[Used]:
    """Yield stretches that do not overlap, each with all the statements that need it."""
    begun, ended = defaultdict(set), defaultdict(set)
    for start, end, number in needs:
        if start < end:
            begun[start].add((number, end))
            ended[end].add((number, end))
    open_: set[tuple[int, int]] = set()
    for start, end in pairwise(sorted(begun.keys() | ended.keys())):
        open_ = (open_ | begun[start]) - ended[start]
        if open_:
            yield Used(start, end, text[start:end], tuple(sorted({n for n, _ in open_})))


# --- sentences -------------------------------------------------------------------------


def _sentences(
    sentences: Sequence[SentenceReport], used: Sequence[Used]
) -> Iterator[SentenceCoverage]:
    """Yield what was read of each sentence; both are in the order of the text."""
    first = 0
    for sentence in sentences:
        while first < len(used) and used[first].end <= sentence.at.start:
            first += 1
        here = []
        for stretch in used[first:]:
            if stretch.start >= sentence.at.end:
                break
            here.append(stretch)
        yield SentenceCoverage(
            number=sentence.number,
            section=sentence.section,
            start=sentence.at.start,
            end=sentence.at.end,
            text=sentence.at.text,
            statements=sentence.statements,
            words=tuple(_words(sentence, here)),
            unread=tuple(_unread(sentence)),
        )


def _words(sentence: SentenceReport, used: Sequence[Used]) -> Iterator[Word]:
    for at in sorted(set(_content(sentence))):
        is_used = any(at.start < u.end and u.start < at.end for u in used)
        yield Word(at.start, at.end, at.text, is_used)


def _content(sentence: SentenceReport) -> Iterator[Stretch]:
    """Yield the content words: of a tree those of some classes, elsewhere all."""
    for tree in sentence.trees:
        for token in tree:
            if token.upos in _CONTENT and _WORD.search(token.at.text):
                yield token.at
    yield from _outside_trees(sentence)


def _outside_trees(sentence: SentenceReport) -> Iterator[Stretch]:
    """Yield the words that no tree holds: of parentheses, and behind the longest tree."""
    at = sentence.at
    tokens = [token.at for tree in sentence.trees for token in tree]
    parsed = {i for token in tokens for i in range(token.start, token.end)}
    for match in _WORD.finditer(at.text):
        start, end = at.start + match.start(), at.start + match.end()
        if parsed.isdisjoint(range(start, end)) and not _SMALL.fullmatch(match[0]):
            yield type(at)(start, end, match[0])


def _unread(sentence: SentenceReport) -> Iterator[Unread]:
    for predicate in sentence.unread:
        at = predicate.at
        yield Unread(at.start, at.end, at.text, predicate.reason)
    for refused in sentence.refused:
        at, reason = refused.at, f"\u201c{refused.words}\u201d refused: {refused.reason}"
        yield Unread(at.start, at.end, at.text, reason)
    # Of a long sentence only the beginning is parsed.
    last = max((t.at.end for tree in sentence.trees for t in tree), default=sentence.at.start)
    for at in _outside_trees(sentence):
        read_apart = any(a.start <= at.start and at.end <= a.end for a in sentence.asides)
        if at.start >= last and not read_apart:
            rest = sentence.at.text[at.start - sentence.at.start :]
            yield Unread(at.start, sentence.at.end, rest, "too long to be parsed")
            return


# --- figures ---------------------------------------------------------------------------


def _sections(sentences: Sequence[SentenceCoverage]) -> Iterator[Figures]:
    """Yield the figures of each section; two of the same name are one."""
    parts: defaultdict[str, list[SentenceCoverage]] = defaultdict(list)
    for sentence in sentences:
        parts[sentence.section].append(sentence)
    for part, inside in parts.items():
        yield _figures(part, inside)


def _figures(part: str, sentences: Sequence[SentenceCoverage]) -> Figures:
    words = [word for sentence in sentences for word in sentence.words]
    return Figures(
        part=part,
        sentences=len(sentences),
        read=sum(bool(s.statements) for s in sentences),
        words=len(words),
        used=sum(w.used for w in words),
    )
