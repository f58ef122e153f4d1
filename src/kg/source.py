"""The note beside an article that says where it is from: ``<article>.source.toml``.

Two keys: ``license``, the IRI of the licence, and ``attribution``, the line that the licence
asks for. A third may be there: ``wiki``, what the addresses of the articles of the wiki begin
with, so that a link can be told as an address. An article without a note is read all the same;
its graph then names no licence.
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
    if not _is_iri(license_):
        raise InputError(f"not the IRI of a licence: {license_}", where=str(path))
    wiki = note.get("wiki", "")
    if not (isinstance(wiki, str) and (not wiki or _is_iri(wiki))):
        raise InputError(f"not the beginning of the addresses of a wiki: {wiki}", where=str(path))
    return SourceNote(license_, attribution, wiki)


def _is_iri(text: str) -> bool:
    return text.startswith(("https://", "http://")) and not any(c in text for c in ' <>"{}|\\^`')
