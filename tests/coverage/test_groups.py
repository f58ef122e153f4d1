"""Every class of the ontology has a group, and every group a name and a colour."""

from __future__ import annotations

from importlib.resources import files

import pytest

from kg.coverage.groups import GROUPS, group_of
from kg.explain import EntityReport, RuleReport, StatementReport
from kg.rdf.vocab import KG, ontology


def told(subject: str, object_: str) -> StatementReport:
    """Return a statement between things of two classes; a plain value has none."""
    entities = [EntityReport("subject", "a", "A", subject, ())]
    if object_:
        entities.append(EntityReport("object", "b", "B", object_, ()))
    return StatementReport(
        "", "", "", "knew", "", "asserted", "", "", ("", "", "", ""), "", (), RuleReport("", ""),
        (), tuple(entities),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "object_", "group"),
    [
        ("Person", "", "value"),
        ("Person", "Person", "person"),
        ("Person", "Polity", "group"),
        ("Person", "Office", "office"),
        ("Battle", "Person", "event"),
        ("Person", "Movement", "event"),
        ("Battle", "", "event"),
        ("Place", "Place", "place"),
        ("Person", "Plan", "plan"),
        ("Side", "Side", "group"),
    ],
)
def test_a_statement_belongs_to_its_event_or_to_what_it_leads_to(
    subject: str, object_: str, group: str
) -> None:
    assert group_of(told(subject, object_)) == group


def test_every_class_has_a_group() -> None:
    classes = {iri.removeprefix(KG) for iri in ontology().terms if iri.startswith(KG)}

    assert {group_of(told("Person", name)) for name in classes} <= GROUPS.keys()
    assert group_of(told("Person", "NoSuchClass")) == "value"


def test_every_group_has_a_colour() -> None:
    style = (files("kg.coverage") / "assets" / "page.css").read_text("utf-8")

    assert [g for g in GROUPS if f".group-{g} {{ --colour: var(--group-{g}); }}" not in style] == []
    assert [g for g in GROUPS if f"  --group-{g}: var(--" not in style] == []
