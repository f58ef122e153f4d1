"""Which words count, which are used, and the figures of a whole article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.coverage import Figures, LineCoverage, Unread, render_text
from kg.coverage.groups import GROUPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.coverage.conftest import Measure

    from kg.coverage import Coverage, SentenceCoverage

    Only = Callable[[str], SentenceCoverage]

TEXT = """\
part        sentences  with statements  content words  used  share
----------  ---------  ---------------  -------------  ----  -----
Anna Varga  1          1                8              8     100%
Life        5          2                19             10    53%
all         6          3                27             18    67%

Infobox: 1 of 2 lines read.

Sentences without a statement

    3  The mill joined Zenda.
    5  Ilona Hentzau was the daughter of Varga.
    6  A door creaked.

Words from which nothing was read, and why

    3  joined: join: subject must be Agent, is \u201cmill\u201d (class unknown)
    5  daughter: \u201cIlona Hentzau: has mother Anna Varga\u201d refused: hasMother was said the \
other way round before
    6  creaked: no frame for \u201ccreak\u201d

Content words that no statement needs

    3  mill, joined, Zenda
    5  Ilona, Hentzau, daughter, Varga
    6  door, creaked

Lines of the infobox that were not read, or not wholly

    -  Shoe Size: 38 (infobox key not known)
"""


@pytest.fixture(scope="module")
def only(measured: Measure) -> Only:
    """Return what was read of the one sentence of a section."""
    return lambda text: measured(f"= Anna Varga =\n\n==Life==\n{text}\n").sentences[-1]


def words(sentence: SentenceCoverage, *, used: bool) -> list[str]:
    return [w.text for w in sentence.words if w.used is used]


def test_the_figures_are_those_of_the_sections_and_the_whole(covered: Coverage) -> None:
    assert covered.sections == (
        Figures("Anna Varga", 1, 1, 8, 8),
        Figures("Life", 5, 2, 19, 10),
    )
    assert covered.whole == Figures("all", 6, 3, 27, 18)
    assert (covered.lines_read, covered.whole.share) == (1, 18 / 27)


def test_content_words_are_counted_in_trees_and_in_parentheses(covered: Coverage) -> None:
    assert words(covered.sentences[0], used=True) == [
        "Anna", "Varga", "Анна", "Варга", "1891", "1937", "Ruritanian", "general",
    ]  # fmt: skip
    assert words(covered.sentences[3], used=True) == ["Varga", "daughter", "Ilona", "Hentzau"]


def test_what_was_not_read_has_a_reason(covered: Coverage) -> None:
    assert covered.sentences[5].unread == (
        Unread(314, 321, "creaked", "no frame for \u201ccreak\u201d"),
    )
    assert covered.infobox == (
        LineCoverage("Birth Date", "1891", 27, 45, (1,), ""),
        LineCoverage("Shoe Size", "38", 46, 61, (), "infobox key not known"),
    )


def test_a_stretch_names_all_the_statements_that_need_it(covered: Coverage) -> None:
    needed = {u.text: [covered.statements[n].words for n in u.statements] for u in covered.used}

    assert needed["governor"] == [
        "governor of Zenda (Red League): post in Red League",
        "governor of Zenda (Red League): jurisdiction Zenda",
        "Anna Varga: holds office governor of Zenda (Red League)",
    ]
    assert needed["- Birth Date: 1891"] == ["Anna Varga: birth date 1891"]


def test_the_time_of_a_statement_is_used(covered: Coverage) -> None:
    (stretch,) = (u for u in covered.used if u.text == "In 1923")

    assert len(stretch.statements) == 3


def test_a_pronoun_is_used_for_whom_it_stands(only: Only) -> None:
    sentence = only("She joined the Red League.")

    assert words(sentence, used=False) == []


def test_the_end_of_a_sentence_too_long_for_a_tree_is_told_and_counted(only: Only) -> None:
    sentence = only("Zenda and Strelsau " * 300 + "fell.")
    tail = sentence.unread[-1]

    assert (tail.end, tail.reason) == (sentence.end, "too long to be parsed")
    assert tail.text.endswith("Zenda and Strelsau fell.")
    assert words(sentence, used=False)[-3:] == ["Zenda", "Strelsau", "fell"]


def test_a_concession_is_left_out_of_the_tree_and_its_words_are_counted(only: Only) -> None:
    sentence = only("Varga, although wary of storms, joined the Red League (a club).")

    assert words(sentence, used=False) == ["although", "wary", "storms", "club"]
    assert sentence.unread == ()


def test_a_statement_has_the_group_of_what_it_tells_of(covered: Coverage) -> None:
    assert [(s.words, s.group) for s in covered.statements] == [
        ("Anna Varga: has name Анна Варга", "value"),
        ("Anna Varga: birth date 1891", "value"),
        ("Anna Varga: death date 1937", "value"),
        ("Anna Varga: citizenship Ruritania", "group"),
        ("Anna Varga: has occupation general", "value"),
        ("appointment of Anna Varga: has participant Anna Varga", "event"),
        ("appointment of Anna Varga: has participant Red League", "event"),
        ("governor of Zenda (Red League): post in Red League", "group"),
        ("governor of Zenda (Red League): jurisdiction Zenda", "place"),
        ("Anna Varga: holds office governor of Zenda (Red League)", "office"),
        ("Anna Varga: has mother Ilona Hentzau", "person"),
    ]
    assert {s.group for s in covered.statements} <= GROUPS.keys()


def test_the_text_tells_everything_that_was_not_read(covered: Coverage) -> None:
    assert render_text(covered) == TEXT


def test_an_article_without_a_sentence_has_figures_of_nothing(measured: Measure) -> None:
    empty = measured("= Zenda =\n")

    assert (empty.whole, empty.whole.share) == (Figures("all", 0, 0, 0, 0), 0.0)
    assert render_text(empty).endswith("Infobox: 0 of 0 lines read.\n")


PIECES = st.sampled_from(
    "Anna Varga Zenda she they the a of in by to from with and was not joined supported led fled "
    "born died battle army government governor troops 1923 June 5, spring ( ) , . ; \u2013 \u0416 "
    "\U0001f451 == * \n - Key: Value".split(" ")
)


@settings(max_examples=60)
@given(text=st.lists(PIECES, min_size=1, max_size=60).map(" ".join))
def test_every_offset_lies_in_the_text_and_in_its_sentence(measured: Measure, text: str) -> None:
    found = measured(f"= Anna Varga =\n\n- Birth Place: {text[:30]}\n\n==Life==\n{text}\n")

    for used in found.used:
        assert found.text[used.start : used.end] == used.text
    for sentence in found.sentences:
        assert found.text[sentence.start : sentence.end] == sentence.text
        inside = [(w.start, w.end, w.text) for w in sentence.words]
        inside += [(u.start, u.end, u.text) for u in sentence.unread]
        for start, end, words in inside:
            assert found.text[start:end] == words
            assert sentence.start <= start < end <= sentence.end
    for before, after in zip(found.used, found.used[1:], strict=False):
        assert before.end <= after.start
    assert render_text(found)
