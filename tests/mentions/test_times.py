"""Words that say when: which words, how they relate, EDTF and bounds (docs/time.md)."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kg.mentions import TimeExpression, find_times
from kg.mentions.times import parse_date
from kg.model import Bounds, Span
from kg.validate.dates import is_edtf


def one(text: str) -> TimeExpression:
    (found,) = find_times(text)
    return found


def labels(text: str) -> list[str]:
    return [expression.label for expression in find_times(text)]


# The text with the words in brackets; relation; EDTF; first and last day, if not that of EDTF.
TIMES = [
    # A day, in all spellings.
    ("She died [on April 29, 1923].", "at", "1923-04-29", ""),
    ("She died [on 29 April 1923].", "at", "1923-04-29", ""),
    ("She died [on 29 April, 1923].", "at", "1923-04-29", ""),
    ("She died [on April 29th, 1923].", "at", "1923-04-29", ""),
    ("[On the 29th of April 1923] it fell.", "at", "1923-04-29", ""),
    ("Died [1923-04-29].", "at", "1923-04-29", ""),
    ("[on Sep 5, 1923]", "at", "1923-09-05", ""),
    ("[on 5 Sept. 1923]", "at", "1923-09-05", ""),
    ("On Monday, [May 5, 1923], it fell.", "at", "1923-05-05", ""),
    ("[On the night of June 5, 1923] it fell.", "at", "1923-06-05", ""),
    ("It fell [on February 29, 1924].", "at", "1924-02-29", ""),
    ("[by 5 June 1923]", "by", "1923-06-05", ""),
    # A month.
    ("[In April 1923] it fell.", "at", "1923-04", "1923-04-01 1923-04-30"),
    ("[In April, 1923] it fell.", "at", "1923-04", "1923-04-01 1923-04-30"),
    ("[in April of 1923]", "at", "1923-04", "1923-04-01 1923-04-30"),
    ("[in Feb. 1924]", "at", "1924-02", "1924-02-01 1924-02-29"),
    ("[MAY 1923]", "at", "1923-05", "1923-05-01 1923-05-31"),
    ("[By September 1923] they left.", "by", "1923-09", "1923-09-01 1923-09-30"),
    ("[before April 1923]", "before", "1923-04", "1923-04-01 1923-04-30"),
    # A year.
    ("She was born [in 1923].", "at", "1923", "1923-01-01 1923-12-31"),
    ("the crisis of [1923]", "at", "1923", "1923-01-01 1923-12-31"),
    ("the [1923] war", "at", "1923", "1923-01-01 1923-12-31"),
    ("[In 1999] people came.", "at", "1999", "1999-01-01 1999-12-31"),
    ("[In 1923] troops came.", "at", "1923", "1923-01-01 1923-12-31"),
    ("[Until 1923] she ruled.", "until", "1923", "1923-01-01 1923-12-31"),
    ("[till 1923]", "until", "1923", "1923-01-01 1923-12-31"),
    ("[until her death in 1923]", "until", "1923", "1923-01-01 1923-12-31"),
    ("[until his resignation on 5 May 1923]", "until", "1923-05-05", "1923-05-05 1923-05-05"),
    ("[up to 1923]", "until", "1923", "1923-01-01 1923-12-31"),
    ("[Since 1923] she rules.", "since", "1923", "1923-01-01 1923-12-31"),
    ("[from 1923] onwards", "since", "1923", "1923-01-01 1923-12-31"),
    ("[Before 1923] she ruled.", "before", "1923", "1923-01-01 1923-12-31"),
    ("[After 1923] she ruled.", "after", "1923", "1923-01-01 1923-12-31"),
    ("[By 1923] she ruled.", "by", "1923", "1923-01-01 1923-12-31"),
    ("[Throughout 1923] she ruled.", "during", "1923", "1923-01-01 1923-12-31"),
    ("[as early as 1923]", "at", "1923", "1923-01-01 1923-12-31"),
    ("[as late as 1923]", "at", "1923", "1923-01-01 1923-12-31"),
    ("[Around 1923] she left.", "at", "1923~", "1923-01-01 1923-12-31"),
    ("[c. 1923] she left.", "at", "1923~", "1923-01-01 1923-12-31"),
    ("[ca. 1923]", "at", "1923~", "1923-01-01 1923-12-31"),
    ("[circa 1923]", "at", "1923~", "1923-01-01 1923-12-31"),
    ("[in about 1923]", "at", "1923~", "1923-01-01 1923-12-31"),
    ("[approximately 1923]", "at", "1923~", "1923-01-01 1923-12-31"),
    ("[In 500 AD] it rose.", "at", "0500", "0500-01-01 0500-12-31"),
    ("[in 1200 CE]", "at", "1200", "1200-01-01 1200-12-31"),
    # A season.
    ("[In the spring of 1923] it fell.", "at", "1923-21", "1923-03-01 1923-05-31"),
    ("[in spring 1923]", "at", "1923-21", "1923-03-01 1923-05-31"),
    ("[in the summer of 1923]", "at", "1923-22", "1923-06-01 1923-08-31"),
    ("[in the autumn of 1923]", "at", "1923-23", "1923-09-01 1923-11-30"),
    ("[in the fall of 1923]", "at", "1923-23", "1923-09-01 1923-11-30"),
    ("[in the winter of 1923]", "at", "1923-24", "1923-12-01 1924-02-29"),
    ("[by spring 1923]", "by", "1923-21", "1923-03-01 1923-05-31"),
    ("[until the summer of 1923]", "until", "1923-22", "1923-06-01 1923-08-31"),
    # Decades and centuries.
    ("[During the 1920s] she ruled.", "during", "1920/1929", "1920-01-01 1929-12-31"),
    ("[in the 1920's]", "at", "1920/1929", "1920-01-01 1929-12-31"),
    ("[in the 1920\u2019s]", "at", "1920/1929", "1920-01-01 1929-12-31"),
    ("the [1900s]", "at", "1900/1909", "1900-01-01 1909-12-31"),
    ("[In the 19th century] it fell.", "at", "18XX", "1801-01-01 1900-12-31"),
    ("[in the 1st century]", "at", "00XX", "0001-01-01 0100-12-31"),
    ("a [2nd-century] wall", "at", "01XX", "0101-01-01 0200-12-31"),
    # Parts.
    ("[At the end of 1923] she left.", "at", "1923-12~", "1923-10-01 1923-12-31"),
    ("[at the close of 1923]", "at", "1923-12~", "1923-10-01 1923-12-31"),
    ("[at the beginning of 1923]", "at", "1923-01~", "1923-01-01 1923-03-31"),
    ("[at the start of the year 1923]", "at", "1923-01~", "1923-01-01 1923-03-31"),
    ("[at the beginning of June 1923]", "at", "1923-06~", "1923-06-01 1923-06-10"),
    ("[at the end of June 1923]", "at", "1923-06~", "1923-06-21 1923-06-30"),
    ("[in early June 1923]", "at", "1923-06~", "1923-06-01 1923-06-10"),
    ("[in late May 1923]", "at", "1923-05~", "1923-05-22 1923-05-31"),
    ("[in the first half of 1923]", "at", "1923~", "1923-01-01 1923-06-30"),
    ("[in the second half of 1923]", "at", "1923~", "1923-07-01 1923-12-31"),
    ("[by the end of 1923]", "by", "1923-12~", "1923-10-01 1923-12-31"),
    ("[until the end of June 1923]", "until", "1923-06~", "1923-06-21 1923-06-30"),
    ("[since early 1923]", "since", "1923~", "1923-01-01 1923-05-04"),
    ("[in mid-1923]", "at", "1923~", "1923-05-05 1923-09-02"),
    ("[in the middle of 1923]", "at", "1923~", "1923-05-05 1923-09-02"),
    ("[in late 1923]", "at", "1923~", "1923-09-03 1923-12-31"),
    ("[in the early 1920s]", "at", "1920/1929", "1920-01-01 1923-05-26"),
]


@pytest.mark.parametrize(("text", "relation", "edtf", "days"), TIMES)
def test_a_time_is_read_as_the_documents_say(
    text: str, relation: str, edtf: str, days: str
) -> None:
    before, _, rest = text.partition("[")
    words, _, after = rest.partition("]")
    first, last = days.split() or (edtf, edtf)

    assert one(before + words + after) == TimeExpression(
        Span(len(before), len(before) + len(words)), words, relation, edtf, first, last
    )
    assert is_edtf(edtf)


SPANS = [
    ("From 1923 to 1925 she ruled.", "From 1923 to 1925", "1923/1925"),
    ("from 1923 until 1925", "from 1923 until 1925", "1923/1925"),
    ("from 1923 until his death in 1925", "from 1923 until his death in 1925", "1923/1925"),
    ("from 1923 through 1925", "from 1923 through 1925", "1923/1925"),
    ("Between 1923 and 1925 she ruled.", "Between 1923 and 1925", "1923/1925"),
    ("during 1923 and 1924", "during 1923 and 1924", "1923/1924"),
    ("She ruled (1923-1925).", "1923-1925", "1923/1925"),
    ("She ruled 1923–1925.", "1923–1925", "1923/1925"),
    ("Varga (1923 – 1925) ruled.", "1923 – 1925", "1923/1925"),
    ("from April 1923 to May 1925", "from April 1923 to May 1925", "1923-04/1925-05"),
    ("(1899 – April 29, 1951)", "1899 – April 29, 1951", "1899/1951-04-29"),
    ("from 5 June 1923 to 1924", "from 5 June 1923 to 1924", "1923-06-05/1924"),
    ("between c. 1923 and 1925", "between c. 1923 and 1925", "1923/1925"),
]


@pytest.mark.parametrize(("text", "words", "edtf"), SPANS)
def test_a_range_is_one_time_from_its_start_to_its_end(text: str, words: str, edtf: str) -> None:
    start, end = (parse_date(part) for part in edtf.split("/"))
    if edtf.startswith("1923-04/"):  # a month in EDTF is no date in words
        start, end = one("April 1923"), one("May 1925")
    place = text.index(words)

    assert start is not None
    assert end is not None
    assert one(text) == TimeExpression(
        Span(place, place + len(words)),
        words,
        "span",
        edtf,
        start.first,
        start.last,
        until=(end.first, end.last),
    )
    assert is_edtf(edtf)


@pytest.mark.parametrize(
    ("text", "words", "relation", "month", "day"),
    [
        ("On June 5 they met.", "On June 5", "at", 6, 5),
        ("On 5 June they met.", "On 5 June", "at", 6, 5),
        ("On the 5th of June they met.", "On the 5th of June", "at", 6, 5),
        ("They met on Dec. 31.", "on Dec. 31", "at", 12, 31),
        ("until June 5", "until June 5", "until", 6, 5),
        ("before 5 June", "before 5 June", "before", 6, 5),
        ("by June 5", "by June 5", "by", 6, 5),
        ("In May they met.", "In May", "at", 5, 0),
        ("In March, he left.", "In March", "at", 3, 0),
        ("May 5 was cold.", "May 5", "at", 5, 5),
    ],
)
def test_without_a_year_a_day_or_month_waits_for_one(
    text: str, words: str, relation: str, month: int, day: int
) -> None:
    found = one(text)

    assert (found.label, found.relation, found.month, found.day) == (words, relation, month, day)
    assert (found.edtf, found.first, found.last) == ("", "", "")
    named = f"1923-{month:02}-{day:02}".removesuffix("-00")
    assert found.with_year(1923).edtf == named
    assert found.with_year(1923).label == words
    assert found.with_year(1923).relation == relation


def test_a_leap_day_waits_for_a_leap_year() -> None:
    found = one("On February 29 they met.")

    assert found.with_year(1924).edtf == "1924-02-29"
    with pytest.raises(ValueError, match="29"):
        found.with_year(1923)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "They may meet.",
        "She may 5 times.",
        "They march on.",
        "March on!",
        "May she rest.",
        "Anna May left.",
        "April was here.",
        "On February 30, 1923 it fell.",
        "On February 29, 1923 it fell.",
        "On 31 June 1923 it fell.",
        "It was 1923-13-01.",
        "It was 1923-02-30.",
        "It has 1,923 people.",
        "It has 19230 people.",
        "9999",
        "In 44 BC he fell.",
        "In 1200 BC it fell.",
        "In 500 BCE it fell.",
        "In 0 it fell.",
        "in the 22nd century",
        "in the 0th century",
        "route a1923b",
        "in spring they left",
        "the 5th Army",
        "He was 23.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert find_times(text) == ()
    assert parse_date(text) is None


def test_several_times_come_in_the_order_of_the_text() -> None:
    assert labels("In 1923, 1924 and in May 1925 she won; by June 5, 1926, until 1927.") == [
        "In 1923",
        "1924",
        "in May 1925",
        "by June 5, 1926",
        "until 1927",
    ]


def test_the_offset_moves_the_place_and_nothing_else() -> None:
    text = "She ruled from 1923 to 1925."

    assert [e.span for e in find_times(text, 100)] == [Span(110, 127)]
    assert [e.label for e in find_times(text, 100)] == labels(text)


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("1923", "1923"),
        ("1923-04-29", "1923-04-29"),
        ("April 29, 1923 (aged 52)", "1923-04-29"),
        ("c. 1923", "1923~"),
        ("1923 or 1924", None),
        ("1923 Zenda 1924", None),
        ("unknown", None),
        ("1923–1925", "1923/1925"),
    ],
)
def test_a_value_states_one_time_or_none(value: str, edtf: str | None) -> None:
    found = parse_date(value)

    assert (found.edtf if found else None) == edtf


# words; bounds and EDTF of an event; bounds and EDTF of a state
BOUNDS = [
    ("in 1923", "1923-01-01 1923-12-31 1923-01-01 1923-12-31", "1923",
     "1923-01-01 1923-12-31 - -", "1923"),
    ("on June 5, 1923", "1923-06-05 1923-06-05 1923-06-05 1923-06-05", "1923-06-05",
     "1923-06-05 1923-06-05 - -", "1923-06-05"),
    ("during the 1920s", "1920-01-01 1929-12-31 1920-01-01 1929-12-31", "1920/1929",
     "1920-01-01 1929-12-31 1920-01-01 1929-12-31", "1920/1929"),
    ("in the spring of 1923", "1923-03-01 1923-05-31 1923-03-01 1923-05-31", "1923-21",
     "1923-03-01 1923-05-31 - -", "1923-21"),
    ("by September 1923", "- 1923-09-30 - 1923-09-30", "[..1923-09]",
     "- 1923-09-30 - -", "[..1923-09]"),
    ("by the end of 1923", "- 1923-12-31 - 1923-12-31", "[..1923-12]",
     "- 1923-12-31 - -", "[..1923-12]"),
    ("by spring 1923", "- 1923-05-31 - 1923-05-31", "[..1923-05]",
     "- 1923-05-31 - -", "[..1923-05]"),
    ("until the summer of 1923", "- - 1923-06-01 1923-08-31", "../1923-08",
     "- - 1923-06-01 1923-08-31", "../1923-08"),
    ("since 1923", "1923-01-01 1923-12-31 - -", "1923/..",
     "1923-01-01 1923-12-31 - -", "1923/.."),
    ("from 1923 to 1925", "1923-01-01 1923-12-31 1925-01-01 1925-12-31", "1923/1925",
     "1923-01-01 1923-12-31 1925-01-01 1925-12-31", "1923/1925"),
    ("at the end of 1923", "1923-10-01 1923-12-31 1923-10-01 1923-12-31", "1923-12~",
     "1923-10-01 1923-12-31 - -", "1923-12~"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "event", "edtf", "state", "state_edtf"), BOUNDS)
def test_the_four_bounds_hold_what_the_words_give_and_no_more(
    words: str, event: str, edtf: str, state: str, state_edtf: str
) -> None:
    found = one(words)

    assert found.bounds(state=False) == Bounds(*(b.strip("-") for b in event.split()))
    assert found.stated_edtf() == edtf
    assert found.bounds(state=True) == Bounds(*(b.strip("-") for b in state.split()))
    assert found.stated_edtf() == state_edtf


def test_before_a_year_ends_the_day_before_it() -> None:
    assert one("before 1923").bounds(state=False) == Bounds("", "1922-12-31", "", "1922-12-31")
    assert one("before 1923").bounds(state=True) == Bounds("", "1922-12-31", "", "")


# --- what is easily misread --------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["1234 troops came.", "He led 1500 soldiers.", "A party of 2000 men came.", "It cost $1923."],
)
def test_a_count_is_no_year(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize("text", ["In 1200 B.C. it fell.", "in 1200 B.C.E."])
def test_a_year_before_the_common_era_is_kept_in_words_only(text: str) -> None:
    assert find_times(text) == ()


@pytest.mark.parametrize("text", ["They march 10 miles.", "Troops march 1923 miles."])
def test_a_verb_in_small_letters_is_no_month(text: str) -> None:
    assert not [e for e in find_times(text) if e.month or "-" in e.edtf]


@pytest.mark.parametrize("text", ["On June 31 they met.", "30 February", "0 May", "0000-13-05"])
def test_a_day_that_no_year_has_is_no_time(text: str) -> None:
    assert find_times(text) == ()


@pytest.mark.parametrize(
    ("text", "label", "relation"),
    [
        ("By June they met.", "By June", "by"),
        ("They ruled until May.", "until May", "until"),
        ("Since June they rule.", "Since June", "since"),
        ("During March they met.", "During March", "during"),
        ("In early June they met.", "In early June", "at"),
    ],
)
def test_a_month_waits_for_its_year_after_any_preposition(
    text: str, label: str, relation: str
) -> None:
    found = one(text)

    assert (found.label, found.relation) == (label, relation)


@pytest.mark.parametrize("text", ["By the year 1923", "by the year 1923"])
def test_the_year_keeps_its_preposition(text: str) -> None:
    assert (one(text).label, one(text).relation) == (text, "by")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("She ruled 1923–25.", "1923/1925"),
        ("She ruled 1923-25.", "1923/1925"),
        ("on April 5–9, 1923", "1923-04-05/1923-04-09"),
        ("from 5 to 9 April 1923", "1923-04-05/1923-04-09"),
        ("between April and June 1923", "1923-04/1923-06"),
        ("from June 5 to July 9, 1923", "1923-06-05/1923-07-09"),
    ],
)
def test_a_range_may_say_once_what_its_ends_share(text: str, edtf: str) -> None:
    assert [e.edtf for e in find_times(text)] == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("from the spring of 1923 to 1925", "1923-03/1925"),
        ("from 1923 to the spring of 1925", "1923/1925-05"),
        ("from the 1920s to the 1930s", "1920/1939"),
    ],
)
def test_the_edtf_of_a_range_is_valid_whatever_its_ends(text: str, edtf: str) -> None:
    assert one(text).stated_edtf() == edtf


@pytest.mark.parametrize("text", ["from 1925 to 1923", "between 1925 and 1923", "1925–1923"])
def test_a_range_that_ends_before_it_starts_is_no_range(text: str) -> None:
    assert [e.relation for e in find_times(text) if e.relation == "span"] == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("before 1923", "[..1922]"),
        ("before April 1923", "[..1923-03]"),
        ("before June 5, 1923", "[..1923-06-04]"),
        ("before the summer of 1923", "[..1923-05]"),
    ],
)
def test_the_edtf_of_before_ends_where_the_bounds_end(text: str, edtf: str) -> None:
    assert one(text).stated_edtf() == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("by the 1920s", "[..1929]"),
        ("before the 1920s", "[..1919]"),
        ("until the 1920s", "../1929"),
        ("since the 1920s", "1920/.."),
    ],
)
def test_the_edtf_of_a_decade_says_how_it_is_meant(text: str, edtf: str) -> None:
    assert one(text).stated_edtf() == edtf


def test_before_the_first_century_there_is_no_bound() -> None:
    assert one("before the 1st century").bounds(state=False) == Bounds()


def test_a_part_of_what_is_approximate_is_marked_once() -> None:
    assert one("around the end of 1923").edtf == "1923-12~"


def test_since_a_season_begins_with_its_first_month() -> None:
    assert one("since the summer of 1923").stated_edtf() == "1923-06/.."


def test_a_text_full_of_years_takes_time_that_grows_with_its_length() -> None:
    def seconds(count: int) -> float:
        started = time.process_time()
        assert len(find_times("1923 " * count)) == count
        return time.process_time() - started

    assert seconds(1_600) < 0.05 + 8 * seconds(400)


# --- properties ------------------------------------------------------------------------

_DAYS = st.dates(dt.date(1000, 1, 1), dt.date(2100, 12, 31))
_MONTH = st.sampled_from(
    "January February March April May June July August September October November December".split()
)
_YEAR = st.integers(1000, 2100).map(str)
_POINT = st.one_of(
    _YEAR,
    st.tuples(_MONTH, _YEAR).map(" ".join),
    st.tuples(_MONTH, st.integers(0, 40).map(str), _YEAR).map("{0[0]} {0[1]}, {0[2]}".format),
    st.tuples(st.integers(0, 40).map(str), _MONTH, _YEAR).map(" ".join),
    st.tuples(st.integers(0, 40).map(str), _MONTH).map(" ".join),
    st.tuples(st.sampled_from(["spring", "summer", "autumn", "winter"]), _YEAR).map(" of ".join),
    st.integers(100, 210).map("{}0s".format),
    st.integers(2, 25).map("{}th century".format),
)
_BEFORE = st.sampled_from(
    ["", "in ", "by ", "until ", "since ", "before ", "after ", "during the ", "from ", "on the "]
)
_ABOUT = st.sampled_from(["around ", "c. ", "in about ", "circa "])
_PART = st.sampled_from(
    ["", "the end of ", "early ", "mid-", "late ", "the first half of ", "the beginning of the "]
)
SINGLE = st.one_of(st.tuples(_BEFORE, _PART, _POINT), st.tuples(_ABOUT, _POINT)).map("".join)


def _check(text: str) -> None:
    end = 0
    for found in find_times(text):
        assert text[found.span.start : found.span.end] == found.label != ""
        assert end <= found.span.start
        end = found.span.end
        assert bool(found.edtf) == bool(found.first) == bool(found.last) == (not found.month)
        if found.edtf:
            assert is_edtf(found.edtf)
            assert found.first <= found.last
        for state in (False, True) if found.edtf else ():
            bounds = found.bounds(state=state)
            days = [bounds.earliest_start, bounds.latest_start]
            days += [bounds.earliest_end, bounds.latest_end]
            for day in filter(None, days):
                dt.date.fromisoformat(day)
            for first, last in ((0, 1), (2, 3), (0, 2), (1, 3), (0, 3)):
                assert not days[first] or not days[last] or days[first] <= days[last]
            assert is_edtf(found.stated_edtf())


@given(SINGLE)
def test_bounds_are_ordered_days_of_the_calendar_and_edtf_is_valid(text: str) -> None:
    _check(text)


@given(st.lists(SINGLE, max_size=5).map("; ".join))
def test_times_do_not_overlap(text: str) -> None:
    _check(text)


@settings(max_examples=20, phases=[Phase.generate])
@given(SINGLE, st.sampled_from([" to ", " and ", "–", " until ", " through "]), SINGLE)
def test_a_range_of_any_two_times_is_valid_too(start: str, mark: str, end: str) -> None:
    _check(start + mark + end)
    _check("from the 1920s to the 1930s")  # found on every run


@given(_DAYS)
def test_a_day_is_the_same_in_every_spelling(day: dt.date) -> None:
    month = dt.date(2000, day.month, 1).strftime("%B")
    for spelling in (
        f"{day.year:04}-{day.month:02}-{day.day:02}",
        f"{month} {day.day}, {day.year:04}",
        f"{day.day} {month} {day.year:04}",
        f"{month[:3]} {day.day}, {day.year:04}",
    ):
        found = parse_date(spelling)
        assert found is not None
        assert (found.edtf, found.first, found.last) == (day.isoformat(),) * 3


@given(st.text(), st.integers(0, 1000))
def test_no_text_breaks_the_reading_of_times(text: str, offset: int) -> None:
    for found in find_times(text, offset):
        assert text[found.span.start - offset : found.span.end - offset] == found.label


@given(st.lists(st.sampled_from([
    "by", "the", "end", "of", "May", "march", "5", "31", "1923", "44", "BC", "B.C.", "–", "-", "/",
    "to", "and", "(", ")", ",", ".", "c.", "1920s", "19th", "century", "spring", "in", "early",
    "from", "until", "٣", "²", "\u00a0", "\n", "0", "99999", "2100-02-30", "$", "'", "\u2019s",
])).map(" ".join))  # fmt: skip
def test_no_heap_of_the_words_of_time_breaks_their_reading(text: str) -> None:
    end = 0
    for found in find_times(text):
        assert text[found.span.start : found.span.end] == found.label
        assert end <= found.span.start
        end = found.span.end
