"""Large graphs by columns: what is written; the reader is tried in ``test_browser_large.py``."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from kg.view.build import view_model
from kg.view.columns import columns
from kg.view.data import page_data

if TYPE_CHECKING:
    from kg.rdf.describe import DescribedGraph
    from kg.view.context import ArticleContext

    Json = dict[str, Any]


def _read(packed: bytes) -> tuple[Json, Json]:
    """Return the head, and the columns by name, read without a browser."""
    assert packed[:4] == b"KGC2"
    (size,) = struct.unpack("<I", packed[4:8])
    head, at = json.loads(packed[8 : 8 + size]), 8 + size
    found: Json = {}
    for name, count, width, steps in head["columns"]:
        body = packed[at : at + count * (width or 1)]
        at += len(body)
        if not width:
            found[name] = body.decode("utf-8")
            continue
        planes = np.frombuffer(body, dtype=np.uint8).reshape(width, count).astype(np.int64)
        zigzag = (planes * (256 ** np.arange(width))[:, None]).sum(axis=0)
        plain = (zigzag >> 1) ^ -(zigzag & 1)
        found[name] = (np.cumsum(plain) if steps else plain).tolist()
    assert at == len(packed)
    return head, found


@pytest.fixture(scope="module")
def data(invention: tuple[DescribedGraph, ArticleContext]) -> Json:
    return page_data(view_model(*invention, large=1), ("", ""))


def test_numbers_come_back(data: Json) -> None:
    _, found = _read(columns(data))
    flat = [quote[:2] for s in data["s"] for quote in s.get("quotes", ())]
    ends = [0, *(end for _, end in flat)]

    assert found["s.s"] == [s["s"] for s in data["s"]]
    assert found["s.o"] == [s["o"] for s in data["s"]]
    assert found["layout.relations"] == data["layouts"]["relations"]
    assert found["s.quote.gap"] == [start - ends[n] for n, (start, _) in enumerate(flat)]
    assert found["s.quote.length"] == [end - start for start, end in flat]


def test_texts_are_one_text_with_lengths_in_utf_16(data: Json) -> None:
    crowned = data | {"n": [data["n"][0] | {"label": "\U0001f451 Flavia"}, *data["n"][1:]]}
    _, found = _read(columns(crowned))

    assert found["n.label"] == "".join(node["label"] for node in crowned["n"])
    assert found["n.label.length"][0] == 9
    assert found["text"] == data["text"]


def test_a_local_name_leaves_out_what_is_told_anyhow() -> None:
    node = {
        "iri": [0, "anna-varga-2"], "label": "Anna Varga", "family": 0, "size": 7, "font": 13,
        "weight": 1, "community": 0,
    }  # fmt: skip
    other = node | {"iri": [0, "ürümsu"], "label": "Ürümsu"}
    common = {"s": 0, "o": 1, "p": 0}
    names = (
        "anna-varga-2-knew-00ff00123456", "anna-varga-2-knew-more", "else", "~0123456789ab",
    )  # fmt: skip
    head, found = _read(
        columns(
            {
                "n": [node, other],
                "s": [common | {"iri": [0, name]} for name in names],
                "layouts": {},
                "tones": [],
                "properties": [[[1, "knew"], "knew", "plain", "kg:knew"]],
                "text": "",
            }
        )
    )

    assert found["n.iri"] == "~-2" + "=ürümsu"
    assert found["s.iri"] == "" + "~more" + ".else" + ".~0123456789ab"
    assert (found["s.digest.0"], found["s.digest.1"]) == ([0x123456], [0x00FF00])
    assert head["rests"] == {"n": [], "s": []}


def test_what_few_rows_have_stays_json(data: Json) -> None:
    head, found = _read(columns(data))
    lengths, at, rests = found["s.rest.length"], 0, []
    for length in lengths:
        text = found["s.rest"][at : at + length]
        at += length
        rests.append(json.loads(text) if text else {})
    columns_of = set("iri s o p about value modality rule time when quotes edge span".split())

    assert rests == [
        {name: value for name, value in s.items() if name not in columns_of} for s in data["s"]
    ]
    assert head["rests"]["s"] == sorted({name for rest in rests for name in rest})


def test_a_quote_that_is_not_in_the_text_is_kept_whole(data: Json) -> None:
    stray = [[0, 5, "elsewhere"]]
    changed = data | {"s": [data["s"][0] | {"quotes": stray}, *data["s"][1:]]}
    head, found = _read(columns(changed))

    assert found["s.quotes"][0] == 0
    assert '"quotes":[[0,5,"elsewhere"]]' in found["s.rest"]
    assert "quotes" in head["rests"]["s"]


def test_the_same_data_gives_the_same_bytes(data: Json) -> None:
    assert columns(data) == columns(data)
