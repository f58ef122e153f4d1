"""An invented life of changing sides, dated in every way that an article can date things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.rdf.describe import DescribedGraph, Entity, Passage, StatementRow, Time
from kg.view.context import ArticleContext, Participation

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["turncoat"]

KG = "https://w3id.org/article-kg/ontology#"
ID = "https://w3id.org/article-kg/id/ferenc-aldari/"
DATE = "http://www.w3.org/2001/XMLSchema#date"

_THINGS = {
    "hero": ("Person", "Ferenc Aldari"),
    "rival": ("Person", "Marshal Strakencz"),
    "friend": ("Person", "Colonel Sapt"),
    "duchy": ("Polity", "Duchy of Strelsau"),
    "crown": ("Polity", "Kingdom of Ruritania"),
    "gondal": ("Polity", "Gondal"),
    "league": ("Organization", "Red League"),
    "clans": ("Organization", "Highland clans"),
    "riders": ("ArmedForce", "Aldari's riders"),
    "zenda": ("Place", "Zenda"),
    "hofbau": ("Place", "Hofbau"),
    "governor": ("Office", "governor of Zenda"),
    "envoy": ("Office", "envoy to Gondal"),
    "free": ("ProposedEntity", "Free Highlands"),
    "pass": ("Battle", "Battle of Streling Pass"),
    "siege": ("Battle", "siege of Zenda"),
    "rising": ("Conflict", "Highland rising"),
    "retreat": ("Movement", "retreat to Lake Ilsen"),
    "pledge": ("PoliticalEvent", "oath of Hofbau"),
    "change": ("AllegianceChange", "break with the Red League"),
}
# Words, EDTF, earliest and latest start, earliest and latest end, basis.
_TIMES = {
    "1899": ("in 1899", "1899", "1899-01-01", "1899-12-31", "1899-01-01", "1899-12-31", "stated"),
    "died": ("on April 29, 1951", "1951-04-29", *("1951-04-29",) * 4, "stated"),
    "thirties": (
        "during the 1930s", "1930/1939", "1930-01-01", "1939-12-31", "1930-01-01", "1939-12-31",
        "stated",
    ),
    "since40": ("in 1940", "1940", "1940-01-01", "1940-12-31", "", "", "stated"),
    "1940": ("in 1940", "1940", "1940-01-01", "1940-12-31", "1940-01-01", "1940-12-31", "stated"),
    "spring": (
        "in the spring of 1944", "1944-21", "1944-03-01", "1944-05-31", "1944-03-01", "1944-05-31",
        "stated",
    ),
    "until": ("until summer 1944", "../1944-08", "", "", "1944-06-01", "1944-08-31", "stated"),
    "by": ("by September 1944", "[..1944-09]", "", "1944-09-30", "", "1944-09-30", "stated"),
    "term": (
        "from 1945 to 1947", "1945/1947", "1945-01-01", "1945-12-31", "1947-01-01", "1947-12-31",
        "stated",
    ),
    "since46": ("at the end of 1946", "1946-12~", "1946-10-01", "1946-12-31", "", "", "stated"),
    "june": ("on June 5, 1947", "1947-06-05", *("1947-06-05",) * 4, "statedElsewhere"),
    "later": ("after 1946, as told", "", "1946-12-31", "", "", "1949-12-31", "narrativeOrder"),
    "order": (
        "between 1944 and 1946, as it is told", "", "1944-03-01", "1946-12-31", "1944-03-01",
        "1946-12-31", "narrativeOrder",
    ),
}  # fmt: skip
_EVENTS = {
    "pass": "june", "siege": "spring", "rising": "1940", "retreat": "order", "pledge": "since46",
    "change": "spring",
}  # fmt: skip
# Subject, property, object or date, time, modality.
_SAID = (
    ("hero", "birthDate", "1899-01-01", "1899", "asserted"),
    ("hero", "deathDate", "1951-04-29", "died", "asserted"),
    ("hero", "allegianceTo", "duchy", "thirties", "asserted"),
    ("hero", "opposedTo", "duchy", "since40", "asserted"),
    ("hero", "allegianceTo", "league", "until", "asserted"),
    ("hero", "opposedTo", "league", "by", "asserted"),
    ("hero", "allegianceTo", "crown", "since46", "asserted"),
    ("hero", "leaderOf", "riders", "since40", "asserted"),
    ("hero", "holdsOffice", "governor", "term", "asserted"),
    ("hero", "holdsOffice", "envoy", "later", "asserted"),
    ("hero", "knew", "friend", "", "asserted"),
    ("hero", "supported", "free", "order", "hoped"),
    ("rival", "allegianceTo", "duchy", "", "asserted"),
    ("rival", "opposedTo", "hero", "1940", "asserted"),
    ("friend", "allegianceTo", "crown", "thirties", "asserted"),
    ("riders", "memberOf", "clans", "since40", "asserted"),
    ("gondal", "supported", "hero", "term", "negated"),
    ("zenda", "underAuthorityOf", "crown", "since46", "asserted"),
    ("governor", "postIn", "crown", "", "asserted"),
    ("pass", "hasParticipant", "hero", "", "asserted"),
    ("pass", "hasParticipant", "rival", "", "asserted"),
    ("siege", "hasParticipant", "hero", "", "asserted"),
    ("siege", "hasParticipant", "league", "", "asserted"),
    ("siege", "tookPlaceAt", "zenda", "", "asserted"),
    ("rising", "hasParticipant", "clans", "", "asserted"),
    ("retreat", "hasParticipant", "riders", "", "asserted"),
    ("pledge", "tookPlaceAt", "hofbau", "", "asserted"),
    ("change", "hasParticipant", "hero", "", "asserted"),
    ("change", "sideLeft", "league", "", "asserted"),
)
_PARTS = (
    ("pass", "hero", "A"), ("pass", "rival", "B"), ("siege", "hero", "A"), ("siege", "league", "B"),
)  # fmt: skip


def turncoat(repeated: int = 1) -> tuple[DescribedGraph, ArticleContext]:
    """Return the life; ``repeated`` tells it so many times, of as many people, for large pages."""
    text: list[str] = []
    length = 0
    rows: list[StatementRow] = []
    entities: list[Entity] = []
    for copy in range(repeated):
        entities += _entities(copy)
        labels = {entity.iri: entity.label for entity in entities}
        for subject, name, target, time, modality in _SAID:
            value = labels.get(_iri(target, copy), target)
            about = labels[_iri(subject, copy)]
            when = _time(time)
            sentence = f"{about}, so it is told, {name} {value}{f' {when.label}' if when else ''}."
            passage = Passage(length, length + len(sentence), sentence, f"{ID}ev{len(rows)}", ID)
            text.append(sentence)
            length += len(sentence) + 1
            rows.append(
                StatementRow(
                    iri=f"{ID}st{len(rows):03d}", label=sentence, subject=_iri(subject, copy),
                    subject_label=about, property=KG + name,
                    object=_iri(target, copy) if target in _THINGS else "", value=value,
                    datatype="" if target in _THINGS else DATE, modality=modality, time=when,
                    passages=(passage,), rule="chronicle", qualifiers=(),
                )
            )  # fmt: skip
    described = DescribedGraph(
        documents=(ID,), title="Ferenc Aldari", text="\n".join(text), entities=tuple(entities),
        statements=tuple(rows), labels={entity.iri: entity.label for entity in entities},
    )  # fmt: skip
    context = ArticleContext(
        subject=_iri("hero", 0),
        participations=tuple(
            Participation(_iri(event, 0), _iri(agent, 0), f"{_iri(event, 0)}-{side}")
            for event, agent, side in _PARTS
        ),
    )
    return described, context


def _iri(name: str, copy: int) -> str:
    return f"{ID}{name}{copy or ''}"


def _entities(copy: int) -> Iterable[Entity]:
    for name, (kind, label) in _THINGS.items():
        said = f"{label} {copy + 1}" if copy else label
        yield Entity(
            _iri(name, copy), kind, said, ((said, "en"),), time=_time(_EVENTS.get(name, ""))
        )


def _time(key: str) -> Time | None:
    if not key:
        return None
    return Time(f"{ID}time-{key}", *_TIMES[key])
