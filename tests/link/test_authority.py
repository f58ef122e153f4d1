"""The authority file comes back as it was written, as TOML and as a table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.link import Entry, Relation, parse_authority, write_entries
from kg.model import Reviewer

tidy = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split()) or "x"
)
iris = st.sampled_from(["https://example.org/1", "http://d-nb.info/gnd/1-2", "https://e.org/ö"])
entries = st.builds(
    Entry,
    identifier=iris,
    labels=st.lists(tidy, min_size=1, max_size=3).map(tuple),
    class_=st.sampled_from(["", "Person", "Place"]),
    relation=st.sampled_from(Relation),
    entity=st.just("") | iris,
    links=st.lists(iris, max_size=2).map(tuple),
    source=tidy,
    reviewer=st.sampled_from([None, Reviewer("Irena Novak", "https://example.org/irena")]),
    date=st.sampled_from(["", "2026-11-22"]),
    how=st.just("") | tidy,
)


@given(written=st.lists(entries, max_size=3).map(tuple))
def test_entries_come_back_as_they_were(written: tuple[Entry, ...]) -> None:
    assert parse_authority(write_entries(written).encode(), "a.toml") == written


def test_a_table_says_the_same() -> None:
    table = (
        "identifier,labels,class,links,by,how\r\n"
        "https://example.org/1,Anna Varga|Анна Варга,kg:Person,https://viaf.example/1,"
        "Irena Novak,same dates\r\n"
    )

    assert parse_authority(table.encode("utf-8-sig"), "folder/People.CSV") == (
        Entry(
            "https://example.org/1",
            ("Anna Varga", "Анна Варга"),
            "Person",
            links=("https://viaf.example/1",),
            source="People.CSV",
            reviewer=Reviewer("Irena Novak"),
            how="same dates",
        ),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('identifier = "Q1"\nlabels = ["Anna"]', "not a full IRI: 'Q1'; write https://..."),
        ('labels = ["Anna"]', "not a full IRI: ''; write https://..."),
        ('identifier = "https://e.org/1"', "names nothing; give labels, or the entity"),
        ('identifier = "https://e.org/1"\nlabels = ["A"]\nlinks = ["x"]',
         "not a full IRI: 'x'; write https://..."),
        ('identifier = "https://e.org/1"\nlabels = ["A"]\nclass = "Persn"',
         "no such class: Persn; see ontology/kg.ttl"),
        ('identifier = "https://e.org/1"\nlabels = ["A"]\nrelation = "twin"',
         "no such relation: 'twin'; one of same, close, different"),
        ('identifier = "https://e.org/1"\nlabels = ["A"]\ndate = "soon"',
         "not a date: 'soon'; write YYYY-MM-DD"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_place(text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        parse_authority(f"[[entry]]\n{text}\n".encode(), "a.toml")

    assert str(error.value) == f"a.toml, entry 1: {message}"


def test_bytes_that_are_no_text_are_told() -> None:
    with pytest.raises(InputError, match=r"a\.toml: not UTF-8; save it as UTF-8"):
        parse_authority(b"\xff", "a.toml")
