"""How often ``framing trend`` finds a difference between periods where there is none, on corpora that are made up.

    python tests/benchmarks/over_time.py                   # the table of docs/statistics.md

An outlet is made up again and again, with its rate the same in all periods, and with twice the rate in the last of them. The
code that is measured is the code of the program.
"""

from __future__ import annotations

import argparse
import sys

import numpy as np

from framing.statistics import FEWEST
from framing.statistics.over_time import periods_p

PERIODS = ((3, 10), (6, 20), (12, 10))  # how many, and articles in each
COUNTS = {"0.2 mentions an article": (0.2, 0.0), "0.5, skewed": (0.5, 0.6), "2, skewed": (2.0, 0.8)}


def made(
    random: np.random.Generator, at: np.ndarray, expected: float, spread: float, longer: float, times: float
) -> list[np.ndarray]:
    """Counts and lengths: articles of 300 words, in the last period so much longer, with so many times the rate."""
    last = at == at.max()
    d = 300 * np.where(last, longer, 1.0) * np.exp(random.normal(-0.125, 0.5, len(at)))
    own = expected / 300 * np.where(last, times, 1.0) * np.exp(random.normal(-(spread**2) / 2, spread, len(at)))
    return [random.poisson(own * d).astype(float), d]


def found(at: np.ndarray, corpora: int, seed: int, *how: float) -> str:
    """Per cent of the corpora with p ≤ 0.05, of those that six articles hold a mention in; "–" for fewer than 100."""
    random = np.random.default_rng([seed, len(at)])
    made_up = (made(random, at, *how) for _ in range(corpora))
    p = [periods_p(n, d, at, random) for n, d in made_up if np.count_nonzero(n) >= FEWEST]
    return f"{100 * np.mean(np.array(p) <= 0.05):.1f}" if len(p) >= 100 else "–"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpora", type=int, default=500)
    asked = parser.parse_args()
    print(
        "| counts | periods × articles | nothing differs | … last period's articles three times as long | twice the rate in it |"
    )
    print("| --- | --- | --- | --- | --- |")
    for name, (expected, spread) in COUNTS.items():
        for periods, articles in PERIODS:
            at = np.repeat(np.arange(periods), articles)
            cells = [found(at, asked.corpora, 0, expected, spread, *how) for how in ((1.0, 1.0), (3.0, 1.0), (1.0, 2.0))]
            print(f"| {name} | {periods} × {articles} | {' | '.join(cells)} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
