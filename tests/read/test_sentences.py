"""Where a sentence ends, and where a full stop ends nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.sentences import split_sentences


def pieces(paragraph: str) -> list[str]:
    return [paragraph[start:end] for start, end in split_sentences(paragraph)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "She left.|He stayed.",
        "Did she leave?|Yes!|He stayed",
        "She paused...|Then she left.",
        "She paused…|Then she left.",
        "She paused ... and left.",
        "Dr. Varga met Mr. J. Roe.|They spoke.",
        "J. R. Varga left.|A.B. Roe stayed.",
        "c. 1850 a town grew.|It fell.",
        "She ruled c. 1850 and ca. 1860.|It fell.",
        "St. Zenda is a town.|Ft. Zenda is a fort.|It is old.",
        "Gen. Varga and Lt. Col. Roe left.|They won.",
        "The Rev. A. Varga spoke.|He left.",
        "She worked for Rassendyll Inc. and left.|He stayed.",
        "She worked for Rassendyll Inc.|He stayed.",
        "He sold ships, boats, etc.|They sank.",
        "In 44 B.C. he ruled.|It fell.",
        "It fell in 44 B.C.|The king left.",
        "The river is 3.14 km long.|It rose by 4.5 m.",
        "It rose to 4.5.|Then it fell.",
        "No. 5 is old.|No. 6 is new.",
        "She came at 5 p.m.|She left at 6 p.m.|They met.",
        "The U.S. Army came.|It left.",
        "Zenda (e.g. the castle, i.e. the ruin) stands.|It is old.",
        "(She left. He stayed.)|They met.",
        "It (see Fig. 2. Also 3.) ended.|Yes.",
        "It (he said. She left.) ended.|Yes.",
        "He came (1900).|She left.",
        "An unclosed ( bracket.|The next one.|The third.",
        '"Go!" she said.|He went.',
        'She said "Go."|Then he went.',
        'She said "Go!"|Then he went.',
        "She said \u201cGo.\u201d|Then he went.",
        "She saw it.|\u201cWell,\u201d he said.",
        "'She left.'|'He stayed.'",
        '"She left."|(He stayed.)',
        "It is at zenda.example and was left.|He stayed.",
        "Wait.No space stands here.",
        "Was it? asked he.",
        "他来了。|她走了。",
        "Она ушла.|Он остался.",
    ],
)
def test_a_paragraph_is_split_where_its_sentences_end(paragraph: str) -> None:
    sentences = paragraph.split("|")

    assert pieces(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("", []),
        (" \t\u00a0\u3000\n", []),
        ("  She left.\u00a0 He stayed. ", ["She left.", "He stayed."]),
        ("She left", ["She left"]),
        (".", ["."]),
        ("...", ["..."]),
        (". . .", [".", ".", "."]),
    ],
)
def test_white_space_belongs_to_no_sentence(paragraph: str, sentences: list[str]) -> None:
    assert pieces(paragraph) == sentences


@pytest.mark.parametrize(
    "paragraph",
    [
        "She said no.|Then he left.",
        "He sold art.|She sold figs.",
        "He lived in the U.S.|He died there.",
        "The duke was Rudolf Jr.|She married him.",
        "The war began in Jan.|The king fled.",
        "The wall is 5 ft.|The tower is higher.",
    ],
)
def test_a_sentence_may_end_with_an_abbreviation(paragraph: str) -> None:
    sentences = paragraph.split("|")

    assert pieces(" ".join(sentences)) == sentences


@pytest.mark.parametrize("note", ["[1]", "[1][2]", "[a]", "[note 3]"])
def test_the_mark_of_a_note_stands_with_the_sentence_before_it(note: str) -> None:
    assert pieces(f"She left.{note} He stayed.") == [f"She left.{note}", "He stayed."]


def test_a_sentence_does_not_end_within_brackets_however_they_nest() -> None:
    assert pieces("A (b (c. D. E) f. G) h. I left.") == ["A (b (c. D. E) f. G) h.", "I left."]


_PIECES = (
    "She",
    "left.",
    "Dr.",
    "Varga?",
    "No!",
    "(",
    ")",
    "[1]",
    '"',
    "\u201d",
    "'",
    "...",
    "…",
    "1.5",
    "c.",
    "B.C.",
    "Inc.",
    "He",
    "\u00a0",
    "\t",
    "。",
)
_PARAGRAPHS = st.one_of(st.text(), st.lists(st.sampled_from(_PIECES)).map(" ".join))


@given(_PARAGRAPHS)
def test_the_pieces_are_in_order_trimmed_and_cover_the_paragraph(paragraph: str) -> None:
    spans = split_sentences(paragraph)

    end = 0
    for start, stop in spans:
        assert paragraph[end:start].strip() == ""
        assert paragraph[start:stop] == paragraph[start:stop].strip() != ""
        end = stop
    assert paragraph[end:].strip() == ""


@given(_PARAGRAPHS)
def test_white_space_around_a_paragraph_does_not_change_its_sentences(paragraph: str) -> None:
    assert pieces(f"\n  {paragraph}\t ") == pieces(paragraph)
