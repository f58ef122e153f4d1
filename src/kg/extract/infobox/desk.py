"""What the readers of infobox lines share: the lines, their pieces, and how claims are made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.infobox.dates import intervals_of
from kg.extract.infobox.pieces import blanked, pieces_of
from kg.extract.infobox.separators import separators_for
from kg.extract.infobox.things import Things, says_nothing
from kg.extract.record import AS_STATED, Circumstances, Ground, Rule
from kg.lexicon import split_key
from kg.model import Literal

if TYPE_CHECKING:
    from kg.extract.context import Context
    from kg.extract.infobox.pieces import Piece
    from kg.lexicon import InfoboxKey
    from kg.model import InfoboxField, Span, TimeSpan
    from kg.resolve import Draft

__all__ = ["Desk", "Line", "key_words", "note_time", "note_times"]

# A longer value, in characters, is no value of an infobox.
_LONGEST = 6000
# Ways to read values in which states may stand without anything between them.
_OF_STATES = frozenset({"sides", "groups", "polities", "agents"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the infobox and the entry that reads it.

    Attributes:
        field: The line.
        entry: How it is read.
        number: Of the family that its key belongs to; 0 for none.
    """

    field: InfoboxField
    entry: InfoboxKey
    number: int

    @property
    def value(self) -> str:
        """The value without rests of markup, at the same length."""
        return blanked(self.field.value)

    @property
    def plain(self) -> str:
        """The value without rests of markup and with single spaces."""
        return " ".join(self.value.split()).strip(" ,;*")


def _says_something(field: InfoboxField, entry: InfoboxKey) -> bool:
    """Say whether a value holds more than rests; coordinates are rests of other values."""
    value = field.value if entry.property.startswith("coordinates:") else blanked(field.value)
    return bool(value.strip(" *,;.-\u2013\u2014"))


def key_words(key: str) -> str:
    """Return a key as the words of a kind of detail.

    >>> key_words("Population_Total2")
    'population total'
    """
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key).replace("_", " ")
    return " ".join(re.sub(r"(?<=[^\W\d])\d+\b", "", words).casefold().split())


class Desk:
    """One infobox while it is read."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.subject = context.subject
        self.words = context.lexicon.infobox.words
        self.separators = separators_for(context)
        self.things = Things(context)

    def is_a(self, draft: Draft, *classes: str) -> bool:
        """Say whether an entity is of one of these classes."""
        return self.context.registry.is_a(draft.type, *classes)

    def lines(self) -> list[Line]:
        """Return the lines that have an entry; report the keys that are not known."""
        lexicon = self.context.lexicon.infobox
        subject, registry = self.subject, self.context.registry
        found = []
        for field in self.context.article.infobox:
            key, number = split_key(field.key)
            entry = lexicon.entry(key, lambda c: registry.is_a(subject.type, c))
            if entry is None:
                if key not in lexicon.silent and field.value:
                    self.unread(field.span, "infobox key not known")
            elif len(field.value) > _LONGEST:
                self.unread(field.span, f"a value of over {_LONGEST:,} characters")
            elif _says_something(field, entry):
                found.append(Line(field, entry, number))
        return found

    def unread(self, span: Span, reason: str) -> None:
        """Report what was not understood."""
        self.context.unread.append((span, reason))

    def pieces(self, line: Line, way: str) -> tuple[Piece, ...]:
        """Return the pieces of a line, without those that say nothing."""
        found = pieces_of(line.field.value, line.field.value_span.start, self.separators[way])
        if way in _OF_STATES:
            found = tuple(part for p in found for part in self.things.apart(p))
        return tuple(p for p in found if not says_nothing(self.context, p.text))

    def is_silent(self, line: Line) -> bool:
        """Say whether a value only says that there is nothing to say."""
        return says_nothing(self.context, line.plain)

    def ground(self, line: Line, trigger: Span | None = None) -> Ground:
        """Return what a claim of a line rests on."""
        entry = line.entry
        means = f"An infobox line is read as {entry.property} ({entry.value})."
        return Ground(Rule(entry.id, means), line.field.span, trigger)

    def claim(
        self,
        line: Line,
        object_: Draft | Literal,
        at: Span | None = None,
        how: Circumstances = AS_STATED,
        property_: str = "",
    ) -> None:
        """Claim the property of a line's entry of the article's subject, or inversely."""
        name, ground = property_ or line.entry.property, self.ground(line, at)
        if line.entry.inverse and not isinstance(object_, Literal):
            self.context.claim(object_, name, self.subject, ground, how)
        else:
            self.context.claim(self.subject, name, object_, ground, how)

    def detail(self, line: Line, text: str, kind: str = "", time: TimeSpan | None = None) -> bool:
        """Claim a detail in the words of the source."""
        words = " ".join(text.split()).strip(" ,;*|")
        if not any(c.isalnum() for c in words) or says_nothing(self.context, words):
            return False
        kind = kind or key_words(line.field.key)
        how = Circumstances(time=time, qualifiers=(("detailKind", Literal(kind, "en")),))
        at = self.ground(line)
        self.context.claim(self.subject, "detail", Literal(words, "en"), at, how)
        return True


def note_times(piece: Piece) -> tuple[TimeSpan | None, ...]:
    """Return the times that the notes of a piece state, or None alone."""
    return tuple(t for note, _ in piece.notes for t in intervals_of(note)) or (None,)


def note_time(piece: Piece) -> TimeSpan | None:
    """Return the one time that the notes of a piece state."""
    times = note_times(piece)
    return times[0] if len(times) == 1 else None
