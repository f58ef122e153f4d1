"""The note beside an article: its licence and attribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.errors import InputError
from kg.source import read_source_note

if TYPE_CHECKING:
    from pathlib import Path


def note(folder: Path, text: str) -> Path:
    (folder / "article.source.toml").write_text(text, encoding="utf-8")
    return folder / "article.txt"


def test_an_article_without_a_note_has_no_source(tmp_path: Path) -> None:
    assert read_source_note(tmp_path / "article.txt") is None


def test_a_note_gives_licence_and_attribution(tmp_path: Path) -> None:
    article = note(tmp_path, 'license = "https://example.org/l"\nattribution = "By A. Varga"\n')
    found = read_source_note(article)

    assert found is not None
    assert (found.license, found.attribution) == ("https://example.org/l", "By A. Varga")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("license = 1", "a source note needs the texts license and attribution"),
        ('license = "https://a"', "a source note needs the texts license and attribution"),
        ('license = "a b"\nattribution = "x"', "not the IRI of a licence: a b"),
        ('license = "https://a/<x>"\nattribution = "x"', "not the IRI of a licence"),
        ("license =", "check the note"),
    ],
)
def test_a_broken_note_is_one_clear_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_source_note(note(tmp_path, text))

    assert message in str(caught.value)
    assert "article.source.toml" in str(caught.value)


def test_a_note_may_say_where_the_articles_of_the_wiki_are(tmp_path: Path) -> None:
    text = 'license = "https://example.org/l"\nattribution = "By A."\nwiki = "https://w.org/"\n'
    found = read_source_note(note(tmp_path, text))

    assert found is not None
    assert found.wiki == "https://w.org/"


@pytest.mark.parametrize("wiki", ['"w.org"', '"https://w.org/ <x>"', "1"])
def test_a_wiki_that_is_no_address_is_one_clear_line(tmp_path: Path, wiki: str) -> None:
    text = f'license = "https://example.org/l"\nattribution = "By A."\nwiki = {wiki}\n'
    with pytest.raises(InputError, match="not the beginning of the addresses of a wiki"):
        read_source_note(note(tmp_path, text))
