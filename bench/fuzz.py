"""Anything at all as input: no crash, no hang, no quote that is not in the text.

    python bench/fuzz.py [--minutes 10] [--seed 0] [--kind KIND] [--count N]

Input number N of a seed is always the same. For each one the article is read and its graph is
built and validated; what must hold:

- nothing is raised but a ``KgError``;
- reading and building take less than a bound for the sentences and characters (``LIMIT``);
- every quote is in the text at its offsets;
- the graph conforms.

Whatever does not hold is printed with its kind and number, by which ``--kind KIND --first N
--count 1`` makes it again; the exit code is then 1.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import signal
import sys
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.pipeline import build, read_article
from kg.rdf.describe import describe
from kg.validate import validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

ROOT = Path(__file__).resolve().parents[1]
LIMIT = 1.0, 0.02, 0.00005
"""Seconds of the processor for any input, for each sentence, and for each character."""
LONGEST = 300.0
"""Seconds on the clock after which an input is given up."""

# No zero byte: it makes a file binary, which is refused before anything is read.
HOSTILE = (
    "\u202e", "\u202d", "\u2066", "\u2069", "\u200b", "\u200d", "\ufeff", "\u00ad",
    "\u0007", "\u001b[31m", "\u0085", "\u2028", "\u2029", "\u0301", "\U0001f451", "\ufffd",
    "👩‍👩‍👧", "🇷🇺", "زندا", "זנדה", "Зенда", "曾达",
    "\u00df", "\u0130", "ﬁ", "\t", "\r\n", "\u3000", "'",
    '"', "\u201c", "\u2019", "(", ")", "[", "]", "{", "}", "<", ">", "&", ";", ":", ",", ".", "…",
    "=", "==", "===", "- ", "* ", "|", "\\", "/", "%", "#", "{{", "}}", "[[", "]]", "<ref>",
    "\u2013",
    "\ud7ff", "\U0010ffff", "1923", "-0001-13-45", "99999999999999999999",
    "1e309", "½", "Ⅻ", "\u0661\u0669\u0662\u0663",
)  # fmt: skip
WORDS = (
    "Anna Varga Ruritania Zenda Strelsau the a of and or but in on at by from to with against who "
    "which that joined defeated fled captured appointed governor army government League Red her "
    "his their troops was were had been 1923 June 5 March spring war battle rebellion after before "
    "until later because when although not never planned hoped proposed to create an independent "
    "Republic supported son daughter married born died general poet leader several hundred many"
).split()
MARKUP = (
    "{{", "}}", "{{{", "}}}", "[[", "]]", "[", "]", "|", "=", "\n", "\n\n", "{|\n", "\n|-\n",
    "\n|}\n",
    "\n! ", "\n| ", " || ", "<ref>", "</ref>", '<ref name="a" />', "<!--", "-->", "<nowiki>",
    "</nowiki>", "<br>", "<small>", "</small>", "<math>", "</div>", "''", "'''", "'''''", "\n== ",
    " ==\n", "\n* ", "\n# ", "\n; ", "\n: ", "\n----\n", "&nbsp;", "&#x1F451;", "&amp;lt;", "&#0;",
    "__TOC__", "~~~~", "#REDIRECT", "[[File:Zenda.jpg|thumb|", "[[Category:", "[[:fr:", "[[#Life|",
    "{{Infobox person\n| name = ", "\n| birth_date = ", "\n| spouse2 = ", "\n| battles = ",
    "{{birth date|1901|3|4}}", "{{ubl|", "{{plainlist|", "{{convert|3|km", "{{lang|ru|", "{{sfn|",
    "{{efn|", "{{flagicon|", "{{#if:", "{{ {{", "https://example.org/a ", "[https://example.org ",
)  # fmt: skip
KEYS = (
    "Birth Date", "Birth Place", "Death Date", "Office", "Office2", "Term Start2", "Spouse",
    "Children", "Combatant1", "Commander1", "Strength2", "Battles", "Capital", "Partof", "Place",
    "Date", "Result", "Predecessor", "Allegiance", "Party", "Website", "", "::", "Native Name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Failure:
    """What did not hold for an input."""

    kind: str
    number: int
    what: str


class Late(Exception):  # noqa: N818 - not an error of the program that is tested
    """An input took longer than it may."""


# --- the inputs ------------------------------------------------------------------------


def random_bytes(rng: random.Random) -> bytes:
    """Return bytes of any value."""
    return rng.randbytes(rng.choice((1, 10, 1000, 20_000)))


def random_text(rng: random.Random) -> bytes:
    """Return characters of all planes, with line ends between them."""
    planes = ((32, 126), (0, 0x2FF), (0x300, 0x2FFF), (0x3000, 0xD7FF), (0x1F300, 0x1FAFF))
    first, last = rng.choice(planes)
    letters = (rng.choice((chr(rng.randint(first, last)), " ", "\n")) for _ in range(2000))
    return f"= Zenda =\n{''.join(letters)}".encode("utf-8", "replace")


def mutated_article(rng: random.Random) -> bytes:
    """Return a real article, with lines, words and characters changed, moved and put in."""
    paths = sorted((ROOT / "tests" / "cases").glob("*/article.txt"))
    return _mutated(rng, rng.choice(paths).read_text("utf-8"), HOSTILE)


def _mutated(rng: random.Random, text: str, pieces: tuple[str, ...]) -> bytes:
    for _ in range(rng.choice((1, 3, 10, 50))):
        place, other = (rng.randrange(len(text) + 1) for _ in range(2))
        start, end = min(place, other), min(max(place, other), min(place, other) + 60)
        text = rng.choice(
            (
                text[:place] + rng.choice(pieces) + text[place:],
                text[:start] + text[end:],
                text[:place] + text[start:end] * rng.choice((1, 2, 20)) + text[place:],
                text[:place] + rng.choice((" ", "\n", "\n\n", ", ", ". ")) + text[place:],
                text[:start] + text[start:end].swapcase() + text[end:],
                "\n".join(rng.sample(text.split("\n"), text.count("\n") + 1)),
            )
        ) or "Zenda"  # fmt: skip
    return text.encode("utf-8", "replace")


def word_salad(rng: random.Random) -> bytes:
    """Return prose of words that rules wait for, in any order."""
    words = [_word(rng) for _ in range(rng.choice((50, 500)))]
    marks = (" ", " ", " ", ", ", ". ", "; ", " (", ") ", " \u2013 ", ": ", "\u2019s ", ' "')
    return _article(rng, "".join(w + rng.choice(marks) for w in words))


def hostile_words(rng: random.Random) -> bytes:
    """Return prose with control characters, other scripts and markup between the words."""
    words = [rng.choice((_word(rng), rng.choice(HOSTILE))) for _ in range(400)]
    return _article(rng, rng.choice(("", " ")).join(words) + ".")


def long_sentence(rng: random.Random) -> bytes:
    """Return one sentence of thousands of words without a full stop."""
    count = rng.choice((500, 1000, 5000))
    return _article(rng, " ".join(_word(rng) for _ in range(count)))


def many_commas(rng: random.Random) -> bytes:
    """Return thousands of the same mark, with or without words."""
    marks = (",", ";", "(", ")", "()", "((a))", "[", ".", "and ", "\u2019", '"', "-", ":", "/")
    mark = rng.choice(marks)
    piece = mark + rng.choice(("", " ", " Zenda ", " Anna Varga fled to Zenda in 1923 "))
    return _article(rng, "Anna Varga " + piece * rng.choice((100, 2000, 10_000)))[:150_000]


def deep_brackets(rng: random.Random) -> bytes:
    """Return brackets in brackets, closed or not."""
    depth = rng.choice((5, 100, 5000))
    opening, closing = rng.choice(("()", "[]", "“”", "{}"))
    inner = " (born 1901 in Zenda) "
    text = (opening + rng.choice(("", "a "))) * depth + inner
    return _article(rng, "Anna " + text + closing * rng.choice((0, depth, depth + 1)) + " fled.")


def huge_infobox(rng: random.Random) -> bytes:
    """Return an infobox of many lines or long values."""
    lines = rng.choice((10, 300, 2000))
    size = rng.choice((3, 30, 3000)) if lines < 1000 else 3  # noqa: PLR2004 - not both at once
    box = "\n".join(
        f"- {rng.choice(KEYS)}{rng.choice(('', '2', '17'))}: "
        + rng.choice((" ", ", ", "", "(", ") ", "; ", "<br>")).join(
            rng.choice((_word(rng), rng.choice(HOSTILE))) for _ in range(rng.randint(0, size))
        )
        for _ in range(lines)
    )
    return f"= Zenda =\n\nZenda\n{box}\n\nZenda is a town.\n".encode("utf-8", "replace")[:400_000]


def many_headings(rng: random.Random) -> bytes:
    """Return headings of any depth, with little below them."""
    count = rng.choice((100, 5000, 50_000))
    depth = rng.randint(1, 8)
    heading = "=" * depth + rng.choice(("Career", " ", "=", "See also", "👑")) + "=" * depth
    return f"= Zenda =\n{(heading + chr(10)) * count}Zenda is a town.\n".encode()


def many_names(rng: random.Random) -> bytes:
    """Return sentences of many names, dates and numbers, alike or all different."""
    count = rng.choice((50, 500))
    names = [f"{_name(rng)} {_name(rng)}" for _ in range(count)]
    frame = rng.choice(
        (
            "{} fought {} in 19{:02}. ", "{}, son of {}, was born in {}. ", "{} and {} ({}), ",
            "In 19{2:02} {0} joined {1}. ", "{}\u2019s {}\u2019s army of {} ",
            "{}\u2013{}\u2013{}\u2013",
        )
    )  # fmt: skip
    return _article(
        rng,
        "".join(frame.format(rng.choice(names), rng.choice(names), i % 100) for i in range(count)),
    )


def long_words(rng: random.Random) -> bytes:
    """Return words and numbers of thousands of characters."""
    piece = rng.choice(("a", "A", "9", "é", "Ж", "-", "a-", "A.", "1,", "x's", "'", "0.", "Aa"))
    return _article(rng, f"Anna {piece * rng.choice((100, 5000, 50_000))} fled to Zenda in 1923.")


def mutated_page(rng: random.Random) -> bytes:
    """Return a page of wikitext, changed as :func:`mutated_article` changes an article."""
    paths = sorted((ROOT / "tests" / "data" / "wikitext").glob("*.wiki"))
    return _mutated(rng, rng.choice(paths).read_text("utf-8"), (*HOSTILE, *MARKUP))


def markup_salad(rng: random.Random) -> bytes:
    """Return pieces of markup and words in any order."""
    pieces = (rng.choice((_word(rng), " ", rng.choice(MARKUP))) for _ in range(2000))
    box = rng.choice(("", "{{Infobox person\n| name = Anna\n| birth_date = 1901\n}}\n"))
    return f"{box}'''Anna Varga''' {''.join(pieces)}".encode()


def deep_markup(rng: random.Random) -> bytes:
    """Return markup in markup, closed or not."""
    opening, closing = rng.choice(
        (
            ("{{", "}}"), ("{{a|", "}}"), ("[[", "]]"), ("[[a|", "]]"), ("{{{", "}}}"),
            ("{|\n|\n", "\n|}\n"), ("<div>", "</div>"), ("<ref>", "</ref>"), ("<!--", "-->"),
            ("'''", "'''"), ("''", "'''"), ("[[File:a.jpg|", "]]"), ("\n*", ""), ("\n==", "=="),
            ("{{ubl|a|", "}}"), ("<small>", ""), ("[https://a.example ", "]"), ("&amp;", ";"),
        )
    )  # fmt: skip
    depth = rng.choice((5, 100, 5000))
    box = rng.choice(("", "{{Infobox person\n| spouse = "))
    closed = closing * rng.choice((0, depth, depth + 1))
    return f"{box}'''Anna''' {opening * depth} Zenda {closed} fled.".encode()


def huge_template(rng: random.Random) -> bytes:
    """Return an infobox template of many parameters or long values."""
    lines = rng.choice((10, 300, 2000))
    size = rng.choice((3, 30, 1000)) if lines < 1000 else 3  # noqa: PLR2004 - not both at once
    box = "".join(
        f"\n| {rng.choice(KEYS).lower().replace(' ', '_')}{rng.choice(('', '2'))} = "
        + " ".join(rng.choice((_word(rng), rng.choice(MARKUP))) for _ in range(size))
        for _ in range(lines)
    )
    return f"{{{{Infobox person{box}\n}}}}\n'''Anna''' fled to [[Zenda]].\n".encode()[:400_000]


KINDS: dict[str, Callable[[random.Random], bytes]] = {
    make.__name__: make
    for make in (
        random_bytes, random_text, mutated_article, word_salad, hostile_words, long_sentence,
        many_commas, deep_brackets, huge_infobox, many_headings, many_names, long_words,
        mutated_page, markup_salad, deep_markup, huge_template,
    )
}  # fmt: skip
WIKITEXT = {"mutated_page", "markup_salad", "deep_markup", "huge_template"}
"""The kinds that are read as wikitext whatever they look like."""


def _word(rng: random.Random) -> str:
    word = rng.choice(WORDS)
    return rng.choice((word, word, word, word.capitalize(), word.upper()))


def _name(rng: random.Random) -> str:
    return "".join(rng.choice(("ka", "ri", "to", "ne", "vu")) for _ in range(3)).capitalize()


def _article(rng: random.Random, prose: str) -> bytes:
    title = rng.choice(("Anna Varga", "Zenda", "Battle of Strelsau", "Red League", "===", "👑"))
    box = rng.choice(("", f"{title}\n- Birth Date: 1901\n- Place: Zenda\n\n"))
    return f"= {title} =\n\n{box}{prose}\n".encode("utf-8", "replace")


def make(kind: str, seed: int, number: int) -> bytes:
    """Return input ``number`` of a kind; the same for the same seed on every machine."""
    return KINDS[kind](random.Random(f"{seed}/{kind}/{number}"))  # noqa: S311 - no secret


def named(kind: str) -> str:
    """Return what an input of a kind is called."""
    return "fuzz.wiki" if kind in WIKITEXT else "fuzz"


# --- what must hold ----------------------------------------------------------------------


def check(data: bytes, name: str = "fuzz") -> str:
    """Return what does not hold for an input, or an empty string.

    Args:
        data: The input.
        name: What it is called, which may say its form.
    """
    start = time.process_time()
    try:
        with _alarm(LONGEST):
            article = read_article(data, name)
            graph = build(article).graph
    except KgError as error:
        return "" if "\n" not in str(error) else f"an error of several lines: {error!r}"
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return f"{type(error).__name__}: {error}; {_where(error)}"
    taken = time.process_time() - start
    longest = max(len(article.text), len(data))
    limit = LIMIT[0] + LIMIT[1] * len(article.sentences) + LIMIT[2] * longest
    if taken > limit:
        return f"took {taken:.1f} s of {limit:.1f} for {len(data):,} bytes"
    described = describe(graph)
    passages = {p for row in described.statements for p in row.passages}
    passages |= {p for entity in described.entities for p in entity.passages}
    astray = [p for p in passages if article.text[p.start : p.end] != p.quote]
    if astray:
        return f"a quote that is not in the text: {astray[0]!r}"
    results = validate(graph).results
    return f"does not conform: {results[0].message}: {results[0].focus}" if results else ""


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise :class:`Late` where the program is when the time is over."""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise Late(f"not done after {seconds:.0f} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _where(error: BaseException) -> str:
    """Return the innermost lines of our own that an error came through."""
    lines = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if "/kg/" in code.co_filename:
            lines.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return " < ".join(reversed(lines[-3:]))


def run(kinds: list[str], seed: int, first: int, count: int, minutes: float) -> list[Failure]:
    """Check inputs of all kinds in turn, until there were enough or the time is over."""
    failures: list[Failure] = []
    checked: Counter[str] = Counter()
    slowest = dict.fromkeys(kinds, 0.0)
    end = time.monotonic() + minutes * 60
    number = first
    while number < first + count and time.monotonic() < end:
        for kind in kinds:
            data = make(kind, seed, number)
            start = time.process_time()
            what = check(data, named(kind))
            slowest[kind] = max(slowest[kind], time.process_time() - start)
            checked[kind] += 1
            if what:
                failures.append(Failure(kind, number, what))
                print(f"{kind} {number}: {what}", flush=True)
        number += 1
    for kind in kinds:
        failed = sum(f.kind == kind for f in failures)
        print(f"{kind}: {checked[kind]} inputs, {failed} failures, at most {slowest[kind]:.1f} s")
    return failures


def main() -> None:
    """Make, check and print."""
    faulthandler.enable()
    parser = argparse.ArgumentParser(description="Feed kg with anything at all.")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kind", choices=sorted(KINDS))
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=sys.maxsize)
    options = parser.parse_args()
    kinds = [options.kind] if options.kind else list(KINDS)
    failures = run(kinds, options.seed, options.first, options.count, options.minutes)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
