"""What the links of an article say of who is who.

Words that lead to the same article name one thing, and the same words that lead to two
articles name two. A link stands mostly at the first mention only, so what it says holds for
the same words elsewhere, as long as they lead to one article everywhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.text import fold, script_of, without_disambiguator

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.lexicon import Lexicon
    from kg.model import Anchor, Article, Span

__all__ = ["Anchors"]


class Anchors:
    """The names that the links of one article stand for.

    The name of a linked thing is the title of its article: without its disambiguator where no
    other link of the article leads to a title that is the same but for it.
    """

    def __init__(
        self, article: Article | None, lexicon: Lexicon, class_of_name: Callable[[str], str]
    ) -> None:
        self._text = article.text if article else ""
        self._title = article.title if article else ""
        self._lexicon = lexicon
        self._class_of_name = class_of_name
        self._anchors = [
            anchor for anchor in (article.anchors if article else ()) if self._is_name(anchor)
        ]
        self._starts = [anchor.span.start for anchor in self._anchors]
        leads: dict[str, set[str]] = defaultdict(set)
        plain: dict[str, set[str]] = defaultdict(set)
        plain[fold(without_disambiguator(self._title))].add(fold(self._title))
        for anchor in self._anchors:
            leads[self._words(anchor)].add(anchor.target)
            plain[fold(without_disambiguator(anchor.target))].add(fold(anchor.target))
        self._shared = {words for words, titles in plain.items() if len(titles) > 1}
        # Words that lead to two articles say nothing by themselves.
        self._by_words = {
            words: self.name_of(target)
            for words, targets in leads.items()
            for target in targets
            if len(targets) == 1 and words not in self._shared and self._holds(words, target)
        }
        self._title_of = {self.name_of(anchor.target): anchor.target for anchor in self._anchors}
        self._others: dict[str, dict[str, None]] = defaultdict(dict)
        for anchor in self._anchors:
            surface = self._text[anchor.span.start : anchor.span.end].strip()
            if self._is_other_name(surface, anchor.target):
                self._others[self.name_of(anchor.target)][surface] = None

    def _holds(self, words: str, target: str) -> bool:
        """Say whether a link may be believed of its words where they are no link.

        "Zenda" may once lead to the Battle of Zenda, and stand for the town elsewhere.
        """
        cls = self._class_of_name(target)
        return (
            words == fold(without_disambiguator(target))
            or cls in {"", "Person", "Polity"}
            or cls == self._class_of_name(words)
        )

    def _is_other_name(self, surface: str, target: str) -> bool:
        """Say whether the words of a link are a name: no noun, no form of the title."""
        plain = without_disambiguator(target)
        return (
            surface[:1].isupper()
            and script_of(surface) == "Latn"
            and not surface.startswith(plain)
            and self._holds(fold(surface), target)
        )

    def other_names(self, name: str) -> tuple[str, ...]:
        """Return what else the links call the thing of a name, in the order of the text."""
        return tuple(self._others.get(name, ()))

    def name_of(self, target: str) -> str:
        """Return the name under which the thing of an article is known here."""
        plain = without_disambiguator(target)
        return target if fold(plain) in self._shared and target != self._title else plain

    def title_of(self, name: str) -> str:
        """Return the title that a link gave a name, or an empty string."""
        return self._title_of.get(name, "")

    def told_from_others(self, name: str) -> str:
        """Return a name with the disambiguator that a link or the article's title gives it."""
        if name == without_disambiguator(self._title):
            return self._title
        return self.title_of(name) or name

    def name(self, text: str, span: Span | None = None) -> str:
        """Return the name that a mention stands for by a link; else its own words.

        Args:
            text: The words of the mention.
            span: Where it stands, if that is known.
        """
        anchor = self._at(span) if span is not None else None
        if anchor is not None and self._words(anchor) == fold(text):
            return self.name_of(anchor.target)
        return self._by_words.get(fold(text), text)

    def named_by(self, span: Span) -> str:
        """Return the name that exactly these words stand for by a link, or an empty string.

        The words may be common ("the rising"); what they lead to is a name all the same where
        its title is written like one. An article before the words does not count.
        """
        anchor = self._at(span)
        if anchor is None or anchor.span.end != span.end or not _is_title_of_name(anchor.target):
            return ""
        before = self._text[span.start : anchor.span.start].strip().casefold()
        return self.name_of(anchor.target) if before in {"", "the"} else ""

    def _at(self, span: Span) -> Anchor | None:
        """Return the first link that begins within a span."""
        number = bisect_left(self._starts, span.start)
        anchor = self._anchors[number] if number < len(self._anchors) else None
        return anchor if anchor is not None and span.contains(anchor.span) else None

    def _words(self, anchor: Anchor) -> str:
        words = fold(self._text[anchor.span.start : anchor.span.end])
        return words.removeprefix("the ")

    def _is_name(self, anchor: Anchor) -> bool:
        """Say whether a link can tell who somebody is: adjectives, numbers and titles cannot."""
        words = self._text[anchor.span.start : anchor.span.end].strip().casefold()
        lexicon = self._lexicon
        no_names = (lexicon.adjectives, lexicon.peoples, lexicon.titles, lexicon.offices)
        return bool(words) and not (words[0].isdigit() or any(words in some for some in no_names))


def _is_title_of_name(title: str) -> bool:
    """Say whether a title has a capital after its first word: every title begins with one."""
    return any(word[:1].isupper() for word in without_disambiguator(title).split()[1:])
