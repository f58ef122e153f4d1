"""How the vocabulary of a graph is said and grouped on the page.

Owns the legend: which class belongs to which family of nodes, which property has which tone.
A class or property that is not named here is still shown, in the last group.
"""

from __future__ import annotations

import re

__all__ = ["FAMILIES", "FIRM", "INSIDE", "TONES", "family_of", "local_name", "spoken", "tone_of"]

FAMILIES = {
    "person": "People",
    "group": "Groups",
    "polity": "States",
    "force": "Forces",
    "place": "Places",
    "event": "Events",
    "office": "Offices",
    "work": "Works and honours",
    "plan": "Plans and proposals",
    "side": "Sides",
    "other": "Other things",
}
"""Families of nodes in the order of the legend."""

TONES = {
    "with": "On the side of",
    "against": "Against",
    "side1": "Took part, side A",
    "side2": "Took part, side B",
    "side3": "Took part, side C",
    "part": "Took part",
    "plain": "Other relations",
}
"""Tones of edges in the order of the legend."""

INSIDE = frozenset({"event", "office", "plan"})
"""Families whose label stands inside their shape."""

FIRM = frozenset({"asserted", "presupposed"})
"""Modalities in which the source takes a statement to be true."""

_FAMILY = {
    "Person": "person",
    "Agent": "group",
    "Group": "group",
    "EthnicGroup": "group",
    "Organization": "group",
    "Polity": "polity",
    "ArmedForce": "force",
    "Place": "place",
    "AdministrativeArea": "place",
    "Office": "office",
    "Event": "event",
    "LifeEvent": "event",
    "Conflict": "event",
    "Battle": "event",
    "Movement": "event",
    "PoliticalEvent": "event",
    "AllegianceChange": "event",
    "Plan": "plan",
    "ProposedEntity": "plan",
    "Work": "work",
    "Award": "work",
    "Side": "side",
}
_TONE = {
    "allegianceTo": "with",
    "leaderOf": "with",
    "memberOf": "with",
    "supported": "with",
    "sideJoined": "with",
    "opposedTo": "against",
    "opposesSide": "against",
    "sideLeft": "against",
    "hasParticipant": "part",
}


def family_of(type_name: str) -> str:
    """Return the family of a class, given the local name of the class."""
    return _FAMILY.get(type_name, "other")


def tone_of(property_iri: str) -> str:
    """Return the tone of a property; which side somebody was on is not known here."""
    return _TONE.get(local_name(property_iri), "plain")


def local_name(iri: str) -> str:
    """Return what follows the last ``#`` or ``/`` of an IRI.

    >>> local_name("https://example.org/terms#allegianceTo")
    'allegianceTo'
    """
    return re.split(r"[#/]", iri)[-1]


def spoken(name: str) -> str:
    """Return a name in camel case as words, without the "has" of a property.

    >>> spoken("hasParticipant"), spoken("ArmedForce"), spoken("neverRealised")
    ('participant', 'armed force', 'never realised')
    """
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("-", " ").replace("_", " ")
    return words.lower().removeprefix("has ")
