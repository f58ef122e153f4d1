"""What people keep beside an article, each in a plain file named after it.

- ``<article>.source.toml``: ``license``, the IRI of the licence, and ``attribution``, the line
  that the licence asks for. A third key may be there: ``wiki``, what the addresses of the
  articles of the wiki begin with, so that a link can be told as an address.
- ``<article>.decisions.toml``: what was decided on its statements (``docs/review.md``).
- ``<article>.authority.toml``: what its entities are elsewhere (``docs/linking.md``).

An article without them is read all the same; without a note its graph names no licence.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.link import parse_authority
from kg.rdf.build import SourceNote
from kg.review import parse_decisions
from kg.text import is_web_iri

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.link import Authority
    from kg.review import Decision

__all__ = [
    "authority_path",
    "decisions_path",
    "read_authority",
    "read_decisions",
    "read_source_note",
]


def decisions_path(article: Path) -> Path:
    """Return where the decisions on an article are kept."""
    return article.parent / f"{article.stem}.decisions.toml"


def authority_path(article: Path) -> Path:
    """Return where the links of an article are kept."""
    return article.parent / f"{article.stem}.authority.toml"


def read_decisions(article: Path) -> tuple[Decision, ...]:
    """Return the decisions beside an article; none where there is no file.

    Raises:
        InputError: There is a file, and it cannot be understood.
    """
    path = decisions_path(article)
    if not path.is_file():
        return ()
    try:
        return parse_decisions(path.read_text(encoding="utf-8-sig"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(error), where=str(path), hint="check the file") from error


def read_authority(article: Path | None, others: Iterable[Path] = ()) -> Authority:
    """Return what authority files say: the given ones, and then the one beside an article.

    Raises:
        InputError: One of them cannot be understood.
    """
    own = authority_path(article) if article is not None else None
    paths = [*others, *([own] if own is not None and own.is_file() else [])]
    found: Authority = ()
    for path in paths:
        try:
            found += parse_authority(path.read_bytes(), str(path))
        except OSError as error:
            raise InputError(
                f"cannot be read: {error.strerror or error}", where=str(path), hint="check the path"
            ) from error
    return found


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
    if not is_web_iri(license_):
        raise InputError(f"not the IRI of a licence: {license_}", where=str(path))
    wiki = note.get("wiki", "")
    if not (isinstance(wiki, str) and (not wiki or is_web_iri(wiki))):
        raise InputError(f"not the beginning of the addresses of a wiki: {wiki}", where=str(path))
    return SourceNote(license_, attribution, wiki)
