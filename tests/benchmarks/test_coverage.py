"""Intervals hold the truth as often as they say, p-values and q-values err no more often than they say, on made-up corpora.

The bands are those of so few simulations: four standard errors about what the full run shows (docs/statistics.md).
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from .coverage import CORPORA, discoveries, sides, simulate

SIMULATIONS = 600  # of each kind
DRAWS = 1000


def within(values: list[bool], low: float, high: float) -> bool:
    """Whether a share may be one from low to high, by four standard errors."""
    error = np.sqrt(high * (1 - high) / len(values))
    return bool(low - 4 * error <= np.mean(values) <= high + 4 * error)


@pytest.mark.slow
@pytest.mark.parametrize("name", CORPORA)
def test_from_20_units_on_intervals_hold_what_they_say(name: str) -> None:
    _, make, difference = CORPORA[name]
    found = simulate(make, 20, SIMULATIONS, difference, DRAWS)
    assert len(found.held) == 4 * SIMULATIONS and len(found.held_alike) == len(found.held_apart) == SIMULATIONS
    for held in (found.held, found.held_alike, found.held_apart):
        assert within(held, 0.93, 0.97), np.mean(held)
    assert np.mean([p <= 0.05 for p in found.p_alike]) <= 0.05 + 4 * np.sqrt(0.05 * 0.95 / SIMULATIONS)
    assert np.mean([p <= 0.05 for p in found.p_apart]) > 0.3


@pytest.mark.slow
def test_power_grows_with_the_number_of_documents() -> None:
    _, make, difference = CORPORA["skewed"]
    power = [np.mean([p <= 0.05 for p in simulate(make, n, 200, difference, 500).p_apart]) for n in (10, 20, 40, 80)]
    assert power == sorted(power) and power[-1] > 0.9


@pytest.mark.slow
def test_false_discoveries_stay_at_their_level() -> None:
    false, found = discoveries(20, 100, DRAWS)
    assert false <= 0.05 + 0.03 and found > 0.05


def test_few_documents_are_withheld_rather_than_told_too_narrow() -> None:
    _, make, difference = CORPORA["skewed"]
    assert np.mean(simulate(make, 5, 50, difference, DRAWS).given) < 0.2
    found = simulate(make, 8, 100, difference, DRAWS)
    assert np.mean(found.given) > 0.9 and within(found.held, 0.93, 0.97)


def test_the_truth_of_the_corpora_is_the_truth() -> None:
    for name, (_, make, difference) in CORPORA.items():
        for apart in (0.0, difference):
            corpus = make(np.random.default_rng(5), 4000, 20, apart)
            for made in (corpus.a, corpus.b):
                ratios = made.n.sum(axis=0) / made.d.sum(axis=0)
                assert abs(ratios.mean() - made.truth) < 5 * ratios.std() / np.sqrt(20), name
        a, b, _ = sides(make(np.random.default_rng(5), 20, 2, 0.0))
        assert len(np.intersect1d(a.units, b.units)) == make(np.random.default_rng(5), 20, 2, 0.0).shared


def test_the_scripts_print_their_tables() -> None:
    here = Path(__file__).parent

    def run(*arguments: str) -> str:
        command = [sys.executable, str(here / arguments[0]), *arguments[1:]]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    table = run("coverage.py", "--simulations", "50", "--draws", "200", "--sizes", "10", "--corpora", "even,stories")
    assert [line.count("|") for line in table.splitlines()] == [9] * 4
    assert "| 10 |" in run("coverage.py", "--discoveries", "--simulations", "2", "--draws", "200", "--sizes", "10")
    told = run("compare.py", "--documents", "400", "--outlets", "8", "--measures", "3", "--draws", "100")
    assert "differences" in told and "24 rows" in told
