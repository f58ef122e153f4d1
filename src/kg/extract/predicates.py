"""Argument structure: what each predicate of a sentence says of whom.

Passive and active, conjunction, control and raising, participles, relative clauses and
nominalisations all reduce to the same value here, so that a frame of the lexicon is written
once. Labels are Universal Dependencies v2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.arguments import Arguments
from kg.extract.grammar import RELATIVE, SUBJECTS
from kg.extract.modality import is_hedged, modality_of
from kg.extract.predicate import Predicate
from kg.model import Modality

if TYPE_CHECKING:
    from kg.lexicon import Lexicon
    from kg.model import Parse, Token

__all__ = ["Predicate", "find_predicates"]

# Relations of what may be a role of a clause; subjects and objects are found apart.
_OBLIQUE = ("obl", "nmod", "advmod", "xcomp", "advcl")
# Roles of a clause that a noun in it does not share.
_OWN = frozenset({"subject", "object", "complement", "poss", "host"})


def find_predicates(
    parse: Parse, lexicon: Lexicon, times: frozenset[int] = frozenset()
) -> tuple[Predicate, ...]:
    """Return the predicates of a sentence in the order of the text.

    Args:
        parse: The tree.
        lexicon: Which nouns name events, and what governing words make of a clause.
        times: Tokens of expressions of time: "by May" names no agent.
    """
    return _Structure(parse, lexicon, times).predicates()


class _Structure:
    """Holds a tree while its predicates are found; lives for one call."""

    def __init__(self, parse: Parse, lexicon: Lexicon, times: frozenset[int]) -> None:
        self.tree = Arguments(parse)
        self.times = times
        self.tokens = parse.tokens
        self.lexicon = lexicon
        self.subjects: dict[int, tuple[int, ...]] = {}
        self.passive: dict[int, bool] = {}
        self.found: dict[int, Predicate] = {}

    def predicates(self) -> tuple[Predicate, ...]:
        """Walk the tree from the root, so that a governor is always done before its clauses."""
        queue = [t.index for t in self.tokens if t.head == t.index]
        seen: set[int] = set()
        while queue:
            index = queue.pop(0)
            if index in seen:
                continue
            seen.add(index)
            if self.tree.is_clause(self.tokens[index]):
                self.found[index] = self._clause(self.tokens[index])
            queue += [c.index for c in self.tree.children[index]]
        for token in self.tokens:
            if token.index not in self.found and self._names_event(token):
                self.found[token.index] = self._noun(token)
        # In the order of the text: a reader has what comes first in mind.
        return tuple(self.found[i] for i in sorted(self.found))

    def _names_event(self, token: Token) -> bool:
        if token.index in self.times:
            return False
        return token.upos in {"NOUN", "PROPN"} and self._lemma(token) in self.lexicon.by_noun

    def _lemma(self, token: Token) -> str:
        return self.lexicon.lemma(token.text, token.lemma, token.upos)

    # --- clauses -------------------------------------------------------------------

    def _clause(self, token: Token) -> Predicate:
        children = self.tree.children[token.index]
        governor, link = self._governor(token)
        self.passive[token.index] = self._is_passive(token, governor)
        self.subjects[token.index] = self._subject(token, governor, link)
        roles = self._core(token)
        for child in children:
            self._add_oblique(token, child, roles)
        self.tree.add_deeper(token.index, roles)
        if self.passive[token.index] and "subject" not in roles:
            roles |= self._agent_beyond(token)
        return Predicate(
            index=token.index,
            lemma=self._lemma(token),
            kind="verb" if token.upos == "VERB" else "copula",
            roles=self._without_times(roles),
            particles=tuple(
                c.lemma.casefold()
                for c in children
                if c.dep in {"advmod", "compound:prt", "obl:unmarked"}
            ),
            modality=modality_of(self.tree, self.lexicon, token, self.found.get(governor), link),
            governor=governor,
            link=link,
            perfect=any(c.dep == "aux" and c.text.casefold() == "had" for c in children),
            hedged=is_hedged(self.tree, self.lexicon, token, self.found.get(governor), link),
        )

    def _without_times(self, roles: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
        """Return roles whose prepositions lead to no time: "in 1913" is no body to serve in."""
        kept = {
            name: filled if name in _OWN else tuple(i for i in filled if i not in self.times)
            for name, filled in roles.items()
        }
        return {name: _ordered(name, filled) for name, filled in kept.items() if filled}

    def _core(self, token: Token) -> dict[str, tuple[int, ...]]:
        """Return the logical subject, object and complement of a clause."""
        subject = self.subjects[token.index]
        objects = self.tree.dependents(token, "obj") or self._named_object(token)
        objects = objects or self.tree.object_of_both(token)
        if token.dep == "acl:relcl" and any(self.tree.word(i) in RELATIVE for i in objects):
            objects = (token.head,)
        if token.upos != "VERB":
            complement = self.tree.with_conjuncts(token.index, clausal=False)
            roles = {"complement": complement, "subject": subject}
        elif self.passive[token.index]:
            roles = {"object": subject, "complement": objects}
        else:
            roles = {"subject": subject, "object": objects}
        given = self.tree.dependents(token, "iobj")
        becoming = self.lexicon.words["becoming"]
        if given and objects and self._lemma(token) in becoming and "complement" not in roles:
            # "elected him president": who is made something, and what.
            return roles | {"object": given, "complement": objects}
        return roles | {"iobj": given}

    def _named_object(self, token: Token) -> tuple[int, ...]:
        """Return the name right after a verb that a parser took for what the subject becomes."""
        frames = self.lexicon.by_lemma.get(self._lemma(token), ())
        after = self.tokens[token.index + 1] if token.index + 1 < len(self.tokens) else token
        if not frames or any("complement" in r for f in frames for r, _ in f.requires):
            return ()
        yielded = any("complement" in y.object for f in frames for y in f.yields)
        while after.dep in {"compound", "flat", "amod", "nmod:desc"} and after.head > after.index:
            after = self.tokens[after.head]
        strayed = after.dep == "xcomp" and after.head == token.index and after.text[:1].isupper()
        return self.tree.with_conjuncts(after.index) if strayed and not yielded else ()

    def _add_oblique(self, token: Token, child: Token, roles: dict[str, tuple[int, ...]]) -> None:
        """Add what a dependent fills: the role of its preposition, agent or complement."""
        preposition = self.tree.preposition(child)
        passive = self.passive[token.index]
        agent = child.dep == "obl:agent" or (child.dep == "obl" and preposition == "by" and passive)
        if preposition and agent and child.index in self.times:
            return
        if preposition and agent:
            roles["subject"] = self.tree.with_conjuncts(child.index)
        elif preposition and child.dep.startswith(_OBLIQUE):
            self.tree.add_prepositional(child, roles)
        elif child.dep == "xcomp" and child.upos in {"NOUN", "PROPN", "ADJ", "NUM", "PRON"}:
            roles["complement"] = self.tree.with_conjuncts(child.index, clausal=False)

    def _agent_beyond(self, token: Token) -> dict[str, tuple[int, ...]]:
        """Return the agent that a tree hangs on the place or year before it.

        In "founded in Zenda by X" it is X who founds, whatever "by X" hangs on; in "succeeded as
        governor by X" it is X who succeeds.
        """
        for other in self.tokens[token.index + 1 :]:
            if self.tree.is_clause(other):
                break
            above = self.tokens[other.head]
            # "Shot dead by soldiers": they shot.
            told = above.dep == "xcomp" and above.head == token.index
            post = above.upos == "NOUN" and self.tree.preposition(above) == "as"
            named = other.upos == "PROPN" and (above.upos in {"PROPN", "NUM"} or post)
            names = told or named
            hangs = other.dep.startswith(("nmod", "obl")) and self._is_below(above, token.index)
            if names and hangs and self.tree.preposition(other) == "by":
                return {"subject": self.tree.with_conjuncts(other.index)}
        return {}

    def _is_below(self, token: Token, index: int) -> bool:
        """Say whether a token hangs on another with no clause between."""
        seen: set[int] = set()
        while token.index not in seen and not self.tree.is_clause(token):
            seen.add(token.index)
            token = self.tokens[token.head]
        return token.index == index

    def _governor(self, token: Token) -> tuple[int, str]:
        """Return what a clause depends on, and how: a conjunction, "purpose", or a UD label."""
        if token.head == token.index:
            return -1, "root"
        if token.dep not in {"advcl", "ccomp", "acl"}:
            return token.head, token.dep
        marks = [
            c.text.casefold()
            for c in self.tree.children[token.index]
            if c.dep in {"mark", "case"}
            or (c.dep == "advmod" and c.lemma in {"when", "where", "while"})
        ]
        link = marks[0] if marks else token.dep
        if link == "to" or (link == "in" and "to" in marks):
            link = "purpose" if token.dep == "advcl" else "to"
        return token.head, link

    def _is_passive(self, token: Token, governor: int) -> bool:
        children = {c.dep for c in self.tree.children[token.index]}
        if children & {"aux:pass", "nsubj:pass"}:
            return True
        if token.dep == "acl" and self._is_only_verb(token):
            return False
        if token.dep == "acl" and self._lemma(token) in self.lexicon.words["calling"]:
            return token.feat("Tense") == "Past"  # "a party called the Red League"
        # A clause at a noun without a relative pronoun has no finite verb.
        participle = token.dep == "acl" or token.feat("VerbForm") == "Part"
        if token.dep in {"acl", "advcl"} and token.feat("Tense") == "Past" and participle:
            return not children & {"obj", "nsubj"} and not self._is_active_only(token)
        # "Was captured and executed", "two were killed and four executed": it is said once.
        apart = {"aux", "obj"} if token.feat("VerbForm") == "Part" else {"aux", "obj", "nsubj"}
        return (
            token.dep == "conj"
            and self.passive.get(governor, False)
            and not self._is_active_only(token)
            and not children & apart
        )

    def _is_active_only(self, token: Token) -> bool:
        if token.text.casefold() in self.lexicon.words["preterite"]:
            return True
        lemma = self._lemma(token)
        return lemma in self.lexicon.intransitive or lemma in self.lexicon.words["active-only"]

    def _is_only_verb(self, token: Token) -> bool:
        """Say whether "skirmishes continued" was read as a noun with a participle.

        A sentence has a finite verb; a bare noun at the root with one right after it has none.
        """
        head = self.tokens[token.head]
        return (
            head.head == head.index
            and head.index == token.index - 1
            and head.upos in {"NOUN", "PROPN"}
            and not any(t.upos in {"VERB", "AUX"} and t is not token for t in self.tokens)
        )

    # --- subjects ------------------------------------------------------------------

    def _subject(self, token: Token, governor: int, link: str) -> tuple[int, ...]:
        """Return the grammatical subject, shared or not; a relative pronoun's noun for it."""
        children = self.tree.children[token.index]
        own = next((c for c in children if c.dep in SUBJECTS and c.index not in self.times), None)
        own = own or self._crowded_out(token) or self._joined_subject(token)
        if own is None:
            subject = self._shared_subject(token, governor, link)
        else:
            subject = self.tree.with_conjuncts(own.index)
        if token.dep == "acl:relcl" and subject and self.tree.word(subject[0]) in RELATIVE:
            return (self.tree.antecedent(token.head, subject[0]),)
        return subject

    def _crowded_out(self, token: Token) -> Token | None:
        """Return the subject that a time took the place of ("The next day the French ...").

        In "On 24 May, General X, commander of Y, began", a parser may hang X on the date.
        """
        children = self.tree.children[token.index]
        for child in children:
            if child.index in self.times and child.index < token.index:
                for hung in self.tree.children[child.index]:
                    if self._is_after_comma(hung) and hung.index < token.index:
                        return hung
        if not any(c.dep in SUBJECTS and c.index in self.times for c in children):
            return None
        before = self.tokens[token.index - 1] if token.index else token
        nominal = before.upos in {"ADJ", "PROPN", "NOUN", "PRON"} and before.index not in self.times
        return before if nominal else None

    def _is_after_comma(self, token: Token) -> bool:
        """Say whether a nominal in apposition stands after a comma and tells no time."""
        if token.dep != "appos" or token.index in self.times:
            return False
        children = self.tree.children[token.index]
        inner = [c.index for c in children if c.index < token.index and c.upos != "PUNCT"]
        before = self.tokens[max(0, min([token.index, *inner]) - 1)]
        return before.text == "," and token.upos in {"PROPN", "NOUN", "PRON"}

    def _joined_subject(self, token: Token) -> Token | None:
        """Return the name between "and" and a finite verb, wherever the tree hangs it.

        So of "X was president and Y was premier".
        """
        copula = next((c for c in self.tree.children[token.index] if c.dep == "cop"), None)
        if token.dep != "conj" or (copula is None and token.feat("VerbForm") != "Fin"):
            return None
        first = verb = token.index if copula is None else copula.index
        while first and self.tokens[first - 1].upos == "PROPN":
            first -= 1
        after_and = first and self.tokens[first - 1].dep == "cc"
        return self.tokens[verb - 1] if after_and and first < verb else None

    def _shared_subject(self, token: Token, governor: int, link: str) -> tuple[int, ...]:
        if governor < 0:
            return ()
        if governor not in self.found:
            if token.dep.startswith("acl") and link != "to" and not self._is_free(token):
                return (governor,)
            shared = self.subjects.get(self._clause_above(governor), ())
            # "The plan to attack failed": the plan is not who attacks.
            return () if governor in shared else shared
        return self._moved(token, self.found[governor], link) or self.subjects.get(governor, ())

    def _moved(self, token: Token, above: Predicate, link: str) -> tuple[int, ...]:
        """Return whom a verb makes or asks to act: "forced him to retreat", "called on him to".

        In "decided to retreat" it is the subject who retreats, and nobody is returned.
        """
        words = self.lexicon.words
        controlled = link in {"xcomp", "to"} and not token.dep.startswith("acl")
        moved = above.lemma in words["moving"] and link in {"purpose", "into"}
        # "annexed it to form Y": who annexes forms it; only what one makes somebody do is his.
        active = not self.passive.get(above.index) and above.kind == "verb"
        if controlled or moved or token.dep == "xcomp":
            found = above.role("object") if active and above.lemma not in words["taking"] else ()
            if found:
                return found
        entreated = above.lemma in words["entreating"] and link in {"to", "purpose", "xcomp"}
        return above.role("on|upon|to|for") if entreated else ()

    def _is_free(self, token: Token) -> bool:
        """Say whether a participle after a comma tells what the subject did (", hoping for")."""
        before = self.tokens[token.index - 1] if token.index else token
        return token.feat("Tense") == "Pres" and before.text == ","

    def _clause_above(self, index: int) -> int:
        seen: set[int] = set()
        while index not in self.subjects and index not in seen:
            seen.add(index)
            index = self.tokens[index].head
        return index

    # --- nouns that name events ------------------------------------------------------

    def _noun(self, token: Token) -> Predicate:
        roles: dict[str, tuple[int, ...]] = {}
        for child in self.tree.children[token.index]:
            if child.dep == "nmod:poss":
                roles["poss"] = (child.index,)
            elif child.dep.startswith(("nmod", "obl")):
                self.tree.add_prepositional(child, roles)
        self.tree.add_deeper(token.index, roles)
        clause = self._host(token)
        if clause is not None:
            roles["host"] = self.subjects.get(clause.index, ())
            for name, filled in clause.roles.items():
                # "The siege was lifted by X": X is no part of the siege.
                own = token.head == clause.index and not token.dep.endswith(":pass")
                # "X was led by Y until his murder": nor did Y murder anybody.
                own = own and not (token.dep == "obl" and self.passive.get(clause.index, False))
                direct = name != "by" or own
                if name not in _OWN and token.index not in filled and direct:
                    roles.setdefault(name, filled)
        return Predicate(
            index=token.index,
            lemma=self._lemma(token),
            kind="noun",
            roles=roles,
            modality=clause.modality if clause is not None else Modality.ASSERTED,
            governor=clause.index if clause is not None else -1,
            link=self.tree.preposition(token) or token.dep,
        )

    def _host(self, token: Token) -> Predicate | None:
        """Return the clause that a noun stands in, or the noun that heads a verbless sentence."""
        index, seen = token.head, {token.index}
        while index not in seen:
            found = self.found.get(index)
            if found is not None and found.kind != "noun":
                return found
            seen.add(index)
            index = self.tokens[index].head
        return self.found.get(index)


def _ordered(role: str, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """Return the fillers of a preposition in the order of the text, each once."""
    return tokens if role in {"subject", "object"} else tuple(sorted(set(tokens)))
