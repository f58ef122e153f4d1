"""What phrases say of themselves: "a Kazakh leader", "X, a farmer", "Chairman X", "X (1899 - 1951)".

Copulas and appositions, kinship, titles, adjectives of states, names and dates in
parentheses, quoted meanings. The words are in the lexicon; here is how they stand together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.frames import date_literal
from kg.extract.infobox import vague_time
from kg.extract.timing import times_of
from kg.mentions import find_times
from kg.model import Literal, Modality, Name, Span
from kg.text import fold, script_of

if TYPE_CHECKING:
    from kg.extract.context import Context, Unit
    from kg.extract.predicates import Predicate
    from kg.mentions import Phrase
    from kg.model import TimeSpan
    from kg.resolve import Draft

__all__ = ["read_attributes", "read_independence", "read_language_names"]

_COPULAR = frozenset({"become", "remain", "be", "serve", "work"})
IS = ("is-a", "X was a Y.")
APPOSITION = ("apposition", "X, a Y, ...")
TITLE = ("title", "A title before a name.")
RELATIONAL = ("relational-adjective", "\u201cX-backed Y\u201d: X supported Y.")
KIN = ("kin", "X was the son or daughter of Y.")
LIFE = ("parenthesis-life", "Dates of birth and death in parentheses after a name.")
PAREN_NAME = ("parenthesis-name", "Another name, spelling or script in parentheses after a name.")
BIRTH_NAME = ("birth-name", "X was born Y: a name at birth.")
CALLED = ("called", "A name is introduced by what kind of name it is.")
FREE = ("free-of", "X is (or was to be) free of the influence of Y.")
PEOPLE = ("people-of-person", "An adjective of a people before what somebody is.")
ACTIVE = ("active-in", "X was active in a place.")
FORMER = ("leaders-of-event", "One of the leaders of an uprising takes part in it as a leader.")


def read_attributes(context: Context, unit: Unit) -> None:
    """Claim what the phrases of a sentence say of their own referents."""
    for predicate in unit.predicates.values():
        if predicate.lemma == "bear":
            _birth_names(context, unit, predicate)
    for head in sorted(unit.phrases.by_head):
        phrase = unit.phrases.by_head[head]
        if phrase.kind == "name":
            _name(context, unit, phrase)
    for predicate in unit.predicates.values():
        if predicate.kind == "copula" or predicate.lemma in _COPULAR:
            _copula(context, unit, predicate)
    _called(context, unit)
    _active_in(context, unit)


# --- names: titles, adjectives, appositions, parentheses ------------------------------------


def _name(context: Context, unit: Unit, phrase: Phrase) -> None:
    drafts = context.entities(unit, phrase.head)
    if not drafts or phrase.name_span is None:
        return
    draft = drafts[0]
    for title in phrase.titles:
        _title(context, unit, phrase, draft, title)
    for adjective, participle in phrase.relational:
        _relational(context, unit, phrase, draft, adjective, participle)
    for index in _appositions(unit, phrase):
        _describe(context, unit, draft, index, APPOSITION, None)
    for aside, after in unit.parse.asides:
        if unit.phrases.covered.get(after) == phrase.head and aside not in context.read_asides:
            _aside(context, unit, draft, aside)


def _title(context: Context, unit: Unit, phrase: Phrase, person: Draft, title: str) -> None:
    if person.type != "Person":
        return
    states = [d for w in phrase.peoples if (d := context.people(w, phrase.span)) is not None]
    states = [d for d in states if d.type == "Polity"]
    if title in context.lexicon.offices and states:
        office = context.make_office(
            unit,
            f"{phrase.peoples[0].title()} {title.title() if unit.parse.sentence else title}",
            states[0],
            None,
            phrase.span,
        )
        context.claim(unit, person, "holdsOffice", office, TITLE, trigger=phrase.span)
    elif title in context.lexicon.offices or title in context.lexicon.occupations:
        context.claim(
            unit, person, "hasOccupation", Literal(title, "en"), TITLE, trigger=phrase.span
        )


def _relational(
    context: Context, unit: Unit, phrase: Phrase, draft: Draft, adjective: str, participle: str
) -> None:
    property_ = context.lexicon.participles.get(participle, "")
    other = context.people(adjective, phrase.span) or context.registry.find(adjective)
    if not property_ or other is None:
        return
    other.mentions.append(phrase.span)
    subject, object_ = (
        (draft, other) if property_ in {"allegianceTo", "underAuthorityOf"} else (other, draft)
    )
    if property_ == "underAuthorityOf" and not context.registry.is_a(draft.type, "Place"):
        return
    time = None
    predicate = _above(unit, phrase.head)
    if predicate is not None:
        times = times_of(unit, predicate)
        # The adjective holds when the clause holds; as long as that it lasted, no more.
        time = context.time_span(times[0], unit, state=True) if times else None
    context.claim(unit, subject, property_, object_, RELATIONAL, trigger=phrase.span, time=time)


def _appositions(unit: Unit, phrase: Phrase) -> list[int]:
    """Return the common nouns that stand beside a name: "X, a farmer," and ", a farmer, X"."""
    tokens = unit.parse.tokens
    found = []
    last = max(t.index for t in tokens if t.span.end <= phrase.span.end) if tokens else -1
    for token in tokens:
        other = unit.phrases.by_head.get(token.index)
        if other is None or other.kind != "common" or other.definite not in {"a", "an", "the"}:
            continue
        # The parser confuses an apposition with a conjunct; the comma and the article do not.
        if token.dep in {"appos", "conj"} and last + 1 < len(tokens) and tokens[last + 1].text == "," and (
            other.span.start == tokens[last + 2].span.start if last + 2 < len(tokens) else False
        ) or (last + 2 < len(tokens) and tokens[last + 1].text == "," and tokens[last + 2].upos == "DET"
              and _starts(unit, other, last + 2)):  # fmt: skip
            if token.dep not in {"nsubj", "nsubj:pass", "root"}:
                found.append(token.index)
    return found


def _starts(unit: Unit, phrase: Phrase, index: int) -> bool:
    tokens = unit.parse.tokens
    return index + 1 < len(tokens) and phrase.span.start in {
        tokens[index].span.start,
        tokens[index + 1].span.start,
    }


def _aside(context: Context, unit: Unit, draft: Draft, aside: Span) -> None:
    """Read a parenthesis after a name: dates of life, other names; pieces end at semicolons."""
    text = context.article.surface(aside)
    for match in re.finditer(r"[^;]+", text):
        piece = match[0].strip()
        start = aside.start + match.start() + len(match[0]) - len(match[0].lstrip())
        if not piece:
            continue
        if draft.type in {"Person", ""} and re.search(r"\d{3,4}", piece):
            _life(context, unit, draft, piece, start)
        elif re.fullmatch(r"[A-Z][A-Z.\-]{1,7}s?", piece):
            _add_name(
                context,
                unit,
                draft,
                Name(piece, "en", "abbreviation"),
                PAREN_NAME,
                Span(start, start + len(piece)),
            )
        else:
            _paren_name(context, unit, draft, piece, start)


def _life(context: Context, unit: Unit, draft: Draft, piece: str, start: int) -> None:
    times = find_times(piece, start)
    lead = piece.casefold()
    for time in times[:2]:
        first, _, last = time.edtf.partition("/")
        if time.relation == "span" and last:
            _date(context, unit, draft, "birthDate", first, time.span)
            _date(context, unit, draft, "deathDate", last, time.span)
        elif first[:4].isdigit():
            died = re.match(r"(?:died|d\.|\u2020)", lead) or re.match(r"[\u2013\u2014-]", lead)
            _date(
                context,
                unit,
                draft,
                "deathDate" if died else "birthDate",
                first,
                time.span,
                vague_time(time),
            )


def _date(
    context: Context,
    unit: Unit,
    draft: Draft,
    property_: str,
    edtf: str,
    span: Span,
    time: TimeSpan | None = None,
) -> None:
    draft.type = draft.type or "Person"
    if draft.type == "Person" and edtf[:4].isdigit():
        context.claim(unit, draft, property_, date_literal(edtf), LIFE, trigger=span, time=time)


def _paren_name(context: Context, unit: Unit, draft: Draft, piece: str, start: int) -> None:
    for part in re.finditer(r"[^,]+", piece):
        text = part[0].strip()
        language = ""
        labelled = re.fullmatch(r"(?P<language>[A-Z][a-z]+)\s*:\s*(?P<name>.+)", text)
        if labelled:
            language = _LANGUAGES.get(labelled["language"].casefold(), "")
            text = labelled["name"].strip()
        script = script_of(text)
        words = text.split()
        native = script not in {"Latn", "Zyyy"}
        if not text or len(words) > 6 or not (native or all(w[:1].isupper() for w in words)):  # noqa: PLR2004
            continue
        offset = start + part.start() + part[0].index(text)
        span = Span(offset, offset + len(text))
        tag = f"{language or 'und'}-{script}" if native else (language or "und-Latn")
        _add_name(
            context,
            unit,
            draft,
            Name(text, tag, "nativeName" if native else "alias"),
            PAREN_NAME,
            span,
        )


def _add_name(
    context: Context, unit: Unit, draft: Draft, name: Name, rule: tuple[str, str], span: Span
) -> None:
    if fold(name.text) == fold(draft.label) and name.kind == "alias":
        return
    draft.alternatives[(name.text, name.language)] = None
    context.registry.alias(name.text, draft.key)
    context.claim(unit, draft, "hasName", name, rule, trigger=span)


# --- copulas ----------------------------------------------------------------------------------


def _copula(context: Context, unit: Unit, predicate: Predicate) -> None:
    if predicate.modality is Modality.NEGATED:
        return
    subjects = [d for i in predicate.role("subject") for d in context.entities(unit, i)]
    if not subjects:
        return
    times = times_of(unit, predicate)
    time = context.time_span(times[0], unit, state=True) if times else None
    for index in (*predicate.role("complement|as"), *predicate.role("object")):
        target = unit.phrases.covered.get(index, index)
        if not _is_apposed(unit, target, predicate.index):
            _describe(context, unit, subjects[0], target, IS, time)


def _is_apposed(unit: Unit, index: int, predicate: int) -> bool:
    """Say whether a noun stands in apposition to one before it (", a farmer,")."""
    phrase = unit.phrases.by_head.get(index)
    if phrase is None or index <= predicate or phrase.definite not in {"a", "an", "the"}:
        return False
    first = next((t.index for t in unit.parse.tokens if t.span.start >= phrase.span.start), index)
    return (
        first > 1
        and unit.parse.tokens[first - 1].upos == "DET"
        and unit.parse.tokens[first - 2].text == ","
    )


def _describe(
    context: Context,
    unit: Unit,
    subject: Draft,
    index: int,
    rule: tuple[str, str],
    time: TimeSpan | None,
) -> None:
    """Claim what a noun says of a subject: kin, leader of, office, occupation, kind of place."""
    phrase = unit.phrases.get(index)
    if phrase is None or phrase.kind != "common":
        return
    lemma = phrase.lemma
    if lemma in context.lexicon.kin:
        _kin(context, unit, subject, phrase, lemma)
        return
    cls = context.class_of(lemma)
    registry = context.registry
    if (
        registry.is_a(cls, "Person")
        or lemma in context.lexicon.occupations
        or lemma in context.lexicon.offices
    ):
        if not registry.fits(subject, ("Person",)):
            return
        _person(context, unit, subject, phrase, rule, time)
    elif subject.type == "" and cls:
        subject.type = cls


def _kin(context: Context, unit: Unit, child: Draft, phrase: Phrase, lemma: str) -> None:
    heads = [i for h in phrase.of[:1] for i in _coordinated(unit, h)]
    parents = [d for i in heads for d in context.entities(unit, i)]
    parents = [p for p in parents if context.registry.fits(p, ("Person",))]
    inverse = context.lexicon.kin[lemma]
    if inverse == "hasChild":
        # "the son of A and B": English names the father first.
        for property_, parent in zip(("hasFather", "hasMother"), parents, strict=False):
            context.claim(unit, child, property_, parent, KIN, trigger=phrase.span)
    else:
        for other in parents[:1]:
            context.claim(unit, other, inverse, child, KIN, trigger=phrase.span)


def _coordinated(unit: Unit, head: int) -> list[int]:
    """Return the names that "A, a farmer, and B" joins, past the appositions in between."""
    tokens = unit.parse.tokens
    found: list[int] = []
    index = head
    while index < len(tokens):
        phrase = unit.phrases.get(index)
        if phrase is not None and phrase.kind == "name" and phrase.head not in found:
            found.append(phrase.head)
        token = tokens[index]
        if token.upos in {"VERB", "AUX", "ADP", "SCONJ", "PRON"} or token.text == ";":
            break
        index += 1
    return found


def _person(
    context: Context,
    unit: Unit,
    subject: Draft,
    phrase: Phrase,
    rule: tuple[str, str],
    time: TimeSpan | None,
) -> None:
    inner = [d for i in phrase.of for d in context.entities(unit, i)]
    if phrase.lemma in {"leader", "commander", "head", "chief"} and inner:
        target = inner[0]
        if context.registry.is_a(target.type, "Event"):
            context.participate(unit, target, subject, "leader/1", FORMER, time, phrase.span)
            return
        if context.registry.is_a(target.type, "Group"):
            context.claim(unit, subject, "leaderOf", target, rule, time=time, trigger=phrase.span)
            return
    office = context.office(unit, phrase.head)
    if office is not None:
        context.claim(unit, subject, "holdsOffice", office, rule, time=time, trigger=phrase.span)
        return
    _occupation(context, unit, subject, phrase, rule, time)


def _occupation(
    context: Context,
    unit: Unit,
    subject: Draft,
    phrase: Phrase,
    rule: tuple[str, str],
    time: TimeSpan | None,
) -> None:
    for word in phrase.peoples:
        people = context.people(word, phrase.span)
        if people is not None:
            property_ = "ethnicGroup" if people.type == "EthnicGroup" else "citizenship"
            context.claim(unit, subject, property_, people, PEOPLE, trigger=phrase.span)
    words = context.article.surface(phrase.span).split()
    kept = [
        w
        for w in words
        if w.casefold() not in phrase.peoples and w.casefold() not in {"a", "an", "the"}
    ]
    text = " ".join(kept)
    if text:
        context.claim(
            unit,
            subject,
            "hasOccupation",
            Literal(text, "en"),
            rule,
            time=time,
            trigger=phrase.span,
        )


# --- names that are introduced ----------------------------------------------------------------

_LANGUAGES: dict[str, str] = {}


def read_language_names(table: dict[str, str]) -> None:
    """Set the names of languages and their BCP 47 tags."""
    _LANGUAGES.update(table)


def _birth_names(context: Context, unit: Unit, predicate: Predicate) -> None:
    """Read "X was born A, or B in his native Kazakh": names at birth, with their language."""
    subject = next((d for i in predicate.role("object") for d in context.entities(unit, i)), None)
    if subject is None or subject.type not in {"Person", ""}:
        return
    tokens = unit.parse.tokens
    index = predicate.index + 1
    names: list[Phrase] = []
    while index < len(tokens):
        phrase = unit.phrases.get(index)
        if phrase is not None and phrase.kind == "name":
            names.append(phrase)
            index = max(i for i, h in unit.phrases.covered.items() if h == phrase.head) + 1
        elif tokens[index].text.casefold() in {",", "or", "and", "as"}:
            index += 1
        else:
            break
    language = _native_language(unit, index)
    for number, phrase in enumerate(names):
        if phrase.name_span is None:
            continue
        last = number == len(names) - 1
        tag = f"{language}-{script_of(phrase.name)}" if last and language else "und-Latn"
        name = Name(phrase.name, tag, "birthName")
        context.registry.names[fold(phrase.name)] = subject.key
        unit.entities[phrase.head] = (subject,)
        _add_name(context, unit, subject, name, BIRTH_NAME, phrase.name_span)
        for aside, after in unit.parse.asides:
            text = context.article.surface(aside).strip()
            if unit.phrases.covered.get(after) == phrase.head and text:
                native = Name(text, f"{language or 'und'}-{script_of(text)}", "birthName")
                _add_name(context, unit, subject, native, BIRTH_NAME, aside)
                context.transliterations.append((subject.key, phrase.name, text))
                context.read_asides.add(aside)


def _native_language(unit: Unit, index: int) -> str:
    words = [t.text.casefold() for t in unit.parse.tokens[index : index + 5]]
    if words[:1] != ["in"] or "native" not in words[:4]:
        return ""
    return next((_LANGUAGES[w] for w in words if w in _LANGUAGES), "")


_NAME_NOUN = re.compile(r"\b(?P<kind>\w+)\s+(?P<name>[A-Z][\w'-]*(?:\s+[A-Z][\w'-]*)*)")
_MEANING = re.compile(r"meaning\s+(?:\"|\u201c|')(?P<meaning>[^\"\u201d]+?)(?:\"|\u201d|')")


def _called(context: Context, unit: Unit) -> None:
    """Read "received the honorific X, meaning 'Y', from Z"."""
    kinds = context.lexicon.name_kinds
    for phrase in unit.phrases.by_head.values():
        if (
            phrase.kind != "name"
            or phrase.name_span is None
            or not phrase.modifiers
            or phrase.modifiers[-1] not in kinds
        ):
            continue
        predicate = _above(unit, phrase.head)
        if predicate is None:
            continue
        bearer = next(
            (
                d
                for i in predicate.role(
                    "iobj|object|subject"
                    if predicate.lemma
                    not in {"receive", "take", "adopt", "use", "bear", "get", "earn", "assume"}
                    else "subject"
                )
                for d in context.entities(unit, i)
            ),
            None,
        )
        if bearer is None or bearer.type not in {"Person", ""}:
            continue
        sentence = context.article.surface(unit.parse.sentence)
        meaning = _MEANING.search(sentence)
        name = Name(
            phrase.name,
            "und-" + script_of(phrase.name),
            kinds[phrase.modifiers[-1]],
            meaning["meaning"].strip() if meaning else "",
        )
        givers = [
            d
            for role in ("from", "by")
            for i in predicate.role(role)
            for d in context.entities(unit, i)
        ] or _givers(context, unit)
        draft_names = context.registry.find(phrase.name)
        context.claim(
            unit, bearer, "hasName", name, CALLED, trigger=phrase.span,
            qualifiers=[("givenBy", g.key) for g in givers[:1] if context.registry.is_a(g.type, "Agent")],
        )  # fmt: skip
        if draft_names is None or draft_names is bearer:
            bearer.alternatives[(phrase.name, name.language)] = None


def _givers(context: Context, unit: Unit) -> list[Draft]:
    for token in unit.parse.tokens:
        if token.text == "from" and token.dep == "case":
            return list(context.entities(unit, token.head))
    return []


def _above(unit: Unit, index: int) -> Predicate | None:
    seen: set[int] = set()
    while index not in seen:
        seen.add(index)
        index = unit.parse.tokens[index].head
        found = unit.predicates.get(index)
        if found is not None and found.kind == "verb":
            return found
    return None


# --- adjectives --------------------------------------------------------------------------------


def read_independence(context: Context, unit: Unit) -> None:
    """Read "a khanate, free of Soviet or Chinese influence"; after the frames, which tell plans."""
    tokens = unit.parse.tokens
    for token in tokens[:-1]:
        if token.text.casefold() not in context.lexicon.independent or tokens[
            token.index + 1
        ].text not in {"of", "from"}:
            continue
        target = _modified(context, unit, token.index)
        if target is None:
            continue
        modality = Modality.PLANNED if target.type == "ProposedEntity" else Modality.ASSERTED
        for other in _influencers(context, unit, token.index + 2):
            context.claim(
                unit, target, "independentOf", other, FREE, modality=modality, trigger=token.span
            )


def _influencers(context: Context, unit: Unit, start: int) -> list[Draft]:
    found: list[Draft] = []
    for token in unit.parse.tokens[start:]:
        if token.upos in {"VERB", "AUX"} or token.text in {",", ";"}:
            break
        people = context.people(token.text, token.span)
        phrase = unit.phrases.by_head.get(token.index)
        if people is not None:
            people.mentions.append(token.span)
            found.append(people)
        elif phrase is not None and phrase.kind == "name":
            found += context.entities(unit, token.index)
    return found


def _modified(context: Context, unit: Unit, index: int) -> Draft | None:
    """Return what an adjective after a comma says something of: the nearest thing before it."""
    for head in sorted((h for h in unit.phrases.by_head if h < index), reverse=True):
        draft = context.entity(unit, head)
        if draft is not None:
            return draft
    return None


def _active_in(context: Context, unit: Unit) -> None:
    tokens = unit.parse.tokens
    for token in tokens[:-1]:
        if token.text.casefold() != "active" or tokens[token.index + 1].text.casefold() != "in":
            continue
        subject = next(
            (
                d
                for h in sorted(unit.phrases.by_head)
                if h < token.index
                for d in context.entities(unit, h)
            ),
            None,
        )
        place = next(
            (
                d
                for h in sorted(unit.phrases.by_head)
                if h > token.index
                for d in context.entities(unit, h)
            ),
            None,
        )
        if subject is not None and place is not None and context.registry.fits(place, ("Place",)):
            context.claim(unit, subject, "activeIn", place, ACTIVE, trigger=token.span)
