"""What a query answers, as frozen values, whichever engine ran it.

Terms are pyoxigraph's; an unbound variable is ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

__all__ = ["Answer", "QueryResult", "Solutions", "Term", "Triples"]

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to a SELECT query: one tuple of terms a row, in the order of ``variables``."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to an ASK query."""

    value: bool


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE query: sorted by N-Triples form, no doubles."""

    triples: tuple[Triple, ...]

    def as_solutions(self) -> Solutions:
        """Return the triples as rows, for the formats that only know rows."""
        return Solutions(
            ("subject", "predicate", "object"),
            tuple((t.subject, t.predicate, t.object) for t in self.triples),
        )


QueryResult: TypeAlias = Solutions | Answer | Triples
