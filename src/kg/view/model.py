"""What the page shows, as frozen values: the one model that every renderer reads.

The model holds no colour and no HTML: a family, a tone and a modality say what a thing is,
the page decides how that looks. Positions and boxes are in CSS pixels at zoom 1, ``x`` to the
right and ``y`` down. Days count from 1970-01-01 (:mod:`kg.view.days`). Offsets count Unicode
code points of the article's normalised text, half-open. ``docs/view-model.md`` tells how this
becomes the data of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.view.spans import Bounds, Lane, Timeline, TimelineItem, TimeView

if TYPE_CHECKING:
    from kg.view.terms import GraphTerms, StatementTerms

__all__ = [
    "MODEL_VERSION",
    "Bounds",
    "Community",
    "Edge",
    "LabelView",
    "Lane",
    "Layouts",
    "LegendEntry",
    "Node",
    "Place",
    "Projection",
    "PropertyView",
    "QualifierView",
    "Quote",
    "SectionView",
    "SideView",
    "StatementView",
    "TimeView",
    "Timeline",
    "TimelineItem",
    "ViewModel",
]

MODEL_VERSION = 2
"""Raised when a field changes its meaning; the page carries it in its data."""


@dataclass(frozen=True, slots=True, order=True)
class LabelView:
    """One name of a thing.

    Attributes:
        text: The name as it is written.
        language: BCP 47 primary language, empty when it is not known.
        script: ISO 15924 code of the script, from the tag or else from the letters.
        kind: What sort of name it is, in words ("birth name"); empty for a plain one.
    """

    text: str
    language: str
    script: str
    kind: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A passage of the article; ``in_text`` says whether it stands there at its offsets."""

    start: int
    end: int
    text: str
    in_text: bool


@dataclass(frozen=True, slots=True, order=True)
class QualifierView:
    """A qualifier of a statement; ``node`` is the index of the node it names, or -1."""

    label: str
    value: str
    node: int


@dataclass(frozen=True, slots=True, order=True)
class PropertyView:
    """A property that statements of the graph have.

    Attributes:
        iri: Its IRI.
        label: It in a few words.
        tone: The tone of its edges, sides of events aside.
        turtle: How Turtle and SPARQL write it: a prefixed name, or the IRI in angle brackets.
    """

    iri: str
    label: str
    tone: str
    turtle: str


@dataclass(frozen=True, slots=True, order=True)
class StatementView:
    """One statement of the article, whether or not it is an edge of the drawing.

    Attributes:
        iri: The IRI of the statement.
        subject: Index of the node that it is about, or -1; of the event for a folded side.
        object: Index of the node that is its value, or -1.
        subject_label: What a person reads first.
        property: Index of its property.
        value: Label of the object, or the text of the literal.
        language: BCP 47 tag of a literal, or empty.
        datatype: IRI of the datatype of a literal; empty for a plain text and for a thing.
        modality: Local name of the modality (``asserted``, ``planned``, ...), or ``unstated``.
        time: When it held, if the source says so.
        when: The bounds that the page selects by (:mod:`kg.view.effective`), if any are known.
        quotes: The passages that it was read from.
        rule: Name of the reading rule.
        qualifiers: Further parts of the statement ("appointed by").
        against: Numbers of the statements that cannot be true together with it.
    """

    iri: str
    subject: int
    object: int
    subject_label: str
    property: int
    value: str
    language: str
    datatype: str
    modality: str
    time: TimeView | None
    when: Bounds | None
    quotes: tuple[Quote, ...]
    rule: str
    qualifiers: tuple[QualifierView, ...]
    against: tuple[int, ...]


