"""One coder at one sheet: what is asked, what was answered so far, and where an answer goes."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from framing.coding.codes import check_items
from framing.coding.design import Design, design_path, load_design
from framing.coding.journal import (
    Entry,
    alone,
    answers_with,
    append,
    append_merged,
    hash_of,
    journal_path,
    read_journal,
)
from framing.coding.questions import MOST, Form, form_of, read_answer
from framing.coding.sheet import CODER, MODEL, Item, Sheet, check_pages, read_sheet, write_sheet
from framing.errors import InputError, RequestError
from framing.load.readers.decoding import clean_line

LONGEST = 60  # characters of a coder's name
LONGEST_ANSWER = 200


class Asks(NamedTuple):
    """What an item asks: in which form (None where nobody knows), of how many words (without a design any number), and whether
    a passage is marked in it."""

    form: Form | None
    words: int = MOST
    marked: bool = True


@dataclass
class Desk:
    """A sheet, its journal and one coder, blind to everybody else. :func:`open_desk` makes one."""

    path: Path
    coder: str
    items: Mapping[str, Item]
    asks: Mapping[str, Asks]
    answers: dict[str, str]
    entries: list[Entry] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def order(self) -> Sequence[str]:
        """The items as they stand in the sheet."""
        return list(self.items)

    def checked(self, item: str, answer: str) -> str:
        """An answer without needless spaces. Raises ValueError that says what was expected, or that there is no such item."""
        if item not in self.items:
            raise ValueError("no such item")
        told = " ".join(answer.split())
        if len(told) > LONGEST_ANSWER:
            raise ValueError(f"expected {self.items[item].answers or 'a short answer'}")
        asks = self.asks[item]
        if told and asks.form is not None:
            read_answer(asks.form, told, asks.words)
        return told

    def give(self, item: str, answer: str, *, model: str = "", prompt: str = "", reply: str = "", reason: str = "") -> None:
        """Keep an answer; '' takes back the one before. It is on the disk when this returns.

        Raises ValueError for an answer that is none, and OSError where it cannot be written; then nothing has changed.
        """
        told = self.checked(item, answer)
        about = hash_of(self.items[item])
        entry = Entry(item, self.coder, told, about, model=model, prompt=prompt, reply=reply, reason=reason)
        with self._lock:
            append(journal_path(self.path), entry)
            self.entries.append(entry)
            if told:
                self.answers[item] = told
            else:
                self.answers.pop(item, None)


def open_desk(path: Path, coder: str | None = None) -> Desk:
    """Open a sheet for a coder, with what its journal holds. The coder may be left out where the sheet has one column.

    Raises :class:`~framing.errors.InputError` for a file that is no sheet or does not fit its design, and
    :class:`~framing.errors.RequestError` for a coder without a usable name.
    """
    notes = merge(path)
    sheet = read_sheet(path)
    design = load_design(design_path(path)) if design_path(path).is_file() else None
    if design is not None:
        check_items(sheet, design)
    name = coder_of(sheet, coder)
    entries = [entry for entry in read_journal(journal_path(path)).entries if entry.coder == name]
    asks = {item: _asks(told, design, item) for item, told in sheet.items.items()}
    return Desk(path, name, sheet.items, asks, dict(sheet.answers.get(name, {})), entries, notes)


def _asks(told: Item, design: Design | None, item: str) -> Asks:
    if design is None:
        return Asks(form_of(told.answers))
    asked = design.items[item]
    return Asks(design.form_of(asked), asked.words, bool(asked.end))


def coder_of(sheet: Sheet, named: str | None) -> str:
    """The name of a coder as the sheet has it. Raises :class:`~framing.errors.RequestError`."""
    people = [name for name in sheet.answers if not name.startswith(MODEL)]
    if named is None:
        if len(people) > 1:
            raise RequestError(
                f"{sheet.name} has several coders; say who you are: --coder {people[0]} (there are {', '.join(people)})"
            )
        return people[0] if people else "1"
    name = clean_line(named.strip(" :_-"))
    if not name or len(name) > LONGEST:
        raise RequestError(f"--coder {named[:LONGEST]}: expected a name of 1 to {LONGEST} characters")
    return name


def merge(path: Path) -> tuple[str, ...]:
    """Put what the journal holds into the sheet, in a column a coder; says what there is to say of it.

    Raises :class:`~framing.errors.InputError` for a sheet that cannot be read or written; the journal then stays as it is.
    """
    journal = journal_path(path)
    check_pages(path)
    with alone(journal):
        sheet, kept = read_sheet(path), read_journal(journal)
        answers, changed, strange = answers_with(sheet.answers, sheet.items, kept)
        if changed:
            try:
                write_sheet(path, list(sheet.items.values()), tuple(answers), answers, sheet.others)
            except (InputError, OSError) as error:
                raise InputError(
                    f"{error}; the answers are safe in {journal.name}: close the sheet in other programs, and framing code "
                    f"{path.name} puts them into it"
                ) from None
        if len(kept.entries) > kept.merged:
            append_merged(journal, len(kept.entries))
    return tuple(_told(path, changed, strange, kept.unreadable))


def _told(path: Path, changed: int, strange: int, unreadable: Sequence[int]) -> list[str]:
    told = []
    if changed:
        told.append(f"{path.name}: {changed:,} answers of {journal_path(path).name} are now in its columns '{CODER} …'")
    if strange:
        told.append(
            f"{journal_path(path).name}: {strange:,} answers are to items that {path.name} does not ask, and stay out of it"
        )
    if unreadable:
        lines = ", ".join(map(str, unreadable[:5]))
        told.append(
            f"{journal_path(path).name}: cannot be read and left out: line {lines}" + (" …" if len(unreadable) > 5 else "")
        )
    return told
