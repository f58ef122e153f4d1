"""kg: from an encyclopedia article to a knowledge graph you can trust.

The public API, loaded on first use, so that ``import kg`` costs next to nothing::

    article = kg.read_article(data, name)   the text, its sections and offsets
    built = kg.build_graph(article)         the graph, and what was not understood
    report = kg.validate_graph(built.graph) does it conform?
    files = kg.all_files(built.graph, report)   file name -> bytes

:func:`load_graph` reads a graph back; :func:`run_query`, :func:`statistics` and
:func:`shortest_paths` ask it. Every error is a :class:`KgError`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kg._version import __version__

if TYPE_CHECKING:
    from kg.errors import (
        FormatError,
        InputError,
        KgError,
        NotFoundError,
        OutputError,
        QueryError,
        ServiceError,
        UnknownTermError,
    )
    from kg.export import write_graph
    from kg.network import find_entity, shortest_paths, statistics
    from kg.pipeline import build as build_graph
    from kg.pipeline import read_article
    from kg.publish import all_files, page
    from kg.query import find_query, named_queries, run_query
    from kg.rdf.convert import to_dataset, to_networkx, to_rdflib, to_store
    from kg.rdf.describe import describe
    from kg.rdf.graph import RdfGraph
    from kg.rdf.load import load_graph
    from kg.source import read_source_note
    from kg.validate import validate as validate_graph

__all__ = [
    "FormatError",
    "InputError",
    "KgError",
    "NotFoundError",
    "OutputError",
    "QueryError",
    "RdfGraph",
    "ServiceError",
    "UnknownTermError",
    "__version__",
    "all_files",
    "build_graph",
    "describe",
    "find_entity",
    "find_query",
    "load_graph",
    "named_queries",
    "page",
    "read_article",
    "read_source_note",
    "run_query",
    "shortest_paths",
    "statistics",
    "to_dataset",
    "to_networkx",
    "to_rdflib",
    "to_store",
    "validate_graph",
    "write_graph",
]

# A public name never equals a subpackage's: importing the subpackage would replace it.
_HOMES = {
    "kg.errors": (
        "FormatError InputError KgError NotFoundError OutputError QueryError ServiceError "
        "UnknownTermError"
    ),
    "kg.export": "write_graph",
    "kg.network": "find_entity shortest_paths statistics",
    "kg.pipeline": "build_graph=build read_article",
    "kg.publish": "all_files page",
    "kg.query": "find_query named_queries run_query",
    "kg.rdf.convert": "to_dataset to_networkx to_rdflib to_store",
    "kg.rdf.describe": "describe",
    "kg.rdf.graph": "RdfGraph",
    "kg.rdf.load": "load_graph",
    "kg.source": "read_source_note",
    "kg.validate": "validate_graph=validate",
}
_PLACES = {
    public: (module, name or public)
    for module, names in _HOMES.items()
    for public, _, name in (entry.partition("=") for entry in names.split())
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _PLACES[name]
    value: object = getattr(import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted(__all__)
