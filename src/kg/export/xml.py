"""Text in XML 1.0: what must be escaped, and what XML cannot hold at all."""

from __future__ import annotations

import re

__all__ = ["escape", "replace_unwritable"]

_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile("[^ !#-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans(
    {
        "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;",
        # A reader of XML would turn these into a line feed or a space.
        "\r": "&#13;", "\n": "&#10;", "\t": "&#9;",
    }
)  # fmt: skip


def replace_unwritable(text: str) -> str:
    """Replace each character that XML 1.0 does not allow by U+FFFD.

    One for one, so every offset into the text stays right and a quote is still found in it.
    """
    return _UNWRITABLE.sub("\ufffd", text)


def escape(text: str) -> str:
    """Return a text as it stands in an element or in a quoted attribute."""
    # Most texts have nothing to escape, and looking is faster than translating.
    return replace_unwritable(text).translate(_ESCAPES) if _SPECIAL.search(text) else text
