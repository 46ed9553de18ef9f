"""Whether corrected numbers and their intervals hold what they say: made-up outlets, and marked articles as if coded.

    python tests/benchmarks/correction.py                             # made-up outlets: the tables of docs/statistics.md
    python tests/benchmarks/correction.py --draws 200                 # a glance
    python tests/benchmarks/correction.py --gold GOLD.jsonl           # articles of GOLD as if some were coded (see outlets.py)
    python tests/benchmarks/correction.py --gold GOLD.jsonl --unsure  # long articles drawn more often, as framing sample --unsure

Made-up outlets are drawn from a population without end whose ratio is known; of each outlet some articles are coded. What is
measured: how often the 95% interval of an outlet and of a difference of two holds the truth, and the mean length of the
interval beside that of coding alone (the same code without a program) and of the program alone. The code that is measured is
that of the program.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.statistics.intervals import LEVEL, Margin, Scale, Side, pooled, reach, seen
from framing.statistics.paired import Pair
from framing.statistics.planning import chances
from framing.statistics.rectified import Coded, Rectified, margin, rectify

Floats = npt.NDArray[np.float64]
SIZES = (10, 20, 30)
POPULATIONS = (120, 2_000)


class Outlet(NamedTuple):
    """What people would count of each article, what the program does, and which story it is of."""

    human_n: Floats
    human_d: Floats
    n: Floats
    d: Floats
    story: npt.NDArray[np.int64]


class World(NamedTuple):
    """How an outlet is made up, what the ratios of the two outlets are, and how their articles are drawn."""

    make: Callable[[np.random.Generator, int, int], Outlet]  # random, articles, which of two outlets
    truth: tuple[float, float]
    unequal: bool = False
    mean: bool = False


def words(rng: np.random.Generator, articles: int) -> Floats:
    """Words of an article: median 600, a twentieth of them over 1,400."""
    return np.round(np.exp(rng.normal(6.4, 0.5, articles)))


def shares(share: tuple[float, float], found: tuple[float, float], noise: float, stories: int = 0) -> World:
    """A share of words; the program finds this part of it in each outlet, and adds noise of this standard deviation.

    Where ``noise`` is infinite it knows nothing. With ``stories`` articles come in stories of so many, whose shares go together.
    """

    def make(rng: np.random.Generator, articles: int, which: int) -> Outlet:
        d, p = words(rng, articles), share[which]
        story = np.arange(articles) // max(stories, 1)
        own = rng.beta(4 * p, 4 * (1 - p), articles)
        if stories:
            common = rng.beta(4 * p, 4 * (1 - p), story[-1] + 1)[story]
            own = 0.5 * own + 0.5 * common
        if np.isinf(noise):
            program = rng.beta(4 * 0.4, 4 * 0.6, articles)
        else:
            program = np.clip(own * found[which] + rng.normal(0, noise, articles), 0, 1)
        return Outlet(own * d, d, program * d, d, story)

    return World(make, share)


def rare(rate: tuple[float, float], found: tuple[float, float]) -> World:
    """Counts in articles, skewed; the program finds some, and as many that are none."""

    def make(rng: np.random.Generator, articles: int, which: int) -> Outlet:
        d = words(rng, articles)
        human = rng.poisson(rate[which] * d / 600 * rng.gamma(1.0, 1.0, articles)).astype(float)
        program = rng.binomial(human.astype(int), found[which]) + rng.poisson((1 - found[which]) * rate[which], articles)
        return Outlet(human, d / 600, program.astype(float), d / 600, np.arange(articles))

    return World(make, rate)


def stances(mean: tuple[float, float], right: tuple[float, float]) -> World:
    """Signs of articles, of which some have none; the program reads so many of them rightly, the others by chance."""

    def make(rng: np.random.Generator, articles: int, which: int) -> Outlet:
        there = rng.random(articles) < 0.7
        human = np.where(there, rng.choice([-1.0, 0.0, 1.0], articles, p=_signs(mean[which])), 0.0)
        read = rng.random(articles) < right[which]
        other = rng.choice([-1.0, 0.0, 1.0], articles, p=[0.2, 0.6, 0.2])
        seen_there = np.where(read, there, rng.random(articles) < 0.5)
        program = np.where(seen_there, np.where(read, human, other), 0.0)
        return Outlet(human, there.astype(float), program, seen_there.astype(float), np.arange(articles))

    return World(make, mean, mean=True)


def _signs(mean: float) -> list[float]:
    return [(0.6 - mean) / 2, 0.4, (0.6 + mean) / 2]


WORLDS = {
    "unbiased program": shares((0.4, 0.5), (1.0, 1.0), 0.08),
    "biased (finds three quarters)": shares((0.4, 0.5), (0.75, 0.75), 0.08),
    "biased differently (0.9 and 0.6)": shares((0.4, 0.5), (0.9, 0.6), 0.08),
    "useless": shares((0.4, 0.5), (1.0, 1.0), np.inf),
    "small share (6 and 10 %), biased": shares((0.06, 0.1), (0.75, 0.75), 0.02),
    "rare counts, half found": rare((0.8, 1.2), (0.5, 0.5)),
    "stance, six in ten read rightly": stances((0.0, 0.2), (0.6, 0.6)),
    "biased, unequal probabilities": shares((0.4, 0.5), (0.75, 0.75), 0.08)._replace(unequal=True),
    "biased, stories of three": shares((0.4, 0.5), (0.75, 0.75), 0.08, stories=3),
}


def probabilities(outlet: Outlet, size: int, unequal: bool) -> Floats:
    """How likely each article is to be coded: alike, or more where the program finds more."""
    odds = 0.5 + 0.5 * outlet.n / max(outlet.n.mean(), 1e-9) if unequal else np.ones(len(outlet.n))
    odds = np.minimum(odds, 3.0)
    return np.minimum(size * odds / odds.sum(), 1.0)


def drawn(rng: np.random.Generator, chance: Floats) -> npt.NDArray[np.int64]:
    """A sample with these chances, of their sum: systematic, in random order."""
    order = rng.permutation(len(chance))
    ends = np.cumsum(chance[order]) + rng.random()
    return np.sort(order[np.floor(ends) > np.floor(ends - chance[order])])


def coded(rng: np.random.Generator, outlet: Outlet, chance: Floats) -> Coded:
    """The outlet with as many of its articles coded as the chances add up to."""
    at = drawn(rng, chance)
    return Coded(outlet.n, outlet.d, at, outlet.human_n[at], outlet.human_d[at], 1 / chance[at], outlet.story)


class Told(NamedTuple):
    """The 95% interval of each draw, by outlet and of the difference."""

    low: Floats
    high: Floats
    estimate: Floats


def scale_of(world: World, draws: int) -> Scale:
    least, most = (-1.0, 1.0) if world.mean else (0.0, 1.0 if max(world.truth) < 0.8 else np.inf)
    return Scale(np.full(draws, least), np.full(draws, most), np.zeros(draws))


def intervals(found: Sequence[Sequence[Rectified]], scale: Scale, shared: bool = False) -> list[Told]:
    """Of both outlets and of the difference."""
    sides = [margin(side, scale) for side in zip(*found, strict=True)]
    told = [Told(*side.ends(reach(LEVEL)), side.seen.ratio) for side in sides]
    pair = Pair(sides[0], sides[1], np.zeros(len(found)), np.zeros(len(found), dtype=np.int64))
    return [*told, Told(*pair.ends(reach(LEVEL)), pair.difference)]


def program_alone(outlets: Sequence[Sequence[Outlet]], scale: Scale) -> list[Told]:
    """The intervals of the program's own numbers, as ``framing compare`` gives them without codes."""
    sides = []
    for which in (0, 1):
        n, d = (np.stack([getattr(pair[which], name) for pair in outlets], axis=1) for name in "nd")
        centre = n.sum(axis=0) / d.sum(axis=0)
        sides.append(seen(Side(np.arange(len(n)), n - centre * d, d), centre, scale))
    margins = [Margin.of(side, scale, pooled(sides, scale)) for side in sides]
    pair = Pair(*margins, np.zeros(len(outlets)), np.zeros(len(outlets), dtype=np.int64))
    return [
        *(Told(*side.ends(reach(LEVEL)), side.seen.ratio) for side in margins),
        Told(*pair.ends(reach(LEVEL)), pair.difference),
    ]


