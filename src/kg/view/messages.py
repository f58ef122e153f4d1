"""The words of the interface: one catalogue for each language, all with the same keys.

A catalogue is a flat JSON object from keys such as ``"time.play"`` to texts, in which ``{n}``
stands for a value; the forms of a plural have the keys of CLDR (``"key.one"``, ``"key.few"``,
``"key.many"``, ``"key.other"``).
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

__all__ = ["messages", "terms"]


@cache
def messages() -> dict[str, dict[str, str]]:
    """Return the catalogues by the tag of their language, English first."""
    folder = files("kg.view") / "assets" / "messages"
    names = sorted(path.name for path in folder.iterdir() if path.name.endswith(".json"))
    names.sort(key=lambda name: name != "en.json")
    return {
        name.removesuffix(".json"): json.loads((folder / name).read_text(encoding="utf-8"))
        for name in names
    }


@cache
def terms() -> dict[str, dict[str, str]]:
    """Return what the words of the vocabulary are called, by language and then by English word.

    The words are those of :func:`kg.view.words.spoken`: classes, properties, kinds.
    """
    folder = files("kg.view") / "assets" / "messages"
    rows = [line.split("\t") for line in (folder / "terms.tsv").read_text("utf-8").splitlines()]
    _, *languages = rows[0]
    return {
        language: {row[0]: row[column] for row in rows[1:]}
        for column, language in enumerate(languages, 1)
    }
