r"""Tables that open in a spreadsheet or OpenRefine, and come back from it.

RFC 4180: commas or tabs, CRLF, quotes doubled. A cell that a spreadsheet would run as a
formula gets an apostrophe before it, and loses it when it is read: only apostrophes that
stand before such a sign are touched, so every text comes back as it was. Reading also takes
what spreadsheets make of it on saving: semicolons, a byte order mark, UTF-16.
"""

from __future__ import annotations

import csv
import re
from enum import StrEnum
from io import StringIO
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["TableFormat", "read_table", "write_table"]

# The full-width signs too: some spreadsheets take them for the plain ones.
_SIGNS = r"=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_FORMULA = re.compile(rf"'*[{_SIGNS}]")
_DEFUSED = re.compile(rf"'+[{_SIGNS}]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# A cell may hold a whole article; the limit of the csv module is for others.
_LONGEST_CELL = 2**27


class TableFormat(StrEnum):
    """A form of table by its file name extension; ``delimiter`` stands between cells."""

    CSV = "csv"
    TSV = "tsv"

    @property
    def delimiter(self) -> str:
        """Return what stands between two cells."""
        return "," if self is TableFormat.CSV else "\t"


def write_table(
    columns: Sequence[str],
    rows: Iterable[Mapping[str, str]],
    form: TableFormat = TableFormat.CSV,
    *,
    mark: bool = True,
) -> bytes:
    """Return a table with a head; a cell that a row does not have is empty.

    Args:
        columns: The columns in order.
        rows: Column to text.
        form: Commas or tabs.
        mark: Whether a byte order mark begins the file; without it Excel reads UTF-8 in the
            code page of the machine.
    """
    out = StringIO(newline="")
    # Everything is quoted where it must be, and nothing else.
    table = csv.writer(out, delimiter=form.delimiter, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows([_defused(row.get(column, "")) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig" if mark else "utf-8")


def read_table(
    data: bytes, columns: Sequence[str], needed: Sequence[str], where: str
) -> tuple[dict[str, str], ...]:
    """Return the rows of a table, each with all columns; rows without a word are left out.

    Columns may stand in any order, and columns that are not known are passed over.

    Args:
        data: The file.
        columns: The columns that are known.
        needed: Those of them that must be there.
        where: What messages call the file.

    Raises:
        InputError: It is no table, or lacks a column.
    """
    text = _decoded(data, where)
    head = text.partition("\n")[0]
    delimiter = max((",", "\t", ";"), key=head.count)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        lines = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise InputError(f"not a table: {error}", where=where, hint="save it as CSV") from error
    names = [_plain(cell).strip() for cell in lines[0]] if lines else []
    missing = [column for column in needed if column not in names]
    if missing:
        raise InputError(
            f"has no column {missing[0]!r}", where=where, hint="keep the head of the table"
        )
    empty = dict.fromkeys(columns, "")
    rows = (
        empty | {n: _plain(c) for n, c in zip(names, line, strict=False) if n in empty}
        for line in lines[1:]
    )
    return tuple(row for row in rows if any(cell.strip() for cell in row.values()))


def _decoded(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8: {error.reason} at byte {error.start}",
            where=where,
            hint="save the table as CSV in UTF-8",
        ) from error


def _defused(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _plain(cell: str) -> str:
    return cell[1:] if _DEFUSED.match(cell) else cell
