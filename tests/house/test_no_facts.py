"""No fact of an article stands in the code or the ontology: nothing there names its things."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEARCHED = ("src", "ontology")
# Vectors and string stores of the treebanks' words, not written by anybody.
LEFT_OUT = ROOT / "src/kg/language/model"
TEXT = frozenset({".py", ".ttl", ".csv", ".json", ".toml", ".txt", ".md", ".html", ".js", ".css"})

# Words of general language that are written with a capital: a lexicon may hold them.
GENERAL = frozenset(
    # Calendar.
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
    # States and peoples, religions and creeds, as any gazetteer of the world lists them.
    "China Chinese Mongolia Mongolian Mongols Mongol Soviet Union Turkey Kazakh Kazakhs "
    "Han Dungans "
    "Republic Qing Taiwan Islamic Islam Communist Communists Nationalist Nationalists "
    # Common nouns that are part of names, and what a sentence begins with.
    "Army Battle Birth Career Chairman County Date Death District East Europe Government "
    "Khanate Liberation Martyrs Martyr Memorial National North People Party Place Prefecture "
    "Province Revolutionary Second See Shrine South Supporting West Bey Battles "
    "After At By During He However In On Several Then They When Subsequently Name Title Turkestan "
    "Disputes Particular The This Today War World Region State City Mountains".split()
)


def names_of(article: str) -> frozenset[str]:
    """Return the words that only name: capitalised, in another script, and never written small.

    Of a run of capitals such as an acronym the whole run is taken.
    """
    words = set(re.findall(r"[^\W\d_][^\W\d_'’-]*", article))
    capitalised = {w for w in words if w[0].isupper() and len(w) > 2}
    foreign = {w for w in words if not w.isascii() and len(w) > 2}
    small = {w.casefold() for w in words if w[0].islower()}
    return frozenset(
        w for w in capitalised | foreign if w.casefold() not in small and w not in GENERAL
    )


ARTICLES = sorted((ROOT / "articles").glob("*.txt"))
FILES = sorted(
    path
    for folder in SEARCHED
    for path in (ROOT / folder).rglob("*")
    if path.suffix in TEXT and LEFT_OUT not in path.parents
)


def test_names_are_found_in_an_article() -> None:
    article = "= Anna Varga =\nAnna (Анна; born 1901) led the League. The RLA fled to Zenda in May."

    assert names_of(article) == {"Anna", "Varga", "Анна", "League", "RLA", "Zenda"}


def test_there_is_something_to_compare() -> None:
    assert ARTICLES
    assert len(FILES) > 20


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_no_name_of_an_article_stands_in_code_or_ontology(article: Path) -> None:
    names = names_of(article.read_text("utf-8"))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)")
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match.group()}"
        for path in FILES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        for match in pattern.finditer(line)
    ]

    assert found == []
