"""The arguments of a predicate in its tree: conjuncts, and prepositional phrases at any depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.mentions.tree import Tree

if TYPE_CHECKING:
    from kg.model import Token

    Roles = dict[str, tuple[int, ...]]

__all__ = ["Arguments"]

# Relations through which a prepositional phrase may have slipped down to a deeper noun.
_PASSABLE = (
    "nmod", "obl", "obj", "appos", "conj", "flat", "compound", "iobj", "xcomp", "nummod",
)  # fmt: skip


class Arguments(Tree):
    """A tree that can be asked for the arguments of its predicates."""

    __slots__ = ()

    def is_clause(self, token: Token) -> bool:
        """Say whether a token heads a clause: a verb, or what has a copula or a subject."""
        if token.upos == "VERB":
            return token.dep not in {"amod", "compound", "case", "mark", "fixed"}
        return any(
            c.dep in {"cop", "nsubj", "nsubj:pass", "csubj"} for c in self.children[token.index]
        )

    def preposition(self, token: Token) -> str:
        """Return the preposition that marks a noun ("out of" as one), or an empty string."""
        cases = [c for c in self.children[token.index] if c.dep == "case" and c.index < token.index]
        if not cases:
            return ""
        words = [cases[0].text.casefold()]
        words += [c.text.casefold() for c in self.children[cases[0].index] if c.dep == "fixed"]
        return " ".join(words)

    def with_conjuncts(self, index: int, *, clausal: bool = True) -> tuple[int, ...]:
        """Return a token and what is joined to it by "and"; no clauses of their own."""
        found = [index]
        for child in self.children[index]:
            if child.dep != "conj" or (clausal and child.upos == "VERB") or self.is_clause(child):
                continue
            found += self.with_conjuncts(child.index, clausal=clausal)
        return tuple(found)

    def dependents(self, token: Token, relation: str) -> tuple[int, ...]:
        """Return the dependents of a relation, each with its conjuncts."""
        return tuple(
            index
            for child in self.children[token.index]
            if child.dep == relation
            for index in self.with_conjuncts(child.index)
        )

    def add_prepositional(self, child: Token, roles: Roles) -> None:
        """Add a noun to the role that is called by its preposition."""
        preposition = self.preposition(child)
        if preposition:
            filled = roles.get(preposition, ())
            roles[preposition] = (*filled, *self.with_conjuncts(child.index))

    def add_deeper(self, index: int, roles: Roles) -> None:
        """Add, after the direct ones, the prepositional phrases that hang deeper.

        A parser often hangs a phrase on the noun before it that belongs to the verb; a frame
        that asks for it by its preposition shall find it, the direct one first.
        """
        reached = {index, *self._nominal_ancestors(index)}
        for token in self.tokens[index + 1 :]:
            preposition = self.preposition(token)
            if not preposition or preposition == "of" or not token.dep.startswith(("nmod", "obl")):
                continue
            above = self._passed_up(token, reached)
            if above in reached and token.index not in roles.get(preposition, ()):
                self.add_prepositional(token, roles)

    def _passed_up(self, token: Token, reached: set[int]) -> int:
        """Return where a phrase may belong: up from where it hangs, to a clause at most."""
        above, seen = token.head, {token.index}
        while above not in seen | reached and not self.is_clause(self.tokens[above]):
            seen.add(above)
            if not self.tokens[above].dep.startswith(_PASSABLE):
                break
            above = self.tokens[above].head
        return above

    def _nominal_ancestors(self, index: int) -> list[int]:
        """Return the nouns above an event noun: what hangs on them after it may be its own."""
        found: list[int] = []
        while self.tokens[index].dep.startswith("nmod") and self.tokens[index].head not in found:
            index = self.tokens[index].head
            if self.tokens[index].upos not in {"NOUN", "NUM"}:
                break
            found.append(index)
        return found
