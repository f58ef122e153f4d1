"""Reading an article: its parts, where they stand, and what is refused."""

from __future__ import annotations

import hashlib
import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Article, InfoboxField, Section, Sentence, Span
from kg.read import read_plain

ARTICLE = Path(__file__).parents[2] / "articles" / "osman-batur.txt"

ZENDA = """= Anna Varga =

Anna Varga
- Birth Date: 1899
- Battles: Battle of Zenda, Siege of Strelsau

Anna Varga (1899 – 1951) was a general. She led the army.

==Career==
She won.

===Late years===
- She lost. She fled.
* She died.

== See also ==
- Rudolf V
- Battle of Zenda (1923)

==References==
- A book. It is good.
"""


def read(text: str, name: str = "zenda.txt") -> Article:
    return read_plain(text.encode("utf-8"), name)


def surfaces(article: Article) -> list[str]:
    return [article.surface(sentence.span) for sentence in article.sentences]


def test_an_article_is_read_whole() -> None:
    def span(words: str, start: int = 0) -> Span:
        begin = ZENDA.index(words, start)
        return Span(begin, begin + len(words))

    bounds = [ZENDA.index(mark) for mark in ("\nAnna Varga (", "==Career", "===Late", "== See")]
    bounds += [ZENDA.index("==References"), len(ZENDA)]
    titles = [("Anna Varga", 1), ("Career", 2), ("Late years", 3), ("See also", 2)]
    titles.append(("References", 2))

    assert read(ZENDA) == Article(
        title="Anna Varga",
        text=ZENDA,
        sha256=hashlib.sha256(ZENDA.encode()).hexdigest(),
        infobox=(
            InfoboxField("Birth Date", "1899", span("- Birth Date: 1899"), span("1899")),
            InfoboxField(
                "Battles",
                "Battle of Zenda, Siege of Strelsau",
                span("- Battles: Battle of Zenda, Siege of Strelsau"),
                span("Battle of Zenda, Siege of Strelsau"),
            ),
        ),
        sections=tuple(
            Section(title, level, Span(start, end))
            for (title, level), start, end in zip(titles, bounds, bounds[1:], strict=False)
        ),
        sentences=(
            Sentence(span("Anna Varga (1899 – 1951) was a general."), 0, 0),
            Sentence(span("She led the army."), 0, 0),
            Sentence(span("She won."), 1, 1),
            Sentence(span("She lost."), 2, 2),
            Sentence(span("She fled."), 2, 2),
            Sentence(span("She died."), 2, 3),
        ),
        see_also=(
            ("Rudolf V", span("Rudolf V")),
            ("Battle of Zenda (1923)", span("Battle of Zenda (1923)")),
        ),
    )


@pytest.mark.parametrize("level", range(2, 7))
def test_a_section_has_the_level_of_its_heading(level: int) -> None:
    marks = "=" * level
    article = read(f"= Zenda =\n\n{marks}Sights{marks}\nThe castle.\n")

    assert [(s.title, s.level) for s in article.sections] == [("Zenda", 1), ("Sights", level)]
    assert [s.section for s in article.sentences] == [1]


@pytest.mark.parametrize(
    "line", ["==Sights==", "== Sights ==", "==\tSights\t==", "==Sights==  ", "==Sights==\t"]
)
def test_white_space_around_a_heading_does_not_count(line: str) -> None:
    assert [s.title for s in read(f"= Zenda =\n{line}\nThe castle.").sections] == [
        "Zenda",
        "Sights",
    ]


def test_an_equals_sign_inside_a_heading_belongs_to_it() -> None:
    assert [s.title for s in read("= a = b =\n==c=d==\n").sections] == ["a = b", "c=d"]


@pytest.mark.parametrize(
    "heading", ["See also", "SEE ALSO", "References", "Notes", "External links", "Bibliography"]
)
def test_a_section_that_lists_links_has_no_sentences(heading: str) -> None:
    article = read(f"= Zenda =\nA town.\n=={heading}==\n- It is old. It is small.\nIt is nice.")

    assert surfaces(article) == ["A town."]


def test_a_subsection_after_the_links_is_read_again() -> None:
    assert surfaces(read("= Zenda =\n==Notes==\nx.\n==Legacy==\nIt stands.")) == ["It stands."]


