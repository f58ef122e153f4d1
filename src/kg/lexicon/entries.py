"""The lexicon: which words of the language express what of the ontology.

Data, not code: the files stand beside the ontology in ``ontology/lexicon/``. This module
reads them into frozen values once and knows no word itself.
"""

from __future__ import annotations

import csv
import re
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.inflection import noun_forms, verb_forms
from kg.lexicon.infobox import InfoboxLexicon, read_infobox_entries
from kg.resources import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = [
    "Event",
    "Frame",
    "Lexicon",
    "People",
    "Yield",
    "load_lexicon",
    "read_lexicon",
]

# What reading a file raises where it is not there, is no text, or does not say what it should.
_MALFORMED = (OSError, LookupError, TypeError, ValueError, AttributeError, csv.Error, re.error)


@dataclass(frozen=True, slots=True)
class People:
    """A state or people that adjectives and plural nouns stand for.

    ``type`` is the local name of its class, ``Polity`` or ``EthnicGroup``.
    """

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Yield:
    """One statement that a frame makes.

    ``subject`` and ``object`` are role selectors; ``qualifiers`` pairs of a property and a role
    selector; ``modality`` replaces that of the predicate, where it is not empty.
    """

    subject: str
    property: str
    object: str
    qualifiers: tuple[tuple[str, str], ...] = ()
    modality: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """The event that a frame makes: its class, its kind, and who takes part in which role.

    ``roles`` are (role selector, role of the vocabulary, side 1 or 2, or 0 for none). For ``*``
    the noun that evokes the frame says the class or the kind. ``label`` is a template of what
    to call it, empty where kind and participants say enough.
    """

    cls: str
    kind: str
    roles: tuple[tuple[str, str, int], ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry: the words that evoke it, what its roles must be, what it yields.

    A role selector is ``subject`` (logical), ``object`` (logical), ``complement``, a
    preposition (``to``), ``poss``; several selectors are tried in order (``to|into``).

    Attributes:
        id: The name of the rule in the graph.
        definition: What it says, as a sentence on X and Y.
        lemmas: The verbs that evoke it.
        nouns: The nouns that evoke it.
        copulas: The nouns and adjectives that evoke it where they say what something is.
        requires: Role selectors with the classes one of which it must have, or ``=noun``.
        yields: The statements it makes.
        event: The event it makes, if any.
        state: Whether what it yields begins then and may last.
        creates: Role of what comes into being; planned, it is a ``ProposedEntity``.
        occasion: Whether a clause with "when" or "because" tells what caused the event.
    """

    id: str
    definition: str
    lemmas: frozenset[str]
    nouns: frozenset[str]
    copulas: frozenset[str]
    requires: tuple[tuple[str, tuple[str, ...]], ...]
    yields: tuple[Yield, ...]
    event: Event | None
    state: bool
    creates: str = ""
    occasion: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries, indexed the ways the stages ask for them. Words are case-folded.

    Attributes:
        noun_class: Common noun to the local name of the class it names.
        offices: Nouns for a post.
        titles: Nouns that stand before a name.
        kin: Noun of kinship to the property from somebody to who is that to them.
        relations: Noun of "the N of Y" to its property, and whether that leads from Y.
        occupations: Nouns for what somebody does.
        participles: Participle of "X-backed" to the property it stands for, or empty.
        possessives: Possessors that belong into a name ("People's").
        synonyms: Noun to the group of nouns that may refer to the same event.
        adjectives: Adjective of a state or people to it.
        peoples: Plural noun of a state's or people's members to it.
        states: Name of a state to it.
        frames: All frames, in the order of their file.
        by_lemma: Verb to the frames it evokes, the first to be tried first.
        by_noun: Noun to the frames it evokes.
        by_copula: Noun or adjective after "is" to the frames it evokes.
        infobox: How the lines of an infobox are read.
        words: Small classes of words by name (``words.toml``).
        attitudes: Verb or noun to the modality of the clause it governs.
        independent: Adjectives before "of X" for being free of X.
        parent: Class to its superclass, both local names.
        kinds: Noun to the kind of the controlled list.
        name_kinds: Noun before a name ("the nickname X") to the kind of name.
        languages: Name of a language to its BCP 47 tag.
        verb_forms: Inflected form to the verb.
        noun_forms: Inflected form to the noun.
        intransitive: Verbs without a passive.
    """

    noun_class: Mapping[str, str]
    offices: frozenset[str]
    titles: frozenset[str]
    kin: Mapping[str, str]
    relations: Mapping[str, tuple[str, bool]]
    occupations: frozenset[str]
    participles: Mapping[str, str]
    possessives: frozenset[str]
    synonyms: Mapping[str, str]
    adjectives: Mapping[str, People]
    peoples: Mapping[str, People]
    states: Mapping[str, People]
    frames: tuple[Frame, ...]
    by_lemma: Mapping[str, tuple[Frame, ...]]
    by_noun: Mapping[str, tuple[Frame, ...]]
    by_copula: Mapping[str, tuple[Frame, ...]]
    infobox: InfoboxLexicon
    words: Mapping[str, frozenset[str]]
    attitudes: Mapping[str, str]
    independent: frozenset[str]
    parent: Mapping[str, str]
    kinds: Mapping[str, str]
    name_kinds: Mapping[str, str]
    languages: Mapping[str, str]
    verb_forms: Mapping[str, str]
    noun_forms: Mapping[str, str]
    intransitive: frozenset[str]

    def lemma(self, form: str, guess: str, upos: str) -> str:
        """Return the lemma of a form: a word of the lexicon before a tagger's guess."""
        word = form.casefold()
        forms = self.verb_forms if upos in {"VERB", "AUX"} else self.noun_forms
        return forms.get(word) or guess.casefold()

    def class_of(self, noun: str) -> str:
        """Return the class that a common noun names, singular or plural, or an empty string."""
        return self.noun_class.get(noun) or self.noun_class.get(noun.removesuffix("s"), "")


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Return the lexicon that is shipped beside the ontology."""
    return read_lexicon(data_folder("ontology") / "lexicon")


def read_lexicon(folder: Path) -> Lexicon:
    """Read a lexicon from a folder.

    Raises:
        InputError: A file is missing or malformed, or an entry is not there; the message
            names it.
    """
    with _content(folder / "frames.toml") as text:
        frames = tuple(_frame(entry) for entry in tomllib.loads(text)["frame"])
    with _content(folder / "states.csv") as text:
        adjectives, peoples, states = _peoples(text)
    with _content(folder / "irregular.toml") as text:
        irregular = tomllib.loads(text)
        irregular_verbs, irregular_nouns = dict(irregular["verb"]), dict(irregular["noun"])
    with _content(folder / "infobox.toml") as text:
        infobox = read_infobox_entries(tomllib.loads(text))
    with _content(folder / "words.toml") as text:
        words = {k: frozenset(_words(w)) for k, w in tomllib.loads(text).items()}
    with _content(folder / "languages.toml") as text:
        languages = tomllib.loads(text)
    with _content(folder / "nouns.toml") as text:
        nouns = tomllib.loads(text)
        return Lexicon(
            noun_class={w: c for c, ws in nouns["class"].items() for w in _words(ws)},
            offices=frozenset(_words(nouns["office"]["nouns"])),
            titles=frozenset(_words(nouns["title"]["nouns"])),
            kin=nouns["kin"],
            relations={n: (p.lstrip("<"), p[:1] == "<") for n, p in nouns["relation"].items()},
            occupations=frozenset(_words(nouns["occupation"]["nouns"])),
            participles=nouns["participle"],
            possessives=frozenset(_words(nouns["possessive"]["nouns"])),
            synonyms={w: k for k, ws in nouns["synonyms"].items() for w in _words(ws)},
            adjectives=adjectives,
            peoples=peoples,
            states=states,
            frames=frames,
            by_lemma=_by(frames, "lemmas"),
            by_noun=_by(frames, "nouns"),
            by_copula=_by(frames, "copulas"),
            infobox=infobox,
            words=words,
            attitudes=nouns["attitude"],
            independent=frozenset(_words(nouns["independent"]["adjectives"])),
            parent=nouns["parent"],
            kinds=nouns["kind"],
            name_kinds=nouns["name-kind"],
            languages=languages,
            intransitive=_intransitive(frames),
            verb_forms=verb_forms(
                {
                    *_by(frames, "lemmas"),
                    *nouns["attitude"],
                    *words.get("renaming", ()),
                    *words.get("moving", ()),
                },
                irregular_verbs,
            ),
            noun_forms=noun_forms(_all_nouns(nouns, frames), irregular_nouns),
        )


@contextmanager
def _content(path: Path) -> Iterator[str]:
    """Give the text of a file; whatever fails while it is read is an error of that file."""
    try:
        yield path.read_text(encoding="utf-8")
    except _MALFORMED as error:
        what = f"an entry is missing: {error}" if isinstance(error, KeyError) else str(error)
        raise InputError(what, where=path.name, hint="check the lexicon") from error


def _words(text: str) -> list[str]:
    return [word.replace("_", " ") for word in text.split()]


def _by(frames: tuple[Frame, ...], field_name: str) -> dict[str, tuple[Frame, ...]]:
    index: dict[str, tuple[Frame, ...]] = {}
    for frame in frames:
        for word in getattr(frame, field_name):
            index[word] = (*index.get(word, ()), frame)
    return index


def _intransitive(frames: tuple[Frame, ...]) -> frozenset[str]:
    """Return the verbs that no frame gives an object: they have no passive."""
    verbs = {v for f in frames for v in f.lemmas}
    return frozenset(verbs - {v for f in frames if "object" in _selectors(f) for v in f.lemmas})


def _selectors(frame: Frame) -> str:
    events = () if frame.event is None else frame.event.roles
    parts = [*(r for r, _ in frame.requires), *(r for r, _, _ in events)]
    parts += [f"{y.subject} {y.object}" for y in frame.yields]
    return " ".join(parts)


def _all_nouns(nouns: dict[str, Any], frames: tuple[Frame, ...]) -> set[str]:
    found = {w for words in nouns["class"].values() for w in _words(words)}
    for table in ("office", "title", "occupation"):
        found.update(_words(nouns[table]["nouns"]))
    found.update(nouns["kin"], nouns["relation"], nouns["kind"], nouns["name-kind"])
    for frame in frames:
        found.update(frame.nouns, frame.copulas)
        found.update(c[1:] for _, classes in frame.requires for c in classes if c.startswith("="))
    return {w for w in found if " " not in w}


def _peoples(text: str) -> tuple[dict[str, People], dict[str, People], dict[str, People]]:
    adjectives: dict[str, People] = {}
    peoples: dict[str, People] = {}
    states: dict[str, People] = {}
    for row in csv.DictReader(text.splitlines()):
        value = People(row["name"], row["type"])
        if value.type == "Polity":
            states[value.name.casefold()] = value
        for word in filter(None, row["adjectives"].split("|")):
            adjectives.setdefault(word.casefold(), value)
        for word in filter(None, row["people"].split("|")):
            peoples.setdefault(word.casefold(), value)
    return adjectives, peoples, states


def _frame(entry: dict[str, Any]) -> Frame:
    event = entry.get("event")
    return Frame(
        id=entry["id"],
        definition=entry["means"],
        lemmas=frozenset(_words(entry.get("verbs", ""))),
        nouns=frozenset(_words(entry.get("nouns", ""))),
        copulas=frozenset(_words(entry.get("copulas", ""))),
        requires=tuple((r, tuple(t.split("|"))) for r, t in entry.get("requires", {}).items()),
        yields=tuple(_yield(y) for y in entry.get("yields", ())),
        event=None if event is None else _event(event),
        state=entry.get("state", False),
        creates=entry.get("creates", ""),
        occasion=entry.get("occasion", False),
    )


def _yield(entry: list[Any]) -> Yield:
    subject, property_, object_, *rest = entry
    more: dict[str, str] = dict(rest[0]) if rest else {}
    modality = more.pop("modality", "")
    return Yield(subject, property_, object_, tuple(sorted(more.items())), modality)


def _event(entry: dict[str, Any]) -> Event:
    roles = []
    for selector, role in entry.get("roles", {}).items():
        name, _, side = role.partition("/")
        roles.append((selector, name, int(side or 0)))
    return Event(entry["class"], entry.get("kind", ""), tuple(roles), entry.get("label", ""))
