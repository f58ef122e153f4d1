"""Blocks of TOML come back as they were, and a slip of the hand is told."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.records import read_blocks, write_block

KEYS: dict[str, type] = {"action": str, "labels": tuple}
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
records = st.fixed_dictionaries(
    {}, optional={"action": texts, "labels": st.lists(texts, min_size=1).map(tuple)}
)


@given(written=st.lists(records, max_size=3))
def test_records_come_back_as_they_were(
    written: list[dict[str, str | tuple[str, ...]]],
) -> None:
    text = "\n".join(write_block("entry", record) for record in written)

    assert read_blocks(text, "entry", KEYS, "f") == tuple(written)


@given(record=records)
def test_a_record_is_one_line_a_key(record: dict[str, str | tuple[str, ...]]) -> None:
    text = write_block("entry", record)

    assert len(text.splitlines()) == 1 + len(record)
    assert all(c.isprintable() or c == "\n" for c in text)
    tomllib.loads(text)


def test_comments_stand_and_say_nothing() -> None:
    text = '# mine\n[[entry]]\naction = "reject" # why\n'

    assert read_blocks(text, "entry", KEYS, "f") == ({"action": "reject"},)
    assert read_blocks("", "entry", KEYS, "f") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[entry]", "f: not TOML: "),
        ("x = 1", "f: has 'x'; write blocks that begin with [[entry]]"),
        ("[entry]\n", "f: has one 'entry'; write blocks that begin with [[entry]]"),
        ("entry = [1]", "f, entry 1: is not a block of keys"),
        (
            '[[entry]]\n[[entry]]\nactoin = ""',
            "f, entry 2: unknown key 'actoin'; did you mean action?",
        ),
        ('[[entry]]\nx = ""', "f, entry 1: unknown key 'x'; known are action, labels"),
        ("[[entry]]\naction = 1", "f, entry 1: action is not a text in quotes"),
        ('[[entry]]\nlabels = "a"', "f, entry 1: labels is not a list of texts"),
        ("[[entry]]\nlabels = [1]", "f, entry 1: labels is not a list of texts"),
        ("a = " + "[" * 5000, "f: not TOML: "),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_place(text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        read_blocks(text, "entry", KEYS, "f")

    assert str(error.value).startswith(message)
