"""What a pronoun stands for: a reader looks back for the nearest thing that it fits.

In an article on a person "he" or "she" is that person, unless somebody else of the same sex was
just made the one whom the sentences are about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar import FEMININE, MASCULINE, NEUTER, PLURAL, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.extract.predicates import Predicate
    from kg.extract.record import Unit
    from kg.extract.referents import Referents
    from kg.mentions import Phrase
    from kg.resolve import Draft

__all__ = ["antecedent", "joined_subjects"]

# How many sentences a pronoun looks back before it falls to the article's subject.
_REACH = 3
# Relations of clauses that stand in the background: whom they are about is soon left again.
_BACKGROUND = ("advcl", "acl", "ccomp", "parataxis")


def antecedent(referents: Referents, unit: Unit, pronoun: Phrase) -> Draft | None:
    """Return what a pronoun stands for, or None.

    "He" and "she" fall to the article's subject when nobody nearer fits.
    """
    word = pronoun.lemma
    if word in MASCULINE | FEMININE:
        return _person(referents, unit, pronoun)
    if word in PLURAL:
        apart = _own_groups(referents, unit, pronoun)
        return _back(
            referents, unit, pronoun.head, lambda d: _is_plural(referents, d) and d not in apart
        )
    return _thing(referents, unit, pronoun) if word in NEUTER else None


def joined_subjects(referents: Referents, unit: Unit, pronoun: Phrase) -> tuple[Draft, ...]:
    """Return those whom the main clause of the sentence before told of together: "X and Y fled".

    Whom a clause before the pronoun tells of in its own sentence is nearer.
    """
    before = referents.units[unit.number - 1] if unit.number else unit
    nearer = any(h < pronoun.head for h in unit.phrases.by_head if h not in unit.time_tokens)
    same_paragraph = before.parse.paragraph == unit.parse.paragraph
    subject = unit.parse.tokens[pronoun.head].dep in SUBJECTS
    if before is unit or nearer or not same_paragraph or not subject:
        return ()
    root = next((p for p in before.predicates.values() if p.link == "root"), None)
    heads = () if root is None else _grammatical_subject(before, root)[:1]
    if root is None or not heads:
        return ()
    filled = (*root.role("subject"), *root.role("object"))
    joined = (i for i in filled if heads[0] <= i < root.index)
    found = tuple(referents.all_entities(before, joined))
    return found if len(found) > 1 and all(d.type == "Person" for d in found) else ()


def _own_groups(referents: Referents, unit: Unit, pronoun: Phrase) -> tuple[Draft, ...]:
    """Return whom "them" cannot stand for: who leads his army and defeats them defeats others."""
    token = unit.parse.tokens[pronoun.head]
    clause = unit.predicates.get(token.head)
    if clause is None or token.dep in {"nmod:poss", *SUBJECTS}:
        return ()
    subjects = set(referents.all_entities(unit, clause.role("subject")))
    owned = (p for p in unit.phrases.by_head.values() if p.possessor >= 0 and p.head < pronoun.head)
    return tuple(
        draft
        for phrase in owned
        if subjects.intersection(referents.entities(unit, phrase.possessor))
        for draft in referents.entities(unit, phrase.head)
    )


def _thing(referents: Referents, unit: Unit, pronoun: Phrase) -> Draft | None:
    """Return what "it" stands for: what this sentence or the one before is about.

    In an article on a state or a body that is the article's subject before any place or body
    that is named in passing.
    """
    about = referents.subject
    token = unit.parse.tokens[pronoun.head]
    owned = unit.parse.tokens[token.head].lemma.casefold() if token.dep == "nmod:poss" else ""
    sited = owned in referents.lexicon.words["sited"]

    def fits(draft: Draft) -> bool:
        if sited and not referents.registry.is_a(draft.type, "Place"):
            return False  # "its garrison" is a town's
        return draft.type not in {"Person", ""} and not draft.plural

    if not referents.registry.is_a(about.type, "Group", "Plan", "Work"):
        found = _back(referents, unit, pronoun.head, fits)
        return found or (about if fits(about) else None)
    if _opens_clause(unit, pronoun):
        heads = _topics(unit, pronoun.head)
    else:
        heads = tuple(_candidates(unit, pronoun.head))
    here = [d for d in _owners(referents, unit, heads) if fits(d)]
    if here:
        return here[0]
    before = referents.units[unit.number - 1] if unit.number else unit
    if before is unit or before.parse.paragraph != unit.parse.paragraph:
        return about
    told = [d for d in _owners(referents, before, _topics(before, None)) if fits(d)]
    return about if about in told or not told else told[0]


def _owners(referents: Referents, unit: Unit, heads: tuple[int, ...]) -> Iterator[Draft]:
    """Yield what phrases stand for; of "the party's paper" what the party is."""
    for head in heads:
        phrase = unit.phrases.get(head)
        possessor = phrase.possessor if phrase is not None and phrase.kind == "common" else -1
        yield from referents.entities(unit, possessor if possessor >= 0 else head)


def _opens_clause(unit: Unit, pronoun: Phrase) -> bool:
    """Say whether a pronoun is the subject of its clause, or of whose thing the clause tells."""
    token = unit.parse.tokens[pronoun.head]
    owned = unit.parse.tokens[token.head] if token.dep == "nmod:poss" else token
    return token.dep in SUBJECTS or (owned.dep in SUBJECTS and owned.head != owned.index)


def _topics(unit: Unit, before: int | None) -> tuple[int, ...]:
    """Return the subjects of clauses, and what "its successor was X" says where it has to say."""
    heads = [h for h in sorted(unit.phrases.by_head) if before is None or h < before]
    tokens = unit.parse.tokens
    subjects = [h for h in heads if tokens[h].dep in SUBJECTS]
    said = [
        h
        for h in heads
        if unit.phrases.by_head[h].kind == "name"
        and any(t.head == h and t.dep == "cop" for t in tokens)
    ]
    return tuple(reversed(subjects) if before is not None else (*subjects, *said))


def _person(referents: Referents, unit: Unit, pronoun: Phrase) -> Draft | None:
    word, subject = pronoun.lemma, referents.subject
    appointee = _appointee(referents, unit, pronoun)
    if appointee is not None:
        return appointee
    apart = _bound_subject(referents, unit, pronoun)

    def fits(draft: Draft) -> bool:
        return draft not in apart and _is_person(referents, draft, word)

    if _may_be_subject(referents, word) and subject not in apart:
        topic = _topic(referents, unit, pronoun.head, fits)
        return topic or subject
    own = next((d for d in _own_subject(referents, unit, pronoun) if fits(d)), None)
    if own is not None:
        return own
    sure = _back(referents, unit, pronoun.head, lambda d: fits(d) and not d.guessed)
    return sure or _back(referents, unit, pronoun.head, fits)


def _own_subject(referents: Referents, unit: Unit, pronoun: Phrase) -> Iterator[Draft]:
    """Yield the subject of the clause in which something is "his": "X succeeded his father"."""
    owned = unit.parse.tokens[unit.parse.tokens[pronoun.head].head]
    clause = unit.predicates.get(owned.head)
    if unit.parse.tokens[pronoun.head].dep == "nmod:poss" and clause is not None:
        heads = [h for h in clause.role("subject") if h < pronoun.head]
        yield from referents.all_entities(unit, heads)


def _appointee(referents: Referents, unit: Unit, pronoun: Phrase) -> Draft | None:
    """Return who "made him governor, a post he held until 1913" tells of: who got the post.

    "Helped X in his revolt" tells of X's revolt.
    """
    tokens = unit.parse.tokens
    helped = _helped(referents, unit, pronoun) or _giver(referents, unit, pronoun)
    if helped is not None:
        return helped
    clause = tokens[tokens[pronoun.head].head]
    noun = unit.phrases.get(clause.head)
    words = referents.lexicon.words
    if clause.dep != "acl:relcl" or noun is None or noun.lemma not in words["post"]:
        return None
    for made in reversed(unit.predicates.values()):
        if made.index < noun.head and made.lemma in words["becoming"] and made.role("object"):
            return next(iter(referents.entities(unit, made.role("object")[0])), None)
    return None


def _giver(referents: Referents, unit: Unit, pronoun: Phrase) -> Draft | None:
    """Return whose daughter it is in "who gave him his daughter": of two it is the giver's."""
    tokens = unit.parse.tokens
    owned = tokens[tokens[pronoun.head].head]
    clause = unit.predicates.get(owned.head)
    if tokens[pronoun.head].dep != "nmod:poss" or clause is None or owned.dep != "obj":
        return None
    same = MASCULINE if pronoun.lemma in MASCULINE else FEMININE
    given = [tokens[i].text.casefold() for i in clause.role("iobj")]
    if same.isdisjoint(given):
        return None
    givers = referents.all_entities(unit, clause.role("subject")[:1])
    return next((d for d in givers if _is_person(referents, d, pronoun.lemma)), None)


