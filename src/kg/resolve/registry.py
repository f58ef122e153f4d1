"""The entities of one article while they are being found.

Owns identity: names that are the same name, types, keys. A builder with a short life: the
pipeline makes one for an article and freezes it into :class:`~kg.model.Entity` values.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.model import Entity, TimeSpan
from kg.resolve.anchors import Anchors
from kg.resolve.forms import NUMERAL, calling_names, is_form_of
from kg.text import disambiguator, fold, slug, without_disambiguator

if TYPE_CHECKING:
    from kg.lexicon import Lexicon
    from kg.model import Article, Span

__all__ = ["Draft", "Registry"]

# What ends a name and tells nothing of its kind ("the 1831 coup d'etat").
_OF_STATE = frozenset({"d'\u00e9tat", "d'etat"})
# Letters of an acronym that may be told by initials alone, and words that it passes over.
_SHORTEST_ACRONYM = 3
_PASSED_OVER = frozenset("of the and for in".split())
# A longer key, in characters, is cut.
KEY_LENGTH = 64


@dataclass(slots=True, eq=False)
class Draft:
    """An entity in the making; an empty type is not known yet.

    Attributes:
        key: As in :class:`~kg.model.Entity`, like all up to ``time``.
        type: See there.
        label: See there.
        mentions: See there.
        alternatives: See there; the keys, in order.
        kinds: See there; the keys, in order.
        size: See there.
        time: See there.
        lemma: The noun that a group or event was named by, or the kind of an event.
        plural: Whether the phrase that made it was plural.
        people: Label of the people that it belongs to.
        gender: ``m`` or ``f`` where a title, a kinship or a given name tells it.
        guessed: Whether the type is no more than a guess, which the first frame that asks for
            another one overrules.
        linked_titles: As in :class:`~kg.model.Entity`; the keys, in order.
    """

    key: str
    type: str
    label: str
    mentions: list[Span] = field(default_factory=list)
    alternatives: dict[tuple[str, str], None] = field(default_factory=dict)
    kinds: dict[str, None] = field(default_factory=dict)
    size: str = ""
    time: TimeSpan | None = None
    lemma: str = ""
    plural: bool = False
    people: str = ""
    gender: str = ""
    guessed: bool = False
    linked_titles: dict[str, None] = field(default_factory=dict)

    def add_time(self, time: TimeSpan | None) -> None:
        """Give an event a time; a stated one is not replaced, an end is added to a beginning."""
        if time is None:
            return
        if self.time is None:
            self.time = time
        elif time.label not in self.time.label:
            old, new = self.time.bounds, time.bounds
            if not old.earliest_end and (new.earliest_end or new.latest_end):
                merged = replace(old, earliest_end=new.earliest_end, latest_end=new.latest_end)
                label = f"{self.time.label}; {time.label}"
                self.time = TimeSpan(label, "", merged, self.time.basis)


class Registry:
    """Entities by key, and the names that lead to them.

    Attributes:
        lexicon: The words of the language.
        drafts: The entities.
        names: Folded names and the keys that they lead to.
        last_numbers: The number that ends the last key of each stem.
        subject: Key of what the article is about, once it is known.
    """

    def __init__(self, lexicon: Lexicon, article: Article | None = None) -> None:
        self.lexicon = lexicon
        self.anchors = Anchors(article, lexicon, self.class_of_name)
        self.drafts: dict[str, Draft] = {}
        self.names: dict[str, str] = {}
        self.last_numbers: dict[str, int] = {}
        self.subject = ""

    # --- making ----------------------------------------------------------------------

    def new(self, type_: str, label: str, span: Span | None, *, base: str = "") -> Draft:
        """Make an entity with a key of its own, readable and unique in the article."""
        # A base is given whole: what ends it ("-side-1") says what it is.
        stem = key = slug(base) if base else _stem(slug(label))
        # Thousands of things may be called alike: those before are not counted again.
        number = self.last_numbers.get(stem, 1)
        while key in self.drafts:
            number += 1
            key = f"{stem}-{number}"
        self.last_numbers[stem] = number
        draft = Draft(key, type_, label)
        if span is not None:
            draft.mentions.append(span)
        self.drafts[key] = draft
        return draft

    def name(self, text: str, span: Span | None, type_: str = "") -> Draft:
        """Return the entity of a name, made when it is new; a link tells which one it is."""
        name = self.anchors.name(text, span)
        title = self.anchors.title_of(name)
        full = self.anchors.told_from_others(name)
        # The words of a title that the writers chose say more than the place of a mention.
        told = self.class_of_name(full) if title else self._class_of_disambiguator(full)
        told = told or type_
        draft = self._find(name)
        if draft is None:
            label = self._canonical(without_disambiguator(name))
            draft = self.new(told or self.class_of_name(name), label, None, base=_stem(slug(name)))
            self.names[fold(name)] = draft.key
            self.names.setdefault(fold(draft.label), draft.key)
        elif not draft.type and told:
            draft.type = told
        if title:
            draft.linked_titles[title] = None
            for other in self.anchors.other_names(name):
                draft.alternatives[(other, "en")] = None
        if span is not None:
            draft.mentions.append(span)
        return draft

    def called(self, text: str, type_: str) -> Draft:
        """Return the entity of exactly this name, made when it is new."""
        key = self.names.get(fold(text))
        if key is not None:
            return self.drafts[key]
        draft = self.new(type_, text, None)
        self.names[fold(text)] = draft.key
        return draft

    def _canonical(self, text: str) -> str:
        people = self.lexicon.peoples.get(text.casefold())
        return people.name if people is not None and people.type == "EthnicGroup" else text

    def alias(self, text: str, key: str) -> None:
        """Let a name lead to an entity, unless it leads to another already."""
        self.names.setdefault(fold(text), key)

    def land_of(self, draft: Draft) -> Draft:
        """Return the place of a state: an agent and its land are two things."""
        if draft.type != "Polity":
            return draft
        key = f"{draft.key}-land"
        land = self.drafts.get(key)
        if land is None:
            land = self.new("Place", f"{draft.label} (territory)", None, base=key)
            land.alternatives[(draft.label, "en")] = None
        return land

    def state_of(self, land: Draft) -> Draft | None:
        """Return the state whose land a place is."""
        if not land.key.endswith("-land"):
            return None
        return self.drafts.get(land.key.removesuffix("-land"))

    # --- finding -----------------------------------------------------------------------

    def find(self, text: str, span: Span | None = None) -> Draft | None:
        """Return the entity that a name leads to, by its link, the name or a shorter form of it.

        Args:
            text: The name.
            span: Where it stands, if that is known.
        """
        return self._find(self.anchors.name(text, span))

    def _find(self, text: str) -> Draft | None:
        key = self.names.get(fold(text))
        if key is None:
            people = self.lexicon.peoples.get(text.casefold())
            key = self.names.get(fold(people.name)) if people else None
        if key is None:
            key = self._short_form(text)
            if key is not None:
                self.names[fold(text)] = key
                # A reader may look for the short form too.
                self.drafts[key].alternatives[(text, "en")] = None
        return self.drafts[key] if key is not None else None

    def _short_form(self, text: str) -> str | None:
        words = fold(text).split()
        if self._is_short_of_subject(text, words):
            return self.subject
        if len(words) == 1:
            if not text[:1].isupper():
                return None
            found = {
                key
                for name, key in self.names.items()
                if self._may_be_person(self.drafts[key]) and words[0] in calling_names(name)
            } or self._spelled_out(text)
        else:
            # "Republic of Zenda" for "Second Republic of Zenda".
            found = {
                key
                for name, key in self.names.items()
                if len(name.split()) == len(words) + 1
                and name.split()[1:] == words
                and self.drafts[key].type
                in {"Polity", "Organization", "ArmedForce", "Conflict", "Battle"}
                and name.split()[0] in self.lexicon.words["name-opener"]
            } or {
                key
                for name, key in self.names.items()
                if self._may_be_person(self.drafts[key])
                and is_form_of(words, name.split())
                and self.class_of_name(text) in {"", "Person"}
            }
        # By convention the family name alone is the subject's, whoever else bears it.
        if self.subject in found:
            return self.subject
        return found.pop() if len(found) == 1 else None

    def _spelled_out(self, text: str) -> set[str]:
        """Return the bodies whose initials are an acronym."""
        if len(text) < _SHORTEST_ACRONYM or not (text.isalpha() and text.isupper()):
            return set()
        return {
            key
            for name, key in self.names.items()
            if self.is_a(self.drafts[key].type, "Group")
            and "".join(w[0] for w in name.split() if w not in _PASSED_OVER) == text.casefold()
        }

    def _is_short_of_subject(self, text: str, words: list[str]) -> bool:
        """Say whether a name is the end, or all before "of", of the article's body.

        So "the Citizen Army" is the Ruritanian one, and "the Free State" that of Zenda.
        """
        subject = self.drafts.get(self.subject)
        if subject is None or len(words) == 1 or not self.is_a(subject.type, "Group"):
            return False
        full = fold(subject.label).split()
        before = full[: full.index("of")] if "of" in full else []
        short = words == before or (len(words) < len(full) and full[-len(words) :] == words)
        return short and self.is_a(self.class_of_name(text), "Group")

    def _may_be_person(self, draft: Draft) -> bool:
        """Say whether something is a person, as far as it is known what the subject is."""
        return draft.type == "Person" or (draft.key == self.subject and not draft.type)

    def class_of_name(self, text: str) -> str:
        """Return the class that the words of a name show, or an empty string."""
        told = self._class_of_disambiguator(text)
        if told:
            return told
        text = without_disambiguator(text)
        words = text.casefold().replace("\u2019", "'").split()
        if text.casefold() in self.lexicon.states or self._is_part_of_state(words):
            return "Polity"
        if text.casefold() in self.lexicon.peoples:
            people = self.lexicon.peoples[text.casefold()]
            return "EthnicGroup" if people.type == "EthnicGroup" else "Group"
        for joint in ("of", "in", "for"):
            if joint in words[1:]:
                words = words[: words.index(joint)]
        if len(words) > 1 and words[-1] in _OF_STATE:
            words.pop()
        while len(words) > 1 and NUMERAL.fullmatch(words[-1]):
            words = words[:-1]  # "World War II"
        last = words[-1] if words else ""
        if last in self.lexicon.words["lineage"] and " of " in f" {text.casefold()} ":
            return "Group"
        found = self._class_of_last(words)
        if len(words) <= 1 and " of " not in f" {text.casefold()} ":
            return found if found not in {"", "Person"} and last in self.lexicon.synonyms else ""
        return found

    def _is_part_of_state(self, words: list[str]) -> bool:
        """Say whether a name is that of a state at some time: "Ottoman Egypt", "Fascist Italy"."""
        first, *rest = words if len(words) > 1 else ("", "")
        telling = first in self.lexicon.adjectives or first in self.lexicon.words["of-state"]
        return telling and " ".join(rest) in self.lexicon.states

    def _class_of_last(self, words: list[str]) -> str:
        """Return the class of the last of some words; a "revolutionary federation" is no state."""
        found = self.lexicon.class_of(words[-1]) if words else ""
        of_body = not self.lexicon.words["of-bodies"].isdisjoint(words[:-1])
        return "Organization" if found == "Polity" and of_body else found

    def _class_of_disambiguator(self, title: str) -> str:
        """Return the class that a title is told from others by: "Zenda (river)"."""
        words = disambiguator(title).split()
        if not words or not words[-1].islower():
            return ""  # "Eighth Army (United States)" is no state
        if words[-1] in self.lexicon.occupations:
            return "Person"
        return self.lexicon.class_of(words[-1])

    def is_a(self, type_: str, *classes: str) -> bool:
        """Say whether a class is one of these or lies under one."""
        while type_:
            if type_ in classes:
                return True
            type_ = self.lexicon.parent.get(type_, "")
        return False

    def fits(self, draft: Draft, classes: tuple[str, ...]) -> bool:
        """Say whether an entity can be of one of these classes; settles an open type."""
        if not classes or self.is_a(draft.type, *classes):
            return True
        if draft.type == "Group" and draft.people and not draft.size and "EthnicGroup" in classes:
            draft.type = "EthnicGroup"  # "consisted of Poles and Zendans"
            return True
        if draft.type == "" or draft.guessed:
            # An event is told by the words of its name.
            open_to = (c for c in classes if c[0].isupper() and not self.is_a(c, "Event"))
            chosen = next(open_to, "")
            if chosen:
                draft.type = {"Group": "Organization"}.get(chosen, chosen)
                draft.guessed = False
                return True
        # Something that can act was all that was known of it.
        if draft.type == "Agent" and any(self.is_a(c, "Agent") for c in classes):
            draft.type = next(c for c in classes if self.is_a(c, "Agent"))
            return True
        return False

    # --- freezing ------------------------------------------------------------------------

    def freeze(self, keys: set[str]) -> tuple[Entity, ...]:
        """Return the entities with these keys, by key."""
        return tuple(
            Entity(
                key=d.key,
                type=d.type or "Agent",
                label=d.label,
                mentions=tuple(sorted(set(d.mentions))),
                alternatives=tuple(a for a in d.alternatives if a[0] != d.label),
                kinds=tuple(d.kinds),
                size=d.size,
                time=d.time,
                linked_titles=tuple(d.linked_titles),
            )
            for _, d in sorted(self.drafts.items())
            if d.key in keys
        )


def _stem(name: str) -> str:
    """Cut a long key at a word, so that an IRI stays readable."""
    if len(name) <= KEY_LENGTH:
        return name
    return name[:KEY_LENGTH].rsplit("-", 1)[0].strip("-") or name[:KEY_LENGTH]
