from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Runner

ARTICLE = "= Anna Varga =\n\nAnna Varga was born in Zenda in 1901. She fled to Gondal.\n"
BORN = {"subject": "Anna Varga", "property": "birthPlace", "object": "Zenda", "quote": "in Zenda"}
WED = {"subject": "Anna Varga", "property": "spouse", "object": "Karl", "quote": "Anna Varga was"}


@pytest.fixture
def golds(tmp_path: Path) -> Path:
    for name, claims in (("anna", (BORN, WED)), ("berta", (BORN,))):
        folder = tmp_path / "golds" / name
        folder.mkdir(parents=True)
        (folder / "article.txt").write_text(ARTICLE, "utf-8")
        lines = "\n".join(map(json.dumps, claims))
        (folder / "expected.jsonl").write_text(lines, "utf-8")
    return tmp_path / "golds"


def row(out: str, name: str) -> list[str]:
    """Return the row of an article's statements, both parts together."""
    split = [line.split() for line in out.splitlines()]
    return next(words for words in split if words[:3] == [name, "statements", "both"])


def test_the_table_has_each_article_and_all_together(kg: Runner, golds: Path) -> None:
    outcome = kg("evaluate", golds)

    assert (outcome.code, outcome.err) == (0, "")
    assert row(outcome.out, "anna")[3:] == ["-", "0.500", "-", "1", "1", "-"]
    assert row(outcome.out, "berta")[3:] == ["-", "1.000", "-", "1", "0", "-"]
    assert row(outcome.out, "overall")[3:] == ["-", "0.667", "-", "2", "1", "-"]
    assert outcome.out.endswith("overall: 0 of 0 forbidden claims are made\n")


def test_json_has_the_same_figures_and_what_was_missed(kg: Runner, golds: Path) -> None:
    document = json.loads(kg("evaluate", golds, "--format", "json", "--match", "lenient").out)

    assert document["match"] == "lenient"
    assert [a["article"] for a in document["articles"]] == ["anna", "berta"]
    assert document["overall"]["figures"]["statements"]["both"] == {
        "precision": None, "recall": 2 / 3, "f1": None, "right": 2, "missed": 1, "wrong": None,
    }  # fmt: skip
    assert [f["what"] for f in document["articles"][0]["findings"] if f["quote"]] == [
        "Anna Varga, spouse, Karl"
    ]


def test_what_was_missed_and_what_is_wrong_can_be_listed(kg: Runner, golds: Path) -> None:
    (golds / "berta" / "gold.toml").write_text("complete = true", "utf-8")

    missed = kg("evaluate", golds, "--show", "missed").out
    wrong = kg("evaluate", golds, "--show", "wrong").out

    assert 'anna: missed (prose, statements): Anna Varga, spouse, Karl  "Anna Varga was"' in missed
    assert ": wrong (" not in missed
    assert "berta: wrong (prose, statements): Anna Varga: birth date 1901" in wrong
    assert ": missed (" not in wrong


def test_a_split_takes_only_the_folders_of_one_list(kg: Runner, golds: Path) -> None:
    split = golds.parent / "split.toml"
    split.write_text('learn = ["anna"]\nmeasure = ["berta"]\n', "utf-8")

    out = kg("evaluate", golds, "--split", f"{split}:measure").out

    assert "berta" in out
    assert "anna" not in out


def test_the_article_may_stand_elsewhere(kg: Runner, golds: Path) -> None:
    (golds / "anna" / "article.txt").rename(golds / "anna.txt")
    (golds / "anna" / "gold.toml").write_text('article = "../anna.txt"', "utf-8")

    assert kg("evaluate", golds / "anna").code == 0


def test_what_cannot_be_evaluated_is_told_in_one_line(kg: Runner, golds: Path) -> None:
    split = golds.parent / "split.toml"
    split.write_text('learn = ["nobody"]\n', "utf-8")
    empty = golds.parent / "empty"
    empty.mkdir()
    told = [
        kg("evaluate", *arguments).err.replace(str(golds.parent), "")
        for arguments in (
            (empty,),
            (golds, "--split", f"{split}:learn"),
            (golds, "--split", f"{split}:measure"),
        )
    ]
    (golds / "anna" / "gold.toml").write_text("complete =", "utf-8")
    broken = kg("evaluate", golds).err.replace(str(golds.parent), "")
    (golds / "anna" / "gold.toml").unlink()
    (golds / "anna" / "article.txt").unlink()
    missing = kg("evaluate", golds).err.replace(str(golds.parent), "")

    assert told == [
        "kg: /empty: holds no expected.jsonl; give a folder with answers\n",
        "kg: /split.toml:learn: no folder is left to evaluate; check the list\n",
        "kg: /split.toml: has no list 'measure'; it has: learn\n",
    ]
    assert broken.startswith("kg: /golds/anna/gold.toml: is no TOML: ")
    assert missing.startswith("kg: /golds/anna/article.txt: cannot be read: ")
