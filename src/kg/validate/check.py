"""All checks over one graph, in order, and the passage that each result rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.rdf.vocab import NAMESPACES
from kg.validate.consistency import check_consistency
from kg.validate.core import check_core
from kg.validate.dates import check_dates
from kg.validate.facts import read_facts
from kg.validate.passages import check_passages
from kg.validate.report import ValidationReport, ValidationResult
from kg.validate.rules import check_rules
from kg.validate.terms import check_domains, check_nodes, check_terms

if TYPE_CHECKING:
    from kg.rdf.graph import RdfGraph

__all__ = ["validate"]

_CHECKS = (
    check_nodes,
    check_terms,
    check_core,
    check_rules,
    check_domains,
    check_consistency,
    check_passages,
    check_dates,
)


def validate(graph: RdfGraph) -> ValidationReport:
    """Return everything in a graph that is not in the form of ``docs/rdf-form.md``.

    The graph is not changed. The same graph gives the same report, whatever the order of its
    triples.
    """
    facts = read_facts(graph.triples)
    results: dict[tuple[str, ...], ValidationResult] = {}
    for check in _CHECKS:
        for result in check(facts):
            told = replace(result, label=facts.label(result.focus), quote=facts.quote(result.focus))
            results.setdefault(told.key, told)
    return ValidationReport(
        graph=graph.name,
        results=tuple(results[key] for key in sorted(results)),
        prefixes=tuple(sorted({**NAMESPACES, **dict(graph.prefixes)}.items())),
    )
