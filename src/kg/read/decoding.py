"""Bytes to one normalised text: UTF-8, LF, NFC, without control characters."""

from __future__ import annotations

import unicodedata

from kg.errors import InputError

__all__ = ["CONTROL", "MAX_LINE", "decode"]

# A wider line is no prose; reading it would only cost time.
MAX_LINE = 200_000
# What takes the place of a control character.
CONTROL = {c: " " for c in range(32) if c not in (9, 10)} | {127: " ", 0xFEFF: None}


def decode(data: bytes, name: str) -> str:
    """Return the text of a file.

    Args:
        data: The bytes, UTF-8 with or without a byte order mark.
        name: What to call the input in messages.

    Raises:
        InputError: The bytes are empty, binary, not UTF-8, or hold a line over ``MAX_LINE``
            characters.
    """
    if b"\0" in data[:4096]:
        raise InputError("this is a binary file", where=name, hint="give an article as plain text")
    try:
        raw = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(
            f"not UTF-8 at byte {error.start} (line {line})", where=name, hint="save it as UTF-8"
        ) from error
    text = raw.replace("\r\n", "\n").replace("\r", "\n").translate(CONTROL)
    if not text.strip():
        raise InputError("the file is empty", where=name, hint="give an article as plain text")
    # NFC first: one text for offsets, names and IRIs, whatever the editor that wrote it.
    text = unicodedata.normalize("NFC", text)
    longest = max(map(len, text.split("\n")))
    if longest > MAX_LINE:
        raise InputError(
            f"a line of {longest:,} characters; the longest that is read is {MAX_LINE:,}",
            where=name,
            hint="is this an article?",
        )
    return text
