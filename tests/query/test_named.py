from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.errors import NotFoundError
from kg.query import NamedQuery, find_query, named_queries

if TYPE_CHECKING:
    from pathlib import Path

BORN = "# Where was somebody born?\nSELECT * {}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "where-born.rq").write_text(BORN, encoding="utf-8")
    (tmp_path / "people.rq").write_text("\nASK {}", encoding="utf-8")
    (tmp_path / "README.md").write_text("# No query", encoding="utf-8")
    monkeypatch.setattr("kg.query.named.data_folder", {"queries": tmp_path}.__getitem__)
    return tmp_path


def test_queries_come_sorted_with_what_they_answer() -> None:
    assert named_queries() == (
        NamedQuery("people", "", "\nASK {}"),
        NamedQuery("where-born", "Where was somebody born?", BORN),
    )


def test_a_query_is_found_in_any_case() -> None:
    assert find_query("Where-Born").text == BORN


def test_a_misspelt_name_gets_a_suggestion() -> None:
    with pytest.raises(NotFoundError) as caught:
        find_query("where-borne")

    assert str(caught.value) == "where-borne: no query of this name; did you mean where-born?"


def test_a_wild_name_gets_the_way_to_the_list() -> None:
    with pytest.raises(NotFoundError, match="kg query --list names them all"):
        find_query("zzzzzz")
