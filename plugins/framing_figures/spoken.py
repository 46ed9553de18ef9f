"""A period in words, for people: "May to October" for "XXXX-05/XXXX-10"."""

from __future__ import annotations

import re

from framing.english import CLASSES

_MONTHS = tuple(name.capitalize() for name in CLASSES.month_names)
_POINT = re.compile(r"(\d{4}|XXXX)(?:-(0[1-9]|1[0-2]))?(?:-(\d\d))?")
_OPEN = ".."


def spoken(period: str) -> str:
    """A period of the table ``figures`` in words; one that is told in words stays as it is."""
    first, _, last = period.partition("/")
    ends = [_point(end) for end in (first, last) if end and end != _OPEN]
    if not all(ends):
        return period
    if last == _OPEN:
        return f"since {ends[0]}"
    if first == _OPEN:
        return f"until {ends[0]}"
    return " to ".join(ends)


def _point(value: str) -> str:
    """A year, month or day in words; '' for anything else."""
    match = _POINT.fullmatch(value)
    if match is None:
        return ""
    year, month, day = match.groups()
    parts = [day.lstrip("0") if day else "", _MONTHS[int(month) - 1] if month else "", year if year.isdecimal() else ""]
    return " ".join(part for part in parts if part)
