"""The committed exports are what ``kg build`` writes, byte for byte, anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ARTICLES = sorted((ROOT / "articles").glob("*.txt"))
WORLDS = [
    {},
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
    {"PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "TZ": "America/St_Johns"},
]


@pytest.mark.parametrize("world", WORLDS, ids=lambda w: w.get("PYTHONHASHSEED", "as it is"))
def test_the_committed_exports_are_reproduced_byte_for_byte(
    world: dict[str, str], tmp_path: Path
) -> None:
    subprocess.run(
        [sys.executable, "-m", "kg.cli", "build", *map(str, ARTICLES), "--out", str(tmp_path)],
        check=True,
        capture_output=True,
        env={**os.environ, **world},
    )
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in (ROOT / "exports").iterdir()}

    assert sorted(made) == sorted(kept)
    assert [name for name in made if made[name] != kept[name]] == []


def test_every_article_has_its_exports_and_its_source_beside_it() -> None:
    assert ARTICLES
    for article in ARTICLES:
        assert (article.with_name(f"{article.stem}.source.toml")).is_file()
        assert (ROOT / "exports" / f"{article.stem}.ttl").is_file()
