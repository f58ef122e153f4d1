"""The file of decisions comes back as it was written, and a slip of the hand is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Reviewer
from kg.review import Action, Claim, Decision, parse_decisions, write_decisions

characters = st.characters(exclude_categories=["Cs"])
tidy = st.text(characters, min_size=1, max_size=12).map(lambda t: " ".join(t.split()) or "x")
maybe = st.just("") | tidy
claims = st.builds(Claim, tidy, maybe, tidy, tidy, maybe, maybe, maybe, maybe)
quotes = st.text(characters, min_size=1, max_size=20).filter(str.strip)


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    """Make a decision as a file can hold it."""
    action = draw(st.sampled_from(Action))
    return Decision(
        action=action,
        claim=draw(claims),
        quote=draw(quotes),
        reviewer=Reviewer("Irena Novak", draw(st.sampled_from(["", "https://example.org/i"]))),
        new=draw(claims) if action is Action.CORRECT else Claim(),
        prefix=draw(st.text(characters, max_size=9)),
        suffix=draw(st.text(characters, max_size=9)),
        date=draw(st.sampled_from(["", "2026-11-22"])),
        note=draw(maybe),
        rule=draw(maybe),
        statement=draw(maybe),
    )


@given(written=st.lists(decisions(), max_size=3))
def test_decisions_come_back_as_they_were(written: list[Decision]) -> None:
    assert parse_decisions(write_decisions(written), "f") == tuple(written)


def test_a_file_reads_like_a_note() -> None:
    decision = Decision(
        Action.REJECT,
        Claim("Anna Varga", "Person", "kg:hasFather", "Karl"),
        'the daughter of Karl, "the Red"',
        Reviewer("Irena Novak"),
    )

    assert write_decisions([decision]) == (
        '[[decision]]\naction = "reject"\nsubject = "Anna Varga"\nsubject-class = "Person"\n'
        'property = "kg:hasFather"\nobject = "Karl"\n'
        'quote = "the daughter of Karl, \\"the Red\\""\nby = "Irena Novak"\n'
    )


SAID = """[[decision]]
action = "reject"
subject = "Anna"
property = "kg:hasFather"
object = "Karl"
quote = "of Karl"
by = "Irena"
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"reject"', '"drop"', "not a decision: 'drop'; write one of accept, reject, correct, add"),
        ('quote = "of Karl"', "", "reject without its quote; see docs/review.md"),
        ('"Anna"', '" "', "reject without its subject; see docs/review.md"),
        ('by = "Irena"', "", 'names no person: \'\'; write "Name" or "Name <https://...>"'),
        ('by = "Irena"', 'by = "I"\ndate = "soon"', "not a date: 'soon'; write YYYY-MM-DD"),
        ('"reject"', '"correct"', "correct says nothing new; correct needs it; see docs/review.md"),
        ('by = "Irena"', 'by = "I"\nnew-object = "x"',
         "reject says something new; correct needs it; see docs/review.md"),
        ("action", "acton", "unknown key 'acton'; did you mean action?"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_place(old: str, new: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        parse_decisions(SAID.replace(old, new), "anna.decisions.toml")

    assert str(error.value) == f"anna.decisions.toml, decision 1: {message}"


def test_what_is_decided_on_does_not_hang_on_hints() -> None:
    (decision,) = parse_decisions(SAID, "f")
    moved = replace(decision, statement="https://example.org/other", prefix="x", suffix="y")

    assert (moved.target, moved.content) == (decision.target, decision.content)
