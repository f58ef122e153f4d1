"""The form of a gold: what a person says an article states, one JSON object a line.

Owns the reading of ``expected.jsonl`` into values and nothing else; what its keys mean is in
``docs/evaluation.md``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.rdf.vocab import KG, ontology

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Description", "Gold", "GoldClaim", "GoldEntity", "parse_gold"]

_FLAGS = ("forbidden", "missed", "optional")
_CLAIM_KEYS = frozenset(
    ("subject", "property", "object", "modality", "edtf", "time", "role", "quote", *_FLAGS)
)
_ENTITY_KEYS = frozenset(("entity", "type", "names", "kind", "linked", "edtf", "optional"))


@dataclass(frozen=True, slots=True, order=True)
class Description:
    """Any entity of this class (or below) and, where it is given, this kind."""

    type: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A thing of the article.

    Attributes:
        name: What claims of the gold call it; also one of its names.
        type: Local name of its class; empty for any.
        names: All its names; the first one is ``name``.
        kinds: Local names of kinds, one of which it has; for a thing without a name.
        linked: Names of gold entities that statements join it to; with the class and kind
            they tell which thing without a name is meant.
        times: EDTF texts, one of which is its time; claims about it take it over.
        optional: A graph may have it or not.
    """

    name: str
    type: str
    names: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """What an article states; where there are several values, each one of them is right.

    Attributes:
        subjects: Names or descriptions of the subject.
        properties: Local names.
        objects: Names, descriptions or literal values; empty for any object.
        modalities: Local names.
        times: EDTF texts; an empty one means that no time is right too.
        time_words: A piece of the time in the words of the source, or empty.
        roles: Local names of the participant's role.
        qualifiers: Local name of a property and the name of what it leads to.
        quotes: Pieces of the passages that say it.
        forbidden: The claim must not be there.
        missed: The claim (or, if forbidden, its absence) is known not to be reached yet.
        optional: A graph may say it or not: it is neither asked for nor wrong.
        line: The line of the file, from 1.
    """

    subjects: tuple[str | Description, ...]
    properties: tuple[str, ...]
    objects: tuple[str | Description, ...]
    modalities: tuple[str, ...]
    times: tuple[str, ...]
    time_words: str
    roles: tuple[str, ...]
    qualifiers: tuple[tuple[str, str], ...]
    quotes: tuple[str, ...]
    forbidden: bool
    missed: bool
    optional: bool
    line: int

    def __str__(self) -> str:
        """Say the claim in one line."""
        said = [_terms(self.subjects), "|".join(self.properties), _terms(self.objects) or "any"]
        said += [f"modality {'|'.join(self.modalities)}"] * (self.modalities != ("asserted",))
        said += [f"at {'|'.join(self.times)}"] * bool(self.times)
        said += [f"as {'|'.join(self.roles)}"] * bool(self.roles)
        said += [f"{name} {value}" for name, value in self.qualifiers]
        return ", ".join(said)


@dataclass(frozen=True, slots=True)
class Gold:
    """The answers to one article.

    ``complete`` says that everything the article states is there, so that what a graph has
    beside it is wrong; without it precision is not known.
    """

    name: str
    claims: tuple[GoldClaim, ...]
    entities: tuple[GoldEntity, ...] = ()
    complete: bool = False


def parse_gold(text: str, name: str, *, complete: bool = False) -> Gold:
    """Return the gold in the text of an ``expected.jsonl``; ``name`` is what messages call it.

    Raises:
        InputError: A line is no JSON object, or a key or value of it is not known.

    >>> gold = parse_gold('{"subject": "Anna", "property": "birthPlace", "object": "Zenda"}', "-")
    >>> str(gold.claims[0])
    'Anna, birthPlace, Zenda'
    """
    entities: list[GoldEntity] = []
    claims: list[GoldClaim] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        fields = _object(line, where)
        if "entity" in fields:
            entities.append(_entity(fields, where))
        else:
            claims.append(_claim(fields, number, where))
    return Gold(name, tuple(claims), tuple(entities), complete)


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError("is no JSON", where=where, hint="write one object a line") from error
    if not isinstance(fields, dict):
        raise InputError("is no JSON object", where=where, hint="write one object a line")
    return fields


