"""Train the guess at what a name names, from the entity annotations of GUM.

One command, fixed seed, no network, a minute of one core::

    python training/train_name_types.py --treebanks ../shared/treebank

It reads the texts with the shipped pipeline, so that it learns from the trees and names that
it will meet, aligns them with the annotated entities, trains a linear classifier (AdaGrad,
feature dropout, averaged), writes its weights as integers into ``src/kg/mentions`` and the
measured table into ``docs/name-types.md``.

GUM (annotations CC BY 4.0), ``Entity=`` in the MISC column:
https://gucorpling.org/gum/annotation.html.
"""

from __future__ import annotations

import argparse
import lzma
import re
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kg.language import parse_article
from kg.lexicon import load_lexicon
from kg.mentions import find_phrases, find_times, known_names
from kg.mentions.guess import CLASSES, DIMENSIONS, SCALE, features
from kg.mentions.tree import Tree
from kg.read import read_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Example = tuple[str, int, list[int]]

ROOT = Path(__file__).resolve().parent.parent
SEED = 20
EPOCHS = 12
RATE = 0.3
DROPOUT = 0.15
SHRINK = 1e-3
_TYPES = {"person": 0, "place": 1, "organization": 2, "event": 3}
_OTHER = len(CLASSES) - 1
_EDGE = re.compile(r"\((\d+)-(\w+)-[^()]*|(\d+)\)|(\))")


@dataclass(slots=True)
class Entity:
    """An annotated span of a text, in code points; ``end`` is 0 while it is open."""

    number: str
    type: str
    start: int
    end: int = 0


def read_gum(path: Path) -> Iterator[tuple[str, str, list[Entity]]]:
    """Yield name, text (one sentence a line) and entities of each document."""
    name, text, entities = "", "", list[Entity]()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in (raw.rstrip("\n") for raw in lines):
            if line.startswith("# newdoc"):
                if text:
                    yield name, text, [e for e in entities if e.end]
                name, text, entities = line.split("= ")[1], "", []
            elif not line:
                text = f"{text.rstrip()}\n"
            elif not line.startswith("#"):
                columns = line.split("\t")
                if columns[0].isdigit():
                    start, text = len(text), text + columns[1]
                    _mark(columns[9], start, len(text), entities)
                    text += "" if "SpaceAfter=No" in columns[9] else " "
    yield name, text, [e for e in entities if e.end]


def _mark(misc: str, start: int, end: int, entities: list[Entity]) -> None:
    """Open and close entities at one token."""
    found = re.search(r"Entity=([^|]*)", misc)
    for edge in _EDGE.finditer(found[1] if found else ""):
        if edge[1]:
            entities.append(Entity(edge[1], edge[2], start))
            continue
        wanted = [
            e for e in reversed(entities)
            if not e.end and (e.number == edge[3] if edge[3] else e.start == start)
        ]  # fmt: skip
        if wanted:
            wanted[0].end = end


def examples(path: Path) -> Iterator[tuple[str, list[Example]]]:
    """Yield genre and (name, class, feature rows) of every annotated name of a document."""
    lexicon = load_lexicon()
    for name, text, entities in read_gum(path):
        article = read_plain(f"= ? =\n\n{text}".encode(), name)
        offset = article.text.index(text[:20])
        by_end: dict[int, list[Entity]] = defaultdict(list)
        for entity in entities:
            by_end[entity.end + offset].append(entity)
        parses = parse_article(article)
        known = known_names(article, parses)
        rows: list[Example] = []
        for parse in parses:
            times = find_times(article.surface(parse.sentence), parse.sentence.start)
            dated = frozenset(
                t.index for t in parse.tokens if any(x.span.contains(t.span) for x in times)
            )
            tree = Tree(parse)
            for phrase in find_phrases(parse, lexicon, known, dated).by_head.values():
                span = phrase.name_span
                if phrase.kind != "name" or span is None:
                    continue
                around = [e for e in by_end[span.end] if e.start + offset <= span.start + 1]
                if around:
                    innermost = max(around, key=lambda e: e.start)
                    hashed = [zlib.crc32(f.encode()) % DIMENSIONS for f in features(tree, phrase)]
                    rows.append((phrase.name, _TYPES.get(innermost.type, _OTHER), hashed))
        yield name.split("_")[1], rows


def train(rows: list[Example]) -> NDArray[np.int16]:
    """Return the averaged weights of a multinomial logistic regression, scaled to integers."""
    random = np.random.default_rng(SEED)
    weights = np.zeros((DIMENSIONS, len(CLASSES)))
    squares = np.full_like(weights, 1e-8)
    total = np.zeros_like(weights)
    for _ in range(EPOCHS):
        for i in random.permutation(len(rows)):
            _, wanted, hashed = rows[i]
            kept = np.array(hashed)[random.random(len(hashed)) > DROPOUT]
            error = _softmax(weights[kept].sum(0))
            error[wanted] -= 1
            squares[kept] += error * error
            weights[kept] -= RATE * error / np.sqrt(squares[kept])
        weights *= 1 - SHRINK
        total += weights
    scaled: NDArray[np.int16] = np.rint(total / EPOCHS * SCALE).astype(np.int16)
    return scaled


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    powers: NDArray[np.float64] = np.exp(scores - scores.max())
    return powers / powers.sum()


def report(weights: NDArray[np.int16], parts: dict[str, list[tuple[str, list[Example]]]]) -> str:
    """Return the accuracy by genre as Markdown."""
    lines = [
        "# The guess at what a name names",
        "",
        "Written by `training/train_name_types.py`; do not edit. Accuracy in percent of the guess",
        f"alone, over {len(CLASSES)} classes (person, place, organization, event, other), on the",
        "names of the documents of GUM that training never saw; each use of a name by itself.",
        "",
        "| genre | names | accuracy |",
        "|---|---|---|",
    ]
    counts: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for documents in parts.values():
        for genre, rows in documents:
            for _, wanted, hashed in rows:
                guess = int(weights[hashed].sum(axis=0, dtype=np.int64).argmax())
                for key in (genre, "all"):
                    counts[key] += 1
                    right[key] += guess == wanted
    lines += [
        f"| {genre} | {counts[genre]} | {100 * right[genre] / counts[genre]:.1f} |"
        for genre in sorted(counts, key=lambda g: (g == "all", g))
    ]
    return "\n".join([*lines, ""])


def main() -> None:
    """Read, train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, default=ROOT.parent / "shared" / "treebank")
    folder = parser.parse_args().treebanks
    rows = [row for _, found in examples(folder / "gum-train.conllu.xz") for row in found]
    weights = train(rows)
    np.save(ROOT / "src" / "kg" / "mentions" / "name_types.npy", weights)
    held_out = {p: list(examples(folder / f"gum-{p}.conllu.xz")) for p in ("dev", "test")}
    target = ROOT / "docs" / "name-types.md"
    target.write_text(report(weights, held_out), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
