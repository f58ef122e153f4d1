"""The effect of decisions on what was read.

A decision is applied where its passage still stands and its statement is still read from it;
otherwise it is reported. The ontology has the last word: what it refuses is reported too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import InputError, UnknownTermError
from kg.model import Bounds, Modality, Name, Review, Statement, Verdict
from kg.rdf.build import name_statements
from kg.rdf.fit import fit
from kg.rdf.naming import claim_in_words, property_iri
from kg.rdf.vocab import expand, is_subclass, kg, label, term
from kg.review.decision import NO_TIME, Action, Unapplied
from kg.review.entities import Entities
from kg.review.passage import find_quote
from kg.review.terms import check_ends, is_symmetric, property_name
from kg.review.times import time_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.model import Knowledge, Literal, Span
    from kg.review.decision import Claim, Decision

__all__ = ["apply_decisions"]

# What is true of a person since a moment is told with that moment.
_MOMENTS = frozenset({"birthDate", "birthPlace", "deathDate", "deathPlace"})
_RULE = ("review", "Read by a person.")


def apply_decisions(
    knowledge: Knowledge, decisions: Iterable[Decision]
) -> tuple[Knowledge, tuple[Unapplied, ...]]:
    """Return the knowledge with the decisions applied, and those that were not.

    Args:
        knowledge: What was read, without what the ontology refuses.
        decisions: In order; of two on the same statement and passage the later one counts.
    """
    latest = {decision.target: decision for decision in decisions}
    if not latest:
        return knowledge, ()
    desk = _Desk(knowledge)
    unapplied = []
    for decision in latest.values():
        try:
            desk.apply(decision)
        except InputError as error:
            unapplied.append(Unapplied(decision, str(error)))
    return desk.knowledge(), tuple(unapplied)


class _Desk:
    """The statements while decisions are applied; lives for one call."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.before = knowledge
        self.text = knowledge.article.text
        self.entities = Entities(knowledge)
        self.statements = list(knowledge.statements)
        names = name_statements(knowledge)
        self.iris = {s: iri for s, (iri, _) in zip(knowledge.statements, names, strict=True)}
        self.rules = dict(knowledge.rules)
        # What went with the same statement said the other way round.
        self.rejected: list[Statement] = []

    def knowledge(self) -> Knowledge:
        """Return everything as it is now; what only rejected statements named is gone."""
        statements = tuple(self.statements)
        used = {key for s in statements for key in s.entity_keys()}
        gone = {key for s in self.before.statements for key in s.entity_keys()} - used
        gone.discard(self.before.subject)
        return replace(
            self.before,
            entities=tuple(e for e in self.entities.all() if e.key not in gone),
            statements=statements,
            rules=tuple(sorted(self.rules.items())),
        )

    def apply(self, decision: Decision) -> None:
        """Apply one decision whole, or leave everything as it was.

        Raises:
            InputError: It cannot be applied; the message says why.
        """
        places = find_quote(self.text, decision)
        if not places:
            raise InputError("its passage is not in the article")
        if decision.action is Action.ADD:
            self._add(decision, places[0])
            return
        if decision.action is Action.REJECT and self._fitting(self.rejected, decision, places):
            return
        old = self._find(decision, places)
        passage = next(span for span in places if any(e.contains(span) for e in old.evidence))
        if decision.action is Action.REJECT:
            self._replace(old, None)
            self.rejected += filter(None, [_turned(old)])
        elif decision.action is Action.ACCEPT:
            self._replace(old, replace(old, review=_review(decision, Verdict.ACCEPTED, passage)))
        else:
            self._correct(decision, old, passage)

    # --- finding ------------------------------------------------------------------------

    def _find(self, decision: Decision, places: Sequence[Span]) -> Statement:
        """Return the one statement that a decision is on."""
        found = self._fitting(self.statements, decision, places)
        if not found:
            raise InputError("its statement is no longer read from the passage")
        # The best place of the quote, then the hints, each only where it leaves a choice.
        for hint in (
            lambda s: any(e.contains(places[0]) for e in s.evidence),
            lambda s: self.iris.get(replace(s, review=None)) == decision.statement,
            lambda s: s.rule == decision.rule,
        ):
            found = [s for s in found if hint(s)] or found
        if len(found) > 1:
            raise InputError(
                f"{len(found)} statements fit it", hint="tell them apart by class, time or rule"
            )
        return found[0]

    def _fitting(
        self, statements: Iterable[Statement], decision: Decision, places: Sequence[Span]
    ) -> list[Statement]:
        return [
            s
            for s in statements
            if self._says(s, decision.claim)
            and any(e.contains(place) for e in s.evidence for place in places)
        ]

    def _says(self, statement: Statement, claim: Claim) -> bool:
        labels, classes = self.entities.labels, self.entities.classes
        value = statement.object
        if isinstance(value, str) and not value.startswith("t:"):
            shown, shown_class = labels[value], classes[value]
        else:
            shown, shown_class = _value_text(value), ""
        time = statement.time
        return (
            _tidy(labels[statement.subject]) == claim.subject
            and _same_property(statement.property, claim.property)
            and _tidy(shown) == claim.object
            and claim.subject_class in ("", classes[statement.subject])
            and claim.object_class in ("", shown_class)
            and claim.modality in ("", statement.modality)
            and claim.time in ("", _tidy(time.label) if time else "")
            and claim.edtf in ("", time.edtf if time else "")
        )

    # --- changing -----------------------------------------------------------------------

    def _add(self, decision: Decision, passage: Span) -> None:
        claim = decision.claim
        name = property_name(claim.property)
        with self.entities.draft() as entities:
            made = Statement(
                subject=entities.find(claim.subject, claim.subject_class, passage),
                property=name,
                object=entities.value(name, claim.object, claim.object_class, passage, None),
                evidence=(passage,),
                rule=_RULE[0],
                modality=_modality(claim.modality or Modality.ASSERTED),
                review=_review(decision, Verdict.ADDED, passage),
            )
            self._replace(None, self._timed(made, claim.time, claim.edtf))
        self.rules[_RULE[0]] = _RULE[1]

    def _correct(self, decision: Decision, old: Statement, passage: Span) -> None:
        new = decision.new
        name = property_name(new.property) if new.property else old.property
        words = claim_in_words(old, self.entities.labels)
        with self.entities.draft() as entities:
            subject, value = old.subject, old.object
            if new.subject or new.subject_class:
                label_ = new.subject or decision.claim.subject
                subject = entities.find(label_, new.subject_class, passage)
            if new.object or new.object_class or name != old.property:
                text = new.object or decision.claim.object
                class_ = new.object_class or (decision.claim.object_class if not new.object else "")
                value = entities.value(name, text, class_, passage, old.object)
            made = replace(
                old,
                subject=subject,
                property=name,
                object=value,
                modality=_modality(new.modality) if new.modality else old.modality,
                review=_review(decision, Verdict.CORRECTED, passage, words),
            )
            if new.time or new.edtf:
                label_ = new.time or ("" if old.time is None else old.time.label)
                none = NO_TIME in (new.time, new.edtf)
                made = replace(made, time=None) if none else self._timed(made, label_, new.edtf)
            self._replace(old, made)

    def _timed(self, statement: Statement, words: str, edtf: str) -> Statement:
        """Return a statement with a time, which for what happens is also when it ends."""
        time, before = time_span(words, edtf), statement.time
        happens = (
            is_subclass(kg(self.entities.classes[statement.subject]), kg("Event"))
            or statement.property in _MOMENTS
            or (before is not None and before.bounds.earliest_end != "")
        )
        if time is not None and happens and "/" not in time.edtf:
            start, end = time.bounds.earliest_start, time.bounds.latest_start
            time = replace(time, bounds=Bounds(start, end, start, end))
        return replace(statement, time=time)

    def _replace(self, old: Statement | None, new: Statement | None) -> None:
        """Put one statement in the place of another, and so the turned one where it holds too.

        Raises:
            InputError: The ontology refuses the new one; nothing is changed then.
        """
        changed = list(self.statements)
        pairs = [(old, new)]
        turned_old, turned_new = _turned(old), _turned(new)
        if turned_old is not None or turned_new is not None:
            pairs.append((turned_old, turned_new))
        for before, after in pairs:
            at = len(changed)
            if before is not None:
                same = [n for n, s in enumerate(changed) if _alike(s, before)]
                at = same[0] if same else at
                changed[at : at + 1] = []
            if after is not None:
                changed.insert(at, after)
        if new is not None and (old is None or not _alike(old, new)):
            self._check(new, changed)
        self.statements = changed

    def _check(self, new: Statement, changed: list[Statement]) -> None:
        if new.subject == new.object:
            raise InputError("nothing is said of a thing and itself")
        classes = self.entities.classes
        value = new.object if isinstance(new.object, str) else ""
        check_ends(new.property, classes[new.subject], classes.get(value, ""))
        others = [s for s in changed if s is not new and s.subject == new.subject]
        if new.property == "outcome" and any(s.property == "outcome" for s in others):
            raise InputError("a plan has one outcome")
        # Last, so that it is the new one that loses against what was there.
        order = (*(s for s in changed if s is not new), new)
        whole = replace(self.before, entities=self.entities.all(), statements=order, unread=())
        fitted = fit(whole)
        if new not in fitted.statements:
            reasons = dict(fitted.unread)
            place = new.trigger or new.evidence[0]
            raise InputError(f"the ontology refuses it: {reasons[place]}")


