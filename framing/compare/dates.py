"""Time: the week, month, quarter or year of a day, a day that divides before from after, and who was first."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple, get_args

from framing.errors import RequestError
from framing.model import PUBLISHED_TIME, Document

Every = Literal["week", "month", "quarter", "year"]
PERIODS: tuple[Every, ...] = get_args(Every)  # the finest first
_SINCE = re.compile(r"since (\d{4}-\d\d-\d\d)")


def period_of(day: str, every: str) -> str:
    """The period that a day (YYYY-MM-DD) falls in: 2024, 2024-Q1, 2024-03 or 2024-W09 (ISO 8601); '' for no day.

    Periods of one kind are in the order of time as texts.
    """
    if not day:
        return ""
    if every == "week":
        year, week, _ = date.fromisoformat(day).isocalendar()
        return f"{year:04}-W{week:02}"
    if every == "quarter":
        return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"
    return day[:4] if every == "year" else day[:7]


def periods_between(first: str, last: str, every: str) -> list[str]:
    """Every period from that of one day to that of another, those without an article too."""
    found, day, end = dict[str, None](), date.fromisoformat(first), date.fromisoformat(last)
    while day <= end:
        found[period_of(day.isoformat(), every)] = None
        day += timedelta(days=7 if every == "week" else 28)  # which no period is shorter than
    found[period_of(last, every)] = None
    return list(found)


# Before against after.


def since(day: str) -> str:
    """The field that divides documents by a day. Raises :class:`~framing.errors.RequestError` for what is no day."""
    try:
        return f"since {date.fromisoformat(day).isoformat()}"
    except ValueError:
        raise RequestError(f"--before-after {day}: is no date; write it as YYYY-MM-DD") from None


def day_of(field: str) -> str:
    """The day by which a field divides documents; '' for any other field."""
    found = _SINCE.fullmatch(field)
    return found[1] if found else ""


def side_of(day: str, divide: str) -> str:
    """On which side of a day another one lies; that day itself is after. '' for no day."""
    return "" if not day else f"before {divide}" if day < divide else f"from {divide}"


def is_of_time(field: str) -> bool:
    """Whether a field is taken from the date of a document."""
    return field in PERIODS or bool(day_of(field))


def value_of(day: str, field: str) -> str:
    """The value that a field of time has on a day."""
    return side_of(day, divide) if (divide := day_of(field)) else period_of(day, field)


def finest(fields: Iterable[str]) -> str:
    """The finest of several fields of time."""
    order = ["", *PERIODS]
    return min(fields, key=lambda field: order.index(field) if field in PERIODS else len(order))


# Who was first.


class Moment(NamedTuple):
    """When an article was published: the day as written, and the time in UTC where it is known."""

    day: str
    time: str = ""


class First(NamedTuple):
    """Who was first, of those with a date: several where nothing tells them apart; with the day, and the time if all have one."""

    names: tuple[str, ...]
    day: str
    time: str


def moment_of(document: Document) -> Moment | None:
    """When a document was published; None where that is unknown."""
    if document.published is None:
        return None
    time = document.meta.get(PUBLISHED_TIME)
    return Moment(document.published.isoformat(), time if isinstance(time, str) else "")


def before(one: Moment, other: Moment) -> bool:
    """Whether one is known to be earlier: by the times where both have one, else by the days."""
    return one.time < other.time if one.time and other.time else one.day < other.day


def first_of(told: Iterable[tuple[str, Moment | None]]) -> First | None:
    """Who was first of several, each named as often as it tells; None where nobody has a date.

    Of one day nobody is first unless times say so: all that nobody is known to precede are told, as a tie.
    """
    dated = [(name, moment) for name, moment in told if moment is not None]
    if not dated:
        return None
    leading = [(name, moment) for name, moment in dated if not any(before(other, moment) for _, other in dated)]
    names = tuple(sorted({name for name, _ in leading}))
    moment = min(moment for _, moment in leading)
    times = {moment.time for _, moment in leading}
    return First(names, moment.day, moment.time if len(times) == 1 else "")


def who_was_first(told: Iterable[tuple[str, Document]]) -> dict[str, Any]:
    """Who was first to tell something, of at least two with a date, as columns: ``first`` (JSON list, several: a tie) …"""
    moments = [(name, moment_of(document)) for name, document in told]
    names, dated = {name for name, _ in moments}, {name for name, moment in moments if moment}
    found = first_of(moments) if len(dated) > 1 else None
    return {
        "undated": len(names - dated),
        "first": json.dumps(list(found.names) if found else [], ensure_ascii=False),
        "published": found.day if found else "",
        "time": found.time if found else "",
    }


def in_words(row: Mapping[str, Any]) -> str:
    """Who was first, from columns ``first`` (a JSON list), ``published``, ``time`` and ``undated``: alone, or a tie."""
    names = json.loads(row["first"])
    unknown = f"; {row['undated']} more without a date" if row["undated"] else ""
    if not names:
        return "not known, since fewer than two have a date"
    when = f"{row['published']} {row['time'][11:16]} UTC" if row["time"] else row["published"]
    if len(names) == 1:
        return f"{names[0]}, {when}{unknown}"
    return f"{', '.join(names[:-1])} and {names[-1]} {'at the same time' if row['time'] else 'on the same day'}, {when}{unknown}"
