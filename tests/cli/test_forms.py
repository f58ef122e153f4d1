"""Both forms of articles through the verbs, with the real pipeline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Runner

PAGES = Path(__file__).parents[1] / "data" / "wikitext"


def test_wikitext_is_built_as_the_plain_form_is(kg: Runner, tmp_path: Path) -> None:
    page = tmp_path / "Anna Varga.wiki"
    page.write_text("'''Anna Varga''' was born in [[Zenda]] in 1891.", encoding="utf-8")
    outcome = kg("build", page, "--out", tmp_path / "exports")

    assert (outcome.code, outcome.err) == (0, "")
    assert "birthPlace" in (tmp_path / "exports" / "anna-varga.nt").read_text("utf-8")


def test_the_form_and_the_title_can_be_said(kg: Runner, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Anna Varga was born in [[Zenda]] in 1891.", encoding="utf-8")
    options = ("--form", "wikitext", "--title", "Anna Varga")
    outcome = kg("build", page, "--out", tmp_path / "exports", *options)

    assert (outcome.code, outcome.err) == (0, "")
    text = (tmp_path / "exports" / "anna-varga.nt").read_text("utf-8")
    assert '"= Anna Varga =\\n\\nAnna Varga was born in Zenda in 1891."' in text


def test_a_redirect_is_one_clear_line(kg: Runner, tmp_path: Path) -> None:
    page = tmp_path / "page.wiki"
    page.write_text("#REDIRECT [[Anna Varga]]", encoding="utf-8")
    outcome = kg("build", page, "--out", tmp_path / "exports")

    assert outcome.code == 2
    assert outcome.err == (
        f"kg: {page}: this page only redirects to “Anna Varga”; give the page that it leads to\n"
    )


@pytest.mark.parametrize("suffix", ["wiki", "wikitext", "mediawiki", "txt"])
def test_extract_reads_wikitext_by_its_name_or_by_its_content(
    kg: Runner, tmp_path: Path, suffix: str
) -> None:
    page = tmp_path / f"Josef Orlok.{suffix}"
    page.write_bytes((PAGES / "Josef Orlok.wiki").read_bytes())
    rows = [json.loads(x) for x in kg("extract", page, "--format", "jsonl").out.splitlines()]

    assert ("Josef Orlok", "1884-03-14") in {(r["subject_label"], r["value"]) for r in rows}


def test_extract_reads_wikitext_from_standard_input(kg: Runner) -> None:
    page = (PAGES / "Battle of Hofbau.wiki").read_bytes()
    outcome = kg("extract", "-", stdin=page)

    assert (outcome.code, outcome.err) == (0, "")
    assert "Battle of Hofbau" in outcome.out


def test_a_form_that_does_not_exist_is_trouble(kg: Runner) -> None:
    assert kg("extract", "-", "--form", "latex", stdin=b"x").code == 2
