"""Corrected intervals hold the truth as often as they say, whatever the program does; a glance at the simulation of the docs.

The bands are those of so few simulations: four standard errors about 93 and 98.5 per cent.
"""

from __future__ import annotations

import numpy as np
import pytest

from framing.statistics.rectified import rectify

from .correction import WORLDS, as_if_row, coded, drawn, holds, intervals, length, probabilities, row, scale_of, without_program

DRAWS = 300


@pytest.mark.slow
@pytest.mark.parametrize("name", WORLDS)
def test_intervals_hold_what_they_say_and_are_never_much_longer_than_those_of_coding_alone(name: str) -> None:
    world, rng = WORLDS[name], np.random.default_rng(1)
    pairs = [tuple(world.make(rng, 120, which) for which in (0, 1)) for _ in range(DRAWS)]
    groups = [[coded(rng, outlet, probabilities(outlet, 20, world.unequal)) for outlet in pair] for pair in pairs]
    scale = scale_of(world, DRAWS)
    ends = float(scale.least[0]), float(scale.most[0])
    ours = intervals([rectify(pair, *ends) for pair in groups], scale)
    alone = intervals([rectify([without_program(group) for group in pair], *ends) for pair in groups], scale)
    for told, truth in zip(ours, (*world.truth, world.truth[0] - world.truth[1]), strict=True):
        held = holds(told, truth) / 100
        assert held >= 0.93 - 4 * (0.93 * 0.07 / DRAWS) ** 0.5
    assert sum(map(length, ours)) <= 1.05 * sum(map(length, alone))


def test_a_sample_has_its_chances() -> None:
    outlet = WORLDS["biased, unequal probabilities"].make(np.random.default_rng(0), 120, 0)
    chances = probabilities(outlet, 20, True)
    assert chances.sum() == pytest.approx(20)
    assert len(drawn(np.random.default_rng(0), chances)) == 20


def test_a_row_of_the_table_has_a_cell_for_each_column() -> None:
    from .correction import HEAD

    assert row("useless", WORLDS["useless"], 120, 10, 4, 0).count("|") == HEAD.count("|")


def test_long_articles_of_marked_ones_may_be_drawn_more_often() -> None:
    """The same articles and the same seed: alike and unsure draw others, and both come near the truth of the articles."""
    outlet = WORLDS["biased (finds three quarters)"].make(np.random.default_rng(0), 120, 0)
    alike, unsure = (
        as_if_row("attributed_share", [outlet], 20, 30, np.random.default_rng(1), u).split("|") for u in (False, True)
    )
    assert alike[3] == unsure[3], "the program alone is what it was"
    assert alike[5] != unsure[5]
    assert all(float(cells[5]) < float(cells[3]) for cells in (alike, unsure))
