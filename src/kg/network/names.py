"""Finding the entity that a person means: by label, other name, IRI or slug."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.rdf.describe import Entity

__all__ = ["find_entity"]

_SIDE = "Side"
_MAXIMUM_NAMED = 5


def find_entity(entities: Iterable[Entity], name: str) -> Entity:
    """Return the entity of this name.

    An IRI comes first, then a main label, any other name, and the IRI's last part (the
    slug); names are compared without regard to case and kind of apostrophe.

    Raises:
        NotFoundError: No entity has the name, or several have; the hint names them.
    """
    entities = tuple(entities)
    key = _key(name)
    for matching in (
        [e for e in entities if e.iri == name],
        [e for e in entities if _key(e.label) == key],
        [e for e in entities if key in {_key(text) for text, _ in e.labels}],
        [e for e in entities if _key(_slug(e.iri)) == key],
    ):
        # A side of a conflict bears the name of who stands on it; that is whom people mean.
        found = [e for e in matching if e.type != _SIDE] or matching
        if len(found) == 1:
            return found[0]
        if found:
            raise NotFoundError(
                "several entities have this name",
                where=name,
                hint="say which: " + ", ".join(e.iri for e in found[:_MAXIMUM_NAMED]),
            )
    raise NotFoundError("no entity of this name", where=name, hint=_near(entities, name))


def _near(entities: Iterable[Entity], name: str) -> str:
    names: defaultdict[str, list[str]] = defaultdict(list)
    for entity in entities:
        for text, _ in (*entity.labels, (_slug(entity.iri), "")):
            names[_key(text)].append(entity.label)
    matches = get_close_matches(_key(name), sorted(names), n=_MAXIMUM_NAMED)
    near = list(dict.fromkeys(label for match in matches for label in names[match]))
    return f"did you mean {', '.join(near)}?" if near else "kg stats lists the entities"


def _slug(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return " ".join(plain.casefold().split())
