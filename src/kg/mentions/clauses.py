"""Clauses put right: where one begins, which verb it has, and whose it is.

Like :mod:`kg.mentions.mending`, each rule looks at a wrong shape and at words that tell the
right one; a tree that is right passes unchanged.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.lexicon import Lexicon
    from kg.mentions.tree import Tree
    from kg.model import Token

__all__ = ["CLAUSE_RULES"]

_PASSIVE = "Tense=Past|VerbForm=Part|Voice=Pass"
_BEING = frozenset({"was", "were", "is", "are", "been", "being", "be"})
_FINITE_AUX = frozenset({"was", "were", "had", "has", "is", "are", "would", "did", "could"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_INSIDE = frozenset({"det", "amod", "compound", "flat", "nummod", "nmod:poss", "nmod:desc"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
# Classes of nouns that "who" may stand for.
_PEOPLE = frozenset({"Person", "Group", "ArmedForce", "EthnicGroup", "Organization", "Polity"})


def _passive_as_adjective(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "was overthrown" as a passive: a participle of a verb of the lexicon is none less."""
    for token in tree.tokens:
        if token.upos != "ADJ":
            continue
        lemma = lexicon.verb_forms.get(token.text.casefold(), "")
        if lemma not in lexicon.by_lemma or lemma == token.text.casefold():
            continue
        cop = next((c for c in tree.children[token.index] if c.dep == "cop"), None)
        if cop is None or cop.text.casefold() not in _BEING or cop.index > token.index:
            continue
        yield token.index, replace(token, upos="VERB", lemma=lemma, feats=_PASSIVE)
        yield cop.index, replace(cop, dep="aux:pass")
        for child in tree.children[token.index]:
            if child.dep == "nsubj":
                yield child.index, replace(child, dep="nsubj:pass")


def _subject_of_next(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "stormed the castle and Varga was killed": no object is joined before a finite verb."""
    for verb in tree.tokens:
        children = tree.children[verb.index]
        if verb.dep != "conj" or verb.upos != "VERB" or any(c.dep in _SUBJECTS for c in children):
            continue
        aux = [c for c in children if c.dep in {"aux", "aux:pass"} and c.index < verb.index]
        first = min((c.index for c in aux), default=-1)
        if first < 1 or tree.word(first) not in _FINITE_AUX:
            continue
        noun = _phrase_before(tree, first)
        if noun is None or noun.dep != "conj" or not verb.head < noun.head < noun.index:
            continue
        start = min([noun.index, *(c.index for c in tree.children[noun.index])])
        joint = next((c for c in tree.children[noun.index] if c.dep == "cc"), None)
        if joint is None or joint.index != start or tree.word(start) not in {"and", "but"}:
            continue
        passive = any(c.dep == "aux:pass" for c in aux)
        yield noun.index, replace(noun, head=verb.index, dep="nsubj:pass" if passive else "nsubj")
        yield joint.index, replace(joint, head=verb.index)


def _phrase_before(tree: Tree, index: int) -> Token | None:
    """Return the head of the noun phrase that ends right before a token."""
    token, seen = tree.tokens[index - 1], {index}
    while token.dep in _INSIDE | {"nmod"} and token.index not in seen:
        seen.add(token.index)
        token = tree.tokens[token.head]
    return token if token.upos in _NOMINAL and token.index < index else None


def _participle_of_noun(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "sent soldiers commanded by X": without a comma it is they who are commanded."""
    for verb in tree.tokens[1:-1]:
        before = tree.tokens[verb.index - 1]
        if verb.dep != "advcl" or verb.upos != "VERB" or before.upos not in _NOMINAL:
            continue
        children = tree.children[verb.index]
        bare = not any(c.index < verb.index for c in children)
        if bare and verb.feat("VerbForm") == "Part" and tree.word(verb.index + 1) == "by":
            noun = _phrase_before(tree, verb.index)
            if noun is not None and noun.index != verb.head:
                yield verb.index, replace(verb, head=noun.index, dep="acl")


def _people_meant(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "a victory for the Poles, who gained": who does something is no thing."""
    for who in tree.tokens[2:]:
        verb = tree.tokens[who.head]
        if who.text.casefold() != "who" or verb.dep != "acl:relcl":
            continue
        head = tree.tokens[verb.head]
        lemma = lexicon.lemma(head.text, head.lemma, "NOUN")
        people = lexicon.class_of(lemma) in _PEOPLE or lemma in lexicon.occupations
        if head.upos != "NOUN" or people or lemma in lexicon.kin:
            continue
        near = tree.tokens[who.index - (2 if tree.word(who.index - 1) == "," else 1)]
        while near.dep in _INSIDE and near.head != near.index:
            near = tree.tokens[near.head]
        if near.dep == "nmod" and near.upos in _NOMINAL and head.index < near.index:
            yield verb.index, replace(verb, head=near.index)


CLAUSE_RULES = (_passive_as_adjective, _subject_of_next, _participle_of_noun, _people_meant)
