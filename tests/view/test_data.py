"""The data of a page: the whole of a small one, and what is left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.rdf.describe import DescribedGraph, Entity, Passage, StatementRow, Time
from kg.view.build import view_model
from kg.view.context import ArticleContext, Spot
from kg.view.data import page_data

if TYPE_CHECKING:
    from kg.view.model import ViewModel

BASE = "https://w3id.org/article-kg"
ID, ST, EV = (f"{BASE}/{kind}/zenda/" for kind in ("id", "statement", "evidence"))
KG, RDF, XSD = (
    f"{BASE}/ontology#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2001/XMLSchema#",
)
LEAGUE = "the Red League of All the Upper Valleys"
TEXT = "= Zenda =\nIn 1944 Anna joined the Reds. 🜚 She was born in 1899."
LICENSE = ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/")


def _passage(quote: str) -> Passage:
    start = TEXT.index(quote)
    end = start + len(quote)
    return Passage(start, end, quote, f"{EV}c{start}-{end}", f"{BASE}/document/zenda")


def _small() -> ViewModel:
    time = Time(f"{ID}t", "In 1944", "1944", "1944-01-01", "1944-12-31", basis="stated")
    joined = StatementRow(
        iri=f"{ST}s1", label=f"Anna: allegiance to {LEAGUE} (planned)", subject=f"{ID}anna",
        subject_label="Anna", property=f"{KG}allegianceTo", object=f"{ID}reds", value=LEAGUE,
        datatype="", modality="planned", time=time,
        passages=(_passage("In 1944 Anna joined the Reds."),), rule="join",
        qualifiers=((f"{KG}givenBy", f"{ID}reds"),),
    )  # fmt: skip
    born = StatementRow(
        iri=f"{ST}s2", label="Anna: birth date 1899", subject=f"{ID}anna", subject_label="Anna",
        property="https://schema.org/birthDate", object="", value="1899",
        datatype=f"{XSD}gYear", modality="asserted", time=None,
        passages=(Passage(0, 4, "1899", f"{EV}c0-4", ""),), rule="", qualifiers=(),
    )  # fmt: skip
    described = DescribedGraph(
        documents=(f"{BASE}/document/zenda",),
        title="Zenda",
        text=TEXT,
        entities=(
            Entity(f"{ID}anna", "Person", "Anna", (("Anna", "en"), ("Анна", "und-Cyrl"))),
            Entity(f"{ID}reds", "Organization", LEAGUE, ((LEAGUE, "en"),), ("party",)),
        ),
        statements=(joined, born),
        labels={f"{ID}anna": "Anna", f"{ID}reds": LEAGUE},
    )
    context = ArticleContext(
        subject=f"{ID}anna",
        language="en",
        rights="By its authors.",
        license=LICENSE[1],
        definitions=(("join", "X joined Y."), ("leave", "X left Y.")),
        spots=(Spot(f"{ID}reds", 48.2, 16.4),),
    )
    return view_model(described, context)


def test_the_whole_data_of_a_small_page() -> None:
    data: dict[str, Any] = page_data(_small(), LICENSE)
    prefixes = {
        "kg": KG, "oa": "http://www.w3.org/ns/oa#", "prov": "http://www.w3.org/ns/prov#",
        "rdf": RDF, "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/", "t": f"{BASE}/vocab/", "xsd": XSD,
    }  # fmt: skip

    assert data == {
        "version": 2,
        "title": "Zenda",
        "language": "en",
        "subject": 0,
        "document": [3, "zenda"],
        "rights": "By its authors.",
        "license": ["CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"],
        "query": prefixes,
        "bases": [
            "", XSD, "https://schema.org/", f"{BASE}/document/", EV, ID, KG, ST,
        ],
        "text": TEXT,
        "sections": [[0, 63, 1, "Zenda"]],
        "families": [["person", "People", 1], ["group", "Groups", 1]],
        "tones": [["with", "On the side of", 1]],
        "properties": [
            [[2, "birthDate"], "birth date", "plain", "schema:birthDate"],
            [[6, "allegianceTo"], "allegiance to", "with", "kg:allegianceTo"],
        ],
        "rdf": {"prefixes": prefixes | {"dcterms": "http://purl.org/dc/terms/"}, "evidence": EV},
        "rules": {"join": "X joined Y."},
        "n": [
            {
                "iri": [5, "anna"], "type": "person", "family": 0, "label": "Anna",
                "labels": [["Anna", "en", "Latn", ""], ["Анна", "", "Cyrl", ""]],
                "size": 20, "font": 20, "weight": 1,
            },
            {
                "iri": [5, "reds"], "type": "organization", "family": 1, "label": LEAGUE,
                "drawn": ["the Red League of", "All the Upper", "Valleys"],
                "labels": [[LEAGUE, "en", "Latn", ""]], "kinds": ["party"],
                "size": 7, "font": 13, "weight": 1, "at": [48.2, 16.4],
            },
        ],
        "s": [
            {
                "iri": [7, "s1"], "s": 0, "o": 1, "p": 1, "modality": "planned",
                "time": {
                    "short": "1944", "words": "In 1944", "edtf": "1944", "precision": "year",
                    "start": [-9497, -9132], "basis": "stated",
                },
                "when": [-9497, -9132, None, None],
                "quotes": [[10, 39]],
                "rule": "join",
                "edge": {"tone": "with", "curve": 0, "label": "allegiance to (planned) · 1944"},
                "span": [5, "t"],
                "more": [["given by", LEAGUE, 1, [6, "givenBy"], [5, "reds"]]],
            },
            {
                "iri": [7, "s2"], "s": 0, "o": -1, "p": 0, "value": "1899",
                "datatype": [1, "gYear"],
                "when": [-25932, -25568, -25932, -25568],
                "quotes": [[0, 4, "1899"]],
            },
        ],
        "layouts": {"relations": [0, 0, -490, 0], "types": [-101, -6, 62, -18]},
        "heads": [-127, -60, -2, -60],
        "projection": [],
        "timeline": {
            "from": -25932,
            "to": -9132,
            "lanes": [
                {
                    "key": "life", "label": "Life", "rows": 1,
                    "items": [
                        {
                            "kind": "statement", "id": 1, "row": 0, "tone": "plain",
                            "es": -25932, "ls": -25568, "ee": -25932, "le": -25568,
                        }
                    ],
                },
                {
                    "key": "sides", "label": "With and against", "rows": 1,
                    "items": [
                        {
                            "kind": "statement", "id": 0, "row": 0, "tone": "with",
                            "es": -9497, "ls": -9132, "ee": None, "le": None,
                        }
                    ],
                },
            ],
            "undated": [],
        },
        "histogram": [[1899, 1], [1944, 1]],
        "communities": [],
    }  # fmt: skip


def test_every_iri_is_whole_again_from_its_parts(invented: ViewModel) -> None:
    data: dict[str, Any] = page_data(invented, ("", ""))

    def whole(parts: list[Any]) -> str:
        return str(data["bases"][parts[0]] + parts[1])

    assert [whole(n["iri"]) for n in data["n"]] == [node.iri for node in invented.nodes]
    assert [whole(s["iri"]) for s in data["s"]] == [s.iri for s in invented.statements]
    assert [whole(p[0]) for p in data["properties"]] == [p.iri for p in invented.properties]


def test_whatever_is_empty_is_left_out(invented: ViewModel) -> None:
    data: dict[str, Any] = page_data(invented, ("", ""))
    empty = [
        (kind, number, name)
        for kind in "ns"
        for number, entry in enumerate(data[kind])
        for name, value in entry.items()
        if value in ("", [], {}, None)
    ]

    assert empty == []
    assert not [s for s in data["s"] if s.get("modality") == "asserted"]
    assert json.loads(json.dumps(data)) == data
