"""Dates as sources write them. A date that can be read in two ways is not guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from framing.english import MONTH_NAMES

_MONTHS = {name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)}
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_TIME = r"(?:[T\s,|].{0,60})?"
_NAMED = tuple(
    re.compile(rf"(?:[a-z]{{2,9}}\.?,?\s+)?{form}{_TIME}", re.IGNORECASE | re.ASCII | re.DOTALL)
    for form in (
        rf"{_DAY}[\s.-]+(?:of\s+)?{_MONTH}[\s,-]+{_YEAR}",  # 26 October 2021; Tue, 26 Oct 2021 08:10:00 GMT
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",  # Oct 26, 2021
        rf"{_MONTH}\s+{_DAY}\s+\d\d:\d\d:\d\d(?:\s+(?:[+-]\d{{4}}|[a-z]{{3,4}}))?\s+{_YEAR}",  # Tue Oct 26 08:10:00 +0000 2021
    )
)
_ISO = re.compile(rf"{_YEAR}([-/.])(?P<month>\d{{1,2}})\2{_DAY}{_TIME}", re.ASCII | re.DOTALL)
_EAST_ASIAN = re.compile(
    r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일].{0,60}", re.ASCII | re.DOTALL
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:T?\d{6}Z?)?", re.ASCII)
_NUMBERS = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2{_YEAR}{_TIME}", re.ASCII | re.DOTALL)
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?", re.ASCII)


def parse_date(value: Any) -> tuple[date | None, str]:
    """The date, or None with a note that says why. Times are dropped, not shifted: the day is as it was written."""
    if isinstance(value, datetime):
        return value.date(), ""
    if isinstance(value, date):
        return value, ""
    text = " ".join(str("" if value is None else value).split())
    if not text:
        return None, ""
    try:
        found = _parse(text)
    except ValueError:
        found = None
    if found is not None:
        return found, ""
    numbers = _NUMBERS.fullmatch(text)
    if numbers and 0 < int(numbers[1]) <= 12 and 0 < int(numbers[3]) <= 12:
        return None, f"date ambiguous: '{text[:40]}' may have day or month first; write it as YYYY-MM-DD"
    return None, f"date not understood: '{text[:40]}'; expected YYYY-MM-DD"


def time_of(value: Any) -> str:
    """The time of publication, ISO 8601 in UTC, where a date has one with its zone; '' elsewhere, and for midnight sharp."""
    found = value if isinstance(value, datetime) else _time(" ".join(str("" if value is None else value).split()))
    if found is None or found.tzinfo is None or not (found.hour or found.minute or found.second):
        return ""
    try:
        return found.astimezone(UTC).replace(microsecond=0).isoformat()
    except (OverflowError, ValueError):
        return ""


def _time(text: str) -> datetime | None:
    if match := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(match[1]), UTC)
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(text)
        except (ValueError, TypeError, IndexError):
            continue
    return None


ORDERS = ("day", "month")


def order_of(value: Any) -> str:
    """ "day" or "month", whichever stands first in a date of numbers that can be read in one way only; else ''."""
    numbers = _NUMBERS.fullmatch(" ".join(value.split())) if isinstance(value, str) else None
    if numbers is None or (int(numbers[1]) > 12) == (int(numbers[3]) > 12):
        return ""
    return "day" if int(numbers[1]) > 12 else "month"


def _parse(text: str) -> date | None:
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text) or _EAST_ASIAN.fullmatch(text):
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    for pattern in _NAMED:
        if match := pattern.fullmatch(text):
            return date(int(match["year"]), _MONTHS[match["name"].lower()], int(match["day"]))
    if match := _NUMBERS.fullmatch(text):
        return _day_and_month(int(match[1]), int(match[3]), int(match["year"]))
    if match := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(match[1]), UTC).date()
    return None


def _day_and_month(first: int, second: int, year: int) -> date | None:
    if first > 12 or first == second:
        return date(year, second, first)
    return date(year, first, second) if second > 12 else None
