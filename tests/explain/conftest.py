"""An invented article that has one of everything: read, nearly read, refused, not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from kg.explain import explain
from kg.extract import trace
from kg.language import parse_article
from kg.pipeline import read_article
from kg.rdf.fit import fit

if TYPE_CHECKING:
    from kg.explain import ArticleReport
    from kg.lexicon import Lexicon

ARTICLE = """= Anna Varga =

Anna Varga
- Birth Date: 1891
- Shoe Size: 38

Anna Varga (Анна Варга; 1891 – 1937) was a Ruritanian general.

==Life==
In 1923 she was appointed by the Red League as governor of Zenda. The mill joined Zenda.
Varga was the daughter of Ilona Hentzau. Ilona Hentzau was the daughter of Varga. A door creaked.
"""


class Explain(Protocol):
    """Reads an article and tells how it was read."""

    def __call__(self, text: str) -> ArticleReport: ...


@pytest.fixture(scope="session")
def report(small_lexicon: Lexicon) -> Explain:
    def run(text: str) -> ArticleReport:
        article = read_article(text.encode("utf-8", "replace"), "article.txt")
        traced = trace(article, parse_article(article), small_lexicon)
        return explain(traced, fit(traced.knowledge), small_lexicon)

    return run


@pytest.fixture(scope="session")
def source() -> str:
    return ARTICLE


@pytest.fixture(scope="session")
def told(report: Explain) -> ArticleReport:
    return report(ARTICLE)
