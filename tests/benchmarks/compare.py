"""How long a comparison of many documents takes, and how much memory, from a table of scores that is made up.

    /usr/bin/time -v python tests/benchmarks/compare.py
    /usr/bin/time -v python tests/benchmarks/compare.py --stories 4000     # paired by story

The documents hold no text, so what is timed is the comparison alone: estimates with intervals, contrasts, and the
differences of each outlet from all others with p and q.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time

import numpy as np
import polars as pl

from framing import Measure, Results, compare
from framing.tables.contract import frame
from framing.tables.spool import Spool


def _nothing(*_: object) -> tuple[()]:
    return ()


def measure(number: int) -> Measure:
    """A measure of one of the three kinds."""
    show, estimand, scale = (("number", "ratio", 1000.0), ("share", "ratio", 1.0), ("signed", "mean", 1.0))[number % 3]
    return Measure(
        name=f"made.m{number:02}",
        meaning="made up",
        unit="",
        range=(None, None),
        high="",
        bind=lambda settings: _nothing,
        show=show,  # type: ignore[arg-type]
        estimand=estimand,  # type: ignore[arg-type]
        scale=scale,
        main=True,
        contrast=True,
    )


def results(documents: int, measures: int, outlets: int, stories: int, seed: int = 0) -> Results:
    """Scores as a run would have given them; outlets are of unequal size, and every fourth measure differs between them."""
    rng = np.random.default_rng(seed)
    size = rng.dirichlet(np.full(outlets, 20.0))
    outlet = rng.choice(outlets, documents, p=size)
    ids = pl.Series("doc_id", [f"d{i:06}" for i in range(documents)])
    names = pl.Series("outlet", [f"outlet {i:02}" for i in range(outlets)])
    spool = Spool()
    given = {"doc_id": ids, "outlet": names[outlet], "words": np.full(documents, 400)}
    if stories:
        given["story"] = pl.Series([f"s{i}" for i in rng.integers(0, stories, documents)])
    whole = frame("documents", {})
    made = pl.DataFrame({**given, "meta": ["{}"] * documents})
    rest = [pl.lit("" if kind == pl.String else None, dtype=kind).alias(n) for n, kind in whole.drop(made.columns).schema.items()]
    spool.add("documents", made.with_columns(rest).select(whole.columns).cast(dict(whole.schema)))
    described = {m.name: m for m in map(measure, range(measures))}
    for number, name in enumerate(described):
        spool.add("scores", _scores(name, number, ids, outlet, rng, described[name]))
    for table in ("evidence", "parts"):
        spool.add(table, _empty(table))
    return Results(spool, {"failures": []}, described)


def _empty(table: str) -> pl.DataFrame:
    from framing.score.rows import Rows

    return Rows().frames()[table]


def _scores(
    name: str, number: int, ids: pl.Series, outlet: np.ndarray, rng: np.random.Generator, described: Measure
) -> pl.DataFrame:
    size = len(ids)
    lean = 1 + 0.2 * (outlet % 5) if number % 4 == 0 else np.ones(size)
    denominator = rng.integers(100, 900, size).astype(float)
    numerator = rng.poisson(0.01 * lean * denominator).astype(float)
    mean = described.estimand == "mean"
    value = np.tanh(rng.normal(0.1 * (lean - 1), 0.5)) if mean else described.scale * numerator / denominator
    text = {"measure": name, "target": "", "category": "", "voice": "", "status": "ok", "reason": "", "plugin": "made"}
    made = pl.DataFrame({"doc_id": ids, "value": value, "numerator": numerator, "denominator": denominator})
    if mean:
        made = made.with_columns(numerator=pl.lit(None, pl.Float64), denominator=pl.lit(None, pl.Float64))
    return made.with_columns(pl.lit(v).alias(k) for k, v in text.items()).select(frame("scores", {}).columns)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    for name, number in (("documents", 100_000), ("measures", 40), ("outlets", 50), ("stories", 0)):
        parser.add_argument(f"--{name}", type=int, default=number)
    asked = parser.parse_args()
    made = results(asked.documents, asked.measures, asked.outlets, asked.stories)
    made.lazy("documents")  # the search for copies is not what is timed
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    comparison = compare(made)
    print(f"estimates     {time.perf_counter() - began:6.1f} s  {len(comparison):,} rows")
    for table in ("contrasts", "differences"):
        now = time.perf_counter()
        rows = len(comparison.table(table))
        print(f"{table:13} {time.perf_counter() - now:6.1f} s  {rows:,} rows")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"all           {time.perf_counter() - began:6.1f} s; {peak / 2**20:.2f} GB at most, {before / 2**20:.2f} before")
    return 0


if __name__ == "__main__":
    sys.exit(main())
