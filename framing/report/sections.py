"""The sections of a report: each plugin's own, made one by one; one that fails says so in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from framing.extension import fetched
from framing.guard.fence import Fault, fence, for_all
from framing.model import Document
from framing.report.blocks import Block, Table
from framing.report.checked_blocks import checked
from framing.report.folding import folded
from framing.report.kept import Kept

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.codebook import Codebook
    from framing.compare.comparison import Comparison
    from framing.extension import Measure, Section
    from framing.model import Annotation, Span
    from framing.plugins import Plugins


Making = Callable[["Subject"], Iterable[Block]] | str  # how a section's blocks are made


@dataclass(frozen=True)
class Subject:
    """What a report is about: a comparison, and all that was read for it.

    ``everything`` asks for all measures that were scored, not only those that a comparison shows unasked. ``pseudonyms`` says
    that names of private persons have been replaced in all of it.
    """

    comparison: Comparison
    plugins: Plugins
    codebook: Codebook | None = None  # None: the one that was used is not at hand
    everything: bool = False
    pseudonyms: bool = False

    @classmethod
    def of(cls, comparison: Comparison) -> Subject:
        """A comparison with all plugins that are installed."""
        from framing.plugins import load_plugins

        return cls(comparison, load_plugins())

    def sections(self, figure: str | None = None) -> list[Made]:
        """Every section of a report, or those that are needed to find one ``figure``."""
        from framing.report.content import sections_of

        return sections_of(self, figure)

    def passed_on(self, sections: Sequence[Made]) -> tuple[Subject, list[Made]]:
        """The subject and its sections with names of private persons replaced. Raises RequestError if no plugin knows names."""
        from framing.report.pseudonymous import pseudonymous

        return pseudonymous(self, sections)

    def rights(self, *, whole: bool = False) -> str:
        """The note on whose the passages are and on those named; ``whole`` says that whole articles are there too."""
        from framing.report.rights import rights

        return rights(self, whole=whole)

    def measures(self) -> list[Measure]:
        """The measures to show."""
        return [measure for measure in self.comparison.measures.values() if measure.main or self.everything]

    def documents(self) -> Iterator[Document]:
        """The documents as they were scored, in the order of the table."""
        from framing.copies.furniture import with_furniture

        return with_furniture(self._stored)

    def _stored(self) -> Iterator[Document]:
        import json

        known = self._known()
        for row in self.comparison.results.table("documents").iter_rows(named=True):
            title, text = row["title"], row["text"]
            yield Document(
                id=row["doc_id"],
                text=text,
                published=date.fromisoformat(row["published"]) if row["published"] else None,
                title_span=_title_span(title, text),
                meta=json.loads(row["meta"]),
                known=known.get(row["doc_id"], {}),
                **{name: row[name] for name in ("outlet", "title", "author", "url", "language", "genre", "story")},
            )

    def _known(self) -> Mapping[str, Mapping[str, tuple[Annotation, ...]]]:
        """The layers of each document that were saved, and that the installed annotator would make in the same version."""
        from framing.tables.contract import layer_of

        installed = [{"name": annotator.name, "version": annotator.version} for annotator in self.plugins.annotators]
        same = {layer for layer, maker in self.comparison.run.get("layers", {}).items() if maker in installed}
        found: dict[str, dict[str, tuple[Annotation, ...]]] = {}
        for doc_id, layer, told in self.comparison.results.lazy("layers").collect().iter_rows():
            if layer in same:
                found.setdefault(doc_id, {})[layer] = layer_of(told)
        return found

    def settings(self) -> dict[str, Any]:
        """How the articles were read, as arguments for :func:`framing.annotate` and the like."""
        from framing.corrections.model import NONE, from_record
        from framing.score.settings import Asked

        run = self.comparison.run
        known = {name: run[name] for name in Asked.__annotations__ if name in run}
        corrections = from_record(run["corrections"]) if run.get("corrections") else NONE
        return {**known, "codebook": self.codebook, "plugins": self.plugins, "corrections": corrections}

    def annotated(self, layer: str) -> Iterator[tuple[Document, Layers, Sequence[Annotation]]]:
        """Each document with its layers, one of which is computed; see :func:`framing.annotate`."""
        from framing.pipeline import annotate

        return annotate(list(self.documents()), layer, **self.settings())


def _title_span(title: str, text: str) -> Span | None:
    return (0, len(title)) if title and text.startswith(title) else None


@dataclass(frozen=True)
class Made:
    """A section as it was made: its blocks, or why there are none."""

    name: str
    title: str
    blocks: tuple[Block, ...] = ()
    error: str = ""


def make_sections(subject: Subject, sections: Iterable[Section]) -> list[Made]:
    """Every section that has something to say, in the order of their places."""
    return _all_made(subject, [(section, section.make) for section in _in_order(sections)], _kept(subject))


def make_brief(subject: Subject, sections: Iterable[Section]) -> list[Made]:
    """What the sections say in short, of those that do, in the order of their places."""
    return _all_made(subject, [(section, section.brief) for section in _in_order(sections) if section.brief is not None])


def _kept(subject: Subject) -> Kept | None:
    """What was kept of the sections of plugins, where there are any."""
    return Kept(subject) if subject.plugins and subject.plugins.sections else None


def _in_order(sections: Iterable[Section]) -> list[Section]:
    return sorted(sections, key=lambda section: (section.place, section.name))


def _all_made(subject: Subject, making: Iterable[tuple[Section, Making]], kept: Kept | None = None) -> list[Made]:
    made = [_made(section, make, subject, kept) for section, make in making]
    return [section for section in made if section.blocks or section.error]


def _made(section: Section, make: Making, subject: Subject, kept: Kept | None) -> Made:
    keeps = kept if kept and section in subject.plugins.sections else None  # those of the core read nothing again
    if keeps and (known := keeps.get(section)) is not None:
        return Made(section.name, section.title, known)
    own = replace(subject, comparison=subject.comparison.view())
    try:
        with fence(for_all(len(subject.comparison.members))):
            given = fetched(make)(own)
            made = (checked(block, f"block {number}") for number, block in enumerate(given, 1))
            blocks = tuple(folded(block) if isinstance(block, Table) else block for block in made)
    except Fault as fault:
        return Made(section.name, section.title, error=str(fault))
    if keeps:
        keeps.put(section, blocks)
    return Made(section.name, section.title, blocks)
