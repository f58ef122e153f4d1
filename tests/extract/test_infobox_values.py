"""Single lines of an infobox, clean and dirty: all that each of them states, and no more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract import extract
from kg.extract.infobox.dates import date_of, intervals_of
from kg.extract.infobox.desk import key_words
from kg.extract.infobox.pieces import Separators, pieces_of
from kg.lexicon import load_lexicon
from kg.model import Literal, Name, Statement
from kg.pipeline import build, read_article
from kg.validate import validate

LEXICON = load_lexicon()
KEYS = sorted({key for entry in LEXICON.infobox.entries for key in entry.keys})

Line = tuple[str, str, str, str]


def stated(title: str, *lines: str) -> set[Line]:
    """Return what lines state: subject, property, object and time."""
    text = f"= {title} =\n\n{title}\n" + "".join(f"- {line}\n" for line in lines)
    knowledge = extract(read_article(text.encode(), "a.txt"), (), LEXICON)
    labels = {e.key: e.label for e in knowledge.entities}

    def words(statement: Statement) -> str:
        value = statement.object
        return labels[value] if isinstance(value, str) else value.text

    return {
        (labels[s.subject], s.property, words(s), s.time.edtf if s.time else "")
        for s in knowledge.statements
    }


def of_varga(*lines: str) -> set[tuple[str, str, str]]:
    """Return what lines state of a person, after one line that shows that it is one."""
    found = stated("Anna Varga", "Birth Date: 1891", *lines) - {
        ("Anna Varga", "birthDate", "1891", "")
    }
    return {(p, o, t) for s, p, o, t in found if s == "Anna Varga"}


@pytest.mark.parametrize(
    ("value", "literal", "edtf"),
    [
        ("1 May 1850", "1850-05-01", ""),
        ("May 1, 1850", "1850-05-01", ""),
        ("1850-05-01", "1850-05-01", ""),
        ("1 May 1850 (aged 48)", "1850-05-01", ""),
        ("(1935-05-01)May 1, 1935(1935-05-01) (aged 70)", "1935-05-01", ""),
        ("(1935-05-01) 1 May 1935 (age 70)", "1935-05-01", ""),
        ("May 1850", "1850-05", ""),
        ("c. 1780", "1780", "1780~"),
        ("c.1780", "1780", "1780~"),
        ("1899 or 1900", "1899", "[1899,1900]"),
        ("1895/1900", "1895", "[1895..1900]"),
        ("1780?", "1780", "1780?"),
        ("14 March [O.S. 2 March] 1891", "1891-03-14", ""),
        ("14 March 1891 (O.S.)26 March 1891 (N.S.)", "1891-03-14", ""),
        ("3 December 189513 July 1970", "1895-12-03", ""),
        ("30 May 542", "0542-05-30", ""),
        ("814", "0814", ""),
    ],
)
def test_a_date_is_read_whatever_the_template_left_of_it(
    value: str, literal: str, edtf: str
) -> None:
    found = date_of(value)

    assert found is not None
    assert (found.literal.text, found.time.edtf if found.time else "") == (literal, edtf)


@pytest.mark.parametrize(
    "value", ["44 BC", "1st century BC", "before 1900", "in a cold winter", "19th century", ""]
)
def test_what_is_no_date_of_the_calendar_is_none(value: str) -> None:
    assert date_of(value) is None


@pytest.mark.parametrize(
    ("value", "times"),
    [
        ("1914\u201318", ["1914/1918"]),
        ("1914\u20131918", ["1914/1918"]),
        ("21\u201323 July 1920", ["1920-07-21/1920-07-23"]),
        ("3 May 1920 \u2013 4 June 1925 (5 years)", ["1920-05-03/1925-06-04"]),
        ("1920\u20131922, 1925\u2013present", ["1920/1922", "1925/.."]),
        ("since 1920", ["1920/.."]),
        ("until 1896", ["../1896"]),
        ("1920", ["1920"]),
        ("long ago", []),
    ],
)
def test_intervals_are_read_in_their_order(value: str, times: list[str]) -> None:
    assert [t.edtf for t in intervals_of(value)] == times


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Spouse: Paul Lenz (m. 1920; div. 1930)Otto Kern (1935\u20131940; his death)",
            {("spouse", "Paul Lenz", "1920/1930"), ("spouse", "Otto Kern", "1935/1940")},
        ),
        ("Spouse: Paul Lenz m. 1920", {("spouse", "Paul Lenz", "1920/..")}),
        ("Spouse: Unknown", set()),
        (
            "Children: 5, including Eva Varga and Maria",
            {("detail", "5", ""), ("hasChild", "Eva Varga", ""), ("hasChild", "Maria", "")},
        ),
        ("Children: 3 sons", {("detail", "3 sons", "")}),
        (
            "Children: Maria RothEva Roth",
            {("hasChild", "Maria Roth", ""), ("hasChild", "Eva Roth", "")},
        ),
        ("Mother: Baroness Helga MacDonald", {("hasMother", "Helga MacDonald", "")}),
        ("Spouse: Henry Holt, Lord Tarn", {("spouse", "Henry Holt", "")}),
        (
            "Relatives: Guo Lenz (father-in-law)Yu Lenz (brother-in-law)",
            {("hasRelative", "Guo Lenz", ""), ("hasRelative", "Yu Lenz", "")},
        ),
        ("Relatives: Max Brand (friend)", set()),
        ("Relatives: Varga family", {("memberOf", "Varga family", "")}),
        (
            "Nationality: Polish, French",
            {("citizenship", "Poland", ""), ("citizenship", "France", "")},
        ),
        ("Nationality: British", {("citizenship", "United Kingdom", "")}),
        (
            "Education: University of Strelsau (BA, PhD)Zenda College, 1910",
            {("educatedAt", "University of Strelsau", ""), ("educatedAt", "Zenda College", "")},
        ),
        (
            "Alma Mater: University of California, Berkeley",
            {("educatedAt", "University of California, Berkeley", "")},
        ),
        (
            "Awards: Order of the Rose (1905), Medal of Zenda, First Class",
            {
                ("hasAward", "Order of the Rose", "1905"),
                ("hasAward", "Medal of Zenda, First Class", ""),
            },
        ),
        ("Birth Place: Zenda (now Gondal)", {("birthPlace", "Zenda", "")}),
        ("Birth Place: present-day Gondal", {("birthPlace", "Gondal", "")}),
        ("Resting Place: Zenda12\u00b030\u2032N 13\u00b040\u2032E", {("burialPlace", "Zenda", "")}),
        ("Party: Independent", set()),
        (
            "Party: Red League (1919\u20131925)",
            {("memberOf", "Red League", "1919/1925")},
        ),
        (
            "Battles: * First Battle of Zenda* Second Battle of Altdorf",
            set(),
        ),
        ("Serviceyears: 1890\u20131925", {("activeDuring", "1890\u20131925", "1890/1925")}),
        ("Occupation: writer, poet and teacher", {
            ("hasOccupation", "writer", ""),
            ("hasOccupation", "poet", ""),
            ("hasOccupation", "teacher", ""),
        }),
        ("Death Date: 44 BC", {("detail", "44 BC", "")}),
        ("Died: 1 May 1931, Hentzau", {
            ("deathDate", "1931-05-01", ""),
            ("deathPlace", "Hentzau", ""),
        }),
        ("Commands: 6th Battalion, Zenda Rifles", {
            ("leaderOf", "6th Battalion, Zenda Rifles", ""),
        }),
        ("Image: Varga.jpg", set()),
        ("Term: 1920\u20131925", {("detail", "1920\u20131925", "")}),
    ],
)  # fmt: skip
def test_a_line_states_this_of_a_person(line: str, expected: set[tuple[str, str, str]]) -> None:
    assert of_varga(line) == expected


def test_a_title_is_an_office_where_its_words_name_one() -> None:
    assert of_varga("Title: Duchess of Zenda", "Title2: Dame") == {
        ("holdsOffice", "Duchess of Zenda", ""),
        ("detail", "Dame", ""),
    }


def test_a_minister_is_named_with_the_state_of_the_adjective() -> None:
    assert ("Polish Minister of War", "postIn", "Poland", "") in stated(
        "Anna Varga", "Birth Date: 1891", "Office: Polish Minister of War"
    )


def test_a_blank_key_is_read_by_what_the_page_calls_it() -> None:
    found = stated(
        "Anna Varga",
        "Birth Date: 1891",
        "Office: Mayor of Zenda",
        "1blankname: Patron saint",
        "1namedata: Saint Otto",
    )

    assert ("Anna Varga", "detail", "Saint Otto", "") in found


def test_states_that_lost_their_flags_are_told_apart() -> None:
    found = stated("Treaty of Zenda", "Date Signed: 1920", "Parties: France Germany Poland")

    assert {o for _, p, o, _ in found if p == "hasParticipant"} == {"France", "Germany", "Poland"}


def test_supporters_stand_on_the_side_that_they_support() -> None:
    text = (
        "= Battle of Zenda =\n\nBattle of Zenda\n"
        "- Combatant1: Red LeagueSupported by:* Gondal\n- Combatant2: Royal Army\n"
    )
    knowledge = extract(read_article(text.encode(), "a.txt"), (), LEXICON)
    labels = {e.key: e.label for e in knowledge.entities}
    roles = {
        (labels[str(s.object)], dict(s.qualifiers)["role"], str(dict(s.qualifiers)["onSide"])[-1])
        for s in knowledge.statements
        if s.property == "hasParticipant"
    }

    assert roles == {
        ("Red League", "t:belligerent", "1"),
        ("Gondal", "t:support", "1"),
        ("Royal Army", "t:belligerent", "2"),
    }


@pytest.mark.parametrize(
    ("title", "line", "cls"),
    [
        ("John Church", "Birth Place: Zenda", "Person"),
        ("Zenda", "Subdivision Name: Ruritania", "AdministrativeArea"),
        ("Red League", "Ideology: Liberalism", "Organization"),
        ("Zenda", "Conventional Long Name: Republic of Zenda", "Polity"),
        ("Fall of Zenda", "Combatant1: Red League", "Conflict"),
        ("Siege of Zenda", "Combatant1: Red League", "Battle"),
        ("Peace of Zenda", "Date Signed: 1920", "PoliticalEvent"),
        ("Zendans", "Popplace: Zenda", "EthnicGroup"),
        ("Zenda Rifles", "Unit Name: Zenda Rifles", "ArmedForce"),
    ],
)
def test_the_keys_show_what_the_article_is_about(title: str, line: str, cls: str) -> None:
    text = f"= {title} =\n\n{title}\n- {line}\n"
    knowledge = extract(read_article(text.encode(), "a.txt"), (), LEXICON)

    assert {e.type for e in knowledge.entities if e.key == knowledge.subject} == {cls}


def test_words_of_a_key_are_the_kind_of_a_detail() -> None:
    assert [key_words(k) for k in ("Population_Total2", "areaTotal", "Cor-type")] == [
        "population total",
        "area total",
        "cor-type",
    ]


def test_a_name_is_cut_only_where_two_are_glued() -> None:
    def texts(value: str) -> list[str]:
        return [p.text for p in pieces_of(value, 0, Separators())]

    assert texts("Battle of AltdorfBattle of Zenda") == ["Battle of Altdorf", "Battle of Zenda"]
    assert texts("Rudolf IIIFlavia II") == ["Rudolf III", "Flavia II"]
    assert texts("Otto MacDonald") == ["Otto MacDonald"]
    assert texts("Anna Varga (1920)Eva") == ["Anna Varga", "Eva"]
    assert texts("* Anna\u2020* Otto {{flag}}[1]") == ["Anna", "Otto"]
    assert texts(") Anna (") == ["Anna"]


VALUES = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            "Anna Varga|Zenda|, |* |; |(|)|1920|\u2013|3 May 1899| and |General |of |Kingdom of "
            "|Battle of |m. |div. |Poland|Polish|the |c. |5|BC|\u2020|/|Supported by:|(son)|[|]|."
            "|Unknown|present|aged 48|Red League|University|II|'|\"|&".split("|")
        ),
        max_size=12,
    ).map("".join),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(KEYS), st.integers(0, 3), VALUES), max_size=6))
def test_every_claim_of_any_infobox_conforms(lines: list[tuple[str, int, str]]) -> None:
    body = "".join(f"- {key}{number or ''}: {value}\n" for key, number, value in lines)
    data = f"= Anna Varga =\n\nAnna Varga\n{body}\nA text.\n".encode(errors="replace").replace(
        b"\0", b" "
    )

    built = build(read_article(data, "a.txt"))

    assert validate(built.graph).results == ()
    for statement in built.knowledge.statements:
        assert all(built.article.surface(span).strip() for span in statement.evidence)
        if isinstance(statement.object, (Literal, Name)):
            assert statement.object.text.strip()


def test_a_part_without_a_word_is_nobody() -> None:
    assert of_varga("Spouse: Karl Holt, \u0085, Max Roth") == {
        ("spouse", "Karl Holt", ""),
        ("spouse", "Max Roth", ""),
    }
