"""What the names in an infobox stand for: the same entities as in the prose, rightly classed.

The key says what kind of thing a value is, which no name alone does: "Zenda" after "Birth
Place" is the place, even where the article is about a person of this name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.infobox.pieces import words_of
from kg.lexicon import split_key
from kg.text import fold, script_of

if TYPE_CHECKING:
    from kg.extract.context import Context
    from kg.extract.infobox.pieces import Piece
    from kg.extract.record import Ground
    from kg.model import Span
    from kg.resolve import Draft

__all__ = ["Things", "is_name", "says_nothing"]

_LONGEST = 12
_SEVERAL = 2
_KINGDOM_OF = 3
_ORDINAL = re.compile(r"(?:\d+(?:st|nd|rd|th)|[IVXLC]+\.?|\d+)$")
_SEE = re.compile(r"(?:(?:see|full|complete)\s+)*(?:list|lists)\b|see\b")
_CAPITAL_BEFORE = re.compile(r"\b[A-Z][\w.'\u2019-]*\s+$")
# How far before a name, in characters, a longer name may begin.
_REACH = 40
_LOCATION = re.compile(r"^(?:near|in|at|outside|off|around|close to)\s+", re.IGNORECASE)


def says_nothing(context: Context, text: str) -> bool:
    """Say whether a value is a word for that there is nothing to say."""
    plain = text.casefold().strip(" .,()[]")
    return plain in context.lexicon.infobox.words["nothing"] or bool(_SEE.match(plain))


def is_name(context: Context, text: str) -> bool:
    """Say whether words can be a proper name: capitalised, but for small words inside."""
    words = text.split()
    if not 0 < len(words) <= _LONGEST or says_nothing(context, text):
        return False
    if script_of(text) not in {"Latn", "Zyyy"}:
        return True
    if not any(c.isalpha() for c in text) or re.search(r"[=<>{}\\?]|https?:|www\.", text):
        return False
    small = context.lexicon.infobox.words["small"]
    head = words[0].lstrip("'\u2018\u2019\u02bb\u02bf\"\u201c(-")
    if not (head[:1].isupper() or head.casefold() in small or _ORDINAL.fullmatch(head)):
        return False
    return any(w[:1].isupper() for w in words) and all(_fits_in_name(w, small) for w in words)


def _fits_in_name(word: str, small: frozenset[str]) -> bool:
    bare = word.strip("\"'\u2018\u2019\u201c\u201d.,()-\u2013")
    return (
        not bare
        or not bare[0].islower()
        or bare.casefold() in small
        or any(c.isupper() for c in bare)
    )


class Things:
    """The entities that the infobox of one article names."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.registry = context.registry
        self.words = context.lexicon.infobox.words
        self.countries = _countries(context)
        self.prose = context.article.text[_end_of_infobox(context) :]
        # Where one name stands for things of two classes, the second is found here.
        self.others: dict[tuple[str, str], Draft] = {}

    def thing(self, text: str, span: Span | None, cls: str, within: tuple[str, ...]) -> Draft:
        """Return the entity of a name.

        Args:
            text: The name.
            span: Where it stands.
            cls: Its class, where its words show no class of ``within``.
            within: What it may be; another thing of the same name is not it.
        """
        words, text = text, self.registry.anchors.name(text, span)
        known = self._known(text, within)
        if known is None:
            shown = self.registry.class_of_name(text)
            cls = shown if self.registry.is_a(shown, *within) else cls
            known = self.registry.new(cls, text, None)
            own = self.context.subject.label.split()
            if fold(text) in self.registry.names or (cls != "Person" and text in own):
                self.others[fold(text), within[0]] = known
            else:
                self.registry.alias(text, known.key)
        elif not known.type:
            shown = self.registry.class_of_name(text)
            known.type = shown if self.registry.is_a(shown, *within) else cls
        if span is not None:
            known.mentions.append(span)
        if words != text:
            known.alternatives[(words, "en")] = None
        return known

    def _known(self, text: str, within: tuple[str, ...]) -> Draft | None:
        key = self.registry.names.get(fold(text))
        if key is None and len(text.split()) > 1:
            found = self.registry.find(text)
            key = found.key if found is not None else None
        if key is not None:
            draft = self.registry.drafts[key]
            if not draft.type or self.registry.is_a(draft.type, *within):
                return draft
        return self.others.get((fold(text), within[0]))

    # --- persons -------------------------------------------------------------------------

    def person(self, piece: Piece) -> Draft | None:
        """Return the person of a name, without a title before it; None where it is no name."""
        whole = piece.text.split(" of the ")[0] if piece.text[:4] == "the " else piece.text
        head = whole.split(",")[0].strip()
        words = self._untitled(head.split())
        name = " ".join(words)
        if not is_name(self.context, name) or any(c.isdigit() for c in name):
            return None
        if self.registry.is_a(self.registry.class_of_name(name), "Group", "Place", "Event"):
            surname = len(words) > 1 and " of " not in name
            if not surname or self.registry.names.get(fold(name)) is not None:
                return None
        draft = self.thing(name, piece.span, "Person", ("Person",))
        if not self.registry.is_a(draft.type, "Person"):
            draft.type = "Person"
        if whole != name:
            self.registry.alias(whole, draft.key)
            draft.alternatives[(whole, "en")] = None
        return draft

    def _untitled(self, words: list[str]) -> list[str]:
        """Return a name without its titles; "Duke of X" and "King X of Y" keep what names."""
        titles = self.context.lexicon.titles | self.words["title"]
        while len(words) > 1 and words[0].casefold() in titles:
            following = words[1].casefold()
            if following in {"of", "the"} | self.words["small"] or following in {"i", "ii", "iii"}:
                break
            words = words[1:]
        return words

    # --- states and peoples ---------------------------------------------------------------

    def polity(self, piece: Piece) -> Draft | None:
        """Return the state of a name or adjective ("Polish"); None where it is neither."""
        text = re.sub(r"^[Tt]he\s+", "", piece.text)
        infobox, lexicon = self.context.lexicon.infobox, self.context.lexicon
        word = text.casefold()
        name = infobox.countries.get(word, "")
        people = (
            lexicon.states.get(word) or lexicon.adjectives.get(word) or lexicon.peoples.get(word)
        )
        if not name and people is not None:
            if people.type != "Polity":
                return None
            name = people.name
        if not name and not self.is_group_name(text):
            return None
        if word in self.words["no-party"]:
            return None
        draft = self.thing(name or text, piece.span, "Polity", ("Polity",))
        if name and name.casefold() != word and word not in lexicon.adjectives:
            self.registry.alias(text, draft.key)
            draft.alternatives[(text, "en")] = None
        return draft

    def people(self, piece: Piece) -> Draft | None:
        """Return the ethnic group of a name or adjective."""
        text = re.sub(r"^[Tt]he\s+|\s+people$", "", piece.text)
        word = text.casefold()
        lexicon = self.context.lexicon
        people = lexicon.adjectives.get(word) or lexicon.peoples.get(word)
        if people is not None and people.type == "EthnicGroup":
            return self.thing(people.name, piece.span, "EthnicGroup", ("EthnicGroup",))
        if not is_name(self.context, text):
            return None
        return self.thing(text, piece.span, "EthnicGroup", ("EthnicGroup",))

    def apart(self, piece: Piece) -> tuple[Piece, ...]:
        """Return the states of "France Polish Republic", which lost what stood between them."""
        words, found, i = piece.text.split(), list[str](), 0
        while i < len(words):
            length = next((n for n in (4, 3, 2, 1) if self._is_state(words[i : i + n], n)), 0)
            if not length:
                return (piece,)
            found.append(" ".join(words[i : i + length]))
            i += length
        if len(found) < _SEVERAL:
            return (piece,)
        return tuple(replace(piece, text=name) for name in found)

    def told_apart(self, piece: Piece, shortest: int) -> tuple[Piece, ...]:
        """Return the names that ran together, where the prose has each of them by itself.

        Args:
            piece: Words that may be one name or several.
            shortest: How many words each name has at least.
        """
        words = piece.text.split()
        if len(words) < _SEVERAL * shortest or self._is_told(piece.text):
            return (piece,)
        for cut in range(shortest, len(words) - shortest + 1):
            first, rest = " ".join(words[:cut]), " ".join(words[cut:])
            if self._is_told(first):
                if self._is_told(rest):
                    return replace(piece, text=first, notes=()), replace(piece, text=rest)
                following = self.told_apart(replace(piece, text=rest), shortest)
                if len(following) > 1:
                    return replace(piece, text=first, notes=()), *following
        return (piece,)

    def _is_told(self, name: str) -> bool:
        """Say whether the prose has a name, not as a part of a longer one."""
        return any(
            not _CAPITAL_BEFORE.search(self.prose, max(0, m.start() - _REACH), m.start())
            for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)(?!\s+[A-Z])", self.prose)
        )

    def _is_state(self, words: list[str], length: int) -> bool:
        text = " ".join(words).casefold()
        lexicon = self.context.lexicon
        if len(words) != length:
            return False
        if text in lexicon.states or text in lexicon.infobox.countries:
            return True
        nouns = [lexicon.noun_class.get(w) == "Polity" for w in text.split()]
        of = length == _KINGDOM_OF and nouns[0] and text.split()[1] == "of"
        return sum(nouns) == 1 and (of or (nouns[-1] and length == _SEVERAL))

    def is_group_name(self, text: str) -> bool:
        """Say whether words can name a group: a name, perhaps with a common noun at its end."""
        first, _, last = text.rpartition(" ")
        noun = self.registry.is_a(self.context.lexicon.class_of(last), "Group")
        described = noun and first[:1].isupper() and not says_nothing(self.context, text)
        return is_name(self.context, text) or described

    # --- groups -----------------------------------------------------------------------------

    def group(self, piece: Piece, cls: str = "Organization") -> Draft | None:
        """Return the party, body, unit or state of a name."""
        text = re.sub(r"^[Tt]he\s+", "", piece.text)
        word = text.casefold()
        lexicon = self.context.lexicon
        if word in lexicon.states or word in lexicon.infobox.countries:
            return self.polity(piece)
        if not self.is_group_name(text) or word in self.words["no-party"]:
            return None
        nouns = self.context.lexicon.noun_class
        if sum(nouns.get(w) == "Polity" for w in word.split()) > 1:
            return None  # several states that lost the flags between them
        people = lexicon.peoples.get(word)
        if people is not None and people.type == "EthnicGroup":
            return self.thing(people.name, piece.span, "EthnicGroup", ("Group",))
        if fold(text) in self.countries:
            cls = "Polity"
        return self.thing(text, piece.span, cls, ("Group",))

    def school(self, piece: Piece) -> Draft | None:
        """Return the school or employer of a name, which may hold common words."""
        described = any(w.strip(".,") in self.words["school"] for w in words_of(piece.text))
        if described and piece.text[0].isupper() and not is_name(self.context, piece.text):
            return self.thing(piece.text, piece.span, "Organization", ("Group",))
        return self.group(piece)

    def agent(self, piece: Piece, cls: str = "Organization") -> Draft | None:
        """Return the person or group of a name; its words or the article tell which it is."""
        key = self.registry.names.get(fold(piece.text))
        draft = self.registry.drafts[key] if key is not None else None
        if draft is not None and self.registry.is_a(draft.type, "Agent"):
            draft.mentions.append(piece.span)
            return draft
        shown = self.registry.class_of_name(piece.text)
        word = piece.text.casefold()
        states = self.context.lexicon.states
        if self.registry.is_a(shown, "Group") or word in states:
            return self.group(piece)
        first = words_of(piece.text)[0]
        titled = first in self.context.lexicon.titles | self.words["title"]
        return self.person(piece) if titled or cls == "Person" else self.group(piece, cls)

    # --- places -----------------------------------------------------------------------------

    def place(self, piece: Piece, ground: Ground) -> Draft | None:
        """Return the place of a name; of a state, its land."""
        draft = self.place_or_polity(piece)
        if draft is not None and draft.type == "Polity":
            return self.context.land_of(draft, ground)
        return draft

    def place_or_polity(self, piece: Piece) -> Draft | None:
        """Return the place of a name, or the state where it is one's."""
        text = _LOCATION.sub("", piece.text)
        text = re.sub(r"^[Tt]he\s+(?=[A-Z])", "", text)
        lexicon = self.context.lexicon
        word = text.casefold()
        if word in lexicon.states or word in lexicon.infobox.countries:
            return self.polity(piece)
        if not is_name(self.context, text) or any(w.isdigit() for w in text.split()):
            return None
        polity = self.registry.is_a(self.registry.class_of_name(text), "Polity")
        words = word.split()
        part = words[0] in self.words["part-of-land"]
        polity = polity or (len(words) > 1 and words[-1] in lexicon.states and not part)
        if self.registry.names.get(fold(text)) == self.context.subject.key:
            # The capital of a state that is called by the capital's name is not the state.
            place = self.thing(text, piece.span, "Place", ("Place",))
            self.registry.names[fold(text)] = place.key
            return place
        return self.thing(text, piece.span, "Polity" if polity else "Place", ("Place", "Polity"))

    # --- events, works, awards ----------------------------------------------------------------

    def event(self, piece: Piece) -> Draft | None:
        """Return the battle or war of a name."""
        text = re.sub(r"^[Tt]he\s+", "", piece.text)
        described = text[:1].isupper() and not self.words["event"].isdisjoint(words_of(text))
        if not described and not is_name(self.context, text):
            return None
        first = words_of(text)[0]
        cls = "Battle" if first in self.context.lexicon.words["battle"] else "Conflict"
        return self.thing(text, piece.span, cls, ("Event",))

    def named(self, piece: Piece, cls: str) -> Draft | None:
        """Return the award or work of a title, in whatever words."""
        if says_nothing(self.context, piece.text) or not any(c.isalpha() for c in piece.text):
            return None
        return self.thing(piece.text, piece.span, cls, (cls,))


def _countries(context: Context) -> frozenset[str]:
    """Return the names that end a chain of places: who has such a name and acts is a state."""
    entries = context.lexicon.infobox.by_key
    return frozenset(
        fold(line.value.rpartition(",")[2])
        for line in context.article.infobox
        if "," in line.value
        and any(e.value in {"place", "places"} for e in entries.get(split_key(line.key)[0], ()))
    )


def _end_of_infobox(context: Context) -> int:
    """Return where the infobox ends; a line of its own may stand at the end of the page."""
    article = context.article
    first = article.sentences[0].span.start if article.sentences else len(article.text)
    return max((x.span.end for x in article.infobox if x.span.start < first), default=0)
