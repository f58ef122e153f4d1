"""Nouns of fights that tell of none: "minister of war", "the planned raid", "a price war"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.predicates import Predicate
    from kg.extract.record import Record, Unit
    from kg.mentions import Phrase

__all__ = ["is_no_event"]

_OBJECTS = frozenset({"obj", "nsubj", "nsubj:pass", "root", "conj"})


def is_no_event(record: Record, unit: Unit, noun: Predicate) -> bool:
    """Say whether a noun that may name an event names none that happened."""
    phrase = unit.phrases.by_head.get(noun.index)
    return (
        _is_announced(record, noun, unit)
        or _is_meant(record, unit, noun)
        or (phrase is not None and (_is_bare(unit, noun, phrase) or _is_figure(record, phrase)))
    )


def _is_announced(record: Record, noun: Predicate, unit: Unit) -> bool:
    """Say whether an event is only announced: who declares war has not fought it."""
    clause = unit.predicates.get(noun.governor)
    if clause is None or noun.index not in clause.role("object"):
        return False
    words = record.lexicon.words
    return clause.lemma in words["announcing"] or clause.lemma in words["idiom"]


def _is_meant(record: Record, unit: Unit, noun: Predicate) -> bool:
    """Say whether an event is only meant: "an invasion that they attempted", "planned"."""
    lexicon = record.lexicon
    for token in unit.parse.tokens:
        if token.head != noun.index:
            continue
        if token.dep in {"amod", "acl"} and token.text.casefold() in lexicon.words["unreal"]:
            return True
        told = any(t.head == token.index and t.dep == "nsubj" for t in unit.parse.tokens)
        if token.dep == "acl:relcl" or (token.dep == "acl" and told):
            lemma = lexicon.lemma(token.text, token.lemma, "VERB")
            if lexicon.attitudes.get(lemma, "asserted") != "asserted":
                return True
    return False


def _is_bare(unit: Unit, noun: Predicate, phrase: Phrase) -> bool:
    """Say whether a noun names a sort of event: "minister of war", "prisoners of war"."""
    told = (
        phrase.definite
        or phrase.plural
        or phrase.peoples
        or phrase.names_before
        or phrase.modifiers
        or phrase.quantity
        or phrase.possessor >= 0
    )
    if told or noun.link in _OBJECTS:
        return False
    return not any(
        t.head == noun.index and t.dep.startswith(("nmod", "acl")) for t in unit.parse.tokens
    )


def _is_figure(record: Record, phrase: Phrase) -> bool:
    """Say whether the words before a noun make it no fight ("election campaign")."""
    before = {
        *phrase.modifiers,
        *(n.casefold() for name, _ in phrase.names_before for n in name.split()),
    }
    return not before.isdisjoint(record.lexicon.words["figurative"])
