"""Which names are one thing: variants meet, near names stay apart, keys are stable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon import load_lexicon
from kg.model import Span
from kg.resolve import Draft, Registry


@pytest.fixture
def registry() -> Registry:
    return Registry(load_lexicon())


@pytest.mark.parametrize(
    ("name", "variant"),
    [
        ("Zoë Kállay", "Zoe Kallay"),
        ("Zoe Kallay", "ZOE KALLAY"),
        ("Jan Łaski", "Jan Laski"),
        ("Anna Varga", "Varga"),
        ("Anna Varga", "Anna"),
        ("People's Guard", "People’s Guard"),
    ],
)
def test_variants_of_a_name_are_one_thing(registry: Registry, name: str, variant: str) -> None:
    first = registry.name(name, Span(0, 1), "Person")

    assert registry.name(variant, Span(5, 6)) is first
    assert (first.label, first.mentions) == (name, [Span(0, 1), Span(5, 6)])


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Karl Brandt", "Karl Brandl"),
        ("Karl Brandt", "Otto Brandt"),
        ("Red League", "Red League Guard"),
        ("Northern Army", "Southern Army"),
        ("Zenda", "Zenda District"),
        ("Anna Varga", "Anna Varga Bridge"),
    ],
)
def test_near_names_are_two_things(registry: Registry, name: str, other: str) -> None:
    assert registry.name(name, None, "Person") is not registry.name(other, None, "Person")


def test_a_family_name_that_two_share_leads_to_neither(registry: Registry) -> None:
    registry.name("Karl Brandt", None, "Person")
    registry.name("Otto Brandt", None, "Person")

    assert registry.find("Brandt") is None


def test_a_shorter_form_is_found_only_for_persons(registry: Registry) -> None:
    registry.name("Red League", None, "Organization")

    assert registry.find("League") is None


def test_an_ordinal_may_be_left_out(registry: Registry) -> None:
    state = registry.name("Second Zenda Republic", None)

    assert (state.type, registry.find("Zenda Republic")) == ("Polity", state)


def test_another_ordinal_is_another_state(registry: Registry) -> None:
    second = registry.name("Second Zenda Republic", None)

    assert registry.name("Third Zenda Republic", None) is not second


def test_an_alias_leads_to_its_entity_and_never_takes_a_name_from_another(
    registry: Registry,
) -> None:
    army = registry.name("Red Liberation Army", None)
    other = registry.name("Royal Lancers Association", None)
    registry.alias("RLA", army.key)
    registry.alias("RLA", other.key)

    assert registry.find("RLA") is army
    assert registry.find("rla") is army


@pytest.mark.parametrize(
    ("name", "class_"),
    [
        ("Red Liberation Army", "ArmedForce"),
        ("Kingdom of Ruritania", "Polity"),
        ("Zenda District", "AdministrativeArea"),
        ("Karst Mountains", "Place"),
        ("Battle of Strelsau", "Battle"),
        ("Hungary", "Polity"),
        ("Liberal Party", "Organization"),
        ("Osterland", ""),
    ],
)
def test_the_words_of_a_name_show_its_class(registry: Registry, name: str, class_: str) -> None:
    assert registry.class_of_name(name) == class_


def test_a_state_and_its_land_are_two_things_made_once(registry: Registry) -> None:
    state = registry.name("Hungary", None)
    land = registry.land_of(state)

    assert (land.type, land.label, land.key) == ("Place", "Hungary (territory)", "hungary-land")
    assert registry.land_of(state) is land
    assert registry.land_of(land) is land


def test_an_open_type_is_settled_by_what_is_asked_of_it(registry: Registry) -> None:
    draft = registry.name("Osterland", None)

    assert registry.fits(draft, ("Place",))
    assert draft.type == "Place"
    assert not registry.fits(draft, ("Person",))


def test_a_class_fits_where_one_above_it_is_asked(registry: Registry) -> None:
    draft = registry.name("Zenda District", None)

    assert registry.fits(draft, ("Place",))
    assert draft.type == "AdministrativeArea"


def test_only_what_is_used_is_kept_sorted_by_key(registry: Registry) -> None:
    for name in ("Zenda District", "Anna Varga", "Red League"):
        registry.name(name, Span(3, 4)).mentions.append(Span(1, 2))

    frozen = registry.freeze({"zenda-district", "anna-varga"})

    assert [(e.key, e.type, e.mentions) for e in frozen] == [
        ("anna-varga", "Agent", (Span(1, 2), Span(3, 4))),
        ("zenda-district", "AdministrativeArea", (Span(1, 2), Span(3, 4))),
    ]


@given(labels=st.lists(st.text(min_size=1, max_size=200), min_size=1, max_size=6))
def test_every_key_is_its_own_short_and_fit_for_an_iri(labels: list[str]) -> None:
    registry = Registry(load_lexicon())
    drafts: list[Draft] = [registry.new("Place", label, None) for label in labels]

    keys = [draft.key for draft in drafts]
    assert len(set(keys)) == len(labels)
    assert all(len(key) <= 64 + 3 for key in keys)
    assert all(set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for key in keys)


def test_the_key_of_a_side_ends_in_its_number_however_long_the_event(registry: Registry) -> None:
    event = registry.new(
        "Conflict", "rebellion of Anna Varga " + "against the Red League " * 5, None
    )
    side = registry.new("Side", "Anna Varga", None, base=f"{event.key}-side-1")

    assert len(event.key) <= 64
    assert side.key == f"{event.key}-side-1"