def without_program(group: Coded) -> Coded:
    """Coding alone: the program says 0 of everything."""
    return group._replace(n=np.zeros_like(group.n), d=np.zeros_like(group.d))


def holds(told: Told, truth: float) -> float:
    return float(100 * ((told.low <= truth) & (truth <= told.high)).mean())


def length(told: Told) -> float:
    return float(np.mean(told.high - told.low))


def row(name: str, world: World, articles: int, size: int, draws: int, seed: int) -> str:
    """One line of the table, in Markdown."""
    rng = np.random.default_rng(seed)
    outlets = [tuple(world.make(rng, articles, which) for which in (0, 1)) for _ in range(draws)]
    groups = [[coded(rng, outlet, probabilities(outlet, size, world.unequal)) for outlet in pair] for pair in outlets]
    scale = scale_of(world, draws)
    ends = float(scale.least[0]), float(scale.most[0])
    ours = intervals([rectify(pair, *ends) for pair in groups], scale)
    alone = intervals([rectify([without_program(group) for group in pair], *ends) for pair in groups], scale)
    program = program_alone(outlets, scale)
    truths = (*world.truth, world.truth[0] - world.truth[1])
    outlet = np.mean([holds(ours[i], truths[i]) for i in (0, 1)])
    outlet_program = np.mean([holds(program[i], truths[i]) for i in (0, 1)])
    cells = [
        f"{outlet:.1f}",
        f"{holds(ours[2], truths[2]):.1f}",
        f"{np.mean([holds(alone[i], truths[i]) for i in (0, 1)]):.1f}",
        f"{outlet_program:.1f}",
        f"{holds(program[2], truths[2]):.1f}",
        *(f"{np.mean([length(told[i]) for i in (0, 1)]):.3f}" for told in (ours, alone, program)),
    ]
    return f"| {name} | {articles:,} | {size} | " + " | ".join(cells) + " |"


