"""What marks a group out from all others: the series in which it differs most, most surely and on most evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from framing import Comparison, Measure, unknown
from framing.compare import contrasts
from framing.tables import TableSet
from framing_profiles.profile_tables import PROFILE_TABLES
from framing_profiles.wording import tells

Key = tuple[str, str, str, str]
Row = Mapping[str, Any]
SURE, DOUBTFUL, UNTESTED = 1.0, 0.3, 0.6
LEVEL = 0.05  # of q


class Profiles(TableSet):
    """The table ``profile`` of a comparison: for each group what sets it apart, most telling first."""

    def __init__(self, comparison: Comparison, rows: Sequence[Row]) -> None:
        super().__init__({"profile": rows}, PROFILE_TABLES, comparison.run)
        self.comparison, self.rows = comparison, tuple(rows)

    def of(self, group: str) -> list[Row]:
        """The profile of one group."""
        return [row for row in self.rows if row["group"] == group]


def profiles_of(comparison: Comparison, groups: Sequence[str] = ()) -> Profiles:
    """The profiles of these groups, or of all; each against all others together.

    Raises :class:`~framing.errors.RequestError` for a group that there is not. A single group has an empty profile.
    """
    for group in groups:
        if group not in comparison.groups:
            raise unknown(comparison.by, group, comparison.groups)
    if len(comparison.groups) < 2:
        return Profiles(comparison, ())
    told = {measure.name for measure in comparison.measures.values() if tells(measure)}
    differences = comparison.differences([(group, contrasts.OTHERS) for group in comparison.groups], told)
    cells: dict[Key, dict[str, Row]] = {}
    for cell in comparison.table("comparison").iter_rows(named=True):
        cells.setdefault(_key(cell), {})[cell["group"]] = cell
    fewest = int(comparison.run["compare"]["min_documents"])
    few = {group for group, documents in comparison.sample.documents.items() if documents < fewest}
    found: dict[str, list[dict[str, Any]]] = {group: [] for group in groups or comparison.groups}
    for row in differences.iter_rows(named=True):
        measure = comparison.measures[row["measure"]]
        if row["group_a"] in found and row["estimate_b"] is not None and contrasts.leads(measure, row["voice"]):
            key = _key(row)
            untested = UNTESTED if row["group_a"] in few else DOUBTFUL
            marked = _row(row, cells[key], measure, untested)
            if marked["strength"] >= contrasts.FAINTEST:
                found[row["group_a"]].append(marked)
    return Profiles(comparison, [row for group in found for row in _ranked(found[group])])


def _key(row: Row) -> Key:
    return row["measure"], row["target"], row["category"], row["voice"]


def _row(row: Row, cells: Mapping[str, Row], measure: Measure, untested: float) -> dict[str, Any]:
    own = cells[row["group_a"]]
    others = [cell["passages"] for group, cell in cells.items() if group != own["group"]]
    size = contrasts.effect(row["estimate_a"], row["estimate_b"], measure.show)
    grounds = _grounds(own["passages"], others, measure)
    sure = untested if row["q"] is None else SURE if row["q"] < LEVEL else DOUBTFUL
    return {
        "group": own["group"],
        **{name: row[name] for name in ("measure", "target", "category", "voice", "difference", "low", "high", "p", "q")},
        "estimate": row["estimate_a"],
        "others": row["estimate_b"],
        "documents": own["documents"],
        "passages": own["passages"],
        "passages_others": sum(others),
        "strength": round(size * grounds / (grounds + contrasts.HALF) * sure, 9),
        "reason": row["reason"],
    }


def _grounds(own: int, others: Sequence[int], measure: Measure) -> float:
    """How much a difference rests on: the group's passages and the mean of the others'; of judgements the poorer side twice."""
    rest = sum(others)
    if measure.show == "signed":
        return 2 * min(own, rest) if min(own, rest) >= contrasts.FEWEST_JUDGED else 0
    return own + rest / max(len(others), 1)


def _ranked(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    order = sorted(rows, key=lambda row: (-row["strength"], -row["passages"], *(row[name] for name in _KEYS)))
    return [{**row, "rank": rank} for rank, row in enumerate(order, start=1)]


_KEYS = ("measure", "target", "category", "voice")


def told_first(rows: Sequence[Row], most: int) -> list[Row]:
    """The first of a profile, one a measure and target, no measure more than half of them.

    Only what chance would seldom give (q < 0.05) is told; of what could not be tested, what rests on three passages here
    and among the others, and on three articles here.
    """
    found: list[Row] = []
    for row in filter(_bears_telling, rows):
        same = [other for other in found if other["measure"] == row["measure"]]
        if len(same) < (most + 1) // 2 and all(other["target"] != row["target"] or not row["target"] for other in same):
            found.append(row)
        if len(found) == most:
            break
    return found


def _bears_telling(row: Row) -> bool:
    if row["q"] is not None:
        return bool(row["q"] < LEVEL)
    return bool(min(row["passages"], row["passages_others"], row["documents"]) >= contrasts.FEWEST_MENTIONS)
