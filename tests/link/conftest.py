"""A reconciliation service in a process of its own, which can also fail in many ways.

Run as a program it prints its port and answers until it is stopped. The first part of the
path says how it behaves; ``GET /log`` tells what was asked of each.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import parse_qs, urlsplit
from urllib.request import ProxyHandler, build_opener

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACE = "https://example.org/entity/"
MANIFEST = {
    "versions": ["0.1", "0.2"],
    "name": "Register of Ruritania",
    "identifierSpace": SPACE,
    "schemaSpace": "https://example.org/schema/",
    "view": {"url": "https://example.org/show/{{id}}"},
    "suggest": {"property": {"service_url": "https://example.org", "service_path": "/p"}},
    "batchSize": 2,
}
MANIFESTS = {
    "old": MANIFEST | {"versions": ["7.0"]},
    "one-by-one": MANIFEST | {"batchSize": 1},
}
PEOPLE = [
    ("R1", "Anna Varga", "Ruritanian general", "1891-03-14"),
    ("R2", "Anna Varga", "singer", "1950-01-01"),
    ("R3", "Zenda", "town in Ruritania", ""),
    ("R4", "Karl Brandt", "statesman", ""),
]


def candidates(query: dict[str, Any]) -> list[dict[str, Any]]:
    """Find who has the name; a date of birth that agrees makes it certain."""
    values = {p["pid"]: p["v"] for p in query.get("properties", ())}
    found = [
        {
            "id": id_,
            "name": name,
            "description": about,
            "score": 100 if born and values.get("P569") == born else 60,
            "match": bool(born) and values.get("P569") == born,
            "type": [{"id": "Q5", "name": "human"}],
        }
        for id_, name, about, born in PEOPLE
        if name == query["query"]
    ]
    return found[: query.get("limit", 10)]


class Handler(BaseHTTPRequestHandler):
    """One exchange; what was asked is remembered by the first part of the path."""

    protocol_version = "HTTP/1.1"
    log: ClassVar[dict[str, list[list[dict[str, Any]]]]] = {}
    headers_seen: ClassVar[dict[str, dict[str, str]]] = {}
    released = threading.Event()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""

    def do_GET(self) -> None:
        way = urlsplit(self.path).path.strip("/")
        if way == "log":
            self.send({"asked": self.log, "headers": self.headers_seen})
        elif way == "release":
            self.released.set()
            self.send({})
        elif way == "html":
            self.send_bytes(b"<!doctype html><title>Welcome</title>")
        elif way == "moved":
            self.send_bytes(b"", 302, Location="http://elsewhere.example/api")
        elif way == "huge":
            self.huge()
        elif way == "nested":
            self.send_bytes(b"[" * 200_000)
        else:
            self.send(MANIFESTS.get(way, MANIFEST))

    def do_POST(self) -> None:
        way = urlsplit(self.path).path.strip("/")
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        (text,) = parse_qs(body, strict_parsing=True)["queries"]
        batch = json.loads(text)
        asked = self.log.setdefault(way, [])
        asked.append(list(batch.values()))
        self.headers_seen[way] = dict(self.headers)
        answer = {name: {"result": candidates(query)} for name, query in batch.items()}
        getattr(self, f"answer_{way.replace('-', '_')}", self.answer)(answer, len(asked))

    # --- ways to answer -----------------------------------------------------------------

    def answer(self, answer: dict[str, Any], nth: int) -> None:
        del nth
        self.send(answer)

    def answer_flaky(self, answer: dict[str, Any], nth: int) -> None:
        if nth == 1:
            self.send_bytes(b"oops", 500)
        else:
            self.send(answer)

    def answer_broken(self, answer: dict[str, Any], nth: int) -> None:
        del answer, nth
        self.send_bytes(b"oops", 503)

    def answer_busy(self, answer: dict[str, Any], nth: int) -> None:
        if nth == 1:
            self.send_bytes(b"", 429, **{"Retry-After": "1"})
        else:
            self.send(answer)

    def answer_asleep(self, answer: dict[str, Any], nth: int) -> None:
        del answer, nth
        self.send_bytes(b"", 503, **{"Retry-After": "86400"})

    def answer_hanging(self, answer: dict[str, Any], nth: int) -> None:
        del answer, nth
        self.released.wait(20)
        self.close_connection = True

    def answer_dripping(self, answer: dict[str, Any], nth: int) -> None:
        del answer, nth
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        self.close_connection = True
        with suppress(OSError):
            for _ in range(100):
                self.wfile.write(b" ")
                time.sleep(0.1)

    def answer_truncated(self, answer: dict[str, Any], nth: int) -> None:
        content = json.dumps(answer).encode()
        if nth > 1:
            self.send_bytes(content)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2])
        self.close_connection = True

    def answer_garbage(self, answer: dict[str, Any], nth: int) -> None:
        if nth == 1:
            self.send_bytes(b"\xff{not json")
        else:
            self.send(answer)

    def answer_page(self, answer: dict[str, Any], nth: int) -> None:
        del answer, nth
        self.send_bytes(b"\n<html><body>Maintenance</body></html>")

    def answer_error(self, answer: dict[str, Any], nth: int) -> None:
        del answer, nth
        self.send({"status": "error", "message": "invalid\nquery"})

    def answer_forgetful(self, answer: dict[str, Any], nth: int) -> None:
        """Leave out the last answer of the first batch."""
        self.send(dict(list(answer.items())[:-1]) if nth == 1 else answer)

    def answer_deaf(self, answer: dict[str, Any], nth: int) -> None:
        """Never answer who Zenda is."""
        self.send({n: a for n, a in answer.items() if "R3" not in json.dumps(a)})
        del nth

    def answer_small(self, answer: dict[str, Any], nth: int) -> None:
        del nth
        if len(answer) > 1:
            self.send_bytes(b"", 413)
        else:
            self.send(answer)

    def answer_one_by_one(self, answer: dict[str, Any], nth: int) -> None:
        """Answer two batches, then nothing until it is released."""
        if nth == 3:
            self.released.wait(20)
        self.send(answer)

    def answer_redirecting(self, answer: dict[str, Any], nth: int) -> None:
        del answer, nth
        self.send_bytes(b"", 307, Location="http://elsewhere.example/api")

    def answer_secret(self, answer: dict[str, Any], nth: int) -> None:
        del answer, nth
        self.send_bytes(b"", 401)

    def answer_hostile(self, answer: dict[str, Any], nth: int) -> None:
        del nth
        wrong: list[object] = [
            {"id": "../../etc/passwd", "name": "=cmd|' /C calc'!A0", "score": 1},
            {"id": 'R 9"><script>', "name": "Anna\n\u202evarga", "score": 2, "match": "yes"},
            {"id": "javascript:alert(1)", "name": "x", "score": 3},
            {"id": "", "name": "nobody", "score": 9},
            {"id": "R5", "name": None, "score": 9},
            {"id": "R6", "name": "no score"},
            {"id": "R7", "name": "not a number", "score": float("nan")},
            {"id": ["R8"], "name": "a list", "score": 9},
            {"id": "R" * 10_000, "name": "long", "score": 9},
            "a string", None, 7,
        ]  # fmt: skip
        self.send({name: {"result": wrong} for name in answer} | {"extra": {"result": []}})

    def answer_huge(self, answer: dict[str, Any], nth: int) -> None:
        del answer, nth
        self.huge()

    # --- sending ------------------------------------------------------------------------

    def send(self, document: object) -> None:
        self.send_bytes(json.dumps(document).encode())

    def send_bytes(self, content: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(content)

    def huge(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        with suppress(OSError):
            for _ in range(64):
                self.wfile.write(b" " * 2**20)


@dataclass(frozen=True)
class RunningService:
    """A running service: its addresses, and what it was asked."""

    port: int

    def url(self, way: str) -> str:
        return f"http://127.0.0.1:{self.port}/{way}"

    def get(self, way: str) -> Any:  # noqa: ANN401 - whatever JSON there is
        # A proxy of the machine is none of the tests' business.
        with build_opener(ProxyHandler({})).open(self.url(way), timeout=10) as response:
            return json.loads(response.read())

    def asked(self, way: str) -> list[list[str]]:
        """Return the names that were asked for, batch by batch."""
        return [[query["query"] for query in batch] for batch in self.batches(way)]

    def batches(self, way: str) -> list[list[dict[str, Any]]]:
        found: list[list[dict[str, Any]]] = self.get("log")["asked"].get(way, [])
        return found


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningService]:
    """Start a service in a process of its own, and stop it at the end."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with subprocess.Popen(
        [sys.executable, "-E", str(Path(__file__))], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield RunningService(int(process.stdout.readline()))
        finally:
            process.kill()


def serve() -> None:
    """Serve on a free port until the process is stopped."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)  # noqa: T201 - how the tests learn the port
    server.serve_forever()


if __name__ == "__main__":
    serve()
