"""Where on earth the subject of an article is: latitude and longitude in decimal degrees.

Minutes and seconds are turned into as many decimals as they are worth, and no more: two for a
minute, four for a second, and those of a fraction of either. A half without its hemisphere is
not guessed at; only decimal degrees have a sign instead.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from kg.extract.record import Rule
from kg.model import Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.extract.infobox.desk import Desk, Line
    from kg.resolve import Draft

    Row = Mapping[str, Line]

__all__ = ["Spot", "degrees_of", "read_coordinates", "spot_of"]

_LATITUDE, _LONGITUDE = "latitude", "longitude"
_HEMISPHERES = {_LATITUDE: "NS", _LONGITUDE: "EW"}
_MOST = {_LATITUDE: 90, _LONGITUDE: 180}
_PARTS = ("degrees", "minutes", "seconds")
_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,12})?"
_DEGREE, _MINUTE = r"[\u00b0\u00ba\u02da]", r"['\u2032\u2019]"
_SECOND = r"(?:[\"\u2033\u201d]|''|\u2032\u2032)"
# Between two numbers is a mark or a space: what is run together could be cut in several ways.
_ANGLE = (
    rf"{_NUMBER}(?:(?:\s*{_DEGREE}\s*|\s+){_NUMBER}"
    rf"(?:(?:\s*{_MINUTE}\s*|\s+){_NUMBER}(?:\s*{_SECOND})?|\s*{_MINUTE})?|\s*{_DEGREE})?"
)
_PAIR = re.compile(
    rf"({_ANGLE}\s*[NS]|[NS]\s*{_ANGLE})\s*[,;]?\s*({_ANGLE}\s*[EW]|[EW]\s*{_ANGLE})"
)
_HALF = re.compile(rf"(?P<before>[NSEW]?)\s*(?P<angle>{_ANGLE})\s*(?P<after>[NSEW]?)")
_DECIMAL = r"[+-]?[0-9]{1,3}\.[0-9]{1,12}"
_DECIMALS = re.compile(rf"({_DECIMAL})\s*[,;]\s*({_DECIMAL})")
_INVISIBLE = re.compile(
    r"[\u200b-\u200f\u2060\ufeff]|&nbsp;|\[(?:\d+|note \d+|[a-z])\]|<ref[^<>]*>[^<>]*</ref>"
)
# Pages give the same spot in several ways; these may differ by the rounding to minutes.
_ROUNDING = Decimal("0.02")
_SIXTY = 60
_CLASSES = ("Place", "Event")

_RULE = Rule("infobox-coordinates", "The infobox gives a latitude and a longitude on earth.")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on earth (WGS 84) in decimal degrees, with the digits that the source states."""

    latitude: str
    longitude: str

    def is_near(self, other: Spot) -> bool:
        """Say whether another spot is the same but for rounding."""
        pairs = ((self.latitude, other.latitude), (self.longitude, other.longitude))
        return all(abs(Decimal(a) - Decimal(b)) <= _ROUNDING for a, b in pairs)


def spot_of(text: str) -> Spot | None:
    """Return the spot that a value gives, or None where it is not sure to give one.

    >>> spot_of("43\u00b049\u2032N 87\u00b036\u2032E")
    Spot(latitude='43.82', longitude='87.60')
    """
    spots = [_one_spot(part.strip()) for part in _clean(text).split("/")]
    first, *others = spots
    same = first is not None and all(x is not None and first.is_near(x) for x in others)
    return first if same else None


def _one_spot(text: str) -> Spot | None:
    found = _DECIMALS.fullmatch(text) or _PAIR.fullmatch(text)
    if found is None:
        return None
    latitude, longitude = degrees_of(found[1], _LATITUDE), degrees_of(found[2], _LONGITUDE)
    return Spot(latitude, longitude) if latitude and longitude else None


def degrees_of(text: str, half: str) -> str:
    """Return a latitude or longitude in decimal degrees, or an empty string for what is none.

    >>> degrees_of("19\u00b02\u203230\u2033W", "longitude"), degrees_of("-43.82", "latitude")
    ('-19.0417', '-43.82')

    Args:
        text: With a hemisphere, or decimal degrees with a sign.
        half: ``latitude`` or ``longitude``.
    """
    plain = _clean(text)
    if re.fullmatch(_DECIMAL, plain):
        return _decimal([plain.lstrip("+-")], plain.startswith("-"), _MOST[half])
    found = _HALF.fullmatch(plain)
    if found is None or bool(found["before"]) == bool(found["after"]):
        return ""
    hemisphere = found["before"] or found["after"]
    if hemisphere not in _HEMISPHERES[half]:
        return ""
    return _decimal(re.findall(_NUMBER, found["angle"]), hemisphere in "SW", _MOST[half])


