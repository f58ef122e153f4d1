"""Each kind of input of ``bench/fuzz.py``, twice: what is found in an hour is found there."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

# The fuzzer takes its time over longer ones.
LONGEST = 20_000
FUZZ = Path(__file__).parents[1] / "bench" / "fuzz.py"


def load() -> ModuleType:
    spec = spec_from_file_location("fuzz", FUZZ)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules["fuzz"] = module
    spec.loader.exec_module(module)
    return module


fuzz = load()


@pytest.mark.parametrize("kind", sorted(fuzz.KINDS))
def test_an_input_is_the_same_again(kind: str) -> None:
    assert fuzz.make(kind, 1, 2) == fuzz.make(kind, 1, 2)
    assert len({fuzz.make(kind, 1, number) for number in range(8)}) > 1


@pytest.mark.parametrize("kind", sorted(fuzz.KINDS))
def test_anything_is_read_in_time_or_refused_in_one_line(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A busy machine is slow, and the fuzzer is run on its own to measure.
    monkeypatch.setattr(fuzz, "LIMIT", (20.0, 0.02, 0.00005))

    inputs = (fuzz.make(kind, 0, number) for number in range(20))
    short = [data for data in inputs if len(data) <= LONGEST][:2]

    assert [fuzz.check(data, fuzz.named(kind)) for data in short] == ["", ""]


# Inputs that once crashed the reading: a time within a token, an apposition that ends a sentence,
# a name without a letter.
FOUND = (("huge_infobox", 5), ("huge_template", 29), ("random_text", 32))


@pytest.mark.parametrize(("kind", "number"), FOUND)
def test_what_once_crashed_is_read(kind: str, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "LIMIT", (60.0, 0.1, 0.0005))

    assert fuzz.check(fuzz.make(kind, 0, number), fuzz.named(kind)) == ""


def test_a_crash_and_a_hang_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_data: bytes, _name: str) -> None:
        raise ZeroDivisionError("over nothing")

    monkeypatch.setattr(fuzz, "read_article", crash)
    assert fuzz.check(b"Zenda").startswith("ZeroDivisionError: over nothing")

    def hang(_data: bytes, _name: str) -> None:
        while True:
            pass

    monkeypatch.setattr(fuzz, "read_article", hang)
    monkeypatch.setattr(fuzz, "LONGEST", 0.05)
    assert fuzz.check(b"Zenda").startswith("Late: not done after 0 s")
