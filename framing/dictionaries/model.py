"""A dictionary as content analysis knows it: categories in one another, each with entries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from framing.errors import InputError
from framing.forms import fold

DEEPEST = 20  # categories in one another
MOST_ENTRIES = 1_000_000
SEPARATOR = "."  # of a category's path in labels, as in quanteda

Path = tuple[str, ...]


def printable(text: str) -> str:
    """A name on one line, without what cannot be shown."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


@dataclass(frozen=True, order=True)
class Entry:
    """What to look for: a pattern (docs/patterns.md) and its weight, 1 where the file gives none."""

    pattern: str
    weight: float = 1.0

    @property
    def phrase(self) -> bool:
        """Whether it is written with more than one word."""
        return len(self.pattern.removesuffix(" {case}").split()) > 1


@dataclass(frozen=True)
class Category:
    """A category: its own entries, in alphabetical order and each once, and the categories in it, in the file's order."""

    name: str
    entries: tuple[Entry, ...] = ()
    categories: tuple[Category, ...] = ()

    def walk(self, above: Path = ()) -> Iterator[tuple[Path, Category]]:
        """This category and all below it, each after the one it lies in, with its path."""
        path = (*above, self.name)
        yield path, self
        for category in self.categories:
            yield from category.walk(path)


@dataclass(frozen=True)
class Dictionary:
    """A dictionary, as read: ``problems`` say what of the file could not be kept, ``notes`` what was changed."""

    name: str
    categories: tuple[Category, ...]
    sha256: str = field(default="", compare=False)
    format: str = field(default="", compare=False)
    problems: tuple[str, ...] = field(default=(), compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)

    def walk(self) -> Iterator[tuple[Path, Category]]:
        """All categories, each after the one it lies in, with their paths."""
        for category in self.categories:
            yield from category.walk()

    @property
    def entries(self) -> int:
        """How many entries there are in all categories together."""
        return sum(len(category.entries) for _, category in self.walk())

    @property
    def depth(self) -> int:
        """How many categories lie in one another: 1 for a flat dictionary."""
        return max((len(path) for path, _ in self.walk()), default=0)


def flatten(dictionary: Dictionary, levels: Collection[int] = range(1, 6)) -> dict[str, tuple[Entry, ...]]:
    """Entries by key at some levels of a dictionary, 1 being the top: deeper ones count for the key above them.

    The keys are paths joined with "." and the rule is that of quanteda's ``levels``.
    """
    flat: dict[str, dict[Entry, None]] = {}
    for path, category in dictionary.walk():
        key = SEPARATOR.join(name for level, name in enumerate(path, 1) if level in levels)
        if key and category.entries:
            flat.setdefault(key, {}).update(dict.fromkeys(category.entries))
    return {key: tuple(entries) for key, entries in flat.items()}


class Builder:
    """Collects a dictionary while a file is read: categories by their paths, entries, and what cannot be kept."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.problems: dict[str, None] = {}
        self.notes: dict[str, None] = {}
        self._entries: dict[Path, dict[str, Entry]] = {}
        self._count = 0

    def category(self, path: Iterable[str], line: int = 0) -> Path:
        """A category, made with all above it unless it is there already; raises InputError for one too deep or unnamed."""
        named = tuple(map(printable, path))
        if named not in self._entries:
            if len(named) > DEEPEST:
                raise self.error(f"more than {DEEPEST} categories in one another", line)
            if not all(named):
                raise self.error("a category has no name", line)
            for length in range(1, len(named) + 1):
                self._entries.setdefault(named[:length], {})
        return named

    def add(self, path: Path, pattern: str, weight: float = 1.0, line: int = 0) -> None:
        """An entry of a category that is there; said twice it is kept once."""
        entries = self._entries[path]
        key = pattern if pattern.endswith("}") else fold(pattern)
        known = entries.setdefault(key, Entry(pattern, weight))
        if known.weight != weight:
            self.note(pattern, f"stands twice in {'.'.join(path)}; its weight {known.weight:g} is kept, not {weight:g}", line)
        self._count += 1
        if self._count > MOST_ENTRIES:
            raise self.error(f"more than {MOST_ENTRIES:,} entries", line)

    def lose(self, entry: str, reason: str, line: int = 0) -> None:
        """Note that an entry is not kept, and why."""
        self.problems[_told(entry, reason, line)] = None

    def note(self, entry: str, reason: str, line: int = 0) -> None:
        """Note what of an entry is not as it was written."""
        self.notes[_told(entry, reason, line)] = None

    def error(self, message: str, line: int = 0) -> InputError:
        """The error for a file that cannot be used."""
        return InputError(f"{self.where}{f', line {line}' if line else ''}: {message}")

    def dictionary(self, name: str, format: str, sha256: str) -> Dictionary:  # noqa: A002  its name
        """What was collected, without categories that hold nothing. Raises InputError where nothing is left."""
        full = {path[:length] for path, entries in self._entries.items() if entries for length in range(1, len(path) + 1)}
        for path in self._entries:
            if path not in full:
                self.notes[f"category '{SEPARATOR.join(path)}' holds nothing that can be kept"] = None
        below: dict[Path, list[Path]] = {}
        for path in self._entries:
            if path in full:
                below.setdefault(path[:-1], []).append(path)
        if not full:
            why = "".join(f"; {problem}" for problem in list(self.problems)[:1])
            raise self.error(f"no entries in it{why}")
        categories = tuple(_category(path, self._entries, below) for path in below[()])
        return Dictionary(name, categories, sha256, format, tuple(self.problems), tuple(self.notes))


def _told(entry: str, reason: str, line: int) -> str:
    shown = entry if len(entry) <= 60 else entry[:59] + "…"
    return f"line {line}: '{shown}' {reason}" if line else f"'{shown}' {reason}"


def _category(path: Path, entries: Mapping[Path, Mapping[str, Entry]], below: Mapping[Path, list[Path]]) -> Category:
    inside = tuple(_category(child, entries, below) for child in below.get(path, ()))
    return Category(path[-1], tuple(sorted(entries[path].values())), inside)
