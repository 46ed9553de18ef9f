"""Corrections as values: the rows of the table, and which of them holds for a source, a document or a passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from framing.forms import fold
from framing.model import Document, Span

KINDS = ("name", "type", "story", "none", "voice")
OF_SOURCES = ("name", "type")
FIXED_VOICES = ("own", "attributed", "distanced")
Names = dict[str, str]
Key = tuple[str, str]  # a document ('' for all of them) and the key of a name


class Row(NamedTuple):
    """A correction: what it corrects, where (all documents, one, or a passage of one), what was found, and what is right.

    ``number`` is the row of the file, the header being 1. ``text`` is a name as found (name, type), else the passage.
    """

    number: int
    kind: str
    document: str = ""
    start: int | None = None
    end: int | None = None
    text: str = ""
    value: str = ""

    @property
    def is_place(self) -> bool:
        """Whether the row is about a passage: told by offsets or, where a passage is corrected, by its wording alone."""
        return self.start is not None or self.kind in ("none", "voice")

    @property
    def subject(self) -> tuple[Any, ...]:
        """What the row corrects: two rows with one subject must agree."""
        layer = self.value if self.kind == "none" else ""
        return (self.kind, self.document, self.start, self.end, key_of(self.text), layer)


class Problem(NamedTuple):
    """A row that cannot be used, and why, with the next step."""

    number: int
    reason: str


class Place(NamedTuple):
    """A row with the passage that it is about."""

    row: Row
    span: Span


@dataclass(frozen=True)
class Corrections:
    """The corrections of a file: rows that can be used, and those that cannot. Picklable.

    ``name`` is the file's name and ``sha256`` the hash of its content, hexadecimal.
    """

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    name: str = "corrections"
    sha256: str = ""

    def __bool__(self) -> bool:
        return bool(self.rows or self.problems or self.sha256)

    def without(self, refused: Iterable[Problem]) -> Corrections:
        """The same, less some rows, which are now problems."""
        more = tuple(refused)
        gone = {problem.number for problem in more}
        kept = tuple(row for row in self.rows if row.number not in gone)
        return replace(self, rows=kept, problems=tuple(sorted({*self.problems, *more})))

    @cached_property
    def stories(self) -> Mapping[str, str]:
        """Document → story."""
        return {row.document: row.value for row in self.rows if row.kind == "story"}

    def with_story(self, document: Document) -> Document:
        """The document on the story that it was given, if it was."""
        story = self.stories.get(document.id, document.story)
        return document if story == document.story else replace(document, story=story)

    def of_source(self, kind: str, document: str, name: str) -> Row | None:
        """The row on a name or its type in a document, apart from passages; one for this document before one for all."""
        rows = self._names[kind]
        return rows.get((document, key_of(name))) or rows.get(("", key_of(name)))

    def name_of(self, name: str) -> str:
        """The name that a source goes by in all documents; itself where no row says another."""
        rows = self.renamings(name)
        return rows[-1].value if rows else name

    def renamings(self, name: str) -> list[Row]:
        """The rows that lead from a name to the one it goes by in all documents, one after the other."""
        rows: list[Row] = []
        while (row := self._names["name"].get(("", key_of(name)))) is not None and row not in rows:
            rows.append(row)
            name = row.value
        return rows

    def type_of(self, name: str) -> str:
        """The type that a source has in all documents; '' where no row says one."""
        row = self._names["type"].get(("", key_of(name)))
        return row.value if row else ""

    def over(self, names: Mapping[str, str], kinds: Mapping[str, str], known: Iterable[str]) -> tuple[Names, Names]:
        """What holds over the corpus where its names are joined and typed so: rows for all documents go before that.

        ``names`` has the name that another goes by, ``kinds`` the type of that name; ``known`` are all names there are.
        """
        joined, typed = dict[str, str](), dict[str, str]()
        for name in sorted(known):
            found = name if self.settles(name) else names.get(name, name)
            if (right := self.name_of(found)) != name:
                joined[name] = right
            if kind := self.type_of(right) or kinds.get(found, ""):
                typed.setdefault(right, kind)
        return joined, typed

    def settles(self, name: str) -> bool:
        """Whether a row for all documents says what a name is, or makes another name this one."""
        return key_of(name) in self._settled

    def places(self, document: Document, kind: str) -> list[Place]:
        """The passages of a document that rows of a kind are about, those that do not fit its text left out."""
        of_kind = (row for row in self._by_document.get(document.id, ()) if row.kind == kind and row.is_place)
        return [Place(row, span) for row in of_kind if not isinstance(span := span_of(row, document.text), str)]

    def rows_of(self, document: str) -> tuple[Row, ...]:
        """The rows that name a document."""
        return self._by_document.get(document, ())

    def misfits(self, document: Document) -> Iterator[Problem]:
        """The rows on passages of a document that its text does not have."""
        for row in self.rows_of(document.id):
            if row.is_place and isinstance(why := span_of(row, document.text), str):
                yield Problem(row.number, why)

    @cached_property
    def documents(self) -> frozenset[str]:
        """The documents that rows name."""
        return frozenset(self._by_document)

    @cached_property
    def _by_document(self) -> Mapping[str, tuple[Row, ...]]:
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            if row.document:
                found.setdefault(row.document, []).append(row)
        return {document: tuple(rows) for document, rows in found.items()}

    @cached_property
    def _names(self) -> Mapping[str, Mapping[Key, Row]]:
        found: dict[str, dict[Key, Row]] = {kind: {} for kind in OF_SOURCES}
        for row in self.rows:
            if row.kind in found and not row.is_place:
                found[row.kind][row.document, key_of(row.text)] = row
        return found

    @cached_property
    def _settled(self) -> frozenset[str]:
        rows = [row for (document, _), row in self._names["name"].items() if not document]
        return frozenset(key_of(name) for row in rows for name in (row.text, row.value))

    def as_record(self) -> dict[str, Any]:
        """All of it as JSON-ready values; :func:`from_record` reads them."""
        return {
            "file": self.name,
            "sha256": self.sha256,
            "rows": [list(row) for row in self.rows],
            "problems": [list(problem) for problem in self.problems],
        }


NONE = Corrections()


def from_record(record: Mapping[str, Any]) -> Corrections:
    """Corrections as a manifest holds them."""
    rows = tuple(Row(*row) for row in record.get("rows", ()))
    return Corrections(rows, tuple(Problem(*p) for p in record.get("problems", ())), record["file"], record["sha256"])


def key_of(name: str) -> str:
    """What two spellings of a name share: capitals, spaces and a leading "the" aside."""
    return " ".join(fold(name).split()).removeprefix("the ")


def span_of(row: Row, text: str) -> Span | str:
    """The passage that a row is about, or why a text has none such."""
    if row.start is None or row.end is None:
        return _found(row.text, text)
    if not 0 <= row.start < row.end <= len(text):
        return (
            f"the offsets {row.start} to {row.end} are not in document '{row.document}', which has {len(text)} characters; "
            "correct start and end, or leave both empty and give the passage as text"
        )
    if row.kind in OF_SOURCES or _fits(row.text, text[row.start : row.end]):
        return row.start, row.end
    there = " ".join(text[row.start : row.end].split())
    shown = there if len(there) <= 60 else f"{there[:60]} …"
    return f"at {row.start} to {row.end} document '{row.document}' has \"{shown}\", another text than the row; correct either"


def _fits(expected: str, there: str) -> bool:
    """Whether a passage is the one that is expected; of a passage in pieces its beginning is looked at, spaces aside."""
    first = "".join(expected.partition(" … ")[0].split())
    return "".join(there.split()).startswith(first)


def _found(passage: str, text: str) -> Span | str:
    times = text.count(passage) if passage else 0
    if times == 1:
        start = text.index(passage)
        return start, start + len(passage)
    if not times:
        return "its text is not in the document, letter by letter; copy it from the article, or give start and end"
    return f"its text stands {times} times in the document; give start and end of the one that is meant"