@pytest.mark.parametrize(
    "block",
    [
        "Zenda\n- Area: 5\n\n",
        "\nZenda\n\n- Area: 5\n\n",
        "- Area: 5\n\n",
        "ZENDA\n- Area: 5\n",
        "- Area :   5   \n\n",
        "-\tArea:5\n",
    ],
)
def test_an_infobox_may_stand_under_the_title_once_more_or_without_it(block: str) -> None:
    article = read(f"= Zenda =\n{block}A town.")

    assert [(f.key, f.value, article.surface(f.value_span)) for f in article.infobox] == [
        ("Area", "5", "5")
    ]
    assert surfaces(article) == ["A town."]


def test_a_field_keeps_colons_in_its_value_and_may_be_empty() -> None:
    article = read("= Zenda =\n- Motto: a: b:c\n- Mayor:\n\nA town.")

    assert [(f.key, f.value) for f in article.infobox] == [("Motto", "a: b:c"), ("Mayor", "")]
    assert [article.surface(f.span) for f in article.infobox] == ["- Motto: a: b:c", "- Mayor:"]


@pytest.mark.parametrize(
    ("line", "value", "place"),
    [
        ("- Mayor: ", "", Span(18, 18)),
        ("- Mayor: Anna\u00a0", "Anna", Span(19, 23)),
        ("- Mayor:\u3000Anna", "Anna", Span(19, 23)),
    ],
)
def test_a_value_lies_in_its_line_and_has_no_white_space_around_it(
    line: str, value: str, place: Span
) -> None:
    (field,) = read(f"= Zenda =\n{line}\n\nA town.").infobox

    assert (field.value, field.value_span) == (value, place)
    assert field.span == Span(10, 10 + len(line.rstrip()))


def test_no_white_space_stands_around_the_words_of_a_heading() -> None:
    assert [s.title for s in read("= Zenda =\n==\u00a0Sights\u00a0==").sections] == [
        "Zenda",
        "Sights",
    ]


def test_a_list_without_colons_is_prose_and_no_infobox() -> None:
    article = read("= Zenda =\n- It is old.\n- It is small.\n")

    assert article.infobox == ()
    assert surfaces(article) == ["It is old.", "It is small."]


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("Duchy of Zenda", [("Name", "Duchy of Zenda"), ("Area", "5")]),
        ("Zenda", [("Area", "5")]),
        ("Zenda (duchy)", [("Area", "5")]),
    ],
)
def test_another_name_over_the_infobox_is_a_field(name: str, fields: list[tuple[str, str]]) -> None:
    article = read(f"= Zenda (duchy) =\n\n{name}\n- Area: 5\n\nA town.")

    assert [(f.key, f.value) for f in article.infobox] == fields
    assert [article.surface(f.value_span) for f in article.infobox] == [v for _, v in fields]
    assert surfaces(article) == ["A town."]


def test_a_sentence_before_a_list_is_no_name_of_an_infobox() -> None:
    article = read("= Zenda =\nA town.\n\n- Area: 5\n- Mayor: Holt\n")

    assert article.infobox == ()


def test_an_infobox_ends_at_the_first_blank_line() -> None:
    article = read("= Zenda =\n- Area: 5\n\n- Later: a list item\n")

    assert [f.key for f in article.infobox] == ["Area"]
    assert surfaces(article) == ["Later: a list item"]


def test_paragraphs_are_numbered_through_and_know_their_section() -> None:
    article = read("= Zenda =\nA. b\nc\n\n==D==\n- e\n\u2022 f\n")

    assert [(article.surface(s.span), s.section, s.paragraph) for s in article.sentences] == [
        ("A. b", 0, 0),
        ("c", 0, 1),
        ("e", 1, 2),
        ("f", 1, 3),
    ]


# --- what may be missing ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("zenda.txt", "zenda"),
        ("a/b/Anna Varga.txt", "Anna Varga"),
        ("C:\\texts\\zenda.txt", "zenda"),
        ("../../zenda", "zenda"),
        ("zenda.tar.gz", "zenda.tar"),
        (".txt", "Untitled"),
        ("", "Untitled"),
        ("za\nnd\u202ea.txt", "za nd a"),
    ],
)
def test_without_a_title_the_file_gives_its_name(name: str, title: str) -> None:
    article = read("It is a town.", name)

    assert article.title == title
    assert article.sections == (Section(title, 1, Span(0, 13)),)
    assert surfaces(article) == ["It is a town."]


