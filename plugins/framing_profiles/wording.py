"""How a row of a profile reads: what is measured, the number beside the others', and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from framing import Comparison, Measure
from framing.compare import contrasts
from framing.report import numbers

Key = tuple[str, str, str, str]
Row = Mapping[str, Any]
_LONG = 200  # characters beyond which a quote shows no more


def tells(measure: Measure) -> bool:
    """Whether a measure enters profiles and distances: what competes among contrasts, and main numbers of a whole article.

    Plain counts of words do not: which wording is chosen, and in whose voice, says the same as shares.
    """
    return measure.contrast or (measure.main and measure.show != "count")


def about(row: Row, measure: Measure) -> str:
    """What a row is about: "Chinese state", "persuaded to return · distanced voice", else what is measured."""
    parts = [row["target"], row["category"], f"{row['voice']} voice" if row["voice"] else ""]
    return " · ".join(part for part in parts if part) or numbers.short(measure.meaning)


def beside(row: Row, measure: Measure) -> str:
    """The two numbers: "46% here, 21% in the others"."""
    return f"{numbers.show_number(row['estimate'], measure)} here, {numbers.show_number(row['others'], measure)} in the others"


def sureness(row: Row) -> str:
    """What is known of the difference beyond these documents."""
    if row["q"] is None:
        return "counts of these documents only"
    return f"q {row['q']:.3f}" if row["q"] >= 0.001 else "q < 0.001"


def grounds(row: Row) -> str:
    """What the group's number rests on."""
    documents, passages = row["documents"], row["passages"]
    return f"{documents} document{'' if documents == 1 else 's'}, {passages} passage{'' if passages == 1 else 's'}"


def weightiest(comparison: Comparison, row: Row, most: int) -> tuple[str, list[dict[str, Any]]]:
    """The passages that show a row: the group's own, else those of another group that has most of it."""
    key = (row["measure"], row["target"], row["category"], row["voice"])
    if own := _fullest(comparison, row["group"], key, most):
        return row["group"], own
    cells = [c for c in comparison.cells if c.key == key and c.group != row["group"] and c.estimate is not None]
    for cell in sorted(cells, key=lambda cell: (-abs(cell.estimate or 0), cell.group)):
        if found := _fullest(comparison, cell.group, key, most):
            return cell.group, found
    return row["group"], []


def _fullest(comparison: Comparison, group: str, key: Key, most: int) -> list[dict[str, Any]]:
    """The weightiest passages, of equals the longest: "it" alone shows nobody what was said."""
    import polars as pl

    found = comparison.passages(group, key)
    weight = pl.col("value").abs().fill_null(0).round(9)
    length = pl.min_horizontal(pl.col("quote").str.len_chars(), pl.lit(_LONG))
    return found.sort(weight, length, descending=True, maintain_order=True).head(most).to_dicts()


def nothing_told(comparison: Comparison, group: str) -> str:
    """Why a profile is empty."""
    if comparison.sample.documents.get(group, 0) < contrasts.FEWEST_MENTIONS:
        return f"fewer than {contrasts.FEWEST_MENTIONS} articles: framing compare says what stands in them"
    return "nothing that chance alone would not produce"


def why_apart(row: Row, measures: Mapping[str, Measure]) -> str:
    """What drives two groups apart, in words: "driven by scare quotes per 1,000 words (0.17), …"; or that chance would, too."""
    if "expected" not in row:
        return "not tested: few articles are as far apart by chance"
    if row["q"] > contrasts.FALSE:
        return "no farther apart than chance would set them"
    named = (part.rpartition(" ") for part in row["drivers"].split("; ") if part)
    return "driven by " + ", ".join(f"{numbers.short(measures[name].meaning)} ({value})" for name, _, value in named)
