"""Whatever a service sends is either well formed or left out."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ServiceError
from kg.link import Candidate, Manifest, Query, parse_manifest
from kg.link.protocol import batch_body, parse_answers
from kg.text import is_web_iri

ANNA = Query("Anna Varga", limit=2)
documents = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["q0", "result", "id", "name", "score", "match", "type", "versions",
                             "batchSize", "view", "url", "suggest", "identifierSpace", "error"]),
            inner,
        )
    ),
    max_leaves=12,
)  # fmt: skip


def test_a_batch_is_the_json_of_the_protocol() -> None:
    batch = [ANNA, Query("Zenda", "Q5", (("P569", "1891"),))]

    assert json.loads(batch_body(batch)) == {
        "q0": {"query": "Anna Varga", "limit": 2},
        "q1": {"query": "Zenda", "type": "Q5", "properties": [{"pid": "P569", "v": "1891"}]},
    }


def test_the_best_candidates_come_first_and_no_more_than_asked() -> None:
    results = [
        {"id": "a", "name": "A", "score": 1},
        {"id": "b", "name": "B", "score": 99.5, "type": ["human", {"id": "Q5", "name": "man"}]},
        {"id": "c", "name": "C", "score": 50, "match": True, "description": "one\ntwo"},
    ]

    assert parse_answers({"q0": {"result": results}}, [ANNA], "s") == {
        ANNA: (
            Candidate("c", "C", 50.0, match=True, description="one two"),
            Candidate("b", "B", 99.5, types=("human", "man")),
        )
    }


def test_a_query_without_an_answer_is_left_out() -> None:
    answers = parse_answers({"q0": {"result": "none"}, "q1": {}}, [ANNA, Query("x")], "s")

    assert answers == {}


@given(document=documents)
def test_any_answer_is_candidates_or_a_clear_error(document: object) -> None:
    try:
        found = parse_answers(document, [ANNA], "s")
    except ServiceError as error:
        assert "\n" not in str(error)  # noqa: PT017 - both outcomes are right
        return
    for candidate in found.get(ANNA, ()):
        assert candidate.identifier
        assert abs(candidate.score) < float("inf")


@given(document=documents, identifier=st.text(min_size=1, max_size=12))
def test_any_manifest_is_usable_or_a_clear_error(document: object, identifier: str) -> None:
    base = document if isinstance(document, dict) else {}
    try:
        manifest = parse_manifest(base | {"name": "N"}, "s")
    except ServiceError:
        return
    assert 1 <= manifest.batch_size <= 100
    if identifier.isprintable():
        iri = manifest.iri(identifier)
        assert not iri or is_web_iri(iri)


@pytest.mark.parametrize(
    ("manifest", "identifier", "iri"),
    [
        (Manifest("N", "https://e.org/"), "Q 1", "https://e.org/Q%201"),
        (Manifest("N", "https://e.org/"), "http://viaf.example/1", "http://viaf.example/1"),
        (Manifest("N", "urn:x", "https://e.org/{{id}}/show"), "Q1", "https://e.org/Q1/show"),
        (Manifest("N", "urn:x"), "Q1", ""),
    ],
)
def test_an_identifier_becomes_a_full_iri(manifest: Manifest, identifier: str, iri: str) -> None:
    assert manifest.iri(identifier) == iri


@pytest.mark.parametrize(
    "document", [None, [], {}, {"name": 1}, {"name": "N", "versions": "0.2"}, {"versions": []}]
)
def test_what_is_no_manifest_is_refused(document: object) -> None:
    with pytest.raises(ServiceError):
        parse_manifest(document, "s")
