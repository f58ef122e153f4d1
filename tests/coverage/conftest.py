"""An invented article of which some was read and some was not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from kg.coverage import coverage
from kg.explain import explain
from kg.extract import trace
from kg.language import parse_article
from kg.pipeline import read_article
from kg.rdf.fit import fit

if TYPE_CHECKING:
    from kg.coverage import Coverage
    from kg.lexicon import Lexicon

ARTICLE = """= Anna Varga =

Anna Varga
- Birth Date: 1891
- Shoe Size: 38

Anna Varga (Анна Варга; 1891 \u2013 1937) was a Ruritanian general.

==Life==
In 1923 she was appointed by the Red League as governor of Zenda. The mill joined Zenda.
Varga was the daughter of Ilona Hentzau. Ilona Hentzau was the daughter of Varga. A door creaked.
"""


class Measure(Protocol):
    """Reads an article and says what of it was read."""

    def __call__(self, text: str) -> Coverage: ...


@pytest.fixture(scope="session")
def measured(small_lexicon: Lexicon) -> Measure:
    def run(text: str) -> Coverage:
        article = read_article(text.encode("utf-8", "replace"), "article.txt")
        traced = trace(article, parse_article(article), small_lexicon)
        report = explain(traced, fit(traced.knowledge), small_lexicon)
        return coverage(report, article.text)

    return run


@pytest.fixture(scope="session")
def covered(measured: Measure) -> Coverage:
    return measured(ARTICLE)
