"""The table of shown precision: complete, sound, and what lets a measure lead."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import framing
from framing.compare.shown_precision import NOT_MEASURED, leads, rows, shown
from framing.plugins import load_plugins
from framing.statistics.intervals import reach

TABLE = Path(framing.__file__).parent / "compare" / "shown_precision.csv"


def test_every_measure_and_every_layer_that_measures_rest_on_has_a_row() -> None:
    plugins = load_plugins()
    told = {(row.kind, row.name) for row in rows()}
    assert {name for kind, name in told if kind == "measure"} == {measure.name for measure in plugins.measures}
    layers = {layer for measure in plugins.measures for layer in measure.requires}
    assert layers <= {name for kind, name in told if kind == "layer"}


def test_a_figure_has_its_interval_its_number_and_its_readers_and_no_figure_says_so() -> None:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        raw = list(csv.DictReader(lines))
    assert len({(row["kind"], row["name"], row["voice"]) for row in raw}) == len(raw) == len(rows())
    for row in rows():
        if row.figure is None:
            assert (row.labelled, row.low, row.high, row.n, row.told) == (NOT_MEASURED, None, None, 0, NOT_MEASURED)
        else:
            assert row.low is not None and row.high is not None and row.date and row.n and row.labelled != NOT_MEASURED
            p, n, z = row.figure / 100, row.n, reach(0.95)
            middle, arm = p + z**2 / 2 / n, z * (p * (1 - p) / n + z**2 / 4 / n**2) ** 0.5
            assert abs(row.low - 100 * (middle - arm) / (1 + z**2 / n)) < 1, row
            assert abs(row.high - 100 * (middle + arm) / (1 + z**2 / n)) < 1, row


def test_what_is_right_too_seldom_or_was_never_read_does_not_lead(make: Any) -> None:
    measures = {measure.name: measure for measure in load_plugins().measures}
    for measure in measures.values():
        row = shown(measure.name, "own")
        assert leads(measure, "own") == (row is not None and row.figure is not None and row.figure >= 70)
    assert not leads(make.fake_measure("demo.x", len, shown=None)) and leads(make.fake_measure("demo.x", len, shown=70.0))
