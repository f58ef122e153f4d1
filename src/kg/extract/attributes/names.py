"""What stands around a name: titles, adjectives, appositions, parentheses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.attributes.nominal import Description, describe
from kg.extract.grammar import ARTICLES, DEPUTIES, PLACE_PREPOSITIONS
from kg.extract.parentheses import read_parenthesis
from kg.extract.record import Circumstances, Rule
from kg.extract.timing import clause_time
from kg.model import Literal, Span

if TYPE_CHECKING:
    from kg.extract.context import Context
    from kg.extract.record import Unit
    from kg.mentions import Phrase
    from kg.resolve import Draft

__all__ = ["read_active_in", "read_names"]

_APPOSITION = Rule("apposition", "X, a Y, ...")
_TITLE = Rule("title", "A title before a name.")
_BEFORE = Rule("noun-before-name", "\u201cthe Y X\u201d: X is a Y.")
_RELATIONAL = Rule("relational-adjective", "\u201cX-backed Y\u201d: X supported Y.")
_ACTIVE = Rule("active-in", "X was active in a place.")


def read_names(context: Context, unit: Unit) -> None:
    """Claim what the words around the names of a sentence say of them."""
    for head in sorted(unit.phrases.by_head):
        phrase = unit.phrases.by_head[head]
        if phrase.kind == "name":
            _read_name(context, unit, phrase)
        elif phrase.lemma in context.lexicon.kin and not phrase.plural:
            # "Her husband, a painter,"
            for draft in context.entities(unit, head)[:1]:
                for index in _appositions(unit, phrase):
                    describe(context, Description(unit, draft, _APPOSITION), index)
    _read_loose_appositions(context, unit)
    _read_named_roles(context, unit)
    _read_opening(context, unit)


def _read_opening(context: Context, unit: Unit) -> None:
    """Read "A member of Y, X did this": what opens the sentence is said of its subject."""
    tokens = unit.parse.tokens
    opening = {t.span.start for t in tokens[:2] if t.index == 0 or tokens[0].upos == "DET"}
    phrase = next((p for p in unit.phrases.by_head.values() if p.span.start in opening), None)
    if phrase is None or phrase.kind != "common" or phrase.definite not in ARTICLES:
        return
    comma = next((t.index for t in tokens[phrase.head :] if t.text == ","), len(tokens))
    subject = unit.phrases.get(comma + 1)
    if subject is None or tokens[subject.head].dep not in {"nsubj", "nsubj:pass"}:
        return
    if tokens[phrase.head].dep in {"nsubj", "nsubj:pass"} or subject.kind == "common":
        return
    person = context.entity(unit, subject.head)
    if person is not None and person.type == "Person":
        describe(context, Description(unit, person, _APPOSITION), phrase.head)


def _read_name(context: Context, unit: Unit, phrase: Phrase) -> None:
    draft = context.entity(unit, phrase.head)
    if draft is None or phrase.name_span is None:
        return
    for title in phrase.titles:
        _read_title(context, unit, phrase, draft, title)
    for relation in phrase.relational:
        _read_relation(context, unit, phrase, draft, relation)
    _read_noun_before(context, unit, phrase, draft)
    for index in _appositions(unit, phrase):
        describe(context, Description(unit, draft, _APPOSITION), index)
    for aside, after in unit.parse.asides:
        if unit.phrases.covered.get(after) == phrase.head and aside not in context.read_asides:
            read_parenthesis(context, unit, draft, aside)


def _read_title(context: Context, unit: Unit, phrase: Phrase, person: Draft, title: str) -> None:
    """Read "Polish Chairman X" as an office of Poland, "Chairman X" as an occupation.

    "General X" has that rank.
    """
    if person.type != "Person":
        return
    peoples = [context.people(word, phrase.span) for word in phrase.peoples]
    states = [d for d in peoples if d is not None and d.type == "Polity"]
    ground = unit.ground(_TITLE, phrase.span)
    over = next(iter(context.all_entities(unit, phrase.of)), None)
    if over is not None and title in context.lexicon.words["sovereign"]:
        over.type = over.type or "Polity"
        office = context.offices.over(title, over, unit, phrase)
        context.claim(person, "holdsOffice", office, ground)
    elif title.rsplit(maxsplit=1)[-1] in context.lexicon.offices and states:
        label = f"{phrase.peoples[0].title()} {title.title()}"
        office = context.offices.of_state(label, states[0], unit, phrase)
        context.claim(person, "holdsOffice", office, ground)
    elif _is_position(context, title) and not _is_own_word(context, person, title):
        for state in states:
            context.claim(person, "citizenship", state, ground)
        first, _, last = title.rpartition(" ")
        if last in context.lexicon.words["rank"] and first not in context.lexicon.offices:
            rank = Literal(_spelled(context, phrase, title), "en")
            context.claim(person, "hasRank", rank, ground)
        else:
            context.claim(person, "hasOccupation", Literal(title, "en"), ground)


def _spelled(context: Context, phrase: Phrase, title: str) -> str:
    """Return a title as the text writes it before a name."""
    spelled = "[- ]+".join(re.escape(word) for word in title.split())
    found = re.search(spelled, context.article.surface(phrase.span), re.IGNORECASE)
    return found[0] if found else title


def _is_own_word(context: Context, person: Draft, title: str) -> bool:
    """Say whether the article's title has the word in the name of its subject ("Sultan Varga")."""
    return person is context.subject and title in person.label.casefold().split()


