"""What kind of thing each name of an article names, from all the places it is used in.

The words of the name come first ("Republic", "Battle of"). Otherwise titles, appositions, the
company that the name keeps (prepositions, verbs, nouns it modifies) and the guess of a
classifier vote. What stays open is settled by the first frame that asks for a type.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.extract.demonyms import demonyms_of
from kg.extract.parentheses import ACRONYM, read_acronym
from kg.extract.stretches import is_adjective
from kg.mentions.guess import CLASSES, SCALE, class_scores
from kg.mentions.tree import Tree
from kg.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.context import Context
    from kg.extract.record import Unit
    from kg.mentions import Phrase
    from kg.model import Token
    from kg.resolve import Draft

__all__ = ["register_names"]

# How strongly a preposition speaks for a place.
_PLACE_CASES = {
    "in": 3, "near": 4, "over": 2, "across": 4, "through": 2, "into": 3, "at": 2,
    "outside": 3, "around": 1, "to": 1, "from": 1, "towards": 2,
}  # fmt: skip
# Most names that are nothing but capitals are of bodies.
_ACRONYM = 3
# What says outright what a name is, against which use weighs little; in votes.
_TOLD = 6
# A noun that a name modifies ("League troops").
_MODIFIED = 2
# An article before the bare name speaks against a person.
_DEFINITE = -2
_NUMERAL = re.compile(r"[IVX]+")
# How the names of many end: "the Rifians", "the Mensheviks".
_PEOPLE = re.compile(r"\w+(?:ans|iks|ists|ites|istas|ards)")
# From here on it is a person, whatever else speaks.
_SURELY = 4
# How strongly a given name speaks for a person: alone it may be a town's too.
_GIVEN_NAME = (3, 5)
# The scores of the classifier stand among the votes under the class with this before it.
_SCORE = "guess:"
# By how much, in logits, the best class must lead.
_SURE = 1


def register_names(context: Context) -> None:
    """Make the entities of all names, typed as far as their use shows it, in text order."""
    votes = _votes(context)
    context.demonyms.update(demonyms_of(context))
    for unit in context.units:
        for head in sorted(unit.phrases.by_head):
            phrase = unit.phrases.by_head[head]
            if context.class_of(phrase.lemma) not in {"AdministrativeArea", "Place"}:
                for name, span in phrase.names_before:
                    if is_adjective(unit, span) and not votes[fold(name)]["Named"]:
                        continue
                    creed = name.casefold() in context.lexicon.words["creed"]
                    if not creed and name.casefold() not in context.demonyms:
                        _settle(context, name, votes)
            if phrase.kind == "name" and not _is_people_adjective(context, phrase):
                draft = _settle(context, phrase.name, votes)
                draft.gender = draft.gender or _gender(context, phrase)
                read_acronym(context, unit, phrase, draft)
    _join_short_name(context)


def _join_short_name(context: Context) -> None:
    """Let "Zenda" lead to the article's "Republic of Zenda", where it acts like a state."""
    subject, registry = context.subject, context.registry
    name = fold(subject.label.partition(" of ")[2].removeprefix("the "))
    draft = registry.drafts.get(registry.names.get(name, ""))
    if draft is not None and draft.type == subject.type == "Polity" and not draft.guessed:
        registry.names[name] = subject.key


def _is_people_adjective(context: Context, phrase: Phrase) -> bool:
    word = phrase.name.casefold()
    if word in context.demonyms:
        return True
    people = context.lexicon.peoples.get(word)
    if people is not None and people.type == "Polity":
        return True
    return word in context.lexicon.adjectives and (people is None or phrase.possessor >= 0)


def _settle(context: Context, name: str, votes: dict[str, Counter[str]]) -> Draft:
    draft = context.registry.name(name, None)
    mine = votes[fold(name)]
    told = mine["Work"] >= _TOLD and draft.type != "Person"
    if mine["Plural"] and not draft.type:
        draft.type, draft.plural = "Group", True
    if told or not draft.type:
        draft.type = _decide(mine)
        draft.guessed = draft.type not in {_decide_told(mine), _decide_by_use(mine)}
        if mine["Acts"] and name in context.demonyms.values():
            # It acts, and an adjective is made of it: a state.
            draft.type = "Polity"
    return draft


