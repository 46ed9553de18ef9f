"""Ridge regression on few articles."""

from __future__ import annotations

import numpy as np

from framing_frames.generic.ridge import auc, f1, fitted, folds_of, left_out, logistic, scored, threshold

RANDOM = np.random.RandomState(4)
FEATURES = RANDOM.normal(size=(60, 200))
TRUTH = FEATURES[:, 0] + FEATURES[:, 1] > 0
LEARNABLE = np.hstack([FEATURES, 6 * TRUTH[:, None]])


def test_the_weights_are_those_of_the_primal_form() -> None:
    told = TRUTH.astype(float)[:, None]
    weights, level = fitted(FEATURES, told, penalty=2.0)
    centered = FEATURES - FEATURES.mean(axis=0)
    primal = np.linalg.solve(centered.T @ centered + 2.0 * np.eye(200), centered.T @ (told - told.mean()))
    assert np.allclose(weights, primal)
    assert np.allclose((FEATURES @ weights + level).mean(), told.mean())


def test_scores_from_products_are_those_of_the_weights() -> None:
    told, inside, outside = TRUTH.astype(float)[:, None], np.arange(40), np.arange(40, 60)
    weights, level = fitted(FEATURES[inside], told[inside])
    assert np.allclose(scored(FEATURES @ FEATURES.T, told, inside, outside), FEATURES[outside] @ weights + level)


def test_what_can_be_learned_is_told_of_articles_that_were_left_out() -> None:
    scores = left_out(LEARNABLE @ LEARNABLE.T, TRUTH.astype(float)[:, None], [*range(60)], rounds=1)[:, 0]
    assert auc(TRUTH, scores) > 0.9
    assert f1(TRUTH, scores > threshold(scores, TRUTH)) > 0.8


def test_copies_of_one_text_are_left_out_together() -> None:
    groups = [i // 3 for i in range(60)]
    folds = folds_of(groups, seed=1)
    assert all(len({fold for fold, group in zip(folds, groups, strict=True) if group == each}) == 1 for each in set(groups))


def test_a_probability_is_neither_more_nor_less_sure_than_the_articles_are() -> None:
    scores = np.repeat([-1.0, 1.0], 50)
    present = np.array([i % 5 == 0 for i in range(50)] + [i % 5 != 0 for i in range(50)])
    slope, level = logistic(scores, present)
    low, high = (1 / (1 + np.exp(-(slope * score + level))) for score in (-1.0, 1.0))
    assert abs(low - 0.2) < 0.03 and abs(high - 0.8) < 0.03


def test_f1_of_nothing_told_is_zero() -> None:
    assert f1(TRUTH, np.zeros(60, dtype=bool)) == 0.0
