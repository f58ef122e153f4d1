"""The bare words of a SPARQL query: enough to see what it would do before it runs.

Owns the split of a query into keywords and the rest, after the terminals of
https://www.w3.org/TR/sparql11-query/#sparqlGrammar; it does not parse. Words inside
strings, IRIs, comments, variables and prefixed names are not keywords.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Keyword", "keywords"]

# The order matters: what may contain a word comes before the word.
_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n\r]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>\"{3}(?:[^\\]|\\.)*?\"{3} | '{3}(?:[^\\]|\\.)*?'{3}
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<name>[?$@]\w+ | (?:\w[\w.-]*)?:(?:\\.|[\w.:%-])*)
    | (?P<word>\w+)
    | (?P<open>\{)
    | (?P<close>\})
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Keyword:
    """A bare word in upper case, the braces open around it, and its line and column from 1."""

    word: str
    depth: int
    line: int
    column: int


def keywords(text: str) -> tuple[Keyword, ...]:
    """Return the bare words of a query.

    >>> [k.word for k in keywords('SELECT ?service { ?service :FROM "SERVICE" } # DROP')]
    ['SELECT']
    """
    found: list[Keyword] = []
    depth = 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        depth += (kind == "open") - (kind == "close")
        if kind == "word":
            start = match.start()
            line = text.count("\n", 0, start) + 1
            column = start - text.rfind("\n", 0, start)
            found.append(Keyword(match.group().upper(), depth, line, column))
    return tuple(found)
