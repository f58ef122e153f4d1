"""The W3C Reconciliation Service API 0.2, as values: manifest, queries, candidates.

See https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/. What a
service sends is not trusted: everything is checked for its type and its length before it is
used, and an identifier only leaves here as a full IRI.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kg.errors import ServiceError
from kg.text import is_web_iri

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Candidate", "Manifest", "Query", "batch_body", "parse_answers", "parse_manifest"]

_BATCH = 10
_LARGEST_BATCH = 100
_LONGEST_TEXT = 1000
_LONGEST_ID = 500
_ID = "{{id}}"


@dataclass(frozen=True, slots=True, order=True)
class Query:
    """One reconciliation query.

    Attributes:
        text: The name to look for.
        type: The identifier of a type of the service, or empty for any.
        properties: Property of the service and value, to narrow the search.
        limit: At most so many candidates; 0 leaves it to the service.
    """

    text: str
    type: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    limit: int = 0

    def to_json(self) -> dict[str, object]:
        """Return the query as the protocol has it."""
        parts: dict[str, object] = {"query": self.text}
        if self.type:
            parts["type"] = self.type
        if self.properties:
            parts["properties"] = [{"pid": pid, "v": value} for pid, value in self.properties]
        return parts | {"limit": self.limit} if self.limit else parts


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a service says of itself.

    Attributes:
        name: What people call it.
        identifier_space: The beginning of its identifiers.
        view: A template for the address of an entity's page, or empty.
        batch_size: How many queries it takes at once.
        takes_properties: Whether it lets properties be found, so that they can be sent.
    """

    name: str
    identifier_space: str
    view: str = ""
    batch_size: int = _BATCH
    takes_properties: bool = False

    def iri(self, identifier: str) -> str:
        """Return the full IRI of an identifier, or an empty text where there is none."""
        if is_web_iri(identifier):
            return identifier
        local = quote(identifier, safe="-._~!$&'()*+,;=:@/")
        spaces = (f"{self.identifier_space}{local}", self.view.replace(_ID, local))
        return next((iri for iri in spaces if is_web_iri(iri)), "")


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """What a service proposes for a query; ``match`` is its own judgement."""

    identifier: str
    name: str
    score: float
    match: bool = False
    description: str = ""
    types: tuple[str, ...] = ()


def parse_manifest(document: object, where: str) -> Manifest:
    """Return the manifest of a service.

    Raises:
        ServiceError: It is none, or not of version 0.1 or 0.2.
    """
    if not isinstance(document, dict) or not isinstance(document.get("name"), str):
        raise ServiceError("not a reconciliation service", where=where, hint="check the address")
    versions = document.get("versions", ["0.1"])
    if not isinstance(versions, list) or not {"0.1", "0.2"} & {str(v) for v in versions}:
        raise ServiceError(
            "does not speak version 0.2 of the protocol", where=where, hint="use another address"
        )
    size = document.get("batchSize")
    known = isinstance(size, int) and not isinstance(size, bool) and size > 0
    view, suggest = document.get("view"), document.get("suggest")
    space = document.get("identifierSpace")
    url = view.get("url") if isinstance(view, dict) else ""
    return Manifest(
        name=_text(document["name"]),
        identifier_space=space if isinstance(space, str) else "",
        view=url if isinstance(url, str) and _ID in url else "",
        batch_size=min(int(size), _LARGEST_BATCH) if known and size else _BATCH,
        takes_properties=isinstance(suggest, dict) and isinstance(suggest.get("property"), dict),
    )


def batch_body(queries: Iterable[Query]) -> str:
    """Return a batch of queries as the JSON of the form element ``queries``."""
    batch = {f"q{number}": query.to_json() for number, query in enumerate(queries)}
    return json.dumps(batch, ensure_ascii=False, separators=(",", ":"))


def parse_answers(
    document: object, queries: Iterable[Query], where: str
) -> dict[Query, tuple[Candidate, ...]]:
    """Return the candidates of each query that was answered, the best first.

    Queries without a well-formed answer are left out; so are candidates that are not.

    Raises:
        ServiceError: It is no batch of results at all.
    """
    if not isinstance(document, dict):
        raise ServiceError("answers with no batch of results", where=where)
    if "error" in document or document.get("status") == "error":
        told = _text(document.get("message") or document.get("error") or "")
        raise ServiceError(f"answers with an error: {told}", where=where)
    found = {}
    for number, query in enumerate(queries):
        answer = document.get(f"q{number}")
        results = answer.get("result") if isinstance(answer, dict) else None
        if isinstance(results, list):
            candidates = filter(None, map(_candidate, results))
            best = sorted(candidates, key=lambda c: (not c.match, -c.score, c.identifier))
            found[query] = tuple(best[: query.limit or None])
    return found


def _candidate(result: object) -> Candidate | None:
    """Return a candidate, or None where it lacks what every candidate has."""
    if not isinstance(result, dict):
        return None
    identifier, name, score = result.get("id"), result.get("name"), result.get("score")
    fine = (
        isinstance(identifier, str)
        and 0 < len(identifier) <= _LONGEST_ID
        and identifier.isprintable()
        and isinstance(name, str)
        and isinstance(score, (int, float))
        and not isinstance(score, bool)
        and abs(score) < math.inf
    )
    if not fine:
        return None
    return Candidate(
        identifier=str(identifier),
        name=_text(name),
        score=float(score or 0),
        match=result.get("match") is True,
        description=_text(result.get("description")),
        types=_types(result.get("type")),
    )


def _types(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - whatever the service sent
    parts = value if isinstance(value, list) else [value]
    named = (p.get("name") or p.get("id") if isinstance(p, dict) else p for p in parts)
    return tuple(_text(name) for name in named if isinstance(name, str))


def _text(value: object) -> str:
    """Return a text on one line and not too long; nothing for what is no text."""
    return " ".join(value.split())[:_LONGEST_TEXT] if isinstance(value, str) else ""
