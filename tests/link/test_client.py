"""The client against a real service in another process, well and ill."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from kg.errors import ServiceError
from kg.link.client import Service
from kg.link.protocol import Candidate, Query

if TYPE_CHECKING:
    from pathlib import Path

    from tests.link.conftest import RunningService

ANNA, ZENDA, KARL = Query("Anna Varga"), Query("Zenda"), Query("Karl Brandt")
QUERIES = (ANNA, ZENDA, KARL)
FOUND = {
    ANNA: (
        Candidate("R1", "Anna Varga", 60, types=("human",), description="Ruritanian general"),
        Candidate("R2", "Anna Varga", 60, types=("human",), description="singer"),
    ),
    ZENDA: (Candidate("R3", "Zenda", 60, types=("human",), description="town in Ruritania"),),
    KARL: (Candidate("R4", "Karl Brandt", 60, types=("human",), description="statesman"),),
}


def client(
    service: RunningService, way: str, cache: Path | None = None, *, fresh: bool = False
) -> Service:
    return Service(service.url(way), cache=cache, timeout=1.0, retries=2, pause=0.01, fresh=fresh)


def test_the_manifest_is_read(service: RunningService) -> None:
    manifest = client(service, "ok").manifest()

    assert manifest.name == "Register of Ruritania"
    assert (manifest.batch_size, manifest.takes_properties) == (2, True)
    assert manifest.iri("R1") == "https://example.org/entity/R1"


def test_queries_go_in_batches_and_each_gets_its_candidates(service: RunningService) -> None:
    answers = client(service, "ok").ask((*QUERIES, ANNA), 2)

    assert answers.found == FOUND
    assert answers.unanswered == ()
    assert service.asked("ok") == [["Anna Varga", "Zenda"], ["Karl Brandt"]]


def test_a_query_is_sent_as_the_protocol_has_it(service: RunningService) -> None:
    query = Query("Anna Varga", "Q5", (("P569", "1891-03-14"),), 1)
    answers = client(service, "ok").ask([query], 1)

    assert service.batches("ok") == [
        [
            {
                "query": "Anna Varga",
                "type": "Q5",
                "properties": [{"pid": "P569", "v": "1891-03-14"}],
                "limit": 1,
            }
        ]
    ]
    assert [c.match for c in answers.found[query]] == [True]
    headers = service.get("log")["headers"]["ok"]
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert headers["User-Agent"].startswith("article-kg/")


@pytest.mark.parametrize("way", ["flaky", "truncated", "garbage"])
def test_what_is_soon_over_is_tried_again(service: RunningService, way: str) -> None:
    answers = client(service, way).ask(QUERIES, 3)

    assert answers.found == FOUND
    assert len(service.asked(way)) == 2


def test_a_service_that_asks_to_wait_is_given_the_time(service: RunningService) -> None:
    start = time.monotonic()
    answers = client(service, "busy").ask(QUERIES, 3)

    assert answers.found == FOUND
    assert time.monotonic() - start >= 1


def test_an_answer_that_is_left_out_is_asked_for_again(service: RunningService) -> None:
    answers = client(service, "forgetful").ask(QUERIES, 3)

    assert answers.found == FOUND
    assert service.asked("forgetful") == [["Anna Varga", "Zenda", "Karl Brandt"], ["Karl Brandt"]]


def test_a_query_that_is_never_answered_is_told(service: RunningService, tmp_path: Path) -> None:
    answers = client(service, "deaf", tmp_path).ask(QUERIES, 3)

    assert answers.unanswered == (ZENDA,)
    assert set(answers.found) == {ANNA, KARL}
    assert len(service.asked("deaf")) == 3
    assert len(list(tmp_path.glob("*.json"))) == 2


def test_a_batch_that_is_too_large_is_made_smaller(service: RunningService) -> None:
    answers = client(service, "small").ask(QUERIES, 3)

    assert answers.found == FOUND
    assert [len(batch) for batch in service.asked("small")] == [3, 1, 1, 1]


AGAIN = "run it again later: what was answered is kept"
MOVED = "has moved to http://elsewhere.example/api; give that address if you trust it"


@pytest.mark.parametrize(
    ("way", "what"),
    [
        ("broken", f"answers 503 Service Unavailable; {AGAIN}"),
        ("hanging", f"no answer in 1 seconds; {AGAIN}"),
        ("dripping", f"no answer in 1 seconds; {AGAIN}"),
        ("asleep", f"asks to wait 86400 seconds; {AGAIN}"),
        ("page", "answers with a web page, not JSON; check the address"),
        ("error", "answers with an error: invalid query"),
        ("redirecting", MOVED),
        ("secret", "answers 401 Unauthorized; it asks for a login"),
        ("huge", "answers with more than 16777216 bytes"),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_one_clear_line(service: RunningService, way: str, what: str) -> None:
    with pytest.raises(ServiceError) as error:
        client(service, way).ask(QUERIES, 3)

    assert str(error.value) == f"{service.url(way)}: {what}"


@pytest.mark.parametrize(
    ("way", "what"),
    [
        ("html", "answers with a web page, not JSON; check the address"),
        ("moved", MOVED),
        ("huge", "answers with more than 16777216 bytes"),
        ("old", "does not speak version 0.2 of the protocol; use another address"),
        ("nested", f"answers with something that is not JSON; {AGAIN}"),
    ],
)  # fmt: skip
def test_a_manifest_that_is_none_is_one_clear_line(
    service: RunningService, way: str, what: str
) -> None:
    with pytest.raises(ServiceError) as error:
        client(service, way).manifest()

    assert str(error.value) == f"{service.url(way)}: {what}"


def test_a_service_that_is_not_there_is_told() -> None:
    with pytest.raises(ServiceError, match=r"cannot be reached: .*run it again later"):
        Service("http://127.0.0.1:9/", cache=None, retries=0, timeout=1).manifest()


def test_candidates_that_are_none_are_left_out_and_the_others_made_harmless(
    service: RunningService,
) -> None:
    found = client(service, "hostile").ask([ANNA], 1).found[ANNA]

    assert found == (
        Candidate("javascript:alert(1)", "x", 3),
        Candidate('R 9"><script>', "Anna \u202evarga", 2),
        Candidate("../../etc/passwd", "=cmd|' /C calc'!A0", 1),
    )
    manifest = client(service, "hostile").manifest()
    assert [manifest.iri(c.identifier) for c in found] == [
        "https://example.org/entity/javascript:alert(1)",
        "https://example.org/entity/R%209%22%3E%3Cscript%3E",
        "https://example.org/entity/../../etc/passwd",
    ]


def test_what_was_answered_is_not_asked_again(service: RunningService, tmp_path: Path) -> None:
    client(service, "ok", tmp_path).ask([ANNA, ZENDA], 2)
    answers = client(service, "ok", tmp_path).ask(QUERIES, 2)

    assert answers.found == FOUND
    assert service.asked("ok") == [["Anna Varga", "Zenda"], ["Karl Brandt"]]


def test_another_query_or_another_service_is_another_question(
    service: RunningService, tmp_path: Path
) -> None:
    client(service, "ok", tmp_path).ask([ANNA], 2)
    client(service, "ok", tmp_path).ask([Query("Anna Varga", "Q5")], 2)
    client(service, "other", tmp_path).ask([ANNA], 2)

    assert len(service.asked("ok")) == 2
    assert len(service.asked("other")) == 1


def test_fresh_asks_again_and_keeps_the_new_answer(service: RunningService, tmp_path: Path) -> None:
    client(service, "ok", tmp_path).ask([ANNA], 2)
    client(service, "ok", tmp_path, fresh=True).ask([ANNA], 2)
    client(service, "ok", tmp_path).ask([ANNA], 2)

    assert len(service.asked("ok")) == 2


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"service": 1}', b"\xff", b"null"])
def test_a_spoilt_answer_on_the_disk_is_asked_for_again(
    service: RunningService, tmp_path: Path, content: bytes
) -> None:
    client(service, "ok", tmp_path).ask([ANNA], 2)
    (kept,) = tmp_path.glob("*.json")
    kept.write_bytes(content)

    assert client(service, "ok", tmp_path).ask([ANNA], 2).found == {ANNA: FOUND[ANNA]}
    assert len(service.asked("ok")) == 2


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://example.org/", "example.org", "http://me:secret@example.org/",
        "http://example.org/ a", "https://example.org/\nHost: x", "https://example.org/#part", "",
    ],
)  # fmt: skip
def test_only_an_address_of_the_web_is_asked(url: str) -> None:
    with pytest.raises(ServiceError, match="not the address of a service"):
        Service(url, cache=None)
