"""Bad input through the real program: one clear line or a sensible graph, and nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.rdf.describe import describe
from kg.rdf.load import load_graph
from kg.validate import validate

ROOT = Path(__file__).parents[1]
PROSE = "Anna Varga joined the Red League in 1919. She fled to Zenda.\n"
SUFFIXES = {
    ".csv", ".gexf", ".graphml", ".html", ".jsonld", ".nt", ".rdf", ".trig", ".ttl",
    ".validation.ttl", ".void.ttl",
}  # fmt: skip


@dataclass(frozen=True)
class Run:
    """What a run left: exit code, what it wrote, and every file below the folder it ran in."""

    code: int
    out: str
    err: str
    files: frozenset[str]


def kg(folder: Path, *arguments: str, stdin: bytes = b"") -> Run:
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
    )
    files = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode(), frozenset(files))


def build(folder: Path, data: bytes) -> Run:
    """Build an article in a folder of its own, two levels down, to see what leaves it."""
    inner = folder / "a" / "b"
    inner.mkdir(parents=True)
    (inner / "article.txt").write_bytes(data)
    run = kg(inner, "build", "article.txt", "--out", "out")
    everything = {p.relative_to(inner.parents[1]) for p in folder.rglob("*") if p.is_file()}
    outside = {p for p in everything if p.parts[:3] != ("a", "b", "out")}
    assert outside == {Path("a/b/article.txt")}
    assert "Traceback" not in run.out + run.err
    return run


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty; give an article as plain text"),
        (b" \n \t\n", "the file is empty; give an article as plain text"),
        (bytes(range(256)), "this is a binary file; give an article as plain text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "this is a binary file; give an article as plain text"),
        (b"= Zenda =\n\xff\xfe", "not UTF-8 at byte 10 (line 2); save it as UTF-8"),
        ("= Zenda =\nKönig".encode("latin-1"), "not UTF-8 at byte 11 (line 2); save it as UTF-8"),
        (
            b"x" * 50_000_000,
            (
                "a line of 50,000,000 characters; the longest that is read is 200,000; "
                "is this an article?"
            ),
        ),
    ],
    ids=["empty", "blank", "binary", "image", "not-utf-8", "latin-1", "50-mb-line"],
)
def test_what_is_no_article_gets_one_line_and_leaves_no_file(
    tmp_path: Path, data: bytes, message: str
) -> None:
    run = build(tmp_path, data)

    assert (run.code, run.out, run.err) == (2, "", f"kg: article.txt: {message}\n")
    assert run.files == {"article.txt"}


def test_a_file_that_is_not_there_and_a_folder_get_one_line(tmp_path: Path) -> None:
    for name in ("missing.txt", "."):
        run = kg(tmp_path, "build", name, "--out", "out")

        assert (run.code, run.out, run.files) == (2, "", frozenset())
        assert re.fullmatch(
            rf"kg: {re.escape(name)}: cannot be read: .+; check the path\n", run.err
        )


TITLES = {
    "slash": "Zenda/Strelsau",
    "parent": "../../etc/passwd",
    "dots": "..",
    "backslash": "..\\..\\Zenda",
    "quotes": "The \"Red\" 'League'",
    "right-to-left": "\u202eadnez\u202c \u200f",
    "prototype": "__proto__",
    "script": "</script><script>alert(1)</script>",
    "device": "CON",
    "long": "Zenda " * 100,
    "emoji": "👑",
    "arabic": "زندا",
    "percent": "%2e%2e%2fzenda",
    "equals": "= = Zenda = =",
    "braces": "{{Infobox}} ${HOME} <b>&amp;",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES.keys())
def test_any_title_gives_a_graph_in_files_of_a_safe_name(tmp_path: Path, title: str) -> None:
    run = build(tmp_path, f"= {title} =\n\n{PROSE}".encode())

    assert (run.code, run.err) == (0, "")
    names = {Path(p).name for p in run.out.splitlines()}
    (stem,) = {name.split(".")[0] for name in names}
    assert re.fullmatch(r"[a-z0-9-]{1,80}", stem)
    assert names == {stem + suffix for suffix in SUFFIXES}
    assert run.files == {"article.txt", *(f"out/{name}" for name in names)}
    written = tmp_path / "a" / "b" / "out" / f"{stem}.ttl"
    graph = load_graph(written)
    assert validate(graph).results == ()
    assert ("Anna Varga", "Red League") in {
        (row.subject_label, row.value) for row in describe(graph).statements
    }
    page = written.with_suffix(".html").read_text("utf-8")
    assert "<script>alert(1)" not in page


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "Zenda",
        "- a list\n- without a title\n",
        "==Only==\n===headings===\n",
        "= Title =",
        "= Title =\n\n= Title =\n\n= Title =\n",
        "= Zenda\nNo end of the title =\n",
        "= Zenda =\n\nZenda\n- :\n- Key:\n- : value\n",
        "= Zenda =\r\n\r\nAnna Varga fled to Zenda.\r\n",
        "\ufeff= Zenda =\n\nAnna Varga fled to Zenda.\n",
        "= Zenda =\n\n" + "(" * 2_000 + ")" * 2_000,
        "= Zenda =\n\n" + "Anna Varga " * 2_000,
        "= Zenda =\n\nAnna\x07\x1b[31m Varga \x85 fled\u2028 to Zenda.\n",
        "= Zenda =\n\n" + "a\u0301\u0301" * 300,
    ],
    ids=[
        "no-title", "one-word", "list", "headings", "only-title", "titles", "open-title",
        "empty-fields", "crlf", "bom", "parentheses", "long-sentence", "controls", "marks",
    ],
)  # fmt: skip
def test_a_poor_article_gives_a_graph_that_conforms(tmp_path: Path, text: str) -> None:
    run = build(tmp_path, text.encode())

    assert (run.code, run.err) == (0, "")
    assert len(run.out.splitlines()) == len(SUFFIXES)


def test_a_failed_build_leaves_the_old_files_whole(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(f"= Zenda =\n\n{PROSE}", encoding="utf-8")
    assert kg(tmp_path, "build", "article.txt", "--out", "out").code == 0
    old = {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()}
    article.write_bytes(b"= Zenda =\n\xff")
    run = kg(tmp_path, "build", "article.txt", "--out", "out")

    assert (run.code, run.out) == (2, "")
    assert {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()} == old


def test_an_output_folder_that_is_a_file_gets_one_line(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(PROSE, encoding="utf-8")
    (tmp_path / "out").write_text("old", encoding="utf-8")
    run = kg(tmp_path, "build", "article.txt", "--out", "out")

    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert (tmp_path / "out").read_text("utf-8") == "old"


def test_a_bad_article_among_good_ones_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(f"= Zenda =\n\n{PROSE}", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"")
    run = kg(tmp_path, "build", "good.txt", "bad.txt", "--out", "out")

    assert run.code == 2
    assert run.err == "kg: bad.txt: the file is empty; give an article as plain text\n"


def test_an_article_from_standard_input_is_read_alike(tmp_path: Path) -> None:
    data = f"= Zenda =\n\n{PROSE}".encode()
    run = kg(tmp_path, "build", "-", "--out", "out", stdin=data)

    assert (run.code, run.err) == (0, "")
    assert run.files == {f"out/zenda{suffix}" for suffix in SUFFIXES}


@pytest.mark.parametrize("verb", ["extract", "build"])
def test_an_empty_standard_input_gets_one_line(tmp_path: Path, verb: str) -> None:
    run = kg(tmp_path, verb, "-", *(["--out", "out"] if verb == "build" else []))

    assert (run.code, run.out) == (2, "")
    assert run.err == "kg: -: the file is empty; give an article as plain text\n"
