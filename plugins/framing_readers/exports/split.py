"""What an export holds: its articles with their fields, how many it should hold, and what cannot be read of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from framing import InputError
from framing_readers.files import Row, Skip

_SHOWN = 8  # numbers of missing articles that are listed
_SHORT = 0.5  # of the words that the archive counts, below which a text is cut short


@dataclass(frozen=True)
class Article:
    """An article of an export: its number there, its fields by name, and why it cannot be read, '' where it can."""

    number: int
    fields: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True)
class Export:
    """An export: the archive's name, its articles, and how many it says it holds (0: it does not say)."""

    archive: str
    articles: Sequence[Article]
    announced: int = 0


def rows(export: Export, skip: Skip) -> Iterator[Row]:
    """A record for each article that can be read; the others, and those that the export announces and does not hold, are told.

    Raises InputError where no article can be told from the others: an export is never one article.
    """
    read = [article for article in export.articles if not article.problem]
    if not read:
        why = export.articles[0].problem if export.articles else "no article is told from the others"
        raise InputError(
            f"an export of {export.archive} that cannot be split into its articles ({why}); export it again in another format, "
            "in full and in English"
        )
    total = max(export.announced, *(article.number for article in export.articles))  # a file may hold several exports
    for article in export.articles:
        if article.problem:
            skip(f"article {article.number} of {total}", article.problem)
        else:
            fields = {name: value for name, value in article.fields.items() if value or name == "text"}
            yield f"article {article.number}", {**fields, "archive": export.archive}, tuple(_notes(article))
    held = {article.number for article in export.articles}
    if absent := [number for number in range(1, total + 1) if number not in held]:
        skip("", f"{len(read):,} of {total:,} articles that {export.archive} announces; not in the file: {_ranges(absent)}")


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers for a message: 312; 5 to 9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    told = [f"{first}" if first == last else f"{first} to {last}" for first, last in runs]
    more = f" and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
    return ", ".join(told[:_SHOWN]) + more


def _notes(article: Article) -> Iterator[str]:
    """What the archive's own count of words says of the text."""
    counted = re.match(r"[\d.,\s]*\d", article.fields.get("words", ""))
    if counted is None:
        return
    stated, found = int(re.sub(r"\D", "", counted[0])), len(article.fields["text"].split())
    if stated >= 100 and found < _SHORT * stated:
        yield f"text shorter than the archive counts: {found} of {stated} words"
