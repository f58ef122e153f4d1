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
        verb = tree.tokens[participle.head]
        children = tree.children[participle.index]
        name = next((c for c in children if c.dep in _SUBJECTS), None)
        agent = any(c.dep == "obl:agent" for c in children)
        free = participle.dep == "advcl" and participle.index < verb.index and agent
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
        verb = tree.tokens[noun.head]
        copula = any(c.dep == "cop" for c in tree.children[noun.index])
        subject = any(c.dep in _SUBJECTS for c in tree.children[noun.index])
        bare = not any(
            c.index < verb.index and c.dep.startswith("aux") for c in tree.children[verb.index]
        )
        if noun.dep in _SUBJECTS and copula and subject and bare and verb.upos == "VERB":
            if verb.feat("Tense") != "Past" or verb.index < noun.index:
                continue
            head = noun.index if verb.head == verb.index else verb.head
            yield noun.index, replace(noun, head=head, dep=verb.dep)
            yield verb.index, replace(verb, head=noun.index, dep="acl")


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


def _verb_above(tree: Tree, token: Token) -> Token | None:
    seen: set[int] = set()
    while token.upos != "VERB" and token.index not in seen:
        seen.add(token.index)
        token = tree.tokens[token.head]
    return token if token.upos == "VERB" else None


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
        noun = tree.tokens[token.index - 1]
        children = tree.children[token.index]
        verb = next((c for c in children if c.upos == "VERB" and c.index > token.index), None)
        lost = verb is not None and not any(c.dep in _SUBJECTS for c in tree.children[verb.index])
        root = token.head == token.index and not any(c.dep == "cop" for c in children)
        if token.text == "loyal" and root and lost and verb is not None and noun.dep == "nsubj":
            yield verb.index, replace(verb, head=verb.index, dep="root")
            yield noun.index, replace(noun, head=verb.index)
            yield token.index, replace(token, head=noun.index, dep="amod")
        if token.text != "loyal" or token.upos != "NOUN" or noun.upos not in _NOMINAL:
            continue
        if tree.word(token.index + 1) != "to" or noun.head != token.index:
            continue
        head = noun.index if token.head == token.index else token.head
        yield noun.index, replace(noun, head=head, dep=token.dep)
        yield token.index, replace(token, upos="ADJ", head=noun.index, dep="amod")
        for child in tree.children[token.index]:
            if child is not noun and not (child.index > token.index and child.dep == "nmod"):
                yield child.index, replace(child, head=noun.index)


