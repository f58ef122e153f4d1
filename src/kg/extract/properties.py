"""What the rules ask of the properties that they claim: local names of the ontology.

The whole truth on domains and ranges is the ontology's, and :mod:`kg.rdf.fit` holds every
claim to it. Here is only what turns one reading of a name into another: the object of a place
property is a state's land, that of an agent property settles what an open name is.
"""

from __future__ import annotations

__all__ = [
    "AGENT_OBJECTS",
    "MOMENTARY",
    "OBJECTS",
    "OF_LANDS",
    "PLACE_OBJECTS",
    "SUBJECTS",
    "TIMED",
    "ranges",
]

PLACE_OBJECTS = frozenset(
    "birthPlace deathPlace tookPlaceAt movedTo movedFrom movedThrough jurisdiction locatedIn "
    "residence capital activeIn burialPlace basedAt".split()
)
AGENT_OBJECTS = frozenset(
    "allegianceTo opposedTo memberOf leaderOf sideLeft sideJoined hasFather hasMother hasChild "
    "spouse hasTeacher influencedBy hasSibling hasRelative".split()
)
OBJECTS = {
    "educatedAt": ("Organization",),
    "employedBy": ("Organization",),
    "hasTeacher": ("Person",),
    "spouse": ("Person",),
    "hasAward": ("Award",),
    "creatorOf": ("Work",),
    "subEventOf": ("Event",),
    "before": ("Event",),
    "causedBy": ("Event",),
    "memberOf": ("Group",),
    "ethnicGroup": ("EthnicGroup",),
    "leaderOf": ("Group",),
    "predecessor": ("Group",),
    "successor": ("Group",),
    "foundedBy": ("Agent",),
    "underAuthorityOf": ("Agent",),
    "independentOf": ("Agent",),
}
# A frame's claim whose subject is nothing of the kind is no misreading worth reporting: one
# frame serves several kinds of subject, and yields for each what can be said of it.
SUBJECTS = {
    "allegianceTo": "Agent",
    "opposedTo": "Agent",
    "memberOf": "Agent",
    "supported": "Agent",
    "underAuthorityOf": "Place",
    "holdsOffice": "Person",
    "sideJoined": "AllegianceChange",
    "sideLeft": "AllegianceChange",
    "movedTo": "Movement",
    "movedThrough": "Movement",
    "movedFrom": "Event",
    "leaderOf": "Person",
    "causedBy": "Event",
    "outcome": "Plan",
    "subEventOf": "Event",
    "before": "Event",
    "tookPlaceAt": "Event",
    "result": "Event",
    "locatedIn": "Place",
    "capital": "Polity",
    "foundedBy": "Group",
    "basedAt": "Group",
    "predecessor": "Group",
    "successor": "Group",
    "strength": "Group",
    "casualties": "Group|Event",
    "ideology": "Group",
    "independentOf": "Agent",
    "hasTeacher": "Person",
    "educatedAt": "Person",
    "employedBy": "Person",
    "hasAward": "Agent",
    "fieldOfWork": "Agent",
    "religion": "Agent",
    "causeOfDeath": "Person",
    "knowsLanguage": "Person",
    "hasRank": "Person",
    "residence": "Agent",
    "ethnicGroup": "Agent",
    "activeIn": "Agent",
}
# What is said of the land of a state.
OF_LANDS = frozenset({"locatedIn", "underAuthorityOf"})
# What happens at its time, even where the frame begins a state.
MOMENTARY = frozenset("tookPlaceAt movedTo movedFrom movedThrough sideJoined sideLeft".split())
# What holds at some time; what something is called or is part of does not.
TIMED = frozenset(
    "allegianceTo holdsOffice leaderOf opposedTo supported hasParticipant tookPlaceAt movedTo "
    "movedFrom movedThrough sideJoined sideLeft underAuthorityOf agreedTo".split()
)
# Classes of the subject and of the object of properties that a noun of relation names.
_RANGES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "memberOf": (("Person",), ("Group",)),
    "foundedBy": (("Group",), ("Person",)),
    "creatorOf": (("Person",), ("Work",)),
    "hasTeacher": (("Person",), ("Person",)),
    "educatedAt": (("Person",), ("Organization",)),
    "birthPlace": (("Person",), ("Place", "Polity")),
    "residence": (("Person",), ("Place", "Polity")),
    "citizenship": (("Person",), ("Polity",)),
    "hasAward": (("Person",), ("Award",)),
    "supported": (("Agent",), ("Agent", "Event")),
    "allegianceTo": (("Agent",), ("Agent",)),
    "opposedTo": (("Agent",), ("Agent",)),
    "employedBy": (("Person",), ("Organization",)),
}


def ranges(property_: str, *, turned: bool = False) -> tuple[str, ...]:
    """Return the classes that the object of a property may have, or ``turned`` its subject."""
    return _RANGES[property_][0 if turned else 1]
