"""Ridge regression on few articles, its scores in cross-validation, and what makes a probability of a score.

With n articles and far more features the weights are found by n equations (the dual form; Saunders, Gammerman & Vovk 1998). A
probability is a logistic function of the score, fitted to scores of articles that were left out (Platt 2000).
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import numpy as np

Array = Any
PENALTY = 0.1
FOLDS, ROUNDS = 8, 5
_STEPS = 50
_SMOOTHED = 20  # the F1 of a threshold is a mean over this part of the articles, three at least


def fitted(vectors: Array, told: Array, penalty: float = PENALTY) -> tuple[Array, Array]:
    """Weights and intercepts: ``vectors`` has a row an article, ``told`` a column a frame."""
    center, level = vectors.mean(axis=0), told.mean(axis=0)
    inside = vectors - center
    dual = np.linalg.solve(inside @ inside.T + penalty * np.eye(len(vectors)), told - level)
    weights = inside.T @ dual
    return weights, level - center @ weights


def scored(products: Array, told: Array, inside: Array, outside: Array, penalty: float = PENALTY) -> Array:
    """Scores of the articles ``outside`` by a model of those ``inside``, from the products of all articles with each other."""
    known = products[np.ix_(inside, inside)]
    others = products[np.ix_(outside, inside)]
    column, whole, level = known.mean(axis=0), known.mean(), told[inside].mean(axis=0)
    centered = known - column - column[:, None] + whole
    dual = np.linalg.solve(centered + penalty * np.eye(len(known)), told[inside] - level)
    return (others - others.mean(axis=1, keepdims=True) - column + whole) @ dual + level


def left_out(products: Array, told: Array, groups: Sequence[int], seed: int = 0, rounds: int = ROUNDS) -> Array:
    """The mean score of each article from models that did not see it, nor any other of its group.

    ``products`` are those of the features of each two articles, ``told`` a column a frame.
    """
    scores = np.zeros_like(told, dtype=float)
    for number in range(rounds):
        folds = np.array(folds_of(groups, seed + number))
        for fold in range(int(folds.max()) + 1):
            out = np.flatnonzero(folds == fold)
            scores[out] += scored(products, told, np.flatnonzero(folds != fold), out) / rounds
    return scores


def folds_of(groups: Sequence[int], seed: int, folds: int = FOLDS) -> list[int]:
    """A fold for each article, the same for all of a group."""
    names = sorted(set(groups))
    Random(seed).shuffle(names)
    fold = {name: place % folds for place, name in enumerate(names)}
    return [fold[name] for name in groups]


def logistic(scores: Array, present: Array) -> tuple[float, float]:
    """Slope and intercept that make a probability of a score; the targets are smoothed as Platt (2000) has it."""
    yes = int(present.sum())
    goal = np.where(present > 0, (yes + 1) / (yes + 2), 1 / (len(present) - yes + 2))
    slope, level = 0.0, float(np.log((yes + 1) / (len(present) - yes + 1)))
    for _ in range(_STEPS):
        told = 1 / (1 + np.exp(-(slope * scores + level)))
        spread = told * (1 - told) + 1e-9
        gradient = np.array([(told - goal) @ scores, (told - goal).sum()])
        curve = np.array([[spread @ scores**2, spread @ scores], [spread @ scores, spread.sum()]]) + 1e-9 * np.eye(2)
        step = np.linalg.solve(curve, gradient)
        slope, level = slope - step[0], level - step[1]
    return float(slope), float(level)


def threshold(scores: Array, present: Array) -> float:
    """The score above which a frame is told: where F1, averaged over neighboring thresholds, is highest."""
    order = np.argsort(-scores, kind="stable")
    hits, told = np.cumsum(present[order]), np.arange(1, len(order) + 1)
    f1 = 2 * hits / (told + present.sum())
    wide = max(3, len(order) // _SMOOTHED)
    best = int(np.convolve(f1, np.ones(wide) / wide, "same")[:-wide].argmax())
    ranked = scores[order]
    return float((ranked[best] + ranked[best + 1]) / 2)


def f1(present: Array, told: Array) -> float:
    """F1 of "present", 0 to 1."""
    hits = int((present & told).sum())
    return 2 * hits / int(present.sum() + told.sum()) if hits else 0.0


def auc(present: Array, scores: Array) -> float:
    """How often an article with the frame scores higher than one without (Hanley & McNeil 1982)."""
    with_it, without = scores[present], scores[~present]
    above = (with_it[:, None] > without[None, :]).mean() + 0.5 * (with_it[:, None] == without[None, :]).mean()
    return float(above)
