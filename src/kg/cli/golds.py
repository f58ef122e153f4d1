"""The folders that ``kg evaluate`` is given: finding them and reading what is in them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.terminal import read_bytes
from kg.errors import InputError
from kg.evaluate import parse_gold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.evaluate import Gold

__all__ = ["GoldFolder", "find_golds"]

_ANSWERS = "expected.jsonl"
_SETTINGS = "gold.toml"
_ARTICLES = ("article.txt", "article.wiki")


@dataclass(frozen=True, slots=True)
class GoldFolder:
    """A gold with the bytes of its article, and what messages call the article."""

    gold: Gold
    data: bytes
    article: str


def find_golds(paths: Iterable[str], split: str | None = None) -> list[GoldFolder]:
    """Return the golds in folders and trees of folders, each once, sorted by path.

    Args:
        paths: Folders.
        split: ``FILE:PART``: only the folders whose names the list PART of a TOML file has.

    Raises:
        InputError: There is none, or one cannot be read.
    """
    found = sorted({answers.parent for path in paths for answers in _answers(Path(path))})
    if split is not None:
        names = _part(split)
        found = [folder for folder in found if folder.resolve().name in names]
    if not found:
        raise InputError("no folder is left to evaluate", where=split or "", hint="check the list")
    return [_read(folder) for folder in found]


def _answers(path: Path) -> list[Path]:
    found = sorted(path.rglob(_ANSWERS)) if path.is_dir() else []
    if not found:
        raise InputError(f"holds no {_ANSWERS}", where=str(path), hint="give a folder with answers")
    return found


def _part(split: str) -> frozenset[str]:
    file, _, part = split.rpartition(":")
    lists = _toml(Path(file or split))
    names = lists.get(part)
    if not isinstance(names, list):
        raise InputError(
            f"has no list {part!r}", where=file or split, hint=f"it has: {', '.join(sorted(lists))}"
        )
    return frozenset(map(str, names))


def _read(folder: Path) -> GoldFolder:
    settings = _toml(folder / _SETTINGS) if (folder / _SETTINGS).is_file() else {}
    named = settings.get("article")
    names = (str(named),) if named else _ARTICLES
    article = next((folder / n for n in names if (folder / n).is_file()), folder / names[0])
    text = read_bytes(str(folder / _ANSWERS)).decode("utf-8", "replace")
    gold = parse_gold(text, folder.resolve().name, complete=settings.get("complete") is True)
    return GoldFolder(gold, read_bytes(str(article)), str(article))


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_bytes(str(path)).decode())
    except ValueError as error:
        raise InputError(f"is no TOML: {error}", where=str(path), hint="mend the file") from error
