"""Clauses put right: where one begins, which verb it has, and whose it is.

Like :mod:`kg.mentions.mending`, each rule looks at a wrong shape and at words that tell the
right one; a tree that is right passes unchanged.
"""

from __future__ import annotations

import calendar
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
_YEAR_DIGITS = 4
_MONTHS = frozenset(calendar.month_name[1:])


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


def _joined_to_noun(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "attacked X, recaptured Y, and marched on": verbs are joined to verbs.

    A past participle has no object of its own.
    """
    for verb in tree.tokens[2:]:
        above = tree.tokens[verb.head]
        if verb.upos != "VERB" or above.upos not in _NOMINAL or above.index > verb.index:
            continue
        children = tree.children[verb.index]
        own = any(c.dep in {*_SUBJECTS, "aux", "aux:pass", "mark"} for c in children)
        told = verb.feat("Tense") == "Past" and any(c.dep == "obj" for c in children)
        joined = verb.dep == "conj" and any(c.dep == "cc" for c in children)
        listed = verb.dep == "acl" and told and tree.word(verb.index - 1) == ","
        clausal = any(c.dep in {*_SUBJECTS, "cop"} for c in tree.children[above.index])
        governor = _verb_above(tree, above)
        if own or clausal or not (joined or listed) or governor is None:
            continue
        if governor.dep.startswith("acl") or governor.feat("VerbForm") in {"Ger", "Inf"}:
            continue
        yield verb.index, replace(verb, head=governor.index, dep="conj")


def _subject_of_participle(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "the Poles, commanded by X, consisted of": the subject is that of the main verb."""
    for participle in tree.tokens[2:]:
        if participle.dep != "advcl":
            continue
        verb = tree.tokens[participle.head]
        children = tree.children[participle.index]
        name = next((c for c in children if c.dep in _SUBJECTS), None)
        agent = any(c.dep == "obl:agent" for c in children)
        free = participle.index < verb.index and agent
        if not free or name is None or any(c.dep in _SUBJECTS for c in tree.children[verb.index]):
            continue
        if tree.word(participle.index - 1) != "," or name.index > participle.index:
            continue
        passive = any(c.dep == "aux:pass" for c in tree.children[verb.index])
        yield name.index, replace(name, head=verb.index, dep="nsubj:pass" if passive else "nsubj")
        yield participle.index, replace(participle, head=name.index, dep="acl")


def _said_first(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "was a coup carried out by X": the participle tells of what the subject is."""
    for noun in tree.tokens[1:-1]:
        if noun.dep not in _SUBJECTS:
            continue
        verb = tree.tokens[noun.head]
        copula = any(c.dep == "cop" for c in tree.children[noun.index])
        subject = any(c.dep in _SUBJECTS for c in tree.children[noun.index])
        bare = not any(
            c.index < verb.index and c.dep.startswith("aux") for c in tree.children[verb.index]
        )
        if copula and subject and bare and verb.upos == "VERB":
            if verb.feat("Tense") != "Past" or verb.index < noun.index:
                continue
            head = noun.index if verb.head == verb.index else verb.head
            yield noun.index, replace(noun, head=head, dep=verb.dep)
            yield verb.index, replace(verb, head=noun.index, dep="acl")


def _verb_above(tree: Tree, token: Token) -> Token | None:
    seen: set[int] = set()
    while token.upos != "VERB" and token.index not in seen:
        seen.add(token.index)
        token = tree.tokens[token.head]
    return token if token.upos == "VERB" else None


def _led_by_before(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "the army led by X defeated Y": the first participle tells of the army."""
    for led in tree.tokens[1:-1]:
        if led.upos != "VERB" or tree.word(led.index + 1) != "by":
            continue
        children = tree.children[led.index]
        subject = next((c for c in children if c.dep in _SUBJECTS and c.index < led.index), None)
        if subject is None:
            continue
        if tree.tokens[led.index - 1].upos not in _NOMINAL or any(c.dep == "aux" for c in children):
            continue
        if any(c.dep == "aux:pass" for c in children):
            continue
        verb = next((c for c in children if _is_next_verb(tree, c, led)), None)
        second = None
        if verb is None:
            agent = next((c for c in children if c.dep == "obl:agent"), None)
            verb, second = _with_second_agent(tree, children)
            if verb is None or second is None or agent is None:
                continue
            yield second.index, replace(second, head=agent.index, dep="conj")
        head = verb.index if led.head == led.index else led.head
        yield verb.index, replace(verb, head=head, dep=led.dep)
        yield subject.index, replace(subject, head=verb.index, dep="nsubj")
        yield led.index, replace(led, head=subject.index, dep="acl")
        for child in children:
            if child is not verb and (child.index > verb.index or child.index < subject.index):
                yield child.index, replace(child, head=verb.index)


def _with_second_agent(tree: Tree, children: list[Token]) -> tuple[Token | None, Token | None]:
    """Return the verb of "led by X and Y defeated", and Y, who is taken for its subject."""
    for verb in children:
        joint = next((c for c in tree.children[verb.index] if c.dep == "cc"), None)
        name = next((c for c in tree.children[verb.index] if c.dep in _SUBJECTS), None)
        if verb.dep != "conj" or verb.feat("Tense") != "Past" or joint is None or name is None:
            continue
        if name.upos == "PROPN" and tree.word(joint.index - 1) != "," and name.index > joint.index:
            return verb, name
    return None, None


def _is_next_verb(tree: Tree, token: Token, led: Token) -> bool:
    """Say whether a verb has the subject that stands before another with "by"."""
    children = tree.children[token.index]
    bare = not any(c.dep in {*_SUBJECTS, "mark", "cc", "aux"} for c in children)
    after = tree.word(token.index - 1) != "," and token.index > led.index + 2
    past = token.upos == "VERB" and token.feat("Tense") == "Past"
    return past and bare and after and token.dep in {"advcl", "conj", "ccomp", "parataxis", "dep"}


def _subject_on_date(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "In October 1896 Italy and Poland signed": no state is joined to a year."""
    for verb in tree.tokens:
        if verb.upos != "VERB" or any(c.dep in _SUBJECTS for c in tree.children[verb.index]):
            continue
        names = [
            t
            for t in tree.tokens[: verb.index]
            if t.dep in {"conj", "appos"}
            and t.upos in _NOMINAL
            and _is_date(tree, tree.tokens[t.head])
        ]
        if not names:
            continue
        date = tree.tokens[names[0].head]
        own = _above_date(tree, date) == verb.index
        joint = next((c for c in tree.children[names[0].index] if c.dep == "cc"), None)
        # "Resumed on 9 May and the garrison surrendered": the garrison begins a clause.
        next_to = joint is not None and verb.index == names[0].index + 1 and verb.dep == "conj"
        joined = any(
            t.text in {"and", "or", ","} for t in tree.tokens[date.index + 1 : names[0].index]
        )
        if not next_to and (joined or not own):
            continue
        if joint is not None and next_to:
            yield joint.index, replace(joint, head=verb.index)
        yield names[0].index, replace(names[0], head=verb.index, dep="nsubj")
        for name in names[1:]:
            yield name.index, replace(name, head=names[0].index)


def _clause_after_date(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "began on 9 May and the garrison surrendered": no garrison is joined to a month."""
    root = next((t for t in tree.tokens if t.head == t.index), None)
    for noun in tree.tokens[2:-1]:
        if noun.dep != "conj":
            continue
        date, verb = tree.tokens[noun.head], tree.tokens[noun.index + 1]
        joint = next((c for c in tree.children[noun.index] if c.dep == "cc"), None)
        dated = date.text in _MONTHS or date.text.isdigit()
        if not dated or joint is None or root is None or root.upos != "VERB":
            continue
        if verb.upos == "VERB" and verb.dep == "acl" and verb.head == noun.index:
            yield verb.index, replace(verb, head=root.index, dep="conj")
            yield noun.index, replace(noun, head=verb.index, dep="nsubj")
            yield joint.index, replace(joint, head=verb.index)


def _above_date(tree: Tree, date: Token) -> int:
    """Return what a date hangs on: the head of its month, or of the year alone."""
    month = tree.tokens[date.head]
    return month.head if month.upos in {"PROPN", "NUM"} else date.head


def _is_date(tree: Tree, token: Token) -> bool:
    """Say whether a token is a year, or a month with one."""
    year = tree.tokens[min(token.index + (token.upos == "PROPN"), len(tree.tokens) - 1)]
    own = year is token or year.head == token.index
    return own and year.upos == "NUM" and year.text.isdigit() and len(year.text) == _YEAR_DIGITS


def _named_leaders(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "the leaders X and Y fled": those who fled are named."""
    for name in tree.tokens[1:]:
        if name.dep not in _SUBJECTS:
            continue
        noun = tree.tokens[name.index - 1]
        both = noun.dep in _SUBJECTS and name.head == noun.head
        kin = lexicon.lemma(noun.text, noun.lemma, "NOUN") in lexicon.kin
        if both and not kin and name.upos == "PROPN" and noun.upos == "NOUN":
            yield noun.index, replace(noun, head=name.index, dep="nmod:desc")


def _side_after_led(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "between the Reds, led by X, and the Whites": the Whites are the other side."""
    for token in tree.tokens:
        if token.text.casefold() != "between" or token.dep != "case":
            continue
        first = tree.tokens[token.head]
        for joint in tree.tokens[first.index + 1 : -1]:
            if joint.text != "and" or tree.word(joint.index - 1) != ",":
                continue
            other = tree.tokens[joint.head]
            clause = next(
                (t for t in tree.tokens[first.index + 1 : joint.index] if t.upos == "VERB"), None
            )
            astray = clause is not None and clause.index < other.head < joint.index
            if other.dep != "conj" or other.index < joint.index or clause is None or not astray:
                break
            if tree.word(clause.index - 1) == ",":
                yield other.index, replace(other, head=first.index)
                yield clause.index, replace(clause, head=first.index, dep="acl")
            break


CLAUSE_RULES = (
    _passive_as_adjective, _subject_of_next, _participle_of_noun, _people_meant, _joined_to_noun,
    _subject_of_participle, _said_first, _named_leaders, _led_by_before, _subject_on_date,
    _clause_after_date,
    _side_after_led,
)  # fmt: skip
