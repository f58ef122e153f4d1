"""Whole infoboxes, one for each family: every claim that is made of them, and no other.

A file holds an article, a line ``---`` and what is expected: ``subject : type : time``, claims
as ``subject | property | object | time | qualifiers``, and ``? words | reason`` for what is
reported as not understood.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Literal, Name
from kg.pipeline import build, read_article
from kg.validate import validate

if TYPE_CHECKING:
    from kg.model import Knowledge, Statement

FOLDER = Path(__file__).parents[1] / "data" / "infobox"
FILES = sorted(FOLDER.glob("*.txt"))


def infobox_of(path: Path) -> tuple[str, list[str]]:
    """Return the article of a file, and the lines of what is expected."""
    article, _, expected = path.read_text("utf-8").partition("\n---\n")
    return article, [line for line in expected.splitlines() if line]


def said(knowledge: Knowledge) -> list[str]:
    """Return what was read, in the form of the files."""
    labels = {e.key: e.label for e in knowledge.entities}
    subject = next(e for e in knowledge.entities if e.key == knowledge.subject)
    parts = [subject.label, subject.type, subject.time.edtf if subject.time else ""]
    lines = [" : ".join(p for p in parts if p)]
    lines += [_claim(s, labels) for s in knowledge.statements]
    lines += [f"? {knowledge.article.surface(s)} | {why}" for s, why in knowledge.unread]
    return sorted(lines)


def _claim(statement: Statement, labels: dict[str, str]) -> str:
    value = statement.object
    words = labels.get(value, value) if isinstance(value, str) else value.text
    if isinstance(value, Name):
        words += f" ({value.kind})"
    qualifiers = []
    for name, qualifier in statement.qualifiers:
        if isinstance(qualifier, Literal):
            qualifiers.append(f"{name}={qualifier.text}")
        elif name == "onSide":
            qualifiers.append(f"{name}={qualifier.rpartition('-')[2]}")
        else:
            qualifiers.append(f"{name}={labels.get(qualifier, qualifier).removeprefix('t:')}")
    return claim_line(
        labels[statement.subject],
        statement.property,
        words,
        statement.time.edtf if statement.time else "",
        qualifiers,
    )


def claim_line(*parts: str | list[str]) -> str:
    """Return a claim with its qualifiers in one order, without the empty parts at its end."""
    *main, qualifiers = parts
    fields = [*(str(p) for p in main), "; ".join(sorted(qualifiers))]
    return " | ".join(fields).rstrip(" |")


def canonical(line: str) -> str:
    """Return an expected line in the form of ``said``."""
    if line.startswith("?") or " | " not in line:
        return line
    fields = [f.strip() for f in line.replace("||", "| |").split("|")]
    fields += [""] * (5 - len(fields))
    return claim_line(*fields[:4], [q.strip() for q in fields[4].split(";") if q.strip()])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_infobox_states_what_is_expected_and_nothing_else(path: Path) -> None:
    text, expected = infobox_of(path)
    # Without the prose: what is compared is the infobox alone.
    knowledge = extract(read_article(text.encode(), path.name), (), load_lexicon())

    assert said(knowledge) == sorted(canonical(line) for line in expected)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_graph_of_an_infobox_conforms(path: Path) -> None:
    text, _ = infobox_of(path)

    assert validate(build(read_article(text.encode(), path.name)).graph).results == ()