def _helped(referents: Referents, unit: Unit, pronoun: Phrase) -> Draft | None:
    """Return whose rising or fight it is that somebody helped them in."""
    tokens = unit.parse.tokens
    owned = tokens[tokens[pronoun.head].head]
    clause = unit.predicates.get(owned.head)
    if tokens[pronoun.head].dep != "nmod:poss" or clause is None or owned.dep != "obl":
        return None
    cases = {t.text.casefold() for t in tokens if t.head == owned.index and t.dep == "case"}
    if clause.lemma not in referents.lexicon.words["helping"] or cases.isdisjoint({"in", "during"}):
        return None
    helped = referents.all_entities(unit, clause.role("object")[:1])
    return next((d for d in helped if _is_person(referents, d, pronoun.lemma)), None)


def _may_be_subject(referents: Referents, word: str) -> bool:
    feminine = word in FEMININE
    return referents.subject.type in {"Person", ""} and feminine == referents.feminine


def _is_person(referents: Referents, draft: Draft, word: str) -> bool:
    if draft is referents.subject:
        return _may_be_subject(referents, word)
    gender = "f" if word in FEMININE else "m"
    return draft.type == "Person" and draft.gender in {"", gender}


def _bound_subject(referents: Referents, unit: Unit, pronoun: Phrase) -> tuple[Draft, ...]:
    """Return whom a pronoun cannot stand for: "Karl sent him" tells of two."""
    token = unit.parse.tokens[pronoun.head]
    owned = unit.parse.tokens[token.head]
    if token.dep == "nmod:poss" and owned.text in {"place", "stead"}:
        token = owned  # "X governed in his place": in that of another
    if token.dep in {"nmod:poss", *SUBJECTS} or pronoun.lemma.endswith("self"):
        return ()
    clause = unit.predicates.get(token.head)
    if clause is not None and clause.kind == "noun":
        clause = unit.predicates.get(clause.governor)  # "Karl led a rising against him"
    if clause is None or pronoun.head in clause.role("subject"):
        return ()
    heads = [h for h in clause.role("subject") if h < pronoun.head]
    return tuple(referents.all_entities(unit, heads))


