"""What links say of names."""

from __future__ import annotations

import pytest

from kg.lexicon import load_lexicon
from kg.model import Span
from kg.read import read_wikitext
from kg.resolve import Registry


def registry(page: str, title: str = "Anna Varga") -> Registry:
    return Registry(load_lexicon(), read_wikitext(page.encode(), title=title))


@pytest.mark.parametrize(
    ("page", "words", "name"),
    [
        ("[[Anna Varga|Varga]] won.", "Varga", "Anna Varga"),
        ("[[Zenda (city)|Zenda]] fell.", "Zenda", "Zenda"),
        ("[[Zenda (city)|Zenda]] fell. [[Zenda (river)|Zenda]] rose.", "Zenda", "Zenda"),
        ("[[Kingdom of Ruritania|Ruritania]] fell.", "Ruritania", "Kingdom of Ruritania"),
        ("[[Battle of Zenda|Zenda]] was lost.", "Zenda", "Zenda"),
        ("[[Battle of Zenda|battle of Zenda]] came.", "Battle of Zenda", "Battle of Zenda"),
        ("She won.", "Zenda", "Zenda"),
    ],
)
def test_words_without_a_link_stand_for_what_they_lead_to_elsewhere(
    page: str, words: str, name: str
) -> None:
    assert registry(page).anchors.name(words) == name


def test_a_link_says_which_of_two_namesakes_is_meant() -> None:
    page = "[[Zenda (city)|Zenda]] fell. [[Zenda (river)|Zenda]] rose."
    article = read_wikitext(page.encode(), title="War")
    anchors = Registry(load_lexicon(), article).anchors

    assert [anchors.name("Zenda", link.span) for link in article.anchors] == [
        "Zenda (city)",
        "Zenda (river)",
    ]


def test_a_namesake_of_the_article_keeps_its_disambiguator() -> None:
    page = "The [[Zenda (river)|Zenda]] flows through [[Zenda]]."
    anchors = registry(page, "Zenda").anchors

    assert [anchors.name_of(t) for t in ("Zenda (river)", "Zenda")] == ["Zenda (river)", "Zenda"]


def test_a_registry_without_an_article_knows_no_links() -> None:
    anchors = Registry(load_lexicon()).anchors

    assert (anchors.name("Zenda", Span(0, 5)), anchors.title_of("Zenda")) == ("Zenda", "")
    assert anchors.named_by(Span(0, 5)) == ""
