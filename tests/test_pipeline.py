"""From bytes to a graph: whatever the text, either one clear error or a graph that conforms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.pipeline import SourceNote, build, read_article
from kg.rdf.describe import describe
from kg.validate import validate

if TYPE_CHECKING:
    from kg.rdf.graph import RdfGraph

PEOPLE = ["Anna Varga", "Karl Brandt", "She", "He", "They", "Her troops", "Peter, a farmer,"]
BODIES = ["the Red League", "Hungary", "the Zenda Republic (ZR)", "the Hungarian-backed Royal Army"]
PLACES = ["Zenda", "the Karst Mountains", "Strelsau", "Hungary"]
VERBS = [
    "joined", "did not support", "was supported by", "fought against", "was appointed by",
    "planned to create", "was captured by", "was the son of", "fled to", "was born in", "invaded",
    "was expelled from", "hoped for support from", "married", "led", "defected to", "died in",
    "was caused by", "was founded by", "is part of",
]  # fmt: skip
TIMES = ["In 1930, ", "By May 1924, ", "On June 5, ", "From 1920 to 1925 ", "Later, ", ""]
TAILS = ["", " as governor of Zenda", " in the Battle of Strelsau", " in 1921", " (Анна; 1901)"]
INFOBOX = [
    "Birth Date: 1891", "Birth Place: Zenda, Hungary", "Battles: Battle of Strelsau",
    "Spouse: Anna Varga", "Combatant1: Red League", "Capital: Zenda", "Father: Peter",
    "Allegiance: Hungary", "Birth Date: ????", "X: y", "Party: Hungary", "Mother: Anna Varga",
]  # fmt: skip

sentences = st.builds(
    lambda time, who, verb, what, tail: f"{time}{who} {verb} {what}{tail}.",
    st.sampled_from(TIMES),
    st.sampled_from([*PEOPLE, *BODIES]),
    st.sampled_from(VERBS),
    st.sampled_from([*PEOPLE, *BODIES, *PLACES, "the transfer of pastures to settlers"]),
    st.sampled_from(TAILS),
)
articles = st.builds(
    lambda title, infobox, lead, body: (
        f"= {title} =\n\n{title}\n"
        + "".join(f"- {line}\n" for line in infobox)
        + f"\n{' '.join(lead)}\n\n==Life==\n{' '.join(body)}\n"
    ),
    st.sampled_from(["Anna Varga", "Red League", "Battle of Strelsau", "Hungary", "Zenda"]),
    st.lists(st.sampled_from(INFOBOX), max_size=3),
    st.lists(sentences, max_size=2),
    st.lists(sentences, min_size=1, max_size=5),
)


def assert_sound(graph: RdfGraph) -> None:
    described = describe(graph)
    passages = {p for row in described.statements for p in row.passages}
    passages |= {p for entity in described.entities for p in entity.passages}

    assert validate(graph).results == ()
    assert [p for p in passages if described.text[p.start : p.end] != p.quote] == []


@settings(max_examples=60, deadline=None)
@given(text=articles)
def test_an_article_of_plain_sentences_gives_a_graph_that_conforms(text: str) -> None:
    assert_sound(build(read_article(text.encode(), "article.txt")).graph)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=300))
@example("==")
@example("= = =")
@example("- a: b")
@example("((((((")
@example("\u202e= \u202e =\nA (b (c) d.")
@example("1\n2\n3")
@example("A. B. C. D.")
def test_any_text_gives_an_error_or_a_graph_that_conforms(text: str) -> None:
    try:
        article = read_article(text.encode(), "article.txt")
    except InputError:
        return
    # No sentence at all: see the test of that below.
    assume(article.sentences)
    assert_sound(build(article).graph)


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=200))
def test_any_bytes_give_an_error_or_an_article(data: bytes) -> None:
    try:
        article = read_article(data, "article.txt")
    except InputError as error:
        message = str(error)
    else:
        message = "article.txt: "
        surfaces = [article.surface(sentence.span) for sentence in article.sentences]
        assert [s for s in surfaces if s != s.strip() or not s] == []
        assert all(article.surface(f.span).endswith(f.value) for f in article.infobox)
    assert message.startswith("article.txt: ")
    assert message.isprintable()


@pytest.mark.parametrize(
    "text",
    ["Karl Brandt was the son of Karl Brandt.", "Hungary supported Hungary."],
)
def test_what_is_said_of_a_thing_and_itself_gives_a_graph_that_conforms(text: str) -> None:
    assert_sound(build(read_article(f"= Zenda =\n\n{text}\n".encode(), "a")).graph)


def test_an_article_that_contradicts_itself_gives_a_graph_that_conforms() -> None:
    text = "Karl Brandt was the son of Peter. Peter was the son of Karl Brandt."

    assert_sound(build(read_article(f"= Zenda =\n\n{text}\n".encode(), "a")).graph)


def test_a_date_of_what_is_no_event_gives_a_graph_that_conforms() -> None:
    text = "= Zenda =\n\nZenda\n- Date: 1926\n\nZenda is a town.\n"

    assert_sound(build(read_article(text.encode(), "a")).graph)


@pytest.mark.parametrize(
    "text",
    ["= Zenda =", "==Only==\n===headings===", "= Zenda =\n\nZenda\n- Capital:\n"],
    ids=["title", "headings", "infobox"],
)
def test_an_article_without_a_sentence_gives_a_graph_that_conforms(text: str) -> None:
    assert_sound(build(read_article(text.encode(), "a")).graph)


def test_what_is_built_holds_the_article_what_was_read_and_the_graph() -> None:
    article = read_article(b"= Anna Varga =\n\nAnna Varga joined the Red League.\n", "a")
    built = build(article, SourceNote("https://example.org/licence", "Ruritanian Wiki"))
    described = describe(built.graph)

    assert built.article is article
    assert built.knowledge.subject == "anna-varga"
    assert built.graph.name.value == "https://w3id.org/article-kg/document/anna-varga"
    assert (described.title, described.text) == ("Anna Varga", article.text)
    assert any('"Ruritanian Wiki"' in str(t.object) for t in built.graph.triples)


def test_a_text_without_a_title_is_named_after_its_file() -> None:
    article = read_article(b"Anna Varga joined the Red League.", "folder/red-league.txt")

    assert article.title == "red-league"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a: the file is empty; give an article as plain text"),
        (b" \n\t ", "a: the file is empty; give an article as plain text"),
        (b"PK\0\0", "a: this is a binary file; give an article as plain text"),
        (b"Zenda\n\xff", "a: not UTF-8 at byte 6 (line 2); save it as UTF-8"),
    ],
)
def test_what_is_no_article_gets_one_line(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_article(data, "a")

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("name", "form", "title"),
    [
        ("page.wiki", None, "Zenda"),
        ("page.MEDIAWIKI", None, "Zenda"),
        ("page.txt", None, "page"),
        ("-", "wikitext", "Zenda"),
        ("page.wiki", "plain", "page"),
    ],
)
def test_the_form_is_known_by_the_name_or_said(name: str, form: str | None, title: str) -> None:
    assert read_article(b"'''Zenda''' is a town.", name, form=form).title == title


def test_an_unknown_form_is_one_clear_line() -> None:
    with pytest.raises(InputError, match="a: no form of articles: latex; say plain or wikitext"):
        read_article(b"Zenda", "a", form="latex")


def test_a_title_that_is_given_goes_before_the_printed_one() -> None:
    assert read_article(b"= Zenda =\n\nA town.", title="Hofbau").title == "Hofbau"
