"""Which statements cannot be true together.

Only what really cannot both be: the article is not corrected here, and two places of birth may
lie one in the other. What is found: two dates of one birth (or death) without a day in common;
a death before the birth; two fathers, or two mothers; the same said and denied of the same
time; a relation that goes one way said both ways; under an authority and independent of it at
the same time. What is only planned or hoped contradicts nothing.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from typing import TYPE_CHECKING

from kg.rdf.vocab import properties_of
from kg.view.effective import Told, date_span
from kg.view.words import local_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.view.model import Bounds

    Pairs = Iterator[tuple[int, int]]

__all__ = ["contradictions"]

_NEGATED = "negated"
_ONE_DATE = ("birthDate", "deathDate")
_ONE_THING = ("hasFather", "hasMother")
_EXCLUSIVE = (("underAuthorityOf", "independentOf"),)


def contradictions(
    statements: Sequence[Told],
    modalities: Sequence[str],
    whens: Sequence[Bounds | None],
    hedged: frozenset[int] = frozenset(),
) -> tuple[tuple[int, ...], ...]:
    """Return for each statement the numbers of those that contradict it, in order.

    Args:
        statements: The statements of a graph.
        modalities: Their modalities, by local name.
        whens: When they held.
        hedged: Numbers of statements with a qualifier that widens what the property says,
            such as a kinship ("father-in-law").
    """
    firm: dict[tuple[int, str], list[int]] = defaultdict(list)
    denied: list[int] = []
    for number, told in enumerate(statements):
        if told.subject >= 0 and told.firm:
            firm[told.subject, local_name(told.property)].append(number)
        elif told.subject >= 0 and modalities[number] == _NEGATED:
            denied.append(number)
    found: list[set[int]] = [set() for _ in statements]
    for a, b in (
        *_dates(statements, firm),
        *_parents(statements, firm, hedged),
        *_denials(statements, firm, denied, whens),
        *_both_ways(statements, firm),
        *_exclusive(statements, firm, whens),
    ):
        found[a].add(b)
        found[b].add(a)
    return tuple(tuple(sorted(each)) for each in found)


Firm = dict[tuple[int, str], list[int]]


def _dates(statements: Sequence[Told], firm: Firm) -> Pairs:
    def spans(subject: int, name: str) -> list[tuple[int, int, int]]:
        dated = ((n, date_span(statements[n])) for n in firm.get((subject, name), ()))
        return [(n, span.known[0], span.known[-1]) for n, span in dated if span]

    for subject in _subjects(firm, _ONE_DATE):
        for name in _ONE_DATE:
            for (a, first, last), (b, start, end) in combinations(spans(subject, name), 2):
                if last < start or end < first:
                    yield a, b
        births, deaths = (spans(subject, name) for name in _ONE_DATE)
        for (a, first, _), (b, _, end) in product(births, deaths):
            if end < first:
                yield a, b


def _parents(statements: Sequence[Told], firm: Firm, hedged: frozenset[int]) -> Pairs:
    for subject in _subjects(firm, _ONE_THING):
        for name in _ONE_THING:
            numbers = [n for n in firm.get((subject, name), ()) if n not in hedged]
            for a, b in combinations(numbers, 2):
                if -1 < statements[a].object != statements[b].object > -1:
                    yield a, b


def _denials(
    statements: Sequence[Told],
    firm: Firm,
    denied: Iterable[int],
    whens: Sequence[Bounds | None],
) -> Pairs:
    for b in denied:
        told = statements[b]
        for a in firm.get((told.subject, local_name(told.property)), ()):
            same = (statements[a].object, statements[a].value) == (told.object, told.value)
            if same and _same_time(whens[a], whens[b]):
                yield a, b


def _both_ways(statements: Sequence[Told], firm: Firm) -> Pairs:
    one_way = {local_name(iri) for iri in properties_of("AsymmetricProperty")}
    for (subject, name), numbers in firm.items():
        for a in numbers if name in one_way else ():
            other = statements[a].object
            # A thing that is its own part is wrong too, but nothing stands against it.
            for b in firm.get((other, name), ()) if other > subject else ():
                if statements[b].object == subject:
                    yield a, b


def _exclusive(statements: Sequence[Told], firm: Firm, whens: Sequence[Bounds | None]) -> Pairs:
    for one, other in _EXCLUSIVE:
        for subject in _subjects(firm, (one,)):
            for a, b in product(firm[subject, one], firm.get((subject, other), ())):
                if statements[a].object == statements[b].object >= 0 and _same_time(
                    whens[a], whens[b]
                ):
                    yield a, b


def _subjects(firm: Firm, names: Iterable[str]) -> list[int]:
    wanted = set(names)
    return sorted({subject for subject, name in firm if name in wanted})


def _same_time(a: Bounds | None, b: Bounds | None) -> bool:
    """Whether two statements speak of the same time: neither of any, or surely of one day."""
    if a is None or b is None or a == b:
        return a == b
    first = max(_surely_from(a), _surely_from(b))
    last = min(_surely_to(a), _surely_to(b))
    return first <= last


def _surely_from(when: Bounds) -> float:
    bounds = (when.latest_start, when.latest_end)
    return min((day for day in bounds if day is not None), default=float("inf"))


def _surely_to(when: Bounds) -> float:
    bounds = (when.earliest_end, when.earliest_start)
    return max((day for day in bounds if day is not None), default=float("-inf"))
