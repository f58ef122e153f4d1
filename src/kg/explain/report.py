"""From the trace of a reading to the report of an article."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.explain.statements import class_words, statement_reports, term_label
from kg.explain.values import (
    ArticleReport,
    FrameReport,
    LineReport,
    MentionReport,
    PredicateReport,
    RefusedReport,
    SentenceReport,
    Stretch,
    TimeReport,
    TokenReport,
)
from kg.extract import HEARSAY
from kg.model import Literal, Name
from kg.rdf.build import name_statements
from kg.rdf.fit import refusals
from kg.rdf.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.record import Mismatch
    from kg.extract.trace import PredicateTrace, Trace, Tried, UnitTrace
    from kg.lexicon import Lexicon
    from kg.mentions import TimeExpression
    from kg.model import InfoboxField, Knowledge, Sentence, Span, Statement

    _Said = tuple[str, str, str, str]

__all__ = ["explain"]

# How many of the words that a frame asks for are named.
_NAMED = 3


def explain(trace: Trace, knowledge: Knowledge, lexicon: Lexicon) -> ArticleReport:
    """Return how an article was read.

    Args:
        trace: The reading, with what the ontology refuses.
        knowledge: What came of it: without that, and with the decisions of people applied.
        lexicon: The one it was read with, for what its frames say.
    """
    return _Reporter(trace, knowledge, lexicon).report()


class _Reporter:
    """Makes the report of one article; lives for one call."""

    def __init__(self, trace: Trace, knowledge: Knowledge, lexicon: Lexicon) -> None:
        self.trace = trace
        self.lexicon = lexicon
        self.article = trace.knowledge.article
        self.knowledge = knowledge
        self.places = Places(self.article)
        self.refused = refusals(trace.knowledge)
        names = name_statements(trace.knowledge)
        self.words = {
            _said(s): words for s, (_, words) in zip(trace.knowledge.statements, names, strict=True)
        }
        self.units: defaultdict[Span, list[UnitTrace]] = defaultdict(list)
        for unit in trace.units:
            self.units[unit.parse.sentence].append(unit)
        self.resting: defaultdict[Span, list[int]] = defaultdict(list)
        for number, statement in enumerate(self.knowledge.statements):
            for passage in statement.evidence:
                # What a person decided rests on their words of a sentence.
                self.resting[self.places.whole(passage)].append(number)
        self.triggers: defaultdict[Span, list[Span]] = defaultdict(list)
        for statement in trace.knowledge.statements:
            if statement.trigger is not None:
                for passage in statement.evidence:
                    self.triggers[passage].append(statement.trigger)
        self.denied = {_said(s): " (refused)" for s, _ in self.refused}
        known = self.denied.keys() | {_said(s) for s in knowledge.statements}
        self.overruled = [
            (statement, name)
            for statement, name in zip(trace.knowledge.statements, names, strict=True)
            if _said(statement) not in known
        ]
        self.denied |= {_said(s): " (overruled in review)" for s, _ in self.overruled}

    def report(self) -> ArticleReport:
        """Return everything."""
        return ArticleReport(
            title=self.article.title,
            infobox=tuple(map(self._line, self.article.infobox)),
            sentences=tuple(
                self._sentence(n, s) for n, s in enumerate(self.article.sentences, start=1)
            ),
            statements=statement_reports(self.knowledge, self.trace.units, self.lexicon),
            overruled=tuple(name for _, name in self.overruled),
        )

    def _at(self, span: Span) -> Stretch:
        return Stretch(span.start, span.end, self.article.surface(span))

    def _line(self, line: InfoboxField) -> LineReport:
        reasons = dict.fromkeys(
            why for span, why in self.knowledge.unread if line.span.contains(span)
        )
        return LineReport(
            key=line.key,
            value=line.value,
            at=self._at(line.span),
            statements=tuple(self.resting[line.span]),
            reason="; ".join(reasons),
        )

    # --- sentences --------------------------------------------------------------------

    def _sentence(self, number: int, sentence: Sentence) -> SentenceReport:
        units = self.units[sentence.span]
        return SentenceReport(
            number=number,
            section=self.article.sections[sentence.section].title,
            at=self._at(sentence.span),
            trees=tuple(self._tree(unit) for unit in units),
            asides=tuple(self._at(span) for unit in units for span, _ in unit.parse.asides),
            mentions=tuple(
                MentionReport(self._at(m.span), m.kind, m.why, m.asked, m.referents)
                for unit in units
                for m in unit.mentions
            ),
            times=tuple(map(self._time, dict.fromkeys(t for unit in units for t in unit.times))),
            predicates=tuple(
                self._predicate(p, sentence) for unit in units for p in unit.predicates
            ),
            refused=tuple(self._refused(sentence)),
            statements=tuple(self.resting[sentence.span]),
            overruled=tuple(
                words for s, (_, words) in self.overruled if sentence.span in s.evidence
            ),
        )

    def _refused(self, sentence: Sentence) -> Iterator[RefusedReport]:
        for statement, reason in self.refused:
            if sentence.span in statement.evidence:
                trigger = statement.trigger
                if trigger is None or not sentence.span.contains(trigger):
                    trigger = sentence.span
                yield RefusedReport(self.words[_said(statement)], reason, self._at(trigger))

    def _tree(self, unit: UnitTrace) -> tuple[TokenReport, ...]:
        return tuple(
            TokenReport(self._at(t.span), t.lemma, t.upos, t.dep, t.head) for t in unit.parse.tokens
        )

    def _time(self, time: TimeExpression) -> TimeReport:
        latest = time.until[1] or time.last
        return TimeReport(
            self._at(time.span), time.relation, time.stated_edtf(), time.first, latest
        )

    def _predicate(self, predicate: PredicateTrace, sentence: Sentence) -> PredicateReport:
        return PredicateReport(
            at=self._at(predicate.span),
            lemma=predicate.lemma,
            kind=predicate.kind,
            modality=term_label(predicate.modality),
            link=predicate.link,
            roles=tuple(
                (role, tuple(map(self.article.surface, spans))) for role, spans in predicate.roles
            ),
            frames=tuple(map(self._frame, predicate.frames)),
            note=self._note(predicate, self.triggers[sentence.span]),
            told=predicate.told,
        )

    def _note(self, predicate: PredicateTrace, triggers: Sequence[Span]) -> str:
        """Say why nothing was read, where no frame can tell; ``triggers`` are what was."""
        if predicate.hedged:
            return f"{HEARSAY}: nothing is claimed of it"
        if predicate.frames or predicate.attitude:
            return ""
        if not predicate.described:
            return f"no frame for \u201c{predicate.lemma}\u201d"
        words = {predicate.span, *dict(predicate.roles).get("complement", ())}
        if any(t.contains(w) or w.contains(t) for t in triggers for w in words):
            return ""
        return f"no rule reads what \u201c{self.article.surface(predicate.span)}\u201d says"

    def _frame(self, tried: Tried) -> FrameReport:
        outcome = "fits" if tried.fits else "near miss" if tried.tried else "not tried"
        made = dict.fromkeys(map(_said, tried.claims))
        return FrameReport(
            id=tried.id,
            definition=tried.definition,
            outcome=outcome,
            reason=_told(tried.missing) if tried.missing is not None else "",
            # What was joined into nothing in the end is not told.
            yields=tuple(
                self.words[said] + self.denied.get(said, "") for said in made if said in self.words
            ),
        )


def _said(statement: Statement) -> _Said:
    """Return what a claim says, whatever time the narrative gave it later."""
    value = statement.object
    words = value.text if isinstance(value, (Literal, Name)) else value
    return statement.subject, statement.property, words, statement.modality


def _told(missing: Mismatch) -> str:
    """Say what a frame lacked: "object must be a Group, is ...", or that it is missing."""
    wanted = _any_of(class_words(missing.wanted))
    if not missing.found:
        return f"{missing.role} is missing, must be {wanted}"
    found = ", ".join(
        f"\u201c{words}\u201d ({type_ or 'class unknown'})" for words, type_ in missing.found
    )
    return f"{missing.role} must be {wanted}, is {found}"


def _any_of(wanted: list[str]) -> str:
    if len(wanted) > _NAMED + 1:
        wanted = [*wanted[:_NAMED], f"{len(wanted) - _NAMED} more"]
    return " or ".join(filter(None, (", ".join(wanted[:-1]), wanted[-1])))
