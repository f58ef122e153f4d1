"""Who is who by the links of an article."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.pipeline import build, read_article
from kg.validate import validate

if TYPE_CHECKING:
    from kg.model import Entity


@cache
def entities(page: str, name: str = "Anna Varga.wiki") -> tuple[Entity, ...]:
    built = build(read_article(page.encode(), name))
    assert validate(built.graph).results == ()
    return built.knowledge.entities


def by_link(page: str, target: str) -> Entity:
    (found,) = [e for e in entities(page) if target in e.linked_titles]
    return found


def statements(page: str) -> set[tuple[str, str, str]]:
    knowledge = build(read_article(page.encode(), "Anna Varga.wiki")).knowledge
    return {(s.subject, s.property, str(s.object)) for s in knowledge.statements}


LEAD = "'''Anna Varga''' (1891 – 1937) was a Ruritanian general. "


def test_words_with_one_target_are_one_thing() -> None:
    page = LEAD + (
        "She joined the [[Red League of Zenda|Red League]] in 1919. "
        "In 1925 she left the [[Red League of Zenda|League of Reds]]."
    )
    league = by_link(page, "Red League of Zenda")

    assert league.label == "Red League of Zenda"
    assert ("Red League", "en") in league.alternatives


def test_the_same_words_without_a_link_are_the_same_thing() -> None:
    page = LEAD + (
        "She married [[Josef Holt (painter)|Holt]] in 1919. In 1920 Holt was born in Zenda."
    )
    holt = by_link(page, "Josef Holt (painter)")

    assert (holt.label, holt.type) == ("Josef Holt", "Person")
    assert [e.label for e in entities(page) if "Holt" in e.label] == ["Josef Holt"]


def test_one_name_with_two_targets_is_two_things() -> None:
    page = LEAD + (
        "She was born in [[Zenda (city)|Zenda]] in 1891. She died in [[Zenda (district)|Zenda]]."
    )

    assert {(e.key, e.label, e.linked_titles) for e in entities(page) if e.label == "Zenda"} == {
        ("zenda-city", "Zenda", ("Zenda (city)",)),
        ("zenda-district", "Zenda", ("Zenda (district)",)),
    }
    assert ("anna-varga", "birthPlace", "zenda-city") in statements(page)
    assert ("anna-varga", "deathPlace", "zenda-district") in statements(page)


def test_an_infobox_tells_namesakes_apart_too() -> None:
    page = (
        "{{Infobox person|name=Anna Varga|birth_place=[[Zenda (city)|Zenda]]\n"
        "|death_place=[[Zenda (district)|Zenda]]}}\n" + LEAD
    )

    assert ("anna-varga", "birthPlace", "zenda-city") in statements(page)
    assert ("anna-varga", "deathPlace", "zenda-district") in statements(page)


def test_a_disambiguator_says_what_a_thing_is() -> None:
    page = LEAD + "She was supported by [[Gondal (organization)|Gondal]] in 1920."

    assert by_link(page, "Gondal (organization)").type == "Organization"


def test_a_common_noun_that_leads_to_a_name_stands_for_it() -> None:
    page = LEAD + (
        "She fought in the [[Zenda Uprising]]. She was captured during the "
        "[[Zenda Uprising|rebellion]] in 1936."
    )
    uprising = by_link(page, "Zenda Uprising")

    assert uprising.label == "Zenda Uprising"
    assert len(uprising.mentions) > 1


def test_a_link_of_an_adjective_or_an_office_names_nothing() -> None:
    page = LEAD + (
        "In 1923 she was appointed [[Governor of Zenda|governor]] of Zenda by the "
        "[[Ruritania]]n government."
    )

    assert not [e for e in entities(page) if "Governor of Zenda" in e.linked_titles]


def test_words_that_once_lead_to_a_battle_are_a_town_elsewhere() -> None:
    page = LEAD + (
        "She fought at [[Battle of Zenda|Zenda]] in 1920. She was born in Zenda. She died in Zenda."
    )

    assert ("anna-varga", "birthPlace", "zenda") in statements(page)


def test_a_title_with_a_disambiguator_names_its_subject_without_it() -> None:
    (subject, *_) = entities(LEAD + "She won.", "Anna Varga (general).wiki")

    assert (subject.label, subject.type) == ("Anna Varga", "Person")


def test_the_plain_form_has_no_links() -> None:
    assert all(
        not e.linked_titles
        for e in entities("= Anna Varga =\n\nAnna Varga was born in Zenda.", "a.txt")
    )
