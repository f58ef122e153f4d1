"""Pure functions over strings that several stages need: folding and slugs."""

from __future__ import annotations

import hashlib
import re
import unicodedata

__all__ = ["fold", "script_of", "slug"]

_EXTRA = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
                        "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "þ": "th", "ð": "d",
                        "ə": "a", "ʻ": "", "ʼ": "", "’": "", "'": ""})  # fmt: skip
SLUG_LENGTH = 80


def fold(text: str) -> str:
    """Return a text without case, diacritics, apostrophes and doubled spaces, to compare names.

    >>> fold("  Ürümqi ") == fold("Urumqi")
    True
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.translate(_EXTRA)) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def slug(text: str) -> str:
    """Return ``[a-z0-9-]+``, safe in IRIs and file names: never empty, at most 80 characters.

    What ASCII cannot fold (Cyrillic, Chinese, emoji) is replaced by a hash of the whole, so
    that two such texts do not collide.

    >>> slug("Öngdirkara / ..")
    'ongdirkara'
    """
    folded = fold(text)
    words = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    lost = any(c.isalnum() and not c.isascii() for c in folded)
    if words and not lost and len(words) <= SLUG_LENGTH:
        return words
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{words[: SLUG_LENGTH - 9].strip('-') or 'x'}-{digest}"


def script_of(text: str) -> str:
    """Return the ISO 15924 code of the script most letters of a text are in, or ``Zyyy``.

    >>> script_of("Оспан батыр")
    'Cyrl'
    """
    counts: dict[str, int] = {}
    for character in text:
        if character.isalpha():
            script = _SCRIPTS.get(unicodedata.name(character, "").split(" ")[0], "")
            if script:
                counts[script] = counts.get(script, 0) + 1
    return max(sorted(counts), key=lambda s: counts[s]) if counts else "Zyyy"


_SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr",
    "CJK": "Hani", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "HANGUL": "Kore", "DEVANAGARI": "Deva",
    "ARMENIAN": "Armn", "GEORGIAN": "Geor", "THAI": "Thai", "BENGALI": "Beng", "TAMIL": "Taml",
    "MONGOLIAN": "Mong", "TIBETAN": "Tibt", "ETHIOPIC": "Ethi", "KHMER": "Khmr", "GURMUKHI": "Guru",
    "GUJARATI": "Gujr", "TELUGU": "Telu", "KANNADA": "Knda", "MALAYALAM": "Mlym", "SINHALA": "Sinh",
    "MYANMAR": "Mymr", "LAO": "Laoo", "SYRIAC": "Syrc",
}  # fmt: skip
