"""What a graph has of its statements that a page does not show, so that it can write them as RDF.

The page writes Turtle and JSON-LD of the statements that a reader chose, with the same triples
as the graph. Most of it follows from what is shown; this is the rest.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.rdf.vocab import KG, NAMESPACES, PROV, RDF

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.rdf.describe import DescribedGraph, StatementRow
    from kg.rdf.graph import RdfGraph

__all__ = ["GraphTerms", "StatementTerms", "graph_terms", "statement_terms"]

_USED = ("dcterms", "kg", "oa", "prov", "rdf", "rdfs", "schema", "t", "xsd")


@dataclass(frozen=True, slots=True, order=True)
class StatementTerms:
    """The terms of one statement.

    Attributes:
        label: What the graph calls it.
        subject: IRI of its subject, which need not be that of a node.
        object: IRI of its object, empty for a literal.
        time: IRI of its time span, or empty.
        evidence: IRIs of its passages, in the order of its quotes.
        qualifiers: For each of its qualifiers the IRI of the property, the IRI of the value
            (empty for a literal) and the language of the value (empty if it has none).
    """

    label: str
    subject: str
    object: str
    time: str
    evidence: tuple[str, ...]
    qualifiers: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class GraphTerms:
    """What all statements of a graph share.

    Attributes:
        prefixes: Prefixes and the IRIs that they stand for, sorted.
        run: IRI of the run that generated every statement; empty if they differ.
        rules: What the IRI of every reading rule begins with; empty if they differ.
        qualifiers: Literals that qualify statements: statement, property, text, language.
    """

    prefixes: tuple[tuple[str, str], ...] = tuple((name, NAMESPACES[name]) for name in _USED)
    run: str = ""
    rules: str = ""
    qualifiers: frozenset[tuple[str, str, str, str]] = frozenset()


def graph_terms(graph: RdfGraph) -> GraphTerms:
    """Return what the statements of a graph share."""
    runs: dict[str, set[str]] = defaultdict(set)
    rules, statements, qualifiers = set(), set(), set()
    for triple in graph.triples:
        subject, name, value = triple.subject, triple.predicate.value, triple.object
        if not isinstance(subject, NamedNode):
            continue
        if isinstance(value, Literal):
            qualifiers.add((subject.value, name, value.value, value.language or ""))
        elif isinstance(value, NamedNode):
            if name == PROV + "wasGeneratedBy":
                runs[subject.value].add(value.value)
            elif name == KG + "readBy":
                rules.add(value.value[: value.value.rfind("/") + 1])
            elif name == RDF + "subject":
                statements.add(subject.value)
    made = {run for iri in statements for run in runs[iri] or {""}}
    own = dict(GraphTerms().prefixes)
    return GraphTerms(
        prefixes=tuple(sorted((dict(graph.prefixes) | own).items())),
        run=made.pop() if len(made) == 1 else "",
        rules=rules.pop() if len(rules) == 1 else "",
        qualifiers=frozenset(each for each in qualifiers if each[0] in statements),
    )


def statement_terms(described: DescribedGraph, shared: GraphTerms) -> tuple[StatementTerms, ...]:
    """Return the terms of the statements of a graph, in its order."""
    languages = {(s, name, text): tag for s, name, text, tag in sorted(shared.qualifiers)}
    return tuple(_terms(row, languages) for row in described.statements)


def _terms(row: StatementRow, languages: Mapping[tuple[str, str, str], str]) -> StatementTerms:
    qualifiers: Sequence[tuple[str, str, str]] = [
        (name, "", languages[row.iri, name, value])
        if (row.iri, name, value) in languages
        else (name, value, "")
        for name, value in row.qualifiers
    ]
    return StatementTerms(
        label=row.label,
        subject=row.subject,
        object=row.object,
        time=row.time.iri if row.time else "",
        evidence=tuple(passage.iri for passage in row.passages),
        qualifiers=tuple(qualifiers),
    )
