"""What is asked: the named things of a graph, with type and properties where they are known."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.link import Manifest, Maps, Query, link_entities, parse_authority, parse_maps, questions
from kg.pipeline import build, read_article
from kg.rdf.build import build_graph

TEXT = (
    "= Anna Varga =\n\nAnna Varga\n- Birth Date: 1891-03-14\n\nAnna Varga was a general. In 1919 "
    "she joined the Red League. Karl Brandt fought in the Battle of Strelsau.\n"
)
BUILT = build(read_article(TEXT.encode(), "a"))
WIKIDATA = Manifest("W", "http://www.wikidata.org/entity/", takes_properties=True)
OTHER = Manifest("R", "https://example.org/")


def asked(maps: Maps, manifest: Manifest | None, *classes: str) -> list[Query]:
    found = questions(BUILT.graph, maps, manifest, limit=3, classes=classes)
    return [question.query for question in found]


def test_wikidata_is_asked_with_the_terms_of_the_map() -> None:
    assert asked(Maps(), WIKIDATA) == [
        Query("Anna Varga", "Q5", (("P106", "general"), ("P569", "1891-03-14")), 3),
        Query("Battle of Strelsau", "Q178561", (), 3),
        Query("Karl Brandt", "Q5", (), 3),
        Query("Red League", "", (), 3),
    ]


def test_another_service_is_asked_by_name_and_with_what_the_user_maps() -> None:
    assert asked(Maps(), OTHER, "Person") == [
        Query("Anna Varga", limit=3), Query("Karl Brandt", limit=3),
    ]  # fmt: skip
    maps = parse_maps(["Agent=agent", "kg:Person=person"], ["schema:birthDate=born"])
    assert asked(maps, OTHER, "Agent") == [
        Query("Anna Varga", "person", (("born", "1891-03-14"),), 3),
        Query("Karl Brandt", "person", (), 3),
        Query("Red League", "agent", (), 3),
    ]


def test_what_a_person_has_linked_is_not_asked_for() -> None:
    entry = b'[[entry]]\nidentifier = "https://e.org/1"\nlabels = ["Anna Varga"]\nby = "Irena"\n'
    linked, _ = link_entities(BUILT.knowledge, parse_authority(entry, "a.toml"))
    found = questions(build_graph(linked, "1"), Maps(), None, limit=1, classes=("Person",))

    assert [question.entity.label for question in found] == ["Karl Brandt"]


@pytest.mark.parametrize("pair", ["Person", "=Q5", "Person=", "=", ""])
def test_what_is_no_pair_is_refused(pair: str) -> None:
    with pytest.raises(InputError, match="not a pair"):
        parse_maps([pair], ())
