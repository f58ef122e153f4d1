"""The page on infoboxes lists what the lexicon reads.

``python tests/extract/test_infobox_docs.py`` (with ``src`` on the path) writes the list anew.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from kg.lexicon import load_lexicon

PAGE = Path(__file__).parents[2] / "docs" / "infobox.md"
HEAD = "<!-- The tables below are written by tests/extract/test_infobox_docs.py. -->\n"
MOST = 12


def tables() -> str:
    """Return a table of the keys of each class of subject."""
    parts = [HEAD]
    for cls, entries in groupby(load_lexicon().infobox.entries, key=lambda entry: entry.of):
        parts.append(f"\n### {cls}\n\n| keys | states | read as |\n|---|---|---|\n")
        for entry in entries:
            more = f" and {len(entry.keys) - MOST} more" if len(entry.keys) > MOST else ""
            keys = " ".join(f"`{key}`" for key in entry.keys[:MOST]) + more
            role = f" ({entry.role})" if entry.role else ""
            inverse = ", inverse" if entry.inverse else ""
            parts.append(f"| {keys} | {entry.property}{role}{inverse} | {entry.value} |\n")
    return "".join(parts)


def test_the_page_lists_every_key_that_is_read() -> None:
    assert PAGE.read_text("utf-8").partition(HEAD)[1:] == (HEAD, tables().removeprefix(HEAD))


if __name__ == "__main__":
    text = PAGE.read_text("utf-8").partition(HEAD)[0] + tables()
    PAGE.write_text(text, encoding="utf-8", newline="\n")
