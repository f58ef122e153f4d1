"""Tables that verbs write and blocks that they append to the files people keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.terminal import emit, write_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

__all__ = ["append", "write_rows"]


def write_rows(
    columns: Sequence[str],
    rows: Iterable[Mapping[str, str]],
    out: Path | None,
    *,
    form: str | None = None,
    mark: bool = True,
) -> None:
    """Write a table to a file, or to standard output; ``form`` is by default the file's.

    Raises:
        OutputError: The file cannot be written.
    """
    from kg.files import write_whole
    from kg.records import TableFormat, write_table

    tabs = out is not None and out.suffix.casefold() == ".tsv"
    data = write_table(columns, rows, TableFormat(form or ("tsv" if tabs else "csv")), mark=mark)
    if out is None:
        emit(data.decode())
    else:
        write_whole(out.parent, {out.name: data})


def append(path: Path, blocks: str) -> None:
    """Write blocks at the end of a file, which stays whole whatever happens.

    Raises:
        OutputError: The file cannot be written.
    """
    old = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    gap = "" if not old else "\n" if old.endswith("\n") else "\n\n"
    write_file(path, f"{old}{gap}{blocks}")
