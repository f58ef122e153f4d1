"""The statements in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from kg.export.table import COLUMNS, write_csv

if TYPE_CHECKING:
    from kg.rdf.graph import RdfGraph

BASE = "https://w3id.org/article-kg/"


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_statement_is_one_row(sample: RdfGraph) -> None:
    rows = _rows(write_csv(sample))

    assert len(rows) == 12
    assert rows[3] == {
        "statement": "Anna Varga: holds office governor of Zenda",
        "subject": "Anna Varga",
        "subject IRI": BASE + "id/anna-varga/anna-varga",
        "property": "kg:holdsOffice",
        "object": "governor of Zenda",
        "object IRI": BASE + "id/anna-varga/governor-of-zenda",
        "modality": "asserted",
        "time": "In 1923",
        "edtf": "1923",
        "earliest start": "1923-01-01",
        "latest start": "1923-12-31",
        "earliest end": "",
        "latest end": "",
        "time basis": "stated",
        "quote": "In 1923 she was appointed by the Red League as governor of Zenda.",
        "start": "63",
        "end": "128",
        "rule": "appoint",
        "statement IRI": BASE + "statement/anna-varga/anna-varga-holdsOffice-000000000004",
    }


def test_a_literal_has_no_object_iri(sample: RdfGraph) -> None:
    (row,) = [r for r in _rows(write_csv(sample)) if r["property"] == "schema:birthDate"]

    assert (row["object"], row["object IRI"]) == ("1901", "")


def test_the_file_begins_with_the_mark_that_spreadsheets_need(sample: RdfGraph) -> None:
    content = write_csv(sample)

    assert content.startswith(b"\xef\xbb\xbfstatement,subject,")
    assert content.endswith(b"\r\n")


def test_hostile_cells_are_read_back_and_none_is_a_formula(
    hostile: RdfGraph, hostile_texts: tuple[str, ...]
) -> None:
    rows = _rows(write_csv(hostile))
    first = tuple("=+-@\t\r\n＝＋－＠")

    cells = {row["object"] for row in rows}

    assert not any(row[name].startswith(first) for row in rows for name in COLUMNS)
    assert cells == {f"'{t}" if t.startswith(first) else t for t in hostile_texts}
