"""What the words of a decision stand for: properties, concepts and classes of the ontology."""

from __future__ import annotations

import re

from pyoxigraph import NamedNode

from kg.errors import InputError, UnknownTermError
from kg.model import Literal
from kg.rdf.describe import entity_classes
from kg.rdf.naming import property_iri
from kg.rdf.vocab import (
    KG,
    RDFS,
    SKOS,
    VOCAB,
    domain,
    expand,
    is_subclass,
    kg,
    label,
    ontology,
    ontology_triples,
    properties_of,
    range_,
    term,
)

__all__ = [
    "check_ends",
    "concept_key",
    "degrees_literal",
    "entity_class",
    "is_symmetric",
    "kind_of_object",
    "property_name",
]

# The lists that properties take their values from; the others take kinds.
_SCHEMES = {"outcome": "outcomes"}
# The classes that properties of others go between: their vocabularies leave it open.
_ENDS = {
    "birthDate": ("Person", ""),
    "deathDate": ("Person", ""),
    "postIn": ("Office", "Group"),
}
_KINDS_OF_VALUES = {
    "birthDate": "date",
    "deathDate": "date",
    "lat": "degrees",
    "long": "degrees",
}
_MOST_DEGREES = {"lat": 90, "long": 180}
# Of things, but no claim of the source: only links say it.
_UNCLAIMED = KG + "linkedTitle"


def property_name(text: str) -> str:
    """Return the name that statements call a property by, from its prefixed or local name.

    Raises:
        InputError: The ontology has no such property, or it says nothing of a thing that an
            article tells of: passages, times and the like are not stated by hand.
    """
    name = text.rsplit(":", 1)[-1]
    try:
        iri = property_iri(name)
        known = ":" not in text or expand(text) == iri
    except UnknownTermError as error:
        raise InputError("no such property", where=text, hint=error.hint) from error
    if not (known and _is_stated(iri)):
        raise InputError("not a property of a statement", where=text, hint="see ontology/kg.ttl")
    return name


def _is_stated(iri: NamedNode) -> bool:
    if iri.value not in ontology().properties or iri.value == _UNCLAIMED:
        return False
    if not iri.value.startswith(KG):
        return True
    subjects = {cls.value for cls in domain(iri)}
    objects = {cls.value for cls in range_(iri)}
    values = entity_classes() | {RDFS + "Literal", SKOS + "Concept", KG + "Name"}
    return bool(subjects & entity_classes()) and bool(objects & values)


def kind_of_object(name: str) -> str:
    """Return what a property leads to.

    It is ``date``, ``degrees``, ``text``, ``name``, ``concept`` or ``entity``.
    """
    iri = property_iri(name)
    if iri.value in properties_of("DatatypeProperty"):
        return _KINDS_OF_VALUES.get(name, "text")
    ranges = {cls.value for cls in range_(iri)}
    if KG + "Name" in ranges:
        return "name"
    return "concept" if SKOS + "Concept" in ranges else "entity"


def degrees_literal(name: str, text: str) -> Literal:
    """Return a latitude or longitude as a literal.

    >>> degrees_literal("lat", "-43.80").text
    '-43.80'

    Raises:
        InputError: It is no number of degrees that there are.
    """
    most = _MOST_DEGREES[name]
    if not re.fullmatch(r"-?[0-9]{1,3}(?:\.[0-9]{1,12})?", text) or abs(float(text)) > most:
        raise InputError(
            "not a number of degrees",
            where=text,
            hint=f"write decimal degrees from -{most} to {most}",
        )
    return Literal(text, datatype="decimal")


def entity_class(text: str) -> str:
    """Return the local name of a class of things, from its prefixed or local name.

    Raises:
        InputError: The ontology has no such class of things.
    """
    name = text.removeprefix("kg:")
    if KG + name not in entity_classes():
        known = ", ".join(sorted(iri.removeprefix(KG) for iri in entity_classes()))
        raise InputError("no such class", where=text, hint=f"choose one of {known}")
    return name


def concept_key(text: str, name: str) -> str:
    """Return the term that a property leads to, as statements hold it, by its label or name.

    Raises:
        InputError: The list that the property takes its values from has no such term.
    """
    scheme = term(_SCHEMES.get(name, "kinds"))
    wanted = text.removeprefix("t:").casefold()
    listed = (
        triple.subject
        for triple in ontology_triples("vocab.ttl")
        if triple.object == scheme and isinstance(triple.subject, NamedNode)
    )
    for concept in listed:
        local = concept.value.removeprefix(VOCAB)
        if wanted in (local.casefold(), label(concept).casefold()):
            return f"t:{local}"
    raise InputError(f"not one of the {label(scheme)}", where=text, hint="see ontology/vocab.ttl")


def is_symmetric(name: str) -> bool:
    """Whether a property that holds one way holds the other way too."""
    return property_iri(name).value in properties_of("SymmetricProperty")


def check_ends(name: str, subject_class: str, object_class: str) -> None:
    """Refuse a property of others between things that it does not go between here.

    Raises:
        InputError: One of the classes does not fit.
    """
    for wanted, found in zip(_ENDS.get(name, ()), (subject_class, object_class), strict=False):
        if wanted and not is_subclass(kg(found), kg(wanted)):
            raise InputError(f"{name} does not go with a {found}")
