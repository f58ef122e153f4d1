"""Whether a graph has the form that ``docs/rdf-form.md`` promises.

A graph that does not conform is a value, :class:`ValidationReport`, not an error. The
checks, in order: every node and term is known, the shapes of ``ontology/shapes.ttl``, the
rules of OWL 2 RL, quotes at their offsets, and dates.
"""

from __future__ import annotations

from kg.validate.check import validate
from kg.validate.report import Severity, ValidationReport, ValidationResult

__all__ = ["Severity", "ValidationReport", "ValidationResult", "validate"]