def _is_position(context: Context, title: str) -> bool:
    """Say whether a title is a post or profession, by its last word ("prime minister")."""
    noun = title.rsplit(maxsplit=1)[-1]
    return noun in context.lexicon.offices or noun in context.lexicon.occupations


def _read_relation(
    context: Context, unit: Unit, phrase: Phrase, draft: Draft, relation: tuple[str, str]
) -> None:
    """Read "Polish-backed X": Poland supported X."""
    adjective, participle = relation
    property_ = context.lexicon.participles.get(participle, "")
    other = context.people(adjective, phrase.span) or context.registry.find(adjective)
    if not property_ or other is None:
        return
    other.mentions.append(phrase.span)
    if property_ == "underAuthorityOf" and not context.registry.is_a(draft.type, "Place"):
        return
    subject, object_ = other, draft
    if property_ in {"allegianceTo", "underAuthorityOf"}:
        subject, object_ = draft, other
    # The adjective holds when the clause holds; as long as that it lasted, no more.
    time = clause_time(context, unit, unit.verb_above(phrase.head))
    ground = unit.ground(_RELATIONAL, phrase.span)
    context.claim(subject, property_, object_, ground, Circumstances(time=time))


# --- appositions ---------------------------------------------------------------------------------


def _read_noun_before(context: Context, unit: Unit, phrase: Phrase, draft: Draft) -> None:
    """Read "the physicist X": an occupation right before the name of a person."""
    if draft.type != "Person" or phrase.name_span is None:
        return
    tokens = unit.parse.tokens
    first = next(t.index for t in tokens if t.span.start >= phrase.name_span.start)
    if not first or tokens[first - 1].upos != "NOUN":
        return
    noun = tokens[first - 1]
    lemma = context.lexicon.lemma(noun.text, noun.lemma, "NOUN")
    if lemma not in context.lexicon.occupations or lemma in phrase.titles:
        return
    whole = unit.phrases.by_head.get(noun.index)
    if whole is not None:
        if whole.kind == "common" and not whole.plural:
            describe(context, Description(unit, draft, _BEFORE), noun.index)
        return
    deputy = first > 1 and tokens[first - 2].text.casefold() in DEPUTIES
    if deputy:
        return  # "Vice President X" is no president
    ground = unit.ground(_BEFORE, Span(noun.span.start, phrase.name_span.end))
    context.claim(draft, "hasOccupation", Literal(lemma, "en"), ground)
    state = context.people(tokens[first - 2].text, None) if first > 1 else None
    if state is not None:
        property_ = "ethnicGroup" if state.type == "EthnicGroup" else "citizenship"
        context.claim(draft, property_, state, ground)


def _appositions(unit: Unit, phrase: Phrase) -> list[int]:
    """Return the common nouns that stand after a name between commas: "X, a farmer,".

    A parser confuses an apposition with a conjunct; the comma and the article do not.
    """
    tokens = unit.parse.tokens
    first = max(t.index for t in tokens if t.span.end <= phrase.span.end) + 2
    if first >= len(tokens) or tokens[first - 1].text != ",":
        return []
    starts = {tokens[first].span.start}
    apart = tokens[first].upos == "DET" and first + 1 < len(tokens)
    if apart:
        starts.add(tokens[first + 1].span.start)
    return [
        index
        for token in tokens
        if (other := unit.phrases.by_head.get(token.index)) is not None
        and (other.kind == "common" or other.definite in {"a", "an"})
        and (other.definite in ARTICLES or token.dep == "appos")
        and (other.span.start in starts or _owner_start(unit, other) in starts)
        and (
            token.dep not in {"nsubj", "nsubj:pass", "nmod:poss", "root"}
            if apart
            else token.dep in {"appos", "conj"}
        )
        for index in (token.index, *_joined(unit, token.index))
    ]


def _owner_start(unit: Unit, phrase: Phrase) -> int:
    """Return where the owner of "the party's secretary" begins, or -1."""
    owner = unit.phrases.get(phrase.possessor) if phrase.possessor >= 0 else None
    return owner.span.start if owner is not None else -1


def _joined(unit: Unit, index: int) -> list[int]:
    """Return the common nouns that "and" joins to an apposition ("a writer and painter")."""
    return [
        token.index
        for token in unit.parse.tokens
        if token.head == index
        and token.dep == "conj"
        and (phrase := unit.phrases.by_head.get(token.index)) is not None
        and phrase.kind == "common"
        and not any(t.text == "," for t in unit.parse.tokens[index : token.index])
    ]


