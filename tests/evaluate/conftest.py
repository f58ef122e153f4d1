"""A small graph, and claims of a gold of it, in few words."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from kg.evaluate import Gold, System, parse_gold, read_system
from kg.model import Article, Section, Span
from kg.rdf.describe import describe
from kg.rdf.load import load_graph

if TYPE_CHECKING:
    from collections.abc import Mapping

SAMPLE = Path(__file__).parents[1] / "data" / "sample.ttl"


class GoldMaker(Protocol):
    """Makes a gold of lines."""

    def __call__(self, *lines: Mapping[str, object], complete: bool = False) -> Gold: ...


@pytest.fixture
def system() -> System:
    """What the sample says; its first sentence stands for an infobox."""
    graph = load_graph(SAMPLE)
    text = describe(graph).text
    whole = Section("Anna Varga", 1, Span(0, len(text)))
    article = Article("Anna Varga", text, "", (), (whole,), (), ())
    return replace(read_system(graph, article), infobox=(Span(0, 62),))


@pytest.fixture
def gold() -> GoldMaker:
    def make(*lines: Mapping[str, object], complete: bool = False) -> Gold:
        text = "\n".join(json.dumps(line) for line in lines)
        return parse_gold(text, "anna", complete=complete)

    return make
