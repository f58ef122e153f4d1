"""The words of a phrase before its noun: determiner, adjectives, names, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.lexicon import Lexicon
    from kg.mentions.tree import Tree
    from kg.model import Token

__all__ = ["noun_lemma", "opposes", "whole_post", "whole_title", "words_before"]

_TAGS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "VERB"})
_RELATIONS = frozenset(
    "compound amod nmod:unmarked flat nummod nmod:desc flat:foreign goeswith appos nmod "
    "advmod conj obl obl:unmarked".split()
)
_JOINING = frozenset({"-", "and", "or", ","})


def words_before(tree: Tree, index: int, skip: Collection[int]) -> tuple[list[int], str]:
    """Return the words of a phrase before ``index`` in order, and its determiner.

    Args:
        tree: The parse.
        index: The noun, or the first word of the name, that the words belong to.
        skip: Tokens of relations such as "Polish-backed", which belong to it too.
    """
    found: list[int] = []
    determiner = ""
    for position in range(index - 1, -1, -1):
        token = tree.tokens[position]
        if token.upos == "DET" and token.dep == "det":
            determiner = token.text.casefold()
            break
        if token.dep == "nmod:poss" or token.text in {"'s", "'"}:
            break
        if position not in skip and not _is_inside(tree, position, index):
            break
        found.append(position)
    while found and tree.tokens[found[-1]].upos in {"PUNCT", "CCONJ"}:
        found.pop()
    return found[::-1], determiner


def _is_inside(tree: Tree, position: int, index: int) -> bool:
    token = tree.tokens[position]
    if token.upos in _TAGS and token.dep in _RELATIONS and _modifies(tree, position, index):
        return True
    if token.text in _JOINING and position > 0 and _belongs(tree, position, index):
        return True
    return token.upos == "ADV" and position < token.head < index


def _modifies(tree: Tree, position: int, index: int) -> bool:
    """Say whether a word modifies a noun, itself or as a conjunct ("Czech and Polish")."""
    token, seen = tree.tokens[position], {position}
    while token.dep == "conj" and token.head not in seen:
        seen.add(token.head)
        token = tree.tokens[token.head]
    return token.index < token.head <= index


def _belongs(tree: Tree, position: int, index: int) -> bool:
    """Say whether a comma or "and" joins two modifiers of the same noun."""
    before, after = tree.tokens[position - 1], tree.tokens[position + 1]
    if after.dep == "conj" and after.head <= before.index and after.upos in {"ADJ", "PROPN"}:
        return _modifies(tree, after.index, index)
    if tree.tokens[position].text == "-":
        return tree.glued(position)
    modifier = before.upos in {"ADJ", "PROPN"} and before.dep in {"amod", "compound"}
    return modifier and position < before.head <= index


def whole_post(tree: Tree, lexicon: Lexicon, head: int, lemma: str) -> tuple[str, tuple[int, ...]]:
    """Return a noun and what it is of; "chief of staff" is one noun, of what the staff is."""
    of = tree.case(head, "of")
    # "Head of the government" may be of any; a member of parliament is its member.
    near = bool(of) and of[0].index == head + 2 and lemma not in lexicon.relations
    if near and f"{lemma} of {tree.word(of[0].index)}" in lexicon.offices:
        lemma = f"{lemma} of {tree.word(of[0].index)}"
        of = [t for p in ("of", "to", "for") for t in tree.case(of[0].index, p)]
    return lemma, tuple(t.index for t in of)


def whole_title(tree: Tree, lexicon: Lexicon, index: int, before: Collection[int]) -> str:
    """Return a title before a name; a minister's with the noun before it ("defence minister")."""
    title = tree.tokens[index].lemma.casefold()
    first = tree.tokens[index - 1] if index - 1 in before else None
    if first is None or first.upos != "NOUN" or title not in lexicon.words["ministerial"]:
        return title
    return f"{first.text.casefold()} {title}"


def opposes(tree: Tree, index: int) -> bool:
    """Say whether a word stands after "anti-" or "pro-": it does not tell of whom a thing is."""
    before = [tree.word(i) for i in range(max(0, index - 2), index)]
    return before in (["anti", "-"], ["pro", "-"], ["post", "-"], ["pre", "-"])


def noun_lemma(tree: Tree, lexicon: Lexicon, token: Token) -> str:
    """Return the lemma of a noun; "father-in-law" is one, "the left bank" is no bank."""
    words = [tree.word(i) for i in range(max(0, token.index - 4), token.index + 1)]
    if words[1:] in (["-", "in", "-", "law"], ["-", "in", "-", "chief"]):
        return "".join(words)
    guess = token.lemma if token.upos != "PROPN" else token.text
    lemma = lexicon.lemma(token.text, guess, "NOUN")
    sided = lemma == "bank" and not lexicon.words["bank-side"].isdisjoint(words[-2:-1])
    return "riverbank" if sided else lemma
