"""Articles whose every statement is known: the figures that reading must not fall below."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from kg.evaluate import Aspect, Counts, Match, Region, evaluate, parse_gold, read_system
from kg.pipeline import build, read_article

GOLDS = Path(__file__).parent
FOLDERS = sorted(p.name for p in GOLDS.iterdir() if (p / "expected.jsonl").is_file())
# Precision and recall of statements, infobox and prose together.
FLOORS = {
    "esteban-quiroga": {Match.EXACT: (0.84, 0.58), Match.LENIENT: (0.84, 0.58)},
    "lumbala-rebellion": {Match.EXACT: (0.94, 0.63), Match.LENIENT: (0.94, 0.63)},
    "national-agrarian-union": {Match.EXACT: (0.84, 0.64), Match.LENIENT: (0.84, 0.64)},
    "osman-batur": {Match.EXACT: (0.97, 0.95), Match.LENIENT: (0.98, 0.95)},
    "prek-dukaj": {Match.EXACT: (0.89, 0.54), Match.LENIENT: (0.89, 0.54)},
    "republic-of-terzava": {Match.EXACT: (0.8, 0.6), Match.LENIENT: (0.8, 0.6)},
    "siege-of-wolden": {Match.EXACT: (0.84, 0.54), Match.LENIENT: (0.84, 0.54)},
}


def lines(name: str) -> list[dict[str, object]]:
    text = (GOLDS / name / "expected.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_every_gold_has_floors() -> None:
    assert sorted(FLOORS) == FOLDERS


def test_every_gold_is_learned_from_or_measured_only() -> None:
    split = tomllib.loads((GOLDS / "split.toml").read_text("utf-8"))

    assert sorted([*split["learn"], *split["measure"]]) == FOLDERS


@pytest.mark.parametrize("name", FOLDERS)
def test_a_gold_is_complete_and_well_made(name: str) -> None:
    settings = tomllib.loads((GOLDS / name / "gold.toml").read_text("utf-8"))
    text = (GOLDS / name / settings["article"]).read_text("utf-8")
    claims = [line for line in lines(name) if "subject" in line]
    entities = [str(line["entity"]) for line in lines(name) if "entity" in line]

    assert settings["complete"] is True
    assert [c for c in claims if str(c["quote"]) not in text] == []
    assert len(entities) == len(set(entities))
    assert len({json.dumps(c) for c in claims}) == len(claims)


@pytest.mark.parametrize("match", list(Match))
@pytest.mark.parametrize("name", FOLDERS)
def test_reading_stays_above_its_floors(name: str, match: Match) -> None:
    folder = GOLDS / name
    settings = tomllib.loads((folder / "gold.toml").read_text("utf-8"))
    gold = parse_gold((folder / "expected.jsonl").read_text("utf-8"), name, complete=True)
    article = read_article((folder / settings["article"]).read_bytes(), name)
    counts = evaluate(gold, read_system(build(article).graph, article), match).counts
    told = sum((counts[Aspect.STATEMENTS, region] for region in Region), Counts())

    precision, recall = FLOORS[name][match]
    assert (told.precision or 0) >= precision
    assert (told.recall or 0) >= recall
