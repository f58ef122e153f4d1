from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import NotFoundError
from kg.network import find_entity
from kg.rdf.describe import Entity, describe
from kg.rdf.load import load_graph

ID = "https://w3id.org/article-kg/id/anna-varga/"


@pytest.fixture(scope="module")
def entities() -> tuple[Entity, ...]:
    return describe(load_graph(Path(__file__).parents[1] / "data" / "sample.ttl")).entities


@pytest.mark.parametrize(
    "name", ["Anna Varga", "anna  varga", "АННА ВАРГА", "anna-varga", ID + "anna-varga"]
)
def test_a_label_another_name_an_iri_and_a_slug_find(
    entities: tuple[Entity, ...], name: str
) -> None:
    assert find_entity(entities, name).iri == ID + "anna-varga"


def test_the_kind_of_apostrophe_does_not_matter(entities: tuple[Entity, ...]) -> None:
    assert find_entity(entities, "Anna Varga’s troops").iri == ID + "her-troops"


def test_a_side_gives_way_to_who_stands_on_it(entities: tuple[Entity, ...]) -> None:
    assert find_entity(entities, "Red League").iri == ID + "red-league"
    assert find_entity(entities, "battle-of-strelsau-side-2").type == "Side"


def test_a_misspelt_name_gets_suggestions(entities: tuple[Entity, ...]) -> None:
    with pytest.raises(NotFoundError) as caught:
        find_entity(entities, "Ruritanja")

    assert str(caught.value) == "Ruritanja: no entity of this name; did you mean Ruritania?"


def test_a_wild_name_gets_the_way_to_the_list(entities: tuple[Entity, ...]) -> None:
    with pytest.raises(NotFoundError, match="kg stats lists the entities"):
        find_entity(entities, "12345")


def test_a_name_of_several_is_asked_back() -> None:
    twins = [Entity(f"urn:{n}", "Place", "Zenda", (("Zenda", "en"),)) for n in "ab"]

    with pytest.raises(NotFoundError) as caught:
        find_entity(twins, "zenda")

    assert str(caught.value) == "zenda: several entities have this name; say which: urn:a, urn:b"
