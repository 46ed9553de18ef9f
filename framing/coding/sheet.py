"""The sheet that people fill in: an item a row, a column a coder; written as CSV or XLSX, read back however it was saved."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from framing.errors import InputError, RequestError
from framing.load.readers.decoding import clean_line, open_text
from framing.load.readers.tabular import plain_cell
from framing.load.sheets import ITEM

CODER, AGREED = "coder", "agreed"  # how a column of a coder begins, and the one of what was agreed on
MODEL = "model:"  # how the name of a coder that is a language model begins
TOLD = ("headline", "context", "question", "answers")  # what stands between the item and the coders
FORMATS = (".csv", ".xlsx")
LONGEST = 32_000  # characters of a cell; a spreadsheet takes 32,767
_CUT = " […] (cut: a cell holds no more; read the rest in the article)"
_LARGEST = 64 << 20  # bytes of a spreadsheet that is read
_WIDTHS = {"headline": 30, "context": 80, "question": 40, "answers": 25}


@dataclass(frozen=True)
class Item:
    """One question of one passage, as the coder sees it: no outlet, and nothing of what the program found.

    ``context`` is the text with the passage in [[ ]], or the whole article where it is asked about.
    """

    id: str
    headline: str
    context: str
    question: str
    answers: str


@dataclass(frozen=True)
class Sheet:
    """A sheet as it was read: its items by id, and what each coder answered, by coder and item; empty answers are left out.

    ``places`` says in which row each item stands, ``ignored`` which columns nobody knows, ``others`` what stands in them.
    """

    name: str
    items: Mapping[str, Item]
    answers: Mapping[str, Mapping[str, str]]
    places: Mapping[str, int]
    sha256: str = ""
    ignored: tuple[str, ...] = ()
    others: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def coders(self) -> tuple[str, ...]:
        """The coders who answered anything, without what was agreed on."""
        return tuple(name for name, given in self.answers.items() if given and name != AGREED)


def write_sheet(
    path: Path,
    items: Sequence[Item],
    coders: Sequence[str] = ("1",),
    answers: Mapping[str, Mapping[str, str]] | None = None,
    others: Mapping[str, Mapping[str, str]] | None = None,
) -> None:
    """Write a sheet with a column a coder, filled with the ``answers`` by coder and item; the suffix sets the format.

    ``others`` are further columns, such as notes, by name and item.
    A coder called :data:`AGREED` has the column of what was agreed on. Raises :class:`~framing.errors.RequestError` for
    another format, or one whose library is missing.
    """
    check_format(path)
    given, more = answers or {}, others or {}
    header = [ITEM, *TOLD, *(name if name == AGREED else f"{CODER} {name}" for name in coders), *more]
    table = [
        [
            item.id,
            *(_cell(str(getattr(item, name))) for name in TOLD),
            *(given.get(name, {}).get(item.id, "") for name in coders),
            *(_cell(cells.get(item.id, "")) for cells in more.values()),
        ]
        for item in items
    ]
    (_write_xlsx if path.suffix.lower() == ".xlsx" else _write_csv)(path, header, table)


def check_pages(path: Path) -> None:
    """Refuse a sheet that cannot be written again as it is. Raises :class:`~framing.errors.RequestError`, and
    :class:`~framing.errors.InputError` for a file that cannot be read."""
    check_format(path)
    if path.suffix.lower() == ".xlsx" and path.is_file() and (pages := _pages(path))[1:]:
        raise RequestError(
            f"{path}: has {len(pages)} pages, and only one is written again; save the coding sheet as a file of its own"
        )


def check_format(path: Path) -> None:
    """Refuse a format in which no sheet is written. Raises :class:`~framing.errors.RequestError`."""
    from importlib.util import find_spec

    if path.suffix.lower() not in FORMATS:
        raise RequestError(f"{path}: a coding sheet is written as {' or '.join(FORMATS)}")
    if path.suffix.lower() == ".xlsx" and find_spec("xlsxwriter") is None:
        raise RequestError.lacking(f"{path}: .xlsx", "XlsxWriter", instead="write .csv")


def _cell(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - len(_CUT)] + _CUT


def _write_csv(path: Path, header: Sequence[str], table: Sequence[Sequence[str]]) -> None:
    import polars as pl

    from framing.tables.export import write_csv

    write_csv(path, pl.DataFrame(table, schema=dict.fromkeys(header, pl.String), orient="row"), bom=True)


def _write_xlsx(path: Path, header: Sequence[str], table: Sequence[Sequence[str]]) -> None:
    import xlsxwriter

    from framing.tables.files import write_whole

    with write_whole(path) as temporary:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        book: Any = xlsxwriter.Workbook(str(temporary), options)
        page = book.add_worksheet("Coding")
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for at, name in enumerate(header):
            page.write_string(0, at, name, bold)
            page.set_column(at, at, _WIDTHS.get(name, 14), wrapped)
        for number, row in enumerate(table, 1):
            for at, cell in enumerate(row):
                page.write_string(number, at, cell) if cell else page.write_blank(number, at, None)
        page.freeze_panes(1, 1)
        book.close()


def read_sheet(path: str | Path) -> Sheet:
    """Read a sheet back, sorted, re-encoded or saved with semicolons by whatever program.

    Raises :class:`~framing.errors.InputError`, with file and row, for a file that is no sheet, an item that stands
    twice, and two columns of one coder.
    """
    import hashlib

    path = Path(path)
    try:
        content = path.read_bytes()
        table = list(_xlsx_rows(path) if path.suffix.lower() in (".xlsx", ".ods") else _csv_rows(path))
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; framing sample writes a coding sheet") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
    except InputError as error:
        raise InputError(str(error) if str(error).startswith(str(path)) else f"{path}: {error}") from None
    header = [name.strip().removeprefix("\ufeff") for name in table[0][1]] if table else []
    if ITEM not in header:
        found = ", ".join(filter(None, header[:6])) or "nothing"
        raise InputError(f"{path}: not a coding sheet: no column '{ITEM}' (found: {found}); framing sample writes one")
    return _sheet(path, header, table[1:], hashlib.sha256(content).hexdigest())


def _sheet(path: Path, header: Sequence[str], table: Iterable[tuple[int, Sequence[str]]], sha256: str) -> Sheet:
    columns = {name: at for at, name in enumerate(header)}
    coders, ignored = _coders(path, header)
    items: dict[str, Item] = {}
    places: dict[str, int] = {}
    answers: dict[str, dict[str, str]] = {name: {} for name in coders}
    others: dict[str, dict[str, str]] = {name: {} for name in ignored}
    for number, row in table:
        cells = [*map(plain_cell, row), *[""] * (len(header) - len(row))]
        name = cells[columns[ITEM]].strip()
        if not name:
            if any(cells[at].strip() for at in coders.values()):
                raise InputError(f"{path}, row {number}: an answer without an item; the column '{ITEM}' says what it is about")
            continue
        if name in places:
            raise InputError(f"{path}, rows {places[name]} and {number}: item {name} stands twice; keep one of the rows")
        told = {column: cells[columns[column]] if column in columns else "" for column in TOLD}
        items[name], places[name] = Item(name, **told), number
        for coder, at in coders.items():
            if answer := cells[at].strip():
                answers[coder][name] = answer
        for column in ignored:
            others[column][name] = cells[columns[column]]
    return Sheet(path.name, items, answers, places, sha256, ignored, others)


def _coders(path: Path, header: Sequence[str]) -> tuple[dict[str, int], tuple[str, ...]]:
    """The columns of coders by their names, and the columns that nobody knows."""
    coders: dict[str, int] = {}
    ignored: list[str] = []
    for at, column in enumerate(header):
        lowered = column.casefold()
        if lowered == AGREED or lowered.startswith(CODER):
            name = AGREED if lowered == AGREED else clean_line(column[len(CODER) :].strip(" :_-")) or "1"
            if name in coders:
                raise InputError(f"{path}: two columns of the coder '{name}'; give each coder a column")
            coders[name] = at
        elif column and column not in (ITEM, *TOLD):
            ignored.append(column)
    return coders, tuple(ignored)


def _csv_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows, parted by whichever mark makes the first of them the header of a sheet."""
    csv.field_size_limit(_LARGEST)
    with open_text(path, newline="") as (handle, _):
        for mark in ",;\t":
            handle.seek(0)
            first = next(csv.reader(handle, delimiter=mark), [])
            if ITEM in [name.strip().removeprefix("\ufeff") for name in first]:
                break
        handle.seek(0)
        table = csv.reader(handle, delimiter=mark)
        try:
            for number, row in enumerate(table, 1):
                if any(row):
                    yield number, row
        except csv.Error as error:
            raise InputError(f"not a CSV file (line {table.line_num}): {error}") from None


def _xlsx_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first page that is a coding sheet, else of the first page."""
    pages = _pages(path)
    page = next((page for page in pages if page and ITEM in map(str, page[0])), pages[0] if pages else [])
    for number, row in enumerate(page, 1):
        yield number, [_plain(cell) for cell in row]


def _pages(path: Path) -> list[list[list[Any]]]:
    """The pages of a spreadsheet, as rows of cells."""
    try:
        from python_calamine import CalamineError, load_workbook
    except ImportError:
        raise InputError.lacking(f"{path}: reading {path.suffix}", "python-calamine", instead="save it as .csv") from None
    if path.stat().st_size > _LARGEST:
        raise InputError(f"{path}: larger than {_LARGEST >> 20} MB; save it as .csv")
    try:
        book = load_workbook(str(path))
        return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    except (CalamineError, ValueError) as error:
        raise InputError(f"{path}: not a spreadsheet that can be read: {error}") from None


def _plain(cell: Any) -> str:
    """A cell as it is seen: 3 and not 3.0."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
