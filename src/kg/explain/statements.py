"""The way from a statement back to its words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.errors import UnknownTermError
from kg.explain.values import (
    EntityReport,
    PassageReport,
    ReviewReport,
    RuleReport,
    StatementReport,
    Stretch,
)
from kg.model import Bounds, Literal, Name
from kg.rdf.build import name_statements
from kg.rdf.places import Places
from kg.rdf.vocab import label, term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.extract.trace import UnitTrace
    from kg.lexicon import Lexicon
    from kg.model import Entity, Knowledge, Review, Span, Statement

__all__ = ["class_words", "statement_reports", "term_label"]


def statement_reports(
    knowledge: Knowledge, units: Sequence[UnitTrace], lexicon: Lexicon
) -> tuple[StatementReport, ...]:
    """Return the report of every statement, in order.

    Args:
        knowledge: What was read, without what the ontology refuses.
        units: How the sentences were read, for the words that set off a frame.
        lexicon: For what its frames need.
    """
    reporter = _Reporter(knowledge, units, lexicon)
    names = name_statements(knowledge)
    return tuple(
        reporter.report(statement, iri, words)
        for statement, (iri, words) in zip(knowledge.statements, names, strict=True)
    )


def term_label(name: str) -> str:
    """Return the label of a term of the controlled lists; the name itself if it has none."""
    try:
        return label(term(name.removeprefix("t:")))
    except UnknownTermError:
        return name


def class_words(classes: Iterable[str]) -> list[str]:
    """Return the classes that a frame asks for as words; the nouns among them in quotes."""
    return [f"\u201c{c[1:]}\u201d" if c.startswith("=") else c for c in classes]


class _Reporter:
    """Explains the statements of one article; lives for one call."""

    def __init__(self, knowledge: Knowledge, units: Sequence[UnitTrace], lexicon: Lexicon) -> None:
        self.article = knowledge.article
        self.entities: dict[str, Entity] = {e.key: e for e in knowledge.entities}
        self.meanings = dict(knowledge.rules)
        self.frames = {frame.id: frame for frame in lexicon.frames}
        self.places = Places(self.article)
        self.told_by = _told_by(units)
        self.mentions = {
            entity.key: tuple(map(self._at, entity.mentions)) for entity in knowledge.entities
        }

    def report(self, statement: Statement, iri: str, words: str) -> StatementReport:
        """Return the report of one statement."""
        time = statement.time
        bounds = time.bounds if time is not None else Bounds()
        return StatementReport(
            iri=iri,
            local=iri.rsplit("/", 1)[-1],
            words=words,
            property=statement.property,
            object=self._value(statement.object),
            modality=term_label(statement.modality),
            time=time.label if time is not None else "",
            edtf=time.edtf if time is not None else "",
            bounds=(
                bounds.earliest_start,
                bounds.latest_start,
                bounds.earliest_end,
                bounds.latest_end,
            ),
            basis=term_label(time.basis) if time is not None else "",
            qualifiers=tuple((name, self._value(v)) for name, v in statement.qualifiers),
            rule=self._rule(statement.rule),
            passages=tuple(self._passage(statement, span) for span in statement.evidence),
            entities=tuple(self._entities(statement)),
            review=None if statement.review is None else self._review(statement.review),
        )

    def _value(self, value: str | Literal | Name) -> str:
        if isinstance(value, (Literal, Name)):
            return value.text
        if value in self.entities:
            return self.entities[value].label
        return term_label(value)

    def _rule(self, id_: str) -> RuleReport:
        means = self.meanings.get(id_, "")
        frame = self.frames.get(id_)
        if frame is None:
            return RuleReport(id_, means)
        needs = tuple((role, " or ".join(class_words(classes))) for role, classes in frame.requires)
        return RuleReport(id_, means, tuple(sorted(frame.lemmas | frame.nouns)), needs)

    def _passage(self, statement: Statement, span: Span) -> PassageReport:
        told = self.told_by[statement.subject, statement.property, statement.rule]
        words = {statement.trigger} if statement.trigger is not None else told
        return PassageReport(
            at=self._at(span),
            sentence=self.places.sentence(span),
            section=self.places.line(span) or self._section(span),
            marks=tuple(self._at(m) for m in sorted(words) if span.contains(m)),
        )

    def _review(self, review: Review) -> ReviewReport:
        return ReviewReport(
            verdict=term_label(review.verdict),
            reviewer=review.reviewer.name,
            at=self._at(review.passage),
            date=review.date,
            note=review.note,
            corrected_from=review.corrected_from,
        )

    def _section(self, span: Span) -> str:
        inside = [s.title for s in self.article.sections if s.span.contains(span)]
        return inside[-1] if inside else ""

    def _at(self, span: Span) -> Stretch:
        return Stretch(span.start, span.end, self.article.surface(span))

    def _entities(self, statement: Statement) -> Iterator[EntityReport]:
        roles = [("subject", statement.subject), ("object", statement.object)]
        for role, value in [*roles, *statement.qualifiers]:
            entity = self.entities.get(value) if isinstance(value, str) else None
            if entity is not None:
                mentions = self.mentions[entity.key]
                yield EntityReport(role, entity.key, entity.label, entity.type, mentions)


def _told_by(units: Sequence[UnitTrace]) -> defaultdict[tuple[str, str, str], set[Span]]:
    """Return the words of the predicates by what their frames claimed: subject, property, rule.

    Claims on who took part do not keep their trigger.
    """
    found: defaultdict[tuple[str, str, str], set[Span]] = defaultdict(set)
    for unit in units:
        for predicate in unit.predicates:
            for frame in predicate.frames:
                for claim in frame.claims:
                    found[claim.subject, claim.property, claim.rule].add(predicate.span)
    return found
