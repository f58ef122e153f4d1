"""The text that a page of MediaWiki markup shows, each character with its source."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from kg.read.decoding import CONTROL
from kg.read.markup import Dropped, Element, Raw, Text
from kg.read.strand import Strand
from kg.read.templates import BREAK, DROP, Call, show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.read.markup import Node, Part

__all__ = ["Renderer", "template_name"]

# Deeper nesting is shown to no reader: MediaWiki itself stops at 40 templates.
_DEEPEST = 40
_LONGEST_TITLE = 255
# Functions of the parser whose argument is shown.
_FUNCTIONS = ("formatnum:", "lc:", "uc:", "lcfirst:", "ucfirst:")
# How much white space may stand on the line of a template that has it to itself.
_INDENT = 80
# A run of this many apostrophes is italic type, and not bold.
_ITALIC = 2
_INLINE = re.compile(
    r"(?P<quotes>''+)"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<line><br\b[^<>]{0,200}>)"
    r"|(?P<tag></?(?:abbr|b|bdi|bdo|big|blockquote|center|cite|code|data|dd|del|dfn|div|dl|dt|em"
    r"|font|h[1-6]|hr|i|includeonly|ins|kbd|li|mark|noinclude|nowiki|ol|onlyinclude|p|poem|pre|q"
    r"|ref|references|rp|rt|ruby|s|samp|section|small|span|strike|strong|sub|sup|table|tbody|td"
    r"|th|time|tr|tt|u|ul|var|wbr)\b[^<>]{0,1000}>)"
    r"|(?P<external>\[(?:https?:|ftp:)?//[^\s\[\]<>\"]+[ \t]*)"
    r"|(?P<close>\])"
    r"|(?P<magic>__[A-Z]{3,30}__)",
    re.IGNORECASE,
)
_WORD_END = re.compile(r"[a-z\u00df-\u00f6\u00f8-\u00ff]+")
# Link prefixes: what is no part of the text, and what leads to no article.
_HIDDEN = frozenset("file image category datei bild kategorie fichier media".split())
_ELSEWHERE = frozenset(
    "wikt wiktionary s wikisource b q n v wikiquote commons c d wikidata m meta mw special "
    "wikipedia wp project help portal template user talk draft module species book w".split()
)
_LANGUAGE_PREFIX = re.compile(r"[a-z]{2,3}(?:-[a-z]+)*|simple")
_DISAMBIGUATOR = re.compile(r"\s*\([^()]*\)$|,.*$")


class Renderer:
    """Turns nodes into strands and collects what the links lead to.

    Attributes:
        targets: Titles of the articles that links lead to, by the number of the link.
        bold: Where marks of bold type stand in the source.
    """

    def __init__(self, source: str, title: str = "", *, in_infobox: bool = False) -> None:
        self.source = source
        self.title = title
        self.in_infobox = in_infobox
        self.targets: list[str] = []
        self.bold: list[int] = []

    def render(self, nodes: Iterable[Node], depth: int = 0) -> Strand:
        """Return what nodes show; line ends are kept, list items and breaks are marked."""
        strands: list[Strand] = []
        # How many brackets of links to the web are open in these nodes.
        self._open = 0
        linked = False
        for node in nodes:
            if isinstance(node, Text):
                trail = self._trail(node) if linked else 0
                if trail:
                    word = Strand.copied(self.source, node.start, node.start + trail)
                    strands.append(word.linked(strands[-1].links[-1]))
                strands += self._text(node.start + trail, node.end)
            else:
                brackets = self._open
                strands += self._shown(node, depth)
                self._open = brackets
            linked = isinstance(node, Element) and node.kind == "link" and len(strands[-1]) > 0
        return Strand.joined(strands)

    def _trail(self, node: Text) -> int:
        """Return how many letters after a link belong to its words ("[[ruler]]s")."""
        found = _WORD_END.match(self.source, node.start, node.end)
        return found.end() - node.start if found else 0

    def _shown(self, node: Node, depth: int) -> list[Strand]:
        if isinstance(node, Raw):
            return self._entities(node.start, node.end)
        if isinstance(node, Dropped) and node.is_comment:
            return []
        shown: Strand | None = None
        if isinstance(node, Element) and depth < _DEEPEST:
            if node.kind == "template":
                shown = self._template(node, depth)
            elif node.kind == "link":
                shown = self._link(node, depth)
            elif len(node.parts) > 1:
                shown = self.render(node.parts[1].nodes, depth + 1)
        if shown is None:
            return [Strand.written(DROP, node.start, node.end)]
        return [shown if shown.is_in_order() else shown.standing_for(node.start, node.end)]

    # --- text -----------------------------------------------------------------------------

    def _text(self, start: int, end: int) -> list[Strand]:
        strands = []
        at = start
        for found in _INLINE.finditer(self.source, start, end):
            strands.append(Strand.copied(self.source, at, found.start()))
            strands.append(Strand.written(self._inline(found), *found.span()))
            at = found.end()
        return [*strands, Strand.copied(self.source, at, end)]

    def _inline(self, found: re.Match[str]) -> str:
        """Return what a mark within a text shows."""
        mark = found[0]
        kind = found.lastgroup
        if kind == "quotes":
            return self._quotes(len(mark), found.start())
        if kind == "entity":
            return _character(mark)
        if kind == "external":
            self._open += 1
        if kind == "close":
            if not self._open:
                return mark
            self._open -= 1
        return BREAK if kind == "line" else ""

    def _quotes(self, count: int, start: int) -> str:
        """Return the apostrophes that are left of a run that marks italic or bold type."""
        marks = max(n for n in (_ITALIC, 3, 5) if n <= count)
        if marks != _ITALIC:
            self.bold.append(start)
        return "'" * (count - marks)

    def _entities(self, start: int, end: int) -> list[Strand]:
        """Return text in which only the entities have a meaning."""
        strands = []
        at = start
        for found in _INLINE.finditer(self.source, start, end):
            if found.lastgroup == "entity":
                strands.append(Strand.copied(self.source, at, found.start()))
                strands.append(Strand.written(_character(found[0]), *found.span()))
                at = found.end()
        return [*strands, Strand.copied(self.source, at, end)]

    # --- links ------------------------------------------------------------------------------

    def _link(self, node: Element, depth: int) -> Strand | None:
        target = self.render(node.parts[0].nodes, depth + 1)
        title = _title(target.text)
        prefix = title.lstrip(":").split(":")[0].strip().casefold() if ":" in title else ""
        is_shown = title.startswith(":")
        if not is_shown and (prefix in _HIDDEN or _LANGUAGE_PREFIX.fullmatch(prefix)):
            return None
        shown = self._words(node, target, depth)
        leads_away = is_shown or prefix in _ELSEWHERE or "#" in title
        if leads_away or not _is_title(title):
            return shown
        return self.link(shown, title)

    def _words(self, node: Element, target: Strand, depth: int) -> Strand:
        """Return the words of a link: those given, or the title."""
        if len(node.parts) == 1:
            colon = len(target.text) - len(target.text.lstrip(": "))
            return target.cut(colon, len(target)).replaced(re.compile("_"), " ")
        # Whatever stands after a second bar belongs to the words, as MediaWiki has it.
        words = Strand.joined(
            strand
            for number, part in enumerate(node.parts[1:])
            for strand in (
                *([Strand.copied(self.source, part.start - 1, part.start)] if number else []),
                self.render(part.nodes, depth + 1),
            )
        )
        if words.text.strip():
            return words
        # "[[Zenda (city)|]]" shows the title without what tells it from others.
        return target.replaced(_DISAMBIGUATOR, "")

    def link(self, strand: Strand, title: str) -> Strand:
        """Return a strand as the words of a link to an article."""
        title = _title(title)
        if not _is_title(title) or not strand.text.strip():
            return strand
        self.targets.append(title)
        return strand.linked(len(self.targets) - 1)

    # --- templates --------------------------------------------------------------------------

    def _template(self, node: Element, depth: int) -> Strand | None:
        name = template_name(self.source, node)
        if name == "pagename":
            return Strand.written(self.title, node.start, node.end)
        if name.startswith(_FUNCTIONS):
            said = self.render(node.parts[0].nodes, depth + 1)
            return said.cut(said.text.index(":") + 1, len(said)) if ":" in said.text else None
        arguments = self.arguments(node, depth + 1)
        call = Call(
            name, node.start, node.end, arguments, self._is_block(node), self.in_infobox,
            self.link,
        )  # fmt: skip
        return show(call)

    def _is_block(self, node: Element) -> bool:
        """Say whether a template has its lines to itself."""
        begin = max(0, node.start - _INDENT)
        before = self.source[begin : node.start].rpartition("\n")
        after = self.source[node.end : node.end + _INDENT].partition("\n")
        return not (before[2] + after[0]).strip() and bool(begin == 0 or before[1])

    def arguments(self, node: Element, depth: int = 1) -> dict[str, Strand]:
        """Return the arguments of a template, rendered and stripped, by name or number."""
        found: dict[str, Strand] = {}
        number = 0
        for part in node.parts[1:]:
            if part.equals < 0:
                number += 1
                key, nodes = str(number), part.nodes
            else:
                key, nodes = self.key(part), part.nodes[part.equals :]
            found[key] = self.render(nodes, depth).stripped()
        return found

    def key(self, part: Part) -> str:
        """Return the name of an argument, or an empty string."""
        if part.equals < 0:
            return ""
        # No reader sees the name of an argument: what it is made of does not matter.
        named = self.render((n for n in part.nodes[: part.equals] if isinstance(n, Text)), 1)
        return " ".join(named.text.split())


def template_name(source: str, node: Element) -> str:
    """Return the name of a template, case-folded, with single spaces."""
    texts = (source[n.start : n.end] for n in node.parts[0].nodes if isinstance(n, Text))
    name = " ".join("".join(texts).replace("_", " ").split()).casefold()
    for prefix in ("subst:", "safesubst:", "template:"):
        name = name.removeprefix(prefix).strip()
    return name


def _character(entity: str) -> str:
    """Return the text of a character reference; a space for what cannot be shown."""
    shown = html.unescape(entity)
    return shown.translate(CONTROL | {9: " ", 10: " ", 0xA0: " "})


def _title(text: str) -> str:
    """Return the title that the target of a link names, as MediaWiki writes it."""
    title = " ".join(text.replace("_", " ").replace(DROP, " ").replace(BREAK, " ").split())
    return title[:1].upper() + title[1:]


def _is_title(title: str) -> bool:
    return 0 < len(title) <= _LONGEST_TITLE and not re.search(r"[\[\]{}|<>#\x00-\x1f]", title)
