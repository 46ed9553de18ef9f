"""A program's numbers put right by coded units: what the estimate is, what its interval holds, and what coding cannot do."""

from __future__ import annotations

import numpy as np
import pytest

from framing.statistics.intervals import LEVEL, Scale, reach
from framing.statistics.planning import systematic
from framing.statistics.rectified import Coded, margin, rectify

RNG = np.random.default_rng(11)
WORDS = np.round(np.exp(RNG.normal(6, 0.5, 200)))
HUMAN = RNG.beta(2, 3, 200) * WORDS
PROGRAM = np.clip(0.7 * HUMAN + RNG.normal(0, 20, 200), 0, WORDS)


def coded(size: int = 30, *, program: np.ndarray = PROGRAM, d: np.ndarray = WORDS, seed: int = 0, **changed: object) -> Coded:
    at = np.sort(np.random.default_rng(seed).choice(len(program), size, replace=False))
    made = Coded(program, d, at, HUMAN[at], WORDS[at], np.full(size, len(program) / size), np.arange(len(program)))
    return made._replace(**changed)  # type: ignore[arg-type]


def test_a_simple_mean_is_that_of_prediction_powered_inference() -> None:
    """θ = mean of f over all + mean of (y − f) over the coded (Angelopoulos et al. 2023)."""
    ones = np.ones(200)
    at = np.arange(0, 200, 8)
    group = Coded(PROGRAM, ones, at, HUMAN[at], ones[at], ones[at], np.arange(200))
    (found,) = rectify([group])
    assert found.weight == 1
    assert found.ratio == pytest.approx(PROGRAM.mean() + (HUMAN[at] - PROGRAM[at]).mean())
    error = (HUMAN[at] - PROGRAM[at]) - (HUMAN[at] - PROGRAM[at]).mean()
    assert found.measured == pytest.approx((200 * error / 25 / (1 - 1 / 25)) @ (200 * error / 25 / (1 - 1 / 25)))
    assert found.sampled == pytest.approx(np.square(PROGRAM - PROGRAM.mean()).sum())


def test_the_adjusted_numbers_of_the_documents_have_the_ratio_and_the_influence_of_each() -> None:
    (found,) = rectify([coded()])
    assert found.n.sum() / found.d.sum() == pytest.approx(found.ratio)
    residuals = found.n - found.ratio * found.d
    assert residuals.sum() == pytest.approx(0, abs=1e-6)
    assert np.square(residuals).sum() == pytest.approx(found.squares, rel=0.1), "but for what small samples add"


def test_all_coded_gives_what_people_counted() -> None:
    every = np.arange(200)
    (found,) = rectify([Coded(PROGRAM, WORDS, every, HUMAN, WORDS, np.ones(200), every)])
    assert found.ratio == pytest.approx(HUMAN.sum() / WORDS.sum())


def test_a_perfect_program_leaves_the_sampling_and_an_error_that_cannot_be_ruled_out() -> None:
    (found,) = rectify([coded(program=HUMAN)])
    assert found.ratio == pytest.approx(HUMAN.sum() / WORDS.sum())
    assert found.differing == 0
    assert found.measured == pytest.approx(found.alone / 30)


def test_a_program_that_knows_nothing_is_left_out() -> None:
    noise = np.random.default_rng(5).uniform(0, 1, 200) * WORDS
    useless, alone = rectify([coded(program=-noise)]), rectify([coded(program=np.zeros(200), d=np.zeros(200))])
    assert useless[0].weight < 0.4
    assert abs(useless[0].ratio - alone[0].ratio) < 0.05
    assert alone[0].weight == 0
    assert alone[0].ratio == pytest.approx(coded().human_n.sum() / coded().human_d.sum())


def test_a_bias_is_gone_and_the_interval_is_shorter_than_that_of_coding_alone() -> None:
    truth, scale = HUMAN.sum() / WORDS.sum(), Scale(np.zeros(1), np.ones(1), np.zeros(1))
    errors, lengths = [], []
    for seed in range(300):
        (ours,), (alone,) = rectify([coded(seed=seed)], 0, 1), rectify([coded(program=np.zeros(200), d=np.zeros(200), seed=seed)])
        errors.append(ours.ratio - truth)
        lengths.append([float(np.diff(margin([found], scale).ends(reach(LEVEL)), axis=0).item()) for found in (ours, alone)])
    assert abs(np.mean(errors)) < 3 * np.std(errors) / 300**0.5 + 1e-3
    assert abs((PROGRAM.sum() / WORDS.sum()) - truth) > 20 * abs(np.mean(errors)), "the program alone is biased"
    ours_long, alone_long = np.mean(lengths, axis=0)
    assert ours_long < 0.8 * alone_long


def test_unequal_chances_are_weighed() -> None:
    """Articles that hold more are drawn more often; unweighted, people's counts alone would be far too high."""
    chance = np.clip(0.15 * PROGRAM / PROGRAM.mean(), 0.04, 1.0)
    truth = HUMAN.sum() / WORDS.sum()
    weighed, plain = [], []
    for seed in range(200):
        at = systematic(chance, [""] * 200, np.random.default_rng(seed))
        group = Coded(np.zeros(200), np.zeros(200), at, HUMAN[at], WORDS[at], 1 / chance[at], np.arange(200))
        weighed.append(rectify([group])[0].ratio)
        plain.append(HUMAN[at].sum() / WORDS[at].sum())
    assert abs(np.mean(weighed) - truth) < 0.015 < abs(np.mean(plain) - truth)


def test_copies_and_stories_are_one_unit() -> None:
    alone, doubled = rectify([coded()]), rectify([coded(unit=np.arange(200) // 4)])
    assert doubled[0].units == 50
    assert doubled[0].coded < alone[0].coded
    assert doubled[0].freedom < alone[0].freedom


def test_where_hardly_anything_differs_what_all_groups_show_stands_in() -> None:
    right = coded(seed=3)
    almost = coded(program=HUMAN, seed=3)
    together = rectify([almost, right])
    assert together[0].measured > 1.5 * rectify([almost])[0].measured


def test_a_number_out_of_range_is_drawn_to_its_end() -> None:
    ones, at = np.ones(200), np.arange(20)
    program = np.where(np.arange(200) < 20, 0.4 + 0.1 * np.sin(np.arange(200)), 0.05)
    human = np.maximum(program[:20] - 0.35, 0)
    (found,) = rectify([Coded(program, ones, at, human, ones[at], np.full(20, 10.0), np.arange(200))], 0.0, 1.0)
    assert found.ratio < 0
    assert found.estimate == 0
    low, high = margin([found], Scale(np.zeros(1), np.ones(1), np.zeros(1))).ends(reach(LEVEL))
    assert low[0] == 0 and 0 < high[0] < 1


def test_skewed_errors_leave_fewer_degrees_of_freedom() -> None:
    normal = coded(program=HUMAN + RNG.normal(0, 30, 200))
    skewed = coded(program=HUMAN - np.exp(RNG.normal(2, 1.2, 200)))
    assert rectify([skewed])[0].effective < 0.7 * rectify([normal])[0].effective <= 30


def test_a_share_that_few_articles_hold_leaves_fewer_degrees_of_freedom_of_all_articles() -> None:
    few = np.where(np.arange(200) % 12 == 0, 10 * PROGRAM, 0.0)
    (even,), (uneven,) = rectify([coded()]), rectify([coded(program=few)])
    assert uneven.every < 0.5 * even.every <= 200
