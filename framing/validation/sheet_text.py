"""Agreement on a coding sheet, and the program against it, as text and as one JSON object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from framing.coding.agreement import Agreement, Apart
from framing.report.content.numbers import p_told
from framing.report.layout import aligned
from framing.report.terminal import one_line, wrap
from framing.validation.people import ALL, SURE, Checked, Errors, Shares

if TYPE_CHECKING:
    from framing.coding.sheet import Sheet
    from framing.statistics.reliability import Reliability

HOW = (
    "Alpha is Krippendorff's: nominal of answers in words, of an interval scale of numbers (of parts, the share). Its 95% "
    "interval is of 2,000 samples of as many {units}, drawn with replacement. Agreement on an answer is how often another coder "
    "gave it to an item to which one did."
)
ERROR = (
    "Program and people are numbers of the coded articles alone, weighted by how likely each was to be drawn; the error is "
    "the program's less people's, with a 95% interval. What counts for a comparison is whether it differs between {by}s."
)
SHARE = (
    "Intervals are Wilson's, with the dispersion of the articles; all together is weighted by how likely each passage was to be "
    "drawn."
)


@dataclass(frozen=True)
class SheetValidation:
    """What a coding sheet tells: how far its coders agree, and how far off the program is, if that was asked."""

    sheet: Sheet
    agreements: Sequence[Agreement]
    checked: Checked | None = None


def text_of(found: SheetValidation, *, most: int, width: int) -> str:
    """Agreement question by question, the program's errors, then up to ``most`` disagreements to read."""
    people, items = len(found.sheet.coders), len(found.sheet.items)
    lines = [f"{found.sheet.name}: {_count(people, 'coder')}, {_count(items, 'item')}", ""]
    for agreement in found.agreements:
        lines += [*_agreement(agreement, width), ""]
    if found.agreements:
        units = "articles" if found.agreements[0].by_article else "items (whose articles are unknown without the design)"
        lines += [*wrap(HOW.format(units=units), width), ""]
    if found.checked is not None:
        lines += _checked(found.checked, width)
    apart = [(agreement, each) for agreement in found.agreements for each in agreement.apart]
    if apart and most:
        of = f" (the first {most} of {len(apart)})" if len(apart) > most else ""
        lines.append(f"Disagreements{of}")
        groups = found.checked.groups if found.checked else {}
        for agreement, each in apart[:most]:
            lines += ["", *_apart(agreement, each, groups, width)]
    return "\n".join(lines).rstrip() + "\n"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def alpha_told(found: Reliability) -> str:
    """Alpha with its interval, or why there is none."""
    if found.alpha is None:
        return f"no alpha: {found.reason}"
    if found.low is None or found.high is None:
        return f"alpha {found.alpha:.2f} ({found.reason})"
    return f"alpha {found.alpha:.2f} [{found.low:.2f}, {found.high:.2f}]"


def _agreement(found: Agreement, width: int) -> Iterator[str]:
    yield one_line(found.name)
    if found.question and found.question != found.name:
        yield from (f"  {line}" for line in wrap(one_line(found.question), width - 2))
    own = found.reliability
    told = [f"{alpha_told(own)}, {_count(own.items, 'item')} coded by two or more"]
    if found.same is not None:
        told.append(f"{found.same:.0%} of answers the same")
    if found.distance is not None:
        told.append(f"{found.distance:.2f} apart on average")
    if found.unnumbered:
        told.append(f"{_count(found.unnumbered, 'item')} with an answer that is no number, which alpha leaves out")
    if found.means:
        told.append(f"means {', '.join(f'{coder} {mean:.2f}' for coder, mean in found.means.items())}")
    yield from (f"  {line}" for line in wrap("; ".join(told), width - 2))
    if found.categories:
        rows = [(_plain(each.name), str(each.given), _share(each.agreement)) for each in found.categories]
        yield from _block(("answer", "given", "agreement"), rows, range(1, 3))
    for pair, confusion in found.confusions.items():
        yield from _confusion(pair, confusion)


def _confusion(pair: tuple[str, str], confusion: Mapping[tuple[Any, Any], int]) -> Iterator[str]:
    names = sorted({name for both in confusion for name in both}, key=lambda value: (isinstance(value, str), value))
    one, other = pair
    rows = [(_plain(a), *(str(confusion.get((a, b), 0) or "·") for b in names)) for a in names]
    yield from _block((f"{one} \\ {other}", *map(_plain, names)), rows, range(1, len(names) + 1))


def _block(header: Sequence[str], rows: Sequence[Sequence[str]], numbers: range) -> Iterator[str]:
    yield from (f"  {line}" for line in aligned(header, rows, numbers=frozenset(numbers)).splitlines())


