"""What every reading command does around its work: open the corpus, show progress, and say at the end what went wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.cli.exits import DONE, PARTLY
from framing.cli.options import Shared, names
from framing.errors import InputError, RequestError, unknown
from framing.report.terminal import Style, one_line, use_colour, width

if TYPE_CHECKING:
    from framing.codebook import Codebook
    from framing.compare.comparison import Comparison
    from framing.dictionaries.model import Dictionary
    from framing.extension import Annotator, Measure
    from framing.load.corpus import Corpus
    from framing.model import Failure
    from framing.passes import How, Work
    from framing.plugins import Plugins
    from framing.score.settings import Asked
    from framing.tables.results import Results, Tables

NO_VOICES = "no plugin provides attributions: every voice is unknown; to score fewer measures use --measures"
COUNTS = "FRAMING_COUNTS"  # where it is set, documents done so far are lines on standard error, for who started the command
LISTED = 10  # of each kind of failure; the rest is counted


@dataclass(frozen=True)
class Session:
    """An opened corpus with the plugins and the codebook to read it with."""

    shared: Shared
    plugins: Plugins
    corpus: Corpus
    codebook: Codebook
    dictionaries: Sequence[Dictionary | Codebook] = ()  # whose categories are among the concepts of the codebook
    notes: Sequence[str] = field(default=())

    @property
    def asked(self) -> Asked:
        """The settings of a run on the corpus."""
        from framing.text.regions import COUNTED

        shared = self.shared
        regions = tuple(shared.region or COUNTED)
        return {
            "codebook": self.codebook,
            "regions": regions,
            "seed": shared.seed,
            "options": shared.options,
            "corrections": self.corpus.corrections,
        }

    @property
    def style(self) -> Style:
        """Colour for standard output, unless told otherwise."""
        return Style(not self.shared.no_color and self.shared.output is None and use_colour(sys.stdout))

    @property
    def width(self) -> int:
        """Columns to write in, 40 to 120."""
        return width()

    def check_output(self, kind: str | None) -> None:
        """Refuse before the work an output that could not be written in the format ``kind`` (None: what its suffix says).

        Raises :class:`~framing.errors.RequestError`.
        """
        from framing.cli.destination import check_output

        check_output(self.shared.output, kind=kind, folder=True, plugins=self.plugins, read=self.shared.paths)

    def deliver(self, tables: Tables, kind: str | None, text: Callable[[], str], **how: Any) -> None:
        """Give out tables: as ``text()``, or in the format that ``kind`` or the suffix of the output says."""
        from framing.cli.destination import deliver

        deliver(tables, self.shared.output, kind, text, self.plugins, **how)

    @contextmanager
    def reading(self, workers: int | None = None, *, by: str = "all", outlet: str | None = None) -> Iterator[How]:
        """How to read the corpus in one :class:`~framing.passes.Pass`, with a progress bar while it lasts."""
        from framing.cli import scoring
        from framing.pipeline import folders_of

        with progress(self) as tell:
            work: Work = {
                "workers": workers,
                "isolated": scoring.ISOLATED,
                "folders": folders_of(self.corpus),
                "progress": tell,
            }
            yield {**work, **self.asked, "by": by, "outlet": outlet, "plugins": self.plugins}

    def scored(self, measures: str | None = None, workers: int | None = None) -> Results:
        """The corpus scored by the measures that a comma list names; without one, by those that a comparison tells unasked."""
        from framing.cli.scoring import chosen, scored

        return scored(self, chosen(self, measures, False), workers)

    def compared(
        self, by: str, measures: str | None = None, workers: int | None = None, groups: Sequence[str] = ()
    ) -> Comparison:
        """The corpus scored and compared, once it is known to have these groups.

        Raises :class:`~framing.errors.RequestError` for a field that no document has, and for an unknown group.
        """
        from framing.compare.comparison import compare, document_group, has_field, no_such_field

        known = {document_group(document, by) for document in self.corpus if has_field(document, by)}
        if not known:
            raise no_such_field(by)
        for group in groups:
            if group not in known:
                raise unknown(by, group, known)
        return compare(self.scored(measures, workers), by, seed=self.shared.seed)

    def told(self, tables: Tables, notes: Iterable[str] = ()) -> int:
        """Say what the user should know of the run that gave some tables; returns the exit code."""
        from framing.model import Failure
        from framing.tables.results import Results

        voiceless = isinstance(tables, Results) and all(a.provides != "attributions" for a in self.plugins.annotators)
        failures = [Failure(**failure) for failure in tables.run["failures"]]
        notes = [*notes, *(wordless(tables) if isinstance(tables, Results) else ())]
        return self.close(failures, [*notes, NO_VOICES] if voiceless else notes, tables.run.get("corrections"))

    def check_to_edit(self, path: Path, force: bool) -> None:
        """Refuse before the work a table for the user to edit that could not be written, or would replace one unasked.

        Raises :class:`~framing.errors.RequestError`.
        """
        from framing.cli.destination import check_output

        check_output(path, kind="csv", read=[*self.shared.paths, *self.corpus.files])
        if path.exists() and not force:
            raise RequestError(f"{path}: exists already; name another file, or overwrite it with --force")

    def write_to_edit(self, path: Path, tables: Tables) -> None:
        """Write the main table, which the user is to edit, as CSV that any spreadsheet reads as UTF-8."""
        from framing.tables.export import write_csv

        write_csv(path, tables.table(tables.main), bom=True)

    def close(
        self, failures: Iterable[Failure] = (), notes: Iterable[str] = (), corrected: Mapping[str, Any] | None = None
    ) -> int:
        """Say on standard error what the user should know of the run; returns the exit code.

        ``corrected`` is what the user's corrections have changed, as the manifest has it; a run without layers has
        used those of stories alone.
        """
        from framing.corrections.tally import left_out, told

        corrected = self._corrected_stories() if corrected is None else corrected
        broken = [f"plugin {info.name}: {'; '.join(info.errors)}" for info in self.plugins.failed]
        failed = [*broken, *(f"{failure.document_id}: {failure.component}: {failure.reason}" for failure in failures)]
        skipped, unused = [*map(str, self.corpus.skipped)], left_out(corrected) if corrected else []
        if not self.shared.quiet:
            changed = told(corrected) if corrected and (corrected["changed"] or corrected["layers"]) else ()
            tell("note", [*notes, *changed, *self.notes, *self._layers(), *self._dropped(), *self.corpus.notices])
        tell("skipped", skipped)
        tell("skipped", unused, "; the run.json of a saved result (--output NAME) lists all, under corrections, problems")
        tell("failed", failed)
        return PARTLY if skipped or unused or failed else DONE

    def _corrected_stories(self) -> Mapping[str, Any] | None:
        from framing.corrections.tally import Tally

        corrections, ids = self.corpus.corrections, self.corpus.ids
        return Tally(corrections, seen=set(ids)).record(ids) if corrections else None

    def _layers(self) -> Sequence[str]:
        """What there is to say of layers that several plugins provide."""
        from framing.annotate.plan import choose

        codes = [language.code for language in self.plugins.languages]
        return choose(self.plugins.annotators, self.codebook.layers, self.plugins.ours, codes)[2]

    def _dropped(self) -> Sequence[str]:
        """Which plugins --plugins has left out, and which layers nobody makes now that others ask for."""
        if self.shared.plugins is None:
            return ()
        from framing.annotate.plan import CORE_ANNOTATORS
        from framing.plugins import not_loaded

        made = {annotator.provides for annotator in (*CORE_ANNOTATORS, *self.plugins.annotators)}
        parts: list[Annotator | Measure] = [*self.plugins.annotators, *self.plugins.measures]
        asked = {layer: part.name for part in parts for layer in part.requires if layer not in made}
        rest = "".join(f"; nothing makes the layer {layer}, which {name} needs" for layer, name in sorted(asked.items()))
        left = not_loaded(self.plugins)
        return [f"left out by --plugins: {', '.join(left)}{rest}"] if left else ()


def open_session(shared: Shared) -> Session:
    """Open what a command names. Raises :class:`~framing.errors.FramingError` for what cannot be used."""
    from framing.codebook import joined as codebooks
    from framing.pipeline import choose_codebook
    from framing.plugins import load_plugins
    from framing.saved import is_saved

    if saved := [path for path in shared.paths if is_saved(path)]:
        raise RequestError(
            f"{saved[0]}: is a saved result, and this command reads articles; name the articles "
            "(saved results are for framing compare, report, table, methods, diff and view)"
        )
    plugins = load_plugins(names(shared.plugins))
    with as_usage_error():
        given = choose_codebook(shared.codebook, ()) if shared.codebook else None
        dictionaries = _dictionaries(shared.dictionary or ())
    corpus = open_corpus(shared, plugins)
    with as_usage_error():
        codebook = given or choose_codebook(None, corpus)
        codebook, notes = _joined(codebook, dictionaries)
    told = codebooks.told(codebook, plugins.codebooks)
    codebook = codebooks.joined(codebook, plugins.codebooks)
    return Session(shared, plugins, corpus, codebook, tuple(dictionaries.values()), [*notes, *told])


def open_corpus(shared: Shared, plugins: Plugins) -> Corpus:
    """Open the articles alone. Raises :class:`~framing.errors.FramingError` for what cannot be used."""
    from framing.load.corpus import load
    from framing.load.corrections import load_corrections
    from framing.load.stories import read_stories

    with as_usage_error():
        stories = read_stories(shared.stories) if shared.stories else None
        corrections = load_corrections(shared.corrections) if shared.corrections else None
    corpus = load(shared.paths, plugins=plugins, stories=stories, corrections=corrections, columns=shared.columns)
    check_not_read(shared.output, [*corpus.files, *_named_files(shared)])
    return corpus


def wordless(results: Results) -> list[str]:
    """Which articles have no words that count, as a note."""
    import polars as pl

    empty = results.lazy("documents").filter(pl.col("words") == 0).select("doc_id").collect()["doc_id"].to_list()
    named = ", ".join(empty[:LISTED]) + (f" and {len(empty) - LISTED} more" if len(empty) > LISTED else "")
    many = "1 article has" if len(empty) == 1 else f"{len(empty)} articles have"
    return [f"{many} no words that count, so nothing could be scored: {named}"] if empty else []


def check_not_read(output: Path | None, read: Iterable[Path]) -> None:
    """Refuse an output that would take the place of what is read. Raises :class:`~framing.errors.RequestError`."""
    if output is not None and output.is_file() and any(path.is_file() and path.samefile(output) for path in read):
        raise RequestError(f"{output}: is one of the files that are read; name another place with --output")


def _named_files(shared: Shared) -> Iterator[Path]:
    """The files that options name to be read: codebook, stories, corrections, dictionaries."""
    yield from (path for path in (shared.codebook, shared.stories, shared.corrections) if path is not None)
    yield from map(Path, shared.dictionary or ())


def _dictionaries(named: Iterable[str]) -> dict[str, Dictionary | Codebook]:
    """The dictionaries of --dictionary by what they were called."""
    if not named:
        return {}
    from framing.dictionaries.lexica import open_dictionary

    return {name: open_dictionary(name) for name in named}


def _joined(codebook: Codebook, dictionaries: Mapping[str, Dictionary | Codebook]) -> tuple[Codebook, list[str]]:
    """The codebook with the concepts of the dictionaries, and a note for each of what they lose."""
    if not dictionaries:
        return codebook, []
    from framing.dictionaries.concepts import with_dictionaries

    joined, losses = with_dictionaries(codebook, dictionaries.values())
    left_out = {name: len(getattr(given, "problems", ())) for name, given in dictionaries.items()}
    told = [f"{name}: entries left out: {n}; framing codebook import {name} says which" for name, n in left_out.items() if n]
    return joined, [*told, *losses]


@contextmanager
def as_usage_error() -> Iterator[None]:
    """What is wrong with a codebook or an output path is wrong with the command, not with the articles."""
    try:
        yield
    except InputError as error:
        raise RequestError(str(error)) from error


@contextmanager
def progress(session: Session) -> Iterator[Callable[[int], None]]:
    """A count of the documents done so far on standard error, if that is a terminal; gives what to tell it."""
    if os.environ.get(COUNTS):
        yield lambda documents: print(documents, file=sys.stderr, flush=True)
        return
    if session.shared.quiet or not sys.stderr.isatty():
        yield lambda documents: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    files = session.corpus.files
    total = len(files) if all(path.suffix.lower() in (".txt", ".md") for path in files) else None
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(file=sys.stderr, no_color=session.shared.no_color or None)  # whatever it is while a plugin is called
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:  # data is not for the console
        task = bar.add_task("documents", total=total)
        yield lambda documents: bar.update(task, completed=documents)


def tell(kind: str, lines: Sequence[str], where: str = "") -> None:
    """Say lines of a kind on standard error, the first of many, and ``where`` the others are."""
    for line in lines[:LISTED]:
        print(f"{kind}: {one_line(line)}", file=sys.stderr)
    if len(lines) > LISTED:
        print(f"{kind}: and {len(lines) - LISTED} more{where}", file=sys.stderr)
