"""Measure ``kg``: how long a whole run and an import take, and how much memory.

    python bench/build.py [ARTICLE] [--runs N]

Every run is a process of its own; the first one, which warms the disk's cache, is not
counted. Writes medians as a Markdown table to standard output.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took: wall and processor seconds, and megabytes at its peak."""

    wall: float
    processor: float
    memory: float


def measure(command: list[str]) -> Cost:
    """Run a command and return what it took.

    Raises:
        CalledProcessError: The command failed.
    """
    # A process in between, because the peak is that of the largest child so far.
    probe = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - our own commands
        [sys.executable, "-S", "-c", probe, *command], capture_output=True, check=True, text=True
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, used, int(done.stdout) / 1024)


def import_time() -> float:
    """Return the milliseconds that ``import kg`` takes in a process of its own."""
    code = (
        "import time; t = time.perf_counter(); import kg; print((time.perf_counter() - t) * 1000)"
    )
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    return float(done.stdout)


def row(what: str, command: list[str], runs: int) -> str:
    """Return a line of the table: the medians of some runs after one that is not counted."""
    costs = [measure(command) for _ in range(runs + 1)][1:]
    wall = statistics.median(cost.wall for cost in costs)
    processor = statistics.median(cost.processor for cost in costs)
    memory = max(cost.memory for cost in costs)
    return f"| {what} | {wall:.2f} s | {processor:.2f} s | {memory:.0f} MB |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure kg.")
    parser.add_argument("article", nargs="?", default=str(ROOT / "articles" / "osman-batur.txt"))
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    kg = [sys.executable, "-m", "kg.cli"]
    with tempfile.TemporaryDirectory() as folder:
        build = [*kg, "build", options.article, "--out", folder]
        print("| what | wall | processor | peak memory |")
        print("|---|---|---|---|")
        print(row("`kg build`, validation and page included", build, options.runs))
        graph = next(p for p in sorted(Path(folder).glob("*.ttl")) if p.name.count(".") == 1)
        for verb in (["validate"], ["stats"], ["view"]):
            print(row(f"`kg {verb[0]}`", [*kg, *verb, str(graph)], options.runs))
        print(row("`kg --version`", [*kg, "--version"], options.runs))
    milliseconds = statistics.median(import_time() for _ in range(options.runs))
    print(f"| `import kg` | {milliseconds:.0f} ms | | |")


if __name__ == "__main__":
    main()
