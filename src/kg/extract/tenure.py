"""How long somebody held a post: "governor of Zenda, an office he held until 1913".

The clause tells of a post that was told right before, so the holding is said once more with its
time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.record import Circumstances, Rule
from kg.extract.timing import held_until, time_span, times_of
from kg.model import Modality, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.context import Context
    from kg.extract.predicates import Predicate
    from kg.extract.record import Unit
    from kg.model import Statement, TimeSpan
    from kg.resolve import Draft

__all__ = ["read_tenures"]

_HELD = Rule(
    "held-post", "\u201ca post that he held until then\u201d: the post that was told before."
)
_AGAIN = Rule("held-again", "\u201cfrom then to then and from then to then\u201d: held twice.")
_HOLDING = frozenset({"holdsOffice", "leaderOf"})
# How many sentences before "this post" it may have been told.
_REACH = 2


def read_tenures(context: Context, unit: Unit) -> None:
    """Claim for which time a post was held that a clause refers back to."""
    for predicate in unit.predicates.values():
        if predicate.kind == "verb" and predicate.modality is Modality.ASSERTED:
            _read_tenure(context, unit, predicate)
    _read_second_terms(context, unit)


def _read_tenure(context: Context, unit: Unit, predicate: Predicate) -> None:
    words = context.lexicon.words
    leaves = predicate.lemma in words["leaving"]
    if not (leaves or predicate.lemma in words["holding"]) or not _is_of_post(
        context, unit, predicate, leaves=leaves
    ):
        return
    time = _time(context, unit, predicate, leaves=leaves)
    holder = next(context.all_entities(unit, predicate.role("subject")), None)
    held = next(_held_before(context, unit, holder), None) if holder is not None else None
    if holder is None or held is None or time is None or not isinstance(held.object, str):
        return
    own = tuple(q for q in held.qualifiers if q[0] == "appointedBy")
    ground = unit.ground(_HELD, unit.parse.tokens[predicate.index].span)
    post = context.registry.drafts[held.object]
    context.claim(holder, held.property, post, ground, Circumstances(time=time, qualifiers=own))


def _is_of_post(context: Context, unit: Unit, predicate: Predicate, *, leaves: bool) -> bool:
    """Say whether a clause is about "a post", told before, that somebody held or left."""
    token = unit.parse.tokens[predicate.index]
    heads = [token.head] if token.dep == "acl:relcl" else []
    if not heads:
        heads = [*predicate.role("object"), *predicate.role("from" if leaves else "in")]
    posts = context.lexicon.words["post"]
    phrases = [unit.phrases.get(i) for i in heads[:1]]
    return any(
        p is not None
        and p.lemma in posts
        and not p.of
        and (p.definite != "a" or token.head == p.head)
        for p in phrases
    )


def _time(context: Context, unit: Unit, predicate: Predicate, *, leaves: bool) -> TimeSpan | None:
    for expression in times_of(unit, predicate):
        span = time_span(context, unit, expression, state=not leaves)
        if span is not None:
            return held_until(span) if leaves else span
    return None


def _held_before(context: Context, unit: Unit, holder: Draft) -> Iterator[Statement]:
    """Yield the holdings of somebody that were told last, the last first."""
    for number, claim in reversed(context.claims):
        if 0 <= number < unit.number - _REACH:
            return
        own = claim.subject == holder.key and claim.property in _HOLDING
        if own and number >= 0 and claim.modality is Modality.ASSERTED:
            yield claim


def _read_second_terms(context: Context, unit: Unit) -> None:
    """Read "from 1844 to 1848 and from 1851 until 1865" as two times of holding a post."""
    for claim in context.told_in(unit):
        if claim.property not in _HOLDING or claim.time is None or "/" not in claim.time.edtf:
            continue
        first = next((t for t in unit.times if t.label == claim.time.label), None)
        for second in unit.times if first is not None else ():
            between = (
                Span(first.span.end, max(first.span.end, second.span.start)) if first else None
            )
            joined = between is not None and context.article.surface(between).strip(" ,") in {
                "and",
                "again",
            }
            span = time_span(context, unit, second, state=True) if joined else None
            if (
                span is not None
                and second.relation in {"span", "since"}
                and isinstance(claim.object, str)
            ):
                drafts = context.registry.drafts
                how = Circumstances(time=span)
                context.claim(
                    drafts[claim.subject],
                    claim.property,
                    drafts[claim.object],
                    unit.ground(_AGAIN, second.span),
                    how,
                )
