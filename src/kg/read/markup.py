"""MediaWiki markup as a tree: templates, links and tags, with their places in the source.

Brackets are matched as MediaWiki's own preprocessor does it: one pass, one stack, what is
never closed is text. So the time is linear in the length of the page however it is nested,
and every node knows its offsets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Dropped", "Element", "Node", "Part", "Raw", "Text", "parse_markup"]


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of the source with nothing but inline marks in it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Raw:
    """The content of ``<nowiki>``: text in which no mark has a meaning."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """What is not shown in a text: a comment, a reference, a gallery, a formula."""

    start: int
    end: int
    is_comment: bool


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two bars of an element.

    ``equals`` is the number of nodes before the first equals sign, or -1 without one; that
    sign itself is in no node.
    """

    start: int
    end: int
    nodes: tuple[Node, ...]
    equals: int = -1


@dataclass(frozen=True, slots=True)
class Element:
    """``{{template}}``, ``{{{parameter}}}`` or ``[[link]]``, with its parts in order."""

    kind: Literal["template", "parameter", "link"]
    start: int
    end: int
    parts: tuple[Part, ...]


Node = Text | Raw | Dropped | Element

_TOKEN = re.compile(r"\{{2,}|\}{2,}|\[\[(?!\[)|\]\]|\||=|<!--|<(?=[A-Za-z])")
_TAG = re.compile(r"<([A-Za-z]+)(?:\s[^<>]*?)?(/?)>")
# Tags whose content is not read as wikitext (or, for tables of HTML, not read at all).
_KEPT = frozenset({"nowiki", "pre"})
_DROPPED = frozenset(
    "ref references gallery math chem ce score timeline syntaxhighlight source imagemap graph "
    "templatestyles templatedata mapframe maplink hiero inputbox section table style".split()
)
_TEMPLATE, _PARAMETER = 2, 3


@dataclass(slots=True)
class _OpenPart:
    start: int
    nodes: list[Node] = field(default_factory=list)
    equals: int = -1


@dataclass(slots=True)
class _Open:
    """An element whose end was not seen yet; ``count`` brackets open it."""

    bracket: str
    start: int
    count: int
    parts: list[_OpenPart]


def parse_markup(source: str) -> tuple[Node, ...]:
    """Return the nodes of a page, in order and without gaps (but for the signs of parts)."""
    return _Parser(source).nodes()


