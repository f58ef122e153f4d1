"""How the lines of an infobox are read: the entries of ``infobox.toml``.

A key is compared without case, spaces, underscores and its number, because pages write one
parameter in many ways: "Birth Date", "birth_date", "Birthdate", "Office 2", "office2".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["InfoboxKey", "InfoboxLexicon", "read_infobox_entries", "split_key"]


@dataclass(frozen=True, slots=True)
class InfoboxKey:
    """How the lines with some keys are read.

    Attributes:
        id: The name of the rule in the graph.
        keys: The keys, without case, spaces and numbers.
        of: The class of the article's subject that the entry is for, or ``Thing``.
        property: The property that a line states; ``participation``; or ``family:part`` for
            lines that only together state something (``office:start``).
        value: How the value is read; the head of ``infobox.toml`` tells the ways.
        role: Role of the participant, kind of the name, or kinship.
        inverse: Whether the property goes from the value to the article's subject.
    """

    id: str
    keys: tuple[str, ...]
    of: str
    property: str
    value: str
    role: str = ""
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class InfoboxLexicon:
    """All that is known of infoboxes.

    Attributes:
        entries: The ways to read lines, in the order of the file.
        by_key: Key to the entries that it may be read by, the first to be tried first.
        silent: Keys that state nothing of the subject (pictures, layout, notes).
        subject: Classes and the keys that show the subject to be of it, in order.
        words: Small classes of words by name.
        kin: Word in a note after a name to the property it stands for.
        countries: Short name of a state to its name.
    """

    entries: tuple[InfoboxKey, ...]
    by_key: Mapping[str, tuple[InfoboxKey, ...]]
    silent: frozenset[str]
    subject: tuple[tuple[str, frozenset[str]], ...]
    words: Mapping[str, frozenset[str]]
    kin: Mapping[str, str]
    countries: Mapping[str, str]

    def entry(self, key: str, is_a: Callable[[str], bool]) -> InfoboxKey | None:
        """Return how to read a key, for a subject of whom ``is_a`` tells the classes."""
        found = self.by_key.get(key, ())
        return next((e for e in found if e.of == "Thing" or is_a(e.of)), None)


def split_key(key: str) -> tuple[str, int]:
    """Return a key without case, spaces and number, and the number (0 for none).

    A number at the beginning is part of the key.

    >>> split_key("Term Start2"), split_key("leader1_type"), split_key("1blankname")
    (('termstart', 2), ('leadertype', 1), ('1blankname', 0))
    """
    plain = "".join(c for c in key.casefold() if c.isalnum())
    found = re.search(r"(?<=\D)([0-9]{1,4})$", plain) or re.search(r"(?<=\D)([0-9]{1,4})", plain)
    if found is None:
        return plain, 0
    return plain[: found.start()] + plain[found.end() :], int(found[1])


def read_infobox_entries(data: Mapping[str, Any]) -> InfoboxLexicon:
    """Return the entries of a parsed ``infobox.toml``.

    Raises:
        KeyError: A table is missing.
        TypeError: An entry is not of its form.
        ValueError: As ``TypeError``.
    """
    entries = tuple(e for cls, table in data["read"].items() for e in _entries(cls, table))
    by_key: dict[str, tuple[InfoboxKey, ...]] = {}
    for entry in entries:
        for key in entry.keys:
            by_key[key] = (*by_key.get(key, ()), entry)
    return InfoboxLexicon(
        entries=entries,
        by_key=by_key,
        silent=frozenset(_keys(data["silent"]["keys"])),
        subject=tuple((c, frozenset(_keys(keys))) for c, keys in data["subject"].items()),
        words={k: frozenset(_words(w)) for k, w in data["words"].items()},
        kin={w: p for p, ws in data["kin"].items() for w in _words(ws)},
        countries=dict(data["countries"]),
    )


def _entries(cls: str, table: Mapping[str, list[Any]]) -> Iterator[InfoboxKey]:
    for name, (keys, property_, value, *rest) in table.items():
        more: dict[str, Any] = dict(rest[0]) if rest else {}
        yield InfoboxKey(
            id=f"infobox-{name}",
            keys=tuple(dict.fromkeys(_keys(keys))),
            of=cls,
            property=property_,
            value=value,
            role=more.get("role", ""),
            inverse=more.get("inverse", False),
        )


def _keys(text: str) -> Iterator[str]:
    return (split_key(key)[0] for key in text.split())


def _words(text: str) -> list[str]:
    return [word.replace("_", " ") for word in text.split()]
