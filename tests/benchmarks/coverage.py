"""Whether intervals hold what they say, on corpora that are made up and whose truth is known.

    python tests/benchmarks/coverage.py                     # every corpus, every size: the table of docs/statistics.md
    python tests/benchmarks/coverage.py --simulations 200   # a glance
    python tests/benchmarks/coverage.py --discoveries       # what is told first of families of measures: how much of it is chance

Two outlets are made up again and again, without a difference and with one. For each number of documents (or stories) an
outlet: how often intervals are given at all, how often the 95% intervals that are given hold the truth, and how often a
difference is found at p ≤ 0.05. The code that is measured is the code of the program; a made-up corpus is a series to it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.statistics.basics import benjamini_hochberg
from framing.statistics.intervals import FEWEST, LEVEL, Margin, Scale, Seen, Side, pooled, reach, seen
from framing.statistics.paired import Pair, paired

Floats = npt.NDArray[np.float64]
AT_ONCE = 500  # corpora that are made up together
SIZES = (3, 6, 10, 20, 40)


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


def unequal(expected: float, ratio: float, spread: float) -> Make:
    """Counts of which articles of 300 words hold so many on average; the articles of the second outlet are longer."""

    def make(rng: np.random.Generator, units: int, corpora: int, difference: float) -> Corpus:
        def outlet(words: float, truth: float) -> Made:
            d = words * np.exp(rng.normal(-0.125, 0.5, (units, corpora)))
            own = truth * np.exp(rng.normal(-(spread**2) / 2, spread, d.shape))
            return Made(rng.poisson(own * d).astype(float), d, truth)

        return Corpus(outlet(300, expected / 300), outlet(300 * ratio, expected / 300 * (1 + difference)))

    return make


def edge(rest: float) -> Make:
    """A share near 1 of an article's attributions: all but this."""

    def make(rng: np.random.Generator, units: int, corpora: int, difference: float) -> Corpus:
        made = shares(rest)(rng, units, corpora, difference)
        return Corpus(*(Made(side.d - side.n, side.d, 1 - side.truth) for side in made[:2]))

    return make


def clusters(rng: np.random.Generator, units: int, corpora: int, difference: float) -> Corpus:
    """A share of words: what is counted comes in runs of twenty words, many in some articles and none in others."""

    def outlet(truth: float) -> Made:
        passages = 1 + rng.poisson(14, (units, corpora))
        own = rng.beta(2 * truth, 2 * (1 - truth), passages.shape)
        return Made(20.0 * rng.binomial(passages, own), 20.0 * passages, truth)

    return Corpus(outlet(0.25), outlet(0.25 * (1 + difference)))


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
    "0.05": ("0.05 mentions an article, articles of the other three times as long", unequal(0.05, 3, 0.0), 2.0),
    "0.2": ("0.2 mentions, three times as long", unequal(0.2, 3, 0.0), 2.0),
    "0.5": ("0.5 mentions, skewed, three times as long", unequal(0.5, 3, 0.6), 2.0),
    "2": ("2 mentions, skewed, three times as long", unequal(2.0, 3, 0.8), 1.0),
    "lumps": ("0.5 mentions, in lumps", unequal(0.5, 1, 1.0), 2.0),
    "shares": ("shares", shares(0.3), 0.6),
    "near 0": ("shares near 0 (3 %)", shares(0.03), 3.0),
    "near 1": ("shares near 1 (97 %)", edge(0.03), 3.0),
    "clusters": ("share of words, in runs of twenty", clusters, 0.8),
    "signed": ("signed scores", signed, 0.6),
    "stories": ("paired by story", stories, 0.5),
    "copies": ("agency copy in both", copies, 1.0),
}
SHARES = frozenset({"shares", "near 0", "near 1", "clusters"})


def scale(name: str, corpora: int) -> Scale:
    """What numbers the series of a kind of corpus may have."""
    least, most, grain = (-1.0, 1.0, 0.0) if name == "signed" else (0.0, 1.0 if name in SHARES else np.inf, 1.0)
    return Scale(*(np.full(corpora, value) for value in (least, most, grain)))


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


def pair_of(corpus: Corpus, scale: Scale) -> Pair:
    """The two outlets as the program sets them against each other."""
    a, b, centre = sides(corpus)
    found: list[Seen] = [seen(side, centre, scale) for side in (a, b)]
    together = pooled(found, scale)
    return Pair(*(Margin.of(side, scale, together) for side in found), *paired(a, b))


def tested(pair: Pair) -> npt.NDArray[np.bool_]:
    """For which corpora the program tells anything of the difference."""
    used = np.minimum(pair.a.seen.used, pair.b.seen.used) >= FEWEST
    return used & (np.minimum(*pair.grounds) >= FEWEST)


