"""The trained pipeline, as pure functions from text to :class:`~kg.model.Parse`."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from kg.language.asides import View, without_asides
from kg.language.openings import comma_after_opening
from kg.language.repair import with_finite_verb
from kg.model import Parse, Span, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc
    from threadpoolctl import ThreadpoolController

    from kg.model import Article, Sentence

__all__ = ["parse_article", "parse_text"]

_MODEL = Path(__file__).with_name("model")
# A clause beside a semicolon has more words than this; one in parentheses at least as many.
_SHORT = 3
_SHORTEST_CLAUSE = 5
# Where each word of a document begins in its text.
_STARTS = "starts"
# In place of a start: the comma that was put in for the parser.
_INSERTED = -1
# A longer "sentence" is a table or a list run together; a tree of it would be noise.
_CUT = "cut"
# A longer "sentence" is a table or a list run together; a tree of it would be noise. Its
# characters and those of a word are bounded too: the tokenizer looks through all of a word
# for each bracket at its beginning.
MAX_TOKENS = 400
_MAX_CHARACTERS = 10 * MAX_TOKENS
_LONG_WORD = re.compile(r"\S{200}")
# One word in the treebanks that the trees were learned from; the tokenizer would make three.
_PREFIXED = re.compile(r"(?:[Rr]e|[Cc]o)-[a-z]+")


def parse_article(article: Article) -> tuple[Parse, ...]:
    """Return the dependency trees of the article's sentences, in order.

    A parenthesis is taken out of its sentence. One that holds a clause of its own is parsed
    too and follows as a tree of its own, with the same sentence as its passage.
    """
    views: list[tuple[Sentence, View, int]] = []
    for sentence in article.sentences:
        for begin, stop in _clauses(article.surface(sentence.span)):
            offset = sentence.span.start + begin
            view = without_asides(article.text[offset : sentence.span.start + stop])
            if any(map(str.isalpha, view.text)):
                views.append((sentence, view, offset))
            for start, end, _ in view.asides:
                inner = article.text[offset + start : offset + end]
                if _may_be_clause(inner):
                    views.append((sentence, without_asides(inner), offset + start))
    docs = _parse(view.text for _, view, _ in views)
    return tuple(
        _to_parse(doc, view, offset, sentence)
        for doc, (sentence, view, offset) in zip(docs, views, strict=True)
    )


def parse_text(text: str) -> Parse:
    """Return the tree of one sentence that stands alone; offsets count in it."""
    view = without_asides(text)
    (doc,) = _parse([view.text])
    tokens = with_finite_verb(tuple(_tokens(doc, view, 0)))
    return Parse(Span(0, len(text)), tokens, _asides(view, tokens, 0))


def _clauses(sentence: str) -> list[tuple[int, int]]:
    """Split a sentence at its semicolons: what they join are sentences to a parser.

    A semicolon in brackets or quotes, or one that ends a mere phrase, joins nothing.
    """
    found: list[tuple[int, int]] = []
    start = depth = 0
    for position, character in enumerate(sentence):
        depth += (character in "([\u201c") - (character in ")]\u201d")
        if character != ";" or depth > 0:
            continue
        if _is_long(sentence[start:position]) and _is_long(sentence[position:]):
            found.append((start, position))
            following = sentence[position + 1 :]
            start = position + 1 + len(following) - len(following.lstrip())
    found.append((start, len(sentence)))
    return found


def _is_long(text: str) -> bool:
    return len(text.split(maxsplit=_SHORT)) > _SHORT


def _may_be_clause(text: str) -> bool:
    """Say whether a parenthesis looks like running English: mostly lower-case Latin words."""
    words = text.split()
    small = sum(w.isascii() and w.islower() for w in words)
    return len(words) >= _SHORTEST_CLAUSE and small * 2 > len(words)


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    """Load the trained model once; the first call takes about a second."""
    with _without_command_line():
        import spacy  # noqa: PLC0415 - a second to load, and only needed when a text is parsed
        from thinc.api import use_ops  # noqa: PLC0415 - the same

    # numpy's own BLAS is several times as fast as the one that comes with thinc.
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(_MODEL)
    tokenizer: Any = nlp.tokenizer
    tokenizer.token_match = _PREFIXED.fullmatch
    return nlp


@contextmanager
def _without_command_line() -> Iterator[None]:
    """Import spaCy without its own command line, a fifth of the time; a later import finds it."""
    names = ("spacy.cli", "spacy.cli.info")
    if "spacy" in sys.modules or any(name in sys.modules for name in names):
        yield
        return
    for name in names:
        sys.modules[name] = ModuleType(name)
    vars(sys.modules[names[1]])["info"] = None
    try:
        yield
    finally:
        for name in names:
            sys.modules.pop(name, None)


def _parse(texts: Iterable[str]) -> list[Doc]:
    nlp = _pipeline()
    # More threads would wait for each other most of the time, and sum in another order.
    with _threads().limit(limits=1, user_api="blas"):
        return list(nlp.pipe(_one_sentence(nlp, text) for text in texts))


@lru_cache(maxsize=1)
def _threads() -> ThreadpoolController:
    """Return what governs the threads of the libraries that are loaded by now."""
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415 - after what it looks for

    return ThreadpoolController()


def _one_sentence(nlp: Language, text: str) -> Doc:
    """Tokenise, leave white space out, and tell the parser that this is one sentence.

    White space is a token to spaCy, not a word to us; where the words stand in the text is
    kept beside them.
    """
    long_word = _LONG_WORD.search(text)
    end = min(_MAX_CHARACTERS, long_word.end() if long_word else len(text))
    whole = nlp.make_doc(text[:end])
    tokens = [t for t in whole[:MAX_TOKENS] if not t.is_space]
    following = [*(t.idx for t in tokens[1:]), len(whole.text)][: len(tokens)]
    spaces = [t.idx + len(t) < start for t, start in zip(tokens, following, strict=True)]
    words, starts = [t.text for t in tokens], [t.idx for t in tokens]
    opening = comma_after_opening(text)
    if opening in starts:
        at = starts.index(opening)
        words.insert(at, ",")
        starts.insert(at, _INSERTED)
        spaces[at - 1 : at] = [False, True]
    # The class of spaCy's documents, without an import of spaCy up here.
    doc: Doc = type(nlp.make_doc(""))(nlp.vocab, words=words, spaces=spaces)
    doc.user_data[_STARTS] = starts
    doc.user_data[_CUT] = end < len(text) or len(whole) > MAX_TOKENS
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _to_parse(doc: Doc, view: View, offset: int, sentence: Sentence) -> Parse:
    tokens = with_finite_verb(tuple(_tokens(doc, view, offset)))
    end = tokens[-1].span.end if tokens else offset
    return Parse(
        sentence=sentence.span,
        tokens=tokens,
        asides=_asides(view, tokens, offset),
        section=sentence.section,
        paragraph=sentence.paragraph,
        rest=Span(end, sentence.span.end) if doc.user_data[_CUT] else None,
    )


def _tokens(doc: Doc, view: View, offset: int) -> Iterator[Token]:
    starts = doc.user_data[_STARTS]
    # A comma that was put in is no word of the text.
    inserted = starts.index(_INSERTED) if _INSERTED in starts else len(starts)
    for token, start in zip(doc, starts, strict=True):
        if token.i == inserted:
            continue
        end = start + len(token)
        head = token.head if token.head.i != inserted else token.head.head
        yield Token(
            index=token.i - (token.i > inserted),
            text=token.text,
            lemma=token.lemma_,
            upos=token.pos_,
            feats=str(token.morph),
            head=head.i - (head.i > inserted),
            dep=token.dep_ if token.head.i != token.i else "root",
            span=Span(offset + view.origin[start], offset + view.origin[end - 1] + 1),
        )


def _asides(view: View, tokens: tuple[Token, ...], offset: int) -> tuple[tuple[Span, int], ...]:
    ends = [t.span.end for t in tokens]
    return tuple(
        (Span(offset + start, offset + end), bisect_right(ends, offset + start) - 1)
        for start, end, _ in view.asides
    )
