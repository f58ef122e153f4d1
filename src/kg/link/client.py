"""Talking to a reconciliation service: the only place of ``kg`` that uses the network.

Only on command, only to the address that was given: redirects are told, not followed. Every
answer has a bound on its time and its size, and is kept on the disk as soon as it is there,
so that a run that was stopped goes on where it was.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from kg._version import __version__
from kg.errors import ServiceError
from kg.files import write_whole
from kg.link.protocol import Candidate, Query, batch_body, parse_answers, parse_manifest
from kg.text import is_web_iri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from kg.link.protocol import Manifest

__all__ = ["Answers", "Service"]

_LARGEST_ANSWER = 16 * 2**20
_CHUNK = 2**16
_TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})
_TOO_LARGE = 413
_UNAUTHORISED = frozenset({401, 403, 407})
# Seconds; a service that asks for more is better asked another day.
_LONGEST_WAIT = 120.0
_TRIES_OF_A_QUERY = 3
_AGAIN = "run it again later: what was answered is kept"


@dataclass(frozen=True, slots=True)
class Answers:
    """What came of the queries: candidates, and the queries that the service passed over."""

    found: dict[Query, tuple[Candidate, ...]]
    unanswered: tuple[Query, ...]


class _TransientError(Exception):
    """Something that may be over when it is tried again; ``wait`` is what the service asks."""

    def __init__(self, what: str, wait: float | None = None) -> None:
        super().__init__(what)
        self.wait = wait


class _BatchTooLargeError(Exception):
    """The service takes fewer queries at once."""


class _Stay(HTTPRedirectHandler):
    """Follows no redirect: the queries go where the user said, and nowhere else."""

    def redirect_request(self, *redirect: object) -> None:
        del redirect


class Service:
    """A reconciliation service at an address.

    Args:
        url: Its address, http or https.
        cache: A folder for the answers, or None to keep none.
        timeout: Seconds that an answer may take as a whole, and a connection to be made.
        retries: How often something transient is tried again.
        pause: Seconds before the first of these; each pause is twice the one before.
        tell: Takes a line on what goes on.
        fresh: Whether to ask again what was answered before.

    Raises:
        ServiceError: The address is none.
    """

    def __init__(  # noqa: PLR0913 - one for each bound that a caller may set
        self,
        url: str,
        *,
        cache: Path | None,
        timeout: float = 30.0,
        retries: int = 4,
        pause: float = 0.5,
        tell: Callable[[str], None] = lambda _: None,
        fresh: bool = False,
    ) -> None:
        parts = urlsplit(url) if is_web_iri(url) else None
        if parts is None or parts.username is not None or parts.fragment or not url.isascii():
            raise ServiceError(
                "not the address of a service", where=url, hint="write http:// or https://..."
            )
        self.url = url
        self._cache = cache
        self._timeout = timeout
        self._retries = retries
        self._pause = pause
        self._tell = tell
        self._fresh = fresh
        self._opener: OpenerDirector = build_opener(_Stay)

    def manifest(self) -> Manifest:
        """Return what the service says of itself.

        Raises:
            ServiceError: It cannot be reached, or is no reconciliation service.
        """
        return parse_manifest(self._fetch(None), self.url)

    def ask(self, queries: Iterable[Query], batch_size: int) -> Answers:
        """Return the candidates of all queries; those answered before are not asked again.

        Raises:
            ServiceError: The service does not answer. What it had answered is kept.
        """
        wanted = tuple(dict.fromkeys(queries))
        found = {} if self._fresh else self._kept(wanted)
        pending = [query for query in wanted if query not in found]
        tries: Counter[Query] = Counter()
        unanswered: list[Query] = []
        while pending:
            batch, rest = pending[:batch_size], pending[batch_size:]
            self._tell(f"{self.url}: {len(found)} of {len(wanted)}")
            try:
                document = self._fetch(batch)
            except _BatchTooLargeError as error:
                if batch_size == 1:
                    raise ServiceError("takes no query at all", where=self.url) from error
                batch_size = max(1, min(batch_size, len(batch)) // 2)
                continue
            answers = parse_answers(document, batch, self.url)
            self._keep(answers)
            found |= answers
            tries.update(missing := [query for query in batch if query not in answers])
            unanswered += [q for q in missing if tries[q] == _TRIES_OF_A_QUERY]
            pending = rest + [q for q in missing if tries[q] < _TRIES_OF_A_QUERY]
        return Answers(found, tuple(unanswered))

    # --- what was answered before -------------------------------------------------------

    def _kept(self, queries: Iterable[Query]) -> dict[Query, tuple[Candidate, ...]]:
        found: dict[Query, tuple[Candidate, ...]] = {}
        if self._cache is None:
            return found
        for query in queries:
            try:
                kept = json.loads((self._cache / self._name(query)).read_bytes())
                candidates = [c | {"types": tuple(c["types"])} for c in kept["candidates"]]
                if kept["service"] == self.url and kept["query"] == query.to_json():
                    found[query] = tuple(Candidate(**c) for c in candidates)
            # Whatever is not an answer of ours is asked again, and written over.
            except (OSError, ValueError, TypeError, KeyError):
                continue
        return found

    def _keep(self, answers: dict[Query, tuple[Candidate, ...]]) -> None:
        if self._cache is None or not answers:
            return
        files = {
            self._name(query): json.dumps(
                {
                    "service": self.url,
                    "query": query.to_json(),
                    "candidates": [asdict(candidate) for candidate in candidates],
                },
                ensure_ascii=False,
            ).encode("utf-8", "backslashreplace")
            for query, candidates in answers.items()
        }
        write_whole(self._cache, files)

    def _name(self, query: Query) -> str:
        content = json.dumps([self.url, query.to_json()], sort_keys=True)
        return f"{hashlib.sha256(content.encode()).hexdigest()}.json"

    # --- one exchange -------------------------------------------------------------------

    def _fetch(self, batch: Sequence[Query] | None) -> object:
        """Return the JSON of an answer: to a batch of queries, or without one the manifest."""
        body = None if batch is None else urlencode({"queries": batch_body(batch)}).encode()
        for attempt in range(self._retries + 1):
            try:
                return self._exchange(body)
            except _TransientError as error:
                if attempt == self._retries:
                    raise ServiceError(str(error), where=self.url, hint=_AGAIN) from error
                wait = self._pause * 2**attempt if error.wait is None else error.wait
                if error.wait is not None and wait > _LONGEST_WAIT:
                    what = f"asks to wait {wait:.0f} seconds"
                    raise ServiceError(what, where=self.url, hint=_AGAIN) from error
                self._tell(f"{self.url}: {error}; again in {wait:g} s")
                time.sleep(min(wait, _LONGEST_WAIT))
        raise AssertionError  # the last attempt returns or raises

    def _exchange(self, body: bytes | None) -> object:
        # The scheme was checked, and redirects are not followed.
        request = Request(self.url, data=body)  # noqa: S310
        request.add_header("Accept", "application/json")
        request.add_header("User-Agent", f"article-kg/{__version__}")
        try:
            with self._opener.open(request, timeout=self._timeout) as response:
                content = self._read(response)
        except HTTPError as error:
            with error:
                raise self._refusal(error) from error
        except TimeoutError as error:
            raise _TransientError(f"no answer in {self._timeout:g} seconds") from error
        except (URLError, HTTPException, OSError) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise _TransientError(f"no answer in {self._timeout:g} seconds") from error
            raise _TransientError(f"cannot be reached: {reason}") from error
        return self._document(content)

    def _read(self, response: HTTPResponse) -> bytes:
        """Return a whole answer within the bounds of time and size."""
        end = time.monotonic() + self._timeout
        content = bytearray()
        while chunk := response.read1(_CHUNK):
            content += chunk
            if len(content) > _LARGEST_ANSWER:
                raise ServiceError(
                    f"answers with more than {_LARGEST_ANSWER} bytes", where=self.url
                )
            if time.monotonic() > end:
                raise TimeoutError
        if response.length:
            raise _TransientError(f"broke off {response.length} bytes before the end")
        return bytes(content)

    def _document(self, content: bytes) -> object:
        try:
            document: object = json.loads(content)
        # A page is not cured by asking again; half an answer may be.
        except (ValueError, RecursionError) as error:
            if content.lstrip().startswith(b"<"):
                raise ServiceError(
                    "answers with a web page, not JSON", where=self.url, hint="check the address"
                ) from error
            raise _TransientError("answers with something that is not JSON") from error
        return document

    def _refusal(self, error: HTTPError) -> Exception:
        if error.code == _TOO_LARGE:
            return _BatchTooLargeError()
        told = f"answers {error.code} {error.reason}"
        if error.code in _TRANSIENT:
            return _TransientError(told, _retry_after(error.headers.get("Retry-After")))
        where = error.headers.get("Location")
        if where and 300 <= error.code < 400:  # noqa: PLR2004 - redirects
            hint = "give that address if you trust it"
            return ServiceError(f"has moved to {where}", where=self.url, hint=hint)
        hint = "it asks for a login" if error.code in _UNAUTHORISED else "check the address"
        return ServiceError(told, where=self.url, hint=hint)


def _retry_after(text: str | None) -> float | None:
    """Return the seconds that a service asks to wait: a number, or until a date."""
    if not text:
        return None
    if text.strip().isdecimal():
        return float(text[:10])
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
