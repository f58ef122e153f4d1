"""Reports as a person reads them in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.explain import (
    MARKS,
    find_sentence,
    find_statement,
    render_index,
    render_sentence,
    render_statement,
)

if TYPE_CHECKING:
    from tests.explain.conftest import Explain

    from kg.explain import ArticleReport

INDEX = """\
no.  statements  unread  refused  sentence
---  ----------  ------  -------  -----------------------------------------------------------------
1    5           0       0        Anna Varga (Анна Варга; 1891 – 1937) was a Ruritanian general.
2    5           0       0        In 1923 she was appointed by the Red League as governor of Zenda.
3    0           1       0        The mill joined Zenda.
4    1           0       0        Varga was the daughter of Ilona Hentzau.
5    0           0       1        Ilona Hentzau was the daughter of Varga.
6    0           1       0        A door creaked.

3 of 6 sentences gave statements, and 1 of 2 lines of the infobox.
"""
MISSED = """\
Sentence 3, Life, characters 202-224

  The mill joined Zenda.

Parse

  word     lemma  class  relation
  -------  -----  -----  --------
  joined   join   VERB   root
    mill   mill   NOUN   nsubj
      The  the    DET    det
    Zenda  Zenda  PROPN  obj
    .      .      PUNCT  punct

Mentions

  words  as                    stands for     class  key
  -----  --------------------  -------------  -----  -----
  mill   definite description  nothing known
  Zenda  name                  Zenda          Place  zenda

Times

  nothing

Predicates

  joined: verb \u201cjoin\u201d, asserted, root
    subject: mill
    object: Zenda
    near miss: join \u2013 X joined Y: from then on X is on the side of Y.
      subject must be Agent, is \u201cmill\u201d (class unknown)

Statements

  nothing
"""
OFFICE = """\
Anna Varga: holds office governor of Zenda (Red League)

  IRI             https://w3id.org/article-kg/statement/anna-varga/anna-varga-holdsOffice-f711dc32a656
  modality        asserted
  time            In 1923, EDTF 1923 (stated)
  earliest start  1923-01-01
  latest start    1923-12-31
  appointedBy     Red League

Sentence 2, Life, characters 136-201

  In 1923 she was [appointed] by the Red League as governor of Zenda.

Read by

  appoint: X was appointed (by Y) as Z.
    words: appoint, name
    object must be: Person

Entities

  subject: Anna Varga (Person, anna-varga)
    63-73  Anna Varga
    225-230  Varga
    300-305  Varga
  object: governor of Zenda (Red League) (Office, governor-of-zenda-red-league)
    183-191  governor
  appointedBy: Red League (Organization, red-league)
    169-179  Red League
"""


def marked(text: str) -> str:
    return text.replace(MARKS[0], "[").replace(MARKS[1], "]")


def test_the_index_counts_what_came_of_each_sentence(told: ArticleReport) -> None:
    assert render_index(told) == INDEX


def test_a_sentence_is_shown_with_its_tree_and_its_near_misses(told: ArticleReport) -> None:
    assert render_sentence(told, find_sentence(told, 3)) == MISSED


def test_a_sentence_lists_its_statements_with_rule_and_time(told: ArticleReport) -> None:
    shown = render_sentence(told, find_sentence(told, 2)).partition("\nStatements\n\n")[2]

    assert shown.splitlines()[-3:] == [
        "  Anna Varga: holds office governor of Zenda (Red League)",
        "    st:anna-varga-holdsOffice-f711dc32a656",
        "    appoint, In 1923",
    ]


def test_a_refusal_is_shown(told: ArticleReport) -> None:
    assert (
        "Refused by the ontology\n\n  Ilona Hentzau: has mother Anna Varga: "
        "hasMother was said the other way round before\n"
    ) in render_sentence(told, find_sentence(told, 5))


def test_a_statement_is_shown_with_the_words_that_it_rests_on(told: ArticleReport) -> None:
    assert marked(render_statement(find_statement(told, "anna-varga-holdsOffice"))) == OFFICE


def test_a_statement_of_the_infobox_is_shown_with_its_line(told: ArticleReport) -> None:
    shown = marked(render_statement(find_statement(told, "anna-varga-birthDate")))

    assert "Infobox, Birth Date, characters 27-45\n\n  - Birth Date: 1891\n" in shown
    assert "Anna Varga (Анна Варга; [1891] \u2013 1937)" in shown


def test_marks_in_an_article_mark_nothing(report: Explain) -> None:
    fake = f"{MARKS[0]}so it is told{MARKS[1]}"
    explained = report(f"= Anna Varga =\n\n==Life==\nVarga joined the Red League, {fake}.\n")
    texts = [render_index(explained)]
    texts += [render_sentence(explained, s) for s in explained.sentences]
    shown = [render_statement(s) for s in explained.statements]

    assert not any(mark in text for text in texts for mark in MARKS)
    assert [text.count(MARKS[0]) for text in shown] == [1] * len(shown)
    assert shown


def test_what_a_terminal_would_obey_is_shown_as_an_escape(report: Explain) -> None:
    explained = report("= Anna Varga =\n\n==Life==\nAnna \u202eVarga\x1b[31m fled to Zenda.\n")
    tables = render_sentence(explained, explained.sentences[0]).partition("Parse")[2]

    assert "\u202e" not in tables.partition("Predicates")[0]
