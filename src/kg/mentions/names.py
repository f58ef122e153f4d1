"""Where names stand: runs of capitalised words, whatever the tree says of them.

Taggers and parsers are least sure of names; spelling is sure. What a run is part of, and what
it stands for, is found later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.lexicon import Lexicon
    from kg.mentions.told import KnownNames
    from kg.mentions.tree import Tree
    from kg.model import Token

__all__ = ["Names", "find_names"]

# The number of a regiment or congress.
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th|d)")

# Tags of words that no name is made of, unless they are an acronym.
_CLOSED = frozenset("ADP PRON DET CCONJ SCONJ AUX PUNCT PART INTJ".split())
_PARTS = frozenset({"compound", "flat", "amod"})
_QUOTE = '"'
# The longest title in quotation marks, in tokens.
_LONGEST_TITLE = 14
# Tags of the small words inside a title ("Songs of the Sea").
_SMALL = frozenset({"ADP", "DET", "CCONJ", "PART"})
# How many particles of a name may stand in a row ("van der").
_PARTICLES = 3
# How many of them may stand in a row.
_SMALL_ROW = 2


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a parse.

    Attributes:
        run_of: The run that a token belongs to; runs are in the order of the text.
        relations: By the index of the participle, (name, participle) of "Polish-backed".
        skip: Tokens of such relations, which are no part of a name.
    """

    run_of: Mapping[int, tuple[int, ...]]
    relations: Mapping[int, tuple[str, str]]
    skip: frozenset[int]

    @property
    def runs(self) -> tuple[tuple[int, ...], ...]:
        """The maximal runs of tokens that make up names, in order."""
        return tuple(dict.fromkeys(self.run_of.values()))


def find_names(
    tree: Tree,
    lexicon: Lexicon,
    known: KnownNames,
    times: frozenset[int],
) -> Names:
    """Return the names of a parse.

    Args:
        tree: The parse.
        lexicon: For adjectives of states and the nouns that take part in names.
        known: What the article as a whole tells of its names.
        times: Tokens of expressions of time; they are no names.
    """
    return _Finder(tree, lexicon, known, times).names()


