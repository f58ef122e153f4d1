"""Noun phrases of a parse, with the parts that say what they stand for.

A phrase is a name, a common noun ("several hundred of his troops") or a pronoun. Where names
stand is told by spelling; all else comes from the tree (Universal Dependencies v2).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.mentions.modifiers import noun_lemma, opposes, whole_post, whole_title, words_before
from kg.mentions.names import find_names
from kg.mentions.phrase import Phrase, Phrases
from kg.mentions.told import KnownNames
from kg.mentions.tree import Tree
from kg.model import Span

if TYPE_CHECKING:
    from kg.lexicon import Lexicon
    from kg.model import Parse, Token

__all__ = ["find_phrases"]

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
_MARKS = frozenset({"case", "punct", "cc", "mark"})
_ARGUMENTS = frozenset("nsubj nsubj:pass obj iobj obl nmod conj obl:agent root appos xcomp".split())
# How far before a phrase "Polish-backed" may stand, in tokens, when it hangs on its head.
_REACH = 4
_NOTHING_KNOWN = KnownNames()


def find_phrases(
    parse: Parse,
    lexicon: Lexicon,
    known: KnownNames = _NOTHING_KNOWN,
    times: frozenset[int] = frozenset(),
) -> Phrases:
    """Return the phrases of a sentence.

    Args:
        parse: The tree.
        lexicon: For titles, adjectives of states and the nouns that take part in names.
        known: What the article as a whole tells of its names.
        times: Tokens of expressions of time; they are no names.
    """
    return _Builder(parse, lexicon, known, times).phrases()


class _Builder:
    """Holds the tree while its phrases are built; lives for one call."""

    def __init__(
        self, parse: Parse, lexicon: Lexicon, known: KnownNames, times: frozenset[int]
    ) -> None:
        self.tree = Tree(parse)
        self.tokens = parse.tokens
        self.lexicon = lexicon
        self.times = times
        self.names = find_names(self.tree, lexicon, known, times)
        self.by_head: dict[int, Phrase] = {}
        self.covered: dict[int, int] = {}

    def phrases(self) -> Phrases:
        """Build names, then what no name covers, then join quantities with what they count."""
        for run in self.names.runs:
            self._add_name(run)
        for token in self.tokens:
            if not any(token.index in s for s in (self.covered, self.by_head, self.times)):
                self._add_other(token)
        for index, run in self.names.run_of.items():
            self.covered.setdefault(index, self._run_head(run))
        for phrase in tuple(self.by_head.values()):
            self._join_quantity(phrase)
        return Phrases(self.by_head, self.covered)

    def _add_name(self, run: tuple[int, ...]) -> None:
        phrase = self._name_phrase(run, self._run_head(run))
        if phrase is None:
            return
        self.by_head[phrase.head] = phrase
        self.covered.update(dict.fromkeys(run, phrase.head))
        # The title may carry the preposition: "against governor X".
        if phrase.titles and run[0] and self.tree.word(run[0] - 1) in phrase.titles:
            self.covered[run[0] - 1] = phrase.head

    def _add_other(self, token: Token) -> None:
        if token.upos == "PRON" or (token.upos == "DET" and token.dep == "nmod:poss"):
            self.by_head[token.index] = Phrase(
                token.index,
                "pronoun",
                token.span,
                lemma=token.text.casefold(),
                plural=token.feat("Number") == "Plur",
            )
        elif self._is_nominal(token):
            self.by_head[token.index] = self._common_phrase(token)

    def _is_nominal(self, token: Token) -> bool:
        if token.upos == "NOUN":
            modifier = token.dep in {"compound", "flat", "fixed"}
            return not modifier or self.tokens[token.head].upos not in {"NOUN", "PROPN"}
        if token.upos == "NUM" and _is_year(token):
            return False
        if token.upos == "ADJ" and token.dep in {"root", "conj", "xcomp"}:
            return False
        return token.upos in {"NUM", "ADJ", "DET", "PROPN"} and token.dep in _ARGUMENTS

    # --- names ---------------------------------------------------------------------

    def _run_head(self, run: tuple[int, ...]) -> int:
        inside = set(run)
        outside = [i for i in run if self.tokens[i].head not in inside or self.tokens[i].head == i]
        nominal = [
            t.index for t in self.tree.at(outside) if t.upos in _NOMINAL and t.dep not in _MARKS
        ]
        return (nominal or outside or list(run))[0]

    def _name_phrase(self, run: tuple[int, ...], head: int) -> Phrase | None:
        """Return the phrase of a run, or None when it merely modifies a common noun."""
        if self._modifies_noun(head, run):
            return None
        before, determiner = words_before(self.tree, run[0], self.names.skip)
        if self._is_post(run):
            return self._post(run, head, before, determiner)
        titles, peoples, name = self._split(run)
        if not name:
            return Phrase(
                head,
                "common",
                self.tree.cover(run),
                lemma=self.tree.word(run[-1]),
                peoples=peoples,
                definite=determiner,
            )
        left = [*before, *run]
        return Phrase(
            head=head,
            kind="name",
            span=self.tree.cover(left),
            name=self.tree.spell(name),
            name_span=self.tree.cover(name),
            titles=(*self._titles(before), *titles),
            peoples=(*self._peoples(before), *peoples),
            modifiers=tuple(self.tree.word(i) for i in before),
            possessor=self._possessor(head, exclude=run),
            of=tuple(t.index for t in self.tree.case(head, "of") if t.index not in run),
            definite=determiner,
            plural=self.tokens[run[-1]].feat("Number") == "Plur",
            relational=self._relational(left[0], head, run),
        )

    def _is_post(self, run: tuple[int, ...]) -> bool:
        """Say whether capitals spell a post or profession and no name ("Prime Minister")."""
        words = [self.tree.word(i) for i in run]
        lexicon = self.lexicon
        if words[-1] not in lexicon.offices and words[-1] not in lexicon.occupations:
            return False
        before = [w for w in words[:-1] if w != "-"]
        return all(
            w in lexicon.words["post-modifier"] or w in lexicon.offices or w in lexicon.adjectives
            for w in before
        )

    def _post(self, run: tuple[int, ...], head: int, before: list[int], determiner: str) -> Phrase:
        own = [i for i in run[:-1] if self.tree.word(i) in self.lexicon.adjectives]
        words = [i for i in (*before, *run[:-1]) if i not in own]
        names, peoples, modifiers = self._modifiers([i for i in before if i in words])
        lemma, of = whole_post(self.tree, self.lexicon, head, self.tree.word(run[-1]))
        return Phrase(
            head=head,
            kind="common",
            span=self.tree.cover([*before, *run]),
            lemma=lemma,
            peoples=(*peoples, *(self.tree.word(i) for i in own)),
            modifiers=(*modifiers, *(self.tree.word(i) for i in run[:-1] if i not in own)),
            names_before=tuple(names),
            possessor=self._possessor(head, exclude=run),
            of=of,
            definite=determiner,
            plural=self.tokens[run[-1]].feat("Number") == "Plur",
        )

    def _modifies_noun(self, head: int, run: tuple[int, ...]) -> bool:
        """Say whether a run stands before the common noun it modifies ("Red League troops")."""
        last = run[-1]
        # Directly before a common noun a name is a modifier, whatever the tree says.
        for token in self.tokens[last + 1 :]:
            if token.upos not in {"ADJ", "NOUN", "PROPN"} or token.index in self.names.run_of:
                break
            if token.text in self.lexicon.words["name-particle"] or token.dep == "xcomp":
                break  # "appointed Karl Holt governor"
            if token.upos != "ADJ" and not self._noun_follows(token.index):
                return True
        token = self.tokens[head]
        governor = self.tokens[token.head]
        return (
            token.dep in {"compound", "amod", "nmod:unmarked"}
            and governor.index > last
            and governor.index not in self.names.run_of
            and governor.upos == "NOUN"
            and not self._comma_between(last, governor.index)
        )

    def _noun_follows(self, index: int) -> bool:
        return index + 1 < len(self.tokens) and self.tokens[index + 1].upos == "NOUN"

    def _comma_between(self, first: int, last: int) -> bool:
        return any(t.upos == "PUNCT" and t.text != "-" for t in self.tokens[first:last])

    def _split(
        self, run: tuple[int, ...]
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]:
        """Split a run into titles, adjectives of states and the name itself."""
        titles: list[str] = []
        peoples: list[str] = []
        rest = run
        while len(rest) > 1:
            word = self.tree.word(rest[0])
            if (
                word in self.lexicon.words["post-modifier"]
                and len(rest) > 2  # noqa: PLR2004
                and self._is_title(self.tree.word(rest[1]))
            ):
                # "Prime Minister X", "Vice-Admiral X": the first word belongs to the title.
                titles.append(f"{word} {self.tree.word(rest[1])}")
                rest = rest[2:]
            elif (second := self._second_word(rest)) and self._is_title(word):
                titles.append(f"{word} {self.tree.word(second)}")
                rest = rest[rest.index(second) + 1 :]
            elif self._is_title(word) and not self._names_body(rest):
                titles.append(word)
                rest = rest[2:] if self.tokens[rest[1]].text == "." else rest[1:]
            elif adjective := self._adjective_before_title(rest):
                peoples.append(adjective)
                rest = rest[1 + adjective.count(" ") :]
            else:
                break
        if len(rest) == 1 and self.tree.word(rest[0]) in self.lexicon.titles and not titles:
            return (), tuple(peoples), rest
        return tuple(titles), tuple(peoples), rest

    def _second_word(self, run: tuple[int, ...]) -> int:
        """Return the second word of "Major General X" or "Major-General X", or 0."""
        hyphen = len(run) > 3 and self.tokens[run[1]].text == "-"  # noqa: PLR2004
        second = run[2 if hyphen else 1] if len(run) > 2 else 0  # noqa: PLR2004
        whole = f"{self.tree.word(run[0])}-{self.tree.word(second)}"
        known = whole in self.lexicon.words["rank"] or (hyphen and whole in self.lexicon.offices)
        return second if second and known else 0

    def _names_body(self, run: tuple[int, ...]) -> bool:
        """Say whether "Major" belongs to what is no person ("Major League", "in Saint Varga")."""
        first, *words = (self.tree.word(i) for i in run)
        before = self.tree.word(run[0] - 1) if run[0] else ""
        glued = self.tokens[run[1]].text == "-"
        town = first in {"saint", "st"} and (glued or before in {"in", "at", "to", "from"})
        if town or (words and words[-1] in self.lexicon.words["general-body"]):
            return True
        classes = (self.lexicon.class_of(word) for word in words)
        return any(c in {"Organization", "ArmedForce", "Polity", "Award"} for c in classes)

    def _is_title(self, word: str) -> bool:
        several = word.endswith("s") and word[:-1] in self.lexicon.words["rank"]  # "Generals"
        return several or word in self.lexicon.titles or word.rstrip(".") in self.lexicon.titles

    def _adjective_before_title(self, rest: tuple[int, ...]) -> str:
        """Return the adjective of a state, of two words or one, right before a title."""
        for length in (2, 1):
            words = " ".join(t.text for t in self.tree.at(rest[:length])).casefold()
            title = rest[length : length + 1]
            if (
                title
                and words in self.lexicon.adjectives
                and self.tree.word(title[0]) in self.lexicon.titles
            ):
                return words
        return ""

    def _titles(self, before: list[int]) -> list[str]:
        titles = self.lexicon.titles
        return [
            whole_title(self.tree, self.lexicon, t.index, before)
            for t in self.tree.at(before)
            if t.lemma.casefold() in titles or t.text.casefold() in titles
        ]

    def _peoples(self, before: list[int]) -> list[str]:
        return [
            word
            for i in before
            if (word := self.tree.word(i)) in self.lexicon.adjectives
            and i not in self.names.skip
            and not opposes(self.tree, i)
        ]

    # --- common nouns --------------------------------------------------------------

    def _common_phrase(self, token: Token) -> Phrase:
        before, determiner = words_before(self.tree, token.index, self.names.skip)
        names, peoples, modifiers = self._modifiers(before)
        lemma, of = whole_post(
            self.tree, self.lexicon, token.index, noun_lemma(self.tree, self.lexicon, token)
        )
        return Phrase(
            head=token.index,
            kind="common",
            span=self.tree.cover([*before, token.index]),
            lemma=lemma,
            peoples=tuple(peoples),
            modifiers=tuple(modifiers),
            names_before=tuple(names),
            possessor=self._possessor(token.index),
            of=of,
            definite=determiner,
            plural=token.feat("Number") == "Plur",
            quantity=self._own_quantity(before),
            relational=self._relational(before[0] if before else token.index, token.index),
        )

    def _modifiers(self, before: list[int]) -> tuple[list[tuple[str, Span]], list[str], list[str]]:
        """Sort the words before a noun into names, adjectives of states, and others."""
        names: list[tuple[str, Span]] = []
        peoples: list[str] = []
        modifiers: list[str] = []
        done, adjectives = set[int](), self.lexicon.adjectives
        for i in before:
            if i in done or i in self.names.skip or opposes(self.tree, i):
                continue
            run = self.names.run_of.get(i)
            if run is None:
                if self.tokens[i].upos in {"ADJ", "NOUN", "PROPN", "VERB", "NUM"}:
                    modifiers.append(self.tree.word(i))
                continue
            done.update(run)
            words = [w for j in run if (w := self.tree.word(j)) != "-"]
            if (whole := "-".join(words)) in adjectives or (whole := " ".join(words)) in adjectives:
                peoples.append(whole)
            elif words[-1] in adjectives and (
                len(words) < len(run) or adjectives.keys() >= {*words}
            ):
                peoples += [w for w in words if w in adjectives]  # "Franco-Spanish"
            else:
                names.append((self.tree.spell(run), self.tree.cover(run)))
        return names, peoples, modifiers

    def _possessor(self, index: int, exclude: tuple[int, ...] = ()) -> int:
        for child in self.tree.children[index]:
            if child.dep == "nmod:poss" and child.index not in exclude:
                return child.index
        return -1

    def _relational(
        self, start: int, head: int, run: tuple[int, ...] = ()
    ) -> tuple[tuple[str, str], ...]:
        first = min([start, *run, head])
        return tuple(
            value
            for index, value in self.names.relations.items()
            if first - _REACH <= index < (run[-1] if run else head)
            and (self.tokens[index].head in (*run, head) or index >= first or index + 1 == first)
        )

    # --- quantities ----------------------------------------------------------------

    def _is_quantifier(self, token: Token) -> bool:
        return token.upos == "NUM" or token.text.casefold() in self.lexicon.words["quantifier"]

    def _own_quantity(self, before: list[int]) -> str:
        words = [t for t in self.tree.at(before) if self._is_quantifier(t)]
        words = [t for t in words if self.tree.word(t.index + 1) != "-"]  # "a 30-gun ship"
        return "" if all(_is_year(t) for t in words) else " ".join(t.text for t in words)

    def _join_quantity(self, phrase: Phrase) -> None:
        """Read "several hundred of X": X is the thing, the rest its size."""
        head = phrase.head
        token = self.tokens[head]
        counted = self.tree.case(head, "of") if self._is_quantifier(token) else []
        if not counted or counted[0].index not in self.by_head:
            return
        target = counted[0].index
        self.covered[head] = target
        del self.by_head[head]
        inner = self.by_head[target]
        words = [
            t.text
            for t in self.tree.children[head]
            if t.index < head and t.upos in {"NUM", "ADJ", "DET", "ADV"}
        ]
        start = min(phrase.span.start, inner.span.start)
        self.by_head[target] = replace(
            inner,
            quantity=" ".join([*words, token.text]),
            span=Span(start, max(inner.span.end, phrase.span.end)),
        )


def _is_year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdigit()  # noqa: PLR2004
