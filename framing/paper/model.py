"""A table as a journal prints it: heads, cells with their text and their numbers, and notes below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from framing.errors import RequestError

NOTHING = "–"  # where there is no number
WIDEST = 12  # columns that a page holds
LONGEST_TITLE = 200  # characters
Sort = Literal["value", "name"]
Number = float | int | str | None


@dataclass(frozen=True)
class Cell:
    """A cell: as it is printed, and the numbers behind it, one for each of the column's ``names``."""

    text: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Column:
    """A column: what heads it, which part of that it holds ("95% CI"), and what its numbers are called in a spreadsheet.

    ``percent`` says that the numbers are shares from 0 to 1, which are printed in percent.
    """

    head: str
    part: str = ""
    names: tuple[str, ...] = ("",)
    percent: bool = False


@dataclass(frozen=True)
class PaperTable:
    """A table for a paper: a row a group, columns under heads, and notes that say what the numbers are."""

    corner: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    notes: tuple[str, ...] = ()
    title: str = ""

    @property
    def spans(self) -> list[tuple[str, int]]:
        """Each head with how many columns stand under it, in their order; '' over a column that has no parts."""
        found: list[tuple[str, int]] = []
        for column in self.columns:
            if found and column.part and found[-1][0] == column.head:
                found[-1] = (column.head, found[-1][1] + 1)
            else:
                found.append((column.head if column.part else "", 1))
        return found

    @property
    def parts(self) -> list[str]:
        """What heads each column below the spans."""
        return [column.part or column.head for column in self.columns]

    @property
    def in_two_lines(self) -> bool:
        """Whether heads have parts below them."""
        return any(column.part for column in self.columns)

    def text(self, kind: str = "md") -> str:
        """The table as text: "md" (Markdown), "tex" (LaTeX), "csv" or "html". Raises RequestError for another kind."""
        from framing.paper.formats import as_text

        return as_text(self, kind)

    def save(self, path: str | Path) -> None:
        """Write the table; the suffix sets the format: .md, .tex, .csv, .html, .xlsx or .docx. Raises RequestError."""
        from framing.paper.formats import save

        save(self, Path(path))

    def _repr_html_(self) -> str:
        return self.text("html")

    def __repr__(self) -> str:
        return self.text("md")


def titled(table: PaperTable, title: str) -> PaperTable:
    """The table under a title. Raises RequestError for one that is too long to be one."""
    return replace(table, title=checked_title(title)) if title else table


def checked_title(title: str) -> str:
    """The title on one line. Raises RequestError for one that is too long to be one."""
    told = " ".join(title.split())
    if len(told) > LONGEST_TITLE:
        raise RequestError(
            f"the title has {len(told)} characters, and a title has {LONGEST_TITLE} at most; shorten it, and put the rest "
            "into the text"
        )
    return told


def check_distinct(labels: Iterable[str], noun: str) -> None:
    """Raise RequestError where two groups would look alike in print."""
    seen: dict[str, str] = {}
    for label in labels:
        shown = "".join(c for c in " ".join(label.split()) if c.isprintable())
        if shown in seen and seen[shown] != label:
            raise RequestError(
                f"two {noun}s would both be printed as “{shown}”; if they are one, give them one name in the metadata, "
                "else two that can be distinguished"
            )
        seen[shown] = label
