"""Words whose part of speech is plain, where a tagger errs: "the French", "a coup d'etat".

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

__all__ = ["WORD_RULES"]

_FINITE = "Tense=Past|VerbForm=Fin"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_ARGUMENTS = ("nsubj", "obj", "iobj", "obl", "nmod", "conj")
# How far before the number of its dead a verb of losing stands.
_NEAR = 5


def _opening_participle(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "Led by X, the rebels ..." as a participle: nobody is called "Led"."""
    for led in tree.tokens[:1]:
        known = lexicon.verb_forms.get(led.text.casefold(), led.text.casefold())
        if led.upos == "VERB" or known == led.text.casefold() or len(tree.tokens) < _NEAR:
            continue
        if led.dep != "advcl" or tree.word(1) != "by":
            continue
        yield 0, replace(led, upos="VERB", lemma=known, feats="Tense=Past|VerbForm=Part")
        for child in tree.children[0]:
            if child.dep == "nmod" and any(c.index == 1 for c in tree.children[child.index]):
                yield child.index, replace(child, dep="obl:agent")


def _made_up(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "made up of 400 men": what it is made up of hangs on the verb by "of"."""
    for up in tree.tokens[1:-1]:
        made = tree.tokens[up.index - 1]
        if made.text == "made" and tree.word(up.index) == "up" and tree.word(up.index + 1) == "of":
            yield up.index, replace(up, head=made.index, dep="compound:prt")


def _number_apart(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "were killed and 500 captured": so many others were."""
    for verb in tree.tokens[1:]:
        number = tree.tokens[verb.index - 1]
        joined = verb.dep == "conj" and verb.upos == "VERB" and number.upos == "NUM"
        if joined and number.dep == "conj" and number.head == verb.head:
            yield number.index, replace(number, head=verb.index, dep="nsubj:pass")


def _rough_number(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "numbered about 3,000": the word makes the number rough and leads to no place."""
    for rough in tree.tokens[1:-1]:
        number, head = tree.tokens[rough.index + 1], tree.tokens[rough.head]
        if rough.dep != "case" or tree.word(rough.index) not in {"about", "around", "over"}:
            continue
        verb = tree.tokens[head.head]
        counted = number.upos == "NUM" and "," in number.text
        if counted and head.dep == "obl" and verb.index == rough.index - 1:
            yield rough.index, replace(rough, upos="ADV", head=number.index, dep="advmod")
            yield head.index, replace(head, dep="obj")


def _people_as_noun(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "the French sent": an adjective of a state with an article alone names its people."""
    for token in tree.tokens[1:]:
        if token.upos != "ADJ" or token.text.casefold() not in lexicon.adjectives:
            continue
        if tree.word(token.index - 1) != "the":
            continue
        verb = tree.tokens[token.head]
        if token.dep.startswith(_ARGUMENTS):
            yield token.index, replace(token, upos="PROPN")
        elif token.dep == "amod" and verb.upos == "VERB" and verb.index == token.index + 1:
            # "The British captured": nothing is called "captured" here.
            article = tree.tokens[token.index - 1]
            yield token.index, replace(token, upos="PROPN", dep="nsubj")
            yield article.index, replace(article, head=token.index)


def _foreign_noun(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "a coup d'etat" as what its first word names."""
    for token in tree.tokens[1:]:
        known = token.upos == "X" and lexicon.class_of(token.text.casefold())
        if known and tree.tokens[token.index - 1].upos in {"DET", "ADJ", "NUM"}:
            yield token.index, replace(token, upos="NOUN")


def _loyal(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "the army loyal to X" and "troops loyal to X took Y": the army is the noun."""
    for token in tree.tokens[1:-1]:
        if token.text != "loyal":
            continue
        noun = tree.tokens[token.index - 1]
        children = tree.children[token.index]
        verb = next((c for c in children if c.upos == "VERB" and c.index > token.index), None)
        lost = verb is not None and not any(c.dep in _SUBJECTS for c in tree.children[verb.index])
        root = token.head == token.index and not any(c.dep == "cop" for c in children)
        if root and lost and verb is not None and noun.dep == "nsubj":
            yield verb.index, replace(verb, head=verb.index, dep="root")
            yield noun.index, replace(noun, head=verb.index)
            yield token.index, replace(token, head=noun.index, dep="amod")
        if token.upos != "NOUN" or noun.upos not in _NOMINAL:
            continue
        if tree.word(token.index + 1) != "to" or noun.head != token.index:
            continue
        head = noun.index if token.head == token.index else token.head
        yield noun.index, replace(noun, head=head, dep=token.dep)
        yield token.index, replace(token, upos="ADJ", head=noun.index, dep="amod")
        for child in tree.children[token.index]:
            if child is not noun and not (child.index > token.index and child.dep == "nmod"):
                yield child.index, replace(child, head=noun.index)


def _name_as_pronoun(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "Zenda fell": a capitalised word that is no pronoun is the subject."""
    for token in tree.tokens:
        if token.dep == "expl" and token.text.casefold() not in {"it", "there", "this", "that"}:
            yield token.index, replace(token, upos="PROPN", dep="nsubj")


def _noun_as_adjective(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "a counteroffensive began" and "numbered 400 men": a noun, and a verb."""
    for token in tree.tokens:
        opening = token.index == 0 or token.text.endswith("ing")
        gerund = token.upos == "VERB" and token.dep == "nsubj" and opening
        if gerund and lexicon.class_of(token.text.casefold()):
            yield token.index, replace(token, upos="NOUN", lemma=token.text.casefold())
            continue
        if token.upos != "ADJ" or not token.text.islower():
            continue
        children = tree.children[token.index]
        before = tree.tokens[max(0, token.index - 1)]
        if token.dep in {"nsubj", "obj"} and before.upos in {"DET", "ADJ"}:
            if lexicon.class_of(token.text):
                yield token.index, replace(token, upos="NOUN")
        elif lexicon.verb_forms.get(token.text, token.text) != token.text:
            told = [c for c in children if c.dep in {"obj", "appos"} and c.index > token.index]
            acts = told and any(c.dep == "nsubj" for c in children)
            if acts and not any(c.dep in {"cop", "aux"} for c in children):
                lemma = lexicon.verb_forms[token.text]
                yield token.index, replace(token, upos="VERB", lemma=lemma, feats=_FINITE)
                yield told[0].index, replace(told[0], dep="obj")


def _siege_laid(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "laid siege": the verb is none of the words before a noun."""
    for laid in tree.tokens[1:-1]:
        siege = tree.tokens[laid.index + 1]
        if laid.text != "laid" or siege.text != "siege" or laid.head != siege.index:
            continue
        head = laid.index if siege.head == siege.index else siege.head
        yield laid.index, replace(laid, upos="VERB", head=head, dep=siege.dep, feats=_FINITE)
        yield siege.index, replace(siege, upos="NOUN", head=laid.index, dep="obj")
        for child in tree.children[siege.index]:
            if child is not laid:
                dep = "nsubj" if child.index < laid.index and child.upos in _NOMINAL else child.dep
                yield child.index, replace(child, head=laid.index, dep=dep)


def _losses_told(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "suffered 7,000 killed and 1,500 wounded": so many are what was suffered."""
    for killed in tree.tokens[2:]:
        number = tree.tokens[killed.index - 1]
        if killed.text not in {"killed", "dead", "wounded"} or number.upos != "NUM":
            continue
        loses = number.dep == "obl" and killed.head == number.head and killed.dep == "xcomp"
        if loses:  # "lost over 80 dead"
            yield number.index, replace(number, head=killed.index, dep="nummod")
            for rough in tree.children[number.head]:
                if rough.index == number.index - 1 and rough.upos == "ADP":
                    yield rough.index, replace(rough, upos="ADV", head=number.index, dep="advmod")
            yield killed.index, replace(killed, upos="NOUN", dep="obj")
            continue
        verb = next((t for t in tree.tokens[killed.index - 2 : 0 : -1] if t.upos == "VERB"), None)
        if verb is None or killed.index - verb.index > _NEAR or number.head != killed.index:
            continue
        losing = lexicon.lemma(verb.text, verb.lemma, "VERB") in {"suffer", "lose", "sustain"}
        if losing and not any(c.dep == "obj" for c in tree.children[verb.index]):
            yield killed.index, replace(killed, upos="NOUN", head=verb.index, dep="obj")


WORD_RULES = (
    _number_apart, _rough_number, _people_as_noun, _foreign_noun, _loyal, _siege_laid,
    _noun_as_adjective, _name_as_pronoun, _losses_told, _made_up,
    _opening_participle,
)  # fmt: skip
