"""When a statement held: its own time, its event's, closed by what closes it."""

from __future__ import annotations

from kg.view.days import day_of, span_of_year
from kg.view.effective import Told, effective_times, event_bounds
from kg.view.model import Bounds, TimeView

KG = "https://example.org/kg#"
XSD = "http://www.w3.org/2001/XMLSchema#"
ANNA, RED, BATTLE, ZENDA = range(4)


def _told(
    subject: int, name: str, target: int = -1, time: TimeView | None = None, value: str = ""
) -> Told:
    datatype = f"{XSD}{'gYear' if len(value) == 4 else 'date'}" if value else ""
    return Told(subject, target, KG + name, value, datatype, firm=True, time=time)


def _time(bounds: Bounds, basis: str = "stated") -> TimeView:
    return TimeView("", "", "", "", bounds, basis)


def _year(number: int, *, ended: bool = True) -> Bounds:
    first, last = span_of_year(number)
    return Bounds(first, last, first, last) if ended else Bounds(first, last)


def test_a_statement_has_its_own_time_first() -> None:
    told = _told(ANNA, "allegianceTo", RED, _time(_year(1944, ended=False)))

    assert effective_times([told], {}) == (_year(1944, ended=False),)


def test_who_took_part_did_so_when_the_event_was() -> None:
    events = {BATTLE: _time(_year(1944))}
    told = [
        _told(BATTLE, "hasParticipant", ANNA),
        _told(BATTLE, "tookPlaceAt", ZENDA),
        _told(ANNA, "knownFor", BATTLE),
        _told(ANNA, "allegianceTo", RED),
    ]

    assert effective_times(told, events) == (_year(1944), _year(1944), _year(1944), None)


def test_a_part_in_an_event_ends_with_the_event() -> None:
    told = _told(BATTLE, "hasParticipant", ANNA, _time(_year(1944, ended=False)))
    first, last = span_of_year(1944)

    assert effective_times([told], {BATTLE: _time(_year(1944))}) == (
        Bounds(first, last, None, last),
    )


def test_what_is_told_in_order_ends_before_what_is_told_next() -> None:
    told_between = _time(_year(1944, ended=False), "narrativeOrder")
    first, last = span_of_year(1944)

    assert event_bounds(told_between) == Bounds(first, last, None, last)
    # A side taken then may be kept for long.
    assert effective_times([_told(ANNA, "allegianceTo", RED, told_between)], {}) == (
        _year(1944, ended=False),
    )


def test_a_date_is_its_own_time_and_a_birth_place_has_that_of_the_birth() -> None:
    told = [
        _told(ANNA, "birthDate", value="1899"),
        _told(ANNA, "birthPlace", ZENDA),
        _told(ANNA, "deathPlace", ZENDA),
    ]

    assert effective_times(told, {}) == (_year(1899), _year(1899), None)


def test_nobody_stands_by_anybody_before_being_born_or_after_dying() -> None:
    died = day_of("1951-04-29")
    told = [
        _told(ANNA, "birthDate", value="1899"),
        _told(ANNA, "deathDate", value="1951-04-29"),
        _told(RED, "opposedTo", ANNA, _time(_year(1944, ended=False))),
        _told(ANNA, "opposedTo", RED, _time(Bounds(latest_end=day_of("1948-08-31")))),
        _told(ANNA, "hasAward", RED, _time(_year(1981, ended=False))),
        _told(ANNA, "knew", RED),
    ]
    first, last = span_of_year(1944)

    assert effective_times(told, {})[2:] == (
        Bounds(first, last, None, died),
        Bounds(span_of_year(1899)[0], None, None, day_of("1948-08-31")),
        _year(1981, ended=False),
        None,
    )


def test_a_time_without_any_day_is_none() -> None:
    told = [_told(BATTLE, "hasParticipant", ANNA, _time(Bounds()))]

    assert effective_times(told, {BATTLE: _time(Bounds())}) == (None,)
    assert effective_times(told, {BATTLE: _time(_year(1944))}) == (_year(1944),)


def test_a_date_that_is_denied_bounds_no_life() -> None:
    denied = Told(ANNA, -1, KG + "deathDate", "1930", XSD + "gYear", firm=False, time=None)
    told = [denied, _told(ANNA, "opposedTo", RED, _time(_year(1944, ended=False)))]

    assert effective_times(told, {})[1] == _year(1944, ended=False)
