"""What people answered, made numbers: a filled sheet and its design → what each coded article or passage counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from framing.coding.design import Asked, Design, design_path
from framing.coding.journal import journal_path, read_journal
from framing.coding.questions import Counted, read_answer
from framing.coding.sheet import AGREED, MODEL, Sheet
from framing.coding.together import design_beside, read_sheets
from framing.errors import InputError

Key = tuple[str, str, str, str]
_NAMED = 5  # of what is wrong, so many are named


@dataclass(frozen=True)
class Codes:
    """A coded sample: what each item counts as it was settled, the design that it was drawn by, and what to say of it.

    ``sheet`` is what stood in the file, with the answers of every coder.
    """

    name: str
    sha256: str
    design: Design
    items: Mapping[str, Counted]
    coders: tuple[str, ...] = ()
    sheet: Sheet | None = None
    notes: tuple[str, ...] = ()

    @property
    def complete(self) -> Mapping[tuple[str, Key], Sequence[tuple[Asked, Counted]]]:
        """By document and series what its items ask and count, where each of them is answered."""
        found: dict[tuple[str, Key], list[tuple[Asked, Counted | None]]] = {}
        for name, asked in self.design.items.items():
            found.setdefault((asked.document, asked.key), []).append((asked, self.items.get(name)))
        coded = {at: [(asked, told) for asked, told in each if told is not None] for at, each in found.items()}
        return {at: told for at, told in coded.items() if len(told) == len(found[at])}


def read_codes(*paths: str | Path, average: bool = False) -> Codes:
    """Read a coded sheet with the design beside it; or several of one sample: a file a coder, what was agreed on in another.

    What was agreed on holds; else what all people who coded an item say of it. With ``average`` the mean of their answers
    stands in where they differ. A language model's column settles nothing. Raises :class:`~framing.errors.InputError` for a
    sheet without a design, items that are not in it, answers that nobody can read, and items that are coded in two ways.
    """
    sheet, path = read_sheets(paths), paths[0]
    if (design := design_beside(paths)) is None:
        raise InputError(
            f"{path}: no design beside it ({design_path(Path(path)).name}): nobody knows how likely each item was to be drawn, "
            "so the codes can be validated, and correct nothing; put the design back where framing sample wrote it"
        )
    check_items(sheet, design)
    items, apart = _settled(sheet, design, read_answers(sheet, design), average=average)
    if not items:
        raise InputError(
            f"{path}: nobody has coded anything in it; fill in a column whose name begins with 'coder', or framing code"
        )
    notes = (*_notes(sheet, design, items), *(note for each in paths for note in _left_behind(Path(each))))
    if apart:
        told = f"{sheet.name}: on {apart} items the coders differ and nothing is agreed on: the mean of their answers stands in"
        notes = (*notes, told)
    return Codes(sheet.name, sheet.sha256, design, items, sheet.coders, sheet, notes)


def check_items(sheet: Sheet, design: Design) -> None:
    """Refuse a sheet with items that its design does not have. Raises :class:`~framing.errors.InputError`."""
    strange = [name for name in sheet.items if name not in design.items]
    if strange:
        rows = _listed(f"row {sheet.places[name]} ({name})" for name in strange)
        raise InputError(f"{sheet.name}: not in the design: {rows}; the sheet and the design beside it belong to other samples")


def read_answers(sheet: Sheet, design: Design) -> Mapping[str, Mapping[str, Counted]]:
    """What each coder's answers count, by coder and item.

    Raises :class:`~framing.errors.InputError` that names the rows whose answers cannot be read, and what was expected.
    """
    found: dict[str, dict[str, Counted]] = {}
    wrong: list[str] = []
    for coder, answers in sheet.answers.items():
        for name, answer in answers.items():
            asked = design.items[name]
            try:
                found.setdefault(coder, {})[name] = read_answer(design.form_of(asked), answer, asked.words)
            except ValueError as error:
                wrong.append(f"row {sheet.places[name]}, {coder}: '{answer[:40]}': {error}")
    if wrong:
        raise InputError(f"{sheet.name}: answers that cannot be read: {_listed(wrong)}")
    return found


def _settled(
    sheet: Sheet, design: Design, answers: Mapping[str, Mapping[str, Counted]], *, average: bool
) -> tuple[dict[str, Counted], int]:
    """What each item counts, and of how many it is an average; else refuses what is coded in two ways and not agreed on."""
    people = {coder: given for coder, given in answers.items() if coder != AGREED and not coder.startswith(MODEL)}
    settled: dict[str, Counted] = {}
    apart: list[str] = []
    for name in design.items:
        said = [given[name] for given in people.values() if name in given]
        if name in answers.get(AGREED, {}):
            settled[name] = answers[AGREED][name]
        elif said:
            settled[name] = _mean(said)
            apart += [f"row {sheet.places[name]}"] if len({*said}) > 1 else []
    if apart and not average:
        raise InputError(
            f"{sheet.name}: coders differ and nothing is agreed on: {_listed(apart)}; write what you agree on into a column "
            f"'{AGREED}' (framing validate {sheet.name.partition(',')[0]} --adjudicate agreed.csv writes a sheet for it)"
        )
    return settled, len(apart)


def _mean(said: Sequence[Counted]) -> Counted:
    """What several answers count on average."""
    if len({*said}) == 1:
        return said[0]
    d = None if said[0].d is None else sum(each.d or 0.0 for each in said) / len(said)
    return Counted(sum(each.n for each in said) / len(said), d)


def _notes(sheet: Sheet, design: Design, items: Mapping[str, Counted]) -> tuple[str, ...]:
    told = []
    if left := len(design.items) - len(items):
        told.append(
            f"{sheet.name}: {left:,} of {len(design.items):,} items are not coded; an article with one of them is not used"
        )
    if sheet.ignored:
        told.append(f"{sheet.name}: columns that are no coder's are not read: {', '.join(sheet.ignored)}")
    if models := [name for name in sheet.coders if name.startswith(MODEL)]:
        told.append(f"{sheet.name}: {', '.join(models)}: a model's answers correct nothing; what people coded or agreed on does")
    return tuple(told)


def _left_behind(path: Path) -> tuple[str, ...]:
    """Says where answers of ``framing code`` have not come into the sheet, as after a crash."""
    journal = journal_path(path)
    kept = read_journal(journal)
    if not (left := len(kept.entries) - kept.merged):
        return ()
    return (f"{path.name}: {left:,} answers in {journal.name} are not in it yet; framing code {path.name} puts them there",)


def _listed(told: Iterable[str]) -> str:
    found = list(told)
    more = f"; and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return "; ".join(found[:_NAMED]) + more
