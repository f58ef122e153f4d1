"""Argument structure: what each predicate of a sentence says of whom.

Passive and active, conjunction, control and raising, participles, relative clauses and
nominalisations all reduce to the same value here, so that a frame of the lexicon is written
once. Labels are Universal Dependencies v2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Modality

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.lexicon import Lexicon
    from kg.model import Parse, Token

__all__ = ["Predicate", "find_predicates"]

_CLAUSAL = frozenset(
    {"advcl", "acl", "acl:relcl", "xcomp", "ccomp", "conj", "parataxis", "advcl:relcl"}
)
_RELATIVE = frozenset({"who", "which", "that", "whom", "where", "whose"})


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

    def role(self, selector: str) -> tuple[int, ...]:
        """Return the tokens of the first role of ``a|b|c`` that is filled."""
        for name in selector.split("|"):
            if self.roles.get(name):
                return self.roles[name]
        return ()


def find_predicates(parse: Parse, lexicon: Lexicon) -> tuple[Predicate, ...]:
    """Return the predicates of a sentence, governors before what they govern."""
    return _Structure(parse, lexicon).predicates()


class _Structure:
    """Holds a tree while its predicates are found; lives for one call."""

    def __init__(self, parse: Parse, lexicon: Lexicon) -> None:
        self.tokens = parse.tokens
        self.lexicon = lexicon
        self.children: dict[int, list[Token]] = {t.index: [] for t in self.tokens}
        for token in self.tokens:
            if token.head != token.index:
                self.children[token.head].append(token)
        self.surface: dict[int, tuple[int, ...]] = {}
        self.passive: dict[int, bool] = {}
        self.found: dict[int, Predicate] = {}

    def predicates(self) -> tuple[Predicate, ...]:
        """Walk the tree from the root; a governor is always done first."""
        queue = [t.index for t in self.tokens if t.head == t.index]
        seen: set[int] = set()
        while queue:
            index = queue.pop(0)
            if index in seen:
                continue
            seen.add(index)
            if self._is_clause(self.tokens[index]):
                self._clause(self.tokens[index])
            queue += [c.index for c in self.children[index]]
        for token in self.tokens:
            if (
                token.index not in self.found
                and token.upos in {"NOUN", "PROPN"}
                and self._evokes(token)
            ):
                self.found[token.index] = self._noun(token)
        # In the order of the text: a reader has what comes first in mind.
        return tuple(self.found[i] for i in sorted(self.found))

    def _evokes(self, token: Token) -> bool:
        return self._lemma(token) in self.lexicon.by_noun

    def _lemma(self, token: Token) -> str:
        return self.lexicon.lemma(token.text, token.lemma, token.upos)

    def _is_clause(self, token: Token) -> bool:
        if token.upos == "VERB":
            return token.dep not in {"amod", "compound", "case", "mark", "fixed"}
        return any(c.dep == "cop" for c in self.children[token.index]) or any(
            c.dep in {"nsubj", "nsubj:pass", "csubj"} for c in self.children[token.index]
        )

    # --- clauses -------------------------------------------------------------------

    def _clause(self, token: Token) -> None:
        children = self.children[token.index]
        copular = token.upos != "VERB"
        governor, link = self._governor(token)
        passive = self._is_passive(token, governor)
        self.passive[token.index] = passive
        surface = tuple(
            self._with_conjuncts(c.index)
            for c in children
            if c.dep in {"nsubj", "nsubj:pass", "nsubj:outer"}
        )
        subject = surface[0] if surface else self._shared_subject(token, governor, link)
        subject = self._relative(token, subject)
        self.surface[token.index] = subject
        roles: dict[str, tuple[int, ...]] = {}
        objects = self._all(token, {"obj"})
        if copular:
            roles["complement"] = self._with_conjuncts(token.index, clausal=False)
            roles["subject"] = subject
        elif passive:
            roles["object"] = subject
            if objects:
                roles["complement"] = objects
        else:
            roles["subject"] = subject
            roles["object"] = objects
        roles["iobj"] = self._all(token, {"iobj"})
        for child in children:
            if child.dep.startswith(
                ("obl", "nmod", "advmod", "xcomp", "advcl")
            ) and not self._is_time_adverb(child):
                self._prepositional(child, roles, passive=passive)
            if (
                child.dep == "xcomp"
                and child.upos in {"NOUN", "PROPN", "ADJ", "NUM", "PRON"}
                and not self._case(child)
            ):
                roles["complement"] = self._with_conjuncts(child.index, clausal=False)
        self._deep(token.index, roles)
        self.found[token.index] = Predicate(
            index=token.index,
            lemma=self._lemma(token),
            kind="copula" if copular else "verb",
            roles={k: _ordered(k, v) for k, v in roles.items() if v},
            particles=tuple(
                c.lemma.casefold()
                for c in children
                if c.dep in {"advmod", "compound:prt", "obl:unmarked"}
            ),
            modality=self._modality(token, governor, link),
            governor=governor,
            link=link,
            perfect=any(c.dep == "aux" and c.text.casefold() == "had" for c in children),
        )

    def _governor(self, token: Token) -> tuple[int, str]:
        if token.head == token.index:
            return -1, "root"
        head = self.tokens[token.head]
        link = token.dep
        if token.dep in {"advcl", "ccomp", "acl"}:
            marks = [c.text.casefold() for c in self.children[token.index] if c.dep in {"mark", "case"}
                     or (c.dep == "advmod" and c.lemma in {"when", "where", "while"})]  # fmt: skip
            link = marks[0] if marks else token.dep
            if link == "to" or (link == "in" and "order" in " ".join(marks)):
                link = "purpose" if token.dep == "advcl" else "to"
        if link in {"purpose", "to"} or token.dep in _CLAUSAL:
            return head.index, link
        return head.index, token.dep

    def _is_passive(self, token: Token, governor: int) -> bool:
        children = self.children[token.index]
        if any(c.dep in {"aux:pass", "nsubj:pass"} for c in children):
            return True
        participle = token.feat("VerbForm") == "Part" and token.feat("Tense") == "Past"
        if token.dep == "acl" and self._only_verb(token):
            return False
        if token.dep in {"acl", "advcl"} and participle:
            return not any(c.dep in {"obj", "nsubj"} for c in children)
        # "was captured and executed": the auxiliary is said once.
        return (
            token.dep == "conj"
            and self.passive.get(governor, False)
            and self._lemma(token) not in self.lexicon.intransitive
            and not any(c.dep in {"aux", "nsubj", "obj"} for c in children)
        )

    def _only_verb(self, token: Token) -> bool:
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

    def _shared_subject(self, token: Token, governor: int, link: str) -> tuple[int, ...]:
        if governor < 0:
            return ()
        if token.dep.startswith("acl"):
            if governor in self.found or link == "to" or self._free_participle(token):
                return self.surface.get(self._clause_above(governor), ())
            return (governor,)
        if governor not in self.found:
            return self.surface.get(self._clause_above(governor), ())
        if link in {"xcomp", "to"} or token.dep == "xcomp":
            above = self.found[governor]
            # "forced him to retreat": the object acts; "decided to retreat": the subject.
            if (
                not self.passive.get(governor)
                and above.kind == "verb"
                and above.roles.get("object")
            ):
                return above.roles["object"]
        return self.surface.get(governor, ())

    def _free_participle(self, token: Token) -> bool:
        """Say whether a participle after a comma tells what the subject did (", hoping for")."""
        before = self.tokens[token.index - 1] if token.index else token
        return token.feat("Tense") == "Pres" and before.text == ","

    def _clause_above(self, index: int) -> int:
        seen: set[int] = set()
        while index not in self.surface and index not in seen:
            seen.add(index)
            index = self.tokens[index].head
        return index

    def _relative(self, token: Token, subject: tuple[int, ...]) -> tuple[int, ...]:
        """Replace a relative pronoun by the noun that it stands for."""
        if (
            token.dep == "acl:relcl"
            and subject
            and self.tokens[subject[0]].text.casefold() in _RELATIVE
        ):
            return (token.head,)
        return subject

    def _prepositional(
        self, child: Token, roles: dict[str, tuple[int, ...]], *, passive: bool
    ) -> None:
        preposition = self._case(child)
        if not preposition:
            return
        if child.dep == "obl:agent" or (preposition == "by" and passive and child.dep == "obl"):
            roles["subject"] = self._with_conjuncts(child.index)
            return
        roles[preposition] = (*roles.get(preposition, ()), *self._with_conjuncts(child.index))

    def _deep(self, index: int, roles: dict[str, tuple[int, ...]]) -> None:
        """Add, after the direct ones, the prepositional phrases that hang deeper.

        A parser often hangs a phrase on the noun before it that belongs to the verb; a frame
        that asks for it by its preposition shall find it, the direct one first.
        """
        reached = {index, *self._nominal_ancestors(index)}
        for token in self.tokens[index + 1 :]:
            preposition = self._case(token)
            if not preposition or preposition == "of" or not token.dep.startswith(("nmod", "obl")):
                continue
            above, seen = token.head, {token.index}
            while (
                above not in seen
                and above not in reached
                and not self._is_clause(self.tokens[above])
            ):
                seen.add(above)
                if not self.tokens[above].dep.startswith(
                    (
                        "nmod",
                        "obl",
                        "obj",
                        "appos",
                        "conj",
                        "flat",
                        "compound",
                        "iobj",
                        "xcomp",
                        "nummod",
                    )
                ):
                    break
                above = self.tokens[above].head
            if above in reached and token.index not in roles.get(preposition, ()):
                roles[preposition] = (
                    *roles.get(preposition, ()),
                    *self._with_conjuncts(token.index),
                )

    def _nominal_ancestors(self, index: int) -> list[int]:
        """Return the nouns above an event noun: what hangs on them after it may be its own."""
        found: list[int] = []
        while self.tokens[index].dep.startswith("nmod") and self.tokens[index].head not in found:
            index = self.tokens[index].head
            if self.tokens[index].upos not in {"NOUN", "NUM"}:
                break
            found.append(index)
        return found

    def _case(self, token: Token) -> str:
        cases = [c for c in self.children[token.index] if c.dep == "case" and c.index < token.index]
        if not cases:
            return ""
        words = [cases[0].text.casefold()]
        words += [c.text.casefold() for c in self.children[cases[0].index] if c.dep == "fixed"]
        return " ".join(words)

    def _is_time_adverb(self, token: Token) -> bool:
        return token.upos == "ADV" and not self._case(token)

    def _all(self, token: Token, relations: set[str]) -> tuple[int, ...]:
        return tuple(
            index
            for child in self.children[token.index]
            if child.dep in relations
            for index in self._with_conjuncts(child.index)
        )

    def _with_conjuncts(self, index: int, *, clausal: bool = True) -> tuple[int, ...]:
        found = [index]
        for child in self.children[index]:
            if (
                child.dep == "conj"
                and not (clausal and child.upos == "VERB")
                and not self._is_clause(child)
            ):
                found += self._with_conjuncts(child.index, clausal=clausal)
        return tuple(found)

    def _modality(self, token: Token, governor: int, link: str) -> Modality:
        children = self.children[token.index]
        negative = any(
            (
                c.dep == "advmod"
                and c.lemma.casefold() in {"not", "never", "n't", "no longer", "nor"}
            )
            or (c.dep == "det" and c.text.casefold() == "no" and token.upos != "VERB")
            for c in children
        )
        inherited = Modality.ASSERTED
        if (
            governor >= 0
            and token.dep in {"xcomp", "ccomp", "acl", "advcl"}
            or link in {"purpose", "to"}
        ):
            inherited = self._attitude(governor, token, link)
        elif governor in self.found and token.dep == "conj":
            inherited = self.found[governor].modality
            inherited = (
                Modality.ASSERTED
                if inherited is Modality.NEGATED and self._has_but(token)
                else inherited
            )
            if inherited is Modality.NEGATED and any(
                c.dep in {"nsubj", "nsubj:pass"} for c in children
            ):
                inherited = Modality.ASSERTED
        if (
            any(
                c.dep == "aux" and c.text.casefold() in {"would", "could", "might", "may", "should"}
                for c in children
            )
            and inherited is Modality.ASSERTED
        ):  # noqa: E501
            inherited = self._modal(children)
        return Modality.NEGATED if negative else inherited

    def _modal(self, children: list[Token]) -> Modality:
        # "would" in narrative is future in the past ("he would later become"), a fact told
        # ahead, unless a condition stands beside it.
        words = {c.text.casefold() for c in children if c.dep == "aux"}
        return Modality.ASSERTED if words & {"would", "could"} else Modality.PROPOSED

    def _has_but(self, token: Token) -> bool:
        return any(c.dep == "cc" and c.text.casefold() == "but" for c in self.children[token.index])

    def _attitude(self, governor: int, token: Token, link: str) -> Modality:
        above = self.found.get(governor)
        head = self.tokens[governor]
        lemma = above.lemma if above else self._lemma(head)
        base = above.modality if above else Modality.ASSERTED
        infinitive = link in {"purpose", "to", "xcomp"} or token.feat("VerbForm") in {"Inf", "Ger"}
        attitude = self.lexicon.attitudes.get(lemma) or self.lexicon.attitudes.get(
            head.text.casefold()
        )
        if attitude and infinitive:
            return base if attitude == "asserted" else Modality(attitude)
        if attitude and token.dep == "ccomp" and attitude != "asserted":
            return Modality(attitude)
        if link == "purpose" or (link == "to" and token.dep == "advcl"):
            return Modality.INTENDED
        if above is None and token.dep == "acl" and link == "to":
            return Modality.INTENDED
        return base

    # --- nouns that name events ------------------------------------------------------

    def _noun(self, token: Token) -> Predicate:
        roles: dict[str, tuple[int, ...]] = {}
        for child in self.children[token.index]:
            if child.dep == "nmod:poss":
                roles["poss"] = (child.index,)
            elif child.dep.startswith(("nmod", "obl")):
                preposition = self._case(child)
                if preposition:
                    roles[preposition] = (
                        *roles.get(preposition, ()),
                        *self._with_conjuncts(child.index),
                    )
        self._deep(token.index, roles)
        host = self._host(token)
        clause = self.found.get(host)
        if clause is not None:
            roles["host"] = self.surface.get(host, ())
            for name, filled in clause.roles.items():
                if (
                    name not in {"subject", "object", "complement", "poss", "host"}
                    and token.index not in filled
                ):
                    roles.setdefault(name, filled)
        return Predicate(
            index=token.index,
            lemma=self._lemma(token),
            kind="noun",
            roles=roles,
            modality=clause.modality if clause is not None else Modality.ASSERTED,
            governor=host if clause is not None else -1,
            link=self._case(token) or token.dep,
        )

    def _host(self, token: Token) -> int:
        index, seen = token.head, {token.index}
        while index not in seen:
            if index in self.found and self.found[index].kind != "noun":
                return index
            seen.add(index)
            index = self.tokens[index].head
        return index


def _ordered(role: str, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """Return the fillers of a preposition in the order of the text, each once."""
    return tokens if role in {"subject", "object"} else tuple(sorted(set(tokens)))
