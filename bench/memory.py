"""Does memory stay flat? Build many articles in one process and look at its size.

    python bench/memory.py [--articles 10000] [--every 1000]

The articles are those of ``tests/cases``, each time with a different year and name in the
title, so that nothing can be remembered from the last time. Reads the resident size from
``/proc`` and prints it as a table with the mean of each stretch of articles.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

from kg.pipeline import build, read_article

ROOT = Path(__file__).resolve().parents[1]
STATUS = Path("/proc/self/statm")
MEGABYTE = 1 << 20


def resident() -> float:
    """Return the megabytes of this process that are in memory."""
    pages = int(STATUS.read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


def variant(text: str, number: int) -> bytes:
    """Return an article with names and numbers that no other one has."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    return text.replace("Varga", f"Varga{letters}").replace("19", f"{10 + number % 10}").encode()


def main() -> None:
    """Build and print."""
    parser = argparse.ArgumentParser(description="Measure memory over many articles.")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--every", type=int, default=1_000)
    options = parser.parse_args()
    paths = sorted((ROOT / "tests" / "cases").glob("*/article.txt"))
    texts = [path.read_text("utf-8") for path in paths]
    print("| articles | resident | articles a second |\n|---|---|---|")
    start = time.process_time()
    for number in range(1, options.articles + 1):
        build(read_article(variant(texts[number % len(texts)], number)))
        if number == 1 or number % options.every == 0:
            taken = time.process_time() - start
            print(f"| {number:,} | {resident():.1f} MB | {number / taken:.0f} |", flush=True)


if __name__ == "__main__":
    main()
