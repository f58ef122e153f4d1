"""Families of lines that are the rows of a table: teams, rulers, events, figures."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.extract.infobox.dates import date_of, time_of
from kg.extract.infobox.offices import claim_holding, office_named
from kg.extract.infobox.pieces import Piece
from kg.extract.record import Circumstances

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.extract.infobox.desk import Desk, Line
    from kg.model import TimeSpan

    Row = Mapping[str, Line]

__all__ = ["read_ends", "read_events", "read_figures", "read_rulers", "read_teams"]

_LOAN = re.compile(r"^\s*(?:\u2192|->)\s*|\s*\(loan\)\s*$")
_FIGURES = {"statpop": "population", "statarea": "area"}


def _rows(lines: Iterable[Line]) -> dict[int, dict[str, Line]]:
    rows: dict[int, dict[str, Line]] = defaultdict(dict)
    for line in lines:
        rows[line.number].setdefault(line.entry.property.partition(":")[2], line)
    return dict(sorted(rows.items()))


def _time(row: Row, *parts: str) -> TimeSpan | None:
    return next((time_of(row[p].value) for p in parts if p in row), None)


def read_teams(desk: Desk, lines: Iterable[Line]) -> None:
    """Claim for which teams somebody played, or which they managed, with time and figures."""
    for row in _rows(lines).values():
        leads = row.get("lead")
        line = row.get("senior", leads)
        if line is None:
            for other in row.values():
                desk.detail(other, other.plain)
            continue
        piece = next(iter(desk.pieces(line, "items")), None)
        name = _LOAN.sub("", piece.text) if piece else ""
        team = desk.things.group(Piece(name, piece.span)) if piece and name else None
        if team is None:
            desk.unread(line.field.span, "no name of a team")
            continue
        how = Circumstances(time=_time(row, "years"))
        used = [line, *([row["years"]] if "years" in row else [])]
        for other in used:
            ground = desk.ground(other).by(desk.ground(line).rule)
            property_ = "leaderOf" if leads is not None else "memberOf"
            desk.context.claim(desk.subject, property_, team, ground, how)
        for part in ("caps", "goals"):
            if part in row:
                figure = row[part].plain.strip("() ")
                desk.detail(row[part], figure, f"{part} for {team.label}", how.time)


def read_rulers(desk: Desk, lines: Iterable[Line]) -> None:
    """Claim who held which post of a state or force, and when."""
    rows = _rows(lines)
    titles = {number: row["title"].plain for number, row in rows.items() if "title" in row}
    for number, row in rows.items():
        line = row.get("person")
        if line is None:
            continue
        title = titles.get(number) or titles.get(0, "")
        how = Circumstances(time=_time(row, "time"))
        titled = [rows[n]["title"] for n in (number, 0) if "title" in rows.get(n, {})][:1]
        done = False
        for piece in desk.pieces(line, "persons"):
            draft = desk.things.person(piece)
            if draft is None:
                continue
            ground = desk.ground(line, piece.span)
            if title:
                label = title if " of " in title else f"{title} of {desk.subject.label}"
                office = office_named(desk, label, ground, desk.subject)
                times = [row["time"]] if "time" in row else []
                claim_holding(desk, draft, office, how, [line, *times, *titled])
            else:
                desk.context.claim(draft, "leaderOf", desk.subject, ground, how)
            done = True
        if not done and not desk.is_silent(line):
            desk.unread(line.field.span, "no name of a person")


def read_events(desk: Desk, lines: Iterable[Line]) -> None:
    """Claim the events of a state's history as details, with their time."""
    for row in _rows(lines).values():
        line = row.get("event")
        if line is not None:
            desk.detail(line, line.plain, "event", _time(row, "date"))
        elif "date" in row:
            dated = date_of(row["date"].value)
            if dated is not None:
                how = Circumstances(time=dated.time)
                desk.claim(row["date"], dated.literal, how=how, property_="inception")
            else:
                desk.detail(row["date"], row["date"].plain)


def read_ends(desk: Desk, lines: Iterable[Line]) -> None:
    """Claim when a state began or ended, from its year and perhaps its day, and by what."""
    lines = list(lines)
    start = any(line.entry.property.startswith("start:") for line in lines)
    property_ = "inception" if start else "dissolution"
    row = {line.entry.property.partition(":")[2]: line for line in lines}
    year = row["year"].plain if "year" in row else ""
    day = row["date"].plain if "date" in row else ""
    text = day if re.search(r"\d{3,4}", day) else f"{day} {year}".strip()
    dated = date_of(text) or date_of(year)
    used = [row[p] for p in ("year", "date") if p in row]
    for line in used:
        if dated is not None:
            how = Circumstances(time=dated.time)
            desk.claim(line, dated.literal, how=how, property_=property_)
        else:
            desk.detail(line, line.plain)
    if "event" in row:
        kind = "event at the start" if start else "event at the end"
        desk.detail(row["event"], row["event"].plain, kind, time_of(text))


def read_figures(desk: Desk, lines: Iterable[Line]) -> None:
    """Claim the population and the area of a state, with the year that they are of."""
    from kg.lexicon import split_key  # noqa: PLC0415

    lines = list(lines)
    years = {line.number: line for line in lines if line.entry.property == "stat:time"}
    for line in lines:
        if line.entry.property == "stat:value":
            year = years.get(line.number)
            time = time_of(year.value) if year is not None else None
            desk.detail(line, line.plain, _FIGURES.get(split_key(line.field.key)[0], ""), time)
