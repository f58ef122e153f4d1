"""Dates of the calendar and texts in Extended Date/Time Format."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.rdf.vocab import XSD
from kg.validate.dates import DATE_TYPES, is_edtf, is_xsd_date

DATE, MONTH, YEAR = XSD + "date", XSD + "gYearMonth", XSD + "gYear"


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("1951-04-29", DATE), ("2000-02-29", DATE), ("0001-01-01", DATE), ("0000-02-29", DATE),
        ("-0044-03-15", DATE), ("12024-12-31", DATE), ("1951-04-29Z", DATE),
        ("1951-04-29+14:00", DATE), ("1951-04-29-05:30", DATE), ("1951-04", MONTH),
        ("-0044-03", MONTH), ("1951-04Z", MONTH), ("1951", YEAR), ("-0044", YEAR), ("1951Z", YEAR),
    ],
)  # fmt: skip
def test_a_date_of_the_calendar_is_a_date(text: str, datatype: str) -> None:
    assert is_xsd_date(text, datatype)


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("1951-02-30", DATE), ("1900-02-29", DATE), ("1951-04-31", DATE), ("1951-13-01", DATE),
        ("1951-00-01", DATE), ("1951-01-00", DATE), ("51-04-29", DATE), ("01951-04-29", DATE),
        ("+1951-04-29", DATE), ("1951-4-29", DATE), ("1951-04-29 ", DATE), ("1951-04-29\n", DATE),
        ("1951-04-29+15:00", DATE), ("1951-04-29T00:00:00", DATE), ("1951", DATE), ("", DATE),
        ("١٩٥١-04-29", DATE), ("1951-13", MONTH), ("1951-04-29", MONTH), ("951", YEAR),
        ("1951-04", YEAR), ("--0044", YEAR),
    ],
)  # fmt: skip
def test_what_is_not_in_the_calendar_or_not_in_its_form_is_none(text: str, datatype: str) -> None:
    assert not is_xsd_date(text, datatype)


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date_in_all_forms(day: dt.date) -> None:
    text = day.isoformat()

    assert is_xsd_date(text, DATE)
    assert is_xsd_date(text[:7], MONTH)
    assert is_xsd_date(text[:4], YEAR)
    assert all(is_edtf(part) for part in (text, text[:7], text[:4]))


@given(st.integers(1, 9999), st.integers(0, 99), st.integers(0, 99))
def test_a_day_is_in_the_calendar_when_python_says_so(year: int, month: int, day: int) -> None:
    text = f"{year:04}-{month:02}-{day:02}"
    try:
        expected = bool(dt.date(year, month, day))
    except ValueError:
        expected = False

    assert is_xsd_date(text, DATE) == expected
    assert is_edtf(text) == expected


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert is_edtf(text) in {True, False}
    assert {is_xsd_date(text, datatype) for datatype in DATE_TYPES} <= {True, False}


@pytest.mark.parametrize(
    "text",
    [
        "1899", "1951-04-29", "1930/1939", "193X", "1944-21", "[..1944-09]", "1946-12~", "1947-06",
        "1947-06-05", "../1948-08", "1948-08/..", "1948/", "/1948", "19XX", "1944-XX",
        "1944-XX-XX", "1944-06-XX", "1984?", "1984-06-02%", "-0044", "0000", "Y17000", "Y-17000",
        "[1667,1668,1670..1672]", "{1944, 1945-06}", "[1944-09..]", "1944-06-02/1944-06-02",
        "1944-06/1944-06-02", "1984~/2004-06", "-0044/0014", "2000-02-29", "193X-02-29",
    ],
)  # fmt: skip
def test_a_time_in_edtf_is_well_formed(text: str) -> None:
    assert is_edtf(text)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "spring 1944", "44", "1944-13", "1944-25", "1944-02-30", "1943-02-29", "1944-6",
        "1939/1930", "1944-06-02/1944-06-01", "1947-06/1948-22", "..", "/", "../..", "../", "[]",
        "{}", "[1944", "1944]", "[1944}", "[..]", "1944-XX-05", "1XX4", "Y1944", "1944?~",
        "1930/1939/1940",
    ],
)  # fmt: skip
def test_a_time_that_is_not_in_edtf_is_not_well_formed(text: str) -> None:
    assert not is_edtf(text)
