"""What coding corrects, told: the table, what the correction rests on, and what becomes of each difference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from framing.coding.codes import Codes
from framing.coding.kept import record_of
from framing.coding.sheet import MODEL
from framing.compare.contrasts import is_sure
from framing.compare.sample import KEYS, Key

if TYPE_CHECKING:
    from framing.compare.comparison import Comparison
    from framing.compare.corrected import Correction
    from framing.extension import Measure
    from framing.statistics.differential import Error

Now = Literal["holds", "no longer holds", "reverses", "is newly significant"]


def is_shown(measure: Measure, comparison: Comparison) -> bool:
    """Whether a comparison shows a measure unasked: a main one, or one that people coded."""
    return measure.main or measure.name in ((comparison.run.get("compare") or {}).get("coded") or {}).get("measures", ())


def record(found: Correction, comparison: Comparison) -> dict[str, Any]:
    """For the manifest of the run: the codes, how far coders agree, and what the correction does to the differences."""
    design, what = found.codes.design, effect(comparison)
    return {
        **record_of(found.codes),
        "kind": design.kind,
        "measures": dict(design.measures),
        "documents": len({name for name, _ in found.codes.complete}),
        "of": design.documents,
        "by": design.by,
        "drawn": {group: list(counts) for group, counts in design.strata.items()},
        "seed": design.seed,
        "agreement": _agreement(found.codes),
        "errors": [_errors(key, by_group) for key, by_group in found.errors.items() if by_group],
        "effect": "" if what is None else str(what),
        "changes": [] if what is None else [asdict(change) for change in what.changes],
    }


def _errors(key: Key, by_group: Mapping[str, Error]) -> dict[str, Any]:
    """How far the program is off in each group, and how likely such differences of errors are by chance."""
    from framing.statistics.differential import same_errors

    told = {group: {"error": e.error, "low": e.low, "high": e.high, "coded": e.coded} for group, e in by_group.items()}
    return {**dict(zip(KEYS, key, strict=True)), "p": same_errors([*by_group.values()]), "groups": told}


def _agreement(codes: Codes) -> list[dict[str, Any]]:
    """How far the people who coded agree, question by question; empty where nothing was coded by two of them."""
    from framing.coding.agreement import agreements

    if codes.sheet is None:
        return []
    people = {name: given for name, given in codes.sheet.answers.items() if not name.startswith(MODEL)}
    return [
        {
            "measure": found.measure,
            "question": found.name,
            "coders": len(found.coders),
            "items": found.reliability.items,
            "same": found.same,
            "alpha": found.reliability.alpha,
            "low": found.reliability.low,
            "high": found.reliability.high,
            "reason": found.reliability.reason,
            "level": "interval" if found.numbers else "nominal",
            "apart": len(found.apart),
            "agreed": sum(bool(each.agreed) for each in found.apart),
        }
        for found in agreements(replace(codes.sheet, answers=people), codes.design, codes.design.seed)
    ]


def rows(comparison: Comparison) -> list[dict[str, Any]]:
    """The rows of the table ``correction``, in the order of the comparison."""
    found, plain = comparison.correction, comparison.uncorrected
    if found is None or plain is None:
        return []
    own = {(cell.group, cell.key): cell for cell in plain.cells}
    told = []
    for cell in comparison.cells:
        at = cell.group, comparison.sample.places.get(cell.key, -1)
        if at not in found.coded:
            continue
        program, right = own[cell.group, cell.key], comparison.sample.rectified.get(at)
        row = {
            "group": cell.group,
            **dict(zip(KEYS, cell.key, strict=True)),
            **{"program": program.estimate, "program_low": program.low, "program_high": program.high},
            **{"coded": found.coded[at], "documents": found.documents[at], "reason": found.refused.get(at, "")},
        }
        if right is not None:
            row |= {"corrected": cell.estimate, "low": cell.low, "high": cell.high, "weight": right.weight}
        told.append(row)
    return told


@dataclass(frozen=True)
class Change:
    """One difference between two groups that the program alone tells, or the corrected numbers do: before and after."""

    measure: str
    target: str
    category: str
    voice: str
    group_a: str
    group_b: str
    program: float
    corrected: float | None
    low: float | None
    high: float | None
    q_program: float | None
    q: float | None
    now: Now


@dataclass(frozen=True)
class Effect:
    """What the correction does to the differences that are told (q ≤ 0.05), by the program alone or once it is corrected."""

    changes: tuple[Change, ...]

    def __str__(self) -> str:
        new, turned = self._count("is newly significant"), self._count("reverses")
        told = len(self.changes) - new
        gone = self._count("no longer holds") + turned
        if not told:
            lead = "no difference in the coded measures is significant, as by the program alone" if not new else ""
        elif not gone:
            lead = "the one difference still holds" if told == 1 else f"all {told} differences still hold"
        else:
            lead = f"{gone} of {told} differences no longer hold{'s' if gone == 1 else ''}"
            lead = "the one difference no longer holds" if told == 1 else lead
        which = "" if gone == 1 else f"{turned} of them "
        opposite = f", {which}with the opposite sign now" if turned else ""
        only = f"{new} difference{'' if new == 1 else 's'} {'is' if new == 1 else 'are'} newly significant"
        return "; ".join(filter(None, (f"{lead}{opposite}", only if new else "")))

    def _count(self, now: Now) -> int:
        return sum(change.now == now for change in self.changes)


def effect(comparison: Comparison) -> Effect | None:
    """How the differences of corrected numbers change; None where nothing is corrected."""
    plain = comparison.uncorrected
    if plain is None or not comparison.sample.rectified:
        return None
    series = {comparison.sample.keys[place] for _, place in comparison.sample.rectified}
    before, after = (_by_pair(each.table("differences").iter_rows(named=True), series) for each in (plain, comparison))
    return Effect(
        tuple(_change(row, after.get(at, {})) for at, row in before.items() if _is_told(row) or _is_told(after.get(at)))
    )


Row = Mapping[str, Any]


def _by_pair(found: Iterable[Row], series: set[Key]) -> dict[tuple[object, ...], Row]:
    return {(*key, row["group_a"], row["group_b"]): row for row in found if (key := tuple(row[name] for name in KEYS)) in series}


def _is_told(row: Row | None) -> bool:
    return row is not None and bool(row) and is_sure(row)


def _change(before: Row, after: Row) -> Change:
    now: Now = "no longer holds"
    if not _is_told(before):
        now = "is newly significant"
    elif _is_told(after):
        now = "holds" if (before["difference"] > 0) == (after["difference"] > 0) else "reverses"
    named: dict[str, Any] = {name: before[name] for name in (*KEYS, "group_a", "group_b")}
    numbers: dict[str, Any] = {name: after.get(name) for name in ("low", "high", "q")}
    return Change(
        **named, program=before["difference"], q_program=before["q"], corrected=after.get("difference"), **numbers, now=now
    )
