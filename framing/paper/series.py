"""Which series a table shows, with the cells, the tests and the counts of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.compare.contrasts import REST
from framing.compare.differences import families
from framing.compare.estimates import Cell as Estimate
from framing.compare.groups import OTHERS
from framing.compare.sample import Key
from framing.errors import RequestError
from framing.extension import Measure
from framing.paper.limits import chosen_categories, chosen_measures, chosen_targets

if TYPE_CHECKING:
    from framing.compare.comparison import Comparison


@dataclass(frozen=True)
class Shown:
    """What the table shows: its groups in their order, its series, and the cells and the q of each."""

    comparison: Comparison
    groups: Sequence[str]
    keys: Sequence[Key]
    cells: Mapping[tuple[str, Key], Estimate]
    q: Mapping[tuple[str, Key], float]
    tested: str  # the differences that q is reckoned over, in words
    never: Sequence[Key] = ()  # series that are left out, since they are zero throughout

    def measure(self, key: Key) -> Measure:
        return self.comparison.measures[key[0]]

    @property
    def measures(self) -> list[Measure]:
        return [self.comparison.measures[name] for name in dict.fromkeys(key[0] for key in self.keys)]

    def counts(self, measure: Measure) -> bool:
        """Whether mentions are counted, since the articles are too few for a rate."""
        return counted(self.cells, self.keys, measure)

    def n(self, group: str, key: Key) -> int:
        cell = self.cells.get((group, key))
        return cell.documents if cell else 0

    @property
    def one_n(self) -> bool:
        """Whether every number of a group rests on as many documents."""
        return all(len({self.n(group, key) for key in self.keys}) == 1 for group in self.groups)


def value_of(cell: Estimate | None, counts: bool = False) -> float | None:
    if cell is None or cell.estimate is None:
        return None
    return cell.numerator if counts else cell.estimate


def counted(cells: Mapping[tuple[str, Key], Estimate], keys: Sequence[Key], measure: Measure) -> bool:
    """Whether a measure of mentions is shown as counts: where no number of it has an interval, as a comparison does."""
    if measure.show != "count":
        return False
    wanted = {key for key in keys if key[0] == measure.name}
    return not any(cell.sampled for (_, key), cell in cells.items() if key in wanted)


def chosen_series(
    comparison: Comparison, measures: Iterable[str] | None, about: Mapping[str, Sequence[str]], wordings: Sequence[str]
) -> list[Key]:
    """The series that are columns; ``about`` names targets and concepts. Raises RequestError where there are none."""
    names = chosen_measures(comparison, measures)
    meant = {name for kind, listed in about.items() for name in chosen_targets(comparison, kind, listed)}
    categories = set(chosen_categories(comparison, wordings))
    explicit = measures is not None

    def is_wanted(key: Key) -> bool:
        _, target, category, _ = key
        if category and categories and category not in categories:
            return False
        if target:
            return target in meant or (explicit and not meant)
        return explicit or not category

    found: dict[str, list[Key]] = {name: [] for name in names}
    for key in dict.fromkeys(cell.key for cell in comparison.cells if cell.key[0] in found):
        if is_wanted(key):
            found[key[0]].append(key)
    keys = [key for name in names for key in found[name]]
    if not keys:
        raise _no_column(comparison, names)
    return keys


def common_categories(shown: Shown) -> list[Key]:
    """The categories of the shares that a comparison shows unasked, without those that say nothing; the commonest first."""
    found: dict[Key, float] = {}
    names = {name for name in chosen_measures(shown.comparison, None) if shown.comparison.measures[name].show == "share"}
    for (group, key), cell in shown.cells.items():
        name, target, category, voice = key
        if name in names and category and not (target or voice) and category not in REST and group in shown.groups:
            found[key] = found.get(key, 0.0) + (cell.numerator or 0.0)
    return sorted((key for key, total in found.items() if total), key=lambda key: (-found[key], key))


def _no_column(comparison: Comparison, names: Sequence[str]) -> RequestError:
    others = ", ".join(dict.fromkeys(cell.key[1] for cell in comparison.cells if cell.key[1]))
    told = f"; name targets or concepts, of which there are {others}" if others else ""
    return RequestError(f"the table would have no column: {', '.join(names) or 'no measure'} has no such number{told}")


def tests_of(comparison: Comparison) -> tuple[Mapping[tuple[str, Key], float], str]:
    """The q of each group against all others, by series, and which differences were tested."""
    if len(comparison.groups) < 2 or comparison.lacks_codes:
        return {}, ""
    rows = comparison.differences([(group, OTHERS) for group in comparison.groups])
    tested = [row for row in rows.iter_rows(named=True) if row["q"] is not None]
    return {(row["group_a"], key_of(row)): row["q"] for row in tested}, tested_over(tested, comparison.measures)


def key_of(row: Mapping[str, Any]) -> Key:
    """The series that a row of a table is about."""
    return row["measure"], row["target"], row["category"], row["voice"]


def tested_over(rows: Iterable[Mapping[str, Any]], measures: Mapping[str, Measure]) -> str:
    """Over which differences p is adjusted, in words: between which sides, and of two families of them each apart."""
    rows = [row for row in rows if row["q"] is not None]
    tested = [(key_of(row), float(row["p"])) for row in rows]
    sides = "of one group from all others together" if any(row["group_b"] == OTHERS for row in rows) else "between two groups"
    sizes = [len(family) for family in families(tested, measures)]
    if len(sizes) < 2:
        return f"the {len(tested):,} differences {sides} that were tested"
    first, others = (f"{size:,}" for size in sizes)
    return (
        f"the {first} differences {sides} that were tested of measures that may be ranked first and, apart from these, the "
        f"{others} of all others"
    )
