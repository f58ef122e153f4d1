"""The infobox templates of a page as lines of the plain form: ``- Birth Date: 1899-05-01``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.read.markup import Element
from kg.read.render import template_name
from kg.read.strand import Strand
from kg.read.templates import BREAK, COORDINATES, ITEM
from kg.read.tidy import as_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.markup import Node, Part
    from kg.read.render import Renderer

__all__ = [
    "NAME_KEYS",
    "FieldLine",
    "coordinates_lines",
    "field_lines",
    "gives_coordinates",
    "infobox_name",
    "is_infobox",
]

FieldLine = tuple[str, Strand]
"""The key of a field as the plain form writes it, and its whole line."""

_DEEPEST = 8
# The key of the coordinates that stand beside the title of a page.
_COORDINATES = "Coordinates"
_LONGEST_KEY = 60
# The parameters that name the subject.
_NAMES = ("name", "conflict", "conventional_long_name", "official_name", "common_name")
NAME_KEYS = frozenset(
    {"Name", "Conflict", "Conventional Long Name", "Official Name", "Common Name"}
)
"""The keys of the fields that name the subject."""

# The parameters that say how the box looks, or show a picture.
_LOOKS = re.compile(
    r"(?:image|img|photo|picture|logo|flag|coat|symbol|seal|emblem|map|caption|alt|signature"
    r"|landscape|smallimage|box|bodyclass|bodystyle|style|color|colour|width|embed|child|nocat"
    r"|footnotes?|border|pushpin|mapframe|label_?style)(?:[ _]?\d*)(?:_.*)?|coord(?:inate)?s?_.*"
    r"|.*[ _-](?:size|alt|caption|width|upright|type_?style|image|lang|map|link)\d*"
    r"|suppressfields|show-medals|honorific[_-](?:prefix|suffix)[_-]?(?:style)|\d+",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:^|\n)[ \t]*[*#]+[ \t]*|\n[ \t]*(?:[:;]+[ \t]*|(?=\n))")
_SOFT = re.compile("\n")
_BORDER = re.compile(f"[{BREAK}{ITEM}]")


def is_infobox(source: str, node: Element) -> bool:
    """Say whether an element is an infobox template."""
    if node.kind != "template":
        return False
    name = template_name(source, node)
    return name.startswith(("infobox", "#invoke:infobox")) or name.endswith(" infobox")


def infobox_name(renderer: Renderer, node: Element) -> str:
    """Return how an infobox names the subject, or an empty string."""
    parts = {renderer.key(part): part for part in node.parts[1:]}
    for key in _NAMES:
        if key in parts:
            name = as_line(renderer.render(_value_nodes(parts[key]), 1)).text
            if name:
                return name
    return ""


def field_lines(renderer: Renderer, node: Element) -> list[FieldLine]:
    """Return the lines of an infobox and of the infoboxes within it, in the order of the page."""
    return list(_lines(renderer, node, 0))


def gives_coordinates(renderer: Renderer, node: Element) -> bool:
    """Say whether an element shows beside the title of the page where its subject is.

    Within a line of the text it does not count: it would tear a sentence apart.
    """
    if node.kind != "template" or template_name(renderer.source, node) not in COORDINATES:
        return False
    display = renderer.arguments(node).get("display")
    ways = re.split(r"[,\s]+", display.text.casefold()) if display is not None else []
    if not {"title", "t", "it", "ti"}.intersection(ways):
        return False
    before = renderer.source[: node.start].rpartition("\n")[2]
    after = renderer.source[node.end :].partition("\n")[0]
    return not (before.strip() and after.strip())


def coordinates_lines(renderer: Renderer, node: Element) -> list[FieldLine]:
    """Return the coordinates of a page as the line of an infobox."""
    value = _value(renderer.render((node,), 1))
    if not len(value):
        return []
    head = Strand.written(f"- {_COORDINATES}: ", node.start, value.starts[0])
    return [(_COORDINATES, Strand.joined([head, value]))]


def _lines(renderer: Renderer, node: Element, depth: int) -> Iterator[FieldLine]:
    for part in node.parts[1:]:
        key = renderer.key(part)
        values = _value_nodes(part)
        inner = [n for n in values if isinstance(n, Element) and is_infobox(renderer.source, n)]
        if inner:
            for box in inner if depth < _DEEPEST else ():
                yield from _lines(renderer, box, depth + 1)
            continue
        if not key or _LOOKS.fullmatch(key):
            continue
        value = _value(renderer.render(values, 1))
        if len(value) and len(key) <= _LONGEST_KEY:
            words = _plain_key(key)
            start = part.start
            end = value.starts[0]
            yield words, Strand.joined([Strand.written(f"- {words}: ", start, end), value])


def _value_nodes(part: Part) -> tuple[Node, ...]:
    return part.nodes[max(0, part.equals) :]


def _plain_key(key: str) -> str:
    """Return a key as the plain form writes it.

    >>> _plain_key("term_start2")
    'Term Start2'
    """
    words = key.replace("_", " ").replace(":", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words)


def _value(shown: Strand) -> Strand:
    """Return a value as one line: the items of a list with a semicolon between them.

    Where an item holds a semicolon itself, a star is between them.
    """
    marked = shown.replaced(_BULLET, ITEM).replaced(_SOFT, " ")
    # Each item as the pieces between which a line break only wraps it.
    items: list[list[Strand]] = []
    at = 0
    for found in [*_BORDER.finditer(marked.text), None]:
        end = found.start() if found else len(marked)
        piece = as_line(marked.cut(at, end))
        if len(piece):
            wrapped = bool(items) and marked.text[at - 1] == BREAK
            if wrapped and _goes_on(items[-1][-1].text, piece.text):
                items[-1].append(piece)
            else:
                items.append([piece])
        at = end + 1
    lines = [Strand.chained(item, " ") for item in items]
    return Strand.chained(lines, " * " if any(";" in line.text for line in lines) else "; ")


def _goes_on(before: str, after: str) -> bool:
    """Say whether a line break stands within an item: "Strelsau,<br>Ruritania"."""
    return before.endswith((",", "(", "\u2013", "-")) or after[0] == "(" or after[0].islower()
