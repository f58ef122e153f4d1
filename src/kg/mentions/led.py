"""Trees of "the army led by X attacked Y", where a parser makes X attack, and of their kin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.lexicon import Lexicon
    from kg.mentions.tree import Tree
    from kg.model import Token

__all__ = ["LED_RULES"]

_NAMES = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def _led_by(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "the army led by X attacked Y": the army attacks, and X leads it."""
    for participle in tree.tokens[1:-3]:
        noun = _noun_before(tree, participle)
        if noun is None or tree.word(participle.index + 1) != "by":
            continue
        apposed = tree.word(participle.index - 1) == ","
        verb = _verb_after(tree, participle.index + 2, apposed=apposed)
        apart = {c.dep for c in tree.children[participle.index]} & {"aux", "aux:pass", "cop"}
        if verb is None or apart or not _is_past(participle) or not _is_astray(tree, noun, verb):
            continue
        main = verb.index if participle.head in {participle.index, verb.index} else participle.head
        root = verb.head == verb.index or participle.head == participle.index
        dep = verb.dep if verb.head == verb.index else participle.dep
        yield (
            verb.index,
            replace(verb, head=verb.index if root else main, dep="root" if root else dep),
        )
        yield participle.index, replace(participle, head=noun.index, dep="acl")
        passive = any(c.dep == "aux:pass" for c in tree.children[verb.index])
        subject = "nsubj:pass" if passive else "nsubj"
        yield noun.index, replace(noun, head=verb.index, dep=subject)
        yield from _agent(tree, participle, verb)
        for child in tree.children[participle.index]:
            if child.index < noun.index or child.index > verb.index:
                yield child.index, replace(child, head=verb.index)


def _noun_before(tree: Tree, participle: Token) -> Token | None:
    """Return the head of the noun phrase that ends right before a participle."""
    before = tree.tokens[participle.index - 1]
    if before.text == "," and participle.head == participle.index:
        before = tree.tokens[participle.index - 2]  # "the army, led by X, attacked"
    if participle.upos != "VERB" or before.upos not in {"NOUN", "PROPN"}:
        return None
    while before.dep in {"flat", "compound"} and before.head != participle.index:
        before = tree.tokens[before.head]
    return before if before.index < participle.index else None


def _is_past(token: Token) -> bool:
    return token.feat("Tense") == "Past" and not token.text[:1].isupper()


def _verb_after(tree: Tree, index: int, *, apposed: bool) -> Token | None:
    """Return the finite verb that follows a name with no more than a second comma between."""
    for token in tree.tokens[index:]:
        if token.upos == "VERB":
            last = tree.tokens[token.index - 1]
            finite = token.feat("VerbForm") == "Fin" or (apposed and token.feat("Tense") == "Past")
            follows = last.upos in {"PROPN", "NOUN", "AUX"} or (apposed and last.text == ",")
            return token if finite and follows and token.index > index else None
        if apposed and token.text == ",":
            continue
        if token.upos not in _NAMES and token.text not in {"of", "was", "were", "had"}:
            return None
    return None


def _is_astray(tree: Tree, noun: Token, verb: Token) -> bool:
    """Say whether the verb has another subject than the noun."""
    own = [c for c in tree.children[verb.index] if c.dep in _SUBJECTS]
    return all(c.index > noun.index for c in own) and noun.head != verb.index


def _agent(tree: Tree, participle: Token, verb: Token) -> Iterator[tuple[int, Token]]:
    """Hang the name between both verbs on the participle."""
    run = tree.tokens[participle.index + 2 : verb.index]
    agent = next((t for t in run if t.head == participle.index and t.upos in _NAMES), None)
    for token in run:
        if token.head == verb.index and token.dep in _SUBJECTS:
            if agent is None:
                agent = token
                yield token.index, replace(token, head=participle.index, dep="obl:agent")
            else:
                yield token.index, replace(token, head=agent.index, dep="flat")
    by = tree.tokens[participle.index + 1]
    if agent is not None:
        yield by.index, replace(by, head=agent.index, dep="case")


def _verb_before_title(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "members kidnapped former president X and took him": a verb has a subject."""
    for verb in tree.tokens[1:-2]:
        noun = tree.tokens[verb.head]
        subject = [
            c for c in tree.children[verb.index] if c.dep == "nsubj" and c.index < verb.index
        ]
        main = tree.tokens[noun.head]
        if verb.upos != "VERB" or verb.dep != "amod" or not subject or noun.index < verb.index:
            continue
        if noun.dep not in _SUBJECTS or main.upos != "VERB" or main.index < noun.index:
            continue
        head = verb.index if main.head == main.index else main.head
        yield verb.index, replace(verb, head=head, dep=main.dep)
        yield noun.index, replace(noun, head=verb.index, dep="obj")
        yield main.index, replace(main, head=verb.index, dep="conj")
        for child in tree.children[main.index]:
            if child.index < verb.index:
                yield child.index, replace(child, head=verb.index)


def _opening_led(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "Led by X, it turned" as a participle, not as a name."""
    opening = tree.tokens[0] if len(tree.tokens) > 1 else None
    if opening is None or opening.upos == "VERB" or tree.word(1) != "by":
        return
    root = next(t for t in tree.tokens if t.head == t.index)
    known = opening.text.casefold() in lexicon.verb_forms
    if not known or root is opening or root.upos != "VERB":
        return
    feats = "Tense=Past|VerbForm=Part"
    yield 0, replace(opening, upos="VERB", feats=feats, head=root.index, dep="advcl")
    for child in tree.children[0]:
        if any(c.index == 1 for c in tree.children[child.index]):
            yield child.index, replace(child, dep="obl:agent")


def _name_apposed(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "the command of General X" as of X: a preposition before a name is the name's."""
    for token in tree.tokens:
        if token.dep != "appos" or token.upos != "PROPN":
            continue
        before = [c for c in tree.children[token.index] if c.dep in {"compound", "nmod:desc"}]
        cases = [k for c in before for k in tree.children[c.index] if k.dep == "case"]
        if cases and cases[0].index < min(c.index for c in before) and cases[0].text == "of":
            yield token.index, replace(token, dep="nmod")
            yield cases[0].index, replace(cases[0], head=token.index)


def _agent_apposed(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "the army, commanded by Colonel X," as by X, who is no army."""
    for by in tree.tokens[1:-1]:
        participle = tree.tokens[by.index - 1]
        name = tree.tokens[by.head]
        while name.dep == "compound" and name.head > name.index:
            name = tree.tokens[name.head]
        apposed = name.dep == "appos" and name.head == participle.head
        if by.text == "by" and apposed and participle.upos == "VERB" and participle.dep == "acl":
            yield name.index, replace(name, head=participle.index, dep="obl:agent")
            yield by.index, replace(by, head=name.index, dep="case")


LED_RULES = (_name_apposed, _agent_apposed, _led_by, _verb_before_title, _opening_led)
