"""What the tests of the verbs share: running ``kg`` and a pipeline that needs no model."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

import pytest

from kg.cli import main
from kg.errors import InputError
from kg.rdf.load import load_graph

if TYPE_CHECKING:
    from kg.rdf.graph import RdfGraph

SAMPLE = Path(__file__).parents[1] / "data" / "sample.ttl"


@dataclass(frozen=True)
class Outcome:
    """What a run of ``kg`` left: its exit code and what it wrote."""

    code: int
    out: str
    err: str


class Runner(Protocol):
    """Runs ``kg`` in this process."""

    def __call__(self, *arguments: str | Path, stdin: bytes = b"") -> Outcome: ...


@dataclass(frozen=True)
class Built:
    """A stand-in for what the pipeline builds."""

    graph: RdfGraph
    unapplied: tuple[str, ...] = ()
    unlinked: tuple[str, ...] = ()


@pytest.fixture
def kg(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Runner:
    def run(*arguments: str | Path, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main([str(argument) for argument in arguments])
        captured = capsysbinary.readouterr()
        return Outcome(code, captured.out.decode(), captured.err.decode())

    return run


@pytest.fixture
def sample() -> Path:
    return SAMPLE


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every article be read as the sample graph; an empty one cannot be read."""
    module = ModuleType("kg.pipeline")

    def read_article(data: bytes, name: str, *, form: str | None, title: str) -> str:
        del form, title
        if not data:
            raise InputError("the article is empty", where=name)
        return name

    def build(article: str, *beside: object) -> Built:
        del article, beside
        return Built(load_graph(SAMPLE))

    vars(module).update(read_article=read_article, build=build)
    monkeypatch.setitem(sys.modules, "kg.pipeline", module)