def _read_named_roles(context: Context, unit: Unit) -> None:
    """Read "an ally of Y, General X, did this": the name says who, the noun what X is."""
    lexicon = context.lexicon
    tokens = unit.parse.tokens
    for phrase in tuple(unit.phrases.by_head.values()):
        role = phrase.kind == "common" and not phrase.plural and phrase.definite in ARTICLES
        if not role or tokens[phrase.head].dep not in _NAMED_ROLES:
            continue
        nouns = (lexicon.offices, lexicon.occupations, lexicon.words["partisan"])
        if not any(phrase.lemma in listed for listed in nouns):
            continue
        comma = _end_of_chain(unit, phrase)
        named = unit.phrases.get(comma + 1)
        if tokens[comma].text != "," or named is None or named.kind != "name":
            continue
        after = max(i for i, h in unit.phrases.covered.items() if h == named.head) + 1
        if after >= len(tokens) or tokens[after].text not in {",", "."}:
            continue
        person = context.entity(unit, named.head)
        if person is not None and context.registry.fits(person, ("Person",)):
            describe(context, Description(unit, person, _APPOSITION), phrase.head)
            unit.entities[phrase.head] = (person,)


def _end_of_chain(unit: Unit, phrase: Phrase) -> int:
    """Return the token after a phrase and the names that "of", "in" and "to" hang on it."""
    tokens = unit.parse.tokens
    index = phrase.head + 1
    while index < len(tokens) - 1:
        inner = unit.phrases.get(index)
        if tokens[index].text.casefold() in {"of", "in", "to", "the"}:
            index += 1
        elif inner is not None and inner.kind == "name" and index <= inner.head + 1:
            index = max(i for i, h in unit.phrases.covered.items() if h == inner.head) + 1
        else:
            break
    return min(index, len(tokens) - 1)


def _read_loose_appositions(context: Context, unit: Unit) -> None:
    """Read "born in Zenda, the son of X": kin in apposition to the subject of the clause."""
    tokens = unit.parse.tokens
    for phrase in unit.phrases.by_head.values():
        if phrase.kind != "common" or phrase.lemma not in context.lexicon.kin or not phrase.of:
            continue
        first = next(t.index for t in tokens if t.span.start >= phrase.span.start)
        opening = next((i for i in range(first, -1, -1) if tokens[i].text == ","), -1)
        if opening < 1 or first - opening > _OPENING:
            continue
        if any(t.upos in {"VERB", "AUX"} for t in tokens[opening:first]):
            continue  # ", married the sister of Y"
        before = unit.phrases.get(opening - 1)
        named = _named_before(context, unit, before) if before is not None else None
        if named is None or named.type != "Person":
            named = _subject_before(context, unit, opening)
        if named is not None and named.type in {"Person", ""}:
            describe(context, Description(unit, named, _APPOSITION), phrase.head)


def _named_before(context: Context, unit: Unit, before: Phrase) -> Draft | None:
    """Return whom a name before a comma names, if it does: a place is nobody's son.

    In "born of Anna Varga, the son of X" it is who was born.
    """
    named = context.entity(unit, before.head) if before.kind == "name" else None
    tokens = unit.parse.tokens
    cases = {t.text for t in tokens if t.head == before.head and t.dep == "case"}
    clause = unit.verb_above(before.head)
    born = clause is not None and clause.lemma in context.lexicon.words["birth"]
    placed = not cases.isdisjoint(PLACE_PREPOSITIONS) or (cases and born and not before.titles)
    return None if placed else named


def _subject_before(context: Context, unit: Unit, index: int) -> Draft | None:
    """Return whom the last clause that begins before a token is about."""
    clauses = [p for p in unit.predicates.values() if p.index < index and p.kind != "noun"]
    if not clauses:
        return None
    passive = any(t.dep == "nsubj:pass" for t in unit.parse.tokens if t.head == clauses[-1].index)
    role = clauses[-1].role("object" if passive else "subject")
    return context.entity(unit, role[0]) if role else None


# Where a noun stands that is told who it is by the name after it.
_NAMED_ROLES = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj", "iobj"})
# How far before "children of X" its comma may stand: ", the eldest of the five children of X".
_OPENING = 7


def read_active_in(context: Context, unit: Unit) -> None:
    """Read "X, active in Y" of the first thing before it and the first after it."""
    tokens = unit.parse.tokens
    heads = sorted(unit.phrases.by_head)
    for token in tokens[:-1]:
        if token.text.casefold() not in context.lexicon.words["active"]:
            continue
        if tokens[token.index + 1].text.casefold() != "in":
            continue
        before = [h for h in heads if h < token.index]
        after = [h for h in heads if h > token.index]
        subject = next(context.all_entities(unit, before), None)
        place = next(context.all_entities(unit, after), None)
        if subject is None or place is None:
            continue
        if context.registry.fits(place, ("Place",)):
            context.claim(subject, "activeIn", place, unit.ground(_ACTIVE, token.span))
