"""Noun phrases of a parse, with the parts that say what they stand for.

A phrase is a name ("the Second East Turkestan Republic"), a common noun ("several hundred of
his troops") or a pronoun. Names are runs of capitalised words, whatever the tree says of
them; everything else about a phrase comes from the tree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.lexicon import Lexicon
    from kg.model import Parse, Token

__all__ = ["Phrase", "Phrases", "find_phrases"]

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
_PARTS = frozenset(
    {
        "compound",
        "amod",
        "nmod:unmarked",
        "flat",
        "nummod",
        "nmod:desc",
        "flat:foreign",
        "goeswith",
        "appos",
        "nmod",
    }
)  # noqa: E501
_QUANTIFIERS = frozenset(
    "several many some most few all both half hundred hundreds thousand thousands dozen dozens "
    "one two three four five six seven eight nine ten number majority part group each none any "
    "more majority couple handful scores tens million millions remnant remnants".split()
)
_SMALL = frozenset({"of", "the", "de", "von", "van", "der", "den", "bin", "ibn", "al", "el", "da",
                    "di", "la", "le", "du", "y", "af", "zu", "for"})  # fmt: skip
_NAME_PARTICLES = _SMALL - {"of", "the", "for"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One nominal of a sentence.

    Attributes:
        head: Index of its head token in the parse.
        kind: ``name``, ``common`` or ``pronoun``.
        span: From its first to its last word, without clauses, appositions and conjuncts.
        name: The proper name in it, without titles and adjectives of states; or empty.
        name_span: Where the name stands.
        lemma: The lemma of the common noun that heads it, lower-cased; empty for bare names.
        titles: Titles before the name, as lemmas ("governor", "chairman").
        peoples: Adjectives of states and peoples before the noun ("Soviet").
        modifiers: Other words before the noun, lower-cased lemmas.
        names_before: Names that modify the noun ("Kuomintang" in "Kuomintang troops").
        possessor: Index of the head of the possessor, or -1.
        of: Indices of the heads of its ``of`` complements.
        definite: ``the``, ``a``, or empty; other determiners as they stand ("these").
        plural: Whether it is grammatically plural.
        quantity: Vague or exact quantity in the words of the text ("several hundred").
        relational: (name or adjective, participle) of "Soviet-backed".
    """

    head: int
    kind: str
    span: Span
    name: str = ""
    name_span: Span | None = None
    lemma: str = ""
    titles: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    names_before: tuple[tuple[str, Span], ...] = ()
    possessor: int = -1
    of: tuple[int, ...] = ()
    definite: str = ""
    plural: bool = False
    quantity: str = ""
    relational: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one parse by head, and which token belongs to which name."""

    by_head: Mapping[int, Phrase] = field(default_factory=dict)
    covered: Mapping[int, int] = field(default_factory=dict)
    """Token index to the head of the phrase it is a part of."""

    def get(self, index: int) -> Phrase | None:
        """Return the phrase a token heads or is a part of."""
        return self.by_head.get(self.covered.get(index, index))


def find_phrases(
    parse: Parse,
    lexicon: Lexicon,
    known: frozenset[str] = frozenset(),
    times: frozenset[int] = frozenset(),
) -> Phrases:
    """Return the phrases of a sentence.

    Args:
        parse: The tree.
        lexicon: For titles, adjectives of states and the nouns that take part in names.
        known: Words (case-folded) that begin names elsewhere in the article, so that a
            capital at the beginning of a sentence can be trusted.
        times: Tokens of expressions of time; they are no names.
    """
    return _Finder(parse, lexicon, known, times).phrases()


class _Finder:
    """Holds the tree while its phrases are built; lives for one call."""

    def __init__(
        self, parse: Parse, lexicon: Lexicon, known: frozenset[str], times: frozenset[int]
    ) -> None:
        self.tokens = parse.tokens
        self.lexicon = lexicon
        self.known = known
        self.children: dict[int, list[Token]] = {t.index: [] for t in self.tokens}
        for token in self.tokens:
            if token.head != token.index:
                self.children[token.head].append(token)
        self.relations: dict[int, tuple[str, str]] = {}
        self.times = times
        self.skip: set[int] = set()
        self._find_relational()
        self.runs = [run for run in self._runs() if run]
        self.in_run = {i: run for run in self.runs for i in run}

    # --- names ---------------------------------------------------------------------

    def _find_relational(self) -> None:
        """Find "X-backed" and keep its tokens out of names."""
        for token in self.tokens[1:-1]:
            if token.text != "-" or not self._glued(token.index):
                continue
            word = self.tokens[token.index + 1]
            if (
                word.text.casefold() in self.lexicon.participles
                and self.tokens[token.index - 1].text[:1].isupper()
            ):
                first = token.index - 1
                while (
                    first
                    and self._is_capital(first - 1)
                    and self.tokens[first - 1].dep in {"compound", "flat", "amod"}
                    and self.tokens[first - 1].head == first
                ):  # noqa: E501
                    first -= 1
                text = " ".join(t.text for t in self.tokens[first : token.index])
                self.relations[word.index] = (text, word.text.casefold())
                self.skip.update(range(first, word.index + 1))

    def _glued(self, index: int) -> bool:
        before, here, after = self.tokens[index - 1 : index + 2]
        return before.span.end == here.span.start and here.span.end == after.span.start

    def _is_capital(self, index: int) -> bool:
        token = self.tokens[index]
        if (
            index in self.skip
            or index in self.times
            or not token.text[:1].isupper()
            and not _no_case(token.text)
        ):
            return False
        if token.upos in {"ADP", "PRON", "DET", "CCONJ", "SCONJ", "AUX", "PUNCT", "PART", "INTJ"}:
            return (
                token.text.isupper() and len(token.text) > 1 and token.upos not in {"PRON", "PUNCT"}
            )
        if index and self.tokens[index - 1].text not in {'"', ":"}:
            return (
                token.upos not in {"ADV", "VERB"}
                or token.text.casefold() in self.known
                or self._is_capital(index - 1)
            )
        # A capital that the beginning of the sentence may have given.
        word = token.text.casefold()
        if token.upos == "PROPN" and self._class_of(word) and len(self.tokens) > index + 1:
            # "Disputes began": a plain noun, unless the next word is a name too.
            following = self.tokens[index + 1]
            return word in self.known or following.text[:1].isupper() or following.text == "of"
        return token.upos == "PROPN" or word in self.known or word in self.lexicon.adjectives

    def _runs(self) -> list[tuple[int, ...]]:
        """Return maximal runs of tokens that make up names, in order."""
        runs: list[list[int]] = []
        index = 0
        while index < len(self.tokens):
            if not self._is_capital(index):
                index += 1
                continue
            run = [index]
            index += 1
            while index < len(self.tokens):
                step = self._extends(run, index)
                if not step:
                    break
                run += range(index, index + step)
                index += step
            runs.append(run)
        return [tuple(run) for run in runs]

    def _extends(self, run: list[int], index: int) -> int:
        """Return by how many tokens a run goes on at ``index``; 0 when it ends."""
        token = self.tokens[index]
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if index in self.skip:
            return 0
        if self._is_capital(index):
            return 1
        if token.upos == "NUM" and token.text.isdigit() and len(token.text) < 3:  # noqa: PLR2004
            return 0
        if token.text == "-" and following and self._glued(index):
            return 2
        if token.text in {"'s", "'"} and following and following.text[:1].isupper():
            owner = self.tokens[run[-1]].text.casefold()
            return 2 if owner in self.lexicon.possessives and self._is_capital(index + 1) else 0
        if token.text.casefold() in _NAME_PARTICLES and following and self._is_capital(index + 1):
            return 2 if following.text[:1].isupper() else 0
        if (
            token.text == "."
            and len(self.tokens[run[-1]].text) == 1
            and following
            and self._is_capital(index + 1)
        ):
            return 2
        if token.text == "of":
            last = self.tokens[run[-1]].text.casefold()
            if (
                last in self.lexicon.titles
                or last in self.lexicon.offices
                or self._class_of(last) in {"", "Person"}
            ):
                return 0
            ahead = index + 1
            if ahead < len(self.tokens) and self.tokens[ahead].text.casefold() == "the":
                ahead += 1
            return ahead - index + 1 if ahead < len(self.tokens) and self._is_capital(ahead) else 0
        return 0

    def _class_of(self, word: str) -> str:
        return self.lexicon.noun_class.get(word) or self.lexicon.noun_class.get(
            word.removesuffix("s"), ""
        )

    # --- phrases -------------------------------------------------------------------

    def phrases(self) -> Phrases:
        """Return all phrases of the parse."""
        by_head: dict[int, Phrase] = {}
        covered: dict[int, int] = {}
        for run in self.runs:
            head = self._run_head(run)
            phrase = self._name_phrase(run, head)
            if phrase is not None:
                by_head[phrase.head] = phrase
                covered.update(dict.fromkeys(run, phrase.head))
                if (
                    phrase.titles
                    and run[0]
                    and self.tokens[run[0] - 1].text.casefold() in phrase.titles
                ):
                    # The title may carry the preposition: "against governor X".
                    covered[run[0] - 1] = phrase.head
        for token in self.tokens:
            if token.index in covered or token.index in by_head or token.index in self.times:
                continue
            if token.upos == "PRON" or (token.upos == "DET" and token.dep == "nmod:poss"):
                by_head[token.index] = Phrase(
                    token.index, "pronoun", token.span, lemma=token.text.casefold(),
                    plural=token.feat("Number") == "Plur",
                )  # fmt: skip
            elif self._is_nominal(token):
                by_head[token.index] = self._common_phrase(token)
        for index, run in self.in_run.items():
            covered.setdefault(index, self._run_head(run))
        for head, phrase in tuple(by_head.items()):
            target = self._quantified(self.tokens[head])
            if target is not None and target in by_head:
                covered[head] = target
                del by_head[head]
                # "several hundred of X": X is the thing, the rest its size.
                inner = by_head[target]
                start = min(phrase.span.start, inner.span.start)
                words = self._quantity_words(self.tokens[head])
                by_head[target] = _replace(
                    inner, quantity=words, span=Span(start, max(inner.span.end, phrase.span.end))
                )
        return Phrases(by_head, covered)

    def _is_nominal(self, token: Token) -> bool:
        if token.upos == "NOUN":
            return token.dep not in {"compound", "flat", "fixed"} or self.tokens[
                token.head
            ].upos not in {"NOUN", "PROPN"}
        if token.upos == "NUM" and token.text.isdigit() and len(token.text) == 4:  # noqa: PLR2004
            return False
        return token.upos in {"NUM", "ADJ", "DET", "PROPN"} and token.dep in {
            "nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "conj", "obl:agent", "root", "appos",
            "xcomp",
        } and (token.upos != "ADJ" or token.dep not in {"root", "conj", "xcomp"})  # fmt: skip

    def _run_head(self, run: tuple[int, ...]) -> int:
        inside = set(run)
        outside = [i for i in run if self.tokens[i].head not in inside or self.tokens[i].head == i]
        nominal = [
            i
            for i in outside
            if self.tokens[i].upos in _NOMINAL
            and self.tokens[i].dep not in {"case", "punct", "cc", "mark"}
        ]
        return (nominal or outside or list(run))[0]

    def _name_phrase(self, run: tuple[int, ...], head: int) -> Phrase | None:
        """A run either is a phrase of its own or modifies a common noun."""
        governor = self._governor(head, run)
        if governor is not None:
            return None
        titles, peoples, name = self._split(run)
        if not name:
            # "the Soviets", "a Kazakh": the adjective itself is the noun.
            name, peoples = (run[-1:], ()) if not titles else ((), peoples)
        before, determiner = self._before(run[0])
        if not name:
            # "the Chairman": a title without a name is a common noun.
            token = self.tokens[run[-1]]
            return Phrase(head, "common", self._cover(run), lemma=token.text.casefold(),
                          peoples=tuple(peoples), definite=determiner)  # fmt: skip
        left = [*before, *run]
        common_titles = [
            t.lemma.casefold()
            for t in self._tokens(before)
            if t.lemma.casefold() in self.lexicon.titles or t.text.casefold() in self.lexicon.titles
        ]
        return Phrase(
            head=head,
            kind="name",
            span=self._cover(left),
            name=self._spell(name),
            name_span=self._cover(name),
            titles=(*common_titles, *titles),
            peoples=(*self._peoples(before), *peoples),
            modifiers=tuple(t.text.casefold() for t in self._tokens(before)),
            possessor=self._possessor(head, exclude=run),
            of=tuple(t.index for t in self._case(head, "of") if t.index not in run),
            definite=determiner,
            plural=self.tokens[run[-1]].feat("Number") == "Plur",
            relational=self._relational(left[0], head, run),
        )

    def _governor(self, head: int, run: tuple[int, ...]) -> int | None:
        """Return the common noun that a run merely modifies ("Kuomintang troops")."""
        last = run[-1]
        following = last + 1
        # Directly before a common noun a name is a modifier, whatever the tree says, ...
        while (
            following < len(self.tokens)
            and self.tokens[following].upos in {"ADJ", "NOUN", "PROPN"}
            and following not in self.in_run
        ):
            token = self.tokens[following]
            if token.upos in {"NOUN", "PROPN"} and (
                following + 1 >= len(self.tokens) or self.tokens[following + 1].upos not in {"NOUN"}
            ):
                # ... unless it is a title's end: "son Ivan"; there the noun comes first.
                return token.index
            following += 1
        token = self.tokens[head]
        governor = self.tokens[token.head]
        if (
            token.dep in {"compound", "amod", "nmod:unmarked"}
            and governor.index > last
            and governor.index not in self.in_run
            and governor.upos == "NOUN"
            and not self._comma_between(last, governor.index)
        ):
            return governor.index
        return None

    def _comma_between(self, first: int, last: int) -> bool:
        return any(
            self.tokens[i].upos == "PUNCT" and self.tokens[i].text != "-"
            for i in range(first, last)
        )

    def _split(
        self, run: tuple[int, ...]
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]:
        """Split a run into titles, adjectives of states and the name itself."""
        titles: list[str] = []
        peoples: list[str] = []
        rest = list(run)
        while len(rest) > 1:
            two = " ".join(self.tokens[i].text for i in rest[:2]).casefold()
            word = self.tokens[rest[0]].text.casefold()
            if word in self.lexicon.titles or word.rstrip(".") in self.lexicon.titles:
                titles.append(word)
                rest = rest[1:]
                if rest and self.tokens[rest[0]].text == ".":
                    rest = rest[1:]
            elif (
                len(rest) > 2
                and two in self.lexicon.adjectives
                and self.tokens[rest[2]].text.casefold() in self.lexicon.titles
            ):  # noqa: PLR2004
                peoples.append(two)
                rest = rest[2:]
            elif word in self.lexicon.adjectives and (
                any(self.tokens[i].text.casefold() in self.lexicon.titles for i in rest[1:2])
            ):
                peoples.append(word)
                rest = rest[1:]
            else:
                break
        if (
            len(rest) == 1
            and self.tokens[rest[0]].text.casefold() in self.lexicon.titles
            and not titles
        ):
            return (), tuple(peoples), tuple(rest)
        return tuple(titles), tuple(peoples), tuple(rest)

    def _common_phrase(self, token: Token) -> Phrase:
        before, determiner = self._before(token.index)
        names, peoples, modifiers = self._modifiers(before)
        return Phrase(
            head=token.index,
            kind="common",
            span=self._cover([*before, token.index]),
            lemma=self._lemma(token),
            titles=(),
            peoples=tuple(peoples),
            modifiers=tuple(modifiers),
            names_before=tuple(names),
            possessor=self._possessor(token.index),
            of=tuple(t.index for t in self._case(token.index, "of")),
            definite=determiner,
            plural=token.feat("Number") == "Plur",
            quantity=self._own_quantity(before),
            relational=self._relational(before[0] if before else token.index, token.index),
        )

    def _modifiers(self, before: list[int]) -> tuple[list[tuple[str, Span]], list[str], list[str]]:
        names: list[tuple[str, Span]] = []
        peoples: list[str] = []
        modifiers: list[str] = []
        done: set[int] = set()
        for i in before:
            if i in done or i in self.skip:
                continue
            run = self.in_run.get(i)
            token = self.tokens[i]
            if run is not None:
                done.update(run)
                words = " ".join(self.tokens[j].text for j in run).casefold()
                if words in self.lexicon.adjectives:
                    peoples.append(words)
                elif all(self.tokens[j].text.casefold() in self.lexicon.adjectives for j in run):
                    peoples += [self.tokens[j].text.casefold() for j in run]
                else:
                    names.append((self._spell(run), self._cover(run)))
            elif token.upos in {"ADJ", "NOUN", "PROPN", "VERB", "NUM"}:
                modifiers.append(token.text.casefold())
        return names, peoples, modifiers

    def _before(self, index: int) -> tuple[list[int], str]:
        """Return the words of the phrase before ``index``, and its determiner."""
        found: list[int] = []
        determiner = ""
        position = index - 1
        while position >= 0:
            token = self.tokens[position]
            if token.upos == "DET" and token.dep == "det":
                determiner = token.text.casefold()
                break
            if token.dep == "nmod:poss" or token.text in {"'s", "'"}:
                break
            joined = token.text in {"-", "and", "or", ","} and position > 0
            inside = token.upos in {"ADJ", "NOUN", "PROPN", "NUM", "VERB"} and token.dep in (
                _PARTS | {"amod", "advmod", "conj", "obl", "obl:unmarked"}
            )
            if (
                inside
                and self._modifies(position, index)
                or position in self.skip
                or (joined and self._belongs(position, index))
                or (token.upos == "ADV" and position < token.head < index)
            ):
                found.append(position)
                position -= 1
                continue
            break
        while found and self.tokens[found[-1]].upos in {"PUNCT", "CCONJ"}:
            found.pop()
        return found[::-1], determiner

    def _modifies(self, position: int, index: int) -> bool:
        """Say whether a word modifies a noun, itself or as a conjunct ("Soviet and Polish")."""
        token, seen = self.tokens[position], {position}
        while token.dep == "conj" and token.head not in seen:
            seen.add(token.head)
            token = self.tokens[token.head]
        return token.index < token.head <= index

    def _belongs(self, position: int, index: int) -> bool:
        """Say whether a comma or "and" joins two modifiers of the same noun."""
        before, after = self.tokens[position - 1], self.tokens[position + 1]
        if after.dep == "conj" and after.head <= before.index and after.upos in {"ADJ", "PROPN"}:
            return self._modifies(after.index, index)
        if self.tokens[position].text == "-":
            return self._glued(position) if position + 1 < len(self.tokens) else False
        return (
            before.upos in {"ADJ", "PROPN"}
            and before.dep in {"amod", "compound"}
            and (position < before.head <= index)
        )

    def _own_quantity(self, before: list[int]) -> str:
        words = [
            t for t in self._tokens(before) if t.upos == "NUM" or t.text.casefold() in _QUANTIFIERS
        ]
        return (
            " ".join(t.text for t in words)
            if words and not all(len(t.text) == 4 and t.text.isdigit() for t in words)
            else ""
        )  # noqa: E501, PLR2004

    def _quantified(self, token: Token) -> int | None:
        """Return the noun of "several hundred of X", "one of X", "many of X"."""
        if token.text.casefold() not in _QUANTIFIERS and token.upos != "NUM":
            return None
        complements = [t for t in self._case(token.index, "of")]
        return complements[0].index if complements else None

    def _quantity_words(self, token: Token) -> str:
        words = [
            t.text
            for t in self.children[token.index]
            if t.index < token.index and t.upos in {"NUM", "ADJ", "DET", "ADV"}
        ]
        return " ".join([*words, token.text])

    def _possessor(self, index: int, exclude: tuple[int, ...] = ()) -> int:
        for child in self.children[index]:
            if child.dep == "nmod:poss" and child.index not in exclude:
                return child.index
        return -1

    def _case(self, index: int, preposition: str) -> list[Token]:
        return [
            child
            for child in self.children[index]
            if child.dep.startswith("nmod")
            and any(
                c.dep == "case" and c.text.casefold() == preposition
                for c in self.children[child.index]
            )
        ]

    def _relational(
        self, start: int, head: int, run: tuple[int, ...] = ()
    ) -> tuple[tuple[str, str], ...]:
        first = min([start, *run, head])
        return tuple(
            value
            for index, value in self.relations.items()
            if first - 4 <= index < (run[-1] if run else head)
            and (self.tokens[index].head in (*run, head) or index >= first or index + 1 == first)
        )

    def _peoples(self, before: list[int]) -> tuple[str, ...]:
        return tuple(
            t.text.casefold()
            for t in self._tokens(before)
            if t.text.casefold() in self.lexicon.adjectives and t.index not in self.skip
        )

    def _lemma(self, token: Token) -> str:
        return self.lexicon.lemma(
            token.text, token.lemma if token.upos != "PROPN" else token.text, "NOUN"
        )

    def _tokens(self, indices: Iterable[int]) -> list[Token]:
        return [self.tokens[i] for i in indices]

    def _cover(self, indices: Iterable[int]) -> Span:
        spans = [self.tokens[i].span for i in indices]
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    def _spell(self, run: Iterable[int]) -> str:
        """Spell a name as the text does, with single spaces."""
        parts: list[str] = []
        end = -1
        for token in self._tokens(run):
            glue = "" if token.span.start == end or not parts else " "
            parts.append(glue + token.text)
            end = token.span.end
        return "".join(parts)


def _no_case(text: str) -> bool:
    """Say whether a word is written in letters that have no case (Chinese, Arabic)."""
    return text.isalpha() and text.upper() == text.lower()


def _replace(phrase: Phrase, *, quantity: str, span: Span) -> Phrase:
    from dataclasses import replace

    return replace(phrase, quantity=quantity, span=span)
