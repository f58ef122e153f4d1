"""Serialising and parsing 100,000 triples against plain rdflib, as ratios of one run.

Run it with::

    PYTHONPATH=src python bench/rdf.py

The graph has the form of ``docs/rdf-form.md``. Each figure is CPU time of this process, the
best of two runs that take turns, so that a busy machine slows both sides alike; a ratio of
5 means that rdflib takes five times as long. Both sides start from their own graph in memory
and end with bytes, or start from the same bytes and end with their own graph.
"""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

import rdflib
from pyoxigraph import Literal, NamedNode, Triple

from kg.export import ExportFormat, write_graph
from kg.rdf.convert import to_rdflib
from kg.rdf.graph import RdfGraph
from kg.rdf.load import RdfFormat, load_graph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TRIPLES = 100_000
RUNS = 2
BASE = "https://w3id.org/article-kg/"
NAMES = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "trig": "trig", "rdf": "xml"}


def main() -> None:
    """Measure and print one table."""
    graph = _graph()
    print(f"{len(graph.triples):,} triples; CPU seconds, best of {RUNS}\n")
    print("| format | write kg | write rdflib | ratio | parse kg | parse rdflib | ratio |")
    print("|---|---|---|---|---|---|---|")
    for written in RdfFormat:
        row = []
        for ours, theirs in (_writers(graph, written), _parsers(graph, written)):
            mine, other = _best(ours, theirs)
            row += [f"{mine:.2f}", f"{other:.2f}", f"{other / mine:.1f}"]
        print(f"| {written.label} | {' | '.join(row)} |")


def _writers(graph: RdfGraph, written: RdfFormat) -> tuple[Callable[[], object], ...]:
    plain = rdflib.Dataset() if written in {"trig", "nq"} else rdflib.Graph()
    target = plain.graph(graph.name.value) if isinstance(plain, rdflib.Dataset) else plain
    target += to_rdflib(graph)
    for prefix, namespace in graph.prefixes:
        plain.bind(prefix, namespace)
    name = NAMES.get(written, "json-ld")
    chosen = ExportFormat.of(written)
    return lambda: write_graph(graph, chosen), lambda: plain.serialize(format=name)


def _parsers(graph: RdfGraph, written: RdfFormat) -> tuple[Callable[[], object], ...]:
    content = write_graph(graph, ExportFormat.of(written))
    name = NAMES.get(written, "json-ld")
    make = rdflib.Dataset if written in {"trig", "nq"} else rdflib.Graph
    return (
        lambda: load_graph(content, written),
        lambda: make().parse(data=content, format=name),
    )


def _best(*actions: Callable[[], object]) -> list[float]:
    best = [float("inf")] * len(actions)
    for _ in range(RUNS):
        for rank, action in enumerate(actions):
            gc.collect()
            start = time.process_time()
            action()
            best[rank] = min(best[rank], time.process_time() - start)
    return best


def _graph() -> RdfGraph:
    triples = [triple for number in range(TRIPLES // 20) for triple in _statement(number)]
    prefixes = [
        (prefix, f"{BASE}{folder}/zenda/")
        for prefix, folder in (("id", "id"), ("st", "statement"), ("ev", "evidence"))
    ]
    document = NamedNode(BASE + "document/zenda")
    return RdfGraph.of(document, triples, [*prefixes, ("kg", BASE + "ontology#")])


def _statement(number: int) -> Iterator[Triple]:
    """Yield twenty triples: an entity, a statement of it and the passage."""
    rdf, rdfs = (
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://www.w3.org/2000/01/rdf-schema#",
    )
    oa, xsd = "http://www.w3.org/ns/oa#", "http://www.w3.org/2001/XMLSchema#"
    entity, statement, passage, quote, place = (
        NamedNode(f"{BASE}{name}")
        for name in (
            f"id/zenda/person-{number}", f"statement/zenda/s-{number}",
            f"evidence/zenda/c{number}", f"evidence/zenda/c{number}-quote",
            f"evidence/zenda/c{number}-position",
        )
    )  # fmt: skip
    text = f'She was appointed "governor" of Zenda, the {number}th of her name.'
    integer = NamedNode(xsd + "integer")
    for subject, predicate, target in (
        (entity, rdf + "type", NamedNode(BASE + "ontology#Person")),
        (entity, rdfs + "label", Literal(f"Añña Várga {number}", language="en")),
        (entity, BASE + "ontology#hasEvidence", passage),
        (entity, BASE + "ontology#birthDate", Literal("1901", datatype=NamedNode(xsd + "gYear"))),
        (statement, rdf + "type", NamedNode(BASE + "ontology#Statement")),
        (statement, rdf + "type", NamedNode(rdf + "Statement")),
        (statement, rdfs + "label", Literal(f"Anna {number}: holds office", language="en")),
        (statement, rdf + "subject", entity),
        (statement, rdf + "predicate", NamedNode(BASE + "ontology#holdsOffice")),
        (statement, rdf + "object", NamedNode(f"{BASE}id/zenda/office-{number}")),
        (statement, BASE + "ontology#modality", NamedNode(BASE + "vocab/asserted")),
        (statement, BASE + "ontology#hasEvidence", passage),
        (passage, rdf + "type", NamedNode(BASE + "ontology#Evidence")),
        (passage, oa + "hasSelector", quote),
        (passage, oa + "hasSelector", place),
        (quote, rdf + "type", NamedNode(oa + "TextQuoteSelector")),
        (quote, oa + "exact", Literal(text)),
        (place, rdf + "type", NamedNode(oa + "TextPositionSelector")),
        (place, oa + "start", Literal(str(number), datatype=integer)),
        (place, oa + "end", Literal(str(number + len(text)), datatype=integer)),
    ):
        yield Triple(subject, NamedNode(predicate), target)


if __name__ == "__main__":
    main()
