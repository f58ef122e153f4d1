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
