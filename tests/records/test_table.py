"""Tables survive the way through a spreadsheet, whatever stands in them."""

from __future__ import annotations

import csv
from contextlib import suppress
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.records import TableFormat, read_table, write_table

COLUMNS = ("subject", "note")
SAVE = "save the table as CSV"
SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
hostile = st.builds(
    "".join, st.lists(st.sampled_from([*SIGNS, "'", '"', ",", ";", "a", " ", "\ufeff"]), max_size=6)
)


@given(
    rows=st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, cells | hostile)), max_size=4),
    form=st.sampled_from(TableFormat),
    mark=st.booleans(),
)
@example(rows=[{"subject": "'=1+1", "note": "'"}], form=TableFormat.CSV, mark=True)
@example(rows=[{"subject": "''@x", "note": "\r"}], form=TableFormat.TSV, mark=False)
@example(rows=[{"subject": "\x00", "note": "\x85\u2028"}], form=TableFormat.CSV, mark=True)
def test_a_table_comes_back_as_it_was(
    rows: list[dict[str, str]], form: TableFormat, mark: bool
) -> None:
    data = write_table(COLUMNS, rows, form, mark=mark)
    words = [row for row in rows if any(cell.strip() for cell in row.values())]

    assert read_table(data, COLUMNS, COLUMNS, "t") == tuple(words)


@given(text=cells | hostile)
def test_no_cell_is_a_formula_to_a_spreadsheet(text: str) -> None:
    data = write_table(("a",), [{"a": text}], mark=False).decode()
    _, (cell,) = csv.reader(StringIO(data, newline=""))

    assert not cell.startswith(SIGNS)


def test_the_form_is_rfc_4180_with_a_mark_for_excel() -> None:
    data = write_table(COLUMNS, [{"subject": 'Anna "the Red", Varga', "note": "-1\n2"}])

    assert data == (
        b'\xef\xbb\xbfsubject,note\r\n"Anna ""the Red"", Varga","\'-1\n2"\r\n'
    )  # fmt: skip
    assert write_table(COLUMNS, [], TableFormat.TSV, mark=False) == b"subject\tnote\r\n"


@pytest.mark.parametrize(
    "data",
    [
        "note;subject;more\nwhy;Анна;x\n".encode(),
        "note\tsubject\nwhy\tАнна\n".encode("utf-16"),
        "\ufeffnote,subject\r\nwhy,Анна\r\n,\r\n".encode(),
        "note,subject\r\nwhy,Анна".encode(),
    ],
)
def test_what_spreadsheets_save_is_read(data: bytes) -> None:
    assert read_table(data, COLUMNS, COLUMNS, "t") == ({"subject": "Анна", "note": "why"},)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "t: has no column 'subject'; keep the head of the table"),
        (b"note\nx\n", "t: has no column 'subject'; keep the head of the table"),
        (b"subject\n\xff\n", f"t: not UTF-8: invalid start byte at byte 8; {SAVE} in UTF-8"),
        (b'subject\n"open\n', "t: not a table: unexpected end of data; save it as CSV"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_one_clear_line(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as error:
        read_table(data, COLUMNS, ("subject",), "t")

    assert str(error.value) == message


@given(data=st.binary(max_size=200))
def test_any_bytes_are_a_table_or_a_clear_error(data: bytes) -> None:
    with suppress(InputError):
        read_table(data, COLUMNS, (), "t")
