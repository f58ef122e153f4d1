"""What a predicate of a sentence says of whom, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Modality

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Predicate"]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb, a copular noun or adjective, or a noun that names an event.

    Attributes:
        index: Its token.
        lemma: Lower-cased lemma.
        kind: ``verb``, ``copula`` or ``noun``.
        roles: Role to token indices: ``subject`` and ``object`` are logical; ``iobj``;
            ``complement``; every preposition under its own name; ``poss``.
        particles: Adverbs and particles right at the verb ("east", "later", "up").
        modality: What the governing verbs make of it; negation included.
        governor: Index of the predicate it depends on, or -1.
        link: How it depends: ``root``, ``conj``, ``xcomp``, or the conjunction ("when").
        perfect: Past perfect: it happened before what the narrative tells.
        hedged: Told as hearsay or under a condition: nothing is claimed of it.
    """

    index: int
    lemma: str
    kind: str
    roles: Mapping[str, tuple[int, ...]]
    particles: tuple[str, ...] = ()
    modality: Modality = Modality.ASSERTED
    governor: int = -1
    link: str = "root"
    perfect: bool = False
    hedged: bool = False

    def role(self, selector: str) -> tuple[int, ...]:
        """Return the tokens of the first role of ``a|b|c`` that is filled."""
        for name in selector.split("|"):
            if self.roles.get(name):
                return self.roles[name]
        return ()
