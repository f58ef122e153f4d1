"""The lexicon: which words of the language express what of the ontology.

Data, not code: the files stand beside the ontology in ``ontology/lexicon/``. This module
reads them into frozen values once and knows no word itself.
"""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.resources import data_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Event", "Frame", "InfoboxKey", "Lexicon", "People", "Yield", "load_lexicon"]


@dataclass(frozen=True, slots=True)
class People:
    """A state or people that adjectives and plural nouns stand for."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Yield:
    """One statement that a frame makes: which role is subject, which object."""

    subject: str
    property: str
    object: str
    qualifiers: tuple[tuple[str, str], ...] = ()
    modality: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """The event that a frame makes: its class, its kind, and who takes part in which role."""

    cls: str
    kind: str
    label: str = ""
    roles: tuple[tuple[str, str, int], ...] = ()
    """(role selector, role of the vocabulary, side 1 or 2, or 0 for none)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry: the words that evoke it, what its roles must be, what it yields.

    A role selector is ``subject`` (logical), ``object`` (logical), ``complement``, a
    preposition (``to``), ``poss``; several selectors are tried in order (``to|into``).
    """

    id: str
    definition: str
    lemmas: frozenset[str]
    nouns: frozenset[str]
    requires: tuple[tuple[str, tuple[str, ...]], ...]
    yields: tuple[Yield, ...]
    event: Event | None
    state: bool
    particles: frozenset[str] = frozenset()
    modality: str = ""
    creates: str = ""
    """Role of what comes into being; planned, it is a ProposedEntity."""


@dataclass(frozen=True, slots=True)
class InfoboxKey:
    """How to read one family of infobox keys."""

    id: str
    keys: re.Pattern[str]
    property: str
    value: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries, indexed the ways the stages ask for them."""

    noun_class: Mapping[str, str]
    offices: frozenset[str]
    titles: frozenset[str]
    kin: Mapping[str, str]
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
    infobox: tuple[InfoboxKey, ...]
    attitudes: Mapping[str, str] = field(default_factory=dict)
    independent: frozenset[str] = frozenset()
    parent: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    name_kinds: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    verb_forms: Mapping[str, str] = field(default_factory=dict)
    noun_forms: Mapping[str, str] = field(default_factory=dict)

    intransitive: frozenset[str] = frozenset()

    def lemma(self, form: str, guess: str, upos: str) -> str:
        """Return the lemma of a form: a word of the lexicon before a tagger's guess."""
        word = form.casefold()
        forms = self.verb_forms if upos in {"VERB", "AUX"} else self.noun_forms
        return forms.get(word) or guess.casefold()


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Return the lexicon that is shipped beside the ontology."""
    return read_lexicon(data_folder("ontology") / "lexicon")


def read_lexicon(folder: Path) -> Lexicon:
    """Read a lexicon from a folder.

    Raises:
        InputError: A file is missing or malformed; the message names it.
    """
    nouns = _toml(folder / "nouns.toml")
    frames = tuple(_frame(entry) for entry in _toml(folder / "frames.toml")["frame"])
    adjectives, peoples, states = _peoples(folder / "states.csv")
    irregular = _toml(folder / "irregular.toml")
    return Lexicon(
        noun_class={w: c for c, words in nouns["class"].items() for w in _words(words)},
        offices=frozenset(_words(nouns["office"]["nouns"])),
        titles=frozenset(_words(nouns["title"]["nouns"])),
        kin=nouns["kin"],
        occupations=frozenset(_words(nouns["occupation"]["nouns"])),
        participles=nouns["participle"],
        possessives=frozenset(_words(nouns["possessive"]["nouns"])),
        synonyms={w: k for k, words in nouns["synonyms"].items() for w in _words(words)},
        adjectives=adjectives,
        peoples=peoples,
        states=states,
        frames=frames,
        by_lemma=_by(frames, "lemmas"),
        by_noun=_by(frames, "nouns"),
        infobox=tuple(_infobox_key(entry) for entry in _toml(folder / "infobox.toml")["key"]),
        attitudes=nouns["attitude"],
        independent=frozenset(_words(nouns["independent"]["adjectives"])),
        parent=nouns["parent"],
        kinds=nouns["kind"],
        name_kinds=nouns["name-kind"],
        languages=_toml(folder / "languages.toml"),
        intransitive=_intransitive(frames),
        verb_forms=_verb_forms(
            {v for f in frames for v in f.lemmas} | set(nouns["attitude"]), irregular["verb"]
        ),
        noun_forms=_noun_forms(_all_nouns(nouns, frames), irregular["noun"]),
    )


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InputError(str(error), where=path.name, hint="check the lexicon") from error


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
    found.update(nouns["kin"], nouns["kind"], nouns["name-kind"])
    for frame in frames:
        found.update(frame.nouns)
        found.update(c[1:] for _, classes in frame.requires for c in classes if c.startswith("="))
    return {w for w in found if " " not in w}


def _verb_forms(lemmas: set[str], irregular: dict[str, str]) -> dict[str, str]:
    """Return every regular form of the verbs, and the irregular ones, to their lemma."""
    forms: dict[str, str] = {}
    for lemma in sorted(lemmas):
        stem = lemma.removesuffix("e")
        made = {lemma, lemma + "s", stem + "ed", stem + "ing"}
        if re.search(r"(?:s|x|z|ch|sh|o)$", lemma):
            made.add(lemma + "es")
        if re.search(r"[^aeiou]y$", lemma):
            made |= {lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"} - {lemma + "ed"}
        if re.search(r"[^aeiou][aeiou][bdfgklmnprt]$", lemma):
            made |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
        if lemma.endswith("ee"):
            made.add(lemma + "ing")
        for form in made:
            forms.setdefault(form, lemma)
    return forms | irregular


def _noun_forms(lemmas: set[str], irregular: dict[str, str]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for lemma in sorted(lemmas):
        made = {lemma, lemma + "s"}
        if re.search(r"(?:s|x|z|ch|sh)$", lemma):
            made.add(lemma + "es")
        if re.search(r"[^aeiou]y$", lemma):
            made.add(lemma[:-1] + "ies")
        for form in made:
            forms.setdefault(form, lemma)
    return forms | irregular


def _peoples(path: Path) -> tuple[dict[str, People], dict[str, People], dict[str, People]]:
    adjectives: dict[str, People] = {}
    peoples: dict[str, People] = {}
    states: dict[str, People] = {}
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
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
        requires=tuple((r, tuple(t.split("|"))) for r, t in entry.get("requires", {}).items()),
        yields=tuple(_yield(y) for y in entry.get("yields", ())),
        event=None if event is None else _event(event),
        state=entry.get("state", False),
        particles=frozenset(_words(entry.get("particle", ""))),
        modality=entry.get("modality", ""),
        creates=entry.get("creates", ""),
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
    return Event(entry["class"], entry.get("kind", ""), entry.get("label", ""), tuple(roles))


def _infobox_key(entry: dict[str, Any]) -> InfoboxKey:
    return InfoboxKey(
        id=entry["id"],
        keys=re.compile(rf"(?:{entry['keys']})\s*(\d*)", re.IGNORECASE),
        property=entry.get("property", ""),
        value=entry["value"],
        role=entry.get("role", ""),
    )
