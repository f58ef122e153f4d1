"""An :class:`~kg.rdf.graph.RdfGraph` as the values of other libraries.

Owns the ways to rdflib, to pyoxigraph's dataset and store, and to networkx. Each library is
imported when it is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kg.rdf.describe import describe

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx
    import pyoxigraph
    import rdflib

    from kg.rdf.describe import Entity, StatementRow, Time
    from kg.rdf.graph import RdfGraph

__all__ = ["to_dataset", "to_networkx", "to_rdflib", "to_store"]

# Names that an attribute of a node already has here, or that mean something else to the
# writers of GraphML and GEXF.
_TAKEN = frozenset(
    "id key label labels type kind kinds time edtf basis start end weight pid parents slices "
    "spells viz earliest_start latest_start earliest_end latest_end offsets quotes".split()
)


def to_rdflib(graph: RdfGraph) -> rdflib.Graph:
    """Return the graph for rdflib, with its prefixes bound and every literal as written."""
    import rdflib  # noqa: PLC0415 - slow to import
    from pyoxigraph import Literal  # noqa: PLC0415

    cache: dict[object, rdflib.URIRef | rdflib.Literal] = {}

    def term(value: pyoxigraph.NamedNode | pyoxigraph.Literal) -> rdflib.URIRef | rdflib.Literal:
        found = cache.get(value)
        if found is None:
            if not isinstance(value, Literal):
                found = rdflib.URIRef(value.value)
            elif value.language:
                found = rdflib.Literal(value.value, lang=value.language)
            else:
                kind = value.datatype.value
                # A plain string has no datatype in rdflib. Without normalize=False rdflib
                # rewrites what it understands: "01" to "1", a date without its time zone.
                datatype = None if kind == str(rdflib.XSD.string) else rdflib.URIRef(kind)
                found = rdflib.Literal(value.value, datatype=datatype, normalize=False)
            cache[value] = found
        return found

    result = rdflib.Graph(identifier=rdflib.URIRef(graph.name.value), bind_namespaces="none")
    for prefix, namespace in graph.prefixes:
        result.bind(prefix, namespace, replace=True)
    result.addN((*map(term, triple), result) for triple in graph.triples)  # type: ignore[misc]
    return result


def to_dataset(graph: RdfGraph) -> pyoxigraph.Dataset:
    """Return the triples as one named graph, as TriG and N-Quads hold them."""
    import pyoxigraph as ox  # noqa: PLC0415

    return ox.Dataset(ox.Quad(s, p, o, graph.name) for s, p, o in graph.triples)


def to_store(*graphs: RdfGraph) -> pyoxigraph.Store:
    """Return an in-memory store for SPARQL that holds these graphs.

    Each graph is there under its name, and all together are the default graph: a query finds
    the same with and without ``GRAPH ?g``, whatever options it is run with.

    Only for queries: a store rewrites some literals (``1.50`` to ``1.5``), so nothing is
    exported from it.
    """
    import pyoxigraph as ox  # noqa: PLC0415

    store = ox.Store()
    for graph in graphs:
        for name in (graph.name, ox.DefaultGraph()):
            store.bulk_extend(ox.Quad(s, p, o, name) for s, p, o in graph.triples)
    return store


def to_networkx(graph: RdfGraph) -> nx.MultiDiGraph[str]:
    """Return the entities as nodes and the statements between them as edges.

    **Nodes** are entities, keyed by IRI, sorted. Attributes: ``label``; ``type``, the local
    name of the class; ``labels``, a tuple of (text, language tag); ``kinds``, local names;
    for events the time, as below; and one for each property with a literal that is asserted
    of it, such as ``birthDate``: the text, several joined by ``"; "``. Its name is the local
    name of the property, or the whole IRI where that name is taken.

    **Edges** are statements, keyed by IRI, in the order of the text. Attributes:
    ``property``, an IRI; ``label``, the statement in words; ``modality``; ``time``, the words
    of the source; ``edtf``; ``earliest_start``, ``latest_start``, ``earliest_end``,
    ``latest_end``, ISO dates; ``basis``; ``rule``; ``quotes``, a tuple of passages;
    ``offsets``, a tuple of (start, end) in code points of the document. What is unknown is
    an empty string.

    A statement that the source does not assert (planned, hoped, negated ...) is an edge too,
    told by its ``modality``. Leave such edges out with::

        def asserted(subject: str, target: str, statement: str) -> bool:
            return g.edges[subject, target, statement]["modality"] == "asserted"

        facts = networkx.subgraph_view(g, filter_edge=asserted)
    """
    import networkx as nx  # noqa: PLC0415 - slow to import

    described = describe(graph)
    literals = _literals(described.statements)
    result: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=described.title)
    for entity in described.entities:
        result.add_node(entity.iri, **_node(entity), **literals.get(entity.iri, {}))
    for row in described.statements:
        if row.subject in result and row.object in result:
            result.add_edge(row.subject, row.object, key=row.iri, **_edge(row))
    return result


def _literals(rows: Iterable[StatementRow]) -> dict[str, dict[str, str]]:
    """Return for each subject the attributes that its asserted literals make."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    wanted = [row for row in rows if not row.object and row.modality == "asserted"]
    names = _attribute_names(row.property for row in wanted)
    for row in wanted:
        found[row.subject][names[row.property]].append(row.value)
    return {
        iri: {name: "; ".join(dict.fromkeys(values)) for name, values in attributes.items()}
        for iri, attributes in found.items()
    }


def _attribute_names(properties: Iterable[str]) -> dict[str, str]:
    """Give each property its local name; the whole IRI where two would share one."""
    iris = sorted(set(properties))
    local = {iri: iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1] for iri in iris}
    names = list(local.values())
    return {
        iri: name if name and name not in _TAKEN and names.count(name) == 1 else iri
        for iri, name in local.items()
    }


def _node(entity: Entity) -> dict[str, Any]:
    return {
        "label": entity.label,
        "type": entity.type,
        "labels": entity.labels,
        "kinds": entity.kinds,
        **(_time(entity.time) if entity.time else {}),
    }


def _edge(row: StatementRow) -> dict[str, Any]:
    return {
        "property": row.property,
        "label": row.label,
        "modality": row.modality,
        **_time(row.time),
        "rule": row.rule,
        "quotes": tuple(p.quote for p in row.passages),
        "offsets": tuple((p.start, p.end) for p in row.passages),
    }


def _time(time: Time | None) -> dict[str, str]:
    return {
        "time": time.label if time else "",
        "edtf": time.edtf if time else "",
        "earliest_start": time.earliest_start if time else "",
        "latest_start": time.latest_start if time else "",
        "earliest_end": time.earliest_end if time else "",
        "latest_end": time.latest_end if time else "",
        "basis": time.basis if time else "",
    }
