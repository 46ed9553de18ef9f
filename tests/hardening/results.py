"""Saved results, studies and coding sheets with their parts changed: read again, or refused in one line that names the file."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from .harness import Part, call, rng, scratch
from .mutations import ARTICLES, mutated

VALUES = (None, "", "x", -1, 0, 1e308, [], {}, [1], {"a": 1}, True, "\u202e\x1b[2J", "9" * 400, [[[[]]]])
COMMANDS = (
    ("compare", "run"),
    ("report", "run", "--format", "md"),
    ("table", "run"),
    ("methods", "run"),
    ("diff", "run", "sound"),
    ("freeze", "run", "-o", "again.zip"),
    ("verify", "study.zip"),
    ("compare", "run.sqlite"),
    ("compare", "run.jsonl"),
)


@cache
def made() -> Path:
    """A folder with sound results of each kind."""
    folder = scratch("results")
    corpus = [{**each, "id": f"{place}-{each['id']}"} for place in range(4) for each in ARTICLES]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, corpus)), "utf-8")
    measures = ["--measures", "terms,sourcing", "--quiet"]
    for name in ("run", "run.sqlite", "run.jsonl"):
        call(["compare" if name == "run" else "score", "corpus.jsonl", "--output", name, *measures], folder)
    call(["freeze", "run", "-o", "study.zip"], folder)
    shutil.copytree(folder / "run", folder / "sound")
    return folder


def changed(data: Any, random: Random) -> Any:
    """JSON with one value, somewhere, that is another."""
    place = data
    for _ in range(random.randint(1, 5)):
        inside: list[Any] = [*(place if isinstance(place, dict) else range(len(place)))]
        if not inside:
            break
        key = random.choice(inside)
        if isinstance(place[key], dict | list) and place[key] and random.random() < 0.8:
            place = place[key]
            continue
        if random.random() < 0.3:
            del place[key]
        else:
            place[key] = random.choice(VALUES)
        break
    return data


def damage(path: Path, random: Random) -> None:
    if path.suffix == ".json" and random.random() < 0.7:
        path.write_text(json.dumps(changed(json.loads(path.read_text("utf-8")), random)), "utf-8")
    elif path.suffix == ".parquet" and random.random() < 0.5:
        _damage_table(path, random)
    elif random.random() < 0.1:
        path.unlink()
    else:
        path.write_bytes(mutated(path.read_bytes(), random))


def _damage_table(path: Path, random: Random) -> None:
    import polars as pl

    frame = pl.read_parquet(path)
    column = random.choice(frame.columns)
    ways = (
        lambda: frame.drop(column),
        lambda: frame.with_columns(pl.lit(None).alias(column)),
        lambda: frame.with_columns(pl.lit("ZZZ").alias(column)),
        lambda: frame.with_columns(pl.lit(-1.5).alias(column)),
        lambda: frame.with_columns(pl.lit(float("inf")).alias(column)),
        lambda: frame.head(len(frame) // 2),
        lambda: pl.concat([frame, frame]),
        lambda: frame.rename({column: f"{column}2"}),
    )
    random.choice(ways)().write_parquet(path)


def case(number: int, folder: Path) -> str:
    random = rng("results", number)
    arguments = COMMANDS[number % len(COMMANDS)]
    for each in made().iterdir():
        (shutil.copytree if each.is_dir() else shutil.copy)(each, folder / each.name)
    target = folder / next(word for word in arguments if word.startswith(("run", "study")))
    hurt = random.choice(sorted(target.iterdir())) if target.is_dir() else target
    damage(hurt, random)
    ran = call(arguments, folder)
    problem = ran.fault()
    return f"{hurt.name}, framing {' '.join(arguments)}: {problem}" if problem else ""


PART = Part("results", "saved results and studies with a part changed, opened again", case, 520, 8, seconds=120)