@dataclass(frozen=True, slots=True, order=True)
class SideView:
    """One side of an event; ``members`` are node indices."""

    label: str
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """A thing of the drawing.

    Attributes:
        iri: The IRI of the entity.
        family: Key of its legend entry.
        type: The name of its class in words ("armed force").
        label: Its main name, whole.
        drawn: The lines under (or in) its shape; cut when the label is very long.
        labels: Every name, in every script.
        kinds: Its kinds in words.
        time: When it was, for events.
        when: The bounds that the page selects by, if any are known.
        quotes: The passages that mention it.
        sides: For an event, its opposed sides; the side of the subject first.
        weight: Number of edges.
        font: Size of its label.
        size: Half of the height of its shape.
        community: Index of its community in a large graph, else -1.
        at: Latitude and longitude in degrees (WGS 84), if they are known.
    """

    iri: str
    family: str
    type: str
    label: str
    drawn: tuple[str, ...]
    labels: tuple[LabelView, ...]
    kinds: tuple[str, ...]
    time: TimeView | None
    when: Bounds | None
    quotes: tuple[Quote, ...]
    sides: tuple[SideView, ...]
    weight: int
    font: int
    size: int
    community: int
    at: tuple[float, float] | None


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A statement between two nodes.

    Attributes:
        statement: Index of the statement.
        source: Index of the node of its subject.
        target: Index of the node of its object.
        label: Property, modality unless asserted, and time, in few words.
        tone: ``with``, ``against``, ``side1`` to ``side3``, ``part`` (no side known) or
            ``plain``.
        firm: Whether the source asserts it; if not the edge is dashed.
        curve: Bend, 0 for a straight edge; parallel edges differ.
    """

    statement: int
    source: int
    target: int
    label: str
    tone: str
    firm: bool
    curve: float


@dataclass(frozen=True, slots=True, order=True)
class LegendEntry:
    """A family of nodes or a tone of edges that is in the drawing, with its count."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, order=True)
class SectionView:
    """A section of the article, from its heading to the next heading of any level."""

    start: int
    end: int
    level: int
    title: str


Place = tuple[int, int]
"""Where a shape has its centre."""


@dataclass(frozen=True, slots=True)
class Projection:
    """How the map is drawn.

    ``x = (longitude - east) * wide`` and ``y = (north - latitude) * high``, where
    ``longitude - east`` is taken between -180 and 180.
    """

    east: float
    north: float
    wide: float
    high: float


@dataclass(frozen=True, slots=True)
class Layouts:
    """Where the things stand.

    Attributes:
        relations: Near what they are joined to; the subject is at the origin.
        types: In columns, family by family; the origin is the middle.
        heads: Where the line of each family's heading begins in ``types``, in legend order.
        map: By their coordinates or those of their place, the others beside the map; empty
            where no coordinates are known.
        projection: How the map is drawn, if there is one.
    """

    relations: tuple[Place, ...]
    types: tuple[Place, ...] = ()
    heads: tuple[Place, ...] = ()
    map: tuple[Place, ...] = ()
    projection: Projection | None = None


@dataclass(frozen=True, slots=True, order=True)
class Community:
    """Things of a large graph that belong together: its name, circle and number of things."""

    label: str
    x: int
    y: int
    radius: int
    count: int


@dataclass(frozen=True, slots=True)
class ViewModel:
    """A whole article graph, ready to be drawn and read.

    Attributes:
        version: :data:`MODEL_VERSION`.
        title: Title of the article.
        language: BCP 47 tag of the article's language, or empty.
        document: IRI of the article's document, or empty.
        subject: Index of the node that the article is about, or -1.
        rights: Attribution of the article, in the words of its document.
        license: IRI of its licence.
        text: Its whole normalised text.
        sections: Its sections, the lead first.
        nodes: In the order of their IRIs.
        edges: In the order of their statements.
        statements: In the order of the text.
        properties: Those of the statements, in the order of their IRIs.
        rules: Reading rules that statements name, with what they read in words.
        families: Legend of the nodes.
        tones: Legend of the edges.
        layouts: Where the nodes stand.
        timeline: What is shown over time.
        histogram: Years with how many statements have one of their days in it.
        communities: Of a large graph; else empty.
        terms: What the statements share as RDF.
        statement_terms: What RDF has of each statement besides what is shown.
    """

    version: int
    title: str
    language: str
    document: str
    subject: int
    rights: str
    license: str
    text: str
    sections: tuple[SectionView, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    statements: tuple[StatementView, ...]
    properties: tuple[PropertyView, ...]
    rules: tuple[tuple[str, str], ...]
    families: tuple[LegendEntry, ...]
    tones: tuple[LegendEntry, ...]
    layouts: Layouts
    timeline: Timeline
    histogram: tuple[tuple[int, int], ...]
    communities: tuple[Community, ...]
    terms: GraphTerms
    statement_terms: tuple[StatementTerms, ...]
