"""What a report says of each sentence: mentions, times, frames, refusals and statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.explain import (
    EntityReport,
    FrameReport,
    LineReport,
    PassageReport,
    RefusedReport,
    RuleReport,
    Stretch,
    TimeReport,
    explain,
    render_index,
    render_sentence,
    render_statement,
)
from kg.extract import extract, trace
from kg.language import parse_article
from kg.lexicon import load_lexicon
from kg.pipeline import read_article
from kg.rdf.build import build_graph
from kg.rdf.describe import describe
from kg.rdf.fit import fit

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.explain.conftest import Explain

    from kg.explain import ArticleReport, PredicateReport, SentenceReport
    from kg.lexicon import Lexicon

    Only = Callable[[str], SentenceReport]


@pytest.fixture(scope="module")
def only(report: Explain) -> Only:
    """Return the report of the one sentence of a section."""
    return lambda text: report(f"= Anna Varga =\n\n==Life==\n{text}\n").sentences[-1]


def mentions(sentence: SentenceReport) -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [(m.at.text, m.why, [(r.label, r.type) for r in m.referents]) for m in sentence.mentions]


def near_misses(sentence: SentenceReport) -> list[tuple[str, str]]:
    return [
        (f.id, f.reason) for p in sentence.predicates for f in p.frames if f.outcome == "near miss"
    ]


def predicate(sentence: SentenceReport, lemma: str) -> PredicateReport:
    (found,) = (p for p in sentence.predicates if p.lemma == lemma)
    return found


def test_every_sentence_and_line_is_counted_with_its_statements(told: ArticleReport) -> None:
    assert [(s.number, s.section, len(s.statements)) for s in told.sentences] == [
        (1, "Anna Varga", 5), (2, "Life", 5), (3, "Life", 0), (4, "Life", 1), (5, "Life", 0),
        (6, "Life", 0),
    ]  # fmt: skip
    assert told.infobox == (
        LineReport("Birth Date", "1891", Stretch(27, 45, "- Birth Date: 1891"), (1,), ""),
        LineReport(
            "Shoe Size", "38", Stretch(46, 61, "- Shoe Size: 38"), (), "infobox key not known"
        ),
    )


def test_the_statements_are_those_of_the_graph(
    told: ArticleReport, source: str, small_lexicon: Lexicon
) -> None:
    article = read_article(source.encode(), "a")
    knowledge = fit(extract(article, parse_article(article), small_lexicon))
    rows = describe(build_graph(knowledge, "1.0.0")).statements

    assert {(s.iri, s.words, s.time) for s in told.statements} == {
        (row.iri, row.label, row.time.label if row.time else "") for row in rows
    }


def test_a_mention_says_what_it_stands_for_and_why(told: ArticleReport) -> None:
    varga = [("Anna Varga", "Person")]

    assert mentions(told.sentences[1]) == [
        ("she", "pronoun", varga),
        ("Red League", "name", [("Red League", "Organization")]),
        ("governor", "common noun", [("governor of Zenda (Red League)", "Office")]),
        ("Zenda", "name", [("Zenda", "Place")]),
    ]
    assert mentions(told.sentences[2])[0] == ("mill", "definite description", [])
    assert mentions(told.sentences[3])[0] == ("Varga", "short name", varga)


def test_groups_events_and_titles_are_mentions_too(only: Only) -> None:
    sentence = only("Her troops met General Holt during the Polish uprising in Zenda.")

    assert {words: why for words, why, _ in mentions(sentence)} == {
        "Her": "pronoun",
        "troops": "possessive",
        "General Holt": "title and name",
        "Polish uprising": "event",
        "Zenda": "name",
    }


def test_a_time_is_normalised(told: ArticleReport) -> None:
    at = Stretch(136, 143, "In 1923")

    assert told.sentences[1].times == (TimeReport(at, "at", "1923", "1923-01-01", "1923-12-31"),)


def test_a_predicate_shows_its_roles_and_what_its_frame_yields(told: ArticleReport) -> None:
    found = predicate(told.sentences[1], "appoint")

    assert (found.at.text, found.kind, found.modality, found.link) == (
        "appointed", "verb", "asserted", "root",
    )  # fmt: skip
    assert dict(found.roles) | {"in": ()} == {
        "object": ("she",), "subject": ("Red League",), "as": ("governor",),
        "by": ("Red League",), "in": (),
    }  # fmt: skip
    assert found.frames == (
        FrameReport(
            "appoint",
            "X was appointed (by Y) as Z.",
            "fits",
            "",
            (
                "appointment of Anna Varga: has participant Anna Varga",
                "appointment of Anna Varga: has participant Red League",
                "Anna Varga: holds office governor of Zenda (Red League)",
            ),
        ),
    )
    assert found.reason == ""


def test_a_near_miss_says_which_role_was_of_the_wrong_class(
    told: ArticleReport, only: Only
) -> None:
    assert near_misses(told.sentences[2]) == [
        ("join", "subject must be Agent, is \u201cmill\u201d (class unknown)")
    ]
    assert near_misses(only("The Battle of Zenda married Ilona Hentzau.")) == [
        ("marry", "subject must be Person, is \u201cBattle of Zenda\u201d (Battle)")
    ]


def test_a_near_miss_says_which_role_was_missing(only: Only) -> None:
    assert near_misses(only("Ilona Hentzau married.")) == [
        ("marry", "object is missing, must be Person")
    ]


def test_a_near_miss_names_some_of_the_many_words_that_would_do(only: Only) -> None:
    ((frame, reason), *_) = near_misses(only("She received a letter."))

    assert frame == "receive-from"
    assert reason.startswith("object must be \u201csupport\u201d, \u201chelp\u201d, ")
    assert reason.endswith(" more, is \u201cletter\u201d (class unknown)")


def test_a_frame_behind_one_that_fits_is_not_tried(only: Only) -> None:
    frames = predicate(only("She commanded the Northern Army."), "command").frames

    assert [(f.id, f.outcome) for f in frames] == [("lead", "fits"), ("lead-event", "not tried")]


def test_a_frame_that_fits_and_makes_no_statement_is_told(only: Only) -> None:
    sentence = only("She hoped for support from Gondal.")

    assert predicate(sentence, "hope").reason == "hope-support: fits, but makes no statement"
    assert sentence.statements == ()


def test_a_noun_that_names_an_event_is_read_though_nothing_is_said_of_it(only: Only) -> None:
    assert predicate(only("She fled during an uprising."), "uprising").reason == ""


def test_a_word_without_a_frame_is_told(told: ArticleReport) -> None:
    (creaked,) = told.sentences[5].unread

    assert (creaked.at.text, creaked.frames, creaked.reason) == (
        "creaked", (), "no frame for \u201ccreak\u201d",
    )  # fmt: skip


def test_a_description_that_no_rule_reads_is_told(only: Only) -> None:
    assert [p.reason for p in only("The door was blue.").unread] == [
        "no rule reads what \u201cblue\u201d says"
    ]


def test_a_description_that_was_read_is_not(told: ArticleReport) -> None:
    assert told.sentences[0].unread == ()


def test_a_claim_that_the_ontology_refuses_is_told_with_the_reason(told: ArticleReport) -> None:
    assert told.sentences[4].refused == (
        RefusedReport(
            "Ilona Hentzau: has mother Anna Varga",
            "hasMother was said the other way round before",
            Stretch(288, 296, "daughter"),
        ),
    )


def test_a_clause_in_parentheses_has_a_tree_of_its_own(only: Only) -> None:
    sentence = only("The League (which she had long admired in Zenda) supported her.")

    assert [[t.at.text for t in tree if t.relation == "root"] for tree in sentence.trees] == [
        ["supported"], ["admired"],
    ]  # fmt: skip
    assert [a.text for a in sentence.asides] == ["which she had long admired in Zenda"]


def test_a_statement_leads_back_to_its_words(told: ArticleReport) -> None:
    (office,) = (s for s in told.statements if s.property == "holdsOffice")
    passage = "In 1923 she was appointed by the Red League as governor of Zenda."

    assert office.passages == (
        PassageReport(Stretch(136, 201, passage), 2, "Life", (Stretch(152, 161, "appointed"),)),
    )
    assert office.rule == RuleReport(
        "appoint",
        "X was appointed (by Y) as Z.",
        ("appoint", "name"),
        (("object", "Person"),),
    )
    assert (office.time, office.edtf, office.basis) == ("In 1923", "1923", "stated")
    assert office.bounds == ("1923-01-01", "1923-12-31", "", "")
    assert office.qualifiers == (("appointedBy", "Red League"),)
    assert office.entities[1:] == (
        EntityReport(
            "object",
            "governor-of-zenda-red-league",
            "governor of Zenda (Red League)",
            "Office",
            (Stretch(183, 191, "governor"),),
        ),
        EntityReport(
            "appointedBy",
            "red-league",
            "Red League",
            "Organization",
            (Stretch(169, 179, "Red League"),),
        ),
    )


def test_a_statement_of_a_participant_is_marked_though_it_has_no_trigger(
    told: ArticleReport,
) -> None:
    marks = {
        mark.text
        for s in told.statements
        if s.property == "hasParticipant"
        for p in s.passages
        for mark in p.marks
    }

    assert marks == {"appointed"}


def test_a_statement_of_the_infobox_names_its_line(told: ArticleReport) -> None:
    (birth,) = (s for s in told.statements if s.property == "birthDate")

    assert [(p.sentence, p.section) for p in birth.passages] == [
        (0, "Birth Date"),
        (1, "Anna Varga"),
    ]


WORDS = st.sampled_from(
    "Anna Varga Zenda Strelsau she he they his the a of in by to from with and but was were not "
    "joined supported led appointed fled hoped born died battle uprising army league government "
    "governor troops 1923 June spring ( ) , . ; - \u2013 \u00ab \u0416 \ufdd0 == * \n".split(" ")
)


@settings(max_examples=60)
@given(text=st.lists(WORDS, min_size=1, max_size=60).map(" ".join))
def test_whatever_is_read_can_be_explained(report: Explain, text: str) -> None:
    source = f"= Anna Varga =\n\n- Birth Date: {text[:30]}\n\n==Life==\n{text}\n"
    explained = report(source)

    assert render_index(explained)
    for sentence in explained.sentences:
        assert render_sentence(explained, sentence)
    for statement in explained.statements:
        assert render_statement(statement)
        for passage in statement.passages:
            for at in (passage.at, *passage.marks):
                assert read_article(source.encode(), "a").text[at.start : at.end] == at.text
                assert passage.at.start <= at.start <= at.end <= passage.at.end


@settings(max_examples=40)
@given(text=st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=200))
def test_any_text_can_be_explained(report: Explain, text: str) -> None:
    explained = report(f"= Zenda =\n\n{text}\n")

    for sentence in explained.sentences:
        assert render_sentence(explained, sentence)


@pytest.fixture(scope="module")
def in_full() -> Only:
    """Return the report of the last sentence of an article, read with the shipped lexicon."""

    def run(text: str) -> SentenceReport:
        article = read_article(f"= Anna Varga =\n\n==Life==\n{text}\n".encode(), "article.txt")
        traced = trace(article, parse_article(article), load_lexicon())
        return explain(traced, fit(traced.knowledge), load_lexicon()).sentences[-1]

    return run


@pytest.mark.parametrize(
    "text",
    [
        "Varga reportedly joined the Red League.",
        "According to legend, Varga joined the Red League.",
        "Varga is said to have joined the Red League.",
    ],
)
def test_hearsay_has_its_reason(in_full: Only, text: str) -> None:
    assert predicate(in_full(text), "join").reason == (
        "told as hearsay, as possible or under a condition: nothing is claimed of it"
    )


@pytest.mark.parametrize(
    "text",
    ["Varga worked as a teacher in Zenda.", "Varga received the honorific Lioness."],
)
def test_a_verb_that_another_rule_read_is_not_unread(in_full: Only, text: str) -> None:
    assert in_full(text).unread == ()
