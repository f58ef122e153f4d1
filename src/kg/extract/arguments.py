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
# Where a parser puts the second half of a coordination that it loses.
_STRAYED = frozenset({"appos", "conj", "list", "parataxis", "dep", "nmod:unmarked", "obl:unmarked"})


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
            cases = self._case_within(token)
        if not cases:
            return ""
        words = [cases[0].text.casefold()]
        company = cases[0].index and self.word(cases[0].index - 1) in {"together", "along"}
        if words == ["with"] and company:
            return "along with"  # "fought together with X" is not against X
        words += [c.text.casefold() for c in self.children[cases[0].index] if c.dep == "fixed"]
        return " ".join(words)

    def _case_within(self, token: Token) -> list[Token]:
        """Return the preposition that hangs on the first word of a name instead of its head."""
        words = [
            c for c in self.children[token.index] if c.dep == "compound" and c.index < token.index
        ]
        found = [c for w in words for c in self.children[w.index] if c.dep == "case"]
        return [c for c in found if all(c.index < w.index for w in words)]

    def with_conjuncts(self, index: int, *, clausal: bool = True) -> tuple[int, ...]:
        """Return a token and what is joined to it by "and"; no clauses of their own."""
        found = [index]
        for child in self.children[index]:
            if child.dep != "conj" or (clausal and child.upos == "VERB") or self.is_clause(child):
                continue
            if self._begins_clause(index, child):
                continue
            found += self.with_conjuncts(child.index, clausal=clausal)
        found += [i for i in self._outer_conjuncts(index) if i not in found]
        joined = self._joined_after(max(found))
        if joined is not None and joined.index not in found:
            found.append(joined.index)
        listed = self._listed(index)
        return listed if set(found) <= set(listed) else tuple(found)

    def _begins_clause(self, index: int, child: Token) -> bool:
        """Say whether what was joined to an object is the subject of the next clause.

        In "captured X, and Y fled" the comma and the verb after Y tell so; in "X was president
        and Y was premier" it is the verb alone.
        """
        said = any(c.dep == "cop" for c in self.children[index])
        if not said and not self.tokens[index].dep.startswith(("obj", "obl")):
            return False
        run = [child.index, *(t.index for t in self.tokens if t.head == child.index)]
        run = [i for i in run if self.tokens[i].upos in {"PROPN", "DET"}]
        first, after = min([child.index, *run]), max([child.index, *run]) + 1
        marks = [t.text for t in self.tokens[max(0, first - 2) : first]]
        if marks[-1:] != ["and"] or (marks != [",", "and"] and not said):
            return False
        if after >= len(self.tokens):
            return False
        after += self.tokens[after].text == "I"
        verb = self.tokens[min(after, len(self.tokens) - 1)]
        return verb.upos in {"VERB", "AUX"} and verb.feat("VerbForm") != "Part"

    def _listed(self, index: int) -> tuple[int, ...]:
        """Return the names of "A, B, C and D" that begin with the one at a token.

        Where nothing but names, commas and one "and" stand there, the tree is not asked. Of
        each name its first word is returned that the tree hangs outside of it.
        """
        names: list[list[int]] = [[index]]
        joined = False
        for token in self.tokens[index + 1 :]:
            if token.upos == "PROPN" or (names[-1] and token.dep == "flat"):
                names[-1].append(token.index)
            elif joined or token.text not in {",", "and"}:
                break
            elif names[-1]:
                joined = token.text == "and"
                names.append([])
            elif token.text == "and":
                joined = True
            else:
                break
        if not joined or not names[-1] or self.tokens[index].upos != "PROPN":
            return ()
        after = self.tokens[min(names[-1][-1] + 1, len(self.tokens) - 1)]
        # "captured X and Y fled": the last one begins a clause of its own.
        begins = any(self.tokens[i].dep.startswith("nsubj") for i in names[-1])
        if begins and not self.tokens[index].dep.startswith("nsubj"):
            return ()
        object_ = self.tokens[index].dep.startswith(("obj", "obl"))
        if object_ and after.upos in {"VERB", "AUX"} and after.feat("VerbForm") != "Part":
            return ()
        return () if after.text == "of" else (index, *(self._top(n) for n in names[1:]))

    def _top(self, run: list[int]) -> int:
        """Return the token of a name that hangs on something outside of it."""
        return next((i for i in run if self.tokens[i].head not in run), run[0])

    def _outer_conjuncts(self, index: int) -> list[int]:
        """Return what "and the" joins to a name that a tree joins to a part of it.

        In "the Kingdom of X and the Red League" the article tells that the League is no part
        of what is a kingdom.
        """
        if self.tokens[index].upos != "PROPN":
            return []
        inner = [c for c in self.children[index] if c.dep == "nmod" and c.upos == "PROPN"]
        return [
            g.index
            for c in inner
            for g in self.children[c.index]
            if g.dep == "conj" and any(d.dep == "det" for d in self.children[g.index])
        ]

    def antecedent(self, head: int, pronoun: int) -> int:
        """Return the noun of a relative clause: without a comma it tells of no proper name.

        In "a state on the River X which existed until 1811" the state existed.
        """
        before = self.tokens[pronoun - 1] if pronoun else self.tokens[pronoun]
        single = self._single_above(head, pronoun)
        if single >= 0:
            return single
        if not self.tokens[head].text[:1].isupper() or before.text == ",":
            return head
        index, seen = head, {head}
        while self.tokens[index].dep.startswith(("nmod", "obl", "appos", "flat", "compound")):
            index = self.tokens[index].head
            if index in seen:
                return head
            seen.add(index)
            if self.tokens[index].upos == "NOUN":
                return index
        return head

    def _single_above(self, head: int, pronoun: int) -> int:
        """Return the company of "a company of volunteers that was formed", or -1.

        What was formed is no plural.
        """
        after = self.tokens[pronoun + 1] if pronoun + 1 < len(self.tokens) else self.tokens[head]
        above = self.tokens[self.tokens[head].head]
        plural = self.tokens[head].feat("Number") == "Plur" and self.tokens[head].upos == "NOUN"
        of = self.preposition(self.tokens[head]) == "of" and above.upos in {"NOUN", "PROPN"}
        single = after.text in {"was", "is", "has"} and above.feat("Number") != "Plur"
        return above.index if plural and of and single else -1

    def _joined_after(self, index: int) -> Token | None:
        """Return the noun that "and" joins to the one right before it, whatever the tree says.

        A weak tree hangs the last noun of "to the one and the other" on something far off;
        the surface is plain. A noun that is a subject, or has a preposition of its own, is not
        joined but begins something new.
        """
        last = max((i for i in (index, *self._flat(index))), default=index)
        if last + 2 >= len(self.tokens) or self.tokens[last + 1].upos != "CCONJ":
            return None
        for token in self.tokens[last + 2 :]:
            if token.upos in {"NOUN", "PROPN"} and token.dep in _STRAYED:
                apart = self.preposition(token) or self._begins_clause(index, token)
                return None if apart else token
            leads = token.upos in {"DET", "ADJ", "PROPN", "NOUN", "NUM"}
            if not leads or token.head <= token.index:
                return None
        return None

    def _flat(self, index: int) -> list[int]:
        return [c.index for c in self.children[index] if c.dep.startswith("flat")]

    def dependents(self, token: Token, relation: str) -> tuple[int, ...]:
        """Return the dependents of a relation, each with its conjuncts."""
        return tuple(
            index
            for child in self.children[token.index]
            if child.dep == relation
            for index in self.with_conjuncts(child.index)
        )

    def object_of_both(self, token: Token) -> tuple[int, ...]:
        """Return the object of "entered and took Zenda", which a tree hangs on one verb alone."""
        joined = self.tokens[token.index + 1 : token.index + 3]
        for other in joined[1:]:
            both = joined[0].dep == "cc" and other.dep == "conj" and other.head == token.index
            if both and other.upos == token.upos == "VERB":
                return self.dependents(other, "obj")
        return ()

    def add_prepositional(self, child: Token, roles: Roles) -> None:
        """Add a noun to the role that is called by its preposition."""
        preposition = self.preposition(child)
        if preposition:
            filled = (*roles.get(preposition, ()), *self.with_conjuncts(child.index))
            if preposition == "between" and len(filled) == 1:
                filled += self._second_of_two(child.index)
            roles[preposition] = filled

    def _second_of_two(self, index: int) -> tuple[int, ...]:
        """Return the second that "between A of X and B of Y" names, where a tree hangs it on X."""
        inside = {index}
        for token in self.tokens[index + 1 :]:
            if token.head not in inside or self.is_clause(token):
                continue
            inside.add(token.index)
            joined = any(c.text == "and" for c in self.children[token.index] if c.dep == "cc")
            if token.dep == "conj" and joined:
                return (token.index,)
        return ()

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
            if preposition == "to" and self._is_of_apposition(token):
                continue
            if above in reached and token.index not in roles.get(preposition, ()):
                self.add_prepositional(token, roles)

    def _is_of_apposition(self, token: Token) -> bool:
        """Say whether "to X" goes on from an apposition ("recalled Y, his envoy to X")."""
        noun = self.tokens[token.head]
        following = self.tokens[noun.index + 1 : noun.index + 2]
        return noun.dep == "appos" and any(each.text.casefold() == "to" for each in following)

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