def _plain(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _checked(found: Checked, width: int) -> Iterator[str]:
    yield f"The program against people, by {found.by}"
    yield ""
    for error in found.errors:
        yield from _errors(error, found.by, width)
        yield ""
    for share in found.shares:
        yield from _shares(share, found.by, width)
        yield ""
    yield from wrap(ERROR.format(by=found.by) if found.errors else SHARE, width)
    yield ""


def _errors(found: Errors, by: str, width: int) -> Iterator[str]:
    yield f"{found.name}: {alpha_told(found.alpha)} of program and people, article by article"
    rows = [
        (
            group,
            str(e.coded),
            _number(e.program),
            _number(e.people),
            _ranged(e.error, e.low, e.high, signed=True),
            str(e.differing),
        )
        for group, e in found.by_group.items()
    ]
    yield from _block((by, "coded", "program", "people", "error", "differ in"), rows, range(1, 6))
    why = {e.reason: group for group, e in found.by_group.items() if e.reason}
    for reason in why:
        groups = ", ".join(group for group, e in found.by_group.items() if e.reason == reason)
        yield from (f"  {line}" for line in wrap(f"{groups}: {reason}", width - 2))
    yield from (f"  {line}" for line in wrap(verdict(found, by), width - 2))


def verdict(found: Errors | Shares, by: str) -> str:
    """Whether the program is off by as much in all groups, in plain words."""
    what = "error" if isinstance(found, Errors) else found.what
    if found.p is None:
        return f"Whether the {what} differs between {by}s cannot be said: fewer than two of them have an interval."
    p = p_told(found.p)
    if found.p <= SURE:
        ruin = f"a difference between {by}s by this measure is in part one of the program"
        cure = "; framing compare --coded corrects it" if isinstance(found, Errors) else ""
        return f"The {what} is not the same in all {by}s ({p}): {ruin}{cure}."
    return f"No evidence that the {what} differs between {by}s ({p}){_least(found)}."


def _least(found: Errors | Shares) -> str:
    """From which difference on two groups would be told apart; so much may be hidden."""
    halves = [(each.high - each.low) / 2 for each in found.by_group.values() if each.low is not None and each.high is not None]
    if not halves:
        return ""
    least = median(halves) * 2**0.5
    told = f"{100 * least:.0f} points" if isinstance(found, Shares) else f"{least:.2g}"
    return f", which is no evidence that it is the same: with so much coded, two can be distinguished from about {told} on"


def _shares(found: Shares, by: str, width: int) -> Iterator[str]:
    yield f"{found.name}: {found.what}"
    every = {**found.by_group, ALL: found.whole} if len(found.by_group) > 1 else found.by_group
    counts = {group: (f"{s.right:g}", f"{s.of:g}") if group != ALL else ("", "") for group, s in every.items()}
    rows = [(group, *counts[group], _ranged(s.value, s.low, s.high)) for group, s in every.items()]
    yield from _block((by, "right", "of", found.what), rows, range(1, 4))
    yield from (f"  {line}" for line in wrap(verdict(found, by), width - 2))


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3g}"


def _ranged(value: float | None, low: float | None, high: float | None, *, signed: bool = False) -> str:
    if value is None:
        return "–"
    sign = "+" if signed else ""
    told = f"{value:{sign}.2f}".replace("-", "−")
    return told if low is None or high is None else f"{told} [{low:{sign}.2f}, {high:{sign}.2f}]".replace("-", "−")


def _apart(agreement: Agreement, each: Apart, groups: Mapping[str, str], width: int) -> Iterator[str]:
    said = "  ".join(f"{coder}: {answer}" for coder, answer in each.answers.items())
    agreed = f"  agreed: {one_line(each.agreed)}" if each.agreed else ""
    outlet = f"  {one_line(groups[each.document])}" if each.document in groups else ""
    yield f"{each.item.id} (row {each.row}){outlet}  {agreement.name}  {one_line(said)}{agreed}"
    yield from (f"  {line}" for line in wrap(one_line(each.item.headline), width - 2))
    if each.passage:
        yield from (f"  {line}" for line in wrap(f"“{one_line(each.passage)}”", width - 2))


# As JSON.


def dict_of(found: SheetValidation) -> dict[str, Any]:
    """Everything, for JSON."""
    groups = found.checked.groups if found.checked else {}
    told: dict[str, Any] = {
        "sheet": {"name": found.sheet.name, "sha256": found.sheet.sha256, "items": len(found.sheet.items)},
        "coders": list(found.sheet.coders),
        "agreement": [_agreement_dict(each) for each in found.agreements],
        "disagreements": [
            {
                "item": each.item.id, "row": each.row, "question": agreement.name, "doc_id": each.document,
                "group": groups.get(each.document), "headline": each.item.headline, "passage": each.passage,
                "answers": dict(each.answers), "agreed": each.agreed,
            }
            for agreement in found.agreements for each in agreement.apart
        ],
    }  # fmt: skip
    if found.checked is not None:
        told |= {
            "by": found.checked.by,
            "kind": found.checked.kind,
            "errors": [_program_dict(each, found.checked.by) for each in found.checked.errors],
            "shares": [_program_dict(each, found.checked.by) for each in found.checked.shares],
        }
    return told


def _agreement_dict(found: Agreement) -> dict[str, Any]:
    own = found.reliability
    return {
        "question": found.name, "text": found.question, "coders": list(found.coders), "items": own.items, "units": own.units,
        "level": "interval" if found.numbers else "nominal", "alpha": own.alpha, "low": own.low, "high": own.high,
        "reason": own.reason, "same": found.same, "distance": found.distance, "means": dict(found.means),
        "categories": [{"answer": c.name, "given": c.given, "agreement": c.agreement} for c in found.categories],
        "confusion": [
            {"one": one, "other": other, "answer_one": a, "answer_other": b, "items": times}
            for (one, other), counts in found.confusions.items() for (a, b), times in counts.items()
        ],
    }  # fmt: skip


def _program_dict(found: Errors | Shares, by: str) -> dict[str, Any]:
    names: tuple[str, ...]
    told: dict[str, Any] = {"question": found.name, "measure": found.measure, "p": found.p, "verdict": verdict(found, by)}
    if isinstance(found, Errors):
        names = ("program", "people", "error", "low", "high", "coded", "units", "differing", "reason")
        told |= {"alpha": found.alpha.alpha, "alpha_low": found.alpha.low, "alpha_high": found.alpha.high}
    else:
        names = ("right", "of", "value", "low", "high", "units")
        told |= {"what": found.what, "whole": {name: getattr(found.whole, name) for name in names}}
    rows = [{"group": group, **{name: getattr(each, name) for name in names}} for group, each in found.by_group.items()]
    return {**told, "groups": rows}
