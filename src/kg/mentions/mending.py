"""Trees mended where the surface is plain and a parser often errs.

Encyclopedia prose has turns that are rare in treebanks: "appointed Karl Holt governor", "promoted
to brigadier general", "the son of X, he ...". Each rule looks at a wrong shape and at words that
tell the right one; a tree that is right passes unchanged.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.mentions.clauses import CLAUSE_RULES
from kg.mentions.led import LED_RULES
from kg.mentions.lost_subjects import SUBJECT_RULES
from kg.mentions.tree import Tree
from kg.mentions.word_classes import WORD_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.lexicon import Lexicon
    from kg.model import Parse, Token

__all__ = ["mended"]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def mended(parse: Parse, lexicon: Lexicon) -> Parse:
    """Return a parse with the edges put right that its words show to be wrong.

    Args:
        parse: The tree as the parser gave it.
        lexicon: For posts, ranks and the verbs by which somebody comes to hold one.
    """
    tree = Tree(parse)
    for rule in _RULES:
        changes = dict(rule(tree, lexicon))
        if changes:
            tokens = tuple(changes.get(t.index, t) for t in parse.tokens)
            if not _is_tree(tokens):
                continue  # it was further astray than the rule can see
            parse = replace(parse, tokens=tokens)
            tree = Tree(parse)
    return parse


def _is_tree(tokens: Sequence[Token]) -> bool:
    """Say whether every token hangs on a root, however far above."""
    rooted = {t.index for t in tokens if t.head == t.index}
    for token in tokens:
        path = [token.index]
        while path[-1] not in rooted and len(path) <= len(tokens):
            path.append(tokens[path[-1]].head)
        if path[-1] not in rooted:
            return False
        rooted.update(path)
    return True


def _post_as_noun(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "was chief of staff": a post that is of something is no adjective."""
    for token in tree.tokens[:-1]:
        if token.upos != "ADJ":
            continue
        following = " ".join(t.text.casefold() for t in tree.tokens[token.index : token.index + 3])
        names = {token.text.casefold(), following} & lexicon.offices
        if not names or tree.word(token.index + 1) != "of":
            continue
        yield token.index, replace(token, upos="NOUN")
        for child in tree.children[token.index]:
            if child.dep == "obl" and child.index > token.index:
                yield child.index, replace(child, dep="nmod")


