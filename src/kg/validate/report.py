"""What a validation found, as frozen values, as text for a person and as a SHACL report."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf.vocab import BASE, RDF, RDFS, SH, XSD

__all__ = ["SHAPES", "Severity", "ValidationReport", "ValidationResult", "found"]

SHAPES = f"{BASE}shapes#"
_IN_CODE = NamedNode(SHAPES + "CodeConstraintComponent")


class Severity(StrEnum):
    """How bad a result is, in the words of SHACL."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"

    @property
    def iri(self) -> NamedNode:
        """The term of SHACL for it."""
        return NamedNode(SH + self.value)


@dataclass(frozen=True, slots=True)
class ValidationResult:
    """One thing that is not as it should be.

    Attributes:
        focus: The node that it is wrong at.
        message: What should be, in one sentence.
        shape: The shape that says so, in ``ontology/shapes.ttl``.
        component: The SHACL constraint component, or ours for checks made in code.
        path: The property that it is about, where there is one.
        value: The value that is wrong, where there is one.
        severity: How bad it is.
        label: The label of the focus node; empty where it has none.
        quote: A passage that the focus node rests on; empty where there is none.
    """

    focus: NamedNode | BlankNode | Literal | Triple
    message: str
    shape: NamedNode
    component: NamedNode = _IN_CODE
    path: NamedNode | None = None
    value: NamedNode | BlankNode | Literal | Triple | None = None
    severity: Severity = Severity.VIOLATION
    label: str = ""
    quote: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What tells one result from another and gives results their order."""
        return (
            str(self.focus),
            str(self.shape),
            str(self.path or ""),
            "" if self.value is None else str(self.value),
            self.message,
            str(self.component),
        )


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """The results for one graph, in a stable order.

    Attributes:
        graph: The name of the graph that was checked.
        results: Everything that is not as it should be, each once.
        prefixes: How :meth:`to_text` shortens IRIs.
    """

    graph: NamedNode
    results: tuple[ValidationResult, ...]
    prefixes: tuple[tuple[str, str], ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether there is nothing to report."""
        return not self.results

    def to_text(self) -> str:
        """Return the report for a person: what is wrong, where, and at which passage."""
        name = self._short(self.graph)
        if self.conforms:
            return f"{name} conforms.\n"
        count = len(self.results)
        lines = [f"{name} does not conform: {count} {'result' if count == 1 else 'results'}."]
        for number, result in enumerate(self.results, start=1):
            lines += ["", f"{number}. {result.severity}: {_one_line(result.message)}"]
            lines += [f"   {key}: {text}" for key, text in self._details(result) if text]
        return "\n".join(lines) + "\n"

    def to_triples(self) -> tuple[Triple, ...]:
        """Return the report as a ``sh:ValidationReport``, with IRIs in place of blank nodes.

        See https://www.w3.org/TR/shacl/#validation-report.
        """
        slug = self.graph.value.rsplit("/", 1)[-1]
        report = NamedNode(f"{BASE}validation/{slug}")
        conforms = Literal(str(self.conforms).lower(), datatype=NamedNode(XSD + "boolean"))
        triples = [
            Triple(report, NamedNode(RDF + "type"), NamedNode(SH + "ValidationReport")),
            Triple(report, NamedNode(SH + "conforms"), conforms),
        ]
        for result in self.results:
            digest = hashlib.sha256("\n".join(result.key).encode()).hexdigest()[:12]
            node = NamedNode(f"{report.value}/{digest}")
            triples.append(Triple(report, NamedNode(SH + "result"), node))
            triples += _result_triples(node, result, report.value)
        return tuple(sorted(triples, key=str))

    def _details(self, result: ValidationResult) -> tuple[tuple[str, str], ...]:
        label = f" ({_one_line(result.label)})" if result.label else ""
        return (
            ("where", self._short(result.focus) + label),
            ("property", "" if result.path is None else self._short(result.path)),
            ("value", "" if result.value is None else self._short(result.value)),
            ("passage", f"“{_one_line(result.quote)}”" if result.quote else ""),
            ("shape", result.shape.value.removeprefix(SHAPES)),
        )

    def _short(self, node: NamedNode | BlankNode | Literal | Triple) -> str:
        if isinstance(node, NamedNode):
            fitting = [pair for pair in self.prefixes if node.value.startswith(pair[1])]
            if fitting:
                prefix, namespace = max(fitting, key=lambda pair: len(pair[1]))
                return _one_line(f"{prefix}:{node.value.removeprefix(namespace)}")
        return _one_line(str(node))


def found(
    shape: str,
    focus: NamedNode | BlankNode | Literal,
    message: str,
    *,
    path: NamedNode | None = None,
    value: NamedNode | BlankNode | Literal | Triple | None = None,
) -> ValidationResult:
    """Return a result of a check made in code, under the local name of its shape."""
    return ValidationResult(focus, message, NamedNode(SHAPES + shape), path=path, value=value)


def _result_triples(node: NamedNode, result: ValidationResult, report: str) -> list[Triple]:
    properties: list[tuple[str, NamedNode | BlankNode | Literal | Triple | None]] = [
        (RDF + "type", NamedNode(SH + "ValidationResult")),
        (SH + "focusNode", result.focus),
        (SH + "resultMessage", Literal(result.message, language="en")),
        (SH + "resultPath", result.path),
        (SH + "resultSeverity", result.severity.iri),
        (SH + "sourceConstraintComponent", result.component),
        (SH + "sourceShape", result.shape),
        (SH + "value", result.value),
        (RDFS + "comment", Literal(result.quote) if result.quote else None),
    ]
    return [
        Triple(node, NamedNode(name), _named(value, report))
        for name, value in properties
        if value is not None
    ]


def _named(node: NamedNode | BlankNode | Literal | Triple, report: str) -> NamedNode | Literal:
    """Give a blank node an IRI below the report's, and write a triple term as text."""
    if isinstance(node, BlankNode):
        return NamedNode(f"{report}/blank-{node.value}")
    return Literal(str(node)) if isinstance(node, Triple) else node


def _one_line(text: str) -> str:
    """Escape what would break or disguise a line on a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
