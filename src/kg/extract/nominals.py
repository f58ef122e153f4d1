"""What something is said to be: "X was the capital of Y", "its capital was X", "X, its capital".

All three are one argument structure: a predicate whose lemma is the noun, whose subject is the
thing, and whose complement is the noun's phrase. A frame is written for the first only.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar import DEPUTIES
from kg.extract.predicate import Predicate
from kg.model import Modality

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.record import Unit
    from kg.mentions import Phrase

__all__ = ["appositions", "becomings", "nominals"]

# Words before "state" or "kingdom" that tell that it is another's.
_DEPENDENT = frozenset({"puppet", "client", "vassal", "satellite", "tributary"})


def nominals(unit: Unit, predicate: Predicate) -> Iterator[Predicate]:
    """Yield what a copular clause says, one predicate for each noun that is said of a thing."""
    subject = _common(unit, predicate.role("subject")[:1])
    if subject is not None:
        # "Its capital was X": the noun is the subject, and X is what has the post.
        yield replace(
            predicate,
            lemma=_lemma(subject),
            roles={
                **predicate.roles,
                "subject": predicate.role("complement"),
                "complement": (subject.head,),
            },
        )
    for index in predicate.role("complement"):
        said = _common(unit, (index,))
        lemma = _lemma(said) if said is not None else _quantity(unit, index)
        if lemma:
            yield replace(
                predicate,
                lemma=lemma,
                roles={**predicate.roles, "complement": (index, *predicate.role("complement"))},
            )


def becomings(unit: Unit, predicate: Predicate) -> Iterator[Predicate]:
    """Yield what somebody becomes or is made ("was appointed commander of Y")."""
    who = predicate.role("object|subject")
    for index in predicate.role("complement"):
        said = _common(unit, (index,))
        lemma = _lemma(said) if said is not None else _quantity(unit, index)
        if lemma and index not in who:
            roles = {**predicate.roles, "subject": who, "complement": (index,)}
            yield replace(predicate, lemma=lemma, kind="copula", roles=roles)


def appositions(unit: Unit) -> Iterator[Predicate]:
    """Yield what a noun in apposition to a name says of it ("Zenda, the capital of X")."""
    for token in unit.parse.tokens:
        name = unit.phrases.get(token.head)
        said = _common(unit, (token.index,))
        if token.dep != "appos" or name is None or said is None or name.kind != "name":
            continue
        yield Predicate(
            index=token.index,
            lemma=_lemma(said),
            kind="copula",
            roles={"subject": (name.head,), "complement": (token.index,)},
            modality=Modality.ASSERTED,
            link="appos",
        )


def _quantity(unit: Unit, index: int) -> str:
    """Return the noun of "part of X", which stands for no phrase of its own, or nothing."""
    token = unit.parse.tokens[index]
    inside = unit.phrases.covered.get(index, index) != index
    return token.lemma.casefold() if inside and token.upos == "NOUN" else ""


def _common(unit: Unit, tokens: tuple[int, ...]) -> Phrase | None:
    phrase = next((p for i in tokens if (p := unit.phrases.get(i)) is not None), None)
    return phrase if phrase is not None and phrase.kind == "common" else None


def _lemma(phrase: Phrase) -> str:
    """Return the noun, with a word before it that tells one thing from another ("official").

    Of "a puppet state" it is the word that tells whose.
    """
    for modifier in phrase.modifiers:
        if modifier in _DEPENDENT and phrase.lemma != modifier:
            return modifier
    telling = next((m for m in phrase.modifiers if m in {"official", *DEPUTIES}), "")
    return f"{telling} {phrase.lemma}" if telling else phrase.lemma
