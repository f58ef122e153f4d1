"""Who decided, and when: a name, an identifier in angle brackets, an ISO date."""

from __future__ import annotations

import re
from datetime import date

from kg.errors import InputError
from kg.model import Reviewer
from kg.text import is_web_iri

__all__ = ["checked_date", "parse_person", "person_text"]

_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", re.ASCII)
_WRITTEN = re.compile(r"([^<>]*)(?:<([^<>]*)>)?")


def parse_person(text: str, where: str = "") -> Reviewer:
    """Return who is meant by ``Name``, ``Name <IRI>``, an IRI alone, or an ORCID iD.

    >>> parse_person("Irena Novak <0000-0002-1825-0097>").iri
    'https://orcid.org/0000-0002-1825-0097'

    Raises:
        InputError: There is no name, or what stands in brackets identifies nobody.
    """
    found = _WRITTEN.fullmatch(" ".join(text.split()))
    name, identifier = (found[1].strip(), (found[2] or "").strip()) if found else ("", "")
    if not identifier and (_ORCID.fullmatch(name) or is_web_iri(name)):
        identifier = name
    iri = f"https://orcid.org/{identifier}" if _ORCID.fullmatch(identifier) else identifier
    if not (name or identifier) or (iri and not is_web_iri(iri)):
        raise InputError(
            f"names no person: {text!r}", where=where, hint='write "Name" or "Name <https://...>"'
        )
    return Reviewer(name or iri, iri)


def person_text(person: Reviewer) -> str:
    """Return a person as :func:`parse_person` reads it."""
    if not person.iri or person.iri == person.name:
        return person.name
    return f"{person.name} <{person.iri}>"


def checked_date(text: str, where: str) -> str:
    """Return an ISO date, or an empty text as it is.

    Raises:
        InputError: It is no day of the calendar.
    """
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as error:
        raise InputError(f"not a date: {text!r}", where=where, hint="write YYYY-MM-DD") from error
