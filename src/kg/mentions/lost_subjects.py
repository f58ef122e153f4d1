"""Subjects that a tree has lost, given back to their clauses.

Each rule looks at a wrong shape and at words that tell the right one; a tree that is right
passes unchanged.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.lexicon import Lexicon
    from kg.mentions.tree import Tree
    from kg.model import Token

__all__ = ["SUBJECT_RULES"]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_INSIDE = frozenset({"compound", "flat", "amod", "nmod:desc", "nmod:unmarked"})
# What may be wrong about the relation of a subject that hangs on the words before it.
_ASTRAY = frozenset(
    {"nmod", "nmod:unmarked", "obl:unmarked", "appos", "conj", "obl", "obj", "flat"}
)
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "where"})
# How many tokens may stand before the head of a noun phrase that opens a sentence.
_OPENING = 6


def _commander_torn(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "a column under Colonel X marched": the column marched, and X is who led it."""
    titles = lexicon.titles | lexicon.words["rank"]
    for name in tree.tokens[2:]:
        title = tree.tokens[name.index - 1]
        if name.dep not in _SUBJECTS or name.upos != "PROPN":
            continue
        if title.text.casefold() not in titles or title.head == name.index:
            continue
        while title.dep == "flat" and title.head < title.index:
            title = tree.tokens[title.head]
        if not any(c.dep == "case" for c in tree.children[title.index]):
            continue
        force = title
        while force.dep == "nmod" and force.head < force.index:
            force = tree.tokens[force.head]
        if force is title or force.upos != "NOUN" or tree.comma_between(name, force):
            continue
        if name.head in tree.below(force.index):
            continue  # "a column under Colonel X that marched"
        yield name.index, replace(name, head=title.index, dep="flat")
        yield force.index, replace(force, head=name.head, dep=name.dep)


