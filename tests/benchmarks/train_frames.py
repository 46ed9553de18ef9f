"""Train the model of the generic frames of framing_frames, and say how well it does on articles that were left out.

    python tests/benchmarks/train_frames.py FRAMES_TRAIN.jsonl [-o weights.json]

FRAMES_TRAIN holds lines with id, text, frames (CO, RE, EC, HI, MO: 0 or 1) and answers, by question one letter a coder
(Frermann et al. 2023; MIT). It needs nothing but what the package needs. The same bytes each time.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from framing_frames.generic.features import densities, matrix, scale_of
from framing_frames.generic.model import WEIGHTS
from framing_frames.generic.ngrams import as_read, counts
from framing_frames.generic.ridge import auc, f1, fitted, folds_of, left_out, logistic, scored, threshold

Record = dict[str, Any]
Array = Any
FRAMES = {  # code of the corpus → name, the questions that the label follows from
    "CO": ("conflict", ("co1", "co2", "co3")),
    "RE": ("resolution", ("re2", "re6")),
    "EC": ("economic", ("ec1", "ec2", "ec3")),
    "HI": ("human_interest", ("hi1", "hi2", "hi5")),
    "MO": ("moral", ("mo1", "mo2")),
}
CODERS = {"CO": 84, "RE": 73, "EC": 74, "HI": 50, "MO": 54}  # F1 of one coder against another, of all 428 articles
ALIKE = 0.3  # share of the shorter article's runs of four words from which two are prints of one text
SEEDS = (11, 12, 13)
STEPS = 127  # whole numbers on each side of 0


def read(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def leaning(record: Record, questions: Sequence[str]) -> float:
    """The share of yes among the answers to a frame's questions: coders who differ say more than their vote."""
    shares = []
    for question in questions:
        given = [letter for letter in record["answers"][question] if letter != "-"]
        shares.append(sum(letter == "y" for letter in given) / len(given) if given else 0.0)
    return sum(shares) / len(shares)


def groups_of(texts: Sequence[str]) -> list[int]:
    """A number for each text, the same for prints of one."""
    runs = [{tuple(words[i : i + 4]) for i in range(len(words) - 3)} for words in (text.split() for text in texts)]
    groups = [*range(len(texts))]
    for i in range(len(runs)):
        for j in range(i):
            if len(runs[i] & runs[j]) > ALIKE * min(len(runs[i]), len(runs[j])):
                old, new = groups[i], groups[j]
                groups = [new if group == old else group for group in groups]
    return groups


def cross_validated(
    found: Sequence[Array], classes: Array, leanings: Array, present: Array, groups: Sequence[int]
) -> dict[str, Array]:
    """F1, precision and recall of each frame on left-out articles, thresholds from inside the rest; and AUC. Means over seeds."""
    told: dict[str, list[Array]] = {"f1": [], "precision": [], "recall": [], "auc": []}
    for seed in SEEDS:
        folds, labels, scores = np.array(folds_of(groups, seed)), np.zeros_like(present), np.zeros_like(leanings)
        for fold in range(int(folds.max()) + 1):
            out = folds == fold
            inside = [i for i in range(len(found)) if not out[i]]
            vectors = matrix(found, classes, scale_of([found[i] for i in inside], classes[~out]))
            products = vectors @ vectors.T
            scores[out] = scored(products, leanings, np.flatnonzero(~out), np.flatnonzero(out))
            within = left_out(products[np.ix_(~out, ~out)], leanings[~out], [groups[i] for i in inside], seed=100, rounds=2)
            for j in range(present.shape[1]):
                labels[out, j] = scores[out, j] > threshold(within[:, j], present[~out, j])
        hits = (labels & present).sum(axis=0)
        told["f1"].append([f1(present[:, j], labels[:, j]) for j in range(present.shape[1])])
        told["precision"].append(hits / labels.sum(axis=0))
        told["recall"].append(hits / present.sum(axis=0))
        told["auc"].append([auc(present[:, j], scores[:, j]) for j in range(present.shape[1])])
    return {name: np.mean(values, axis=0) for name, values in told.items()}


def tier_of(f1_: float, auc_: float, rate: float, coders: float, articles: int) -> str:
    """A: as good as one coder for another, on 40 articles with the frame or more. B: orders articles well, and F1 is ten points
    above that of who always says yes. C: else."""
    if f1_ >= coders and auc_ >= 0.8 and articles >= 40:
        return "A"
    return "B" if auc_ >= 0.7 and f1_ >= 200 * rate / (1 + rate) + 10 else "C"


def whole_numbers(values: Array) -> tuple[list[int], float]:
    step = float(f"{float(np.abs(values).max()) / STEPS:.8g}")
    return [int(value) for value in np.rint(values / step)], step


def trained(records: Sequence[Record]) -> dict[str, Any]:
    texts = [as_read(record["text"]) for record in records]
    groups, found = groups_of(texts), [counts(text) for text in texts]
    leanings = np.array([[leaning(record, questions) for _, questions in FRAMES.values()] for record in records])
    present = np.array([[record["frames"][code] for code in FRAMES] for record in records]) > 0
    classes = np.array([densities(text) for text in texts])
    told = cross_validated(found, classes, leanings, present, groups)
    scale = scale_of(found, classes)
    vectors = matrix(found, classes, scale)
    weights, levels = fitted(vectors, leanings)
    scores = left_out(vectors @ vectors.T, leanings, groups)
    rarity_values, rarity_step = whole_numbers(scale.rarity)
    frames = {}
    for j, (code, (name, _)) in enumerate(FRAMES.items()):
        slope, intercept = logistic(scores[:, j], present[:, j])
        values, step = whole_numbers(weights[:, j])
        accuracy = {key: round(100 * float(value[j]), 1) for key, value in told.items()}
        rate = float(present[:, j].mean())
        frames[name] = {
            "tier": tier_of(accuracy["f1"], accuracy["auc"] / 100, rate, CODERS[code], int(present[:, j].sum())),
            "accuracy": {**accuracy, "coders": CODERS[code], "articles": int(present[:, j].sum())},
            "slope": round(slope, 6),
            "intercept": round(intercept, 6),
            "threshold": round(1 / (1 + float(np.exp(-(slope * threshold(scores[:, j], present[:, j]) + intercept)))), 4),
            "level": round(float(levels[j]), 8),
            "step": step,
            "weights": values,
        }
    return {
        "articles": len(records),
        "mean": [round(float(value), 8) for value in scale.mean],
        "spread": [round(float(value), 8) for value in scale.spread],
        "rarity_step": rarity_step,
        "rarity": rarity_values,
        "frames": frames,
    }


def main() -> None:
    usage = argparse.ArgumentParser(prog="train_frames.py")
    usage.add_argument("train", type=Path)
    usage.add_argument("-o", "--output", type=Path, default=WEIGHTS)
    given = usage.parse_args()
    data = trained(read(given.train))
    given.output.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    for name, frame in data["frames"].items():
        print(name, frame["tier"], frame["accuracy"], "told from", frame["threshold"])
    print("macro-F1, left out:", round(sum(f["accuracy"]["f1"] for f in data["frames"].values()) / len(data["frames"]), 1))


if __name__ == "__main__":
    main()
