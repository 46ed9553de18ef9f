"""How much of what ``framing keyness`` lists is chance, on corpora that are made up and whose truth is known.

    python tests/benchmarks/keyness.py                   # every corpus and size: the table of docs/statistics.md
    python tests/benchmarks/keyness.py --corpora 20      # a glance

Two outlets write from one vocabulary; a word comes in bursts, many times in some articles and never in others. In every
second family a twentieth of the words is three times as common at the first outlet. What is measured is the code of the
program: it gets the counts as a matrix.
"""

from __future__ import annotations

import argparse
import sys

import numpy as np

from framing.compare.contrasts import rate_p
from framing.statistics.basics import benjamini_hochberg
from framing_terms.counts import Matrix

WORDS = 1500  # of the vocabulary, rates by Zipf's law from 4 in 1,000 down
DIFFER, TIMES = 20, 3.0  # one word in so many differs, and is so much more common
LARGEST_Q = 0.05
SIZES = ((6, 6), (10, 10), (20, 20), (40, 40), (10, 40), (40, 10))
LENGTHS = {"articles alike": (500, 500), "three times as long": (300, 900)}
BURSTS = {"no bursts": 0.0, "bursts": 1.0}  # standard deviation of the logarithm of an article's own rate


def corpus(random: np.random.Generator, sizes: tuple[int, int], words: tuple[int, int], burst: float, differ: bool) -> Matrix:
    """The counts of two outlets, the first outlet's articles first."""
    rates = 0.004 / np.arange(1, WORDS + 1) ** 0.8
    lengths = np.concatenate(
        [mean * np.exp(random.normal(-0.125, 0.5, size)) for mean, size in zip(words, sizes, strict=True)]
    ).astype(np.int64)
    own = rates[:, None] * np.exp(random.normal(-(burst**2) / 2, burst, (WORDS, sum(sizes))))
    if differ:
        own[::DIFFER, : sizes[0]] *= TIMES
    counts = random.poisson(own * lengths)
    term, document = np.nonzero(counts)
    return Matrix([str(i) for i in range(WORDS)], term, document, counts[term, document], lengths)


def listed(matrix: Matrix, sizes: tuple[int, int]) -> np.ndarray:
    """The terms that are listed."""
    labels = np.repeat([0, 1], sizes)
    p = rate_p(matrix.term, matrix.document, matrix.count, matrix.lengths, len(matrix.terms), labels == 0, labels == 1)
    tested = np.isfinite(p)
    found = np.zeros(WORDS, dtype=bool)
    if tested.any():
        found[tested] = np.array(benjamini_hochberg(p[tested].tolist())) <= LARGEST_Q
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpora", type=int, default=200, help="without a difference, and as many with some")
    asked = parser.parse_args()
    print("| words | articles | any listed, nothing differs | false among those listed | of the true ones listed |")
    print("| --- | --- | --- | --- | --- |")
    for name, words in LENGTHS.items():
        for bursts, burst in BURSTS.items():
            for sizes in SIZES:
                any_listed, false, true = summary(sizes, words, burst, asked.corpora)
                told = f"{100 * any_listed:.1f} | {100 * false:.1f} | {100 * true:.0f}"
                print(f"| {name}, {bursts} | {sizes[0]} and {sizes[1]} | {told} |", flush=True)
    return 0


def summary(sizes: tuple[int, int], words: tuple[int, int], burst: float, corpora: int, seed: int = 0) -> tuple[float, ...]:
    """How often anything is listed where nothing differs; else the mean share of false ones, and of the true ones listed."""
    different = np.arange(WORDS) % DIFFER == 0
    alike, false, true = [], [], []
    for number in range(corpora):
        random = np.random.default_rng([seed, number, *sizes, *words, int(burst * 10)])
        alike.append(bool(listed(corpus(random, sizes, words, burst, False), sizes).any()))
        found = listed(corpus(random, sizes, words, burst, True), sizes)
        false.append((found & ~different).sum() / max(found.sum(), 1))
        true.append(found[different].mean())
    return float(np.mean(alike)), float(np.mean(false)), float(np.mean(true))


if __name__ == "__main__":
    sys.exit(main())
