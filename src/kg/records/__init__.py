"""Plain files that people keep and edit: blocks of keys in TOML, and tables.

Owns the two forms and the way a person is named in them; what the records mean is for
:mod:`kg.review` and :mod:`kg.link`. Text and bytes only, no files.
"""

from __future__ import annotations

from kg.records.blocks import read_blocks, write_block
from kg.records.person import checked_date, parse_person, person_text
from kg.records.table import TableFormat, read_table, write_table

__all__ = [
    "TableFormat",
    "checked_date",
    "parse_person",
    "person_text",
    "read_blocks",
    "read_table",
    "write_block",
    "write_table",
]
