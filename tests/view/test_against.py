"""Contradictions: only what really cannot both be."""

from __future__ import annotations

from kg.view.against import contradictions
from kg.view.days import span_of_year
from kg.view.effective import Told
from kg.view.model import Bounds

KG = "https://w3id.org/article-kg/ontology#"
XSD = "http://www.w3.org/2001/XMLSchema#"
ANNA, BELA, CARL, ZENDA = range(4)


def _year(number: int) -> Bounds:
    first, last = span_of_year(number)
    return Bounds(first, last, first, last)


def _told(subject: int, name: str, target: int = -1, value: str = "", *, firm: bool = True) -> Told:
    datatype = {4: "gYear", 7: "gYearMonth", 10: "date"}.get(len(value), "")
    return Told(
        subject, target, KG + name, value, XSD + datatype if datatype else "", firm=firm, time=None
    )


def _against(*told: Told, whens: tuple[Bounds | None, ...] = ()) -> tuple[tuple[int, ...], ...]:
    modalities = ["asserted" if each.firm else "negated" for each in told]
    return contradictions(told, modalities, whens or (None,) * len(told))


def test_two_dates_of_one_birth_without_a_day_in_common() -> None:
    assert _against(
        _told(ANNA, "birthDate", value="1899"),
        _told(ANNA, "birthDate", value="1901"),
        _told(BELA, "birthDate", value="1901"),
    ) == ((1,), (0,), ())


def test_a_more_exact_date_is_no_other_date() -> None:
    assert _against(
        _told(ANNA, "birthDate", value="1899"), _told(ANNA, "birthDate", value="1899-05-02")
    ) == ((), ())


def test_nobody_dies_before_being_born() -> None:
    assert _against(
        _told(ANNA, "birthDate", value="1899"),
        _told(ANNA, "deathDate", value="1890-01-01"),
        _told(ANNA, "deathDate", value="1899"),
    ) == ((1,), (0, 2), (1,))


def test_two_fathers_but_not_a_father_and_a_father_in_law() -> None:
    told = (_told(ANNA, "hasFather", BELA), _told(ANNA, "hasFather", CARL))

    assert _against(*told) == ((1,), (0,))
    assert contradictions(told, ["asserted"] * 2, [None] * 2, frozenset({1})) == ((), ())


def test_two_birth_places_may_lie_one_in_the_other() -> None:
    assert _against(_told(ANNA, "birthPlace", ZENDA), _told(ANNA, "birthPlace", CARL)) == ((), ())


def test_the_same_said_and_denied_of_the_same_time() -> None:
    told = (_told(ANNA, "supported", BELA), _told(ANNA, "supported", BELA, firm=False))

    assert _against(*told) == ((1,), (0,))
    assert _against(*told, whens=(_year(1944), _year(1944))) == ((1,), (0,))
    assert _against(*told, whens=(_year(1944), _year(1947))) == ((), ())
    assert _against(*told, whens=(_year(1944), None)) == ((), ())
    assert _against(told[0], _told(ANNA, "supported", CARL, firm=False)) == ((), ())


def test_times_that_surely_share_a_day() -> None:
    told = (_told(ANNA, "supported", BELA), _told(ANNA, "supported", BELA, firm=False))
    long = Bounds(0, 10, 1000, 1100)

    assert _against(*told, whens=(long, Bounds(500, 500, 500, 500))) == ((1,), (0,))
    assert _against(*told, whens=(long, Bounds(1050, 1050, 1050, 1050))) == ((), ())
    assert _against(*told, whens=(long, Bounds(500, 500))) == ((1,), (0,))
    assert _against(*told, whens=(Bounds(0), Bounds(500, 500))) == ((), ())


def test_what_goes_one_way_goes_not_both_ways() -> None:
    assert _against(_told(ANNA, "before", BELA), _told(BELA, "before", ANNA)) == ((1,), (0,))
    assert _against(_told(ANNA, "opposedTo", BELA), _told(BELA, "opposedTo", ANNA)) == ((), ())


def test_under_an_authority_and_independent_of_it() -> None:
    told = (_told(ZENDA, "underAuthorityOf", BELA), _told(ZENDA, "independentOf", BELA))

    assert _against(*told, whens=(_year(1944), _year(1944))) == ((1,), (0,))
    assert _against(*told, whens=(_year(1944), _year(1946))) == ((), ())


def test_what_is_only_hoped_contradicts_nothing() -> None:
    told = (_told(ANNA, "hasFather", BELA), _told(ANNA, "hasFather", CARL, firm=False))

    assert contradictions(told, ["asserted", "hoped"], [None] * 2) == ((), ())
