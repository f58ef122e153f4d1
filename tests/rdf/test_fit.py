"""What the ontology refuses is left out and reported, so that what is left conforms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Bounds, Entity, Knowledge, Span, Statement, TimeBasis, TimeSpan
from kg.model import Literal as Value
from kg.pipeline import read_article
from kg.rdf.build import build_graph
from kg.rdf.fit import fit, refusals
from kg.validate import validate

ARTICLE = read_article(b"= Anna Varga =\n\nAnna Varga was the daughter of Zenda.\n", "a")
SENTENCE = Span(16, 53)
WORD = Span(31, 39)
TIME = TimeSpan("In 1930", "1930", Bounds("1930-01-01", "1930-12-31"), TimeBasis.STATED)


def entity(key: str, type_: str, time: TimeSpan | None = None) -> Entity:
    return Entity(key, type_, key.title(), (SENTENCE,), time=time)


ENTITIES = (
    entity("anna", "Person"),
    entity("league", "Organization"),
    entity("march", "Movement", TIME),
    entity("peter", "Person"),
    entity("zenda", "Place"),
)


def claim(
    subject: str,
    property_: str,
    object_: str | Value,
    qualifiers: tuple[tuple[str, str], ...] = (),
    trigger: Span | None = WORD,
) -> Statement:
    return Statement(
        subject, property_, object_, (SENTENCE,), "kin", qualifiers=qualifiers, trigger=trigger
    )


def knowledge(*statements: Statement, unread: tuple[tuple[Span, str], ...] = ()) -> Knowledge:
    rules = (("kin", "X is the child of Y."),)
    return Knowledge(ARTICLE, "anna", ENTITIES, statements, rules, unread)


GOOD = (
    claim("anna", "hasFather", "peter"),
    claim("anna", "memberOf", "league"),
    claim("anna", "birthPlace", "zenda"),
    claim("anna", "birthDate", Value("1901", datatype="gYear")),
    claim("march", "movedTo", "zenda"),
)


def test_what_fits_is_left_as_it_is() -> None:
    given = knowledge(*GOOD)

    assert fit(given) is given


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (claim("zenda", "hasFather", "peter"), "hasFather is not said of a Place"),
        (claim("anna", "hasFather", "zenda"), "hasFather does not lead to a Place"),
        (claim("anna", "memberOf", "zenda"), "memberOf does not lead to a Place"),
        (claim("anna", "movedTo", "zenda"), "movedTo is not said of a Person"),
    ],
)
def test_what_does_not_fit_is_left_out_and_reported_where_it_was_read(
    bad: Statement, reason: str
) -> None:
    fitted = fit(knowledge(*GOOD[:2], bad, *GOOD[2:]))

    assert fitted.statements == GOOD
    assert fitted.unread == ((WORD, reason),)


def test_a_claim_without_a_trigger_is_reported_by_its_passage() -> None:
    fitted = fit(knowledge(claim("anna", "hasFather", "zenda", trigger=None)))

    assert fitted.unread == ((SENTENCE, "hasFather does not lead to a Place"),)


def test_reports_are_in_the_order_of_the_text() -> None:
    given = knowledge(
        claim("anna", "hasFather", "zenda"), unread=((Span(40, 45), "late"), (Span(1, 2), "early"))
    )

    assert fit(given).unread == (
        (Span(1, 2), "early"),
        (WORD, "hasFather does not lead to a Place"),
        (Span(40, 45), "late"),
    )


def test_who_is_only_in_what_was_left_out_goes_but_subject_and_dated_events_stay() -> None:
    fitted = fit(knowledge(claim("peter", "hasFather", "zenda")))

    assert fitted.statements == ()
    assert [e.key for e in fitted.entities] == ["anna", "march"]


def test_an_entity_of_no_known_class_counts_as_an_agent() -> None:
    unknown = Entity("someone", "", "Someone", (SENTENCE,))
    given = Knowledge(
        ARTICLE,
        "anna",
        (*ENTITIES, unknown),
        (claim("someone", "supported", "anna"), claim("someone", "locatedIn", "zenda")),
    )

    assert [s.property for s in fit(given).statements] == ["supported"]


@pytest.mark.parametrize("bad", ["anna", "league", "march", "peter", "zenda"])
def test_what_is_left_conforms(bad: str) -> None:
    claims = [claim(s, "hasFather", bad) for s in ("anna", "zenda", "march") if s != bad]
    fitted = fit(knowledge(*claims))

    assert validate(build_graph(fitted, "0")).results == ()


def test_a_qualifier_that_does_not_fit_is_left_out() -> None:
    bad = claim("anna", "memberOf", "league", (("givenBy", "zenda"),))
    fitted = fit(knowledge(bad))

    assert validate(build_graph(fitted, "0")).results == ()


def test_what_contradicts_itself_is_left_out() -> None:
    claims = (claim("anna", "hasFather", "peter"), claim("peter", "hasFather", "anna"))

    assert validate(build_graph(fit(knowledge(*claims)), "0")).results == ()


def test_a_refusal_names_the_claim_and_the_reason() -> None:
    wrong = claim("league", "birthPlace", "zenda")

    assert refusals(knowledge(*GOOD)) == ()
    assert refusals(knowledge(*GOOD, wrong)) == (
        (wrong, "birthPlace is not said of a Organization"),
    )


def test_only_groups_keep_a_size() -> None:
    sized = tuple(replace(e, size="many") for e in ENTITIES)
    sizes = {e.key: e.size for e in fit(replace(knowledge(*GOOD), entities=sized)).entities}

    assert sizes == {"anna": "", "league": "many", "march": "", "peter": "", "zenda": ""}
