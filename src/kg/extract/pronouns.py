"""What a pronoun stands for: a reader looks back for the nearest thing that it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar import FEMININE, MASCULINE, NEUTER, PLURAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.extract.record import Unit
    from kg.extract.referents import Referents
    from kg.mentions import Phrase
    from kg.resolve import Draft

__all__ = ["antecedent"]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
# How many sentences a pronoun looks back before it falls to the article's subject.
_REACH = 3


def antecedent(referents: Referents, unit: Unit, pronoun: Phrase) -> Draft | None:
    """Return what a pronoun stands for, or None.

    "He" and "she" fall to the article's subject when nobody nearer fits.
    """
    word = pronoun.lemma
    if word in MASCULINE | FEMININE:
        found = _back(referents, unit, pronoun.head, lambda d: _is_person(referents, d, word))
        if found is None and _may_be_subject(referents, word):
            return referents.subject
        return found
    if word in PLURAL:
        return _back(referents, unit, pronoun.head, lambda d: _is_plural(referents, d))
    if word in NEUTER:
        return _back(referents, unit, pronoun.head, lambda d: d.type not in {"Person", ""})
    return None


def _may_be_subject(referents: Referents, word: str) -> bool:
    feminine = word in FEMININE
    return referents.subject.type in {"Person", ""} and feminine == referents.feminine


def _is_person(referents: Referents, draft: Draft, word: str) -> bool:
    if draft is referents.subject:
        return _may_be_subject(referents, word)
    return draft.type == "Person"


def _is_plural(referents: Referents, draft: Draft) -> bool:
    return referents.registry.is_a(draft.type, "Group") and (
        draft.plural or draft.type in {"EthnicGroup", "ArmedForce", "Group"}
    )


def _back(
    referents: Referents, unit: Unit, index: int, test: Callable[[Draft], bool]
) -> Draft | None:
    """Look back: subjects of this sentence, then of those before; then anything."""
    for other in reversed(referents.units[max(0, unit.number - _REACH) : unit.number + 1]):
        same_paragraph = other.parse.paragraph == unit.parse.paragraph
        if not same_paragraph and other.number < unit.number - 1:
            break
        for head in _candidates(other, index if other is unit else None):
            for draft in referents.entities(other, head):
                if test(draft):
                    return draft
    return None


def _candidates(unit: Unit, before: int | None) -> Iterator[int]:
    """Yield heads of phrases, the likeliest antecedent first.

    In the sentence of the pronoun the nearest subject; in one before it the first.
    """
    heads = [h for h in sorted(unit.phrases.by_head) if before is None or h < before]
    subjects = [h for h in heads if unit.parse.tokens[h].dep in _SUBJECTS]
    yield from subjects if before is None else reversed(subjects)
    yield from reversed([h for h in heads if h not in subjects])
