"""A report with the names of private persons replaced, in its sections and in what they quote. Numbers stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from framing.report.blocks import Block, Cell, Heading, Passage, Prose, Quotes, Ref, Row, Stack
from framing.report.persons import pseudonyms_of
from framing.report.pseudonyms import Pseudonyms
from framing.report.replacing import Moved
from framing.tables.contract import pieces_of, read_pieces

if TYPE_CHECKING:
    import polars as pl

    from framing.report.sections import Made, Subject


def pseudonymous(subject: Subject, sections: Sequence[Made]) -> tuple[Subject, list[Made]]:
    """What a report is about and its sections, as they are passed on."""
    changed = Changed.of(subject)
    return changed.subject(subject), [changed.section(section) for section in sections]


@dataclass(frozen=True)
class Changed:
    """Names, and the articles of a subject with these replaced, each under the id that it then has."""

    names: Pseudonyms
    articles: Mapping[str, Moved]
    ids: Mapping[str, str]
    headlines: Mapping[str, str]  # those that an article's own names change further
    known: dict[str, str] = field(default_factory=dict)  # texts told before

    @classmethod
    def of(cls, subject: Subject) -> Changed:
        """Settle who is replaced in the articles of a subject, and replace them."""
        names = pseudonyms_of(subject)
        articles, headlines, ids, taken = dict[str, Moved](), dict[str, str](), dict[str, str](), dict[str, int]()
        for doc_id, text, title in _texts(subject):
            own = names.of(doc_id)
            articles[doc_id] = Moved(text, own.spans(text))
            if (told := own.told(title)) != names.told(title):
                headlines[title] = told
            ids[doc_id] = _unlike(names.told(doc_id), taken)
        return cls(names, articles, ids, headlines)

    def told(self, text: str) -> str:
        """Any text of a report."""
        if text not in self.known:
            new = text
            for title, told in self.headlines.items():
                new = new.replace(title, told)
            self.known[text] = self.names.told(new)
        return self.known[text]

    def subject(self, subject: Subject) -> Subject:
        """What the report is about, with the articles and passages that it is drawn from."""
        tables: dict[str, Callable[[pl.DataFrame], pl.DataFrame]] = {"documents": self._documents, "evidence": self._evidence}
        results = subject.comparison.results.mapped(lambda name, frame: tables[name](frame) if name in tables else frame)
        results.run = _strings(results.run, self.told)
        return replace(subject, comparison=subject.comparison.told_with(results, self.told, self.ids), pseudonyms=True)

    def _documents(self, frame: pl.DataFrame) -> pl.DataFrame:
        rows = []
        for row in frame.iter_rows(named=True):
            own = self.names.of(row["doc_id"])
            url = row["url"] if self.told(row["url"] or "") == (row["url"] or "") else ""
            rows.append({
                **row, "doc_id": self.ids[row["doc_id"]], "text": self.articles[row["doc_id"]].text, "url": url, "meta": "{}",
                **{name: own.told(row[name] or "") for name in ("title", "author", "story", "notes")},
            })  # fmt: skip
        return _like(frame, rows)

    def _evidence(self, frame: pl.DataFrame) -> pl.DataFrame:
        rows = []
        for row in frame.iter_rows(named=True):
            article, own = self.articles[row["doc_id"]], self.names.of(row["doc_id"])
            pieces = article.pieces(read_pieces(row))
            start, end = (pieces[0][0], pieces[-1][1]) if pieces else (0, 0)
            told = {name: own.told(row[name] or "") for name in ("quote", "label", "source")}
            told |= {name: self.told(row[name] or "") for name in ("target", "category")}  # as in the numbers
            where = {"start": start, "end": end, "pieces": pieces_of(pieces)}
            rows.append({**row, **told, **where, "doc_id": self.ids[row["doc_id"]]})
        return _like(frame, rows)

    def section(self, made: Made) -> Made:
        """A section with all its texts replaced, its passages where they now stand."""
        blocks = tuple(self.block(block) for block in made.blocks)
        return replace(made, title=self.told(made.title), blocks=blocks, error=self.told(made.error))

    def block(self, block: Block) -> Block:
        if isinstance(block, Heading):
            return Heading(self.told(block.text))
        if isinstance(block, Prose):
            parts = tuple(self._cell(part) if isinstance(part, Cell) else self.told(part) for part in block.parts)
            return Prose(parts, self.told(block.lead))
        if isinstance(block, Quotes):
            to = self._ref(block.to) if block.to else None
            return replace(block, title=self.told(block.title), passages=tuple(map(self._passage, block.passages)), to=to)
        rows = tuple(Row(self.told(row.label), tuple(map(self._cell, row.cells))) for row in block.rows)
        heads = tuple((self.told(head), width) for head, width in block.heads)
        told = {name: self.told(getattr(block, name)) for name in ("title", "note", "corner")}
        return replace(block, columns=tuple(map(self.told, block.columns)), rows=rows, heads=heads, **told)

    def _cell(self, cell: Cell) -> Cell:
        to = cell.to
        told = self.names.of(to.doc_id).told if isinstance(to, Passage) else self.told
        mark = cell.mark
        if isinstance(mark, Stack):
            mark = Stack(tuple((self.told(name), value, self.told(text)) for name, value, text in mark.parts))
        moved = self._passage(to) if isinstance(to, Passage) else self._ref(to) if to else None
        return Cell(self.told(told(cell.text)), mark, moved, self.told(told(cell.note)))

    def _ref(self, to: Ref) -> Ref:
        return Ref(*map(self.told, to))

    def _passage(self, passage: Passage) -> Passage:
        article = self.articles.get(passage.doc_id)
        pieces = article.pieces(passage.pieces) if article else passage.pieces
        note = self.told(self.names.of(passage.doc_id).told(passage.note))
        return Passage(self.ids.get(passage.doc_id, passage.doc_id), pieces or ((0, 0),), note)


def _texts(subject: Subject) -> Sequence[tuple[str, str, str]]:
    return subject.comparison.results.lazy("documents").select("doc_id", "text", "title").collect().rows()


def _unlike(told: str, taken: dict[str, int]) -> str:
    """A name that no other article has; ``taken`` holds those that are, each with the last number that was put behind it."""
    new = told
    while new in taken:
        taken[told] += 1
        new = f"{told} ({taken[told]})"
    taken[new] = 1
    return new


def _like(frame: pl.DataFrame, rows: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    import polars as pl

    return pl.DataFrame(rows, schema=frame.schema, orient="row")


def _strings(value: Any, told: Callable[[str], str]) -> Any:
    """A record with all its texts replaced."""
    if isinstance(value, str):
        return told(value)
    if isinstance(value, Mapping):
        return {name: _strings(each, told) for name, each in value.items()}
    return [*map(partial(_strings, told=told), value)] if isinstance(value, list | tuple) else value
