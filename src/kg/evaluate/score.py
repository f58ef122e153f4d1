"""Counting: what of a gold was found, and what of a graph is right.

Claims and statements are paired one to one, so that nothing is counted twice; the figures are
defined in ``docs/evaluation.md``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeVar

import networkx as nx

from kg.evaluate.gold import GoldEntity
from kg.evaluate.match import Match, Matcher
from kg.evaluate.system import Region, local_name
from kg.rdf.vocab import KG, expand, kg, ontology, range_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kg.evaluate.gold import Gold, GoldClaim
    from kg.evaluate.match import Agreement
    from kg.evaluate.system import System
    from kg.rdf.describe import Entity, StatementRow

__all__ = ["Aspect", "Counts", "Evaluation", "Finding", "Verdict", "evaluate", "overall"]


class _Graded(Protocol):
    @property
    def degree(self) -> int: ...


_Gold = TypeVar("_Gold")
_Found = TypeVar("_Found")
_Degree = TypeVar("_Degree", bound=_Graded)
# Sides follow from who takes part against whom, and that is counted; what is said of them is
# right where the gold has it, and never wrong by itself.
_NOT_COUNTED = frozenset(("Side",))
_NEVER_WRONG = frozenset(("hasSide", "opposesSide"))


class Aspect(StrEnum):
    """What is counted."""

    ENTITIES = "entities"
    STATEMENTS = "statements"
    TIMES = "times"
    MODALITY = "modality"
    EVIDENCE = "evidence"


class Verdict(StrEnum):
    """What a finding says."""

    MISSED = "missed"
    WRONG = "wrong"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Counts:
    """Right, missed and wrong; the counts of several articles can be added.

    Attributes:
        right: What the gold has and the graph too.
        missed: What the gold has and the graph has not.
        judged: Of what is right, what lies in articles with a complete gold.
        wrong: What the graph has and the gold has not, there.
    """

    right: int = 0
    missed: int = 0
    judged: int = 0
    wrong: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Return the counts of both together."""
        return Counts(
            self.right + other.right,
            self.missed + other.missed,
            self.judged + other.judged,
            self.wrong + other.wrong,
        )

    @property
    def precision(self) -> float | None:
        """The share of right ones among what is judged; nothing without a complete gold."""
        return _share(self.judged, self.wrong)

    @property
    def recall(self) -> float | None:
        """The share of what was found among what the gold asks for."""
        return _share(self.right, self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall, where both are known."""
        precision, recall = self.precision, self.recall
        if precision is None or recall is None:
            return None
        both = precision + recall
        return 2 * precision * recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: what, where, and in which words of the article."""

    verdict: Verdict
    aspect: Aspect
    region: Region
    what: str
    quote: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How one article was read; ``violated`` counts the forbidden claims that are there."""

    name: str
    complete: bool
    counts: Mapping[tuple[Aspect, Region], Counts]
    violated: int
    forbidden: int
    findings: tuple[Finding, ...]


def evaluate(gold: Gold, system: System, match: Match = Match.EXACT) -> Evaluation:
    """Return how much of a gold a graph has, and how much of the graph is right."""
    return _Evaluator(gold, system, match).evaluation()


def overall(evaluations: Iterable[Evaluation]) -> Evaluation:
    """Return all articles as if they were one (the micro-average)."""
    every = tuple(evaluations)
    counts: dict[tuple[Aspect, Region], Counts] = defaultdict(Counts)
    for evaluation in every:
        for key, count in evaluation.counts.items():
            counts[key] += count
    return Evaluation(
        name="overall",
        complete=bool(every) and all(e.complete for e in every),
        counts=dict(counts),
        violated=sum(e.violated for e in every),
        forbidden=sum(e.forbidden for e in every),
        findings=(),
    )


class _Evaluator:
    """Counts one article; lives for one call."""

    def __init__(self, gold: Gold, system: System, match: Match) -> None:
        self.gold = gold
        self.system = system
        self.matcher = Matcher(gold, system, match)
        self.counts = {(a, r): Counts() for a in Aspect for r in Region}
        self.findings: list[Finding] = []

    def evaluation(self) -> Evaluation:
        """Count everything."""
        self._entities()
        for region in Region:
            self._statements(region)
        forbidden = [c for c in self.gold.claims if c.forbidden]
        violated = [(c, row) for c in forbidden for row in self.matcher.finds(c)[:1]]
        for claim, row in violated:
            region = min(self.system.regions(row.passages))
            self._find(Verdict.FORBIDDEN, Aspect.STATEMENTS, region, str(claim), _quote(row))
        return Evaluation(
            name=self.gold.name,
            complete=self.gold.complete,
            counts=self.counts,
            violated=len(violated),
            forbidden=len(forbidden),
            findings=tuple(self.findings),
        )

    def _add(self, aspect: Aspect, region: Region, right: int, missed: int, wrong: int) -> None:
        complete = self.gold.complete
        self.counts[aspect, region] += Counts(
            right, missed, right if complete else 0, wrong if complete else 0
        )

    def _find(
        self, verdict: Verdict, aspect: Aspect, region: Region, what: str, quote: str
    ) -> None:
        self.findings.append(Finding(verdict, aspect, region, what, quote))

    # --- statements -----------------------------------------------------------------------

    def _statements(self, region: Region) -> None:
        claims = self._claims(region)
        wanted = [c for c in claims if not c.optional]
        told = [s for s in self.system.statements if region in self.system.regions(s.passages)]
        pairs = _paired(wanted, told, self.matcher.compare)
        right = {i: (j, a) for i, (j, a) in pairs.items() if a.right}
        good = {j for j, _ in right.values()}
        wrong = [
            row
            for j, row in enumerate(told)
            if j not in good and local_name(row.property) not in _NEVER_WRONG
            if not self._repeats(row, claims)
        ]
        self._add(Aspect.STATEMENTS, region, len(right), len(wanted) - len(right), len(wrong))
        for i, (_, agreement) in pairs.items():
            self._attributes(region, wanted[i], agreement)
        for i, claim in enumerate(wanted):
            if i not in right:
                near = f"; the graph has: {told[pairs[i][0]].label}" if i in pairs else ""
                quote = claim.quotes[0]
                self._find(Verdict.MISSED, Aspect.STATEMENTS, region, f"{claim}{near}", quote)
        if self.gold.complete:
            for row in wrong:
                self._find(Verdict.WRONG, Aspect.STATEMENTS, region, self._said(row), _quote(row))

    def _claims(self, region: Region) -> list[GoldClaim]:
        """Return what the region states, each fact once with all its quotes."""
        facts: dict[GoldClaim, GoldClaim] = {}
        for claim in self.gold.claims:
            if claim.forbidden or region not in self.system.regions_of_quotes(claim.quotes):
                continue
            fact = replace(claim, quotes=(), missed=False, line=0)
            known = facts.get(fact, claim)
            facts[fact] = replace(known, quotes=tuple(dict.fromkeys(known.quotes + claim.quotes)))
        return list(facts.values())

    def _repeats(self, row: StatementRow, claims: Sequence[GoldClaim]) -> bool:
        """Say whether a statement says again, or as it may, what the region states."""
        agreements = (self.matcher.compare(claim, row) for claim in claims)
        return any(a is not None and a.right for a in agreements)

    def _attributes(self, region: Region, claim: GoldClaim, agreement: Agreement) -> None:
        for aspect, agrees in (
            (Aspect.MODALITY, agreement.modality),
            (Aspect.EVIDENCE, agreement.evidence),
        ):
            self._add(aspect, region, agrees, not agrees, not agrees)
        if claim.time_words and not self.matcher.times(claim):
            return
        timed = any(self.matcher.times(claim))
        if "" in self.matcher.times(claim) and not agreement.stated:
            return
        right = timed and agreement.time and agreement.stated
        self._add(Aspect.TIMES, region, right, timed and not right, agreement.stated and not right)

    def _said(self, row: StatementRow) -> str:
        roles = sorted(self.system.roles.get((row.subject, row.object), ()))
        time = [f"at {row.time.edtf or row.time.label}"] if row.time else []
        modality = [row.modality] if row.modality != "asserted" else []
        qualifiers = [f"as {'|'.join(roles)}"] if roles else []
        return ", ".join([row.label, *modality, *qualifiers, *time, f"rule {row.rule}"])

    # --- entities -------------------------------------------------------------------------

    def _entities(self) -> None:
        wanted = self._wanted_entities()
        required = [e for e in wanted if not e.optional]
        found = [e for e in self.system.entities.values() if e.type not in _NOT_COUNTED]
        pairs = _paired(wanted, found, self._same_entity)
        matched = {j for j, _ in pairs.values()}
        places = {e.name: self._regions_of(e) for e in required}
        for region in Region:
            here = [e for e in required if region in places[e.name]]
            good = [e for e in here if wanted.index(e) in pairs]
            wrong = [
                e
                for j, e in enumerate(found)
                if j not in matched and region in self.system.regions(e.passages)
            ]
            self._add(Aspect.ENTITIES, region, len(good), len(here) - len(good), len(wrong))
            for gold in here:
                if gold not in good:
                    what = f"{gold.type} {gold.name}"
                    self._find(Verdict.MISSED, Aspect.ENTITIES, region, what, "")
            for entity in wrong if self.gold.complete else ():
                what = f"{entity.type} {entity.label}"
                self._find(Verdict.WRONG, Aspect.ENTITIES, region, what, entity.passages[0].quote)

    def _same_entity(self, gold: GoldEntity, entity: Entity) -> _Same | None:
        if not self.matcher.is_entity(entity, gold):
            return None
        return _Same(2 + (entity.label == gold.name))

    def _wanted_entities(self) -> list[GoldEntity]:
        """Return the entities of the gold; where it lists none, those its claims name."""
        if self.gold.entities:
            return list(self.gold.entities)
        named: dict[str, GoldEntity] = {}
        for claim in self.gold.claims:
            if claim.forbidden or claim.optional:
                continue
            terms = [*claim.subjects, *(claim.objects if _leads_to_entity(claim) else ())]
            for term in terms[:1] if len(claim.subjects) > 1 else terms:
                if isinstance(term, str):
                    named.setdefault(term, GoldEntity(term, "", (term,)))
        return list(named.values())

    def _regions_of(self, entity: GoldEntity) -> set[Region]:
        return {
            region
            for claim in self.gold.claims
            if not claim.forbidden and entity.name in (*claim.subjects, *claim.objects)
            for region in self.system.regions_of_quotes(claim.quotes)
        }


@dataclass(frozen=True, slots=True)
class _Same:
    """Two entities are the same; more so if they are called the same."""

    degree: int


def _leads_to_entity(claim: GoldClaim) -> bool:
    names = {f"{KG}{p}" for p in claim.properties} & ontology().properties
    ranges = {c for name in names for c in range_(expand(f"kg:{name.removeprefix(KG)}"))}
    return any(c.value.startswith(KG) and c != kg("Name") for c in ranges)


def _paired(
    wanted: Sequence[_Gold],
    found: Sequence[_Found],
    compare: Callable[[_Gold, _Found], _Degree | None],
) -> dict[int, tuple[int, _Degree]]:
    """Pair one to one, with the most agreement in sum; the same input gives the same pairs."""
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    agreements: dict[tuple[int, int], _Degree] = {}
    for i, gold in enumerate(wanted):
        for j, told in enumerate(found):
            agreement = compare(gold, told)
            if agreement is not None:
                agreements[i, j] = agreement
                graph.add_edge(("gold", i), ("found", j), weight=agreement.degree)
    pairs = {}
    for one, other in nx.max_weight_matching(graph):
        (_, i), (_, j) = sorted((one, other), reverse=True)
        pairs[i] = (j, agreements[i, j])
    return dict(sorted(pairs.items()))


def _quote(row: StatementRow) -> str:
    return row.passages[0].quote if row.passages else ""


def _share(right: int, others: int) -> float | None:
    return right / (right + others) if right + others else None
