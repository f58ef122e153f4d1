"""Make the scripts and styles of the page short: ``python tools/bundle_page.py``.

Joins ``assets/script/*.js`` and ``assets/style/*.css`` of ``kg.view`` in their order, lets
esbuild (https://esbuild.github.io) shorten them, and writes ``assets/bundle``, from which
:mod:`kg.view.page` makes pages. The bundle is committed, so that kg itself needs no Node; a test
compares it with its sources. ``--into FOLDER`` writes elsewhere.

Needs npm; esbuild is installed into ``build/node`` at the version of ``tools/package.json``.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[1]
ASSETS = ROOT / "src" / "kg" / "view" / "assets"
NODE = ROOT / "build" / "node"

# What stands below may use what stands above; each page leaves out what the other draws with.
SCRIPTS = (
    "columns", "core", "state", "svg", "ground", "vis", "around", "canvas", "graph", "large",
    "text", "panel", "table", "strip", "timeline", "compare", "legend", "surroundings", "paths",
    "search", "triples", "export", "main",
)  # fmt: skip
ARTICLE_ONLY = ("ground", "vis")
LARGE_ONLY = ("columns", "around", "canvas", "large")
FIRST = ("base.css", "style/static.css")
REST = ("frame", "find", "large", "time", "print")


def function(left_out: tuple[str, ...]) -> str:
    """Return the scripts of a page as one function, which may wait for its data."""
    body = joined(f"script/{name}.js" for name in SCRIPTS if name not in left_out)
    return f'(async () => {{\n"use strict";\n{body}}})();\n'


def joined(names: Iterable[str]) -> str:
    """Return files of the assets one after the other."""
    return "".join((ASSETS / name).read_text(encoding="utf-8") for name in names)


def esbuild() -> Path:
    """Return the program, installed if it is not there."""
    program = NODE / "node_modules" / ".bin" / "esbuild"
    if not program.exists():
        npm = shutil.which("npm")
        if npm is None:
            sys.exit("bundle_page: there is no npm; install Node, or leave the bundle as it is")
        NODE.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "tools" / "package.json", NODE)
        subprocess.run(
            [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"],
            cwd=NODE,
            check=True,
        )
    return program


def short(text: str, name: str) -> str:
    """Return a script or style that means the same and is short; the name tells which it is."""
    loader = name.rpartition(".")[2]
    done = subprocess.run(
        [esbuild(), "--minify", "--target=es2022", "--charset=utf8", f"--loader={loader}"],
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def main() -> None:
    """Write the bundle."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--into", type=Path, default=ASSETS / "bundle")
    folder: Path = parser.parse_args().into
    sources = {
        "boot.js": joined(["script/boot.js"]),
        "article.js": function(LARGE_ONLY),
        "large.js": function(ARTICLE_ONLY),
        "first.css": joined(FIRST),
        "rest.css": joined(f"style/{name}.css" for name in REST),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in sources.items():
        made = short(text, name)
        (folder / name).write_text(made, encoding="utf-8", newline="\n")
        print(f"{name}: {len(made.encode()):,} bytes of {len(text.encode()):,}")


if __name__ == "__main__":
    main()