def _gender(context: Context, phrase: Phrase) -> str:
    told = (context.gender_of_noun(title) for title in phrase.titles)
    return next((g for g in told if g), "") or context.gender_of(phrase.name)


def _decide(votes: Counter[str]) -> str:
    """Return the class that a name's use speaks for, or an empty string.

    A vote counts as one logit beside the scores of the classifier.
    """
    told = _decide_told(votes)
    if told:
        return told
    scores = {c: votes[_SCORE + c] + SCALE * votes[c] for c in CLASSES}
    if votes["Definite"] and votes["Person"] <= 0:
        scores["Person"] = min(scores.values())  # "the Vargists" is nobody's name
    # Who acts is a person more often than a group.
    scores["Person"] += SCALE * votes["Agent"] // 2
    scores["Organization"] += SCALE * votes["Agent"] // 4
    best, second, *_ = sorted(CLASSES, key=scores.__getitem__, reverse=True)
    if scores[best] - scores[second] < _SURE * SCALE:
        return _decide_by_use(votes)
    # Names of events are told by their words; a guess at one would be worth little.
    return best if best != "Event" else ""


def _decide_told(votes: Counter[str]) -> str:
    """Return the class that the words of the text say outright, or an empty string."""
    person = votes["Person"]
    if person >= _SURELY:
        return "Person"
    if votes["Acts"] and votes["Acts"] * 2 >= votes["Sites"] > 0 and person < _GIVEN_NAME[1]:
        # It is gone to and it acts: a state and its land.
        return "Polity"
    if person <= 0 and (votes["Sited"] or (votes["Taken"] and not votes["Agent"])):
        return "Place"
    return "Work" if _is_work(votes) else ""


def _decide_by_use(votes: Counter[str]) -> str:
    """Return the class that the votes alone speak for."""
    person, place, agent = votes["Person"], votes["Place"], votes["Agent"]
    organization = votes["Organization"]
    if place > agent + organization:
        return "Place"
    if organization > person or (place and place >= agent):
        return "Organization" if organization > person else "Place"
    return "Person" if person or agent else ""


def _is_work(votes: Counter[str]) -> bool:
    return votes["Work"] > max(votes["Person"], votes["Place"], votes["Organization"])


