"""What a validation says in short: saved to a file, put into ``run.json``, told beside the measures that rest on it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import InputError
from framing.validation.agreement import Tally

if TYPE_CHECKING:
    from framing.extension import Measure
    from framing.tables.results import Results
    from framing.validation.validate import Agreement, Validation

VERSION = 1
_KEY = "framing:validation"
CHECKED = "Checked against people, "  # begins what a validation adds to the caution of a measure


def summary(validation: Validation) -> dict[str, Any]:
    """A validation as it stands in ``run.json``: for each task and label how far the program can be trusted.

    Precision, recall and F1 are over the tallies of all coders; ``alpha`` is the mean over them, ``alpha_coders`` that
    among the coders alone. What cannot be given is null.
    """
    from framing.validation.validate import CODERS, PROGRAM

    among = {row.task: row for row in validation.rows if row.one == CODERS}
    tasks: dict[tuple[Any, str], list[Agreement]] = {}
    for row in validation.rows:
        if row.one == PROGRAM:
            tasks.setdefault((row.task, row.label), []).append(row)
    told = []
    for (task, label), rows in tasks.items():
        peers = among.get(task) if not label else None
        told.append({
            "task": str(task), "layer": task.layer, "field": task.field, "measure": task.measure,
            "label": label, "coders": len(rows), "documents": max(row.documents for row in rows),
            **_shares("", [row.exact for row in rows]),
            **_shares("overlap_", [row.overlap for row in rows]),
            "alpha": _mean([row.alpha for row in rows]),
            "alpha_coders": peers.alpha if peers else None,
            "reason": next((row.reason for row in rows if row.reason), ""),
        })  # fmt: skip
    gold = {"name": validation.gold.name, "sha256": validation.gold.sha256}
    return {_KEY: VERSION, "gold": gold, "made_with": dict(validation.made_with), "tasks": told}


def _shares(prefix: str, tallies: Iterable[Tally | None]) -> dict[str, Any]:
    found = [tally for tally in tallies if tally is not None]
    sum_ = Tally()
    for tally in found:
        sum_ = sum_.plus(tally)
    shares = {f"{prefix}precision": sum_.precision, f"{prefix}recall": sum_.recall, f"{prefix}f1": sum_.f1}
    return shares if prefix else {"marked": sum_.marked, "found": sum_.found, **shares}


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def load_validation(path: Path) -> dict[str, Any]:
    """The summary that ``framing validate --save`` wrote. Raises :class:`~framing.errors.InputError`."""
    try:
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict) or _KEY not in content or not isinstance(content.get("tasks"), list):
        raise InputError(f"{path}: no validation; framing validate PATH --gold FILE --save {path.name} writes one")
    if content[_KEY] != VERSION:
        raise InputError(f"{path}: a validation of version {content[_KEY]}, and this program reads {VERSION}; validate again")
    return content


def trusted(results: Results, validation: Mapping[str, Any]) -> Results:
    """The results, their run with the validation and each measure it concerns with a caution that says how far to trust it."""
    results.run = {**results.run, "validation": validation}
    told = {name: trust_of(results.run, measure) for name, measure in results.measures.items()}
    results.measures = {
        name: replace(
            measure,
            caution=". ".join(filter(None, (measure.caution, *(f"{CHECKED}{line}" for line in told[name])))),
        )
        for name, measure in results.measures.items()
    }
    return results


def trust_of(run: Mapping[str, Any], measure: Measure) -> list[str]:
    """What the validation in a run's manifest says of a measure and of the layers it rests on: one line a task.

    Empty where nothing was validated. A line says so where it was made with another version, codebook or component.
    """
    validation = run.get("validation") or {}
    changed = _changed(run, validation.get("made_with", {}))
    with_what = f" (measured with {changed})" if changed else ""
    return [
        f"{task['task']}: {_told(task)}{with_what}"
        for task in validation.get("tasks", ())
        if not task["label"] and (task["measure"] == measure.name or task["layer"] in measure.requires)
    ]


def _told(task: Mapping[str, Any]) -> str:
    parts = [f"F1 {_number(task['f1'])}"]
    if task["overlap_f1"] is not None:
        parts[0] += f" exact, {_number(task['overlap_f1'])} overlapping"
    parts.append(f"alpha {_number(task['alpha'])}" + (f" ({task['reason']})" if task["alpha"] is None else ""))
    if task["alpha_coders"] is not None:
        parts.append(f"among coders {_number(task['alpha_coders'])}")
    people = "1 coder" if task["coders"] == 1 else f"{task['coders']} coders"
    return f"{', '.join(parts)}; {people}, {task['documents']} documents"


def _changed(run: Mapping[str, Any], made_with: Mapping[str, Any]) -> str:
    told = []
    if made_with.get("framing") not in (None, run.get("framing")):
        told.append(f"framing {made_with['framing']}")
    if made_with.get("codebook") not in (None, run.get("codebook", {}).get("sha256")):
        told.append("another codebook")
    return " and ".join(told)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
