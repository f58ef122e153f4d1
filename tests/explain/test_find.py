"""Sentences by number, statements by any of their names, and help where there is none."""

from __future__ import annotations

import pytest

from kg.errors import NotFoundError
from kg.explain import ArticleReport, find_sentence, find_statement
from kg.rdf.vocab import BASE

LOCAL = "anna-varga-holdsOffice-f711dc32a656"
IRI = f"{BASE}statement/anna-varga/{LOCAL}"


def test_a_sentence_is_found_by_its_number(told: ArticleReport) -> None:
    assert find_sentence(told, 6).at.text == "A door creaked."


@pytest.mark.parametrize("number", [-1, 0, 7])
def test_a_number_that_no_sentence_has_is_told_with_those_there_are(
    told: ArticleReport, number: int
) -> None:
    with pytest.raises(NotFoundError) as caught:
        find_sentence(told, number)

    assert str(caught.value) == (f"the article has no sentence {number}; they are numbered 1 to 6")


def test_an_article_without_sentences_says_so() -> None:
    with pytest.raises(NotFoundError, match="no sentence 1; it has none"):
        find_sentence(ArticleReport("Zenda", (), (), ()), 1)


@pytest.mark.parametrize(
    "name", [IRI, f"<{IRI}>", f"st:{LOCAL}", LOCAL, "st:anna-varga-holds", IRI[:-4]],
)  # fmt: skip
def test_a_statement_is_found_by_its_iri_or_a_beginning_of_its_name(
    told: ArticleReport, name: str
) -> None:
    assert find_statement(told, name).iri == IRI


def test_a_beginning_that_several_share_is_told_with_some_of_them(told: ArticleReport) -> None:
    with pytest.raises(NotFoundError) as caught:
        find_statement(told, "appointment")

    assert str(caught.value) == (
        "appointment: 2 statements begin so; say more: "
        "st:appointment-of-anna-varga-hasParticipant-7cac821df9af, "
        "st:appointment-of-anna-varga-hasParticipant-e881ad9f8210"
    )


def test_a_name_that_is_nearly_right_is_told_with_what_is_near(told: ArticleReport) -> None:
    with pytest.raises(NotFoundError) as caught:
        find_statement(told, "anna-varga-holdOffice-f711dc32a656")

    assert str(caught.value).startswith(
        "anna-varga-holdOffice-f711dc32a656: the article has no such statement; "
        f"near it: st:{LOCAL}, "
    )


@pytest.mark.parametrize(
    "name",
    ["", "st:", "https://example.org/anna-varga-holdsOffice", f"{BASE}statement/peter/anna"],
)
def test_what_is_no_name_of_a_statement_finds_none(told: ArticleReport, name: str) -> None:
    with pytest.raises(NotFoundError):
        find_statement(told, name)


def test_an_article_without_statements_says_so() -> None:
    with pytest.raises(NotFoundError, match="x: the article has no such statement; it has no"):
        find_statement(ArticleReport("Zenda", (), (), ()), "x")
