"""JSON as a block of the page: compressed, and spelt in letters that HTML leaves alone."""

from __future__ import annotations

import base64
import json
import zlib

__all__ = ["pack", "unpack", "wrap"]

# RFC 1952: no name, no time, best compression, unknown system.
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
_TAIL = 8


def pack(value: object) -> str:
    """Return a value as JSON, compressed with gzip, in Base64.

    The browser reads it with ``DecompressionStream("gzip")``. The bytes follow from the value
    and the version of zlib alone.

    Raises:
        ValueError: The value has a number that JSON does not have.
    """
    text = json.dumps(
        value, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )
    # A half of a surrogate pair is no character; nothing else can fail to be UTF-8.
    return wrap(text.encode("utf-8", "replace"))


def wrap(data: bytes) -> str:
    """Return bytes, compressed with gzip, in Base64."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
    body = deflate.compress(data) + deflate.flush()
    tail = zlib.crc32(data).to_bytes(4, "little") + (len(data) % 2**32).to_bytes(4, "little")
    return base64.b64encode(_HEAD + body + tail).decode("ascii")


def unpack(block: str) -> object:
    """Return what :func:`pack` was given, as JSON has it."""
    data = base64.b64decode(block)
    return json.loads(zlib.decompress(data[len(_HEAD) : -_TAIL], -zlib.MAX_WBITS))
