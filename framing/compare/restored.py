"""A comparison as it was saved, made from its tables."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, cast

from framing.coding.kept import TABLE as CODES
from framing.coding.kept import codes_of_rows
from framing.compare.comparison import Comparison
from framing.compare.corrected import TABLE as CORRECTION
from framing.compare.estimates import Cell
from framing.compare.groups import OTHERS, grouped
from framing.compare.sample import KEYS, Key
from framing.statistics import FEWEST
from framing.tables.results import Results

if TYPE_CHECKING:
    import polars as pl


def restored(results: Results, frames: Mapping[str, pl.DataFrame], run: Mapping[str, Any]) -> Comparison:
    """The comparison of these tables: its own numbers stand, and what is missing is computed when asked for.

    Where it was corrected, the codes that are kept with it correct that too. Raises ValueError for codes
    that are damaged, and for numbers of groups that are none of the documents'.
    """
    settings = run["compare"]
    by, fewest, copies = (
        settings.get("by", "outlet"),
        settings.get("min_documents", FEWEST),
        settings.get("copies", "once"),
    )
    members = grouped(results, by, copies)
    groups = set(members["group"])  # over all groups together a comparison by a day says more, and is made anew by it
    rows = [row for row in frames["comparison"].iter_rows(named=True) if row["group"] in groups]
    if not rows and len(frames["comparison"]):
        told = ", ".join(sorted(set(frames["comparison"]["group"]))[:3])
        raise ValueError(f"the table 'comparison' is of groups ({told}) that no document is in, compared by {by}")
    columns = frames["comparison"].columns
    fields = [name for name in Cell.__dataclass_fields__ if name != "key" and name in columns]
    cells = [Cell(key=cast(Key, tuple(row[name] for name in KEYS)), **{name: row[name] for name in fields}) for row in rows]
    made = Comparison(results, by, members, cells, fewest, run)
    made.names = (*made.names, *(name for name in (CORRECTION, CODES) if name in frames))
    if CODES in frames and settings.get("coded"):
        made.codes = codes_of_rows(frames[CODES].iter_rows(named=True), settings["coded"])
    made._frames.update({name: _of_groups(frames[name], groups) for name in made.names if name in frames})
    return made


def _of_groups(frame: pl.DataFrame, groups: Collection[str]) -> pl.DataFrame:
    """The rows of a table of a comparison that are of these groups."""
    import polars as pl

    known = [*groups, OTHERS]
    return frame.filter(*(pl.col(name).is_in(known) for name in ("group", "group_a", "group_b") if name in frame.columns))
