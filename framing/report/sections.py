"""The sections of a report: each plugin's own, made one by one; one that fails says so in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from framing.compare.effect import is_shown
from framing.errors import PluginError
from framing.extension import fetched
from framing.guard.fence import Fault, fence, for_all
from framing.model import Document
from framing.report.articles import Articles
from framing.report.blocks import Block, Table
from framing.report.checked_blocks import checked
from framing.report.folding import folded
from framing.report.kept import Kept

if TYPE_CHECKING:
    from framing.annotate.layers import Layers
    from framing.cli.recheck import Recheck
    from framing.codebook import Codebook
    from framing.compare.comparison import Comparison
    from framing.extension import Measure, Section
    from framing.model import Annotation
    from framing.plugins import Plugins


MOST_BLOCKS = 100_000  # of a section; one without end is none
Making = Callable[["Subject"], Iterable[Block]] | str  # how a section's blocks are made


@dataclass(frozen=True)
class Subject:
    """What a report is about: a comparison, and all that was read for it.

    ``everything`` asks for all measures that were scored, not only those that a comparison shows by default. ``pseudonyms`` says
    that names of private persons have been replaced in all of it. ``recheck`` writes which passages are wrong and makes the
    numbers again; None where there are no articles to score.
    """

    comparison: Comparison
    plugins: Plugins
    codebook: Codebook | None = None  # None: the one that was used is not at hand
    everything: bool = False
    pseudonyms: bool = False
    recheck: Recheck | None = None

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
        return [m for m in self.comparison.measures.values() if self.everything or is_shown(m, self.comparison)]

    @property
    def articles(self) -> Articles:
        """The articles that were compared."""
        return Articles(self.comparison.results, self.plugins, self.codebook)

    def documents(self) -> Iterator[Document]:
        """The documents as they were scored, in the order of the table."""
        return self.articles.documents()

    def settings(self) -> dict[str, Any]:
        """How the articles were read, as arguments for :func:`framing.annotate` and the like."""
        return self.articles.settings()

    def annotated(self, layer: str) -> Iterator[tuple[Document, Layers, Sequence[Annotation]]]:
        """Each document with its layers, one of which is computed; see :func:`framing.annotate`."""
        return self.articles.annotated(layer)


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


def _checked(given: Iterable[Block]) -> Iterator[Block]:
    for number, block in enumerate(given, 1):
        if number > MOST_BLOCKS:
            raise PluginError(f"more than {MOST_BLOCKS:,} blocks")
        yield checked(block, f"block {number}")


def _made(section: Section, make: Making, subject: Subject, kept: Kept | None) -> Made:
    keeps = kept if kept and section in subject.plugins.sections else None  # those of the core read nothing again
    if keeps and (known := keeps.get(section)) is not None:
        return Made(section.name, section.title, known)
    own = replace(subject, comparison=subject.comparison.view())
    try:
        with fence(for_all(len(subject.comparison.members))):
            given = fetched(make)(own)
            blocks = tuple(folded(block) if isinstance(block, Table) else block for block in _checked(given))
    except Fault as fault:
        return Made(section.name, section.title, error=str(fault))
    if keeps:
        keeps.put(section, blocks)
    return Made(section.name, section.title, blocks)
