"""Where ``kg reconcile`` keeps things: answers of a service, and what people decided on them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.article import is_graph
from kg.cli.tables import append
from kg.cli.terminal import STANDARD_INPUT, emit, read_bytes
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.link import Authority

__all__ = ["accept_candidates", "cache_folder", "known_entries"]


def cache_folder() -> Path:
    """Return where answers are kept by default, as the XDG Base Directory specification has it."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base.startswith("/") else Path.home() / ".cache") / "kg" / "reconcile"


def known_entries(source: str, authority: Path | None) -> Authority:
    """Return what was decided before on the entities of a source.

    Raises:
        InputError: The authority file cannot be read.
    """
    from kg.source import read_authority

    beside = None if _has_nothing_beside(source) else Path(source)
    given = [authority] if authority is not None and authority.is_file() else []
    return read_authority(beside, given)


def accept_candidates(
    source: str, table: str, authority: Path | None, by: str | None, date: str
) -> int:
    """Keep the decisions of a filled-in table in an authority file.

    Raises:
        InputError: The table cannot be read, or there is no place to keep them.
    """
    from kg.link import COLUMNS, NEEDED, new_entries, write_entries
    from kg.records import checked_date, parse_person, read_table
    from kg.source import authority_path

    if authority is None and _has_nothing_beside(source):
        raise InputError(
            "links are kept beside an article", where=source, hint="or name a file: --authority"
        )
    target = authority or authority_path(Path(source))
    rows = read_table(read_bytes(table), COLUMNS, NEEDED, table)
    person = parse_person(by, "--by") if by else None
    known = known_entries(source, authority)
    found = new_entries(rows, known, person, checked_date(date, "--date"), table)
    if found:
        append(target, write_entries(found))
    emit(f"{len(found)} new entries in {target}\n")
    return 0


def _has_nothing_beside(source: str) -> bool:
    return source == STANDARD_INPUT or is_graph(source)
