"""``framing validate`` of a coding sheet: how far its coders agree, and how far off the program is in each outlet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from framing.cli.options import Shared
from framing.errors import RequestError
from framing.load.sheets import ITEM, is_sheet

if TYPE_CHECKING:
    from framing.cli.plugins import Listing
    from framing.coding.codes import Codes
    from framing.coding.design import Design
    from framing.validation.people import Checked


def sheets_of(paths: Sequence[Path], gold: Sequence[Path]) -> list[Path]:
    """The coding sheets that are named: after --gold, else as the paths themselves; empty where the coding is of another kind.

    Raises :class:`~framing.errors.RequestError` for a sheet beside what is none.
    """
    given = list(gold or paths)
    sheets = [path for path in given if is_sheet(path)]
    if sheets and len(sheets) < len(given):
        other = next(path for path in given if path not in sheets)
        raise RequestError(
            f"{other}: no coding sheet (no column '{ITEM}'), and {sheets[0]} is one; name articles before --gold, and sheets "
            "after it"
        )
    return sheets


def validate_sheets(
    shared: Shared, sheets: Sequence[Path], articles: bool, most: int, adjudicate: Path | None, kind: Listing | None
) -> int:
    """Tell how far coders agree and, where ``articles`` are named, how far off the program is; write what is to be agreed on."""
    from framing.cli.destination import check_output, dumps, format_of, sink
    from framing.cli.exits import DONE
    from framing.cli.plugins import LISTINGS
    from framing.cli.session import as_usage_error, tell
    from framing.coding.agreement import agreements, without_design, write_adjudication
    from framing.coding.codes import check_items
    from framing.coding.sheet import check_format
    from framing.coding.together import design_beside, read_sheets
    from framing.report.terminal import width
    from framing.validation.sheet_text import SheetValidation, dict_of, text_of

    form = format_of(shared.output, kind, LISTINGS)
    for target in (shared.output, adjudicate):
        check_output(target, read=[*sheets, *(shared.paths if articles else ())])
    if adjudicate is not None:
        check_format(adjudicate)
        if adjudicate.exists():
            raise RequestError(f"{adjudicate}: exists already, and may hold what was agreed on; name another file")
    with as_usage_error():
        sheet, design = read_sheets(sheets), design_beside(sheets)
        if design is not None:
            check_items(sheet, design)
        found = agreements(sheet, design or without_design(sheet), shared.seed)
    notes = _notes(sheet.coders, design, articles, len(found))
    code, checked = DONE, None
    if design is not None and articles:
        with as_usage_error():
            code, checked = _checked(shared, sheets)
        notes += checked.notes
    if adjudicate is not None:
        number = write_adjudication(adjudicate, sheet, found)
        named = " ".join(f"--coded {path}" for path in (*sheets, adjudicate))
        notes.append(f"{adjudicate}: {number} items to agree on; fill in the column 'agreed', then framing compare PATH {named}")
    told = SheetValidation(sheet, found, checked)
    with sink(shared.output) as stream:
        stream.write(text_of(told, most=most, width=width()) if form == "text" else dumps(dict_of(told), indent=1) + "\n")
    if not shared.quiet:
        tell("note", notes)
    return code


def _notes(coders: Sequence[str], design: Design | None, articles: bool, questions: int) -> list[str]:
    """What could not be told, and what would take."""
    notes = []
    if not questions:
        notes.append(f"{', '.join(coders) or 'nobody'} coded alone: agreement takes two coders of the same items, a column each")
    if design is None:
        notes.append(
            "no design beside the sheet: nobody knows which article an item is of, nor how likely it was to be drawn, so "
            "neither errors by outlet nor a correction; put the .design.json back where framing sample wrote it"
        )
    elif not articles:
        notes.append("to hold the program against it, outlet by outlet: framing validate PATH --gold SHEET")
    return notes


def _checked(shared: Shared, sheets: Sequence[Path]) -> tuple[int, Checked]:
    from framing.cli.scoring import scored
    from framing.cli.session import open_session
    from framing.coding.codes import read_codes
    from framing.validation.people import check

    codes: Codes = read_codes(*sheets, average=True)
    session = open_session(shared)
    results = scored(session, [*codes.design.measures], None, corrected=False)
    return session.told(results), check(results, codes, shared.seed)
