"""What the words around a predicate make of it: told as a fact, planned, hoped or denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar import CONDITIONALS, MODALS, NEGATIONS, POSSIBILITY, RANKING, UNDONE
from kg.model import Modality

if TYPE_CHECKING:
    from kg.extract.predicate import Predicate
    from kg.lexicon import Lexicon
    from kg.mentions.tree import Tree
    from kg.model import Token

__all__ = ["HEARSAY", "is_hedged", "modality_of"]

# Why nothing is claimed of a clause that a sentence does not vouch for.
HEARSAY = "told as hearsay, as possible or under a condition"


def modality_of(
    tree: Tree, lexicon: Lexicon, token: Token, above: Predicate | None, link: str
) -> Modality:
    """Return the modality of a predicate.

    Args:
        tree: The sentence.
        lexicon: What governing verbs and nouns make of their clauses.
        token: The predicate.
        above: The predicate that governs it, if its governor is one.
        link: How it depends on its governor.
    """
    children = tree.children[token.index]
    if _is_negated(token, children) or _is_undone(tree, children):
        return Modality.NEGATED
    inherited = Modality.ASSERTED
    noun = _noun_before(tree, lexicon, token)
    if noun:
        return Modality(noun)
    if token.dep in {"xcomp", "ccomp", "acl", "advcl"}:
        head = tree.tokens[token.head]
        ranked = any(c.text.casefold() in RANKING for c in (head, *tree.children[head.index]))
        if token.dep == "acl" and ranked:
            return above.modality if above else Modality.ASSERTED
        inherited = _attitude(head, lexicon, token, above, link)
        if above is not None and token.dep == "ccomp" and above.lemma in lexicon.words["factive"]:
            inherited = Modality.ASSERTED
        if above is not None and above.lemma in lexicon.words["pondering"]:
            pondered = token.text.endswith("ing") and token.dep in {"xcomp", "ccomp"}
            inherited = Modality.PROPOSED if pondered else inherited
    elif above is not None and token.dep == "conj":
        inherited = _joined(tree, above, token, children)
    return inherited if inherited is not Modality.ASSERTED else _mood(tree, lexicon, token, above)


def _mood(tree: Tree, lexicon: Lexicon, token: Token, above: Predicate | None) -> Modality:
    """Return what the auxiliaries of a predicate make of it."""
    modals = {c.text.casefold() for c in tree.children[token.index] if c.dep == "aux"} & MODALS
    if modals and not modals & CONDITIONALS:
        return Modality.PROPOSED
    foretold = modals and _is_foretold(lexicon, token, above)
    return Modality.PLANNED if foretold or _is_to_come(tree, token) else Modality.ASSERTED


def _is_foretold(lexicon: Lexicon, token: Token, above: Predicate | None) -> bool:
    """Say whether "would" stands after a verb of saying: "announced that it would attack"."""
    return (
        token.dep == "ccomp" and above is not None and above.lemma in lexicon.words["foretelling"]
    )


def _is_to_come(tree: Tree, token: Token) -> bool:
    """Say whether a verb stands after "is to" or "was to": what is to be need not come."""
    before = tree.tokens[max(0, token.index - 3) : token.index]
    words = [t.text.casefold() for t in before]
    if words[-1:] == ["be"]:
        words.pop()  # "was to be attacked"
    return words[-2:] in (["are", "to"], ["is", "to"], ["was", "to"], ["were", "to"])


def _noun_before(tree: Tree, lexicon: Lexicon, token: Token) -> str:
    """Return what a noun right before an infinitive makes of it ("the proposal to start").

    Wherever the tree hangs the infinitive, it tells what the proposal is.
    """
    mark = next((c.index for c in tree.children[token.index] if c.text.casefold() == "to"), 0)
    before = tree.tokens[mark - 1] if 0 < mark < token.index else token
    if before.upos != "NOUN":
        return ""
    attitude = lexicon.attitudes.get(lexicon.lemma(before.text, before.lemma, "NOUN"), "")
    return "" if attitude == "asserted" else attitude


def _is_negated(token: Token, children: list[Token]) -> bool:
    return any(
        (c.dep == "advmod" and c.lemma.casefold() in NEGATIONS)
        or (c.dep == "det" and c.text.casefold() == "no" and token.upos != "VERB")
        for c in children
    )


def _is_undone(tree: Tree, children: list[Token]) -> bool:
    """Say whether a verb stands after "instead of", "rather than" or "without"."""
    return any(
        UNDONE.get(c.text.casefold()) in {"", tree.word(min(c.index + 1, len(tree.tokens) - 1))}
        for c in children
        if c.dep in {"case", "mark", "advmod", "cc"}
    )


def _joined(tree: Tree, above: Predicate, token: Token, children: list[Token]) -> Modality:
    """Return the modality of the first conjunct; "but", a subject or a tense ends a negation.

    In "refused to leave and was exiled" a verb with a tense of its own is joined to an infinitive:
    what the one is made of, the other is not.
    """
    tensed = any(c.dep in {"aux:pass", "cop"} and c.feat("VerbForm") == "Fin" for c in children)
    if tensed and tree.tokens[above.index].feat("VerbForm") == "Inf":
        return Modality.ASSERTED
    finite = token.feat("VerbForm") == "Fin" and not any(
        c.text.casefold() in {"or", "nor"} for c in children if c.dep == "cc"
    )
    but = finite or any(c.dep == "cc" and c.text.casefold() == "but" for c in children)
    subject = any(c.dep in {"nsubj", "nsubj:pass"} for c in children)
    if above.modality is Modality.NEGATED and (but or subject):
        return Modality.ASSERTED
    return above.modality


def _attitude(
    head: Token, lexicon: Lexicon, token: Token, above: Predicate | None, link: str
) -> Modality:
    """Return what a governing verb or noun makes of a clause ("planned to", "hope that")."""
    lemma = above.lemma if above else lexicon.lemma(head.text, head.lemma, head.upos)
    made = lexicon.lemma(token.text, token.lemma, token.upos)
    if above and lemma in lexicon.words["resultative"] and made in lexicon.words["making"]:
        return above.modality
    base = above.modality if above else Modality.ASSERTED
    attitude = lexicon.attitudes.get(lemma) or lexicon.attitudes.get(head.text.casefold())
    infinitive = link in {"purpose", "to", "xcomp", "from"} or token.feat("VerbForm") in {
        "Inf",
        "Ger",
    }
    if attitude and infinitive:
        return base if attitude == "asserted" else Modality(attitude)
    if attitude and token.dep == "ccomp" and attitude != "asserted":
        return Modality(attitude)
    own = lexicon.lemma(token.text, token.lemma, token.upos)
    if link == "purpose" and own == "become" and lemma in lexicon.words["leaving"]:
        return base  # "left the army to become a painter" tells what came next
    forced = above is not None and lemma in lexicon.words["forcing"]
    aim = (link == "purpose" and not forced) or (link == "to" and token.dep == "advcl")
    if aim or (above is None and token.dep == "acl" and link == "to"):
        return Modality.INTENDED
    return base


def is_hedged(
    tree: Tree, lexicon: Lexicon, token: Token, above: Predicate | None, link: str
) -> bool:
    """Say whether a clause is told as hearsay, as possible, or under a condition."""
    children = tree.children[token.index]
    words = {c.text.casefold() for c in children if c.dep in {"advmod", "aux", "mark"}}
    if {"would", "have"} <= words:
        return True  # "would have left" did not
    if words & lexicon.words["hearsay"] or words & POSSIBILITY or link in {"if", "unless"}:
        return True
    rumoured = any(_is_rumour(tree, lexicon, c) for c in children if c.dep.startswith("obl"))
    accused = above is not None and above.lemma in lexicon.words["accusing"] and link == "of"
    if accused or rumoured or _is_one_of_two(tree, token):
        return True
    if above is None or token.dep not in {"xcomp", "ccomp", "conj", "csubj"}:
        return False
    told = token.dep != "conj" and above.lemma in lexicon.words["telling"]
    if token.dep == "ccomp" and above.lemma in lexicon.words["doubting"]:
        return True
    # "He is said to have left", "it is believed that he left".
    passive = any(c.dep == "aux:pass" for c in tree.children[above.index])
    # "Accused of plotting and was imprisoned": what has a tense of its own is no part of it.
    tensed = any(c.dep in {"aux:pass", "cop"} and c.feat("VerbForm") == "Fin" for c in children)
    apart = tensed and tree.tokens[above.index].feat("VerbForm") == "Ger"
    return (above.hedged and not (apart and token.dep == "conj")) or (told and passive)


def _is_one_of_two(tree: Tree, token: Token) -> bool:
    """Say whether a verb is one of "killed or wounded": nobody says which."""
    joined = [token, *(c for c in tree.children[token.index] if c.dep == "conj")]
    return any(
        c.text.casefold() == "or" and c.dep == "cc"
        for verb in joined
        if verb.dep == "conj" and verb.upos in {"VERB", "ADJ"}
        for c in tree.children[verb.index]
    )


def _is_rumour(tree: Tree, lexicon: Lexicon, token: Token) -> bool:
    """Say whether a phrase is "according to legend"."""
    according = any(c.text.casefold() == "according" for c in tree.children[token.index])
    return according and token.lemma.casefold() in lexicon.words["rumour"]
