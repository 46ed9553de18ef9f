"""Whether intervals hold what they say, on corpora that are made up and whose truth is known.

    python tests/benchmarks/coverage.py                     # every corpus, every size: the table of docs/statistics.md
    python tests/benchmarks/coverage.py --simulations 200   # a glance
    python tests/benchmarks/coverage.py --discoveries       # the false discovery rate

Two outlets are made up again and again, without a difference and with one. For each number of documents (or stories) an
outlet: how often the 95% intervals hold the truth, how often a difference is found at p ≤ 0.05, and how often no interval is
given at all. The code that is measured is the code of the program; a made-up corpus is a series to it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.statistics.basics import benjamini_hochberg
from framing.statistics.paired import Link, Pair, difference_spreads
from framing.statistics.permutations import Labels
from framing.statistics.resampling import Side, Spread, spreads

Floats = npt.NDArray[np.float64]
FEWEST = 5  # units with a value that an interval takes, as in framing.compare
AT_ONCE = 50  # corpora that share their draws
SIZES = (5, 8, 10, 15, 20, 40, 100)


class Made(NamedTuple):
    """What each unit of an outlet adds to numerator and denominator (units × corpora), and the outlet's true ratio."""

    n: Floats
    d: Floats
    truth: float


class Corpus(NamedTuple):
    """Two outlets; the first ``shared`` units of both are the same stories, or the same texts."""

    a: Made
    b: Made
    shared: int = 0


Make = Callable[[np.random.Generator, int, int, float], Corpus]


def lengths(rng: np.random.Generator, units: int, corpora: int) -> Floats:
    """Words of an article: median 400, a twentieth of them over 900 (lognormal)."""
    return np.exp(rng.normal(6.0, 0.5, (units, corpora)))


def rates(spread: float, rate: float) -> Make:
    """Counts in articles whose own rates vary about ``rate`` with this standard deviation of their logarithm (0 is Poisson)."""

    def outlet(rng: np.random.Generator, units: int, corpora: int, truth: float) -> Made:
        d = lengths(rng, units, corpora)
        own = truth * np.exp(rng.normal(-(spread**2) / 2, spread, d.shape))
        return Made(rng.poisson(own * d).astype(float), d, truth)

    def make(rng: np.random.Generator, units: int, corpora: int, difference: float) -> Corpus:
        return Corpus(outlet(rng, units, corpora, rate), outlet(rng, units, corpora, rate * (1 + difference)))

    return make


def shares(share: float) -> Make:
    """A share of an article's attributions, of which there are 1 and up, 6 on average; articles differ in theirs (beta)."""

    def outlet(rng: np.random.Generator, units: int, corpora: int, truth: float) -> Made:
        d = 1.0 + rng.negative_binomial(2, 2 / 7, (units, corpora))
        own = rng.beta(3 * truth, 3 * (1 - truth), d.shape)
        return Made(rng.binomial(d.astype(int), own).astype(float), d, truth)

    def make(rng: np.random.Generator, units: int, corpora: int, difference: float) -> Corpus:
        return Corpus(outlet(rng, units, corpora, share), outlet(rng, units, corpora, share * (1 + difference)))

    return make


def signed(rng: np.random.Generator, units: int, corpora: int, difference: float) -> Corpus:
    """Scores from −1 to 1, one an article, three in ten of them 0 and the rest leaning to the negative."""

    def outlet(shift: float) -> Made:
        mean = -0.3 + shift
        scores = 2 * rng.beta(2 * (1 + mean), 2 * (1 - mean), (units, corpora)) - 1
        return Made(np.where(rng.random((units, corpora)) < 0.3, 0.0, scores), np.ones((units, corpora)), 0.7 * mean)

    return Corpus(outlet(0.0), outlet(difference / 2))


