"""The block of data: JSON that any browser can unpack."""

from __future__ import annotations

import base64
import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.view.pack import pack, unpack

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(values)
def test_what_is_packed_is_unpacked_the_same(value: object) -> None:
    block = pack(value)

    assert unpack(block) == value
    assert json.loads(gzip.decompress(base64.b64decode(block))) == value
    assert not set(block) & set("<>&\"'")


def test_the_block_has_no_clock_and_no_system_in_it() -> None:
    assert base64.b64decode(pack({}))[:10] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"


def test_half_a_character_becomes_a_question_mark() -> None:
    assert unpack(pack("\ud800!")) == "?!"


def test_a_number_that_json_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match=r"nan|Out of range"):
        pack(float("nan"))
