"""The rim of the verbs: standard input and output, files and progress.

Owns that data leaves as UTF-8 under any locale, that a terminal never obeys what an article
says (control and direction characters are shown as escapes), and that progress is only
shown to a person.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.rdf.graph import RdfGraph

__all__ = [
    "STANDARD_INPUT",
    "emit",
    "graph_argument",
    "progress",
    "read_bytes",
    "read_graph",
    "write_file",
]

STANDARD_INPUT = "-"


def emit(text: str, signs: Mapping[str, str] | None = None) -> None:
    """Write data to standard output: as it is to a file or pipe, made harmless to a terminal.

    ``signs`` are characters that stand for something of our own, such as a terminal's underline.
    """
    ours = signs or {}
    if sys.stdout.isatty():
        click.echo("".join(ours.get(c) or _harmless(c) for c in text), nl=False)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write("".join(ours.get(c, c) for c in text).encode())
        sys.stdout.buffer.flush()


def _harmless(character: str) -> str:
    if character.isprintable() or character in "\n\t":
        return character
    # The ends of lines in CSV, and the mark at its beginning.
    return "" if character in "\r\ufeff" else character.encode("unicode_escape").decode()


def progress(text: str) -> None:
    """Show what is being done, if somebody is watching; an empty text clears the line."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{''.join(map(_harmless, text))}", nl=False, err=True)


def read_bytes(source: str) -> bytes:
    """Return the content of a file, or of standard input for ``-``.

    Raises:
        InputError: The file cannot be read.
    """
    if source == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror or error}", where=source, hint="check the path"
        ) from error


def read_graph(source: str, format_name: str | None) -> RdfGraph:
    """Return the graph in a file or, for ``-``, on standard input (Turtle unless said).

    Raises:
        InputError: The file cannot be read.
        FormatError: It does not hold what its format says.
    """
    from kg.rdf.load import RdfFormat, load_graph

    chosen = RdfFormat.of(format_name) if format_name else None
    if source == STANDARD_INPUT:
        return load_graph(read_bytes(source), chosen or RdfFormat.TURTLE)
    return load_graph(source, chosen)


def write_file(path: Path, text: str) -> None:
    """Write a file whole, or leave the old one.

    Raises:
        OutputError: The file cannot be written.
    """
    from kg.files import write_whole

    write_whole(path.parent, {path.name: text.encode()})


def graph_argument(name: str = "graph") -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Give a verb its graph: a file argument (``-`` for standard input) and ``--from``."""
    argument = click.argument(name, metavar=name.upper())
    option = click.option(
        "--from",
        "source_format",
        metavar="FORMAT",
        help="Format of the input: ttl, nt, nq, trig, rdf, jsonld; by default from its extension.",
    )
    return lambda verb: argument(option(verb))