def test_a_title_alone_is_an_article_without_sentences() -> None:
    article = read("= Zenda =")

    assert article.title == "Zenda"
    assert (article.infobox, article.sentences, article.see_also) == ((), (), ())
    assert article.sections == (Section("Zenda", 1, Span(9, 9)),)


def test_a_heading_that_is_not_first_is_no_title() -> None:
    article = read("A town.\n= Zenda =\nOld.", "z.txt")

    assert [(s.title, s.level) for s in article.sections] == [("z", 1), ("Zenda", 1)]
    assert surfaces(article) == ["A town.", "Old."]


@pytest.mark.parametrize(
    "line",
    ["=", "==", "=====", "= =", "== ==", "=Zenda", "==Zenda", "Zenda==", "= Zenda", "\t==x=="],
)
def test_an_unclosed_heading_or_a_run_of_equals_signs_is_prose(line: str) -> None:
    article = read(f"A town.\n{line}\nIt is old.", "z")

    assert [s.title for s in article.sections] == ["z"]
    assert surfaces(article) == ["A town.", line.strip(), "It is old."]


def test_more_marks_than_a_heading_can_have_belong_to_its_words() -> None:
    article = read("= Zenda =\n" + "=" * 7 + "x" + "=" * 7)

    assert [(s.title, s.level) for s in article.sections] == [("Zenda", 1), ("=x=", 6)]


@pytest.mark.parametrize(
    "title",
    [
        "a/b",
        "../../etc/passwd",
        "..",
        ".",
        '"Zenda" & <b>\'s',
        "\u202eadneZ\u202c",
        "זנדה",
        "曾达",
        "Zenda 😀",
        "C:\\con",
        "a: b",
        "- a",
        "#",
        "%s {0} $x",
    ],
)
def test_a_hostile_title_is_kept_as_it_is_printed(title: str) -> None:
    article = read(f"= {title} =\n\n{title}\n- Area: 5\n\nA town.")

    assert article.title == title
    assert [f.key for f in article.infobox] == ["Area"]
    assert surfaces(article) == ["A town."]


# --- normalisation ---------------------------------------------------------------------


def test_the_hash_is_of_the_bytes_as_they_were_read() -> None:
    data = "\ufeff= Z\u0065\u0301nda =\r\nA town.".encode()

    assert read_plain(data).sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_do_not_change_what_is_read(newline: str) -> None:
    other, plain = read(ZENDA.replace("\n", newline)), read(ZENDA)

    assert other.sha256 != plain.sha256
    assert (other.text, other.sentences, other.infobox, other.sections, other.see_also) == (
        plain.text,
        plain.sentences,
        plain.infobox,
        plain.sections,
        plain.see_also,
    )


def test_text_is_composed_before_offsets_are_counted() -> None:
    article = read("= Ze\u0301nda =\nZe\u0301nda is a town. E\u0301va left.")

    assert article.title == "Z\u00e9nda"
    assert article.text == "= Z\u00e9nda =\nZ\u00e9nda is a town. \u00c9va left."
    assert [s.span for s in article.sentences] == [Span(10, 26), Span(27, 36)]


def test_a_byte_order_mark_is_not_text() -> None:
    article = read("\ufeff= Zenda =\nA town.")

    assert (article.title, article.text) == ("Zenda", "= Zenda =\nA town.")


def test_text_is_composed_where_a_byte_order_mark_stood_between() -> None:
    assert read("e\ufeff\u0301").text == "\u00e9"


def test_offsets_count_code_points_beyond_the_first_plane_as_one() -> None:
    article = read("= 😀 =\n😀 left. 😀😀 came.")

    assert [s.span for s in article.sentences] == [Span(6, 13), Span(14, 22)]


def test_control_characters_become_spaces_and_a_tab_stays() -> None:
    assert read("a\x0bb\x0cc\x1bd\te\x7ff").text == "a b c d\te f"


# --- what is refused -------------------------------------------------------------------

