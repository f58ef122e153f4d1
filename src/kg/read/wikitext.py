"""The wikitext form of an encyclopedia article: a page of MediaWiki markup.

The page is rendered to a text in the plain form, so both forms are read alike from there on;
every character keeps its place in the markup, and every link the title that it leads to.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.model import Anchor, Article, InfoboxField, SourceMap, Span
from kg.read.decoding import decode
from kg.read.infobox import (
    NAME_KEYS,
    FieldLine,
    coordinates_lines,
    field_lines,
    gives_coordinates,
    infobox_name,
    is_infobox,
)
from kg.read.layout import heading, lay_out, lines_of, printable
from kg.read.markup import Element, parse_markup
from kg.read.render import Renderer, template_name
from kg.read.strand import Strand
from kg.read.tidy import as_line, is_blank
from kg.text import fold, without_disambiguator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.markup import Node

__all__ = ["MEDIA_TYPE", "looks_like_wikitext", "read_wikitext"]

MEDIA_TYPE = "text/x-wiki"
"""The media type of wikitext, as MediaWiki serves it."""

_REDIRECT = re.compile(r"\s*#redirect\s*:?\s*\[\[([^\]|\n]{1,255})", re.IGNORECASE)
_SIGNS = re.compile(r"\[\[[^\[\]\n]{1,255}\]\]|\{\{[^{}]{1,2000}\}\}|'''[^'\n]{1,200}'''|<ref[ >/]")
_FIRST_LINE = re.compile(r"\s*=[^=\n]+=[ \t]*(?:\n|$)")
_HEADING = re.compile(r"^==.*==[ \t]*$", re.MULTILINE)
_MARKER = re.compile(r"[*#:;]+[ \t]*")
_RULE = re.compile(r"-{4,}")
_LINE_END = re.compile("\n")
# A paragraph of so many characters is not made longer by the next line.
_LONG_PARAGRAPH = 20_000


def looks_like_wikitext(data: bytes) -> bool:
    """Say whether the beginning of a file is rather wikitext than the plain form."""
    text = data[:100_000].decode("utf-8", "replace")
    if _REDIRECT.match(text) or text.lstrip("\ufeff \n").startswith("{{"):
        return True
    signs = sum(1 for _ in zip(_SIGNS.finditer(text), range(2), strict=False))
    return signs > 1 and not _FIRST_LINE.match(text)


def read_wikitext(data: bytes, name: str = "-", title: str = "") -> Article:
    """Read an article in MediaWiki markup.

    Args:
        data: The bytes of the file, UTF-8 with or without a byte order mark.
        name: What to call the input in messages. Its file name is the title, where the page
            says nothing else.
        title: The title, if it is known.

    Raises:
        InputError: The bytes are no text that is read (see :func:`~kg.read.decoding.decode`),
            the page only leads to another one, or it holds no text.
    """
    source = decode(data, name)
    redirect = _REDIRECT.match(source)
    if redirect:
        raise InputError(
            f"this page only redirects to \u201c{printable(redirect[1])}\u201d",
            where=name,
            hint="give the page that it leads to",
        )
    page = _Page(source, name, printable(title))
    text = page.strand()
    infobox, lines = _fields(text.text, page.lines)
    sections, sentences, see_also = lay_out(text.text, lines, page.title)
    if not (infobox or sentences):
        raise InputError(
            "this page has no text", where=name, hint="is it an article in MediaWiki markup?"
        )
    return Article(
        title=page.title,
        text=text.text,
        sha256=hashlib.sha256(data).hexdigest(),
        infobox=infobox,
        sections=sections,
        sentences=sentences,
        see_also=see_also,
        anchors=tuple(Anchor(span, page.targets[link]) for span, link in text.spans_of_links()),
        rendered=SourceMap(source, MEDIA_TYPE, text.runs(source)),
    )


def _fields(text: str, kinds: list[_Line]) -> tuple[tuple[InfoboxField, ...], list[Span]]:
    """Return the fields of the infobox, and where all other lines stand but the title's."""
    fields: list[InfoboxField] = []
    others: list[Span] = []
    for span, line in zip(lines_of(text), kinds, strict=True):
        if line.key:
            words = text[span.start : span.end]
            value = words.partition(": ")[2]
            key = words.removeprefix("- ").partition(": ")[0]
            fields.append(InfoboxField(key, value, span, Span(span.end - len(value), span.end)))
        elif not line.is_title:
            others.append(span)
    return tuple(fields), others


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the rendered text; ``key`` is that of a line of the infobox."""

    strand: Strand
    key: str = ""
    is_title: bool = False


@dataclass(slots=True)
class _Paragraph:
    """The lines of a paragraph that are still to be joined."""

    parts: list[Strand] = field(default_factory=list)
    size: int = 0


class _Page:
    """Lays the page out line by line; lives for one page.

    Attributes:
        title: The title of the article.
        lines: The lines of the text.
        targets: What the links lead to, by their number.
    """

    def __init__(self, source: str, name: str, title: str) -> None:
        self.source = source
        self.nodes = parse_markup(source)
        stem = _stem(name)
        self.body = Renderer(source, title or stem)
        self.box = Renderer(source, title or stem, in_infobox=True)
        # One list: a number of a link means the same in both.
        self.targets = self.box.targets = self.body.targets
        self.lines: list[_Line] = []
        self.paragraph = _Paragraph()
        self.table = 0
        blocks = list(self._blocks())
        self.printed = ""
        self.title = title
        for block in blocks:
            self._block(block)
        self._end_paragraph()
        if not self.title:
            self.title = self._find_title(stem, [b for b in blocks if isinstance(b, Element)])
        self._put_title()

    def strand(self) -> Strand:
        """Return the text with its sources."""
        parts: list[Strand] = []
        following = [len(self.source)]
        for line in reversed(self.lines):
            following.append(line.strand.starts[0] if len(line.strand) else following[-1])
        end = 0
        for line in self.lines:
            if parts:
                # Lines of one template may all stand for the whole of it; so do their breaks.
                parts.append(Strand.written("\n", min(end, following[-1]), end))
            following.pop()
            parts.append(line.strand)
            end = line.strand.ends[-1] if len(line.strand) else end
        return Strand.joined(parts).normalized()

    # --- blocks -----------------------------------------------------------------------------

    def _blocks(self) -> Iterator[Element | list[Node]]:
        """Yield the infoboxes of the lead, the coordinates of the page, and what is between."""
        found = _HEADING.search(self.source)
        lead_end = found.start() if found else len(self.source)
        others: list[Node] = []
        for node in self.nodes:
            if isinstance(node, Element) and (
                (node.start < lead_end and is_infobox(self.source, node))
                or gives_coordinates(self.body, node)
            ):
                yield others
                yield node
                others = []
            else:
                others.append(node)
        yield others

    def _block(self, block: Element | list[Node]) -> None:
        if isinstance(block, Element):
            self._end_paragraph()
            boxed = is_infobox(self.source, block)
            self._add_fields((field_lines if boxed else coordinates_lines)(self.box, block))
            return
        for line in self.body.render(block).split(_LINE_END):
            self._line(line)

    def _add_fields(self, fields: list[FieldLine]) -> None:
        self.lines += [_Line(strand, key=key) for key, strand in fields]

    def _line(self, line: Strand) -> None:
        """Add a line of the body: a heading, a list item or a part of a paragraph."""
        text = line.text.strip()
        found = heading(text) if text.startswith("=") else None
        if found:
            self.table = 0
            self._end_paragraph()
            self._heading(line, found)
            return
        if self._is_table(text):
            self._end_paragraph()
            return
        marker = _MARKER.match(text)
        if not text or marker or _RULE.match(text):
            self._end_paragraph()
        if marker:
            self._item(line.stripped(), marker)
        elif not is_blank(text) and not _RULE.match(text):
            self._continue(line)

    def _is_table(self, text: str) -> bool:
        """Say whether a line belongs to a table, and keep count of tables in tables."""
        if text.lstrip(":*# ").startswith("{|"):
            self.table += 1
            return True
        inside = self.table > 0
        if inside and text.startswith("|}"):
            self.table -= 1
        return inside

    def _heading(self, line: Strand, found: tuple[str, int]) -> None:
        shown = as_line(line)
        if found[1] == 1 and not self.printed and not self.lines:
            self.printed = found[0]
        elif heading(shown.text):
            self.lines += [_Line(shown.cut(0, 0)), _Line(shown)]

    def _item(self, line: Strand, marker: re.Match[str]) -> None:
        content = as_line(line.cut(marker.end(), len(line)))
        if not len(content):
            return
        if marker[0].strip().strip(":"):
            start, end = line.starts[0], line.ends[marker.end() - 1]
            content = Strand.joined([Strand.written("- ", start, end), content])
        self.lines.append(_Line(content))

    def _continue(self, line: Strand) -> None:
        self.paragraph.parts.append(line.stripped())
        self.paragraph.size += len(line)
        if self.paragraph.size > _LONG_PARAGRAPH:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        shown = as_line(Strand.chained(self.paragraph.parts, " "))
        if len(shown):
            self.lines += [_Line(shown.cut(0, 0)), _Line(shown)]
        self.paragraph = _Paragraph()

    # --- the title --------------------------------------------------------------------------

    def _find_title(self, stem: str, boxes: list[Element]) -> str:
        """Return the title: what the page says outright, else the best that is known of it.

        A file is often named after its page; the name is trusted where the page names its
        subject alike.
        """
        said = self._display_title() or printable(self.printed)
        if said:
            return said
        named = next(
            (
                name
                for box in boxes
                if is_infobox(self.source, box) and (name := infobox_name(self.box, box))
            ),
            "",
        )
        bold = self._first_bold()
        words = _words(without_disambiguator(stem))
        alike = any(words <= _words(other) for other in (named, bold) if other)
        if words and alike and stem[:1] == stem[:1].upper():
            return stem
        return printable(named) or printable(bold) or stem or "Untitled"

    def _display_title(self) -> str:
        """Return what the page wants its title shown as."""
        for node in self.nodes:
            if isinstance(node, Element) and template_name(self.source, node).startswith(
                "displaytitle:"
            ):
                shown = as_line(self.body.render(node.parts[0].nodes)).text
                return printable(shown.partition(":")[2])
        return ""

    def _first_bold(self) -> str:
        """Return the first words in bold type that stand in the text."""
        marks = self.body.bold
        for start, end in zip(marks[::2], marks[1::2], strict=False):
            for line in self.lines:
                inside = [start <= at < end for at in line.strand.starts] if not line.key else []
                words = "".join(c for c, i in zip(line.strand.text, inside, strict=False) if i)
                if words.strip():
                    return words.strip()
            return ""
        return ""

    def _put_title(self) -> None:
        """Put the title over the text; the same name again in the infobox tells nothing."""
        again = {self.title.casefold(), without_disambiguator(self.title).casefold()}
        lines = [
            line
            for line in self.lines
            if line.key not in NAME_KEYS
            or line.strand.text.partition(": ")[2].casefold() not in again
        ]
        title = _Line(Strand.written(f"= {self.title} =", 0, 0), is_title=True)
        gap = [_Line(Strand.written("", 0, 0))] if lines and len(lines[0].strand) else []
        self.lines = [title, *gap, *lines]


def _stem(name: str) -> str:
    """Return the title that a file is named after, or an empty string."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    words = printable(last.rsplit(".", 1)[0].replace("_", " "))
    return "" if words == "-" else words


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", fold(name)))
