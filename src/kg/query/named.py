"""The named queries: ``queries/*.rq``, each with a first comment that says what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from kg.errors import NotFoundError
from kg.resources import data_folder

__all__ = ["NamedQuery", "find_query", "named_queries"]


@dataclass(frozen=True, slots=True, order=True)
class NamedQuery:
    """A query that ships with ``kg``: its file's stem, what it answers, its SPARQL text."""

    name: str
    summary: str
    text: str


def named_queries() -> tuple[NamedQuery, ...]:
    """Return the named queries, sorted by name."""
    files = (file for file in data_folder("queries").iterdir() if file.name.endswith(".rq"))
    return tuple(
        sorted(_named(file.name.removesuffix(".rq"), file.read_text("utf-8")) for file in files)
    )


def find_query(name: str) -> NamedQuery:
    """Return the query of this name, in any case.

    Raises:
        NotFoundError: There is none; the hint names the nearest.
    """
    queries = {query.name.casefold(): query for query in named_queries()}
    found = queries.get(name.casefold())
    if found is None:
        near = get_close_matches(name.casefold(), queries, n=3)
        names = ", ".join(queries[n].name for n in near)
        hint = f"did you mean {names}?" if names else "kg query --list names them all"
        raise NotFoundError("no query of this name", where=name, hint=hint)
    return found


def _named(name: str, text: str) -> NamedQuery:
    first = next((line for line in text.splitlines() if line.strip()), "")
    summary = first.lstrip("# ").strip() if first.startswith("#") else ""
    return NamedQuery(name, summary, text)
