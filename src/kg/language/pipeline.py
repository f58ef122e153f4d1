"""The trained pipeline, as pure functions from text to :class:`~kg.model.Parse`."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from kg.language.asides import View, without_asides
from kg.model import Parse, Span, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.model import Article, Sentence

__all__ = ["parse_article", "parse_text"]

_MODEL = Path(__file__).with_name("model")
# A clause beside a semicolon has more words than this; one in parentheses at least as many.
_SHORT = 3
_SHORTEST_CLAUSE = 5
# A longer "sentence" is a table or a list run together; a tree of it would be noise.
MAX_TOKENS = 400


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
    tokens = tuple(_tokens(doc, view, 0))
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
    return len(text.split()) > _SHORT


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

    return spacy.load(_MODEL)


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


def _parse(texts: Iterable[str]) -> Iterator[Doc]:
    nlp = _pipeline()
    return nlp.pipe(_one_sentence(nlp, text) for text in texts)


def _one_sentence(nlp: Language, text: str) -> Doc:
    """Tokenise, and tell the parser that this is one sentence."""
    doc = nlp.make_doc(text)[:MAX_TOKENS].as_doc()
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _to_parse(doc: Doc, view: View, offset: int, sentence: Sentence) -> Parse:
    tokens = tuple(_tokens(doc, view, offset))
    return Parse(
        sentence=sentence.span,
        tokens=tokens,
        asides=_asides(view, tokens, offset),
        section=sentence.section,
        paragraph=sentence.paragraph,
    )


def _tokens(doc: Doc, view: View, offset: int) -> Iterator[Token]:
    # White space is a token to spaCy, not a word to us: the others are numbered anew.
    numbers = {t.i: n for n, t in enumerate(t for t in doc if not t.is_space)}
    for token in doc:
        if token.is_space:
            continue
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        start, end = token.idx, token.idx + len(token)
        yield Token(
            index=numbers[token.i],
            text=token.text,
            lemma=token.lemma_,
            upos=token.pos_,
            feats=str(token.morph),
            head=numbers.get(head.i, numbers[token.i]),
            dep=token.dep_ if token.head.i != token.i else "root",
            span=Span(offset + view.origin[start], offset + view.origin[end - 1] + 1),
        )


def _asides(view: View, tokens: tuple[Token, ...], offset: int) -> tuple[tuple[Span, int], ...]:
    return tuple(
        (
            Span(offset + start, offset + end),
            max((t.index for t in tokens if t.span.end <= offset + start), default=-1),
        )
        for start, end, _ in view.asides
    )
