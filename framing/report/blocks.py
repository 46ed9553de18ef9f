"""What a report is made of: blocks of plain data, which every format (HTML, Markdown, Word) draws in its own way.

Texts are text, never markup: whoever draws a block escapes them, so nothing that an article, an outlet or a
plugin says can become part of a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from framing.model import Pieces

MANY_GROUPS = 6  # with more, groups become the rows of a table


class Ref(NamedTuple):
    """What a number rests on: the passages of a group for a series; an empty category or voice means any."""

    group: str
    measure: str
    target: str = ""
    category: str = ""
    voice: str = ""


@dataclass(frozen=True)
class Passage:
    """A passage of an article: where it stands, and what is to be said of it."""

    doc_id: str
    pieces: Pieces
    note: str = ""

    def parts(self, text: str, *, most: int = 300) -> list[tuple[str, bool]]:
        """The sentence around it in the ``text`` of the article, as written, cut to about ``most`` characters around it.

        As stretches, each with whether it is of the passage.
        """
        from framing.report.passages import parts

        return parts(text, self.pieces, most=most)


@dataclass(frozen=True)
class Interval:
    """A mark: a point and, where there is one, its interval, on a scale from ``least`` to ``most``.

    ``sampled`` tells an interval from sampling documents from the variation within one text.
    """

    value: float
    low: float | None
    high: float | None
    least: float
    most: float
    sampled: bool = False


@dataclass(frozen=True)
class Stack:
    """A mark: shares of a whole, in the same order in every row, each with its name and number as text."""

    parts: tuple[tuple[str, float, str], ...]


@dataclass(frozen=True)
class Voices:
    """A mark: how often something is said in each voice; ``most`` is the largest sum beside which it stands."""

    own: float = 0
    attributed: float = 0
    distanced: float = 0
    unknown: float = 0
    most: float = 1


@dataclass(frozen=True)
class Course:
    """A mark: a number period by period on a scale from ``least`` to ``most``, as (value, low, high); None for no number.

    A point without interval stands alone: no line goes through it.
    """

    points: tuple[tuple[float, float | None, float | None] | None, ...]
    least: float
    most: float


Mark = Interval | Stack | Voices | Course


@dataclass(frozen=True)
class Cell:
    """A number or a few words in a table; ``to`` is what it rests on, ``note`` what is shown when asked."""

    text: str
    mark: Mark | None = None
    to: Ref | Passage | None = None
    note: str = ""


@dataclass(frozen=True)
class Row:
    """A row of a table; one without cells heads those below it."""

    label: str
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows under named columns. ``name`` is short and unique in the report: a single figure is asked for by it.

    ``heads`` stand above the columns, from the left, each with how many of them it spans; there are none, or they span all.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    corner: str = ""
    heads: tuple[tuple[str, int], ...] = ()

    @property
    def headed(self) -> tuple[str, ...]:
        """The columns, each behind the head that spans it, for formats in which nothing can."""
        spanning = [head for head, columns in self.heads for _ in range(columns)] or [""] * len(self.columns)
        return tuple(f"{head}: {column}" if head else column for head, column in zip(spanning, self.columns, strict=True))

    @property
    def is_stacked(self) -> bool:
        """Whether the first column shows the others as shares of a whole, in their order."""
        return any(isinstance(cell.mark, Stack) for row in self.rows for cell in row.cells[:1])


@dataclass(frozen=True)
class Heading:
    """Heads the blocks after it, inside a section."""

    text: str


@dataclass(frozen=True)
class Prose:
    """A paragraph: texts, and cells among them where a number rests on something; ``lead`` says first what it is about."""

    parts: tuple[str | Cell, ...]
    lead: str = ""


@dataclass(frozen=True)
class Quotes:
    """Passages to read, of ``total`` that there are; ``to`` is the number they stand behind.

    A few that are to be read ``beside`` each other are shown at once, others when asked.
    """

    title: str
    passages: tuple[Passage, ...]
    total: int
    to: Ref | None = None
    beside: bool = False


Block = Heading | Prose | Table | Quotes
