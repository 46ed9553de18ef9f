"""What of a dictionary a format cannot say, noted while it is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from framing.dictionaries.globs import Unsupported
from framing.dictionaries.model import SEPARATOR, Category, Dictionary, Entry
from framing.dictionaries.model import Path as Keys


@dataclass
class Losses:
    """Each names a category, an entry of it (or none, for all it holds) and the reason."""

    found: list[str] = field(default_factory=list)

    def add(self, category: str | Keys, entry: str, reason: str) -> None:
        """Note a loss."""
        name = category if isinstance(category, str) else SEPARATOR.join(category)
        self.found.append(f"{name}: '{entry}' {reason}" if entry else f"{name}: {reason}")

    def weight(self, category: str | Keys, entry: Entry) -> None:
        """Note the weight of an entry, for a format that has none."""
        if entry.weight != 1:
            self.add(category, entry.pattern, f"loses its weight {entry.weight:g}, which the format cannot say")

    @contextmanager
    def noting(self, category: str | Keys, entry: Entry) -> Iterator[None]:
        """Note what is Unsupported inside."""
        try:
            yield
        except Unsupported as refused:
            self.add(category, entry.pattern, str(refused))


def flat(dictionary: Dictionary, format: str, losses: Losses) -> Iterator[Category]:  # noqa: A002  its name
    """The categories of a dictionary for a format without nesting, called by their paths; that they were nested is noted."""
    for path, category in dictionary.walk():
        if len(path) > 1:
            losses.add(path, "", f"lies in another category, which {format} cannot say; only its name would tell")
        if category.entries:
            yield Category(SEPARATOR.join(path), category.entries)
