"""Parentheses leave a sentence, and every character knows where it came from."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.language import without_asides

PLAIN = {
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2010": "-",
    "\u2011": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2212": "-",
    "\u00a0": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\u3000": " ",
    "\t": " ",
}


def asides(sentence: str) -> list[str]:
    return [sentence[start:end] for start, end, _ in without_asides(sentence).asides]


@pytest.mark.parametrize(
    ("sentence", "text", "inside"),
    [
        ("", "", []),
        ("Anna rode.", "Anna rode.", []),
        ("Anna (1899) rode.", "Anna rode.", ["1899"]),
        ("Karl Holt, Jr., rode.", "Karl Holt rode.", []),
        ("Karl Holt, Jr. rode.", "Karl Holt rode.", []),
        ("Anna was born in or about 1899.", "Anna was born in 1899.", []),
        ("Anna fled to neighbouring Zenda.", "Anna fled to Zenda.", []),
        ("Anna fled to neighbouring towns.", "Anna fled to neighbouring towns.", []),
        ("Anna (Анна; 1899 – 1951) rode.", "Anna rode.", ["Анна; 1899 – 1951"]),
        ("Anna [1] rode (on).", "Anna rode.", ["1", "on"]),
        ("Anna (the (red) queen) rode.", "Anna rode.", ["the (red) queen"]),
        ("Anna (the [red] queen) rode.", "Anna rode.", ["the [red] queen"]),
        ("Anna (1899), a queen", "Anna, a queen", ["1899"]),
        ("Anna  (1899)  rode.", "Anna  rode.", ["1899"]),
        ("(Anna) rode.", " rode.", ["Anna"]),
        ("(Anna rode.)", "", ["Anna rode."]),
        ("Anna () rode.", "Anna rode.", [""]),
        ("Anna (1899 rode.", "Anna (1899 rode.", []),
        ("Anna 1899) rode.", "Anna 1899) rode.", []),
        (")Anna( rode.", ")Anna( rode.", []),
        ("Anna (a] rode.", "Anna (a] rode.", []),
        ("Anna (a] b) rode.", "Anna rode.", ["a] b"]),
        ("“Anna’s” – ride\u00a0it", '"Anna\'s" - ride it', []),
        ("Rudolf, although wary of her, rode.", "Rudolf rode.", []),
        ("Rudolf, though wary, rode.", "Rudolf rode.", []),
        ("Rudolf, albeit old (60), rode.", "Rudolf, albeit old, rode.", ["60"]),
        ("Rudolf, a king, rode.", "Rudolf, a king, rode.", []),
    ],
)
def test_a_sentence_is_seen_without_its_outer_brackets(
    sentence: str, text: str, inside: list[str]
) -> None:
    assert without_asides(sentence).text == text
    assert asides(sentence) == inside


def test_an_aside_says_where_it_was_taken_out() -> None:
    view = without_asides("Anna (1899) met Rudolf (1900).")

    assert view.text == "Anna met Rudolf."
    assert view.asides == ((6, 10, 4), (24, 28, 15))
    assert view.origin == (*range(4), *range(11, 22), 29)


@pytest.mark.parametrize("sentence", ["Anna (1899)rode.", "Anna [1]rode.", "Anna ()rode."])
def test_two_words_are_never_joined(sentence: str) -> None:
    assert without_asides(sentence).text == "Anna rode."


_TEXTS = st.one_of(
    st.text(),
    st.text(st.sampled_from("ab ()[]\u2019\u201c\u2013\u00a0\t\n,😀")),
    st.lists(
        st.sampled_from([", although wary,", "(a)", "(", ")", " ", "b", "[c]", "although"])
    ).map("".join),
)


@given(_TEXTS)
@example("(, although wary, b)")
def test_each_character_of_the_view_stands_at_its_origin(sentence: str) -> None:
    view = without_asides(sentence)

    assert len(view.origin) == len(view.text)
    assert list(view.origin) == sorted(set(view.origin))
    assert view.text == "".join(PLAIN.get(sentence[i], sentence[i]) for i in view.origin)


@given(_TEXTS)
def test_asides_lie_between_their_brackets_in_order_and_outside_the_view(sentence: str) -> None:
    view = without_asides(sentence)

    end = 0
    for start, stop, place in view.asides:
        assert sentence[start - 1] + sentence[stop] in {"()", "[]"}
        assert end < start <= stop
        end = stop
        assert set(view.origin).isdisjoint(range(start - 1, stop + 1))
        assert all(i < start for i in view.origin[:place])
        assert all(i > stop for i in view.origin[place:])


@given(_TEXTS)
def test_what_left_is_an_aside_a_concession_or_the_space_before_it(sentence: str) -> None:
    view = without_asides(sentence)
    kept = set(view.origin)
    for start, stop, _ in view.asides:
        kept |= set(range(start - 1, stop + 1))
    gone = "".join(c for i, c in enumerate(sentence) if i not in kept)

    assert gone.strip() == "" or "although" in gone
