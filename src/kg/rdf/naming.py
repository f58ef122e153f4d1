"""How the nodes of a graph are named: local names, hashes of content, IRIs of entities."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from kg.rdf.vocab import BASE
from kg.text import slug

if TYPE_CHECKING:
    from kg.model import Article

__all__ = ["digest", "entity_iri", "local_name"]


def entity_iri(article: Article, key: str) -> str:
    """Return the IRI of the entity with a key in the graph of an article."""
    return f"{BASE}id/{slug(article.title)}/{local_name(key)}"


def local_name(key: str) -> str:
    """Return a local name that every Turtle reader takes: it begins with a letter."""
    return key if key[:1].isalpha() else f"_{key}"


def digest(*parts: str) -> str:
    """Return 12 hexadecimal digits of the SHA-256 of the parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
