"""When something was, and the timeline that shows it: frozen values, days as numbers."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Bounds", "Lane", "TimeView", "Timeline", "TimelineItem"]


@dataclass(frozen=True, slots=True, order=True)
class Bounds:
    """When something began and ended, in days; None where nobody knows.

    The first four fields are the bounds of the ontology (``docs/time.md``): it began between
    the first two and ended between the last two.
    """

    earliest_start: int | None = None
    latest_start: int | None = None
    earliest_end: int | None = None
    latest_end: int | None = None

    @property
    def known(self) -> tuple[int, ...]:
        """The bounds that are known, in their order."""
        days = (self.earliest_start, self.latest_start, self.earliest_end, self.latest_end)
        return tuple(day for day in days if day is not None)


@dataclass(frozen=True, slots=True, order=True)
class TimeView:
    """When something was, in words and exactly.

    Attributes:
        short: Our reading in a few words, for an edge or a card ("by Sep 1944").
        words: The words of the source ("By September 1944").
        edtf: The time in Extended Date/Time Format, empty when the source states none.
        precision: ``day``, ``month``, ``season``, ``year``, ``decade``, ``century``,
            ``interval`` or empty.
        bounds: Its bounds as they are in the graph.
        basis: How the time is known: local name of the ``timeBasis`` concept.
    """

    short: str
    words: str
    edtf: str
    precision: str
    bounds: Bounds
    basis: str

    @property
    def is_told(self) -> bool:
        """Whether the source tells it, rather than only the order of its narrative."""
        return self.basis != "narrativeOrder"


@dataclass(frozen=True, slots=True, order=True)
class TimelineItem:
    """A bar or a point of the timeline.

    Attributes:
        kind: ``statement`` or ``thing``.
        id: Index of the statement or thing.
        row: Row within its lane, from 0.
        when: Its bounds; at least one is known.
        tone: A tone of edges; empty for a thing.
    """

    kind: str
    id: int
    row: int
    when: Bounds
    tone: str


@dataclass(frozen=True, slots=True, order=True)
class Lane:
    """A band of the timeline; ``key`` says what is in it, ``rows`` how many rows it has."""

    key: str
    label: str
    rows: int
    items: tuple[TimelineItem, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The life and the sides over time.

    Attributes:
        start: First day that it shows.
        end: Last day that it shows.
        lanes: From top to bottom.
        undated: What belongs here and has no time: ``statement`` or ``thing``, and its index.
    """

    start: int
    end: int
    lanes: tuple[Lane, ...]
    undated: tuple[tuple[str, int], ...]
