"""The words of the interface: one catalogue for each language, all with the same keys.

A catalogue is a flat JSON object from keys such as ``"time.play"`` to texts, in which ``{n}``
stands for a value; the forms of a plural have the keys of CLDR (``"key.one"``, ``"key.few"``,
``"key.many"``, ``"key.other"``).
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

__all__ = ["messages"]


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
