"""A frame learned from articles that the user has coded: read from a table of codes, trained, saved and read back.

The file holds plain numbers as JSON. Its accuracy is that on articles that were left out.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from framing import Document, InputError
from framing_frames.generic.features import densities, matrix, scale_of
from framing_frames.generic.model import Frame, Model, model_of
from framing_frames.generic.ngrams import PLACES, as_read, counts
from framing_frames.generic.ridge import auc, f1, fitted, folds_of, left_out, logistic, scored, threshold

Array = Any
Learned = Model
FEWEST = 24  # coded articles
FEWEST_EACH = 8  # articles with the frame, and without
LARGEST = 4_000_000  # bytes of a file with a learned model, for each of its frames and one
STEPS = 127
TIER = "learned"
_ROUNDS = 3


@dataclass(frozen=True)
class Codes:
    """What people coded: ``frames`` by name, for each article its code, 0 or 1."""

    frames: Mapping[str, Mapping[str, int]]


def read_codes(path: Path) -> Codes:
    """A table with the column ``doc_id`` and one column a frame, with 0 or 1 in it; an empty cell is not coded.

    Raises :class:`~framing.InputError` for a file without these columns, and for a code that is neither 0 nor 1.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            rows, names = list(reader), [name for name in reader.fieldnames or () if name and name != "doc_id"]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: cannot be read as a CSV file: {error}") from None
    if not names or "doc_id" not in (reader.fieldnames or ()):
        raise InputError(f"{path}: expected the column doc_id and a column for each frame, such as: doc_id,housing crisis")
    frames: dict[str, dict[str, int]] = {name: {} for name in names}
    for number, row in enumerate(rows, start=2):
        for name in names:
            if cell := (row[name] or "").strip():
                if cell not in ("0", "1"):
                    raise InputError(f"{path}: line {number}, {name}: {cell!r} is neither 0 nor 1; leave it empty if not coded")
                frames[name][str(row["doc_id"])] = int(cell)
    return Codes(frames)


def learn(name: str, codes: Mapping[str, int], documents: Sequence[Document], groups: Sequence[int]) -> dict[str, Any]:
    """The file of a model of one frame, with its accuracy on left-out articles; ``groups`` are equal for copies of one text.

    Raises :class:`~framing.InputError` where too few articles are coded, or nearly all alike.
    """
    coded = [(document, group) for document, group in zip(documents, groups, strict=True) if document.id in codes]
    present = np.array([codes[document.id] for document, _ in coded], dtype=bool)
    _check(name, present, codes)
    groups = [group for _, group in coded]
    texts = [as_read(document.text) for document, _ in coded]
    found, classes = [counts(text) for text in texts], np.array([densities(text) for text in texts])
    scale = scale_of(found, classes)
    vectors, told = matrix(found, classes, scale), present.astype(float)[:, None]
    products = vectors @ vectors.T
    scores = left_out(products, told, groups, rounds=_ROUNDS)[:, 0]
    weights, levels = fitted(vectors, told)
    slope, intercept = logistic(scores, present)
    accuracy = {"f1": 0.0, "auc": round(100 * auc(present, scores), 1), "articles": int(present.sum()), "coded": len(present)}
    accuracy["f1"] = round(100 * _cross_validated(products, told, present, groups), 1)
    accuracy["always_yes"] = round(200 * float(present.mean()) / (1 + float(present.mean())), 1)
    rarity, rarity_step = _whole(scale.rarity)
    values, step = _whole(weights[:, 0])
    frame = {
        "tier": TIER,
        "accuracy": accuracy,
        "slope": round(slope, 6),
        "intercept": round(intercept, 6),
        "threshold": round(1 / (1 + float(np.exp(-(slope * threshold(scores, present) + intercept)))), 4),
        "level": round(float(levels[0]), 8),
        "step": step,
        "weights": values,
    }
    mean, spread = ([round(float(value), 8) for value in values] for values in (scale.mean, scale.spread))
    return {
        "articles": len(present),
        "mean": mean,
        "spread": spread,
        "rarity_step": rarity_step,
        "rarity": rarity,
        "frames": {name: frame},
    }


def _check(name: str, present: Array, codes: Mapping[str, int]) -> None:
    yes, no = int(present.sum()), int((~present).sum())
    if len(present) < FEWEST:
        raise InputError(
            f"{name}: {len(present)} of the {len(codes)} coded articles are among those read; {FEWEST} or more are needed: "
            "code more, or check that doc_id is that of framing check"
        )
    if min(yes, no) < FEWEST_EACH:
        raise InputError(f"{name}: {yes} articles have the frame and {no} do not; {FEWEST_EACH} or more of each are needed")


def _cross_validated(products: Array, told: Array, present: Array, groups: Sequence[int]) -> float:
    """F1 on left-out articles, with the threshold from the others."""
    folds, labels = np.array(folds_of(groups, 11)), np.zeros(len(present), dtype=bool)
    for fold in range(int(folds.max()) + 1):
        inside, out = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        within = left_out(products[np.ix_(inside, inside)], told[inside], [groups[int(i)] for i in inside], rounds=1)
        labels[out] = scored(products, told, inside, out)[:, 0] > threshold(within[:, 0], present[inside])
    return f1(present, labels)


def _whole(values: Array) -> tuple[list[int], float]:
    step = float(f"{max(float(np.abs(values).max()), 1e-12) / STEPS:.8g}")
    return [int(value) for value in np.rint(values / step)], step


def load_learned(path: Path) -> Learned:
    """A model that ``framing frames train`` saved. Raises :class:`~framing.InputError` for anything else."""
    wrong = f"{path}: is no model that framing frames train saved"
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"{path}: is larger than {LARGEST:,} bytes, as no learned model is")
        model = model_of(json.loads(path.read_text("utf-8")))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"{wrong}: {type(error).__name__}") from None
    if len(model.scale.rarity) != PLACES or not all(isinstance(frame, Frame) for frame in model.frames):
        raise InputError(wrong)
    return model
