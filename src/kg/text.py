"""Pure functions on strings: a safe name from a title.

Owns how a text becomes part of a file name or of an IRI; it knows neither files nor RDF.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

__all__ = ["slug"]

_LONGEST = 80
_HASH_LENGTH = 12

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
    plain = _INSIDE_WORD.sub("", text)
    plain = unicodedata.normalize("NFKD", plain).casefold().translate(_FOLDED)
    # Folding the case can bring marks back ("İ"), so the marks go last.
    letters = [c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)]
    name = re.sub(r"[^a-z0-9]+", "-", "".join(letters)).strip("-")
    lost = any(not c.isascii() and c.isalnum() for c in letters)
    if name and not lost and len(name) <= _LONGEST and not _DEVICE.fullmatch(name):
        return name
    # A lone surrogate is no character, but a title that holds one still gets a name.
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_LENGTH]
    head = name[: _LONGEST - _HASH_LENGTH - 1].rstrip("-")
    return f"{head or 'x'}-{digest}"