def _led_by_before(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "the army led by X defeated Y": the first participle tells of the army."""
    for led in tree.tokens[1:-1]:
        children = tree.children[led.index]
        subject = next((c for c in children if c.dep in _SUBJECTS and c.index < led.index), None)
        if led.upos != "VERB" or subject is None or tree.word(led.index + 1) != "by":
            continue
        if tree.tokens[led.index - 1].upos not in _NOMINAL or any(c.dep == "aux" for c in children):
            continue
        if any(c.dep == "aux:pass" for c in children):
            continue
        verb = next((c for c in children if _is_next_verb(tree, c, led)), None)
        if verb is None:
            continue
        head = verb.index if led.head == led.index else led.head
        yield verb.index, replace(verb, head=head, dep=led.dep)
        yield subject.index, replace(subject, head=verb.index, dep="nsubj")
        yield led.index, replace(led, head=subject.index, dep="acl")
        for child in children:
            if child is not verb and (child.index > verb.index or child.index < subject.index):
                yield child.index, replace(child, head=verb.index)


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
            if t.dep in {"conj", "appos"} and t.upos in _NOMINAL and _is_year(tree.tokens[t.head])
        ]
        if not names or _above_year(tree, tree.tokens[names[0].head]) != verb.index:
            continue
        between = tree.tokens[tree.tokens[names[0].head].index + 1 : names[0].index]
        if any(t.text in {"and", "or", ","} for t in between):
            continue
        yield names[0].index, replace(names[0], head=verb.index, dep="nsubj")
        for name in names[1:]:
            yield name.index, replace(name, head=names[0].index)


def _above_year(tree: Tree, year: Token) -> int:
    """Return what a date hangs on: the head of its month, or of the year alone."""
    month = tree.tokens[year.head]
    return month.head if month.upos in {"PROPN", "NUM"} else year.head


def _is_year(token: Token) -> bool:
    return token.upos == "NUM" and token.text.isdigit() and len(token.text) == _YEAR_DIGITS


def _name_as_pronoun(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "Zenda fell": a capitalised word that is no pronoun is the subject."""
    for token in tree.tokens:
        if token.dep == "expl" and token.text.casefold() not in {"it", "there", "this", "that"}:
            yield token.index, replace(token, upos="PROPN", dep="nsubj")


def _named_leaders(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "the leaders X and Y fled": those who fled are named."""
    for name in tree.tokens[1:]:
        noun = tree.tokens[name.index - 1]
        both = name.dep in _SUBJECTS and noun.dep in _SUBJECTS and name.head == noun.head
        if both and name.upos == "PROPN" and noun.upos == "NOUN":
            yield noun.index, replace(noun, head=name.index, dep="nmod:desc")


def _noun_as_adjective(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "a counteroffensive began" and "numbered 400 men": a noun, and a verb."""
    for token in tree.tokens:
        gerund = token.upos == "VERB" and token.dep == "nsubj" and token.text.endswith("ing")
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
                feats = "Tense=Past|VerbForm=Fin"
                lemma = lexicon.verb_forms[token.text]
                yield token.index, replace(token, upos="VERB", lemma=lemma, feats=feats)
                yield told[0].index, replace(told[0], dep="obj")


def _siege_laid(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "laid siege": the verb is none of the words before a noun."""
    for laid in tree.tokens[1:-1]:
        siege = tree.tokens[laid.index + 1]
        if laid.text != "laid" or siege.text != "siege" or laid.head != siege.index:
            continue
        head = laid.index if siege.head == siege.index else siege.head
        feats = "Tense=Past|VerbForm=Fin"
        yield laid.index, replace(laid, upos="VERB", head=head, dep=siege.dep, feats=feats)
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
        verb = next((t for t in tree.tokens[killed.index - 2 : 0 : -1] if t.upos == "VERB"), None)
        if verb is None or killed.index - verb.index > _NEAR or number.head != killed.index:
            continue
        losing = lexicon.lemma(verb.text, verb.lemma, "VERB") in {"suffer", "lose", "sustain"}
        if losing and not any(c.dep == "obj" for c in tree.children[verb.index]):
            yield killed.index, replace(killed, upos="NOUN", head=verb.index, dep="obj")


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
            clause = next((t for t in tree.tokens[first.index + 1 : joint.index] if t.upos == "VERB"), None)
            if other.dep == "conj" and other.index > joint.index and clause is not None:
                if tree.word(clause.index - 1) == "," and clause.index < other.head < joint.index:
                    yield other.index, replace(other, head=first.index)
                    yield clause.index, replace(clause, head=first.index, dep="acl")
            break


_ARGUMENTS = ("nsubj", "obj", "iobj", "obl", "nmod", "conj")
_YEAR_DIGITS = 4
# How far before the number of its dead a verb of losing stands.
_NEAR = 5

CLAUSE_RULES = (
    _passive_as_adjective, _subject_of_next, _participle_of_noun, _people_meant, _joined_to_noun,
    _subject_of_participle, _said_first, _number_apart, _rough_number, _people_as_noun,
    _foreign_noun, _loyal, _siege_laid, _noun_as_adjective, _name_as_pronoun, _named_leaders,
    _led_by_before, _subject_on_date, _losses_told, _side_after_led,
)  # fmt: skip
