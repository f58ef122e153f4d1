"""A sentence has a finite verb: trees that missed it are put right.

"Varga, who had refused at first, died in Zenda" has a plain subject and a plain verb, but a
parser that has lost its way takes "died" for a participle that hangs on the name, as in
"letters found in Zenda". Where a whole sentence has no other verb, it is the verb.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Token

__all__ = ["with_finite_verb"]

# Where the verb hangs on its own subject by mistake.
_STRAYED = frozenset({"acl", "acl:relcl", "parataxis", "conj", "appos", "advcl", "list", "dep"})
# What belongs to the clause, not to its subject.
_CLAUSAL = frozenset({"obl", "advmod", "advcl", "punct", "cc", "parataxis", "conj", "discourse"})
_VERBAL = frozenset({"cop", "aux", "aux:pass", "expl"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def with_finite_verb(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens with a verb for their root, if they are a sentence that lacks it."""
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or root.upos not in _NOMINAL or tokens[-1].text not in {".", "!"}:
        return tuple(tokens)
    children = [t for t in tokens if t.head == root.index and t is not root]
    if any(c.dep in _VERBAL or c.dep.startswith(("nsubj", "csubj")) for c in children):
        return tuple(tokens)
    # What stands after a preposition is no subject.
    if not any(c.dep == "case" for c in children):
        verb = _strayed(tokens, root, children) or _after_insertion(tokens, root)
        if verb is not None:
            return _rooted(tokens, verb, root)
    verb = _swallowed(tokens)
    if verb is None:
        return tuple(tokens)
    own = _has_own_subject(tokens, verb)
    return _rooted(tokens, verb, None if own else tokens[verb.index - 1])


def _strayed(tokens: Sequence[Token], root: Token, children: list[Token]) -> Token | None:
    """Return the finite verb that hangs on its own subject."""
    return next(
        (
            c
            for c in children
            if _may_be_verb(tokens, c, root)
            and c.dep in _STRAYED
            and (c.feat("VerbForm") == "Fin" or _has(tokens, c, "aux:pass"))
        ),
        None,
    )


def _after_insertion(tokens: Sequence[Token], root: Token) -> Token | None:
    """Return the past form that follows what commas set apart after the subject."""
    opened = any(t.text == "," for t in tokens[root.index + 1 :])
    past = [
        t
        for t in tokens
        if opened
        and _may_be_verb(tokens, t, root)
        and t.text.endswith("ed")
        and tokens[t.index - 1].text == ","
        and t.dep in _STRAYED
    ]
    return past[-1] if past else None


def _may_be_verb(tokens: Sequence[Token], token: Token, root: Token) -> bool:
    after = token.upos == "VERB" and token.index > root.index
    return after and not _has_own_subject(tokens, token)


def _has_own_subject(tokens: Sequence[Token], verb: Token) -> bool:
    return any(
        t.head == verb.index and t.dep.startswith(("nsubj", "csubj", "mark"))
        for t in tokens
        if t is not verb
    )


def _has(tokens: Sequence[Token], head: Token, dep: str) -> bool:
    return any(t.head == head.index and t.dep == dep for t in tokens)


def _swallowed(tokens: Sequence[Token]) -> Token | None:
    """Return the verb of "the League seized power" that was read as "seized power".

    So is "was appointed" of "she was appointed governor", over its own subject.
    """
    for verb in tokens[1:-1]:
        before = tokens[verb.index - 1]
        if verb.upos != "VERB" or verb.dep != "amod" or verb.head < verb.index:
            continue
        swallowed = before.upos in _NOMINAL and before.head in {verb.index, verb.head}
        if _has_own_subject(tokens, verb) or (swallowed and verb.text.endswith("ed")):
            return verb
    return None


def _rooted(tokens: Sequence[Token], verb: Token, subject: Token | None) -> tuple[Token, ...]:
    """Return the tokens with the verb as root, over its subject and what belongs to the clause."""
    root = next(t for t in tokens if t.head == t.index)
    object_ = verb.head if verb.dep == "amod" else -1
    passive = _has(tokens, verb, "aux:pass")
    found: list[Token] = []
    for token in tokens:
        if token.index == verb.index:
            found.append(replace(token, head=verb.index, dep="root"))
        elif subject is not None and token.index == subject.index:
            dep = "nsubj:pass" if passive else "nsubj"
            found.append(replace(token, head=verb.index, dep=dep))
        elif token.index == object_:
            found.append(replace(token, head=verb.index, dep="obj"))
        elif token.index == root.index:
            found.append(replace(token, head=verb.index, dep="obl"))
        elif subject is not None and token.head == object_ and token.index < verb.index:
            # "the" of "the League seized power" is the League's.
            found.append(replace(token, head=subject.index))
        elif token.head == root.index and _belongs_to_clause(token, root, verb):
            found.append(replace(token, head=verb.index))
        else:
            found.append(token)
    return tuple(found)


def _belongs_to_clause(token: Token, root: Token, verb: Token) -> bool:
    outside = token.index < root.index or token.index > verb.index
    return token.dep in _CLAUSAL and outside
