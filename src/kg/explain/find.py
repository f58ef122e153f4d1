"""Finding the sentence or the statement that is asked for."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.errors import NotFoundError

if TYPE_CHECKING:
    from kg.explain.values import ArticleReport, SentenceReport, StatementReport

__all__ = ["find_sentence", "find_statement"]

# How many names a message suggests.
_SUGGESTED = 3


def find_sentence(report: ArticleReport, number: int) -> SentenceReport:
    """Return a sentence by its number, counted from 1.

    Raises:
        NotFoundError: There is no such sentence; the message says which there are.
    """
    last = len(report.sentences)
    if 1 <= number <= last:
        return report.sentences[number - 1]
    hint = f"they are numbered 1 to {last}" if last else "it has none"
    raise NotFoundError(f"the article has no sentence {number}", hint=hint)


def find_statement(report: ArticleReport, name: str) -> StatementReport:
    """Return a statement by its IRI, prefixed (``st:``) or not, or by a beginning of its name.

    Raises:
        NotFoundError: No statement is called so, or several are; the message names some.
    """
    name = name.strip("<>")
    exact = [s for s in report.statements if name == s.iri]
    wanted = name.rsplit("/", 1)[-1].removeprefix("st:")
    found = exact or [s for s in report.statements if s.local == wanted]
    if not found and wanted and ("/" not in name or _namespace(report, name)):
        found = [s for s in report.statements if s.local.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFoundError(
            f"{len(found)} statements begin so", where=name, hint=f"say more: {_some(found)}"
        )
    for iri, words in report.overruled:
        if iri == name or iri.rsplit("/", 1)[-1] == wanted:
            raise NotFoundError(f"was read, and overruled in review: {words}", where=name)
    locals_ = {s.local: s for s in report.statements}
    near = get_close_matches(wanted, locals_, _SUGGESTED, 0.0)
    hint = f"near it: {_some([locals_[n] for n in near])}" if near else "it has no statements"
    raise NotFoundError("the article has no such statement", where=name, hint=hint)


def _namespace(report: ArticleReport, name: str) -> bool:
    """Say whether an IRI is one of the statements of the article."""
    return any(s.iri.startswith(name) for s in report.statements)


def _some(statements: list[StatementReport]) -> str:
    more = ", \u2026" if len(statements) > _SUGGESTED else ""
    return ", ".join(f"st:{s.local}" for s in statements[:_SUGGESTED]) + more
