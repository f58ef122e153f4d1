"""Decisions change what was read where they still fit, and are told where they do not."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.model import Bounds, Literal, Modality, Reviewer, Statement, TimeBasis, TimeSpan, Verdict
from kg.pipeline import Built, build, read_article
from kg.rdf.build import build_graph
from kg.rdf.describe import entity_classes
from kg.rdf.vocab import BASE, KG, PROV, kg, ontology, shorten
from kg.review import Action, Claim, Decision, apply_decisions
from kg.validate import validate

TEXT_LIMIT = 30


def statements(built: Built, *decisions: Decision) -> tuple[Statement, ...]:
    knowledge, unapplied = apply_decisions(built.knowledge, decisions)

    assert [str(told) for told in unapplied] == []
    assert validate(build_graph(knowledge, "1")).results == ()
    return knowledge.statements


def reason(built: Built, decision: Decision) -> str:
    knowledge, unapplied = apply_decisions(built.knowledge, [decision])
    (told,) = unapplied

    assert knowledge == built.knowledge
    assert told.decision == decision
    return told.reason


def changed(built: Built, after: tuple[Statement, ...]) -> list[Statement]:
    return [s for s in after if s not in built.knowledge.statements]


def gone(built: Built, after: tuple[Statement, ...]) -> list[tuple[str, str, object]]:
    return [(s.subject, s.property, s.object) for s in built.knowledge.statements if s not in after]


def test_without_decisions_nothing_changes(built: Built) -> None:
    assert apply_decisions(built.knowledge, ()) == (built.knowledge, ())


def test_what_is_rejected_leaves_the_graph_with_what_only_it_named(
    built: Built, reject: Decision
) -> None:
    knowledge, _ = apply_decisions(built.knowledge, [reject])

    assert gone(built, knowledge.statements) == [("anna-varga", "hasFather", "istvan-varga")]
    assert {e.key for e in built.knowledge.entities} - {e.key for e in knowledge.entities} == {
        "istvan-varga"
    }


def test_what_is_accepted_carries_who_on_what_passage_and_why(
    built: Built, accept: Decision
) -> None:
    (statement,) = changed(built, statements(built, accept))

    assert statement.review is not None
    passage = statement.review.passage
    assert built.article.surface(passage) == accept.quote
    assert replace(statement, review=None) in built.knowledge.statements
    assert (statement.review.verdict, statement.review.reviewer) == (
        Verdict.ACCEPTED, accept.reviewer,
    )  # fmt: skip
    assert (statement.review.date, statement.review.note) == ("2026-11-22", "as in the register")


def test_what_is_corrected_keeps_its_rule_and_says_what_it_was(
    built: Built, correct: Decision
) -> None:
    (old,) = [s for s in built.knowledge.statements if s.property == "tookPlaceAt"]
    after = statements(built, correct)
    (statement,) = changed(built, after)

    assert statement.rule == old.rule
    assert statement.object == "zenda-castle"
    assert statement.time == TimeSpan(
        "In 1936",
        "1936/1936-05",
        Bounds("1936-01-01", "1936-05-31", "1936-05-01", "1936-05-31"),
        TimeBasis.STATED,
    )
    assert statement.review is not None
    assert (
        statement.review.corrected_from == "capture of Anna Varga in Hofbau: took place at Hofbau"
    )
    assert len(after) == len(built.knowledge.statements)


def test_what_is_added_is_read_by_a_person(built: Built, add: Decision) -> None:
    knowledge, _ = apply_decisions(built.knowledge, [add])
    (statement,) = changed(built, statements(built, add))

    assert replace(statement, review=None) == Statement(
        subject="istvan-varga",
        property="hasOccupation",
        object=Literal("miller", "en"),
        evidence=statement.evidence,
        rule="review",
    )
    assert built.article.surface(statement.evidence[0]) == "Istvan Varga, owner of a mill"
    assert dict(knowledge.rules)["review"] == "Read by a person."


def test_a_new_thing_is_of_the_class_that_is_given(built: Built) -> None:
    claim = Claim("Karl Brandt", "Person", "kg:hasFather", "Istvan Varga", "", "hoped", "in 1936")
    decision = Decision(Action.ADD, claim, "In 1936 she was captured", Reviewer("Irena Novak"))
    knowledge, unapplied = apply_decisions(built.knowledge, [decision])
    (new,) = [e for e in knowledge.entities if e.key == "karl-brandt"]

    assert unapplied == ()
    assert (new.type, new.label) == ("Person", "Karl Brandt")
    (statement,) = changed(built, statements(built, decision))
    assert statement.modality is Modality.HOPED
    assert statement.time == TimeSpan(
        "in 1936", "1936", Bounds("1936-01-01", "1936-12-31"), TimeBasis.STATED
    )


def test_what_holds_both_ways_is_decided_both_ways(built: Built) -> None:
    claim = Claim("Anna Varga’s troops, Anna Varga", "Side", "kg:opposesSide", "Red League", "Side")
    quote = "her troops defeated the Red League in the Battle of Strelsau."
    decision = Decision(Action.REJECT, claim, quote, Reviewer("Irena Novak"))

    assert sorted(gone(built, statements(built, decision))) == [
        ("battle-of-strelsau-side-1", "opposesSide", "battle-of-strelsau-side-2"),
        ("battle-of-strelsau-side-2", "opposesSide", "battle-of-strelsau-side-1"),
    ]
    added = Claim("Anna Varga", "Person", "kg:spouse", "Ilona", "Person")
    both = changed(built, statements(built, replace(decision, action=Action.ADD, claim=added)))
    assert [(s.subject, s.object) for s in both] == [
        ("anna-varga", "ilona"), ("ilona", "anna-varga"),
    ]  # fmt: skip


def test_of_two_decisions_on_the_same_the_later_counts(
    built: Built, accept: Decision, reject: Decision
) -> None:
    assert len(statements(built, accept, reject)) == len(built.knowledge.statements) - 1
    assert len(statements(built, reject, accept)) == len(built.knowledge.statements)


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (Claim(modality="negated"), {"modality": Modality.NEGATED}),
        (Claim(property="kg:hasMother"), {"property": "hasMother"}),
        (Claim(object="Ilona"), {"object": "ilona"}),
        (Claim(subject="Ilona"), {"subject": "ilona"}),
        (Claim(subject="Kati", subject_class="kg:Person"), {"subject": "kati"}),
    ],
)
def test_each_part_can_be_corrected_alone(
    built: Built, reject: Decision, new: Claim, expected: dict[str, object]
) -> None:
    (old,) = [s for s in built.knowledge.statements if s.property == "hasFather"]
    decision = replace(reject, action=Action.CORRECT, new=new)
    (statement,) = changed(built, statements(built, decision))

    assert {name: getattr(statement, name) for name in expected} == expected
    assert replace(statement, review=None, **{n: getattr(old, n) for n in expected}) == old


def test_what_happens_ends_when_it_is_told_to_happen(built: Built, correct: Decision) -> None:
    (statement,) = changed(built, statements(built, replace(correct, new=Claim(edtf="1935"))))

    assert statement.time is not None
    assert statement.time.bounds == Bounds("1935-01-01", "1935-12-31", "1935-01-01", "1935-12-31")


def test_a_time_can_be_taken_away(built: Built, correct: Decision) -> None:
    (statement,) = changed(built, statements(built, replace(correct, new=Claim(edtf="none"))))

    assert statement.time is None


def test_values_keep_their_language_and_dates_their_precision(built: Built) -> None:
    claim = Claim("Anna Varga", "Person", "schema:birthDate", "1891-03-14")
    decision = Decision(
        Action.CORRECT,
        claim,
        "- Birth Date: 1891-03-14",
        Reviewer("I"),
        new=Claim(object="1891-03"),
    )
    (statement,) = changed(built, statements(built, decision))

    assert statement.object == Literal("1891-03", datatype="gYearMonth")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"quote": "She never was."}, "its passage is not in the article"),
        ({"quote": "born in Zenda"}, "its statement is no longer read from the passage"),
        (
            {"claim": Claim("Anna Varga", "", "kg:hasFather", "Karl Brandt")},
            "its statement is no longer read from the passage",
        ),
    ],
)
def test_what_is_gone_is_told_and_not_applied(
    built: Built, reject: Decision, change: dict[str, object], expected: str
) -> None:
    assert reason(built, replace(reject, **change)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (Claim("Karl", "", "kg:hasFather", "Ilona"),
         "Karl: nothing has this name; give a class to add it"),
        (Claim("Red League", "", "kg:leaderOf", "Ilona"),
         "Red League: several things have this name; give the class: Organization, Side"),
        (Claim("Zenda", "", "kg:hasFather", "Ilona"),
         "the ontology refuses it: hasFather is not said of a Place"),
        (Claim("Istvan Varga", "", "kg:hasFather", "Anna Varga"),
         "the ontology refuses it: hasFather was said the other way round before"),
        (Claim("Ilona", "", "kg:hasFather", "Ilona"),
         "nothing is said of a thing and itself"),
        (Claim("Ilona", "", "kg:hasFathr", "Anna Varga"),
         "kg:hasFathr: no such property; did you mean kg:hasFather?"),
        (Claim("Ilona", "", "kg:hasEvidence", "Anna Varga"),
         "kg:hasEvidence: not a property of a statement; see ontology/kg.ttl"),
        (Claim("Ilona", "", "schema:birthDate", "May"),
         "May: not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        (Claim("Zenda", "", "geo:lat", "90.5"),
         "90.5: not a number of degrees; write decimal degrees from -90 to 90"),
        (Claim("Zenda", "", "geo:long", "19\u00b0E"),
         "19\u00b0E: not a number of degrees; write decimal degrees from -180 to 180"),
        (Claim("Ilona", "", "kg:hasKind", "giantess"),
         "giantess: not one of the kinds; see ontology/vocab.ttl"),
        (Claim("Ilona", "", "schema:hasOccupation", "nurse", "Person"),
         "Person: a value has no class"),
        (Claim("Ilona", "", "kg:spouse", "Istvan Varga", "", "surely"),
         f"surely: no such modality; one of {', '.join(Modality)}"),
    ],
)  # fmt: skip
def test_what_cannot_be_said_is_told_and_not_applied(
    built: Built, add: Decision, claim: Claim, expected: str
) -> None:
    assert reason(built, replace(add, claim=claim)) == expected


def test_a_class_that_is_none_is_told_with_those_there_are(built: Built, add: Decision) -> None:
    claim = Claim("Karl", "Persn", "kg:hasFather", "Ilona")

    assert reason(built, replace(add, claim=claim)).startswith("Persn: no such class; choose one")


BEFORE = "Anna Varga (14 March 1891"


def test_an_edit_elsewhere_loses_no_decision(
    built: Built, accept: Decision, correct: Decision, add: Decision
) -> None:
    text = built.article.text.replace("==Life==", "==Life==\nThe town of Zenda is old.")
    moved = build(read_article(text.encode(), "anna.txt"))
    knowledge, unapplied = apply_decisions(moved.knowledge, [accept, correct, add])
    reviewed = [s.review for s in knowledge.statements if s.review]

    assert unapplied == ()
    assert {moved.article.surface(review.passage) for review in reviewed} == {
        accept.quote, correct.quote, add.quote,
    }  # fmt: skip


def test_a_quote_that_stands_twice_is_found_by_what_stands_around_it() -> None:
    text = (
        "= Anna Varga =\n\nAnna Varga was a general.\n\n==Youth==\nIn 1919 she joined the Red "
        "League. Then she rested.\n\n==Age==\nZenda was cold. In 1919 she joined the Red League.\n"
    )
    built = build(read_article(text.encode(), "a"))
    claim = Claim("Anna Varga", "", "kg:allegianceTo", "Red League")
    quote = "In 1919 she joined the Red League."
    decision = Decision(Action.ADD, claim, quote, Reviewer("I"), prefix="Zenda was warm. ")
    knowledge, unapplied = apply_decisions(built.knowledge, [decision])
    (review,) = [s.review for s in knowledge.statements if s.review]

    assert unapplied == ()
    assert review.passage.start == text.index("cold. ") + len("cold. ")


def test_a_pasted_quote_may_have_other_spaces(built: Built, add: Decision) -> None:
    decision = replace(add, quote="  Istvan\u00a0Varga,\n owner   of a mill ")
    (statement,) = changed(built, statements(built, decision))

    assert built.article.surface(statement.evidence[0]) == "Istvan Varga, owner of a mill"


def test_who_decided_stands_in_the_graph(built: Built, add: Decision, reject: Decision) -> None:
    knowledge, _ = apply_decisions(
        built.knowledge, [replace(add, reviewer=Reviewer("Irena Novak")), reject]
    )
    graph = build_graph(knowledge, "1")
    agent = NamedNode(f"{BASE}reviewer/irena-novak")
    by_agent = [t.predicate.value for t in graph.triples if t.object == agent]
    rules = [t.object for t in graph.triples if t.predicate == kg("readBy")]

    assert by_agent == [PROV + "agent", PROV + "wasAttributedTo"]
    assert NamedNode(f"{BASE}rule/review") in rules


things = st.sampled_from(
    ["Anna Varga", "Ilona", "Zenda", "Red League", "Battle of Strelsau", "Karl", "Ruritania"]
)
values = st.sampled_from(["1891", "1891-03", "city", "miller", "Анна", "never realised"])
classes = st.just("") | st.sampled_from(sorted(iri.removeprefix(KG) for iri in entity_classes()))
properties = st.sampled_from(sorted(shorten(iri) for iri in ontology().properties))
times = st.sampled_from(["", "1919", "1919/1919-03", "1919-24", "192X~", "../1919", "none"])
anything = st.text(max_size=TEXT_LIMIT)
claims = st.builds(
    Claim,
    things | anything,
    classes,
    properties | anything,
    things | values | anything,
    classes,
    st.just("") | st.sampled_from(Modality) | anything,
    st.sampled_from(["", "In 1919", "in May and June 1920"]) | anything,
    times | anything,
)
decided = st.builds(
    Decision,
    st.just(Action.ADD) | st.sampled_from(Action),
    claims,
    st.sampled_from(["Zenda", "she", "born in Zenda."]) | anything,
    st.just(Reviewer("Irena")),
    claims,
)


@settings(max_examples=60, deadline=None)
@given(decisions=st.lists(decided, max_size=4))
def test_whatever_is_decided_the_graph_conforms(built: Built, decisions: list[Decision]) -> None:
    knowledge, _ = apply_decisions(built.knowledge, decisions)

    assert validate(build_graph(knowledge, "1")).results == ()


@pytest.mark.parametrize("subject", ["Person", "Office", "Event", "Plan", "Polity", "Side"])
def test_every_property_is_added_well_or_refused(built: Built, subject: str) -> None:
    objects = (
        ("Anna Varga", ""), ("Karl", "Person"), ("Karl", "Place"), ("Karl", "ArmedForce"),
        ("Karl", "Plan"), ("Karl", "Office"), ("1891", ""), ("city", ""), ("realised", ""),
    )  # fmt: skip
    claims = [
        Claim(f"Number {number}", subject, shorten(iri), text, class_)
        for number, (iri, (text, class_)) in enumerate(
            product(sorted(ontology().properties), objects)
        )
    ]
    decisions = [Decision(Action.ADD, c, "born in Zenda", Reviewer("Irena")) for c in claims]
    knowledge, unapplied = apply_decisions(built.knowledge, decisions)

    assert validate(build_graph(knowledge, "1")).results == ()
    assert len(unapplied) < len(decisions)
