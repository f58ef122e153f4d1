"""Names that a sentence introduces: at birth, or as an honorific, a nickname, an alias."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.parentheses import add_name
from kg.extract.record import Circumstances, Rule
from kg.model import Literal, Modality, Name
from kg.text import fold, script_of

if TYPE_CHECKING:
    from kg.extract.context import Context
    from kg.extract.predicates import Predicate
    from kg.extract.record import Unit
    from kg.mentions import Phrase
    from kg.resolve import Draft

__all__ = ["read_birth_names", "read_callings", "read_given_names"]

_BIRTH_NAME = Rule("birth-name", "X was born Y: a name at birth.")
_CALLED = Rule("called", "A name is introduced by what kind of name it is.")
_MEANING = re.compile(r"meaning\s+(?:\"|\u201c|')(?P<meaning>[^\"\u201d]+?)(?:\"|\u201d|')")
_NATIVE = Rule("native-language", "\u201cin her native Polish\u201d: she knows Polish.")
# How many tokens after a name its language may stand in ("in her native Polish").
_REACH = 5


def read_birth_names(context: Context, unit: Unit, predicate: Predicate) -> None:
    """Read "X was born A, or B in her native Polish": names at birth, with their language."""
    subject = next(context.all_entities(unit, predicate.role("object")), None)
    if subject is None or subject.type not in {"Person", ""}:
        return
    names, end = _names_after(unit, predicate.index)
    language = _native_language(context, unit, end)
    if language:
        _claim_language(context, unit, subject, end)
    for phrase in names:
        if phrase.name_span is None:
            continue
        spoken = language if phrase is names[-1] else ""
        tag = f"{spoken}-{script_of(phrase.name)}" if spoken else "und-Latn"
        context.registry.names[fold(phrase.name)] = subject.key
        unit.entities[phrase.head] = (subject,)
        ground = unit.ground(_BIRTH_NAME, phrase.name_span)
        add_name(context, subject, Name(phrase.name, tag, "birthName"), ground)
        _read_native_spelling(context, unit, subject, phrase, language)


def _names_after(unit: Unit, index: int) -> tuple[list[Phrase], int]:
    """Return the names that follow a verb in a row, and the first token after them."""
    tokens = unit.parse.tokens
    names: list[Phrase] = []
    index += 1
    while index < len(tokens):
        phrase = unit.phrases.get(index)
        if phrase is not None and phrase.kind == "name":
            names.append(phrase)
            index = max(i for i, h in unit.phrases.covered.items() if h == phrase.head) + 1
        elif tokens[index].text.casefold() in {",", "or", "and", "as"}:
            index += 1
        else:
            break
    return names, index


def _native_language(context: Context, unit: Unit, index: int) -> str:
    """Return the BCP 47 tag of the language of "in her native Polish", or an empty string."""
    words = [t.text.casefold() for t in unit.parse.tokens[index : index + _REACH]]
    native = context.lexicon.words["native"]
    if words[:1] != ["in"] or not native.intersection(words[: _REACH - 1]):
        return ""
    languages = context.lexicon.languages
    return next((languages[w] for w in words if w in languages), "")


def _claim_language(context: Context, unit: Unit, subject: Draft, index: int) -> None:
    """Claim that somebody knows their native language, in the word of the source."""
    for token in unit.parse.tokens[index : index + _REACH]:
        if token.text.casefold() in context.lexicon.languages:
            word = Literal(token.text, "en")
            context.claim(subject, "knowsLanguage", word, unit.ground(_NATIVE, token.span))
            return


def _read_native_spelling(
    context: Context, unit: Unit, subject: Draft, phrase: Phrase, language: str
) -> None:
    """Read the parenthesis after a name at birth as the same name in its own script."""
    for aside, after in unit.parse.asides:
        text = context.article.surface(aside).strip()
        if unit.phrases.covered.get(after) == phrase.head and text:
            name = Name(text, f"{language or 'und'}-{script_of(text)}", "birthName")
            add_name(context, subject, name, unit.ground(_BIRTH_NAME, aside))
            context.transliterations.append((subject.key, phrase.name, text))
            context.read_asides.add(aside)


def read_given_names(context: Context, unit: Unit) -> None:
    """Read "received the honorific X, meaning 'Y', from Z"."""
    kinds = context.lexicon.name_kinds
    for phrase in unit.phrases.by_head.values():
        if phrase.kind == "name" and phrase.modifiers and phrase.modifiers[-1] in kinds:
            predicate = unit.verb_above(phrase.head)
            if predicate is not None:
                before = len(context.claims)
                _read_given_name(context, unit, phrase, predicate)
                context.note_read(unit, predicate.index, before)


def read_callings(context: Context, unit: Unit, predicate: Predicate) -> None:
    """Read "X, nicknamed Y" and "X, better known as Z"."""
    words = context.lexicon.words
    if predicate.modality is not Modality.ASSERTED or predicate.hedged:
        return
    bearer, names = _bearer(context, unit, predicate)
    if bearer is not None and context.registry.is_a(bearer.type, "Group", "Place"):
        _read_body_names(context, unit, predicate, bearer, names)
        return
    for phrase in names if predicate.lemma in words["calling"] else ():
        if bearer is None or phrase is None or phrase.kind != "name" or phrase.name_span is None:
            continue
        named = context.entity(unit, phrase.head)
        if context.registry.class_of_name(phrase.name):
            continue  # what its words show it to be is no person
        open_ = named is not None and (named.type in {"Person", ""} or named.guessed)
        if open_ and bearer is not named:
            article = "the " if phrase.definite == "the" else ""
            text = phrase.name
            if phrase.titles and phrase.titles[0] in bearer.label.casefold().split():
                text = context.article.surface(phrase.span)  # "Sultan" is his given name
            name = Name(f"{article}{text}", f"und-{script_of(text)}", "alias")
            context.registry.names[fold(phrase.name)] = bearer.key
            unit.entities[phrase.head] = (bearer,)
            add_name(context, bearer, name, unit.ground(_CALLED, phrase.name_span))


def _bearer(
    context: Context, unit: Unit, predicate: Predicate
) -> tuple[Draft | None, list[Phrase | None]]:
    """Return who is called something, and the phrases that tell what."""
    words, lemma = context.lexicon.words, predicate.lemma
    said = predicate.role("as|complement|to")
    named = predicate.role("object")
    if lemma in words["name-changing"]:
        # "X changed its name to Y"
        own = [i for i in named if (p := unit.phrases.get(i)) is not None and p.lemma == "name"]
        bearer = context.owner_of(unit, own[0]) if own else None
        return bearer, [unit.phrases.get(i) for i in predicate.role("to")]
    if lemma in words["founding-as"]:
        said = predicate.role("as")  # "founded as the Y"
    elif lemma not in words["calling"] | words["renaming"] or (
        lemma in words["calling"] and predicate.role("subject")
    ):
        return None, []
    bearer = next(context.all_entities(unit, named), None) if said else None
    return bearer, [unit.phrases.get(i) for i in said]


def _read_body_names(
    context: Context,
    unit: Unit,
    predicate: Predicate,
    bearer: Draft,
    names: list[Phrase | None],
) -> None:
    """Read "X, formerly known as Y" and "X was renamed Y" of a body, a state or a place."""
    former = context.lexicon.words["formerly"].intersection(predicate.particles)
    official = context.lexicon.words["officially"].intersection(predicate.particles)
    kind = "formerName" if former else "officialName" if official else "alias"
    for phrase in names:
        if phrase is None or phrase.kind != "name" or phrase.name_span is None:
            continue
        named = context.entity(unit, phrase.head)
        if named is None or named is bearer or phrase.titles or named.gender:
            continue
        if " " not in phrase.name and context.class_of(phrase.name.casefold()):
            continue  # the rest of a name
        is_a, told = context.registry.is_a, context.registry.class_of_name(phrase.name)
        if (told and (bearer.type == "Polity") != (told == "Polity")) or is_a(told, "Event"):
            continue  # "a government in Zenda known as the Zenda Government"
        name = Name(phrase.name, f"und-{script_of(phrase.name)}", kind)
        context.registry.names[fold(phrase.name)] = bearer.key
        unit.entities[phrase.head] = (bearer,)
        add_name(context, bearer, name, unit.ground(_CALLED, phrase.name_span))


def _read_given_name(context: Context, unit: Unit, phrase: Phrase, predicate: Predicate) -> None:
    takes = predicate.lemma in context.lexicon.words["naming"]
    role = predicate.role("subject" if takes else "iobj|object|subject")
    bearer = next(context.all_entities(unit, role), None)
    if bearer is None or bearer.type not in {"Person", ""}:
        return
    meaning = _MEANING.search(context.article.surface(unit.parse.sentence))
    name = Name(
        phrase.name,
        f"und-{script_of(phrase.name)}",
        context.lexicon.name_kinds[phrase.modifiers[-1]],
        meaning["meaning"].strip() if meaning else "",
    )
    givers = _givers(context, unit, predicate)[:1]
    named = context.registry.find(phrase.name)
    how = Circumstances(
        qualifiers=tuple(
            ("givenBy", g.key) for g in givers if context.registry.is_a(g.type, "Agent")
        )
    )
    context.claim(bearer, "hasName", name, unit.ground(_CALLED, phrase.span), how)
    if named is None or named is bearer:
        bearer.alternatives[(phrase.name, name.language)] = None


def _givers(context: Context, unit: Unit, predicate: Predicate) -> list[Draft]:
    """Return who gave a name: "from X", "by X", wherever the tree hangs it."""
    found = [
        giver
        for role in ("from", "by")
        for giver in context.all_entities(unit, predicate.role(role))
    ]
    for token in unit.parse.tokens:
        if not found and token.text == "from" and token.dep == "case":
            return list(context.entities(unit, token.head))
    return found
