"""An identifier goes to the entity it names, and to none where that is not clear."""

from __future__ import annotations

import pytest

from kg.link import Authority, Entry, Relation, Unlinked, link_entities
from kg.model import Entity, Knowledge, Link, Reviewer, Span
from kg.pipeline import read_article
from kg.rdf.build import build_graph
from kg.rdf.describe import describe
from kg.validate import validate

ARTICLE = read_article(b"= Anna Varga =\n\nAnna Varga was born in Zenda.\n", "a")
HERE = Span(16, 45)
OURS = "https://w3id.org/article-kg/id/anna-varga/"
IRENA = Reviewer("Irena Novak")
ONE, TWO = "https://example.org/1", "https://example.org/2"


def knowledge(*others: Entity) -> Knowledge:
    anna = Entity("anna", "Person", "Anna Varga", (HERE,), (("Анна Варга", "und-Cyrl"),))
    zenda = Entity("zenda", "AdministrativeArea", "Zenda", (HERE,))
    return Knowledge(ARTICLE, "anna", (anna, zenda, *others), ())


def entry(  # noqa: PLR0913 - the parts of an entry
    identifier: str = ONE, label: str = "Anna Varga", class_: str = "", *, by: bool = True,
    relation: Relation = Relation.SAME, entity: str = "", links: tuple[str, ...] = (),
) -> Entry:  # fmt: skip
    return Entry(
        identifier, (label,), class_, relation, entity, links, "a.toml", IRENA if by else None,
        "2026-11-22", "same dates",
    )  # fmt: skip


def linked(*entries: Entry) -> list[tuple[str, str, bool]]:
    found, unlinked = link_entities(knowledge(), entries)

    assert unlinked == ()
    assert validate(build_graph(found, "1")).results == ()
    return [(link.entity, link.target, link.same) for link in found.links]


def test_what_was_verified_is_the_same_and_says_by_whom() -> None:
    found, unlinked = link_entities(knowledge(), [entry()])

    assert unlinked == ()
    assert found.links == (
        Link("anna", ONE, same=True, source="a.toml", reviewer=IRENA, date="2026-11-22",
             how="same dates"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (entry(label="анна варга"), [("anna", ONE, True)]),
        (entry(class_="Agent"), [("anna", ONE, True)]),
        (entry(class_="Place"), []),
        (entry(label="Zenda", class_="Place"), [("zenda", ONE, True)]),
        (entry(label="Ilona"), []),
        (entry(by=False), [("anna", ONE, False)]),
        (entry(relation=Relation.CLOSE), [("anna", ONE, False)]),
        (entry(relation=Relation.DIFFERENT), []),
        (entry(links=(TWO,)), [("anna", ONE, True), ("anna", TWO, True)]),
        (entry(label="", entity=f"{OURS}anna"), [("anna", ONE, True)]),
    ],
)  # fmt: skip
def test_name_and_class_decide(given: Entry, expected: list[tuple[str, str, bool]]) -> None:
    assert linked(given) == expected


def test_what_was_verified_for_another_article_is_only_close_here() -> None:
    elsewhere = "https://w3id.org/article-kg/id/red-league/anna-varga"

    assert linked(entry(entity=elsewhere)) == [("anna", ONE, False)]


def test_what_was_looked_at_settles_what_names_leave_open() -> None:
    looked_at = entry(TWO, entity=f"{OURS}anna")

    assert linked(entry(), looked_at) == [("anna", TWO, True)]
    assert linked(entry(ONE), entry(ONE, relation=Relation.DIFFERENT, entity=f"{OURS}anna")) == []


def test_the_later_word_on_the_same_counts() -> None:
    assert linked(entry(), entry(relation=Relation.CLOSE)) == [("anna", ONE, False)]


def test_a_name_of_two_identifiers_is_told_and_not_linked() -> None:
    found, unlinked = link_entities(knowledge(), [entry(ONE), entry(TWO)])

    assert found.links == ()
    assert [str(told) for told in unlinked] == [
        f"not linked: Anna Varga: its name fits {ONE} and {TWO}"
    ]


def test_an_identifier_of_two_entities_is_told_and_not_linked() -> None:
    namesake = Entity("anna-2", "Person", "Anna Varga", (HERE,))
    found, unlinked = link_entities(knowledge(namesake), [entry()])

    assert found.links == ()
    assert unlinked == (Unlinked("Anna Varga", f"2 entities have the name of {ONE}"),)


def test_links_are_no_statements_and_no_entities() -> None:
    found, _ = link_entities(knowledge(), [entry(), entry(TWO, "Zenda", by=False)])
    described = describe(build_graph(found, "1"))

    assert [e.label for e in described.entities] == ["Anna Varga", "Zenda"]
    assert described.statements == ()


def test_without_an_authority_nothing_changes() -> None:
    none: Authority = ()

    assert link_entities(knowledge(), none) == (knowledge(), ())
