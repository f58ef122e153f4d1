"""A safe name from any title; names compared; the script of a text."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.text import fold, is_web_iri, script_of, slug


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The Prisoner of Zenda", "the-prisoner-of-zenda"),
        ("Żółć, Ørsted & Straße", "zolc-orsted-strasse"),
        ("İstanbul ılık", "istanbul-ilik"),
        ("Anna Varga's troops", "anna-vargas-troops"),
        ("Hawaiʻi", "hawaii"),
        ("ﬁne № ①", "fine-no-1"),
        ("  a\n--\tb  ", "a-b"),
        ('"quoted" \\ back', "quoted-back"),
        ("../../etc/passwd", "etc-passwd"),
        ("\u202eabc\u200f", "abc"),
        ("1923", "1923"),
        ("</script>", "script"),
    ],
)
def test_latin_titles_are_folded_to_ascii(title: str, expected: str) -> None:
    assert slug(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("", "x-e3b0c44298fc"),
        ("/", "x-8a5edab28263"),
        ("..", "x-5ec1f7e700f3"),
        ("😀", "x-f0443a342c5e"),
        ("\ud800", "x-91a681b99855"),
        ("Zenda (曾达)", "zenda-5032b87fc012"),
        ("CON", "con-a3dbc4b644a9"),
    ],
)
def test_what_is_lost_or_reserved_is_told_by_a_hash(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_two_titles_that_differ_only_in_another_script_stay_apart() -> None:
    assert slug("Замок 1") != slug("Дворец 1")


def test_a_long_title_is_cut_and_told_by_a_hash() -> None:
    one, two = slug("a" * 200), slug("a" * 201)

    assert one == "a" * 67 + "-c2a908d98f5d"
    assert one != two
    assert slug("a" * 80) == "a" * 80


@given(st.text(alphabet=st.characters()))
def test_every_text_gives_a_safe_name(title: str) -> None:
    name = slug(title)

    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?", name)
    assert slug(title) == name


@given(st.text(alphabet=st.characters()))
def test_a_name_is_its_own_name(title: str) -> None:
    assert slug(slug(title)) == slug(title)


# --- comparing -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Żółć", "zolc"),
        ("  Anna \n Varga ", "anna varga"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("O'Brien", "O\u2019Brien"),
        ("O\u02bbBrien", "OBrien"),
        ("Ze\u0301nda", "Z\u00e9nda"),
        ("\ufb01ne", "fine"),
        ("ΖΕΝΔΑΣ", "ζενδας"),
        ("ЗАМОК", "замок"),
        ("ёж", "еж"),
    ],
)
def test_names_that_differ_in_case_marks_or_spaces_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Zenda", "Zend"), ("Anna-Varga", "Anna Varga"), ("Zenda", "Зенда")]
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("O\uff07Brien", "O'Brien"), ("\u0149", "\u02bcn"), ("\u1e9a", "a\u02be")]
)
def test_an_apostrophe_inside_another_character_is_dropped_too(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_text_fold_together(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


# --- scripts ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("", "Zyyy"),
        ("1923 – ?!", "Zyyy"),
        ("😀", "Zyyy"),
        ("\ud800", "Zyyy"),
        ("Zenda", "Latn"),
        ("Żółć", "Latn"),
        ("Замок", "Cyrl"),
        ("Ζένδα", "Grek"),
        ("زنده", "Arab"),
        ("זנדה", "Hebr"),
        ("曾达", "Hani"),
        ("ゼンダ", "Jpan"),
        ("젠다", "Kore"),
        ("ज़ेंडा", "Deva"),
        ("Զենդա", "Armn"),
        ("ზენდა", "Geor"),
        ("ᠵᠠ", "Mong"),
        ("Zenda (曾达)", "Latn"),
        ("Замок Z 1923", "Cyrl"),
    ],
)
def test_the_script_is_that_of_most_letters(text: str, script: str) -> None:
    assert script_of(text) == script


def test_where_two_scripts_are_as_frequent_the_first_by_name_is_taken() -> None:
    assert script_of("Zж") == script_of("жZ") == "Cyrl"


@given(st.text(), st.text())
def test_the_order_of_words_does_not_change_the_script(one: str, other: str) -> None:
    assert script_of(one + other) == script_of(other + one)
    assert re.fullmatch("[A-Z][a-z]{3}", script_of(one))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://orcid.org/0000-0002-1825-0097", True),
        ("http://www.wikidata.org/entity/Q1", True),
        ("http://127.0.0.1:8000/?a=b#c", True),
        ("https://example.org/Жанна%20B", True),
        ("Q1", False),
        ("urn:isbn:1", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://me:secret@example.org/", False),
        ("https://example.org/%zz", False),
        ("https://example.org/a b", False),
        ("https://example.org/<b>", False),
        ("https://example.org/\u202e", False),
    ],
)
def test_iris_of_the_web_are_told_from_other_texts(text: str, expected: bool) -> None:
    assert is_web_iri(text) is expected


@given(
    text=st.text(max_size=12).map(lambda end: f"http://a/{end}")
    | st.from_regex(r"https?://.{0,4}[/?#:%\[\]@]?.{0,8}", fullmatch=True)
)
def test_an_iri_of_the_web_is_one_to_a_store(text: str) -> None:
    if is_web_iri(text):
        assert NamedNode(text).value == text