def _calling_as_noun(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "a teacher and former officer": a calling before "and" is no adjective."""
    for token in tree.tokens[1:-2]:
        noun = tree.tokens[token.head]
        joint = tree.tokens[token.index + 1]
        after = tree.tokens[token.index + 2]
        calling = token.text in lexicon.occupations and token.dep in {"amod", "compound"}
        if not calling or joint.text != "and" or noun.index <= after.index:
            continue
        if (
            after.upos != "ADJ"
            or noun.upos != "NOUN"
            or after.head not in {token.index, noun.index}
        ):
            continue
        head = token.index if noun.head == noun.index else noun.head
        yield token.index, replace(token, upos="NOUN", head=head, dep=noun.dep)
        yield noun.index, replace(noun, head=token.index, dep="conj")
        yield joint.index, replace(joint, head=noun.index, dep="cc")
        yield after.index, replace(after, head=noun.index, dep="amod")
        for child in tree.children[noun.index]:
            if child.index < token.index:
                yield child.index, replace(child, head=token.index)


def _peoples_joined(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "Polish and Czech armies fought": both adjectives are of the noun."""
    for first in tree.tokens[:-2]:
        joined = [c for c in tree.children[first.index] if c.dep == "conj"]
        noun = joined[-1] if joined else first
        between = tree.tokens[first.index + 1 : noun.index]
        plain = all(
            t.upos in {"ADJ", "PUNCT", "CCONJ", "PROPN"}
            and (t.upos != "ADJ" or t.text.casefold() in lexicon.adjectives)
            for t in between
        )
        if first.upos != "ADJ" or noun.upos != "NOUN" or not between or not plain:
            continue
        if first.text.casefold() not in lexicon.adjectives or between[-1].upos != "ADJ":
            continue
        head = noun.index if first.head == first.index else first.head
        yield noun.index, replace(noun, head=head, dep=first.dep)
        yield first.index, replace(first, head=noun.index, dep="amod")
        for token in (*tree.children[first.index], *between):
            if token is not noun and token.index > first.index:
                dep = "conj" if token.upos == "ADJ" else token.dep
                above = first.index if token.upos == "ADJ" else noun.index
                yield token.index, replace(token, head=above, dep=dep)
        for token in tree.children[first.index]:
            if token.index < first.index:
                yield token.index, replace(token, head=noun.index)


def _joined_prefix(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Make "re-elected" one verb: what hangs on the prefix hangs on the verb."""
    for hyphen in tree.tokens[1:-1]:
        prefix, verb = tree.tokens[hyphen.index - 1], tree.tokens[hyphen.index + 1]
        joined = hyphen.text == "-" and tree.glued(hyphen.index)
        if not joined or prefix.text.casefold() not in {"re", "co"} or verb.head != prefix.index:
            continue
        if lexicon.lemma(verb.text, verb.lemma, "VERB") not in lexicon.by_lemma:
            continue
        head = verb.index if prefix.head == prefix.index else prefix.head
        yield verb.index, replace(verb, upos="VERB", head=head, dep=prefix.dep)
        yield prefix.index, replace(prefix, upos="X", head=verb.index, dep="compound")
        for child in tree.children[prefix.index]:
            if child is not verb:
                yield child.index, replace(child, head=verb.index)
        yield hyphen.index, replace(hyphen, upos="PUNCT", head=verb.index, dep="punct")


def _rank_reached(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "promoted to brigadier general" as a rank, not as an infinitive."""
    for to in tree.tokens[1:-2]:
        if to.text != "to" or to.upos != "PART":
            continue
        first, second = tree.tokens[to.index + 1 : to.index + 3]
        verb = tree.tokens[first.head]
        ranks = lexicon.words["rank"]
        if first.text.casefold() not in ranks or second.text.casefold() not in ranks:
            continue
        yield to.index, replace(to, upos="ADP", head=second.index, dep="case")
        yield first.index, replace(first, upos="NOUN", head=second.index, dep="compound")
        yield second.index, replace(second, upos="NOUN", head=verb.index, dep="obl")


def _rank_as_verb(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "promoted to major in 1910 and to colonel": a rank after "to" is no infinitive."""
    ranks = lexicon.words["rank"]
    for rank in tree.tokens[1:]:
        to = tree.tokens[rank.index - 1]
        if rank.upos != "VERB" or to.text != "to" or rank.text.casefold() not in ranks:
            continue
        verbs = [t for t in tree.tokens[: to.index] if t.upos == "VERB" and t.text not in ranks]
        if not verbs or verbs[-1].index == rank.index:
            continue
        yield to.index, replace(to, upos="ADP", head=rank.index, dep="case")
        yield rank.index, replace(rank, upos="NOUN", head=verbs[-1].index, dep="obl")
        for child in tree.children[rank.index]:
            if child is not to and child.dep != "cc":
                yield child.index, replace(child, head=verbs[-1].index)


def _post_given(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "appointed Karl Holt governor": a name right before a post is who gets it."""
    for post in tree.tokens:
        verb = tree.tokens[post.head]
        if post.dep == "appos" and verb.dep == "obj" and not tree.comma_between(post, verb):
            clause = tree.tokens[verb.head]  # the name is the object already
            lemma = lexicon.lemma(clause.text, clause.lemma, "VERB")
            if lemma in lexicon.words["becoming"] and post.text.islower():
                yield post.index, replace(post, head=clause.index, dep="xcomp")
            continue
        becoming = lexicon.lemma(verb.text, verb.lemma, "VERB") in lexicon.words["becoming"]
        if post.dep != "obj" or verb.upos != "VERB" or not becoming or not post.text.islower():
            continue
        if lexicon.lemma(post.text, post.lemma, "NOUN") not in lexicon.offices:
            continue
        start = post.index
        while start and tree.tokens[start - 1].upos not in {"PROPN", "VERB"}:
            start -= 1
        name = range(verb.index + 1, start)
        own = all(
            tree.tokens[i].dep in {"amod", "compound", "det"} for i in range(start, post.index)
        )
        if not name or not own or any(not t.text[:1].isupper() for t in tree.at(name)):
            continue
        head = next((t for t in tree.at(name) if t.head == post.index), tree.tokens[name[0]])
        yield head.index, replace(head, head=verb.index, dep="obj")
        yield post.index, replace(post, dep="xcomp")
        for token in tree.at(name):
            if token is not head and token.head not in name:
                yield token.index, replace(token, head=head.index, dep="flat")


def _participle_opens(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "Exiled in 1850, he went ..." as a participle, not as a name."""
    opening = tree.tokens[0] if tree.tokens else None
    if opening is None or opening.dep != "root" or opening.upos == "VERB":
        return
    if opening.text.casefold() not in lexicon.verb_forms or not opening.text.endswith("ed"):
        return
    for clause in tree.children[0]:
        subject = next((c for c in tree.children[clause.index] if c.dep in _SUBJECTS), None)
        if clause.upos != "VERB" or subject is None or tree.word(subject.index - 1) != ",":
            continue
        feats = "Tense=Past|VerbForm=Part"
        yield 0, replace(opening, upos="VERB", feats=feats, head=clause.index, dep="advcl")
        yield clause.index, replace(clause, head=clause.index, dep="root")
        return


def _participle_after(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "the army, commanded by X" as said of the army."""
    for verb in tree.tokens[2:]:
        children = tree.children[verb.index]
        agent = any(c.dep == "obl:agent" for c in children)
        free = not any(c.dep.startswith(("nsubj", "aux", "mark", "cc")) for c in children)
        if verb.dep != "parataxis" or not agent or not free or verb.feat("Tense") != "Past":
            continue
        first = min([verb.index, *(c.index for c in children if c.dep == "advmod")])
        noun = tree.tokens[first - 2]
        if tree.word(first - 1) == "," and noun.upos in {"NOUN", "PROPN"}:
            yield verb.index, replace(verb, head=noun.index, dep="acl")


def _two_objects(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "proclaimed himself king": the second object is what the first becomes."""
    for post in tree.tokens:
        verb = tree.tokens[post.head]
        if post.dep != "obj" or lexicon.lemma(post.text, post.lemma, "NOUN") not in lexicon.offices:
            continue
        becoming = lexicon.lemma(verb.text, verb.lemma, "VERB") in lexicon.words["becoming"]
        others = [c for c in tree.children[verb.index] if c.dep == "obj" and c.index < post.index]
        if becoming and others:
            yield post.index, replace(post, dep="xcomp")


def _fame_of(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "was a chief of the X people, known for" as said of the chief."""
    root = next((t for t in tree.tokens if t.head == t.index), None)
    copula = root is not None and any(c.dep == "cop" for c in tree.children[root.index])
    for verb in tree.tokens[2:] if copula else ():
        known = lexicon.lemma(verb.text, verb.lemma, "VERB") in lexicon.words["fame"]
        first = min(
            [verb.index, *(c.index for c in tree.children[verb.index] if c.dep == "advmod")]
        )
        if known and verb.dep == "acl" and tree.word(first - 1) == "," and root is not None:
            yield verb.index, replace(verb, head=root.index)


def _made_before(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "after being appointed governor" and "where he was elected chairman" as clauses."""
    for being in tree.tokens[:-2]:
        verb = tree.tokens[being.index + 1]
        post = tree.tokens[verb.head]
        becoming = lexicon.lemma(verb.text, verb.lemma, "VERB") in lexicon.words["becoming"]
        passive = being.upos == "AUX" and being.head in {verb.index, post.index}
        if not passive or verb.dep != "amod" or not becoming or post.index < verb.index:
            continue
        dep = "advcl" if being.text == "being" else post.dep
        yield being.index, replace(being, head=verb.index, dep="aux:pass")
        above = verb.index if post.head == post.index else post.head
        yield verb.index, replace(verb, upos="VERB", head=above, dep=dep)
        yield post.index, replace(post, head=verb.index, dep="xcomp")
        for child in tree.children[post.index]:
            if child.dep in {"mark", "case"} and child.index < being.index:
                yield child.index, replace(child, head=verb.index, dep="mark")


def _numeral(tree: Tree, _: Lexicon) -> Iterator[tuple[int, Token]]:
    """Read "during World War I he served": after a name "I" is a number, not who served."""
    for token in tree.tokens[1:]:
        before = tree.tokens[token.index - 1]
        if token.text == "I" and token.upos == "PRON" and before.upos == "PROPN":
            yield token.index, replace(token, upos="PROPN", head=before.index, dep="flat")


_RULES = (
    _numeral, _post_as_noun, _calling_as_noun, _peoples_joined, _joined_prefix, _rank_reached,
    _rank_as_verb, _post_given, _two_objects, _participle_opens, _participle_after, _fame_of,
    _made_before, *SUBJECT_RULES, *LED_RULES, *WORD_RULES, *CLAUSE_RULES,
)  # fmt: skip
