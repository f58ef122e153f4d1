"""The README says what is true: commands, options, code and links."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from kg._version import __version__

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "NOTICE.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "articles").glob("*.md")),
    *sorted((ROOT / "bench").glob("*.md")),
]
VERBS = {
    "build", "extract", "explain", "coverage", "validate", "query", "convert", "view", "stats",
    "path", "review", "reconcile", "evaluate",
}  # fmt: skip


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def commands() -> list[list[str]]:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    split = [shlex.split(line, comments=True) for line in lines]
    return [words for words in split if words and words[0] == "kg"]


def test_every_verb_is_shown() -> None:
    assert {words[1] for words in commands()} == VERBS


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_every_command_has_the_options_it_is_shown_with(words: list[str]) -> None:
    command = import_module(f"kg.cli.{words[1]}").command
    known = {option for parameter in command.params for option in parameter.opts}

    assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("code", blocks("python"))
def test_the_code_runs(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), names)  # noqa: S102 - it is our own README

    assert names["paths"]
    assert "Anna Varga" in str(names["people"])


def test_every_make_target_that_is_told_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    told = {
        target
        for page in PAGES
        for target in re.findall(r"(?:^|`)make (\w+)", page.read_text("utf-8"), re.MULTILINE)
    }

    assert told
    assert told <= set(re.findall(r"^(\w+):", makefile, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_into_the_repository_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_changelog_knows_the_version_or_what_is_unreleased() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")

    assert f"## [{__version__}]" in changelog or "## [Unreleased]" in changelog
