"""Reports as text for a terminal.

Words to be marked stand between the two characters of :data:`MARKS`, noncharacters of Unicode
that nothing else in the text can be; who prints the text puts the terminal's own marks there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query.render import render_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.explain.values import (
        ArticleReport,
        FrameReport,
        MentionReport,
        PassageReport,
        PredicateReport,
        ReviewReport,
        SentenceReport,
        StatementReport,
        Stretch,
        TokenReport,
    )

__all__ = ["MARKS", "render_index", "render_sentence", "render_statement"]

MARKS = ("\ufdd0", "\ufdd1")
"""What stands before and after words to be marked."""

_WIDEST = 72
_NOTHING = "nothing"
_NO_MARKS = dict.fromkeys(map(ord, MARKS), "\ufffd")


def render_index(report: ArticleReport) -> str:
    """Return the sentences with their numbers and what came of each."""
    rows = [
        (
            str(s.number),
            str(len(s.statements)),
            str(len(s.unread)),
            str(len(s.refused)),
            _shortened(s.at.text),
        )
        for s in report.sentences
    ]
    table = render_table(("no.", "statements", "unread", "refused", "sentence"), rows)
    read = sum(bool(s.statements) for s in report.sentences)
    total = f"{read} of {len(report.sentences)} sentences gave statements"
    lines = f"{sum(bool(x.statements) for x in report.infobox)} of {len(report.infobox)} lines"
    return _clean(f"{table}\n{total}, and {lines} of the infobox.\n")


def render_sentence(report: ArticleReport, sentence: SentenceReport) -> str:
    """Return everything about one sentence."""
    at = f"characters {sentence.at.start}-{sentence.at.end}"
    head = f"Sentence {sentence.number}, {sentence.section}, {at}"
    parts = (
        f"{head}\n\n  {_line(sentence.at.text)}\n",
        _titled("Parse", _trees(sentence)),
        _titled("Mentions", _mentions(sentence.mentions)),
        _titled("Times", _times(sentence)),
        _titled("Predicates", _predicates(sentence.predicates)),
        _titled("Refused by the ontology", _refused(sentence)) if sentence.refused else "",
        _titled("Overruled in review", "".join(f"{_line(w)}\n" for w in sentence.overruled))
        if sentence.overruled
        else "",
        _titled("Statements", _statements(report, sentence)),
    )
    return _clean("\n".join(filter(None, parts)))


def render_statement(statement: StatementReport) -> str:
    """Return the way from one statement back to its words."""
    parts = (
        _clean(f"{_line(statement.words)}\n\n{_indented(_facts(statement))}"),
        "".join(map(_passage, statement.passages)),
        _clean(_titled("Read by", "".join(_rule(statement)))),
        _clean(_titled("Decided by", "".join(_review(statement.review))))
        if statement.review
        else "",
        _clean(_titled("Entities", "".join(_entities(statement)))),
    )
    return "\n".join(filter(None, parts))


# --- a sentence ------------------------------------------------------------------------


def _trees(sentence: SentenceReport) -> str:
    text = "\n".join(map(_tree, sentence.trees)) or f"{_NOTHING}\n"
    return text + "".join(f"({_line(a.text)}) is read apart\n" for a in sentence.asides)


def _tree(tokens: Sequence[TokenReport]) -> str:
    rows = [
        (f"{'  ' * depth}{tokens[i].at.text}", tokens[i].lemma, tokens[i].upos, tokens[i].relation)
        for i, depth in _walk(tokens)
    ]
    return _table(("word", "lemma", "class", "relation"), rows)


def _walk(tokens: Sequence[TokenReport]) -> Iterator[tuple[int, int]]:
    """Yield every token with its depth, a governor before its dependents, in their order."""
    below: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        below.setdefault(-1 if token.head == index else token.head, []).append(index)
    waiting = [(i, 0) for i in reversed(below.get(-1, []))]
    while waiting:
        index, depth = waiting.pop()
        yield index, depth
        waiting += [(i, depth + 1) for i in reversed(below.get(index, []))]


def _mentions(mentions: Iterable[MentionReport]) -> str:
    rows = [(m.at.text, m.why, *_resolved(m)) for m in mentions]
    return _table(("words", "as", "stands for", "class", "key"), rows)


def _resolved(mention: MentionReport) -> tuple[str, str, str]:
    if not mention.referents:
        unknown = "nothing known" if mention.asked else "(no rule asked)"
        return unknown, "", ""
    found = mention.referents
    return (
        ", ".join(r.label for r in found),
        ", ".join(dict.fromkeys(r.type or "unknown" for r in found)),
        ", ".join(r.key for r in found),
    )


def _times(sentence: SentenceReport) -> str:
    rows = [
        (t.at.text, t.relation, t.edtf or "(no year)", t.earliest, t.latest) for t in sentence.times
    ]
    return _table(("words", "relation", "EDTF", "earliest", "latest"), rows)


def _predicates(predicates: Iterable[PredicateReport]) -> str:
    return "".join(line for p in predicates for line in _predicate(p)) or f"{_NOTHING}\n"


def _predicate(predicate: PredicateReport) -> Iterator[str]:
    how = f"{predicate.kind} \u201c{predicate.lemma}\u201d, {predicate.modality}, {predicate.link}"
    yield f"{predicate.at.text}: {how}\n"
    for role, words in predicate.roles:
        yield f"  {role}: {' | '.join(map(_line, words))}\n"
    if predicate.note:
        yield f"  {predicate.note}\n"
    for frame in predicate.frames:
        yield from _frame(frame)


def _frame(frame: FrameReport) -> Iterator[str]:
    yield f"  {frame.outcome}: {frame.id} \u2013 {frame.definition}\n"
    if frame.reason:
        yield f"    {_line(frame.reason)}\n"
    for words in frame.yields or (("no statement",) if frame.outcome == "fits" else ()):
        yield f"    \u2192 {_line(words)}\n"


def _refused(sentence: SentenceReport) -> str:
    return "".join(f"{_line(r.words)}: {r.reason}\n" for r in sentence.refused)


def _statements(report: ArticleReport, sentence: SentenceReport) -> str:
    lines = []
    for number in sentence.statements:
        statement = report.statements[number]
        time = f", {_line(statement.time)}" if statement.time else ""
        lines.append(f"{_line(statement.words)}\n")
        lines.append(f"  st:{statement.local}\n  {statement.rule.id}{time}\n")
    return "".join(lines) or f"{_NOTHING}\n"


# --- a statement -----------------------------------------------------------------------


def _facts(statement: StatementReport) -> str:
    rows = [("IRI", statement.iri), ("modality", statement.modality)]
    if statement.time:
        stated = f", EDTF {statement.edtf}" if statement.edtf else ""
        rows.append(("time", f"{statement.time}{stated} ({statement.basis})"))
        names = ("earliest start", "latest start", "earliest end", "latest end")
        rows += [(n, b) for n, b in zip(names, statement.bounds, strict=True) if b]
    rows += statement.qualifiers
    width = max(len(name) for name, _ in rows)
    return "".join(f"{name.ljust(width)}  {_line(value)}\n" for name, value in rows)


def _passage(passage: PassageReport) -> str:
    if passage.sentence:
        where = f"Sentence {passage.sentence}, {passage.section}"
    else:
        where = f"Infobox, {passage.section}"
    head = _clean(f"{_line(where)}, characters {passage.at.start}-{passage.at.end}")
    return f"{head}\n\n  {_marked(passage.at, passage.marks)}\n"


def _marked(at: Stretch, marks: Iterable[Stretch]) -> str:
    """Return a passage with the characters of :data:`MARKS` around some of its words."""
    pieces, done = [], at.start
    for mark in marks:
        if mark.start >= done:
            pieces.append(_clean(at.text[done - at.start : mark.start - at.start]))
            pieces.append(f"{MARKS[0]}{_clean(mark.text)}{MARKS[1]}")
            done = mark.end
    pieces.append(_clean(at.text[done - at.start :]))
    return _line("".join(pieces))


def _rule(statement: StatementReport) -> Iterator[str]:
    rule = statement.rule
    yield f"{rule.id}: {_line(rule.means)}\n"
    if rule.words:
        yield f"  words: {', '.join(rule.words)}\n"
    for role, classes in rule.needs:
        yield f"  {role} must be: {classes}\n"


def _review(review: ReviewReport) -> Iterator[str]:
    date = f" on {review.date}" if review.date else ""
    yield f"{_line(review.reviewer)}: {review.verdict}{date}\n"
    yield f"  on the words \u201c{_line(review.at.text)}\u201d\n"
    if review.corrected_from:
        yield f"  before: {_line(review.corrected_from)}\n"
    if review.note:
        yield f"  note: {_line(review.note)}\n"


def _entities(statement: StatementReport) -> Iterator[str]:
    for entity in statement.entities:
        yield f"{entity.role}: {_line(entity.label)} ({entity.type}, {entity.key})\n"
        for mention in entity.mentions:
            yield f"  {mention.start}-{mention.end}  {_shortened(mention.text)}\n"
    if not statement.entities:
        yield f"{_NOTHING}\n"


# --- text ------------------------------------------------------------------------------


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return render_table(header, rows) if rows else f"{_NOTHING}\n"


def _titled(title: str, text: str) -> str:
    return f"{title}\n\n{_indented(text)}"


def _indented(text: str) -> str:
    return "".join(f"  {line}".rstrip() + "\n" for line in text.splitlines())


def _line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def _shortened(text: str) -> str:
    line = _line(text)
    return line if len(line) <= _WIDEST else f"{line[: _WIDEST - 1].rstrip()}\u2026"


def _clean(text: str) -> str:
    """Return a text in which no character can be taken for a mark."""
    return text.translate(_NO_MARKS)
