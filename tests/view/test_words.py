"""Saying times, names and labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.rdf.describe import Time
from kg.view.days import day_of
from kg.view.lettering import lines_of, width_of
from kg.view.model import Bounds, LabelView
from kg.view.scripts import label_view
from kg.view.times import read_edtf, time_view
from kg.view.words import FAMILIES, TONES, family_of, spoken, tone_of


@pytest.mark.parametrize(
    ("edtf", "short", "precision"),
    [
        ("1899", "1899", "year"),
        ("1951-04-29", "29 Apr 1951", "day"),
        ("1947-06", "Jun 1947", "month"),
        ("1944-21", "spring 1944", "season"),
        ("1946-12~", "about Dec 1946", "month"),
        ("1946?", "about 1946", "year"),
        ("193X", "1930s", "decade"),
        ("19XX", "1900s", "century"),
        ("1930/1939", "1930 – 1939", "interval"),
        ("../1948-08", "until Aug 1948", "interval"),
        ("/1948", "until 1948", "interval"),
        ("1948/..", "from 1948", "interval"),
        ("[..1944-09]", "by Sep 1944", "interval"),
        ("[1944-09..]", "from Sep 1944", "interval"),
        ("1944-13", "", ""),
        ("1944-21-05", "", ""),
        ("x/1944", "", ""),
        ("", "", ""),
        ("later", "", ""),
        ("١٩٤٤", "", ""),
    ],
)
def test_edtf_is_said_in_words(edtf: str, short: str, precision: str) -> None:
    assert read_edtf(edtf) == (short, precision)


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading_of_times(text: str) -> None:
    short, precision = read_edtf(text)

    assert bool(short) == bool(precision)


def test_a_time_with_no_more_than_words_is_said_in_the_words_of_the_source() -> None:
    view = time_view(Time("urn:t", "later"))

    assert view is not None
    assert view.short == "later"


def test_a_time_that_has_only_bounds_is_said_by_its_bounds() -> None:
    view = time_view(Time("urn:t", "later", earliest_start="1944-03-01", basis="narrativeOrder"))

    assert view is not None
    assert (view.short, view.bounds, view.basis) == (
        "after Mar 1944",
        Bounds(day_of("1944-03-01")),
        "narrativeOrder",
    )


@pytest.mark.parametrize(
    ("text", "tag", "expected"),
    [
        ("Оспан", "kk-Cyrl", LabelView("Оспан", "kk", "Cyrl")),
        ("Ospan", "kk-Latn", LabelView("Ospan", "kk", "Latn")),
        ("زندا", "ar", LabelView("زندا", "ar", "Arab")),
        ("曾達", "zh-Hant-TW", LabelView("曾達", "zh", "Hant")),
        ("ゼンダ", "", LabelView("ゼンダ", "", "Jpan")),
        ("1944", "en", LabelView("1944", "en", "")),
        ("", "", LabelView("", "", "")),
    ],
)
def test_names_know_their_language_and_script(text: str, tag: str, expected: LabelView) -> None:
    assert label_view(text, tag) == expected


@given(st.text(max_size=300))
def test_labels_have_one_to_three_lines_of_bounded_width(label: str) -> None:
    lines = lines_of(label)

    assert 1 <= len(lines) <= 3
    assert all(line and width_of(line) < 14 for line in lines)


def test_a_very_long_label_is_cut_with_an_ellipsis() -> None:
    lines = lines_of("x" * 20_000)

    assert len(lines) == 3
    assert lines[-1].endswith("…")


def test_every_class_and_property_has_a_group_in_the_legend() -> None:
    assert {family_of(name) for name in ("Person", "Battle", "Nothing")} == {
        "person", "event", "other",
    }  # fmt: skip
    assert tone_of("https://example.org/o#supported") == "with"
    assert tone_of("https://example.org/o#knew") == "plain"
    assert {"other", "person"} <= FAMILIES.keys()
    assert {"plain", "with", "part"} <= TONES.keys()


def test_camel_case_is_said_in_words() -> None:
    assert [spoken(n) for n in ("hasKind", "AllegianceChange", "x")] == [
        "kind", "allegiance change", "x",
    ]  # fmt: skip
