"""When the event was that an article is about: times that are told from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.record import Record
    from kg.mentions import TimeExpression

__all__ = ["days_of_subject", "within_subject", "year_of_subject"]


def days_of_subject(record: Record, noun: str) -> tuple[str, str]:
    """Return the days of the event that the article is about, if the noun names it."""
    subject = record.subject
    if subject.time is None or noun not in record.nouns_of(subject):
        return "", ""
    bounds = subject.time.bounds
    if bounds.latest_end:
        return bounds.earliest_end or bounds.latest_end, bounds.latest_end
    return "", ""


def year_of_subject(record: Record) -> int:
    """Return the year of the event that the article is about, if it was in one year."""
    if record.subject.time is None:
        return 0
    bounds = record.subject.time.bounds
    first, last = bounds.earliest_start[:4], bounds.latest_end[:4]
    return int(first) if first and first == last else 0


def within_subject(record: Record, expression: TimeExpression) -> TimeExpression | None:
    """Return a day as one of those of the fight that the article is about, where it is one.

    In a rising from 18 to 27 May 1952, 21 May is that one, whatever year was told last.
    """
    year, time = year_of_subject(record), record.subject.time
    if not (year and expression.day) or time is None or record.subject.type == "Person":
        return None
    try:
        told = expression.with_year(year)
    except ValueError:
        return None
    first, last = time.bounds.earliest_start, time.bounds.latest_end
    month_at_most = first[:7] == last[:7]
    return told if month_at_most and first <= told.first and told.last <= last else None
