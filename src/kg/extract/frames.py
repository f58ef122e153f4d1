"""The interpreter of the lexicon: which frame fits a predicate.

A frame says which roles it needs and what it yields; this module matches it against the
argument structure and the classes of the ontology, :mod:`kg.extract.reading` makes the claims.
Both know the shape of a frame and no word of the language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar import DEPUTIES
from kg.extract.modality import HEARSAY
from kg.extract.nominals import appositions, becomings, nominals
from kg.extract.nouns_told import said_to_be
from kg.extract.reading import PLANNED, Reading
from kg.extract.record import Attempt, Mismatch
from kg.extract.roles import Roles
from kg.extract.stretches import is_quantity
from kg.extract.unreal import is_no_event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.extract.context import Context
    from kg.extract.predicates import Predicate
    from kg.extract.record import Unit
    from kg.lexicon import Frame, Lexicon
    from kg.mentions import Phrase
    from kg.resolve import Draft

__all__ = ["make_event", "mismatch", "read_frames"]

# Roles that no dependent of the predicate fills.
_SPECIAL = frozenset({"whose", "people", "ally", "topic", "merging", "there"})


def read_frames(context: Context, unit: Unit) -> None:
    """Match every predicate of a sentence against the lexicon and claim what it yields.

    Plans come first, so that "the proposal" of the same sentence is known; nouns that lean
    on the event of their clause ("with the support of X") come last.
    """
    predicates = tuple(unit.predicates.values())
    verbs = [p for p in predicates if p.kind != "noun" and not p.hedged]
    context.unread += [
        (unit.parse.tokens[p.index].span, HEARSAY)
        for p in predicates
        if p.kind == "verb" and p.hedged and p.lemma in context.lexicon.by_lemma
    ]
    planned = [p for p in verbs if p.modality in PLANNED and _creates(context, p)]
    for predicate in [*planned, *(p for p in verbs if p not in planned)]:
        if predicate.kind == "verb":
            _read_verb(context, unit, predicate, context.lexicon.by_lemma)
        for said in _said(context, unit, predicate):
            _read_verb(context, unit, said, context.lexicon.by_copula)
    for said in appositions(unit):
        _read_verb(context, unit, said, context.lexicon.by_copula)
    for predicate in predicates:
        if predicate.kind == "noun" and predicate.index in unit.phrases.by_head:
            _read_noun(context, unit, predicate)


def _said(context: Context, unit: Unit, predicate: Predicate) -> Iterable[Predicate]:
    """Return what a clause says that something is or becomes."""
    if predicate.kind == "verb":
        becoming = predicate.lemma in context.lexicon.words["becoming"]
        return becomings(unit, predicate) if becoming else ()
    # "X was a party": from then on "the party" may be X.
    for index in predicate.role("complement"):
        phrase = unit.phrases.by_head.get(index)
        if phrase is not None and phrase.kind == "common":
            said_to_be(context, unit, phrase)
    return nominals(unit, predicate)


def make_event(context: Context, unit: Unit, index: int) -> Draft | None:
    """Return the event that a noun names ("the Polish uprising"), made when it is new."""
    if index in unit.events:
        return unit.events[index]
    predicate = unit.predicates.get(index)
    if predicate is None or predicate.kind != "noun" or predicate.hedged:
        return None
    if is_no_event(context, unit, predicate):
        return None
    for frame in context.lexicon.by_noun.get(predicate.lemma, ()):
        if frame.event is not None and _matches(context, unit, predicate, frame):
            return _read(context, unit, predicate, frame).event
    return None


def _creates(context: Context, predicate: Predicate) -> bool:
    return any(f.creates for f in context.lexicon.by_lemma.get(predicate.lemma, ()))


def _read_verb(
    context: Context, unit: Unit, predicate: Predicate, index: Mapping[str, tuple[Frame, ...]]
) -> None:
    frames = index.get(predicate.lemma, ())
    for frame in frames:
        if _matches(context, unit, predicate, frame):
            _read(context, unit, predicate, frame)
            return
    if frames and predicate.kind == "verb":
        where = unit.parse.tokens[predicate.index].span
        context.unread.append((where, f"no frame of \u201c{predicate.lemma}\u201d fits"))


def _read_noun(context: Context, unit: Unit, predicate: Predicate) -> None:
    for frame in context.lexicon.by_noun.get(predicate.lemma, ()):
        if not _matches(context, unit, predicate, frame):
            continue
        if frame.event is None:
            _read(context, unit, predicate, frame)
        else:
            context.entities(unit, predicate.index)
        return


def mismatch(context: Context, unit: Unit, predicate: Predicate, frame: Frame) -> Mismatch | None:
    """Return the first role that a frame needs and a predicate does not have, or None.

    The words that it needs are looked at first: asking for a class settles an open name.
    """
    for selector, classes in sorted(frame.requires, key=_asks_for_class):
        tokens = predicate.role(selector)
        fits = (
            # "From 1934 to 1936" is no place that somebody was taken from.
            (classes == ("-",) and unit.time_tokens.issuperset(tokens))
            or (selector == "case" and f"={predicate.link}" in classes)
            or _is_refused(context.lexicon, unit, tokens, classes)
            or _has_particle(predicate, selector, classes)
            or _is_word(context.lexicon, unit, tokens, classes)
            or _is_of_class(context, _fillers(context, unit, predicate, selector), classes)
        )
        if not fits:
            return Mismatch(selector, classes, tuple(_shown(unit, tokens)))
    return None


def _asks_for_class(required: tuple[str, tuple[str, ...]]) -> bool:
    return any(c[0].isupper() for c in required[1])


def _matches(context: Context, unit: Unit, predicate: Predicate, frame: Frame) -> bool:
    missing = mismatch(context, unit, predicate, frame)
    if missing is not None:
        unit.attempts.append(Attempt(predicate.index, frame, missing))
    return missing is None


def _read(context: Context, unit: Unit, predicate: Predicate, frame: Frame) -> Reading:
    """Claim what a frame yields that fits, and note which claims these are."""
    before = len(context.claims)
    reading = Reading(context, unit, predicate, frame)
    reading.claim()
    claims = tuple(c for _, c in context.claims[before:] if c.rule == frame.id)
    unit.attempts.append(Attempt(predicate.index, frame, claims=claims))
    return reading


def _shown(unit: Unit, tokens: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    """Yield the words in a role, each with the class that it was known to have then."""
    for index in tokens:
        phrase = unit.phrases.get(index)
        known = unit.entities.get(phrase.head, ()) if phrase is not None else ()
        if known:
            yield from ((draft.label, draft.type) for draft in known)
        else:
            yield unit.parse.tokens[index].text, ""


def _fillers(context: Context, unit: Unit, predicate: Predicate, selector: str) -> Iterable[Draft]:
    if "." in selector or not _SPECIAL.isdisjoint(selector.split("|")):
        return Roles(context, unit, predicate).fill(selector)
    return context.all_entities(unit, predicate.role(selector))


def _has_particle(predicate: Predicate, selector: str, classes: tuple[str, ...]) -> bool:
    """Say whether one of the particles asked for stands at the verb ("grow up")."""
    return selector == "particle" and any(f"={p}" in classes for p in predicate.particles)


def _is_refused(
    lexicon: Lexicon, unit: Unit, tokens: tuple[int, ...], classes: tuple[str, ...]
) -> bool:
    """Say whether a role only must not be filled from a list (``-@body``), and is not."""
    lists = tuple(c[1:] for c in classes if c.startswith("-@"))
    return bool(lists) and not _is_word(lexicon, unit, tokens, lists)


def _is_word(
    lexicon: Lexicon, unit: Unit, tokens: tuple[int, ...], classes: tuple[str, ...]
) -> bool:
    """Say whether a role is filled by a noun that it asks for.

    That is ``=noun``, ``@list``, ``#`` for a number, ``+`` for what is counted, ``^`` for a name
    and ``*`` for anything.
    """
    words = {c[1:] for c in classes if c.startswith("=")}
    lists = [c[1:] for c in classes if c.startswith("@")]
    if tokens and "*" in classes:
        return True
    for index in tokens:
        phrase = unit.phrases.get(index)
        if _is_of_form(unit, index, phrase, classes):
            return True
        lemma = phrase.lemma if phrase else unit.parse.tokens[index].lemma.casefold()
        deputy = phrase is not None and not DEPUTIES.isdisjoint(phrase.modifiers)
        if not deputy and (lemma in words or lemma.removesuffix("s") in words):
            return True
        if any(_is_listed(lexicon, name, phrase, lemma) for name in lists):
            return True
    return False


def _is_of_form(unit: Unit, index: int, phrase: Phrase | None, classes: tuple[str, ...]) -> bool:
    """Say whether what stands at a token is a number (``#``), counted (``+``) or a name (``^``)."""
    if "#" in classes and is_quantity(unit, index):
        return True
    if phrase is None:
        return False
    if "%" in classes and any(c.isdigit() for c in phrase.quantity):
        return True
    if "+" in classes and phrase.quantity and phrase.plural:
        return True
    # "Part of X" is covered by the name, and is none.
    proper = unit.parse.tokens[index].upos == "PROPN"
    return "^" in classes and proper and phrase.kind == "name"


def _is_listed(lexicon: Lexicon, name: str, phrase: Phrase | None, lemma: str) -> bool:
    """Say whether a noun, or a word of a name, is in a list of the lexicon (``@school``)."""
    if name == "office":
        return lemma in lexicon.offices
    if name == "language":
        return phrase is not None and phrase.name.casefold() in lexicon.languages
    listed = lexicon.words[name]
    spelled = phrase.name.casefold().split() if phrase is not None else []
    return lemma in listed or any(word in listed for word in spelled)


def _is_of_class(context: Context, fillers: Iterable[Draft], classes: tuple[str, ...]) -> bool:
    """Say whether what fills a role is, or can be, of a class that it asks for (not ``-Class``)."""
    types = tuple(c for c in classes if c[0].isupper())
    refused = tuple(c[1:] for c in classes if c.startswith("-"))
    if not types:
        return False  # who it is, is not asked before it has to be
    # A state named where a place is asked for stands for its land.
    return any(
        context.registry.fits(draft, types) or ("Place" in types and draft.type == "Polity")
        for draft in fillers
        if not (refused and context.registry.is_a(draft.type, *refused))
    )