HEAD = (
    "| program | articles | coded | outlet | difference | coding alone | program alone | its difference "
    "| length | coding alone | program alone |"
)


def as_if_coded(path: str, draws: int, seed: int, unsure: bool) -> None:
    """Marked articles as if some of each outlet were coded: errors and intervals, with the outlets' own articles as the truth.

    *these articles*: the truth is the number of all marked articles of an outlet, the same in every draw, so that intervals,
    which speak of other articles too, are too long. *other articles*: the articles of an outlet stand for all that it might
    print: as many are drawn with replacement, of which some are coded.
    """
    groups = marked(path)
    print("| measure | coded | program alone, RMSE | coding alone | corrected | length, coding alone | corrected ", end="")
    print("| these articles | other articles, coding alone | corrected |\n| --- |" + " ---: |" * 9)
    for measure, outlets in groups.items():
        for size in SIZES:
            enough = [outlet for outlet in outlets if len(outlet.n) > size]
            print(as_if_row(measure, enough, size, draws, np.random.default_rng(seed), unsure), flush=True)


def marked(path: str) -> dict[str, list[Outlet]]:
    """By measure what is marked and what is found in each article, by outlet."""
    import json
    from pathlib import Path

    import outlets as benchmark

    import framing
    from framing import Document

    gold = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    documents = [Document(record["id"], record["text"], outlet=record["outlet"], language="en") for record in gold]
    told = {r["id"]: [benchmark.from_gold(r["text"], roles) for roles in r["attributions"]] for r in gold}
    sides = [scored(documents, given, framing, benchmark) for given in (told, dict(benchmark.predictions(documents)))]
    places: dict[str, list[str]] = {}
    for document in documents:
        places.setdefault(document.outlet, []).append(document.id)
    return {
        measure: [
            Outlet(
                *(np.array([side[measure].get(name, (0.0, 0.0))[i] for name in ids]) for side in sides for i in (0, 1)),
                np.arange(len(ids)),
            )
            for ids in places.values()
        ]
        for measure in GOLD_MEASURES
    }


