"""How the nodes of a graph are named: local names, hashes, IRIs, and claims in words."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.model import Literal, Modality, Name
from kg.rdf.vocab import BASE, GEO, ORG, SCHEMA, kg, label, term
from kg.text import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Article, Statement

__all__ = ["claim_in_words", "digest", "entity_iri", "local_name", "property_iri"]

# Properties that the ontology takes from other vocabularies, by the names the lexicon uses.
_REUSED = {
    "birthDate": SCHEMA + "birthDate",
    "deathDate": SCHEMA + "deathDate",
    "hasOccupation": SCHEMA + "hasOccupation",
    "knowsLanguage": SCHEMA + "knowsLanguage",
    "lat": GEO + "lat",
    "long": GEO + "long",
    "postIn": ORG + "postIn",
}


def entity_iri(article: Article, key: str) -> str:
    """Return the IRI of the entity with a key in the graph of an article."""
    return f"{BASE}id/{slug(article.title)}/{local_name(key)}"


def local_name(key: str) -> str:
    """Return a local name that every Turtle reader takes: it begins with a letter."""
    return key if key[:1].isalpha() else f"_{key}"


def digest(*parts: str) -> str:
    """Return 12 hexadecimal digits of the SHA-256 of the parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def claim_in_words(statement: Statement, labels: Mapping[str, str]) -> str:
    """Say a claim in words, from the labels of its parts by the keys of entities."""
    value = statement.object
    if isinstance(value, (Name, Literal)):
        words = value.text
    elif value.startswith("t:"):
        words = label(term(value.removeprefix("t:")))
    else:
        words = labels[value]
    said = label(property_iri(statement.property))
    text = f"{labels[statement.subject]}: {said} {words}"
    if statement.modality is Modality.ASSERTED:
        return text
    return f"{text} ({label(term(statement.modality))})"


def property_iri(name: str) -> NamedNode:
    """Return the property that the lexicon calls by this name.

    Raises:
        UnknownTermError: The ontology does not define it.
    """
    reused = _REUSED.get(name)
    return NamedNode(reused) if reused else kg(name)