class _Finder:
    """Holds the tree while its names are found; lives for one call."""

    def __init__(
        self, tree: Tree, lexicon: Lexicon, known: KnownNames, times: frozenset[int]
    ) -> None:
        self.tree = tree
        self.tokens = tree.tokens
        self.lexicon = lexicon
        self.known = known
        self.times = times
        self.relations: dict[int, tuple[str, str]] = {}
        self.skip: set[int] = set()
        self.quoted = self._quoted()

    def names(self) -> Names:
        """Find relations first, so that their tokens are kept out of names."""
        self._find_relations()
        run_of = {index: run for run in self._runs() for index in run}
        return Names(run_of, self.relations, frozenset(self.skip))

    def _find_relations(self) -> None:
        for hyphen in self.tokens[1:-1]:
            if hyphen.text != "-" or not self.tree.glued(hyphen.index):
                continue
            participle = hyphen.index + 1
            first = hyphen.index - 1
            word = self.tree.word(participle)
            if word not in self.lexicon.participles or not self.tokens[first].text[:1].isupper():
                continue
            while first and self._is_part_of(first - 1, first):
                first -= 1
            name = " ".join(t.text for t in self.tokens[first : hyphen.index])
            self.relations[participle] = (name, word)
            self.skip.update(range(first, participle + 1))

    def _quoted(self) -> dict[int, int]:
        """Return the first and last token of what is quoted as a title: capitals, no full stop."""
        marks = [t.index for t in self.tokens if t.text == _QUOTE]
        found: dict[int, int] = {}
        for opening, closing in zip(marks[::2], marks[1::2], strict=False):
            inner = list(self.tokens[opening + 1 : closing])
            while inner and inner[-1].text in {",", "."}:
                inner.pop()
            if (
                not 1
                < len(inner) + (opening > 0 and self._names_work(opening - 1))
                <= (_LONGEST_TITLE)
            ):
                continue
            content = [t for t in inner if t.upos not in _CLOSED]
            if inner[0].text[:1].isupper() and content and all(_is_title_word(t) for t in content):
                found[inner[0].index] = inner[-1].index
        return found

    def _names_work(self, index: int) -> bool:
        token = self.tokens[index]
        lemma = self.lexicon.lemma(token.text, token.lemma, "NOUN")
        return self.lexicon.class_of(lemma) == "Work" and token.text[:1].islower()

    def _opens_title(self, index: int) -> bool:
        """Say whether "The" within a sentence is the first word of a title."""
        token = self.tokens[index]
        return (
            index > 0
            and token.upos == "DET"
            and token.text in {"The", "A", "An"}
            and self.tokens[index - 1].text not in {_QUOTE, ":", ".", ";"}
            and index + 1 < len(self.tokens)
            and self._is_capital(index + 1)
        )

    def _is_part_of(self, index: int, head: int) -> bool:
        token = self.tokens[index]
        return self._is_capital(index) and token.dep in _PARTS and token.head == head

    def _is_capital(self, index: int) -> bool:
        """Say whether a token may be a word of a name."""
        token = self.tokens[index]
        if index in self.skip or index in self.times:
            return False
        if not token.text[:1].isupper() and not _no_case(token.text):
            return False
        if token.upos in _CLOSED:
            after = self.tokens[index + 1 : index + 3]
            if token.text == "All" and [t.text for t in after[:1]] == ["-"] and len(after) > 1:
                return self.tree.glued(index + 1)  # "All-Ruritanian"
            acronym = token.text.isupper() and len(token.text) > 1
            return acronym and token.upos not in {"PRON", "PUNCT"}
        if index and self.tokens[index - 1].text not in {'"', ":"}:
            return (
                token.upos not in {"ADV", "VERB"}
                or token.text.casefold() in self.known.words
                or self._is_capital(index - 1)
            )
        return self._is_name_at_start(index)

    def _is_name_at_start(self, index: int) -> bool:
        """Say whether a capital is a name's, though the beginning of a sentence may give it."""
        token = self.tokens[index]
        word = token.text.casefold()
        if token.upos == "PROPN" and self.lexicon.class_of(word) and len(self.tokens) > index + 1:
            # "Talks began": a plain noun, unless the next word is a name too.
            following = self.tokens[index + 1].text
            return word in self.known.words or following[:1].isupper() or following == "of"
        return (
            token.upos == "PROPN"
            or word in self.known.words
            or word in self.lexicon.adjectives
            or self._opens_post(index)
        )

    def _opens_post(self, index: int) -> bool:
        """Say whether a sentence begins with the first word of a post ("Prime Minister X")."""
        words = self.lexicon.words
        if self.tree.word(index) not in words["post-modifier"] | words["rank"]:
            return False
        after = [t for t in self.tokens[index + 1 : index + 3] if t.text != "-"][:1]
        titles = self.lexicon.titles
        return bool(after) and after[0].text[:1].isupper() and after[0].text.casefold() in titles

    def _runs(self) -> list[tuple[int, ...]]:
        runs: list[tuple[int, ...]] = []
        index = 0
        while index < len(self.tokens):
            if index in self.quoted:
                runs.append(tuple(range(index, self.quoted[index] + 1)))
                index = self.quoted[index] + 1
                continue
            opens = self._opens_title(index)
            length = (
                self._told_length(index)
                or opens
                or self._is_capital(index)
                or self._numbers_unit(index)
            )
            if not length:
                index += 1
                continue
            title = opens or (index > 0 and self._names_work(index - 1))
            run = list(range(index, index + length))
            index += length
            while index < len(self.tokens) and (
                step := self._step(run[-1], index) or (self._step_in_title(index) if title else 0)
            ):
                run += range(index, index + step)
                index += step
            runs.append(tuple(run))
        return runs

    def _numbers_unit(self, index: int) -> bool:
        """Say whether a number begins the name of a unit or body ("2nd Infantry Division")."""
        if index in self.times or not _ORDINAL.fullmatch(self.tokens[index].text):
            return False
        end = index
        while end + 1 < len(self.tokens) and self._is_capital(end + 1):
            end += 1
        cls = self.lexicon.class_of(self.tree.word(end))
        return end > index and cls in {"ArmedForce", "Organization"}

    def _step_in_title(self, index: int) -> int:
        """Go on over small words in the title of a work ("Songs of the Sea")."""
        ahead = index
        while ahead < len(self.tokens) and self.tokens[ahead].upos in _SMALL:
            if self.tokens[ahead].text[:1].isupper():
                break
            ahead += 1
        near = index < ahead <= index + _SMALL_ROW and ahead < len(self.tokens)
        # "the novel X with Y", "X by Y" and "X in Zenda": these begin something new.
        if not near or self.tree.word(index) in {"by", "with", "in", "at", "from", "to"}:
            return 0
        return ahead - index + 1 if self._is_capital(ahead) else 0

    def _told_length(self, index: int) -> int:
        """Return the number of tokens of the longest told name that begins here, or 0."""
        longest = 0
        if not self.tokens[index].text[:1].isupper():
            return 0
        for name in self.known.whole.get(self.tree.word(index), ()):
            end = index + 1
            while end < len(self.tokens) and len(spelled := self._spell(index, end)) < len(name):
                if not name.startswith(spelled):
                    break
                end += 1
            if self._spell(index, end) == name:
                longest = max(longest, end - index)
        return longest

    def _spell(self, start: int, end: int) -> str:
        return self.tree.spell(range(start, end)).casefold()

    def _step(self, last: int, index: int) -> int:
        """Return by how many tokens a run that ended at ``last`` goes on; 0 when it ends."""
        if index in self.skip:
            return 0
        if length := self._told_length(index) or self._is_capital(index):
            return length
        if index + 1 == len(self.tokens):
            return 0
        if self.tokens[index].text == "of":
            return self._step_over_of(last, index)
        if self.tokens[index].text == "I" and self.tokens[last].upos == "PROPN":
            return 1  # "Karl I" and "World War I" are no pronouns
        return self._step_over_small(last, index)

    def _step_over_small(self, last: int, index: int) -> int:
        """Go on in "Holt Prize in Physics" and "Omar al-Varga", and over what joins two words."""
        ahead, word = index + 1, self.tree.word(index)
        award = self.lexicon.class_of(self.tree.word(last)) == "Award"
        if word in {"in", "for"} and award and self._is_capital(ahead) and ahead not in self.times:
            return 2
        if word == "for" and self.tree.word(last) in self.lexicon.words["striving"]:
            after = ahead + (self.tree.word(ahead) == "the")
            if after < len(self.tokens) and self._is_capital(after):
                return self._striven_for(after) - index + 1
        if word in self.lexicon.words["name-particle"] and self.tokens[ahead].text == "-":
            length = self.tree.particle_at(index)
            return 1 + length if length else 0
        if word == "the" and self.tree.word(ahead) in self.lexicon.words["epithet"]:
            return 2 if self._is_capital(ahead) and self.tokens[last].upos == "PROPN" else 0
        return (
            self._over_particles(index)
            or self._over_nickname(index)
            or (2 if self._joins(last, index) else 0)
        )

    def _over_particles(self, index: int) -> int:
        """Go on in "Anna van der Varga" and "A. de la Zenda": up to three small words."""
        end = index + (self.tokens[index].text == "." and len(self.tokens[index - 1].text) == 1)
        start = end
        while end < len(self.tokens) - 1 and end - start < _PARTICLES:
            if self.tree.word(end) not in self.lexicon.words["name-particle"]:
                break
            end += 1
        upper = self.tokens[end].text[:1].isupper() and self._is_capital(end)
        return end - index + 1 if end > start and upper else 0

    def _over_nickname(self, index: int) -> int:
        """Go on in a name with a nickname in quotes: Karl "Kari" Varga."""
        words = self.tokens[index : index + 4]
        if len(words) < 4 or words[0].text != _QUOTE or words[2].text != _QUOTE:  # noqa: PLR2004
            return 0
        return 4 if self._is_capital(words[1].index) and self._is_capital(words[3].index) else 0

    def _striven_for(self, index: int) -> int:
        """Return the last token of what a body strives for ("Movement for the Freedom of X")."""
        while index + 1 < len(self.tokens):
            ahead = index + 1
            if self.tokens[ahead].text == "of":
                ahead += 1 + (self.tree.word(min(ahead + 1, len(self.tokens) - 1)) == "the")
            if ahead >= len(self.tokens) or not self._is_capital(ahead):
                break
            index = ahead
        return index

    def _joins(self, last: int, index: int) -> bool:
        """Say whether a small word or mark joins what is before and after it into one name."""
        text = self.tokens[index].text
        if text == "-":
            return self.tree.glued(index)
        if not self._is_capital(index + 1):
            return False
        upper = self.tokens[index + 1].text[:1].isupper()
        if text in {"'s", "'"}:
            plural = (
                text == "'" and self.tree.word(last).endswith("s") and self._ends_in_noun(index)
            )
            saint = self._is_saint(last) and self._ends_in_noun(index)
            return upper and (plural or saint or self.tree.word(last) in self.lexicon.possessives)
        if text.casefold() in self.lexicon.words["name-particle"]:
            return upper
        return text == "." and len(self.tokens[last].text) == 1

    def _is_saint(self, last: int) -> bool:
        """Say whether a name is a saint's, by whose name a church or college goes."""
        words = [t.text.casefold() for t in self.tokens[max(0, last - 2) : last]]
        return words[-1:] in (["st"], ["saint"], ["st."]) or words == ["st", "."]

    def _ends_in_noun(self, index: int) -> bool:
        """Say whether the capitals after an apostrophe end in a noun of names ("War", "Shrine")."""
        end = index + 1
        while end + 1 < len(self.tokens) and self._is_capital(end + 1):
            end += 1
        return self._is_capital(end) and bool(self.lexicon.class_of(self.tree.word(end)))

    def _step_over_of(self, last: int, index: int) -> int:
        """Go on in "University of Y" but not in "President of Y": a post is no part of a name."""
        word = self.tree.word(last)
        before = self.tree.word(last - 1) if last else ""
        if before in self.lexicon.words["noble"] and self._is_capital(index + 1):
            return 2  # "Prince X of Y"
        lineage = word in self.lexicon.words["lineage"]
        if self.lexicon.class_of(word) in {"", "Person"} and not lineage:
            return 0
        if word in self.lexicon.titles or word in self.lexicon.offices:
            return 0
        ahead = index + 1
        if self.tree.word(ahead) == "the":
            ahead += 1
        if self.tree.word(min(ahead, len(self.tokens) - 1)) in self.lexicon.words["name-particle"]:
            ahead += self.tree.particle_at(ahead)  # "University of al-Zenda"
        if ahead < len(self.tokens) and self._is_capital(ahead) and not self._modifies(ahead):
            return ahead - index + 1
        return 0

    def _modifies(self, index: int) -> bool:
        """Say whether capitals after "of the" belong to a noun ("of the Varga shogunate")."""
        end = index
        while end < len(self.tokens) and self._is_capital(end):
            end += 1
        return (
            self.tree.word(index - 1) == "the"
            and end < len(self.tokens)
            and self.tokens[end].upos == "NOUN"
        )


def _is_title_word(token: Token) -> bool:
    return token.text[:1].isupper() or token.text[:1].isdigit()


def _no_case(text: str) -> bool:
    """Say whether a word is written in letters that have no case (Chinese, Arabic)."""
    return text.isalpha() and text.upper() == text.lower()
