"""A validation as text, and as one JSON object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from framing.report.layout import aligned
from framing.report.passages import excerpt
from framing.report.terminal import wrap
from framing.validation.agreement import Tally
from framing.validation.readings import CODERS
from framing.validation.trust import summary

if TYPE_CHECKING:
    from framing.validation.gold import Task
    from framing.validation.validate import Agreement, Disagreement, Validation

SPANS = "Spans: exact has the very same start and end, overlap shares a character (one to one, the closest first). "
WORDS = "Alpha is Krippendorff's, nominal, of words: each has the labels of the spans that it begins in, or none."
ITEMS = "Alpha is Krippendorff's of the labels; −1, 0 and 1 and other numbers are points of an interval scale."


def text_of(validation: Validation, *, most: int, width: int) -> str:
    """Agreement task by task, then up to ``most`` disagreements to read."""
    coders = {row.other for row in validation.rows} - {CODERS}
    people = "1 coder" if len(coders) == 1 else f"{len(coders)} coders"
    documents = len(validation.texts)
    read = "1 document" if documents == 1 else f"{documents} documents"
    blocks = [f"{validation.gold.name}: {people}, {read}\n"]
    tasks = list(dict.fromkeys(row.task for row in validation.rows))
    blocks.extend(_table(task, [row for row in validation.rows if row.task == task]) for task in tasks)
    legend = [SPANS + WORDS] if any(task.kind == "spans" for task in tasks) else []
    legend += [ITEMS] if any(task.kind != "spans" for task in tasks) else []
    blocks.append("".join(f"{line}\n" for told in legend for line in wrap(told, width)))
    if validation.disagreements and most:
        blocks.append("".join(_readable(validation, most, width)))
    return "\n".join(blocks)


def _table(task: Task, rows: list[Agreement]) -> str:
    spans = task.kind == "spans"
    shares = ("exact P", "R", "F1", "overlap P", "R", "F1") if spans else ("P", "R", "F1")
    header = ("found by", "coded by", "label", "documents", "coded", "found", *shares, "alpha")
    numbers = frozenset(range(3, len(header) - 1))
    return f"{task}\n{aligned(header, [_row(row, spans) for row in rows], numbers=numbers)}"


def _row(row: Agreement, spans: bool) -> tuple[str, ...]:
    exact = row.exact
    counts = (str(exact.marked), str(exact.found)) if exact else ("", "")
    shares = [*_shares(exact), *(_shares(row.overlap) if spans else ())]
    agreed = "" if row.label else f"{row.alpha:.3f}" if row.alpha is not None else f"– {row.reason}"
    among = ("", "among coders") if row.one == CODERS else (row.one, row.other)
    return (*among, row.label or "(all)", str(row.documents), *counts, *shares, agreed)


def _shares(tally: Tally | None) -> tuple[str, str, str]:
    if tally is None:
        return "", "", ""
    return _share(tally.precision), _share(tally.recall), _share(tally.f1)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _readable(validation: Validation, most: int, width: int) -> Iterator[str]:
    found = validation.disagreements
    of = f" (the first {most} of {len(found)})" if len(found) > most else ""
    yield f"Disagreements{of}\n"
    for each in found[:most]:
        toward = f"[{each.target}]" if each.target else ""
        said = f"{each.coder}: {each.coded}  framing: {each.found}"
        yield f"\n{each.doc_id}{_place(each)}  {each.task}{toward}  {said}\n"
        for line in wrap(_passage(validation, each), width - 2) if each.pieces else ():
            yield f"  {line}\n"


def _place(each: Disagreement) -> str:
    return f" {each.pieces[0][0]}–{each.pieces[-1][1]}" if each.pieces else ""


def _passage(validation: Validation, each: Disagreement) -> str:
    pieces = str([list(piece) for piece in each.pieces])
    return excerpt(validation.texts[each.doc_id], {"pieces": pieces, "start": each.pieces[0][0], "end": each.pieces[-1][1]})


def dict_of(validation: Validation) -> dict[str, Any]:
    """Everything, for JSON: the summary, every pair of readers, every disagreement."""
    return {
        **summary(validation),
        "agreement": [
            {
                "task": str(row.task),
                "one": row.one,
                "other": row.other,
                "label": row.label,
                "documents": row.documents,
                "exact": row.exact._asdict() if row.exact else None,
                "overlap": row.overlap._asdict() if row.overlap else None,
                "units": row.units,
                "alpha": row.alpha,
                "reason": row.reason,
            }
            for row in validation.rows
        ],
        "disagreements": [
            {
                "task": str(each.task),
                "doc_id": each.doc_id,
                "target": each.target,
                "pieces": [list(piece) for piece in each.pieces],
                "quote": " … ".join(validation.texts[each.doc_id][start:end] for start, end in each.pieces),
                "coder": each.coder,
                "coded": each.coded,
                "found": each.found,
            }
            for each in validation.disagreements
        ],
    }