def _entity(fields: Mapping[str, Any], where: str) -> GoldEntity:
    _check(fields, _ENTITY_KEYS, ("entity", "type"), where)
    called, types = _texts(fields, "entity", where), _texts(fields, "type", where)
    if len(called) != 1 or len(types) != 1:
        raise InputError(
            "has an entity without a name or a class", where=where, hint="see docs/evaluation.md"
        )
    (name,), (type_,) = called, types
    _check_term(type_, where)
    return GoldEntity(
        name=name,
        type=type_,
        names=tuple(dict.fromkeys((name, *_texts(fields, "names", where)))),
        kinds=_texts(fields, "kind", where),
        linked=_texts(fields, "linked", where),
        times=_texts(fields, "edtf", where),
        optional=_flag(fields, "optional", where),
    )


def _claim(fields: Mapping[str, Any], number: int, where: str) -> GoldClaim:
    # Whatever else the ontology calls a property is a qualifier of the claim.
    others = {k for k in fields if k not in _CLAIM_KEYS and KG + k in ontology().properties}
    _check(fields, _CLAIM_KEYS | others, ("subject", "property"), where)
    for name in _texts(fields, "property", where):
        _check_property(name, where)
    return GoldClaim(
        subjects=_references(fields, "subject", where),
        properties=_texts(fields, "property", where),
        objects=_references(fields, "object", where),
        modalities=_texts(fields, "modality", where) or ("asserted",),
        times=_texts(fields, "edtf", where),
        time_words="".join(_texts(fields, "time", where)),
        roles=_texts(fields, "role", where),
        qualifiers=tuple((k, v) for k in sorted(others) for v in _texts(fields, k, where)),
        quotes=_texts(fields, "quote", where),
        forbidden=_flag(fields, "forbidden", where),
        missed=_flag(fields, "missed", where),
        optional=_flag(fields, "optional", where),
        line=number,
    )


def _check(
    fields: Mapping[str, Any], known: frozenset[str], needed: tuple[str, ...], where: str
) -> None:
    for key in fields:
        if key not in known:
            raise InputError(
                f"has the unknown key {key!r}", where=where, hint=f"known: {_listed(known)}"
            )
    for key in needed:
        if key not in fields:
            raise InputError(f"lacks the key {key!r}", where=where, hint="see docs/evaluation.md")


def _check_property(name: str, where: str) -> None:
    known = {iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1] for iri in ontology().properties}
    if name not in known:
        raise InputError(
            f"asks for the unknown property {name!r}", where=where, hint="see ontology/kg.ttl"
        )


def _check_term(name: str, where: str) -> None:
    if KG + name not in ontology().classes:
        raise InputError(
            f"asks for the unknown class {name!r}", where=where, hint="see ontology/kg.ttl"
        )


def _references(fields: Mapping[str, Any], key: str, where: str) -> tuple[str | Description, ...]:
    if key not in fields:
        return ()
    value = fields[key]
    return tuple(_reference(v, key, where) for v in (value if isinstance(value, list) else [value]))


def _reference(value: object, key: str, where: str) -> str | Description:
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and "type" in value and set(value) <= {"type", "kind"}:
        type_, kind = str(value["type"]), str(value.get("kind", ""))
        _check_term(type_, where)
        return Description(type_, kind)
    raise InputError(
        f"has a {key} that is neither a text nor a type with a kind",
        where=where,
        hint="see docs/evaluation.md",
    )


def _texts(fields: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = fields.get(key, ())
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, (list, tuple)) or not all(isinstance(v, str) for v in values):
        raise InputError(f"has a {key} that is no text", where=where, hint="see docs/evaluation.md")
    return tuple(values)


def _flag(fields: Mapping[str, Any], key: str, where: str) -> bool:
    value = fields.get(key, False)
    if not isinstance(value, bool):
        raise InputError(f"has a {key} that is not true or false", where=where)
    return value


def _terms(terms: tuple[str | Description, ...]) -> str:
    return "|".join(
        t if isinstance(t, str) else f"[{' '.join(filter(None, (t.kind, t.type)))}]" for t in terms
    )


def _listed(known: frozenset[str]) -> str:
    return ", ".join(sorted(known))
