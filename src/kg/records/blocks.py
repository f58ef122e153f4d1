"""Records as TOML: one block a record, one line a key, in a fixed order.

So a change is a readable diff, a hand can write it, and a new record is appended without
touching what stands there, comments included. See https://toml.io/en/v1.0.0.
"""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Value", "read_blocks", "write_block"]

Value = str | tuple[str, ...]
"""What a key holds: a text, or several."""

_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def write_block(name: str, record: Mapping[str, Value]) -> str:
    """Return one record as a block ``[[name]]``; keys without a value are left out.

    >>> print(write_block("decision", {"action": "reject", "note": "", "links": ("a", "b")}))
    [[decision]]
    action = "reject"
    links = ["a", "b"]
    <BLANKLINE>
    """
    lines = [f"{key} = {_written(value)}\n" for key, value in record.items() if value]
    return f"[[{name}]]\n{''.join(lines)}"


def read_blocks(
    text: str, name: str, keys: Mapping[str, type], where: str
) -> tuple[dict[str, Value], ...]:
    """Return the records of a file.

    Args:
        text: The content of the file.
        name: The name of its blocks.
        keys: The keys that a record may have, each with ``str`` or ``tuple`` for several.
        where: What messages call the file.

    Raises:
        InputError: It is not TOML, or a block has a key or a value that it cannot have.
    """
    try:
        document = tomllib.loads(text)
    # Nesting without end makes the parser give up in its own way.
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"not TOML: {error}", where=where, hint="correct the file") from error
    unknown = sorted(document.keys() - {name})
    blocks = document.get(name, [])
    if unknown or not isinstance(blocks, list):
        what = f"has {unknown[0]!r}" if unknown else f"has one {name!r}"
        raise InputError(what, where=where, hint=f"write blocks that begin with [[{name}]]")
    return tuple(
        _record(block, keys, f"{where}, {name} {number}")
        for number, block in enumerate(blocks, start=1)
    )


def _record(block: object, keys: Mapping[str, type], where: str) -> dict[str, Value]:
    if not isinstance(block, dict):
        raise InputError("is not a block of keys", where=where)
    record: dict[str, Value] = {}
    for key, value in block.items():
        if key not in keys:
            close = get_close_matches(key, keys, n=1)
            hint = f"did you mean {close[0]}?" if close else f"known are {', '.join(keys)}"
            raise InputError(f"unknown key {key!r}", where=where, hint=hint)
        several = isinstance(value, list) and all(isinstance(part, str) for part in value)
        if keys[key] is tuple and several:
            record[key] = tuple(value)
        elif keys[key] is str and isinstance(value, str):
            record[key] = value
        else:
            kind = "a text in quotes" if keys[key] is str else "a list of texts"
            raise InputError(f"{key} is not {kind}", where=where)
    return record


def _written(value: Value) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_written, value))}]"
    return f'"{"".join(map(_escaped, value))}"'


def _escaped(character: str) -> str:
    """Return a character as a basic string holds it; what cannot be seen is written out."""
    if character in _SHORT:
        return _SHORT[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"  # noqa: PLR2004 - the BMP