class _Parser:
    """Holds the stack; lives for one page."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.root = _OpenPart(0)
        self.stack: list[_Open] = []
        self.at = 0
        self.never_closed: set[str] = set()

    def nodes(self) -> tuple[Node, ...]:
        """Read the whole page."""
        found = _TOKEN.search(self.source)
        while found:
            self._text(found.start())
            self._sign(found[0], found.start())
            found = _TOKEN.search(self.source, self.at)
        self._text(len(self.source))
        return tuple(self._flat())

    # --- adding -----------------------------------------------------------------------

    @property
    def part(self) -> _OpenPart:
        """The part that nodes are added to now."""
        return self.stack[-1].parts[-1] if self.stack else self.root

    def _text(self, end: int) -> None:
        _add(self.part, Text(self.at, end))
        self.at = end

    def _sign(self, sign: str, start: int) -> None:
        end = start + len(sign)
        if sign[0] in "{[":
            self.stack.append(_Open(sign[0], start, len(sign), [_OpenPart(end)]))
            self.at = end
        elif sign[0] == "}":
            self._close_braces(end)
        elif sign == "]]" and self.stack and self.stack[-1].bracket == "[":
            self.at = end
            self._close(self.stack[-1], 2)
        elif sign == "|" and self.stack:
            self.at = end
            self.stack[-1].parts.append(_OpenPart(end))
        elif sign == "=" and self._may_have_name():
            self.part.equals = len(self.part.nodes)
            self.at = end
        elif sign == "<!--":
            self._comment(start)
        elif sign == "<":
            self._tag(start)
        else:
            self._text(end)

    def _may_have_name(self) -> bool:
        top = self.stack[-1] if self.stack else None
        return (
            top is not None
            and top.bracket == "{"
            and len(top.parts) > 1
            and top.parts[-1].equals < 0
        )

    # --- closing ----------------------------------------------------------------------

    def _close_braces(self, end: int) -> None:
        while end - self.at >= _TEMPLATE and self.stack and self.stack[-1].bracket == "{":
            top = self.stack[-1]
            both = min(end - self.at, top.count)
            matched = _PARAMETER if both >= _PARAMETER else _TEMPLATE
            self.at += matched
            self._close(top, matched)
        self._text(end)

    def _close(self, top: _Open, matched: int) -> None:
        """Make the element that ends here; of a longer run of brackets, the rest stays open."""
        end = self.at - matched
        stops = [part.start - 1 for part in top.parts[1:]] + [end]
        kind: Literal["template", "parameter", "link"] = "link"
        if top.bracket == "{":
            kind = "parameter" if matched == _PARAMETER else "template"
        element = Element(
            kind,
            top.start + top.count - matched,
            self.at,
            tuple(
                Part(part.start, stop, tuple(part.nodes), part.equals)
                for part, stop in zip(top.parts, stops, strict=True)
            ),
        )
        top.count -= matched
        if top.count >= _TEMPLATE:
            top.parts = [_OpenPart(element.start)]
        else:
            self.stack.pop()
            _add(self.part, Text(top.start, top.start + top.count))
        _add(self.part, element)

    def _flat(self) -> list[Node]:
        """Return the nodes of the page, with what was never closed as text.

        From the bottom of the stack up, so that no node is moved twice.
        """
        for piece in self.stack:
            _add(self.root, Text(piece.start, piece.start + piece.count))
            for number, part in enumerate(piece.parts):
                if number:
                    _add(self.root, Text(part.start - 1, part.start))
                for index, node in enumerate(part.nodes):
                    if index == part.equals:
                        _add(self.root, Text(node.start - 1, node.start))
                    _add(self.root, node)
                if part.equals == len(part.nodes):
                    end = part.nodes[-1].end if part.nodes else part.start
                    _add(self.root, Text(end, end + 1))
        return self.root.nodes

    # --- comments and tags ------------------------------------------------------------

    def _comment(self, start: int) -> None:
        close = self.source.find("-->", start + 4)
        end = len(self.source) if close < 0 else close + 3
        # A comment that has its line to itself takes the line with it.
        line = self.source.rfind("\n", max(0, start - 200), start)
        if line >= 0 and not self.source[line:start].strip(" \t\n"):
            rest = end
            while rest < len(self.source) and self.source[rest] in " \t":
                rest += 1
            end = rest + 1 if self.source[rest : rest + 1] == "\n" else end
        self.at = end
        _add(self.part, Dropped(start, end, is_comment=True))

    def _tag(self, start: int) -> None:
        found = _TAG.match(self.source, start)
        name = found[1].casefold() if found else ""
        if found is None or name not in _KEPT | _DROPPED:
            self._text(start + 1)
            return
        inner = end = found.end()
        if not found[2]:
            close = self._closing(name, inner)
            if close is None:
                self._text(inner)
                return
            inner_end, end = close.span()
            if name in _KEPT:
                _add(self.part, Dropped(start, inner, is_comment=True))
                _add(self.part, Raw(inner, inner_end))
                _add(self.part, Dropped(inner_end, end, is_comment=True))
                self.at = end
                return
        self.at = end
        _add(self.part, Dropped(start, end, is_comment=False))

    def _closing(self, name: str, start: int) -> re.Match[str] | None:
        """Find the end tag; once there is none, do not search for it again."""
        if name in self.never_closed:
            return None
        found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self.source, start)
        if found is None:
            self.never_closed.add(name)
        return found


def _add(part: _OpenPart, node: Node) -> None:
    """Append a node; text that goes on is one node."""
    last = part.nodes[-1] if part.nodes else None
    if node.start == node.end:
        return
    if isinstance(node, Text) and isinstance(last, Text) and last.end == node.start:
        part.nodes[-1] = Text(last.start, node.end)
    else:
        part.nodes.append(node)