def _votes(context: Context) -> dict[str, Counter[str]]:
    """Count for each folded name what its uses speak for; an agent is a person or a group."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for unit in context.units:
        tree = Tree(unit.parse)
        for phrase in unit.phrases.by_head.values():
            cls = context.class_of(phrase.lemma)
            for name, _ in phrase.names_before:
                if context.registry.is_a(cls, "Organization", "ArmedForce"):
                    votes[fold(name)]["Organization"] += _MODIFIED
                elif context.registry.is_a(cls, "Place"):
                    votes[fold(name)]["Place"] += _MODIFIED
            if phrase.kind == "name":
                mine = votes[fold(phrase.name)]
                mine["Named"] += 1
                for kind, weight in _uses(context, unit, phrase):
                    mine[kind] += weight
                for kind, score in zip(CLASSES, class_scores(tree, phrase), strict=True):
                    mine[_SCORE + kind] += int(score)
    _share_surnames(votes)
    return votes


def _share_surnames(votes: dict[str, Counter[str]]) -> None:
    """Let "Varga fled" speak for "Anna Varga" too, where only one is called so."""
    full: dict[str, list[str]] = defaultdict(list)
    for name in votes:
        if len(name.split()) > 1 and " of " not in name:
            full[name.split()[-1]].append(name)
    for surname, names in full.items():
        if len(names) == 1 and surname in votes and _decide(votes[surname]) == "Person":
            votes[names[0]]["Agent"] += 1


def _uses(context: Context, unit: Unit, phrase: Phrase) -> Iterator[tuple[str, int]]:
    """Yield what one use of a name speaks for, and how strongly."""
    token = unit.parse.tokens[phrase.head]
    yield from _by_form(context, phrase)
    if _is_parent(context, unit, token) or _is_spouse(context, unit, token):
        yield "Person", _TOLD
    yield from _by_noun_before(context, unit, phrase)
    case = next(
        (t for t in unit.parse.tokens[: token.index] if t.head == token.index and t.dep == "case"),
        None,
    )
    if case is not None:
        weight = _PLACE_CASES.get(case.text.casefold(), 0)
        if weight and phrase.definite == "the" and not phrase.titles:
            going = unit.predicates.get(token.head)
            goes = going is not None and going.lemma in context.lexicon.words["going"]
            weight += 2 * (goes or case.text.casefold() not in {"to", "from"})
        yield "Place", weight
        yield "Sites", int(weight > 0)
        if case.text == "of" and _is_sited(context, unit, token):
            yield "Place", _SURELY
            yield "Sited", 1
    yield from _by_frame(context, unit, token)
    if _acts(context, unit, token):
        yield "Acts", 1
    definite = phrase.definite == "the" and not (phrase.titles or phrase.modifiers)
    many = token.dep == "nsubj" and phrase.name.endswith("s") and " " not in phrase.name
    yield "Plural", int(definite and (many or _agrees_as_plural(unit, token)))
    yield "Sited", int(_falls_to(unit, token))
    yield "Definite", int(definite)
    first = unit.parse.tokens[token.head] if token.dep == "conj" else token
    dep = first.dep if first.dep == "obl:agent" else token.dep
    yield from _by_relation(dep, definite=definite)
    for predicate in unit.predicates.values():
        if predicate.kind == "copula" and phrase.head in predicate.role("subject"):
            yield from _by_apposition(context, unit.parse.tokens[predicate.index])
    for other in unit.parse.tokens:
        apposed = other.head == token.index and other.dep == "appos" and other.upos == "NOUN"
        # "Born in Zenda, the son of X": a tree hangs the son on the town.
        placed = case is not None and case.text in {"in", "at", "near"}
        if (
            apposed
            and not (placed and other.text in context.lexicon.kin)
            and _is_right_before(unit, phrase, other)
        ):
            yield from _by_apposition(context, other)


def _is_right_before(unit: Unit, phrase: Phrase, noun: Token) -> bool:
    """Say whether a name ends at the comma before an apposition: a tree may skip to another."""
    tokens = unit.parse.tokens
    comma = next((i for i in range(noun.index, 0, -1) if tokens[i].text == ","), 0)
    last = unit.phrases.get(comma - 1) if comma else None
    return last is None or last is phrase or last.kind != "name"


def _by_form(context: Context, phrase: Phrase) -> Iterator[tuple[str, int]]:
    """Judge a name by its own words and those before it."""
    counted = phrase.definite == "the" or bool(phrase.modifiers)
    numbered = any(m[:1].isdigit() for m in phrase.modifiers)
    words = phrase.name.split()
    surname = context.subject.type == "Person" and context.subject.label.split()[-1]
    if phrase.titles:
        yield "Person", _TOLD
    elif len(words) > 1 and (_NUMERAL.fullmatch(words[-1]) or words[-1] == surname):
        yield "Person", _GIVEN_NAME[1]  # of a dynasty, or of the subject's family
    elif context.gender_of(phrase.name):
        yield "Person", _GIVEN_NAME[" " in phrase.name]
    elif counted and _PEOPLE.fullmatch(phrase.name):
        yield "Plural", 1
    elif numbered and " " not in phrase.name:
        yield "Plural", 1  # "10,000 Tharu" are many
    elif ACRONYM.fullmatch(phrase.name):
        yield "Organization", _ACRONYM


def _falls_to(unit: Unit, token: Token) -> bool:
    """Say whether it is told of a name that it fell to somebody: a place does."""
    verb = unit.predicates.get(token.head)
    falls = verb is not None and verb.lemma == "fall" and token.index in verb.role("subject")
    return falls and verb is not None and bool(verb.role("to"))


def _is_sited(context: Context, unit: Unit, token: Token) -> bool:
    """Say whether a name stands after a noun that only a place has ("the garrison of X")."""
    above = unit.parse.tokens[token.head]
    lemma = context.lexicon.lemma(above.text, above.lemma, "NOUN")
    return above.index < token.index and lemma in context.lexicon.words["sited"]


def _agrees_as_plural(unit: Unit, token: Token) -> bool:
    """Say whether a name is the subject of a plural verb ("the Tharu were"): it is of many."""
    tokens = unit.parse.tokens
    own = [t for t in tokens if t.head == token.index]
    if token.dep not in {"nsubj", "nsubj:pass"} or any(t.dep == "conj" for t in own):
        return False
    aux = (t.text for t in tokens if t.head == token.head and t.dep in {"aux", "aux:pass", "cop"})
    return any(word in {"were", "are", "have"} for word in aux)


def _is_parent(context: Context, unit: Unit, token: Token) -> bool:
    """Say whether a name stands after "the daughter of", alone or joined by "and"."""
    tokens = unit.parse.tokens
    first = tokens[token.head] if token.dep == "conj" else token
    noun = unit.phrases.by_head.get(first.head)
    return noun is not None and first.index in noun.of and noun.lemma in context.lexicon.kin


def _is_spouse(context: Context, unit: Unit, token: Token) -> bool:
    """Say whether a name stands after "married to"."""
    verb = unit.predicates.get(token.head)
    marries = verb is not None and verb.lemma in context.lexicon.words["marrying"]
    return marries and verb is not None and token.index in verb.role("to")


def _by_noun_before(context: Context, unit: Unit, phrase: Phrase) -> Iterator[tuple[str, int]]:
    """Judge a name by the common noun right before it ("the newspaper X"), or by its quotes."""
    if phrase.name_span is None:
        return
    tokens = unit.parse.tokens
    first = next(t.index for t in tokens if t.span.start >= phrase.name_span.start)
    before = tokens[first - 1] if first else None
    if before is not None and before.text == '"' and first > 1:
        before = tokens[first - 2]
        yield "Work", 1
    if before is not None and before.upos == "NOUN":
        noun = unit.phrases.get(before.index)
        lemma = context.lexicon.lemma(before.text, before.lemma, "NOUN")
        if noun is None or not noun.plural:
            yield from _by_class(context, lemma)
    governor = tokens[tokens[phrase.head].head]
    created = unit.predicates.get(governor.index)
    if (
        created is not None
        and created.lemma in context.lexicon.words["creating"]
        and phrase.head in created.role("object")
    ):
        yield "Work", _TOLD


def _by_frame(context: Context, unit: Unit, token: Token) -> Iterator[tuple[str, int]]:
    """Judge a name by the verb that it is the object of: a place is besieged before a person."""
    first = unit.parse.tokens[token.head] if token.dep == "conj" else token
    verb = unit.predicates.get(first.head)
    if verb is None or first.dep not in {"obj", "nsubj:pass"} or verb.kind != "verb":
        return
    if first.dep == "obj" and verb.lemma in context.lexicon.words["conquering"]:
        yield "Place", _SURELY
        yield "Taken", int(token.index == verb.index + 1 or token is not first)
    for frame in context.lexicon.by_lemma.get(verb.lemma, ()):
        wanted = dict(frame.requires).get("object", ())
        if wanted[:1] == ("Place",):
            yield "Place", _MODIFIED
        elif wanted[:1] == ("Organization",):
            yield "Person", -_MODIFIED  # nobody is founded or disbanded
        if wanted:
            return


def _acts(context: Context, unit: Unit, token: Token) -> bool:
    """Say whether a name without an article does what only a state or a person does to another."""
    if token.dep not in {"nsubj", "obl:agent"}:
        return False
    verb = unit.predicates.get(token.head)
    return verb is not None and verb.lemma in context.lexicon.words["of-states"]


def _by_relation(dep: str, *, definite: bool) -> Iterator[tuple[str, int]]:
    """Judge a name by its part in the clause: people act without an article."""
    if dep in {"nsubj", "obl:agent"}:
        yield ("Organization", 2) if definite else ("Agent", 1)
    if definite:
        yield "Person", _DEFINITE
    if dep in {"nsubj:pass", "obj"} and definite:
        yield "Organization", 1
    elif dep == "nmod:poss" and not definite:
        yield "Agent", 1


def _by_apposition(context: Context, noun: Token) -> Iterator[tuple[str, int]]:
    yield from _by_class(context, noun.lemma.casefold())


def _by_class(context: Context, lemma: str) -> Iterator[tuple[str, int]]:
    """Judge a name by a noun that says what it names."""
    cls = context.class_of(lemma)
    if cls == "Person" or lemma in context.lexicon.occupations or lemma in context.lexicon.kin:
        yield "Person", _TOLD
    elif cls == "Work":
        yield "Work", _TOLD
    elif context.registry.is_a(cls, "Place"):
        yield "Place", _TOLD
    elif context.registry.is_a(cls, "Organization"):
        yield "Organization", _TOLD
