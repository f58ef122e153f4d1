"""GraphML and GEXF, for Gephi and other programs that draw networks.

Entities are nodes, statements between them are edges; what an attribute means is told by
:func:`kg.rdf.convert.to_networkx`. In both formats every attribute is one string: labels as
``text @tag`` and passages as they stand, several joined by a bar; offsets as ``start-end``.

GEXF marks the graph as dynamic: where a time is known, a node or edge has a ``start`` (the
earliest day it can have begun) and an ``end`` (the latest day it can have ended).
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kg.export.xml import replace_unwritable
from kg.rdf.convert import to_networkx

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from kg.rdf.graph import RdfGraph

__all__ = ["write_gexf", "write_graphml"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# networkx writes its version and the day of the run, which would change from run to run.
_META = re.compile(rb'<meta lastmodifieddate="[^"]*">\s*<creator>[^<]*</creator>')


def write_graphml(graph: RdfGraph) -> bytes:
    """Return the network as GraphML."""
    # By name: the other writer that networkx has is used only where lxml happens to be.
    from networkx.readwrite.graphml import write_graphml_xml  # noqa: PLC0415 - slow to import

    out = BytesIO()
    write_graphml_xml(_flat(graph), out)
    return _finished(out)


def write_gexf(graph: RdfGraph) -> bytes:
    """Return the network as GEXF 1.2, dynamic, without a date of writing."""
    from networkx.readwrite.gexf import write_gexf as write  # noqa: PLC0415 - slow to import

    network = _flat(graph)
    network.graph["mode"] = "dynamic"
    for _, attributes in network.nodes(data=True):
        attributes.update(_lifetime(attributes))
    for _, _, iri, attributes in network.edges(keys=True, data=True):
        attributes.update(_lifetime(attributes), id=iri)
    out = BytesIO()
    write(network, out)
    return _META.sub(b"<meta>\n    <creator>kg</creator>", _finished(out), count=1)


def _finished(out: BytesIO) -> bytes:
    # The writers leave a carriage return as it is, and readers make it a line feed.
    return out.getvalue().replace(b"\r", b"&#13;").rstrip() + b"\n"


def _flat(graph: RdfGraph) -> nx.MultiDiGraph[str]:
    """Return the network with every attribute a string that XML can hold."""
    network = to_networkx(graph)
    network.graph = {"name": replace_unwritable(str(network.graph["name"]))}
    for _, attributes in network.nodes(data=True):
        _flatten(attributes)
    for _, _, attributes in network.edges(data=True):
        _flatten(attributes)
    return network


def _flatten(attributes: dict[str, Any]) -> None:
    """Turn all values into strings; leave out those that say nothing."""
    values = {name: _text(name, value) for name, value in attributes.items()}
    attributes.clear()
    attributes.update({name: text for name, text in values.items() if text or name == "label"})


def _text(name: str, value: Any) -> str:  # noqa: ANN401 - attributes are of several types
    if name == "labels":
        parts = [f"{text} @{tag}" if tag else text for text, tag in value]
    elif name == "offsets":
        parts = [f"{start}-{end}" for start, end in value]
    else:
        parts = [value] if isinstance(value, str) else list(value)
    return replace_unwritable(" | ".join(parts))


def _lifetime(attributes: Mapping[str, Any]) -> dict[str, str]:
    """Return the widest time in which the thing can have been; an open end has no key."""
    bounds = {
        "start": attributes.get("earliest_start", ""),
        "end": attributes.get("latest_end", ""),
    }
    return {name: day for name, day in bounds.items() if _DAY.fullmatch(day)}
