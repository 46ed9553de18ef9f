"""Dates and periods of Chinese texts, in ISO 8601 where the year is told or follows from the date of publication."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

_YEAR = r"(?:(?P<{0}year>\d{{4}}|今|去|前|本)年\s?)?"
_DAY = r"(?P<{0}month>\d{{1,2}})\s?月(?:份|\s?(?P<{0}day>\d{{1,2}})\s?[日号])?"
_POINT = re.compile((_YEAR + _DAY).format("") + r"(?:\s?[至到—–~～-]\s?" + (_YEAR + _DAY).format("to_") + ")?")
_ONLY_YEAR = re.compile(r"(?P<year>\d{4}|今|去|前)年(?!级|度计)")
_RELATIVE = re.compile("昨[天日晚]|今[天日早晚晨]|前[天日]")
_DAYS_AGO = {"今": 0, "昨": 1, "前": 2}


class Period(NamedTuple):
    """Where a period stands and what it is: ISO 8601, or the words where the year is not known."""

    start: int
    end: int
    value: str


def periods_in(view: str, start: int, end: int, published: date | None) -> list[Period]:
    """The periods of a stretch of simplified text, in order, none inside another."""
    found = [Period(*match.span(), _point(match, published)) for match in _POINT.finditer(view, start, end)]
    years = _ONLY_YEAR.finditer(view, start, end)
    found.extend(Period(*match.span(), _year(match["year"], published) or match.group()) for match in years)
    if published is not None:
        days = _RELATIVE.finditer(view, start, end)
        found.extend(Period(*match.span(), _days_before(published, _DAYS_AGO[match.group()[0]])) for match in days)
    found.sort(key=lambda period: (period.start, -period.end))
    return [p for n, p in enumerate(found) if not any(q.start <= p.start and p.end <= q.end for q in found[:n])]


def _days_before(day: date, days: int) -> str:
    return (day - timedelta(days=days)).isoformat()


def _year(written: str | None, published: date | None) -> str:
    if written and written.isdecimal():
        return written
    if published is None or not written:
        return ""
    return str(published.year - {"今": 0, "本": 0, "去": 1, "前": 2}[written])


def _point(match: re.Match[str], published: date | None) -> str:
    """A day or month, or what lies between two."""
    month = int(match["month"])
    until = int(match["to_month"]) if match["to_month"] else month
    year = _year(match["year"], published)
    last = _year(match["to_year"], published)
    if not year and published is not None:
        year = str(
            (int(last) if last else published.year) - ((until if not last else month) > (published.month if not last else until))
        )
    if not year or not (1 <= month <= 12 and 1 <= until <= 12):
        return match.group()
    begin = _iso(year, month, match["day"])
    if not match["to_month"]:
        return begin
    last = last or str(int(year) + (until < month))
    return f"{begin}/{_iso(last, until, match['to_day'])}"


def _iso(year: str, month: int, day: str | None) -> str:
    return f"{year}-{month:02d}-{int(day):02d}" if day and 1 <= int(day) <= 31 else f"{year}-{month:02d}"
