"""The language and the script of a name.

Tags are BCP 47 (https://www.rfc-editor.org/rfc/rfc5646); scripts are ISO 15924 codes. Where
the tag names no script, the letters do.
"""

from __future__ import annotations

import unicodedata
from collections import Counter

from kg.view.model import LabelView

__all__ = ["label_view"]

_SCRIPT_LETTERS = 4  # a subtag of four letters is a script (RFC 5646, 2.2.3)
# First word of a letter's Unicode name, and the code of its script.
_SCRIPTS = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "ARABIC": "Arab",
    "CJK": "Hani",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
    "HANGUL": "Kore",
    "HEBREW": "Hebr",
    "GREEK": "Grek",
    "GEORGIAN": "Geor",
    "ARMENIAN": "Armn",
    "MONGOLIAN": "Mong",
    "TIBETAN": "Tibt",
    "DEVANAGARI": "Deva",
    "THAI": "Thai",
}


def label_view(text: str, tag: str, kind: str = "") -> LabelView:
    """Return a name with its language, script and kind.

    >>> label_view("Ürümsu", "und-Latn")
    LabelView(text='Ürümsu', language='', script='Latn', kind='')
    >>> label_view("安娜", "zh")
    LabelView(text='安娜', language='zh', script='Hani', kind='')
    """
    language, *subtags = tag.split("-")
    script = next((s.title() for s in subtags if len(s) == _SCRIPT_LETTERS and s.isalpha()), "")
    return LabelView(
        text=text,
        language="" if language.lower() == "und" else language.lower(),
        script=script or _script_of(text),
        kind=kind,
    )


def _script_of(text: str) -> str:
    letters = [c for c in text[:200] if c.isalpha()]
    counts = Counter(
        _SCRIPTS.get(unicodedata.name(c, "").split(" ")[0].split("-")[0], "") for c in letters
    )
    return max(counts, key=lambda script: (counts[script], script), default="")
