"""What a statement tells of: the groups that its words are coloured by.

A group follows from the classes of the ontology, so a new property needs no entry here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.view.words import family_of

if TYPE_CHECKING:
    from kg.explain import StatementReport

__all__ = ["GROUPS", "group_of"]

GROUPS = {
    "event": "Events and who took part",
    "person": "Relations to persons",
    "group": "Groups, states and sides",
    "office": "Offices",
    "place": "Places",
    "work": "Works and honours",
    "plan": "Plans",
    "value": "Names, dates, occupations",
}
"""Groups in the order of the legend."""

_WIDER = {"polity": "group", "force": "group", "side": "group", "other": "value"}


def group_of(statement: StatementReport) -> str:
    """Return the group of a statement: that of its event, or else of what its object is."""
    families = {e.role: family_of(e.type) for e in statement.entities}
    for role in ("subject", "object"):
        if families.get(role) in {"event", "plan"}:
            return families[role]
    family = families.get("object", "value")
    return _WIDER.get(family, family)
