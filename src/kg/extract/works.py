"""Works without a name of their own: "the gas lamp", "a treatise on bees"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.record import Rule
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.record import Unit
    from kg.extract.referents import Referents
    from kg.mentions import Phrase
    from kg.resolve import Draft

__all__ = ["make_works", "title_after"]

_POSSESSED = Rule("possessed-work", "\u201chis novel X\u201d: the work is by him.")

# Prepositions of what a work is about or for.
_ABOUT = frozenset({"of", "on", "about", "for", "from"})


def make_works(
    referents: Referents, unit: Unit, tokens: Iterable[int], *, named: bool
) -> tuple[Draft, ...]:
    """Return the works that phrases stand for, made when they are new.

    Args:
        referents: The article.
        unit: The sentence.
        tokens: Tokens of the phrases.
        named: Whether only what is called by a noun of works ("a novel") is one; else anything
            that is one definite thing may be ("the gas lamp").
    """
    found: dict[str, Draft] = {}
    for index in tokens:
        phrase = unit.phrases.get(index)
        if phrase is None:
            continue
        if phrase.kind == "name":
            for draft in referents.entities(unit, index):
                if referents.registry.fits(draft, ("Work",)):
                    found[draft.key] = draft
        elif phrase.kind == "common":
            work = _by_words(referents, unit, phrase, named=named)
            if work is not None:
                found[work.key] = work
    return tuple(found.values())


def _by_words(referents: Referents, unit: Unit, phrase: Phrase, *, named: bool) -> Draft | None:
    cls = referents.class_of(phrase.lemma)
    titled = title_after(referents, unit, phrase)
    if titled is not None:
        return titled
    if phrase.plural or phrase.possessor >= 0:
        return None
    end = _end(unit, phrase)
    told = end > phrase.span.end or bool(phrase.modifiers)
    if named and not (cls == "Work" and end > phrase.span.end):
        return None
    ours = cls in {"", "Work"} or referents.registry.is_a(cls, "Place")
    landform = phrase.lemma in referents.lexicon.words["landform"]
    if not named and not (ours and not landform and (told or phrase.definite == "the")):
        return None
    words = referents.article.surface(Span(phrase.span.start, end))
    first, _, rest = words.partition(" ")
    label = rest if first.casefold() in {"a", "an", "the"} else words
    known = referents.registry.find(label)
    return known or referents.registry.name(label, phrase.span, "Work")


def title_after(referents: Referents, unit: Unit, phrase: Phrase) -> Draft | None:
    """Return the work whose title follows the noun: "his novel X"; and say whose it is."""
    if referents.class_of(phrase.lemma) != "Work" or phrase.plural:
        return None
    tokens, after = unit.parse.tokens, phrase.head + 1
    while after < len(tokens) and tokens[after].text in {",", '"', ":"}:
        after += 1
    other = unit.phrases.get(after)
    if other is None or other.kind != "name":
        return None
    work = referents.entity(unit, other.head)
    if work is None or not referents.registry.fits(work, ("Work",)):
        return None
    if phrase.possessor >= 0:
        maker = referents.entity(unit, phrase.possessor)
        if maker is not None and maker.type == "Person":
            ground = unit.ground(_POSSESSED, phrase.span)
            referents.claim(maker, "creatorOf", work, ground)
    return work


def _end(unit: Unit, phrase: Phrase) -> int:
    """Return where the complement of a noun ends ("a treatise on the bees of Zenda")."""
    tokens = unit.parse.tokens
    end, head = phrase.span.end, phrase.head
    for _ in range(2):
        inner = next(
            (
                p
                for t in tokens
                if t.head == head
                and t.dep.startswith("nmod")
                and t.index not in unit.time_tokens
                and (p := unit.phrases.get(t.index)) is not None
                and any(
                    c.head == t.index and c.dep == "case" and c.text.casefold() in _ABOUT
                    for c in tokens
                )
            ),
            None,
        )
        if inner is None or inner.head == head:
            break
        end, head = max(end, inner.span.end), inner.head
    return end
