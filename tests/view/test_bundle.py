"""The bundle of the page's scripts and styles, against its sources."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUNDLE = ROOT / "src" / "kg" / "view" / "assets" / "bundle"


@pytest.mark.needs("npm")
def test_the_bundle_is_made_of_its_sources(tmp_path: Path) -> None:
    tool = ROOT / "tools" / "bundle_page.py"
    subprocess.run([sys.executable, tool, "--into", tmp_path], check=True)

    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in BUNDLE.iterdir()}


def test_what_is_in_a_page_has_no_way_to_make_markup_or_code_of_text() -> None:
    banned = (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "Function(",
    )
    scripts = {path.name: path.read_text("utf-8") for path in BUNDLE.glob("*.js")}

    assert sorted(scripts) == ["article.js", "boot.js", "large.js"]
    assert [(name, word) for name, text in scripts.items() for word in banned if word in text] == []
