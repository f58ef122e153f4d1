"""The note beside an article that says where it is from: ``<article>.source.toml``.

Two keys: ``license``, the IRI of the licence, and ``attribution``, the line that the licence
asks for. An article without a note is read all the same; its graph then names no licence.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.rdf.build import SourceNote

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["read_source_note"]


def read_source_note(article: Path) -> SourceNote | None:
    """Return the note beside an article, or None when there is none.

    Raises:
        InputError: There is a note, and it is not TOML or lacks one of its two keys.
    """
    path = article.parent / f"{article.stem}.source.toml"
    if not path.is_file():
        return None
    try:
        note = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(str(error), where=str(path), hint="check the note") from error
    license_, attribution = note.get("license"), note.get("attribution")
    if not (isinstance(license_, str) and isinstance(attribution, str)):
        raise InputError("a source note needs the texts license and attribution", where=str(path))
    if not license_.startswith(("https://", "http://")) or any(
        c in license_ for c in ' <>"{}|\\^`'
    ):
        raise InputError(f"not the IRI of a licence: {license_}", where=str(path))
    return SourceNote(license_, attribution)