def _decimal(parts: list[str], is_negative: bool, most: int) -> str:
    """Return degrees, minutes and seconds as decimal degrees, or nothing if they cannot be."""
    fractions = [part.partition(".")[2] for part in parts]
    if any(fractions[:-1]) or any(Decimal(part) >= _SIXTY for part in parts[1:]):
        return ""
    value = sum((Decimal(p) / _SIXTY**n for n, p in enumerate(parts)), Decimal(0))
    if value > most:
        return ""
    digits = 2 * (len(parts) - 1) + len(fractions[-1])
    rounded = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN)
    return f"{-rounded if is_negative and rounded else rounded:f}"


def _clean(text: str) -> str:
    plain = _INVISIBLE.sub("", text).replace("\u2212", "-").replace("\u00a0", " ")
    return " ".join(plain.split()).strip(" ,;*")


def read_coordinates(desk: Desk, lines: Iterable[Line]) -> None:
    """Claim where the subject is, or its capital; a second spot that differs is reported."""
    rows: dict[int, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        rows[line.number][line.entry.property.partition(":")[2]].append(line)
    known: dict[str, Spot] = {}
    for _, row in sorted(rows.items()):
        for part in ("pair", "capital"):
            for line in row.pop(part, ()):
                _claim(desk, spot_of(line.field.value), [line], [line], known)
        halves = {h: [x for p, xs in row.items() if p.startswith(h) for x in xs] for h in _MOST}
        if any(halves.values()):
            firsts = {part: found[0] for part, found in row.items()}
            latitude, longitude = (_half(firsts, half) for half in _MOST)
            spot = Spot(latitude, longitude) if latitude and longitude else None
            _claim(desk, spot, halves[_LATITUDE], halves[_LONGITUDE], known)


def _half(row: Row, half: str) -> str:
    """Return a latitude or longitude whose parts may have a line each."""
    if half in row:
        return degrees_of(row[half].field.value, half)
    parts = [row[f"{half}-{p}"].field.value.strip() for p in _PARTS if f"{half}-{p}" in row]
    hemisphere = row.get(f"{half}-hemisphere")
    whole = f"{half}-degrees" in row and (f"{half}-seconds" not in row or len(parts) == len(_PARTS))
    if hemisphere is None or not whole or not all(re.fullmatch(_NUMBER, p) for p in parts):
        return ""
    return degrees_of(" ".join([*parts, hemisphere.field.value.strip().upper()]), half)


def _claim(
    desk: Desk,
    spot: Spot | None,
    latitudes: list[Line],
    longitudes: list[Line],
    known: dict[str, Spot],
) -> None:
    lines = list(dict.fromkeys([*latitudes, *longitudes]))
    place = _place(desk, lines[0])
    reason = ""
    if spot is None:
        reason = "value not understood as coordinates"
    elif place is None:
        reason = "coordinates of something else than a place, an event or one capital"
    elif known.setdefault(place.key, spot) != spot:
        reason = "other coordinates than before"
    if reason or spot is None or place is None:
        for line in lines:
            desk.unread(line.field.span, reason)
        return
    for property_, value, of in (
        ("lat", spot.latitude, latitudes),
        ("long", spot.longitude, longitudes),
    ):
        for line in of:
            ground = desk.ground(line).by(_RULE)
            literal = Literal(value, datatype="decimal")
            desk.context.claim(place, property_, literal, ground)


def _place(desk: Desk, line: Line) -> Draft | None:
    """Return what the coordinates of a line are of, or None for what has none."""
    context, subject = desk.context, desk.subject
    if line.entry.property == "coordinates:capital" or desk.is_a(subject, "Polity"):
        capitals = {
            claim.object
            for _, claim in context.claims
            if (claim.subject, claim.property) == (subject.key, "capital")
        }
        key = capitals.pop() if len(capitals) == 1 else None
        return context.registry.drafts[key] if isinstance(key, str) else None
    # What no other key or word of its name showed to be anything is a place.
    subject.type = subject.type or "Place"
    return subject if desk.is_a(subject, *_CLASSES) else None
