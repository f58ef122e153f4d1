"""Pure functions on strings: folding, safe names, scripts.

Owns how a text becomes part of a file name or of an IRI, and how names are compared; it knows
neither files nor RDF.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

__all__ = [
    "disambiguator",
    "fold",
    "is_web_iri",
    "script_of",
    "slug",
    "without_disambiguator",
]

_LONGEST = 80
_HASH_LENGTH = 12

# What a work of reference adds to a title to tell it from its namesakes ("Zenda (city)").
_DISAMBIGUATOR = re.compile(r"\s+\([^()]*\)$")

# Latin letters that Unicode does not take apart into a base letter and a mark.
_FOLDED = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l",
        "ħ": "h", "\u0131": "i", "ĸ": "k", "ŋ": "ng", "ŧ": "t", "ƶ": "z", "ə": "e", "ɵ": "o",
        "ƣ": "gh",
    }
)  # fmt: skip

# Marks inside a word, which must not cut it in two: apostrophes, ayn, hamza.
_INSIDE_WORD = re.compile("['\u2018\u2019\u02bb\u02bc\u02be\u02bf\u00b4]")

# Device names that Windows opens instead of a file, whatever the extension.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")

# RFC 3987: host and port, then characters of paths, queries and fragments. Names of users
# and addresses in brackets are left out: nobody identifies a thing by them.
_UCS = "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
_PART = rf"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?{_UCS}]|%[0-9A-Fa-f]{{2}})*"
_WEB_IRI = re.compile(rf"https?://[A-Za-z0-9\-._~{_UCS}]+(?::[0-9]*)?(?:[/?]{_PART})?(?:#{_PART})?")


def fold(text: str) -> str:
    """Return a text without case, diacritics, apostrophes and doubled spaces, to compare names.

    >>> fold("  Žižkovö ") == fold("Zizkovo")
    True
    """
    return " ".join(_bare(text).split())


def slug(text: str) -> str:
    """Return a name of ``[a-z0-9-]`` for a text: the same on every machine, never empty.

    Marks are dropped and Latin letters folded to ASCII. Where a letter or digit cannot be
    folded, or the text is longer than 80 characters, a short SHA-256 of the whole text ends
    the name, so that two titles do not fall together because of what was lost.

    >>> slug("The Prisoner of Żenda")
    'the-prisoner-of-zenda'
    >>> slug("../Черный: Замок")
    'x-4f5ba21e21fc'
    """
    letters = _bare(text)
    name = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    lost = any(not c.isascii() and c.isalnum() for c in letters)
    if name and not lost and len(name) <= _LONGEST and not _DEVICE.fullmatch(name):
        return name
    # A lone surrogate is no character, but a title that holds one still gets a name.
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_LENGTH]
    head = name[: _LONGEST - _HASH_LENGTH - 1].rstrip("-")
    return f"{head or 'x'}-{digest}"


def is_web_iri(text: str) -> bool:
    """Whether a text is an absolute IRI of the web, in characters that every RDF format takes.

    >>> is_web_iri("https://d-nb.info/gnd/1"), is_web_iri("javascript:alert(1)")
    (True, False)
    """
    return _WEB_IRI.fullmatch(text) is not None and text.isprintable()


def _bare(text: str) -> str:
    """Return a text without case, diacritics and the marks inside words."""
    if text.isascii():
        return _INSIDE_WORD.sub("", text).casefold()
    # An acute accent that stands alone would be taken apart into a space and a mark.
    plain = unicodedata.normalize("NFKD", _INSIDE_WORD.sub("", text)).casefold()
    # Folding the case can bring marks back ("İ"), and an apostrophe may be part of a
    # character ("ŉ"), so both go last.
    apart = _INSIDE_WORD.sub("", unicodedata.normalize("NFKD", plain.translate(_FOLDED)))
    return "".join(c for c in apart if not unicodedata.combining(c))


def script_of(text: str) -> str:
    """Return the ISO 15924 code of the script most letters of a text are in, or ``Zyyy``.

    >>> script_of("Дума")
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


def without_disambiguator(title: str) -> str:
    """Return a title as the name that it is.

    >>> without_disambiguator("Battle of Zenda (1920)")
    'Battle of Zenda'
    """
    return _DISAMBIGUATOR.sub("", title) or title


def disambiguator(title: str) -> str:
    """Return what tells a title from its namesakes, or an empty string.

    >>> disambiguator("Zenda (river)")
    'river'
    """
    name = without_disambiguator(title)
    return title[len(name) :].strip(" ()") if name != title else ""
