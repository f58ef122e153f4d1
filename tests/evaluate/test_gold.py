from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.evaluate import Description, GoldClaim, GoldEntity, parse_gold


def test_a_claim_is_read_with_everything_it_says() -> None:
    line = {
        "subject": {"type": "Event", "kind": "capture"},
        "property": ["tookPlaceAt", "movedTo"],
        "object": "Zenda",
        "modality": "planned",
        "edtf": ["1923", ""],
        "time": "In 1923",
        "role": "target",
        "appointedBy": "Red League",
        "quote": "captured in Zenda",
        "missed": True,
    }

    gold = parse_gold("\n" + json.dumps(line), "anna", complete=True)

    assert (gold.name, gold.complete, gold.entities) == ("anna", True, ())
    assert gold.claims == (
        GoldClaim(
            subjects=(Description("Event", "capture"),),
            properties=("tookPlaceAt", "movedTo"),
            objects=("Zenda",),
            modalities=("planned",),
            times=("1923", ""),
            time_words="In 1923",
            roles=("target",),
            qualifiers=(("appointedBy", "Red League"),),
            quotes=("captured in Zenda",),
            forbidden=False,
            missed=True,
            optional=False,
            line=2,
        ),
    )


def test_an_entity_is_read_with_its_names_first_its_own() -> None:
    line = '{"entity": "retreat", "type": "Movement", "kind": "retreat", "linked": ["Anna"]}'

    assert parse_gold(line, "-").entities == (
        GoldEntity("retreat", "Movement", ("retreat",), ("retreat",), ("Anna",)),
    )


def test_a_claim_is_shown_in_one_line() -> None:
    line = (
        '{"subject": {"type": "Event", "kind": "capture"}, "property": "hasParticipant", '
        '"modality": "hoped", "edtf": "1923", "role": "target", "givenBy": "Anna"}'
    )

    assert str(parse_gold(line, "-").claims[0]) == (
        "[capture Event], hasParticipant, any, modality hoped, at 1923, as target, givenBy Anna"
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "anna:1: is no JSON; write one object a line"),
        ("[]", "anna:1: is no JSON object; write one object a line"),
        ('{"subject": "A"}', "anna:1: lacks the key 'property'; see docs/evaluation.md"),
        (
            '{"subject": "A", "property": "spous"}',
            "anna:1: asks for the unknown property 'spous'; see ontology/kg.ttl",
        ),
        (
            '{"subject": {"type": "Fight"}, "property": "spouse"}',
            "anna:1: asks for the unknown class 'Fight'; see ontology/kg.ttl",
        ),
        (
            '{"subject": 1, "property": "spouse"}',
            (
                "anna:1: has a subject that is neither a text nor a type with a kind; "
                "see docs/evaluation.md"
            ),
        ),
        (
            '{"subject": "A", "property": "spouse", "missed": 1}',
            "anna:1: has a missed that is not true or false",
        ),
        (
            '{"subject": "A", "property": "spouse", "quote": 1}',
            "anna:1: has a quote that is no text; see docs/evaluation.md",
        ),
        (
            '{"entity": "A", "type": "Person", "age": "3"}',
            (
                "anna:1: has the unknown key 'age'; "
                "known: edtf, entity, kind, linked, names, optional, type"
            ),
        ),
        (
            '{"entity": [], "type": "Person"}',
            "anna:1: has an entity without a name or a class; see docs/evaluation.md",
        ),
    ],
)
def test_a_line_that_is_no_claim_is_told_with_its_number(line: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_gold(line, "anna")

    assert str(caught.value) == message


@given(
    st.text()
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["entity", "type", "subject", "property", "object", "edtf"]), inner
            )
        ),
    ).map(json.dumps)
)
def test_anything_is_a_gold_or_one_clear_error(text: str) -> None:
    try:
        gold = parse_gold(text, "-")
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert len(gold.claims) + len(gold.entities) <= len(text.splitlines())