def stories(rng: np.random.Generator, units: int, corpora: int, difference: float) -> Corpus:
    """Both outlets tell the same stories, each in one to three articles; what the story is about moves both outlets' rates."""
    moved = np.exp(rng.normal(-0.32, 0.8, (units, corpora)))

    def outlet(rate: float) -> Made:
        articles = rng.integers(1, 4, (units, corpora))
        parts = [(articles > i) * lengths(rng, units, corpora) for i in range(3)]
        own = [rng.poisson(rate * moved * np.exp(rng.normal(-0.08, 0.4, moved.shape)) * d).astype(float) for d in parts]
        return Made(np.sum(own, axis=0), np.sum(parts, axis=0), rate)

    return Corpus(outlet(0.008), outlet(0.008 * (1 + difference)), units)


def copies(rng: np.random.Generator, units: int, corpora: int, difference: float) -> Corpus:
    """Three in ten articles of both outlets are the same agency's, each cut as the outlet likes; agencies use half the rate."""
    wire = round(0.3 * units)
    d = lengths(rng, wire, corpora)
    n = rng.poisson(0.004 * np.exp(rng.normal(-0.08, 0.4, d.shape)) * d).astype(float)
    kept = 0.3 * 0.75  # of the length of an article, for agencies': the truth weighs articles by their words

    def outlet(rate: float) -> Made:
        own = rates(0.6, rate)(rng, units - wire, corpora, 0.0).a
        cut = rng.uniform(0.5, 1.0, d.shape)
        left = rng.binomial(n.astype(int), cut).astype(float)
        part = wire / units * kept / 0.3
        truth = (part * 0.004 + (1 - wire / units) * rate) / (part + 1 - wire / units)
        return Made(np.vstack([left, own.n]), np.vstack([cut * d, own.d]), truth)

    return Corpus(outlet(0.008), outlet(0.008 * (1 + difference)), wire)


CORPORA: dict[str, tuple[str, Make, float]] = {
    "even": ("rates, articles alike", rates(0.0, 0.005), 0.5),
    "skewed": ("rates, skewed", rates(0.8, 0.008), 1.0),
    "rare": ("rates, one mention an article", rates(0.4, 0.0025), 1.0),
    "shares": ("shares", shares(0.3), 0.6),
    "signed": ("signed scores", signed, 0.6),
    "stories": ("paired by story", stories, 0.5),
    "copies": ("agency copy in both", copies, 1.0),
}


@dataclass
class Tally:
    """What was counted over the corpora of one kind and size."""

    held: list[bool]
    held_alike: list[bool]
    held_apart: list[bool]
    p_alike: list[float]
    p_apart: list[float]
    given: list[bool]
    given_differences: list[bool]

    @classmethod
    def empty(cls) -> Tally:
        return cls([], [], [], [], [], [], [])


def sides(corpus: Corpus) -> tuple[Side, Side, Floats]:
    """The two outlets as the program has them, and the centre that residuals are from."""
    a, b = corpus.a, corpus.b
    centre = (a.n.sum(axis=0) + b.n.sum(axis=0)) / (a.d.sum(axis=0) + b.d.sum(axis=0))
    units = np.arange(len(a.n)), np.r_[: corpus.shared, len(a.n) : len(a.n) + len(b.n) - corpus.shared]
    return Side(units[0], a.n - centre * a.d, a.d), Side(units[1], b.n - centre * b.d, b.d), centre


def _hits(spread: Spread, centre: Floats | float, truth: float, enough: Floats) -> Iterator[tuple[bool, bool]]:
    """For each corpus whether an interval is given, and whether it holds the truth."""
    given = np.isfinite(spread.low) & enough.astype(bool)
    for there, held in zip(given, (spread.low + centre <= truth) & (truth <= spread.high + centre), strict=True):
        yield bool(there), bool(held)


