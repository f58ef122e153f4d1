"""The plain form of an encyclopedia article.

``= Title =``, a block that repeats the title and lists ``- Key: Value`` infobox lines,
paragraphs, ``==Section==`` headings of any depth, ``- item`` lists. Anything that is missing
is simply not there: a text without a title takes the name of its file.
"""

from __future__ import annotations

import hashlib
import re

from kg.model import Article, InfoboxField, Span
from kg.read.decoding import decode
from kg.read.layout import heading, lay_out, lines_of, printable
from kg.text import without_disambiguator

__all__ = ["read_plain"]

_LIST_ITEM = re.compile(r"\s*[*\u2022]+[ \t]*\S")
_BULLETS = frozenset("-*\u2022")
_LONGEST_KEY = 60
_LONGEST_NAME = 120
# What the name over the fields of an infobox is called as a field.
_NAME_KEY = "Name"


def read_plain(data: bytes, name: str = "-", title: str = "") -> Article:
    """Read an article in the plain form.

    Args:
        data: The bytes of the file, UTF-8 with or without a byte order mark.
        name: What to call the input in messages, and the title where it has none.
        title: The title, if not the one that it prints.

    Raises:
        InputError: The bytes are no text that is read; see :func:`~kg.read.decoding.decode`.
    """
    text = decode(data, name)
    lines = list(lines_of(text))
    printed, after = _title(text, lines, name)
    infobox, after = _infobox(text, lines, after, printed)
    sections, sentences, see_also = lay_out(text, lines[after:], printable(title) or printed)
    return Article(
        title=printable(title) or printed,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        infobox=infobox,
        sections=sections,
        sentences=sentences,
        see_also=see_also,
    )


def _title(text: str, lines: list[Span], name: str) -> tuple[str, int]:
    """Return the title and the index of the first line after it."""
    for number, span in enumerate(lines):
        line = text[span.start : span.end]
        if not line.strip():
            continue
        found = heading(line)
        if found and found[1] == 1:
            return found[0], number + 1
        break
    return printable(name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]) or "Untitled", 0


def _infobox(
    text: str, lines: list[Span], start: int, title: str
) -> tuple[tuple[InfoboxField, ...], int]:
    """Return the fields of the infobox and the index of the first line after it.

    The block is a name (or nothing) and a run of ``- Key: Value`` lines. The name is most
    often the title once more; another one is a field too, as its template would call it. A
    list without any colon is prose, not an infobox.
    """
    number = start
    fields: list[InfoboxField] = []
    while number < len(lines):
        span = lines[number]
        line = text[span.start : span.end]
        field = _field(line, span.start)
        if field:
            fields.append(field)
        elif fields and _LIST_ITEM.match(line):
            # A list in a value, one item a line.
            end = span.start + len(line.rstrip())
            last = fields[-1]
            value_span = Span(last.value_span.start, end)
            value = text[value_span.start : value_span.end]
            fields[-1] = InfoboxField(last.key, value, Span(last.span.start, end), value_span)
        elif fields or not _is_title(line, title):
            if fields or not _leads_fields(text, lines[number : number + 2]):
                break
            name = line.strip()
            begin = span.start + line.index(name)
            whole = Span(begin, begin + len(name))
            fields.append(InfoboxField(_NAME_KEY, name, whole, whole))
        number += 1
    return tuple(fields), number if fields else start


def _is_title(line: str, title: str) -> bool:
    words = line.strip().casefold()
    return words in {"", title.casefold(), without_disambiguator(title).casefold()}


def _leads_fields(text: str, lines: list[Span]) -> bool:
    """Say whether a line is the name over the first field of an infobox."""
    name, *following = (text[span.start : span.end] for span in lines)
    return (
        len(name) <= _LONGEST_NAME
        and heading(name) is None
        and name.lstrip()[:1] not in _BULLETS
        and bool(following)
        and _field(following[0], 0) is not None
    )


def _field(line: str, start: int) -> InfoboxField | None:
    """Return the field that a line gives, or None where it gives none.

    Args:
        line: The line.
        start: Where it stands in the text.
    """
    before, colon, after = line.partition(":")
    key = before[1:].strip()
    if not (colon and before[:1] == "-" and before[1:2] in {" ", "\t"}):
        return None
    if not 0 < len(key) <= _LONGEST_KEY:
        return None
    value = after.strip()
    end = start + len(line.rstrip())
    return InfoboxField(key, value, Span(start, end), Span(end - len(value), end))
