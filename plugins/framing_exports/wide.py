"""A row an article, a column for each measure by target, category and voice: what SPSS, Stata and R want.

A cell without a score is empty, whether there was no ground for one or the measure failed: that is never 0. In a comma-separated
file, a spreadsheet or Parquet the columns are named by :func:`safe`; a folder has a second table that says what each is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from framing import Comparison, Results
from framing.tables import Column, TableSet

ABOUT = ("doc_id", "outlet", "title", "author", "published", "url", "language", "genre", "story", "words", "cluster", "counted")
SERIES = ("measure", "target", "category", "voice")
LONGEST = 60  # characters of a name: SPSS takes 64 bytes, Stata 32 (which cuts them itself, and says so)
NOT_NAMES = frozenset(
    "all and by eq ge gt le lt ne not or to with if else for in next repeat while function true false null".split()
)
COLUMNS_TABLE: tuple[Column, ...] = (
    Column("column", "String", "name of a column of articles"),
    *(Column(name, "String", "as in scores; empty for what is known of an article") for name in SERIES),
    Column("unit", "String", "unit of the measure"),
    Column("meaning", "String", "what it says"),
)


def write(results: Results, comparison: Comparison | None, path: Path) -> None:
    """Write the table; a folder and .xlsx also have the table ``columns``."""
    wide, named = _wide(results)
    listed: list[dict[str, Any]] = [{"column": name, "meaning": results_column(name)} for name in ABOUT]
    for name, series in named.items():
        measure = results.measures.get(series[0])
        told = {"unit": measure.unit, "meaning": measure.meaning} if measure else {}
        listed.append({"column": name, **dict(zip(SERIES, series, strict=True)), **told})
    described = (*_described(listed),)
    tables = TableSet({"articles": wide, "columns": listed}, {"articles": described, "columns": COLUMNS_TABLE}, results.run)
    tables.save(path, separator="," if path.suffix == ".csv" else "")


def results_column(name: str) -> str:
    """What a column of the table ``documents`` means."""
    return next(column.meaning for column in Results.columns["documents"] if column.name == name)


def _described(listed: Iterable[dict[str, Any]]) -> Iterable[Column]:
    kinds = {column.name: column.dtype for column in Results.columns["documents"]}
    for each in listed:
        of = ", ".join(filter(None, (each.get(name, "") for name in SERIES)))
        kind = "Float64" if of else kinds[each["column"]]
        yield Column(each["column"], kind, of or each["meaning"])


def _wide(results: Results) -> tuple[Any, dict[str, tuple[str, ...]]]:
    """The table as what makes it, and the series behind each name."""
    import polars as pl

    documents = results.lazy("documents").select(ABOUT).collect()
    scores = results.lazy("scores").select("doc_id", *SERIES, "value", "status").collect()
    scores = scores.with_columns(value=pl.when(pl.col("status") == "ok").then(pl.col("value")))
    order = {name: number for number, name in enumerate(results.measures)}
    known = sorted(scores.select(SERIES).unique().rows(), key=lambda row: (order.get(row[0], len(order)), row))
    named = dict(zip(names_of(known, ABOUT), known, strict=True))
    names = pl.DataFrame(
        [(*series, name) for name, series in named.items()], schema=dict.fromkeys([*SERIES, "column"], pl.String), orient="row"
    )
    joined = scores.join(names, on=list(SERIES), how="left")
    turned = joined.pivot(on="column", index="doc_id", values="value", aggregate_function="first")
    whole = documents.join(turned, on="doc_id", how="left", maintain_order="left").select([*ABOUT, *named])
    return lambda: whole, named


def names_of(series: Iterable[tuple[str, ...]], taken: Iterable[str] = ()) -> list[str]:
    """A name for each series that statistics programs take, no two alike whatever their case."""
    used, found = set(taken), list[str]()
    for each in series:
        plain = safe("_".join(filter(None, each)))
        name, number = plain, 1
        while name in used:
            number += 1
            name = f"{plain[: LONGEST - len(str(number)) - 1].rstrip('_')}_{number}"
        used.add(name)
        found.append(name)
    return found


def safe(text: str) -> str:
    """A text as the name of a variable: lower-case ASCII letters, digits and underscores, a letter first, 60 characters at most.

    Letters lose their accents; what no ASCII letter stands for becomes an underscore.
    """
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "_", ascii_only).strip("_")
    name = name if name[:1].isalpha() else f"x_{name}".rstrip("_")
    return f"{name[:LONGEST]}".rstrip("_") + ("_x" if name in NOT_NAMES else "")