def simulate(make: Make, units: int, simulations: int, difference: float, draws: int = 2000, seed: int = 0) -> Tally:
    """Half of the corpora have no difference, half have one."""
    tally = Tally.empty()
    for block in range(-(-simulations // AT_ONCE)):
        for apart in (0.0, difference):
            rng = np.random.default_rng([seed, block, units, int(apart > 0)])
            corpus = make(rng, units, AT_ONCE, apart)
            a, b, centre = sides(corpus)
            enough = (a.used >= FEWEST) & (b.used >= FEWEST)
            drawn = (2 * units - corpus.shared, draws, seed + block)
            for side, made, spread in zip((a, b), (corpus.a, corpus.b), spreads([a, b], *drawn), strict=True):
                for there, held in _hits(spread, centre, made.truth, side.used >= FEWEST):
                    tally.given.append(there)
                    tally.held.extend([held] if there else [])
            none = Link(np.zeros(AT_ONCE, bool), np.zeros(AT_ONCE, bool))
            ((spread, _),) = difference_spreads([Pair(a, b)], none, centre, *drawn)
            into = tally.held_apart if apart else tally.held_alike
            for there, held in _hits(spread, 0.0, corpus.a.truth - corpus.b.truth, enough):
                tally.given_differences.append(there)
                into.extend([held] if there else [])
            p = Labels(a, [b], [seed, block]).p(draws)
            (tally.p_apart if apart else tally.p_alike).extend(p[enough].tolist())
    return tally


def percent(values: Sequence[bool]) -> str:
    return f"{100 * np.mean(values):.1f}" if len(values) >= 100 else "–"


HEAD = """| corpora | {unit} | estimate | no difference | a difference | withheld | found without | found with |
| --- | --- | --- | --- | --- | --- | --- | --- |"""


def row(name: str, units: int, tally: Tally) -> str:
    """A row of the table: percentages."""
    found = [[p <= 0.05 for p in values] for values in (tally.p_alike, tally.p_apart)]
    withheld = [not given for given in (*tally.given, *tally.given_differences)]
    cells = [percent(values) for values in (tally.held, tally.held_alike, tally.held_apart, withheld, *found)]
    return f"| {name} | {units} | {' | '.join(cells)} |"


def discoveries(units: int, families: int, draws: int = 2000, seed: int = 0) -> tuple[float, float]:
    """Families of 40 measures, 8 of which differ: share of false among those told at q ≤ 0.05, and of the 8 that is told."""
    false, found = [], []
    make = rates(0.6, 0.008)
    for family in range(families):
        p = []
        for measures, difference in ((32, 0.0), (8, 1.0)):
            rng = np.random.default_rng([seed, family, measures])
            a, b, _ = sides(make(rng, units, measures, difference))
            p.extend(Labels(a, [b], [seed, family]).p(draws).tolist())
        told = np.array(benjamini_hochberg(p)) <= 0.05
        false.append(told[:32].sum() / max(told.sum(), 1))
        found.append(told[32:].mean())
    return float(np.mean(false)), float(np.mean(found))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--simulations", type=int, default=1000, help="corpora without a difference, and as many with one")
    parser.add_argument("--draws", type=int, default=2000)
    parser.add_argument("--corpora", default=",".join(CORPORA), help=f"of {', '.join(CORPORA)}")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--discoveries", action="store_true", help="the false discovery rate instead")
    asked = parser.parse_args()
    sizes = [int(size) for size in asked.sizes.split(",")]
    if asked.discoveries:
        print("| documents an outlet | false among those told, % | of the true ones told, % |\n| --- | --- | --- |")
        for units in sizes:
            false, found = discoveries(units, asked.simulations, asked.draws)
            print(f"| {units} | {100 * false:.1f} | {100 * found:.0f} |", flush=True)
        return 0
    print(HEAD.format(unit="units an outlet"))
    for name in asked.corpora.split(","):
        told, make, difference = CORPORA[name]
        for units in sizes:
            print(row(told, units, simulate(make, units, asked.simulations, difference, asked.draws)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
