"""Intervals hold the truth as often as they say, p-values and q-values err no more often than they say, on made-up corpora.

The bands are those of so few simulations: four standard errors about what the full run shows (docs/statistics.md).
"""

from __future__ import annotations

import numpy as np
import pytest

from .coverage import CORPORA, discoveries, scale, sides, simulate
from .running import run_script

SIMULATIONS = 1000  # of each kind


def holds(values: list[bool]) -> bool:
    """Whether a share may be 93 % or more, by four standard errors."""
    return bool(np.mean(values) >= 0.93 - 4 * np.sqrt(0.93 * 0.07 / len(values))) if values else True


@pytest.mark.slow
@pytest.mark.parametrize("name", CORPORA)
@pytest.mark.parametrize("units", [10, 40])
def test_intervals_that_are_given_hold_what_they_say(name: str, units: int) -> None:
    found = simulate(name, units, SIMULATIONS)
    for held in (found.held, found.held_alike, found.held_apart):
        assert holds(held), np.mean(held)
    if found.p_alike:
        assert np.mean([p <= 0.05 for p in found.p_alike]) <= 0.05 + 4 * np.sqrt(0.05 * 0.95 / len(found.p_alike))


@pytest.mark.slow
def test_false_discoveries_stay_at_their_level_and_adjusted_intervals_hold() -> None:
    told = discoveries(40, 40)
    assert np.mean(told.false) <= 0.05 + 0.03 and np.mean(told.found) > 0.1
    assert holds(told.picked_held) and np.mean(told.plain_held) <= np.mean(told.picked_held)


def test_power_grows_with_the_number_of_documents() -> None:
    power = [np.mean([p <= 0.05 for p in simulate("skewed", n, 500).p_apart]) for n in (10, 20, 40, 80)]
    assert power == sorted(power) and power[-1] > 0.9


@pytest.mark.parametrize("name", ["skewed", "0.2", "near 1", "stories"])
def test_few_articles_have_wide_intervals_and_fewer_none(name: str) -> None:
    assert not any(simulate(name, 5, 500).given)
    found = simulate(name, 10, 500)
    assert any(found.given) and holds(found.held) and holds(found.held_alike) and holds(found.held_apart)


def test_the_truth_of_the_corpora_is_the_truth() -> None:
    for name, (_, make, difference) in CORPORA.items():
        for apart in (0.0, difference):
            corpus = make(np.random.default_rng(5), 4000, 20, apart)
            for made in (corpus.a, corpus.b):
                ratios = made.n.sum(axis=0) / made.d.sum(axis=0)
                assert abs(ratios.mean() - made.truth) < 5 * ratios.std() / np.sqrt(20), name
        a, b, _ = sides(make(np.random.default_rng(5), 20, 2, 0.0))
        assert len(np.intersect1d(a.units, b.units)) == make(np.random.default_rng(5), 20, 2, 0.0).shared
        assert len(scale(name, 3).least) == 3


def test_the_scripts_print_their_tables() -> None:
    def run(script: str, *arguments: str) -> str:
        done = run_script(script, *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    table = run("coverage.py", "--simulations", "500", "--sizes", "10", "--corpora", "even,stories")
    assert [line.count("|") for line in table.splitlines()] == [9] * 4
    table = run("coverage.py", "--discoveries", "--simulations", "2", "--sizes", "20")
    assert [line.count("|") for line in table.splitlines()] == [6] * 3
    told = run("compare.py", "--documents", "400", "--outlets", "8", "--measures", "3")
    assert "differences" in told and "24 rows" in told