GOLD_MEASURES = ("attributed_share", "attributions", "direct_share", "unresolved_share", "sources")


def scored(
    documents: Sequence[object], given: object, framing: object, benchmark: object
) -> dict[str, dict[str, tuple[float, float]]]:
    """What each article adds to numerator and denominator, by measure and article."""
    results = framing.score(  # type: ignore[attr-defined]
        documents,
        measures=[f"sourcing.{measure}" for measure in GOLD_MEASURES],
        codebook=framing.Codebook(layers={"attributions": "given.attributions"}),  # type: ignore[attr-defined]
        plugins=framing.load_plugins(extra={"given": benchmark.Given(given)}),  # type: ignore[attr-defined]
    )
    found: dict[str, dict[str, tuple[float, float]]] = {measure: {} for measure in GOLD_MEASURES}
    scales = {name: measure.scale for name, measure in results.measures.items()}
    for row in results.table("scores").iter_rows(named=True):
        if row["status"] == "ok":
            n, d = (
                (row["value"], 1.0)
                if row["numerator"] is None
                else (row["numerator"] * scales[row["measure"]], row["denominator"])
            )
            found[row["measure"].removeprefix("sourcing.")][row["doc_id"]] = n, d
    return found


def as_if_row(
    measure: str, outlets: Sequence[Outlet], size: int, draws: int, rng: np.random.Generator, unsure: bool = False
) -> str:
    truth = np.array([o.human_n.sum() / o.human_d.sum() for o in outlets])
    program = np.array([o.n.sum() / o.d.sum() for o in outlets])
    share = measure.endswith("share")
    scale = Scale(np.zeros(len(outlets)), np.full(len(outlets), 1.0 if share else np.inf), np.zeros(len(outlets)))
    found: dict[str, list[Told]] = {}
    for _ in range(draws):
        for kind, made in (("these", outlets), ("other", [again(rng, o) for o in outlets])):
            odds = [o.d if unsure else np.ones(len(o.d)) for o in made]
            groups = [coded(rng, o, chances(size, own)) for o, own in zip(made, odds, strict=True)]
            for how, chosen in (("ours", groups), ("alone", [without_program(g) for g in groups])):
                side = margin(rectify(chosen, 0.0, 1.0 if share else np.inf), scale)
                found.setdefault(f"{kind} {how}", []).append(Told(*side.ends(reach(LEVEL)), side.seen.ratio))
    unit = 100.0 if share else 1.0

    def error(name: str) -> float:
        return float(unit * np.sqrt(np.mean([(told.estimate - truth) ** 2 for told in found[name]])))

    def held(name: str) -> float:
        return float(100 * np.mean([(told.low <= truth) & (truth <= told.high) for told in found[name]]))

    lengths = [unit * float(np.mean([told.high - told.low for told in found[name]])) for name in ("these alone", "these ours")]
    numbers = [unit * float(np.sqrt(np.mean((program - truth) ** 2))), error("these alone"), error("these ours"), *lengths]
    cells = [
        *(f"{number:.2f}" for number in numbers),
        *(f"{held(name):.1f}" for name in ("these ours", "other alone", "other ours")),
    ]
    return f"| {measure} | {size} | " + " | ".join(cells) + " |"


def again(rng: np.random.Generator, outlet: Outlet) -> Outlet:
    """As many articles, drawn from these with replacement."""
    at = rng.integers(0, len(outlet.n), len(outlet.n))
    return Outlet(*(values[at] for values in outlet[:4]), np.arange(len(at)))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=1_000)
    parser.add_argument("--gold", metavar="GOLD.jsonl")
    parser.add_argument("--unsure", action="store_true", help="draw long articles of GOLD more often")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args(arguments)
    if asked.gold:
        as_if_coded(asked.gold, asked.draws, asked.seed, asked.unsure)
        return
    print(HEAD)
    print("| --- |" + " ---: |" * 10)
    for name, world in WORLDS.items():
        for articles in POPULATIONS:
            for size in SIZES:
                print(row(name, world, articles, size, asked.draws, asked.seed), flush=True)


if __name__ == "__main__":
    main()
