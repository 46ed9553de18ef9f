"""Several sheets of one sample as one: a file a coder, or a sheet and what was agreed on of it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from framing.coding.design import Design, design_path, load_design
from framing.coding.sheet import Sheet, read_sheet
from framing.errors import InputError


def read_sheets(paths: Sequence[str | Path]) -> Sheet:
    """Read sheets of one sample as one, with the columns of all. One sheet is read as it is.

    Raises :class:`~framing.errors.InputError` for an item whose question differs, and for a coder who answers an item in two
    ways.
    """
    sheets = [read_sheet(path) for path in paths]
    first, *others = sheets
    if not others:
        return first
    items, answers = dict(first.items), {coder: dict(given) for coder, given in first.answers.items()}
    places, ignored = dict(first.places), list(first.ignored)
    where = {(coder, name): first.name for coder, given in first.answers.items() for name in given}
    for sheet in others:
        for name, item in sheet.items.items():
            if name in items and _differ(items[name].question, item.question):
                raise InputError(
                    f"{sheet.name}, row {sheet.places[name]}: item {name} asks something else than in {first.name}; the two are "
                    "sheets of other samples"
                )
            items.setdefault(name, item)
            places.setdefault(name, sheet.places[name])
        for coder, given in sheet.answers.items():
            for name, answer in given.items():
                said = answers.setdefault(coder, {}).setdefault(name, answer)
                if said != answer:
                    raise InputError(
                        f"{sheet.name}, row {sheet.places[name]}: coder {coder} answers '{answer[:40]}', and '{said[:40]}' in "
                        f"{where[coder, name]}; if they are two people, give their columns two names"
                    )
                where.setdefault((coder, name), sheet.name)
        ignored += [name for name in sheet.ignored if name not in ignored]
    sha256 = hashlib.sha256("".join(sheet.sha256 for sheet in sheets).encode()).hexdigest()
    return Sheet(", ".join(sheet.name for sheet in sheets), items, answers, places, sha256, tuple(ignored))


def _differ(one: str, other: str) -> bool:
    return bool(one.strip() and other.strip()) and " ".join(one.split()) != " ".join(other.split())


def design_beside(paths: Sequence[str | Path]) -> Design | None:
    """The design that lies beside any of the sheets; None where there is none."""
    beside = [path for path in map(design_path, map(Path, paths)) if path.is_file()]
    return load_design(beside[0]) if beside else None
