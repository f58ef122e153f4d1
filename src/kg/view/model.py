"""What the page shows, as frozen values: the one model that every renderer reads.

The model holds no colour and no HTML: a family, a tone and a modality say what a thing is,
the page decides how that looks. Positions and boxes are in CSS pixels at zoom 1, ``x`` to the
right and ``y`` down, the origin at the subject of the article. Offsets count Unicode code
points of the article's normalised text, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "MODEL_VERSION",
    "Edge",
    "LabelView",
    "LegendEntry",
    "Node",
    "QualifierView",
    "Quote",
    "SideView",
    "StatementView",
    "TimeView",
    "ViewModel",
]

MODEL_VERSION = 1
"""Raised when a field changes its meaning; the page carries it in its data."""


@dataclass(frozen=True, slots=True, order=True)
class LabelView:
    """One name of a thing.

    Attributes:
        text: The name as it is written.
        language: BCP 47 primary language, empty when it is not known.
        script: ISO 15924 code of the script, from the tag or else from the letters.
    """

    text: str
    language: str
    script: str


@dataclass(frozen=True, slots=True, order=True)
class TimeView:
    """When something was, in words and exactly.

    Attributes:
        short: Our reading in a few words, for an edge or a card ("by Sep 1944").
        words: The words of the source ("By September 1944").
        edtf: The time in Extended Date/Time Format, empty when the source states none.
        precision: ``day``, ``month``, ``season``, ``year``, ``decade``, ``century``,
            ``interval`` or empty.
        start: Earliest and latest start, ISO dates, each empty when unknown.
        end: Earliest and latest end, likewise.
        basis: How the time is known: local name of the ``timeBasis`` concept.
    """

    short: str
    words: str
    edtf: str
    precision: str
    start: tuple[str, str]
    end: tuple[str, str]
    basis: str


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
class StatementView:
    """One statement of the article, whether or not it is an edge of the drawing.

    Attributes:
        iri: The IRI of the statement.
        subject: Index of the node that it is about, or -1; of the event for a folded side.
        object: Index of the node that is its value, or -1.
        subject_label: What a person reads first.
        property: IRI of the property.
        property_label: The property in a few words.
        value: Label of the object, or the text of the literal.
        modality: Local name of the modality (``asserted``, ``planned``, ...), or ``unstated``.
        time: When it held, if the source says so.
        quotes: The passages that it was read from.
        rule: Name of the reading rule.
        rule_text: What the rule reads, in words.
        qualifiers: Further parts of the statement ("appointed by").
    """

    iri: str
    subject: int
    object: int
    subject_label: str
    property: str
    property_label: str
    value: str
    modality: str
    time: TimeView | None
    quotes: tuple[Quote, ...]
    rule: str
    rule_text: str
    qualifiers: tuple[QualifierView, ...]


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
        quotes: The passages that mention it.
        sides: For an event, its opposed sides; the side of the subject first.
        weight: Number of edges.
        x: Where its shape has its centre.
        y: Likewise.
        font: Size of its label.
        size: Half of the height of its shape.
    """

    iri: str
    family: str
    type: str
    label: str
    drawn: tuple[str, ...]
    labels: tuple[LabelView, ...]
    kinds: tuple[str, ...]
    time: TimeView | None
    quotes: tuple[Quote, ...]
    sides: tuple[SideView, ...]
    weight: int
    x: int
    y: int
    font: int
    size: int


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


@dataclass(frozen=True, slots=True)
class ViewModel:
    """A whole article graph, ready to be drawn and read.

    Attributes:
        version: :data:`MODEL_VERSION`.
        title: Title of the article.
        subject: Index of the node that the article is about, or -1.
        rights: Attribution of the article, in the words of its document.
        license: IRI of its licence.
        text: Its whole normalised text.
        nodes: In the order of their IRIs.
        edges: In the order of their statements.
        statements: In the order of the text.
        families: Legend of the nodes.
        tones: Legend of the edges.
    """

    version: int
    title: str
    subject: int
    rights: str
    license: str
    text: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    statements: tuple[StatementView, ...]
    families: tuple[LegendEntry, ...]
    tones: tuple[LegendEntry, ...]