def _review(decision: Decision, verdict: Verdict, passage: Span, words: str = "") -> Review:
    return Review(verdict, decision.reviewer, passage, decision.date, decision.note, words)


def _turned(statement: Statement | None) -> Statement | None:
    """Return a statement the other way round, where its property holds both ways."""
    if statement is None or not is_symmetric(statement.property):
        return None
    return replace(statement, subject=str(statement.object), object=statement.subject)


def _alike(one: Statement, other: Statement) -> bool:
    """Whether two are the same statement, whoever reviewed it and whatever words began it."""
    if (one.subject, one.property, one.object) != (other.subject, other.property, other.object):
        return False
    return replace(one, review=None, trigger=None, rule="") == replace(
        other, review=None, trigger=None, rule=""
    )


def _modality(text: str) -> Modality:
    try:
        return Modality(text.removeprefix("t:"))
    except ValueError as error:
        known = ", ".join(Modality)
        raise InputError("no such modality", where=text, hint=f"one of {known}") from error


def _same_property(name: str, written: str) -> bool:
    if ":" not in written:
        return name == written
    try:
        return property_iri(name) == expand(written)
    except UnknownTermError:
        return False


def _value_text(value: str | Literal | Name) -> str:
    return label(term(value.removeprefix("t:"))) if isinstance(value, str) else value.text


def _tidy(text: str) -> str:
    return " ".join(text.split())
