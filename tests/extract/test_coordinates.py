"""Where the subject of an infobox is: all forms of coordinates, and none that is not sure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export import ExportFormat, write_graph
from kg.extract.infobox.coordinates import Spot, degrees_of, spot_of
from kg.model import Literal
from kg.pipeline import Built, build, read_article
from kg.rdf.load import RdfFormat, load_graph
from kg.validate import validate

TOWN = "Settlement Type: Town"
NOT_UNDERSTOOD = "value not understood as coordinates"
NO_PLACE = "coordinates of something else than a place, an event or one capital"

Claim = tuple[str, str, Literal, tuple[str, ...]]


def built(title: str, *lines: str) -> Built:
    text = f"= {title} =\n\n{title}\n" + "".join(f"- {line}\n" for line in lines)
    return build(read_article(text.encode(), "a.txt"))


def located(made: Built) -> list[Claim]:
    """Return what is said of places on earth: subject, property, value and evidence."""
    labels = {e.key: e.label for e in made.knowledge.entities}
    return [
        (labels[s.subject], s.property, s.object, tuple(map(made.article.surface, s.evidence)))
        for s in made.knowledge.statements
        if s.property in {"lat", "long"} and isinstance(s.object, Literal)
    ]


def unread(made: Built) -> list[tuple[str, str]]:
    return [(made.article.surface(span), why) for span, why in made.knowledge.unread]


def degrees(text: str) -> Literal:
    return Literal(text, datatype="decimal")


@pytest.mark.parametrize(
    ("value", "latitude", "longitude"),
    [
        ("43°49′N 87°36′E", "43.82", "87.60"),
        ("43° 49' N, 87° 36' E", "43.82", "87.60"),
        ("43°49′12″N 87°36′5″E", "43.8200", "87.6014"),
        ("43°49'12\"S 87°36'5.5\"W", "-43.8200", "-87.60153"),
        ("43°49.5′N 87°36.25′E", "43.825", "87.6042"),
        ("47°N 11°E", "47", "11"),
        ("43.82°N 87.60°E", "43.82", "87.60"),
        ("43.82 N; 87.60 W", "43.82", "-87.60"),
        ("43.82, 87.60", "43.82", "87.60"),
        ("-43.82; +87.6", "-43.82", "87.6"),
        ("\u221243.82, \u22120.10", "-43.82", "-0.10"),
        ("N 43°49′ E 87°36′", "43.82", "87.60"),
        ("47 12 N 11 31 E", "47.20", "11.52"),
        (
            "47°12′N 11°31′E\ufeff / \ufeff47.200°N 11.517°E\ufeff / 47.200; 11.517",
            "47.20",
            "11.52",
        ),
        ("0°0′S 0°0′W", "0.00", "0.00"),
        ("90°N 180°W", "90", "-180"),
    ],
)
def test_a_spot_is_as_exact_as_its_source(value: str, latitude: str, longitude: str) -> None:
    assert spot_of(value) == Spot(latitude, longitude)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "43°49′ 87°36′",  # no hemispheres
        "43°49′N 87°36′",
        "43°49′ 87°36′E",
        "47 30 19 2",
        "43, 87",
        "95°N 19°E",
        "90°1′N 19°E",
        "47°N 181°E",
        "91.0, 19.0",
        "47°60′N 19°E",
        "47°30′60″N 19°E",
        "47.5°30′N 19°E",
        "19°E 47°N",
        "47°N 11°E; 48°N 12°E",
        "47°12′N 11°31′E / 48.200°N 11.517°E",
        "47°12′N 11°31′E / somewhere",
        "near Zenda",
        "4712N 1131E",
        "12°3456′N 11°E",
        "\u0664\u0667°N 11°E",
    ],
)
def test_what_is_not_sure_is_no_spot(value: str) -> None:
    assert spot_of(value) is None


@given(st.text(alphabet="0123456789.°′″'\"NSEW ,;/-+", max_size=40))
def test_no_text_is_a_spot_off_the_earth(value: str) -> None:
    found = spot_of(value)

    assert found is None or (
        abs(Decimal(found.latitude)) <= 90 and abs(Decimal(found.longitude)) <= 180
    )


@given(st.integers(0, 179), st.integers(0, 59), st.integers(0, 59), st.sampled_from("EW"))
def test_seconds_are_kept(whole: int, minutes: int, seconds: int, hemisphere: str) -> None:
    found = Decimal(degrees_of(f"{whole}°{minutes}′{seconds}″{hemisphere}", "longitude"))

    exact = (whole * 3600 + minutes * 60 + seconds) * (1 if hemisphere == "E" else -1)
    assert round(found * 3600) == exact


def test_a_line_of_coordinates_says_where_a_place_is() -> None:
    made = built("Zenda", TOWN, "Coordinates: 43°49′N 87°36′E")
    line = ("- Coordinates: 43°49′N 87°36′E",)

    assert located(made) == [
        ("Zenda", "lat", degrees("43.82"), line),
        ("Zenda", "long", degrees("87.60"), line),
    ]
    assert unread(made) == []


def test_a_battle_has_coordinates_of_its_own() -> None:
    made = built(
        "Battle of Zenda", "Combatant1: Ruritania", "Place: Zenda", "Coordinates: 43.82, -87.60"
    )
    line = ("- Coordinates: 43.82, -87.60",)

    assert located(made) == [
        ("Battle of Zenda", "lat", degrees("43.82"), line),
        ("Battle of Zenda", "long", degrees("-87.60"), line),
    ]


def test_what_is_known_by_its_coordinates_alone_is_a_place() -> None:
    made = built("Zenda", "Coordinates: 43.82, 87.60")

    assert [(e.label, e.type) for e in made.knowledge.entities] == [("Zenda", "Place")]


def test_degrees_minutes_and_hemisphere_may_have_a_line_each() -> None:
    made = built(
        "Zenda", TOWN, "Latd: 47", "Latm: 30", "LatNS: S", "Longd: 19", "Longm: 2", "Longs: 6",
        "LongEW: e",
    )  # fmt: skip

    assert located(made) == [
        ("Zenda", "lat", degrees("-47.50"), ("- Latd: 47", "- Latm: 30", "- LatNS: S")),
        (
            "Zenda",
            "long",
            degrees("19.0350"),
            ("- Longd: 19", "- Longm: 2", "- Longs: 6", "- LongEW: e"),
        ),
    ]


def test_latitude_and_longitude_may_have_a_line_each() -> None:
    made = built("Zenda", TOWN, "Latitude: 47°30′N", "Longitude: -19.03")

    assert located(made) == [
        ("Zenda", "lat", degrees("47.50"), ("- Latitude: 47°30′N",)),
        ("Zenda", "long", degrees("-19.03"), ("- Longitude: -19.03",)),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Latd: 47", "Latm: 30", "Longd: 19", "Longm: 2"),
        ("Latd: 47", "LatNS: N"),
        ("Latd: 47", "Lats: 30", "LatNS: N", "Longd: 19", "LongEW: E"),
        ("Latd: 97", "LatNS: N", "Longd: 19", "LongEW: E"),
        ("Latd: 47", "LatNS: E", "Longd: 19", "LongEW: N"),
        ("Latitude: 47", "Longitude: 19"),
        ("Coordinates: 43°49′ 87°36′",),
        ("Coordinates: 95°N 19°E",),
    ],
)
def test_what_is_not_understood_is_reported(lines: tuple[str, ...]) -> None:
    made = built("Zenda", TOWN, *lines)

    assert located(made) == []
    assert unread(made) == [(f"- {line}", NOT_UNDERSTOOD) for line in lines]


def test_coordinates_of_a_state_are_those_of_its_capital() -> None:
    line = "- Coordinates: 47°30′N 19°2′E"
    made = built("Ruritania", "Government Type: Monarchy", "Capital: Strelsau", line[2:])

    assert located(made) == [
        ("Strelsau", "lat", degrees("47.50"), (line,)),
        ("Strelsau", "long", degrees("19.03"), (line,)),
    ]


def test_a_key_may_say_that_they_are_of_the_capital() -> None:
    line = "Capital Coordinates: 47°30′N 19°2′E"

    assert [c[0] for c in located(built("Ruritania", "Capital: Strelsau", line))] == [
        "Strelsau",
        "Strelsau",
    ]
    assert unread(built("Zenda", TOWN, line)) == [(f"- {line}", NO_PLACE)]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Anna Varga", ("Birth Date: 1891",)),
        ("Ruritania", ("Government Type: Monarchy",)),
        ("Ruritania", ("Government Type: Monarchy", "Capital: Strelsau; Zenda")),
        ("Red League", ("Party Name: Red League", "Founder: Anna Varga")),
    ],
)
def test_what_is_no_place_has_no_coordinates(title: str, lines: tuple[str, ...]) -> None:
    made = built(title, *lines, "Coordinates: 43.82, 87.60")

    assert located(made) == []
    assert ("- Coordinates: 43.82, 87.60", NO_PLACE) in unread(made)


def test_the_same_spot_twice_is_one_statement_and_another_one_is_reported() -> None:
    pair = "Coordinates: 47°30′N 19°2′E"
    made = built("Zenda", TOWN, pair, "Latitude: 47.50", "Longitude: 19.03", "Coord: 47.6, 19.0")

    assert located(made) == [
        ("Zenda", "lat", degrees("47.50"), (f"- {pair}", "- Latitude: 47.50")),
        ("Zenda", "long", degrees("19.03"), (f"- {pair}", "- Longitude: 19.03")),
    ]
    assert unread(made) == [("- Coord: 47.6, 19.0", "other coordinates than before")]


def test_coordinates_beside_a_place_are_no_part_of_its_name() -> None:
    made = built("Battle of Zenda", "Combatant1: Gondal", "Place: Zenda 47.50°N 19.03°E")
    labels = {e.key: e.label for e in made.knowledge.entities}

    assert [
        labels[str(s.object)] for s in made.knowledge.statements if s.property == "tookPlaceAt"
    ] == ["Zenda"]


TITLED = b"""{{Infobox settlement
| name = Zenda
| settlement_type = Town
| coordinates = {{coord|47|30|S|19|2|W|type:city|display=inline,title}}
}}
'''Zenda''' is a town in [[Ruritania]].

==Links==
{{coord|47|30|S|19|2|W|display=title}}
"""


def test_a_page_of_markup_conforms_and_comes_back_from_every_format_as_it_was() -> None:
    made = build(read_article(TITLED, "Zenda.wiki"))
    lat = "http://www.w3.org/2003/01/geo/wgs84_pos#lat"

    assert located(made) == [
        ("Zenda", "lat", degrees("-47.50"), ("- Coordinates: 47°30′S 19°2′W",) * 2),
        ("Zenda", "long", degrees("-19.03"), ("- Coordinates: 47°30′S 19°2′W",) * 2),
    ]
    assert validate(made.graph).results == ()
    assert [str(t.object) for t in made.graph.triples if getattr(t.predicate, "value", "") == lat]
    for format_ in RdfFormat:
        written = write_graph(made.graph, ExportFormat.of(format_.extension))
        assert load_graph(written, format_).triples == made.graph.triples
