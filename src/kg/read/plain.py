"""The plain form of an encyclopedia article.

``= Title =``, a block that repeats the title and lists ``- Key: Value`` infobox lines,
paragraphs, ``==Section==`` headings of any depth, ``- item`` lists. Anything that is missing
is simply not there: a text without a title takes the name of its file.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.model import Article, InfoboxField, Section, Sentence, Span
from kg.read.sentences import split_sentences
from kg.text import without_disambiguator

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_plain"]

_DEEPEST = 6
_HEADING_WORD = re.compile(r"[^=\s]")
_ITEM = re.compile(r"^[-*\u2022][ \t]+(?=\S)")
_BULLETS = frozenset("-*\u2022")
_LONGEST_KEY = 60
_LONGEST_NAME = 120
# What the name over the fields of an infobox is called as a field.
_NAME_KEY = "Name"
# Sections that list links or sources and tell nothing of the subject in sentences.
_LIST_SECTIONS = frozenset(
    "see also|references|notes|citations|sources|bibliography|further reading|external links"
    "|footnotes|works cited|notes and references|explanatory notes".split("|")
)
# A wider line is no prose; reading it would only cost time.
MAX_LINE = 200_000
_CONTROL = {c: " " for c in range(32) if c not in (9, 10)} | {127: " ", 0xFEFF: None}


def read_plain(data: bytes, name: str = "-") -> Article:
    """Read an article in the plain form.

    Args:
        data: The bytes of the file, UTF-8 with or without a byte order mark.
        name: What to call the input in messages, and the title where it has none.

    Raises:
        InputError: The bytes are empty, binary, not UTF-8, or hold a line over ``MAX_LINE``
            characters.
    """
    text = _decode(data, name)
    lines = list(_lines(text))
    title, after = _title(text, lines, name)
    infobox, after = _infobox(text, lines, after, title)
    sections, paragraphs, see_also = _body(text, lines[after:], title)
    return Article(
        title=title,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        infobox=infobox,
        sections=sections,
        sentences=tuple(
            Sentence(Span(span.start + start, span.start + end), section, number)
            for number, (span, section) in enumerate(paragraphs)
            for start, end in split_sentences(text[span.start : span.end])
        ),
        see_also=see_also,
    )


def _decode(data: bytes, name: str) -> str:
    if b"\0" in data[:4096]:
        raise InputError("this is a binary file", where=name, hint="give an article as plain text")
    try:
        raw = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(
            f"not UTF-8 at byte {error.start} (line {line})", where=name, hint="save it as UTF-8"
        ) from error
    text = raw.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROL)
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


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _title(text: str, lines: list[Span], name: str) -> tuple[str, int]:
    """Return the title and the index of the first line after it."""
    for number, span in enumerate(lines):
        line = text[span.start : span.end]
        if not line.strip():
            continue
        heading = _heading(line)
        if heading and heading[1] == 1:
            return heading[0], number + 1
        break
    return _clean(name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]) or "Untitled", 0


def _heading(line: str) -> tuple[str, int] | None:
    """Return the words and the level of a heading, or None where a line is none."""
    line = line.rstrip()
    before, after = (len(line) - len(rest) for rest in (line.lstrip("="), line.rstrip("=")))
    level = min(before, after, _DEEPEST)
    words = line[level : len(line) - level].strip()
    return (words, level) if level and _HEADING_WORD.search(words) else None


def _clean(name: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())


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
        and _heading(name) is None
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


def _body(
    text: str, lines: list[Span], title: str
) -> tuple[tuple[Section, ...], list[tuple[Span, int]], tuple[tuple[str, Span], ...]]:
    """Return sections, paragraphs with the section they stand in, and the see-also titles."""
    start = lines[0].start if lines else len(text)
    headings: list[tuple[str, int, int]] = [(title, 1, start)]
    paragraphs: list[tuple[Span, int]] = []
    see_also: list[tuple[str, Span]] = []
    for span in lines:
        line = text[span.start : span.end]
        heading = _heading(line)
        if heading:
            headings.append((*heading, span.start))
            continue
        item = _ITEM.match(line)
        begin = span.start + (item.end() if item else len(line) - len(line.lstrip()))
        content = Span(begin, max(begin, span.start + len(line.rstrip())))
        if content.start == content.end:
            continue
        section = headings[-1][0].casefold()
        if section == "see also" and item:
            see_also.append((text[content.start : content.end], content))
        # The title printed again over the lead is no sentence.
        elif section not in _LIST_SECTIONS and text[content.start : content.end] != title:
            paragraphs.append((content, len(headings) - 1))
    ends = [begin for _, _, begin in headings[1:]] + [len(text)]
    sections = tuple(
        Section(name, level, Span(begin, end))
        for (name, level, begin), end in zip(headings, ends, strict=True)
    )
    return sections, paragraphs, tuple(see_also)
