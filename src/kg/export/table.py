"""The statements as CSV, for spreadsheets.

RFC 4180 (CRLF, quotes doubled), in UTF-8 **with** byte order mark: without it Excel reads the
file in the code page of the machine and every name outside that page is broken; other
spreadsheets, and Python as ``utf-8-sig``, read both.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from kg.export.terms import TermWriter, prefixes_of
from kg.rdf.describe import describe

if TYPE_CHECKING:
    from kg.rdf.describe import StatementRow
    from kg.rdf.graph import RdfGraph

__all__ = ["COLUMNS", "write_csv"]

COLUMNS = (
    "statement", "subject", "subject IRI", "property", "object", "object IRI", "modality",
    "time", "edtf", "earliest start", "latest start", "earliest end", "latest end",
    "time basis", "quote", "start", "end", "rule", "statement IRI",
)  # fmt: skip
"""The columns: the statement in words; offsets are half-open, in Unicode code points."""

# What makes a spreadsheet run a cell as a formula; it also knows the full-width signs.
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def write_csv(graph: RdfGraph) -> bytes:
    """Return one row a statement, in the order of the text.

    Where a statement has several passages, their quotes and offsets stand in one cell, one a
    line. A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    write = TermWriter(prefixes_of(graph))
    out = StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for row in describe(graph).statements:
        table.writerow([_harmless(cell) for cell in _cells(row, write)])
    return out.getvalue().encode("utf-8-sig")


def _cells(row: StatementRow, write: TermWriter) -> tuple[str, ...]:
    time = row.time
    times = (
        (time.label, time.edtf, time.earliest_start, time.latest_start, time.earliest_end,
         time.latest_end, time.basis)
        if time
        else ("",) * 7
    )  # fmt: skip
    return (
        row.label,
        row.subject_label,
        row.subject,
        write.iri(row.property),
        row.value,
        row.object,
        row.modality,
        *times,
        "\n".join(p.quote for p in row.passages),
        "\n".join(str(p.start) for p in row.passages),
        "\n".join(str(p.end) for p in row.passages),
        row.rule,
        row.iri,
    )


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
