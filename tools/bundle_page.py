"""Make the page's script and style small: ``python tools/bundle_page.py [--check]``.

Joins ``assets/script/*.js`` and ``assets/style/*.css`` of ``kg.view`` in their order, lets esbuild
(https://esbuild.github.io) shorten them, and writes ``assets/article.js``, ``assets/large.js`` and
``assets/page.css``, which :mod:`kg.view.page` puts into pages. Those are committed, so that kg
itself needs no Node. With ``--check`` nothing is written, and what differs is an error.

Needs Node and npm; esbuild is installed in ``build/node`` at the version of ``tools/package.json``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ASSETS = ROOT / "src" / "kg" / "view" / "assets"
NODE = ROOT / "build" / "node"

# What is written below uses what is written above.
BEFORE = ("core", "state", "svg")
AFTER = (
    "graph text panel surroundings table timeline strip compare legend paths search export main"
).split()
BUNDLES = {
    "article.js": (*BEFORE, "vis", *AFTER),
    "large.js": (*BEFORE, "around", "canvas", *AFTER),
}
STYLES = ("base", "frame", "static", "find", "time", "print")


def joined(names: tuple[str, ...]) -> str:
    """Return the scripts of these names as one function that may wait for its data."""
    paths = [ASSETS / "script" / f"{name}.js" for name in names]
    body = "\n".join(path.read_text(encoding="utf-8") for path in paths if path.exists())
    return f'(async () => {{\n"use strict";\n{body}}})();\n'


def styles() -> str:
    """Return the styles of the page in their order."""
    paths = [ASSETS / "style" / f"{name}.css" for name in STYLES]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths if path.exists())


def esbuild() -> Path:
    """Return the program, installed if it is not there."""
    program = NODE / "node_modules" / ".bin" / "esbuild"
    if not program.exists():
        npm = shutil.which("npm")
        if npm is None:
            sys.exit(
                "bundle_page: npm is not there; install Node, or leave the bundles as they are"
            )
        NODE.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "tools" / "package.json", NODE)
        subprocess.run(  # noqa: S603 - our own arguments
            [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"],
            cwd=NODE,
            check=True,
        )
    return program


def small(text: str, loader: str) -> str:
    """Return a script or a style as short as can be, with the same meaning."""
    done = subprocess.run(  # noqa: S603 - our own arguments
        [esbuild(), "--minify", "--target=es2022", "--charset=utf8", f"--loader={loader}"],
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def main() -> int:
    """Write the bundles, or say which differ; return the exit code."""
    bundles = {name: small(joined(parts), "js") for name, parts in BUNDLES.items()}
    bundles["page.css"] = small(styles(), "css")
    stale = []
    for name, text in bundles.items():
        path = ASSETS / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
        print(f"{name}: {len(text.encode()):,} bytes")
    if "--check" in sys.argv[1:]:
        if stale:
            print(f"stale, run tools/bundle_page.py: {', '.join(stale)}", file=sys.stderr)
        return 1 if stale else 0
    for name in stale:
        (ASSETS / name).write_text(bundles[name], encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
