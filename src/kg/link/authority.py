"""The authority file: identifiers of things, what they are called, and who verified them.

TOML, one block an identifier, or the same as a table (CSV) with the keys as columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.rdf.describe import entity_classes
from kg.rdf.vocab import KG
from kg.records import checked_date, parse_person, person_text, read_blocks, read_table, write_block
from kg.text import is_web_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Reviewer
    from kg.records.blocks import Value

__all__ = ["Authority", "Entry", "Relation", "parse_authority", "write_entries"]

_BLOCK = "entry"
_KEYS: dict[str, type] = {
    "identifier": str, "relation": str, "labels": tuple, "class": str, "entity": str,
    "links": tuple, "source": str, "by": str, "date": str, "how": str,
}  # fmt: skip
_SEPARATOR = "|"


class Relation(StrEnum):
    """How an identifier relates to what its entry names."""

    SAME = "same"
    CLOSE = "close"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Entry:
    """One identifier.

    Attributes:
        identifier: A full IRI.
        labels: What it is called, in any language and script.
        class_: Local name of the class of what it stands for, or empty for any.
        relation: Same, close, or, so that it is not offered again, different.
        entity: The IRI of the one entity of ours that it was looked at for, or empty.
        links: Further IRIs that stand for the same thing.
        source: Where it comes from; the name of the file where it does not say.
        reviewer: Who verified it, or None.
        date: When, as an ISO date, if it was given.
        how: How it was verified.
    """

    identifier: str
    labels: tuple[str, ...] = ()
    class_: str = ""
    relation: Relation = Relation.SAME
    entity: str = ""
    links: tuple[str, ...] = ()
    source: str = ""
    reviewer: Reviewer | None = None
    date: str = ""
    how: str = ""

    @property
    def target(self) -> tuple[str, str, tuple[str, ...]]:
        """What it says something of; of two entries on the same the later one counts."""
        return self.identifier, self.entity, () if self.entity else self.labels


Authority = tuple[Entry, ...]
"""What the authority files say, in order."""


def parse_authority(data: bytes, name: str) -> Authority:
    """Return the entries of an authority file; ``name`` tells its format by its extension.

    Raises:
        InputError: It cannot be read, or an entry is wrong; the message says which.
    """
    if name.casefold().endswith(".csv"):
        rows = read_table(data, tuple(_KEYS), ("identifier", "labels"), name)
        records: Iterable[Mapping[str, Value]] = map(_of_row, rows)
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise InputError("not UTF-8", where=name, hint="save it as UTF-8") from error
        records = read_blocks(text, _BLOCK, _KEYS, name)
    source = name.replace("\\", "/").rsplit("/", 1)[-1]
    return tuple(
        _entry(record, source, f"{name}, {_BLOCK} {number}")
        for number, record in enumerate(records, start=1)
    )


def write_entries(entries: Iterable[Entry]) -> str:
    """Return entries as :func:`parse_authority` reads them; to be appended to a file."""
    return "\n".join(write_block(_BLOCK, _record(entry)) for entry in entries)


def _record(entry: Entry) -> dict[str, Value]:
    return {
        "identifier": entry.identifier,
        "relation": entry.relation.value,
        "labels": entry.labels,
        "class": entry.class_,
        "entity": entry.entity,
        "links": entry.links,
        "source": entry.source,
        "by": person_text(entry.reviewer) if entry.reviewer else "",
        "date": entry.date,
        "how": entry.how,
    }


def _of_row(row: Mapping[str, str]) -> dict[str, Value]:
    return {
        key: tuple(filter(None, map(str.strip, row[key].split(_SEPARATOR))))
        if kind is tuple
        else row[key].strip()
        for key, kind in _KEYS.items()
    }


def _entry(record: Mapping[str, Value], source: str, where: str) -> Entry:
    text = {key: " ".join(str(record.get(key, "")).split()) for key in _KEYS if _KEYS[key] is str}
    labels = tuple(" ".join(label.split()) for label in record.get("labels", ()))
    links = tuple(record.get("links", ()))
    _check(text, labels, links, where)
    return Entry(
        identifier=text["identifier"],
        labels=labels,
        class_=text["class"].removeprefix("kg:"),
        relation=Relation(text["relation"] or Relation.SAME),
        entity=text["entity"],
        links=links,
        source=text["source"] or source,
        reviewer=parse_person(text["by"], where) if text["by"] else None,
        date=text["date"],
        how=text["how"],
    )


def _check(
    text: Mapping[str, str], labels: tuple[str, ...], links: tuple[str, ...], where: str
) -> None:
    for iri in (text["identifier"], *links, *filter(None, [text["entity"]])):
        if not is_web_iri(iri):
            raise InputError(f"not a full IRI: {iri!r}", where=where, hint="write https://...")
    if not (any(labels) or text["entity"]):
        raise InputError("names nothing", where=where, hint="give labels, or the entity")
    class_ = text["class"].removeprefix("kg:")
    if class_ and KG + class_ not in entity_classes():
        raise InputError(f"no such class: {class_}", where=where, hint="see ontology/kg.ttl")
    if text["relation"] not in {"", *Relation}:
        hint = f"one of {', '.join(Relation)}"
        raise InputError(f"no such relation: {text['relation']!r}", where=where, hint=hint)
    checked_date(text["date"], where)
