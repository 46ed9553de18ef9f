"""A text as paragraphs, and what archives print around articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from framing.english import CLASSES

_MONTH = "|".join(sorted((*CLASSES.months, *CLASSES.short_months), key=len, reverse=True))
_DAY = "|".join(sorted((*CLASSES.weekdays, *CLASSES.short_weekdays), key=len, reverse=True))
_DATE = re.compile(
    rf"(?:(?:{_DAY})\.?,?\s+)?(?:(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}}),?|(?P<day2>\d{{1,2}})\s+(?P<month2>{_MONTH})\.?,?)\s+"
    rf"(?P<year>\d{{4}})\b(?:,?\s+(?:{_DAY})\b)?",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)\s|all rights reserved|alle rechte|tous droits)", re.IGNORECASE)
_PAGE_OF = re.compile(r"page \d+ of \d+", re.IGNORECASE)
_SPACES = re.compile("[\xa0\u2007\u202f]")
_INDENT = 8  # spaces that centre a line


def clean_lines(text: str) -> list[str]:
    """The lines of a text with plain spaces, without the form feeds and the numbers of pages that stand alone."""
    lines = _SPACES.sub(" ", text).replace("\f", "\n").split("\n")
    return ["" if _PAGE_OF.fullmatch(line.strip()) else line.rstrip() for line in lines]


def paragraphs(lines: Iterable[str]) -> list[list[str]]:
    """Lines that stand together, as they are."""
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]


def joined(lines: Sequence[str]) -> str:
    """The lines of a paragraph as one line: archives break lines where the page ends."""
    return " ".join(line.strip() for line in lines)


def is_centred(lines: Sequence[str]) -> bool:
    """Whether every line of a paragraph is indented as only what is centred is."""
    return all(len(line) - len(line.lstrip()) >= _INDENT for line in lines)


def is_copyright(line: str) -> bool:
    """Whether a line says who holds the rights."""
    return bool(_COPYRIGHT.match(line.strip()))


def date_in(line: str) -> str:
    """The date that a line begins with, as "5 January 2024"; '' where it begins with none."""
    match = _DATE.match(line.strip())
    if match is None:
        return ""
    return f"{match['day'] or match['day2']} {match['month'] or match['month2']} {match['year']}"


def section_and_page(value: str) -> tuple[str, str]:
    """A section and a page out of "NEWS; Pg. 4", "Section A; Column 1; Foreign Desk; Pg. 3" or "p. 8"."""
    match = re.search(r"(?:^|[;,]\s*|\s)(?:pg|pp?|page|pages)\.?\s*([A-Z]{0,3}[\d][\w.,-]*)", value, re.IGNORECASE)
    if match is None:
        return value.strip(), ""
    rest = value[: match.start()] + value[match.end() :]
    return rest.strip(" ;,"), match[1].strip(".,")


def without_by(author: str) -> str:
    """An author's name without the "By" before it."""
    first, _, rest = author.strip().partition(" ")
    return rest.strip() if first.casefold() == "by" else author.strip()