def simulate(name: str, units: int, simulations: int, difference: float | None = None, seed: int = 0) -> Tally:
    """So many corpora without a difference, and as many with one."""
    _, make, apart = CORPORA[name]
    tally = Tally.empty()
    for block in range(-(-simulations // AT_ONCE)):
        for off in (0.0, apart if difference is None else difference):
            corpus = make(np.random.default_rng([seed, block, units, int(off > 0)]), units, AT_ONCE, off)
            pair = pair_of(corpus, scale(name, AT_ONCE))
            given = tested(pair)
            for margin, made in ((pair.a, corpus.a), (pair.b, corpus.b)):
                low, high = margin.ends(reach(LEVEL))
                tally.given.extend(given)
                tally.held.extend(((low <= made.truth) & (made.truth <= high))[given])
            low, high = pair.ends(reach(LEVEL))
            truth = corpus.a.truth - corpus.b.truth
            tally.given_differences.extend(given)
            (tally.held_apart if off else tally.held_alike).extend(((low <= truth) & (truth <= high))[given])
            (tally.p_apart if off else tally.p_alike).extend(pair.p[given])
    return tally


def percent(values: Sequence[bool]) -> str:
    """A share; "–" of fewer than 100."""
    return f"{100 * np.mean(values):.1f}" if len(values) >= 100 else "–"


HEAD = """| corpora | units an outlet | given | estimate | no difference | a difference | found without | found with |
| --- | --- | --- | --- | --- | --- | --- | --- |"""


def row(name: str, units: int, tally: Tally) -> str:
    """A row of the table: percentages."""
    found = [[p <= 0.05 for p in values] for values in (tally.p_alike, tally.p_apart)]
    cells = [percent(values) for values in (tally.given_differences, tally.held, tally.held_alike, tally.held_apart, *found)]
    return f"| {name} | {units} | {' | '.join(cells)} |"


@dataclass
class Told:
    """Of families of measures: the share of false among those told, of the true ones that is told, and what was held."""

    false: list[float]
    found: list[float]
    picked_held: list[bool]
    plain_held: list[bool]


KINDS = (("skewed", 40, 1.0), ("0.2", 40, 2.0), ("0.5", 40, 2.0), ("shares", 40, 0.6))  # series, how many, how a fifth differ
FIRST = 3  # differences told first, of those found the largest


def discoveries(units: int, families: int, seed: int = 0) -> Told:
    """Families of 160 measures of four kinds, 32 of which differ: what is told at q ≤ 0.05, and the intervals of the first."""
    told = Told([], [], [], [])
    for family in range(families):
        p, ends, truths, different, sizes = [], [], [], [], []
        pairs = []
        for number, (name, measures, difference) in enumerate(KINDS):
            for off, many in ((0.0, measures * 4 // 5), (difference, measures // 5)):
                corpus = CORPORA[name][1](np.random.default_rng([seed, family, number, int(off > 0), units]), units, many, off)
                pair = pair_of(corpus, scale(name, many))
                there = tested(pair)
                p.extend(pair.p[there])
                different.extend([off > 0] * int(there.sum()))
                sizes.extend(np.abs(pair.difference[there]) / np.maximum(pair.a.seen.ratio + pair.b.seen.ratio, 1e-12)[there])
                pairs.append((pair, there, corpus.a.truth - corpus.b.truth))
        if not p:
            continue
        rates = np.array(benjamini_hochberg(p)) <= 0.05
        level = 1 - 0.05 * max(1, int(rates.sum())) / len(p)
        for pair, there, truth in pairs:
            truths.extend([truth] * int(there.sum()))
            ends.extend(zip(*(np.array(end)[there] for end in (*pair.ends(reach(level)), *pair.ends(reach(LEVEL)))), strict=True))
        told.false.append(float((rates & ~np.array(different)).sum() / max(rates.sum(), 1)))
        told.found.append(float(rates[np.array(different)].mean()) if any(different) else 0.0)
        for place in sorted(np.flatnonzero(rates), key=lambda place: -sizes[place])[:FIRST]:
            low, high, plain_low, plain_high = ends[place]
            told.picked_held.append(bool(low <= truths[place] <= high))
            told.plain_held.append(bool(plain_low <= truths[place] <= plain_high))
    return told


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--simulations", type=int, default=2000, help="corpora without a difference, and as many with one")
    parser.add_argument("--corpora", default=",".join(CORPORA), help=f"of {', '.join(CORPORA)}")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--discoveries", action="store_true", help="what is told first, and how much of it is chance")
    asked = parser.parse_args()
    sizes = [int(size) for size in asked.sizes.split(",")]
    if asked.discoveries:
        print(
            "| documents per outlet | false among those reported | of the true ones reported "
            "| adjusted intervals hold | 95 % intervals |"
        )
        print("| --- | --- | --- | --- | --- |")
        for units in sizes:
            told = discoveries(units, asked.simulations)
            held = f"{percent(told.picked_held)} | {percent(told.plain_held)}"
            print(f"| {units} | {100 * np.mean(told.false):.1f} | {100 * np.mean(told.found):.0f} | {held} |", flush=True)
        return 0
    print(HEAD)
    for name in asked.corpora.split(","):
        for units in sizes:
            print(row(CORPORA[name][0], units, simulate(name, units, asked.simulations)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
