"""How often the passages that are shown for a number are right: one table, for the docs, the report and the ranking.

``shown_precision.csv`` has a row for every measure that ships with the program, every layer that measures rest on and
every listing that proposes something. A figure is the share of shown passages that readers found right, in per cent.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from framing.extension import Measure

LEAST = 70.0  # per cent of the shown passages that are right, below which a measure does not lead
NOT_MEASURED = "not measured"


@dataclass(frozen=True)
class Shown:
    """A row: what was read (a measure, a layer or a listing, in one voice or all), how often it was right, by whose reading."""

    kind: str
    name: str
    voice: str
    figure: float | None
    low: float | None
    high: float | None
    n: int
    date: str
    labelled: str
    what: str

    @property
    def told(self) -> str:
        """As a phrase: "84 % right (75 to 91; one reader, n = 73)"."""
        if self.figure is None:
            return NOT_MEASURED
        return f"{self.figure:g} % right ({self.low:g} to {self.high:g}; {self.labelled}, n = {self.n})"


@cache
def rows() -> tuple[Shown, ...]:
    """The table, in its own order."""
    text = (files("framing.compare") / "shown_precision.csv").read_text(encoding="utf-8")
    return tuple(_row(line) for line in csv.DictReader(text.splitlines()))


def _row(line: Mapping[str, str]) -> Shown:
    figure, low, high = (float(line[end]) if line[end] else None for end in ("figure", "low", "high"))
    kind, name, voice = line["kind"], line["name"], line["voice"]
    return Shown(kind, name, voice, figure, low, high, int(line["n"] or 0), line["date"], line["labelled"], line["what"])


def shown(name: str, voice: str = "", kind: str = "measure") -> Shown | None:
    """The row of a measure (or layer, or listing) in a voice, else that of all its voices; None for what is not in the table."""
    found = {row.voice: row for row in rows() if row.kind == kind and row.name == name}
    return found.get(voice) or found.get("")


def leads(measure: Measure, voice: str = "") -> bool:
    """Whether a number of a measure may stand among the first: its shown passages are right in 70 % at least.

    A measure of somebody else's plugin leads if it declares as much itself (``Measure.shown``).
    """
    row = shown(measure.name, voice)
    figure = row.figure if row else measure.shown
    return figure is not None and figure >= LEAST