# --- the article's subject or another --------------------------------------------------------


def _topic(
    referents: Referents, unit: Unit, index: int, fits: Callable[[Draft], bool]
) -> Draft | None:
    """Return the one other than the article's subject whom the text is about just now, or None.

    That is the subject of a clause before the pronoun that is no background, or of the
    sentence before, where neither names the article's subject.
    """
    subject = referents.subject
    for clause in reversed(_clauses_before(unit, index)):
        for draft in referents.all_entities(unit, clause.role("subject|object")[:1]):
            if draft is subject:
                return None
            if fits(draft):
                if _is_kin_of(referents, unit, clause, index):
                    return None
                background = unit.parse.tokens[clause.index].dep.startswith(_BACKGROUND)
                return None if background and _is_told(referents, unit, index) else draft
    if unit.number == 0:
        return None
    before = referents.units[unit.number - 1]
    if before.parse.paragraph != unit.parse.paragraph or _is_told(referents, before, None):
        return None
    root = next((p for p in before.predicates.values() if p.link == "root"), None)
    heads = () if root is None else _grammatical_subject(before, root)
    named = [h for h in heads if h in before.phrases.by_head]
    # Of whom nothing tells the sex, a pronoun that fits the article's subject is not.
    return next((d for d in referents.all_entities(before, named) if d.gender and fits(d)), None)


def _is_kin_of(referents: Referents, unit: Unit, clause: Predicate, index: int) -> bool:
    """Say whether "his father" is the subject of a clause that a pronoun is not itself about."""
    phrase = unit.phrases.get(clause.role("subject|object")[0])
    head = unit.parse.tokens[unit.parse.tokens[index].head]
    if phrase is None or head.index == clause.index or head.dep == "acl:relcl":
        return False
    if phrase.kind == "name":
        before = [p for p in unit.phrases.by_head.values() if p.span.end <= phrase.span.start]
        kin = [p for p in before if p.lemma in referents.lexicon.kin]
        phrase = kin[-1] if kin else phrase
    if phrase.lemma not in referents.lexicon.kin or phrase.possessor < 0:
        return False
    return referents.subject in referents.entities(unit, phrase.possessor)


def _clauses_before(unit: Unit, index: int) -> list[Predicate]:
    """Return the clauses whose subject stands before a token and is not a part of its phrase."""
    tokens = unit.parse.tokens
    return [
        p
        for p in unit.predicates.values()
        if p.kind != "noun"
        and (heads := _grammatical_subject(unit, p))
        and heads[0] < index
        and tokens[index].head != heads[0]
    ]


def _grammatical_subject(unit: Unit, predicate: Predicate) -> tuple[int, ...]:
    filled = (*predicate.role("subject"), *predicate.role("object"))
    return tuple(i for i in filled if unit.parse.tokens[i].dep in SUBJECTS)


def _is_told(referents: Referents, unit: Unit, before: int | None) -> bool:
    """Say whether a sentence, up to a token, tells of the article's subject."""
    heads = (h for h in sorted(unit.phrases.by_head) if before is None or h < before)
    if before is None:
        return any(referents.subject in referents.entities(unit, h) for h in heads)
    return any(referents.subject in unit.entities.get(h, ()) for h in heads)


# --- looking back ----------------------------------------------------------------------------


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

    In the sentence of the pronoun the nearest subject; in one before it the first, then what it
    has pronouns for.
    """
    heads = [h for h in sorted(unit.phrases.by_head) if before is None or h < before]
    subjects = [h for h in heads if unit.parse.tokens[h].dep in SUBJECTS]
    yield from subjects if before is None else reversed(subjects)
    others = [h for h in heads[::-1] if h not in subjects]
    # What a sentence has a pronoun for is what it goes on to tell of.
    if before is None:
        others.sort(key=lambda h: unit.phrases.by_head[h].kind != "pronoun")
    yield from others