def _name_torn(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "at the Battle of San Felipe Torres, resigned": the subject is the end of the name."""
    for token in tree.tokens[1:-1]:
        verb, before = tree.tokens[token.head], tree.tokens[token.index - 1]
        if token.dep not in _SUBJECTS or token.upos != "PROPN" or before.upos != "PROPN":
            continue
        end = max([token.index, *(c.index for c in tree.children[token.index])])
        if verb.index != end + 2 or tree.word(end + 1) != "," or verb.dep == "acl:relcl":
            continue
        governor = tree.tokens[before.head]
        root = next(t for t in tree.tokens if t.head == t.index)
        if verb is root or governor.index > token.index:
            continue
        yield token.index, replace(token, head=before.index, dep="flat")
        yield verb.index, replace(verb, head=root.index, dep="conj")


def _subject_joined(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read ", but X, who ..., refused": X begins a clause and is joined to nothing before."""
    for verb in tree.tokens:
        children = tree.children[verb.index]
        if verb.dep != "conj" or verb.upos != "VERB" or verb.feat("VerbForm") != "Fin":
            continue
        if any(c.dep in {*_SUBJECTS, "aux:pass", "cc"} for c in children):
            continue
        for name in tree.tokens[: verb.index]:
            joint = next((c for c in tree.children[name.index] if c.dep == "cc"), None)
            if name.dep != "conj" or name.upos != "PROPN" or joint is None or joint.index < 1:
                continue
            told = any(c.dep in {"acl:relcl", "appos"} for c in tree.children[name.index])
            if told and tree.word(joint.index - 1) == "," and verb.head < name.index:
                yield name.index, replace(name, head=verb.index, dep="nsubj")
                yield joint.index, replace(joint, head=verb.index)


def _opened_by(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "The son of X, he ..." as an apposition to the subject."""
    for noun in tree.tokens[:_OPENING]:
        if noun.upos != "NOUN" or noun.index + 1 == len(tree.tokens) or noun.dep == "root":
            continue
        lemma = lexicon.lemma(noun.text, noun.lemma, "NOUN")
        person = lexicon.class_of(lemma) == "Person" or lemma in lexicon.relations
        if not person and lemma not in {*lexicon.kin, *lexicon.occupations}:
            continue
        if not all(_belongs(tree, t, noun) for t in tree.tokens[: noun.index]):
            return
        subject = _subject_after(tree, noun)
        if subject is not None:
            yield noun.index, replace(noun, head=subject.index, dep="appos")
        return


def _belongs(tree: Tree, token: Token, noun: Token) -> bool:
    """Say whether a word before a noun is its article or adjective and no preposition."""
    return token.upos in {"DET", "ADJ", "NUM", "PROPN", "NOUN", "ADV", "PUNCT"} and (
        token.dep not in {"case", "mark", "nsubj", "cc"}
        and tree.tokens[token.head].index <= noun.index
    )


def _subject_after(tree: Tree, noun: Token) -> Token | None:
    """Return the subject that stands right after the comma which ends an opening phrase."""
    for token in tree.tokens[noun.index + 1 :]:
        if token.upos in {"VERB", "AUX"} and token.dep not in {"amod", "acl"}:
            return None
        before = tree.tokens[token.index - 1]
        if token.text.casefold() in _RELATIVE:
            return None
        subject = token.dep in _SUBJECTS and token.head != noun.index
        if subject and before.text == "," and token.upos in {"PRON", "PROPN"}:
            return token
    return None


def _subject_lost(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Give a main clause the name right before it that the tree hangs on an opening phrase."""
    root = next((t for t in tree.tokens if t.head == t.index), None)
    if root is None:
        return
    children = tree.children[root.index]
    if any(
        c.dep in {*_SUBJECTS, "csubj", "expl", "nsubj:outer"} and c.upos != "VERB" for c in children
    ):
        return
    if root.upos != "VERB" and not any(c.dep == "cop" for c in children):
        return
    words = [
        c.index for c in children if c.dep in {"cop", "aux", "aux:pass"} and c.index < root.index
    ]
    first = min(words, default=root.index)
    if first == 0 or (not words and root.feat("VerbForm") != "Fin"):
        return
    name = _described_before(tree, first) or tree.tokens[first - 1]
    while name.dep in _INSIDE and tree.tokens[name.head].text[:1].isupper() and name.index:
        if abs(name.head - name.index) != 1:
            break
        name = tree.tokens[name.head]
    marked = any(c.dep in {"case", "cc"} for c in tree.children[name.index])
    if name.upos not in {"PROPN", "PRON"} or name.dep not in _ASTRAY or marked:
        return
    passive = any(c.dep == "aux:pass" for c in children)
    yield name.index, replace(name, head=root.index, dep="nsubj:pass" if passive else "nsubj")
    for child in children:
        if child.dep in _SUBJECTS and child.upos == "VERB":
            yield child.index, replace(child, dep="advcl")


def _described_before(tree: Tree, first: int) -> Token | None:
    """Return X of "In 1928 X, a deputy of Y, shot": a name whose apposition ends before a verb."""
    if tree.word(first - 1) != ",":
        return None
    for name in tree.tokens[: first - 1]:
        told = (c for c in tree.children[name.index] if c.dep == "appos")
        if name.upos == "PROPN" and any(
            tree.comma_between(c, name) and max(tree.below(c.index)) == first - 2 for c in told
        ):
            return name
    return None


def _object_as_subject(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "captured Zenda and Varga became governor": what a verb of taking takes is a thing."""
    for clause in tree.tokens:
        verb = tree.tokens[clause.head]
        taking = lexicon.lemma(verb.text, verb.lemma, "VERB") in lexicon.words["conquering"]
        if clause.dep != "ccomp" or clause.upos != "VERB" or not taking:
            continue
        for taken in tree.children[clause.index]:
            joined = [c for c in tree.children[taken.index] if c.dep == "conj"]
            near = taken.dep in _SUBJECTS and verb.index < taken.index < clause.index
            if near and len(joined) == 1 and joined[0].index < clause.index:
                yield clause.index, replace(clause, dep="conj")
                yield taken.index, replace(taken, head=verb.index, dep="obj")
                yield joined[0].index, replace(joined[0], head=clause.index, dep="nsubj")


SUBJECT_RULES = (
    _commander_torn, _name_torn, _subject_joined, _opened_by, _subject_lost, _object_as_subject,
)  # fmt: skip