EMPTY = "the file is empty; give an article as plain text"
BINARY = "this is a binary file; give an article as plain text"
NOT_UTF8 = "not UTF-8 at byte {} (line {}); save it as UTF-8"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", EMPTY),
        (b" \n\t\r\n ", EMPTY),
        (b"\x00", BINARY),
        (b"\x89PNG\r\n\x1a\n\x00\x00", BINARY),
        (b"\xff", NOT_UTF8.format(0, 1)),
        (b"ab\nc\xe9d\n", NOT_UTF8.format(4, 2)),
        (b"a\n\n\n\xed\xa0\x80", NOT_UTF8.format(4, 4)),
        ("= Zénda =\r\n".encode("latin-1"), NOT_UTF8.format(3, 1)),
        ("= Zenda =".encode("utf-16-be")[1:], BINARY),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as error:
        read_plain(data, "zenda.txt")

    assert str(error.value) == f"zenda.txt: {message}"
    assert all((error.value.what, error.value.where, error.value.hint))


@pytest.mark.parametrize("text", ["\ufeff", "\ufeff \n", "\u00a0\u3000", "\x0c\x1b", "\u2028"])
def test_a_text_without_a_visible_character_is_empty(text: str) -> None:
    with pytest.raises(InputError, match="the file is empty"):
        read(text)


def test_a_file_name_cannot_break_the_line_of_a_message() -> None:
    with pytest.raises(InputError) as error:
        read_plain(b"", "ze\nnda\x1b[31m\u202e.txt")

    assert str(error.value) == f"ze\\nnda\\x1b[31m\\u202e.txt: {EMPTY}"


def test_a_line_of_50_million_characters_is_refused_at_once() -> None:
    data = b"a" * 50_000_000
    started = time.process_time()

    with pytest.raises(InputError) as error:
        read_plain(data, "zenda.txt")

    assert str(error.value) == (
        "zenda.txt: a line of 50,000,000 characters; the longest that is read is 200,000;"
        " is this an article?"
    )
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("x " * 100_000, id="words"),
        pytest.param("=" * 200_000, id="equals signs"),
        pytest.param("c. " * 66_000, id="abbreviations"),
        pytest.param("." * 200_000, id="full stops"),
    ],
)
def test_the_longest_line_is_read_in_seconds(line: str) -> None:
    started = time.process_time()

    read(f"= Zenda =\n\n{line}")

    assert time.process_time() - started < 15


# A line of twice the length takes four times as long: at 200,000 characters, hours.
@pytest.mark.parametrize(
    "line",
    [
        pytest.param("== " + "x " * 3_000, id="an unclosed heading"),
        pytest.param("- " + " " * 6_000 + "x", id="a field that is blank"),
        pytest.param("- a:b" + " " * 20_000 + "x", id="a value with a gap"),
        pytest.param("(A. " * 4_000, id="unclosed brackets"),
    ],
)
def test_a_malformed_line_is_read_in_a_time_that_grows_with_its_length(line: str) -> None:
    def seconds(text: str) -> float:
        started = time.process_time()
        read(f"= Zenda =\n{text}")
        return time.process_time() - started

    short = line[: len(line) // 4]

    assert seconds(line) < 0.05 + 8 * seconds(short)


# --- properties ------------------------------------------------------------------------

_WORD = st.text(
    st.sampled_from("abcZÉ\u0301e😀曾ש()\"'=-.:,;\u202e\u00a0\t"), min_size=1, max_size=9
)
_LINE = st.lists(_WORD, max_size=8).map(" ".join)
_MARKED = st.one_of(
    st.tuples(st.integers(1, 8), _LINE).map(lambda t: "=" * t[0] + t[1] + "=" * t[0]),
    st.tuples(_WORD, _LINE).map(lambda t: f"- {t[0]}: {t[1]}"),
    _LINE.map(lambda line: f"- {line}"),
    st.sampled_from(["== See also ==", "==References==", "", "Zenda", "A town. It fell."]),
    _LINE,
)
ARTICLES = st.tuples(
    st.sampled_from(["= Zenda =\n", "", "\n\n= Zenda =\n", "\ufeff= Ze\u0301nda =\n"]),
    st.lists(_MARKED, max_size=12),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n"]),
).map(lambda t: t[0] + t[2].join(t[1]))


def _check(article: Article) -> None:
    text = article.text
    assert text == unicodedata.normalize("NFC", text)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\ufeff]", text)
    assert article.title == article.sections[0].title
    for field in article.infobox:
        assert article.surface(field.value_span) == field.value
        if field.span == field.value_span:
            # The name over the fields.
            assert field.key == "Name"
            continue
        assert article.surface(field.span).startswith("-")
        if field.value == field.value.strip() != "":  # else see the error above
            assert field.span.contains(field.value_span)
            assert re.fullmatch(
                rf"-\s+{re.escape(field.key)}\s*:\s*{re.escape(field.value)}",
                article.surface(field.span),
            )
    for title, span in article.see_also:
        assert article.surface(span) == title
        assert title == title.strip() != ""
    # The sections follow one another without a gap up to the end of the text.
    assert [s.span.end for s in article.sections[:-1]] == [
        s.span.start for s in article.sections[1:]
    ]
    assert article.sections[-1].span.end == len(text)
    for section in article.sections[1:]:
        heading = article.surface(section.span).split("\n", 1)[0]
        marks = "=" * section.level
        assert heading.startswith(marks)
        assert heading.rstrip().endswith(marks)
        assert section.title in heading
    previous = 0
    for sentence in article.sentences:
        words = article.surface(sentence.span)
        assert words == words.strip() != ""
        assert "\n" not in words
        assert previous <= sentence.span.start
        assert article.sections[sentence.section].span.contains(sentence.span)
        previous = sentence.span.end
    assert [s.paragraph for s in article.sentences] == sorted(
        s.paragraph for s in article.sentences
    )


@given(ARTICLES)
def test_every_span_lies_in_the_text_and_says_what_stands_there(text: str) -> None:
    try:
        article = read(text)
    except InputError as error:
        assert str(error) == f"zenda.txt: {EMPTY}"  # noqa: PT017 - most texts raise nothing
    else:
        _check(article)


@given(ARTICLES)
def test_the_sentences_cover_all_prose_but_white_space(text: str) -> None:
    article = read(f"= Zenda =\n\n{text}\nA town.")

    covered: set[int] = set()
    for span in [s.span for s in article.sentences] + [f.span for f in article.infobox]:
        assert covered.isdisjoint(range(span.start, span.end))
        covered |= set(range(span.start, span.end))
    headings = {section.span.start for section in article.sections[1:]}
    links = {"see also", "references"}
    start = article.sections[0].span.start
    for line in article.text[start:].split("\n"):
        section = [s for s in article.sections if s.span.start <= start][-1]
        if (
            start not in headings
            and line.strip() != "Zenda"
            and section.title.casefold() not in links
        ):
            bullet = re.match(r"[-*\u2022][ \t]+(?=\S)", line)
            for position in range(bullet.end() if bullet else 0, len(line)):
                assert line[position].isspace() or start + position in covered
        start += len(line) + 1


@given(st.text(), st.text())
def test_no_text_raises_anything_but_an_input_error(text: str, name: str) -> None:
    try:
        article = read_plain(text.encode("utf-8", "surrogatepass"), name)
    except InputError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017 - most texts raise nothing
    else:
        _check(article)


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_an_input_error(data: bytes) -> None:
    try:
        article = read_plain(data, "zenda.txt")
    except InputError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017 - some bytes raise nothing
        assert error.where == "zenda.txt"  # noqa: PT017
    else:
        assert article.sha256 == hashlib.sha256(data).hexdigest()
        _check(article)


@given(ARTICLES)
def test_reading_what_was_read_gives_the_same_parts(text: str) -> None:
    first = read(f"= Zenda =\n{text}")
    second = read(first.text)

    assert (first.text, first.sections, first.sentences, first.infobox, first.see_also) == (
        second.text,
        second.sections,
        second.sentences,
        second.infobox,
        second.see_also,
    )


# --- a real text -----------------------------------------------------------------------


def test_a_real_article_is_read_to_its_last_word() -> None:
    data = ARTICLE.read_bytes()
    article = read_plain(data, ARTICLE.name)

    _check(article)
    assert article.infobox != ()
    assert article.see_also != ()
    assert {s.level for s in article.sections} >= {1, 2}
    assert len(article.sentences) > 20
    assert all(words[-1] in ".\"'\u201d)" for words in surfaces(article))


def test_a_list_under_a_field_is_its_value() -> None:
    article = read("= Anna Varga =\n- Battles:\n* Siege of Zenda\n* Raid\n- Rank: general\n\nText.")

    assert [(f.key, f.value.split()) for f in article.infobox] == [
        ("Battles", ["*", "Siege", "of", "Zenda", "*", "Raid"]),
        ("Rank", ["general"]),
    ]
    assert all(article.surface(f.value_span) == f.value for f in article.infobox)
