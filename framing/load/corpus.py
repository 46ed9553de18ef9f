"""Stage 1: files → documents, one at a time, with all that had to be skipped, repaired or guessed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from itertools import chain, islice
from pathlib import Path

from framing.copies.furniture import AHEAD, Furniture, Recurring, announced, find_furniture
from framing.corrections import NONE, Corrections
from framing.english import BUILT_IN
from framing.errors import InputError, PluginError, RequestError
from framing.extension import Reader
from framing.language import Language
from framing.load.corrections import corrections_beside, load_corrections
from framing.load.finishing import NO_OUTLET, OutletOf, finish
from framing.load.inputs import Inputs, Skipped, Source, find_inputs
from framing.load.readers import CORE_READERS
from framing.load.readers.chosen import Readers, all_readers, documents_in
from framing.load.readers.decoding import clean_line, listing
from framing.load.readers.looking import NoArticle
from framing.load.readers.mapping import NONE as NO_COLUMNS
from framing.load.readers.mapping import Columns, columns_of
from framing.load.stories import read_stories
from framing.load.streams import Spool
from framing.load.telling import nothing, notices_of
from framing.model import Document
from framing.plugins import Plugins, load_plugins

__all__ = ["Corpus", "Skipped", "load"]

_AHEAD = AHEAD  # documents that are held while what recurs over them is looked for


def load(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    plugins: Plugins | None = None,
    readers: Iterable[Reader] = (),
    outlet_of: OutletOf = "file",
    stories: Mapping[str, str] | str | os.PathLike[str] | None = None,
    corrections: Corrections | str | os.PathLike[str] | None = None,
    columns: Mapping[str, str] | str | None = None,
) -> Corpus:
    """The documents in folders, files, globs and standard input ("-"); nothing is read before it is asked for.

    ``plugins`` (default: those installed) and ``readers`` bring readers for further kinds of files; for a
    kind that is built in they come first. Where no metadata names the outlet, it is the name of the file,
    or of its folder if ``outlet_of`` says so. ``stories`` says which story a document is on, by its id or in a
    file that ``framing stories`` wrote; it holds against other metadata. ``corrections`` are what the user corrects of what
    the program finds, or the file with them; by default the ``corrections.csv`` beside the articles. ``columns`` say which
    column of a table holds a field (``{"text": "Body"}`` or ``"text=Body,outlet=Newspaper"``); they hold before those of a
    manifest and before the names that are known. Raises
    :class:`~framing.errors.InputError` for a path that does not exist and for a folder with nothing to read, and
    :class:`~framing.errors.RequestError` for a ``corrections.csv`` that is no table of corrections.
    """
    named = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    plugins = plugins or load_plugins()
    found = all_readers([*plugins.readers, *readers])
    mapped = columns_of(columns) if columns else {}
    spool = Spool(mapped)
    inputs = find_inputs(named, found.suffixes, spool)
    inputs.notices.extend(found.contested)
    if not inputs.sources:
        raise nothing([*inputs.skipped, *(Skipped(str(path), "holds corrections, no articles") for path in inputs.corrections)])
    for suffix in sorted({source.path.suffix.lower() for source in inputs.sources}):
        if any(suffix in reader.suffixes for reader in CORE_READERS) and found.by_suffix[suffix] not in CORE_READERS:
            inputs.notices.append(f"{suffix} files are read by {found.by_suffix[suffix].name}, which a plugin provides")
    if mapped:
        inputs.notices.append(
            f"columns as they were named: {', '.join(f'{field} in {name!r}' for field, name in mapped.items())}"
        )
    given = stories if stories is None or isinstance(stories, Mapping) else read_stories(Path(stories))
    return Corpus(inputs, found, outlet_of, spool, given or {}, plugins.languages, _corrections(corrections, inputs), mapped)


def _corrections(given: Corrections | str | os.PathLike[str] | None, inputs: Inputs) -> Corrections:
    """The corrections given, else those beside the articles; a table of some that is not used is noted."""
    if isinstance(given, Corrections):
        used = given
    elif given is not None:
        used = load_corrections(given)
    else:
        files = [path for source in inputs.sources for path in (source.path, source.origin) if path]  # beside an archive, too
        folders = [*(path for path in inputs.paths if path.is_dir()), *(path.parent for path in files)]
        try:
            used = corrections_beside(folders) or NONE
        except InputError as error:
            raise RequestError(str(error)) from error
    unused = [path for path in inputs.corrections if hashlib.sha256(path.read_bytes()).hexdigest() != used.sha256]
    inputs.notices.extend(f"{path}: holds corrections, no articles; to use them: --corrections {path}" for path in unused)
    return used


@dataclass
class _Pass:
    """What one pass over the files has found."""

    skipped: list[Skipped]
    ids: dict[str, str] = field(default_factory=dict)  # id → the file that has it
    repeated: dict[str, int] = field(default_factory=dict)
    noted: dict[str, tuple[str, int]] = field(default_factory=dict)  # kind of note → the first, how many
    readers: dict[str, str] = field(default_factory=dict)  # the file → the reader that read it
    outlets: dict[str, int] = field(default_factory=dict)  # as they were written → documents
    unnamed: dict[str, None] = field(default_factory=dict)  # outlets named after their file
    finished: bool = False


class Corpus:
    """Documents that are read while they are iterated over, and again at each iteration.

    ``skipped`` lists what could not be read and ``notices`` what the user should know, both complete
    after an iteration, as is ``len``.
    """

    def __init__(
        self,
        inputs: Inputs,
        readers: Readers,
        outlet_of: OutletOf,
        spool: Spool,
        stories: Mapping[str, str],
        languages: Sequence[Language] = BUILT_IN,
        corrections: Corrections = NONE,
        columns: Columns = NO_COLUMNS,
    ) -> None:
        self.paths = tuple(inputs.paths)  # as they were named, with patterns expanded
        self._inputs, self._readers, self._outlet_of, self._spool = inputs, readers, outlet_of, spool
        self._stories, self._languages, self._columns = stories, languages, columns
        self.corrections = corrections  # of the user; the stories among them hold for the documents already
        self._furniture: Furniture | None = None
        self._pass = _Pass(list(inputs.skipped))

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that are read, in order; of what came out of an archive, the archive."""
        return tuple(dict.fromkeys(source.origin or source.path for source in self._inputs.sources))

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the documents that the last iteration gave."""
        return frozenset(self._pass.ids)

    @property
    def origins(self) -> Mapping[str, str]:
        """The file of each document that the last iteration gave, by the id of the document."""
        return dict(self._pass.ids)

    @property
    def readers(self) -> Mapping[str, str]:
        """The reader of each file that the last iteration read, by what messages call the file."""
        return dict(self._pass.readers)

    @property
    def skipped(self) -> list[Skipped]:
        return list(self._pass.skipped)

    def without_places(self, told: str) -> str:
        """What was told, with no word of where on this machine the articles lie: so that a record is the same anywhere."""
        for path in sorted(self.paths, key=lambda path: -len(str(path))):
            for place in sorted({str(path), str(path.absolute())} - {"-"}, key=len, reverse=True):
                if not path.is_dir():
                    told = told.replace(place, path.name)
                elif place != ".":
                    told = told.replace(f"{place}{os.sep}", "").replace(place, "articles")
                elif told.startswith(".:"):
                    told = f"articles{told[1:]}"
        return told

    @property
    def notices(self) -> list[str]:
        """One-line statements for the user on how the files were understood."""
        recurring = announced(self.furniture)
        return [*self._inputs.notices, *self._told(), *recurring, *self._unread_stories()]

    def _told(self) -> Iterator[str]:
        this = self._pass
        return notices_of(this.outlets, this.noted, list(this.unnamed), self._outlet_of)

    @property
    def furniture(self) -> Sequence[Recurring]:
        """The lines that recur over an outlet's articles and were set aside; known when the first document was read."""
        return self._furniture.found if self._furniture else ()

    def _unread_stories(self) -> Iterator[str]:
        """What the table of stories and the documents do not have in common."""
        if not self._pass.finished or not self._stories:
            return
        if strange := [name for name in self._stories if name not in self._pass.ids]:
            yield f"stories are given for {len(strange)} documents that were not read: {listing(strange)}"
        if missing := [name for name in self._pass.ids if name not in self._stories]:
            yield f"{len(missing)} of {len(self._pass.ids)} documents are not in the table of stories: {listing(missing)}"

    def __len__(self) -> int:
        if not self._pass.finished:
            raise TypeError("the number of documents is known after they were read once; count them with sum(1 for _ in corpus)")
        return len(self._pass.ids)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        size = f"{len(self._pass.ids)} documents" if self._pass.finished else "not read yet"
        return f"<Corpus: {len(self.files)} files, {size}, {len(self._pass.skipped)} skipped>"

    def _repr_html_(self) -> str:
        lines = [*self.notices, *(f"skipped {item}" for item in self._pass.skipped[:20])]
        return f"<p>{escape(repr(self)[1:-1])}</p><ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"

    def __iter__(self) -> Iterator[Document]:
        this = self._pass = _Pass(list(self._inputs.skipped))
        stream = self._documents(this)
        if self._furniture is None:
            ahead = list(islice(stream, _AHEAD + 1))
            if len(ahead) <= _AHEAD:
                self._furniture, stream = find_furniture(ahead), iter(ahead)
            else:  # a corpus too large to hold is read twice
                self._furniture = find_furniture(chain(ahead, stream), tails=False)
                this = self._pass = _Pass(list(self._inputs.skipped))
                stream = self._documents(this)
        for document in stream:
            spans = self._furniture.spans(document)
            yield replace(document, furniture=spans) if spans else document
        if not this.ids:
            raise nothing(this.skipped, [source.label for source in self._inputs.sources])
        this.finished = True

    def _documents(self, this: _Pass) -> Iterator[Document]:
        for source in self._inputs.sources:
            yield from self._documents_of(source, this)

    def _documents_of(self, source: Source, this: _Pass) -> Iterator[Document]:
        def skip(where: str, reason: str) -> None:
            this.skipped.append(Skipped(clean_line(f"{source.label}, {where}" if where else source.label), clean_line(reason)))

        name = ""
        try:
            reader = self._readers.of(source.path)
            if reader is None:
                known = ", ".join(sorted(self._readers.suffixes))
                skip("", f"no reader for {source.path.suffix} files; there are readers for {known}")
                return
            name = this.readers[source.label] = reader.name
            columns = {**source.columns, **self._columns}
            for raw in documents_in(source.path, reader, skip, columns):
                try:
                    document = finish(raw, source, self._outlet_of, self._languages, columns)
                except NoArticle as reason:
                    skip("" if not raw.id else f"document '{raw.id}'", str(reason))
                    continue
                if not document.text.strip():
                    skip("" if not raw.id else f"document '{raw.id}'", "no text in it")
                else:
                    recorded = _recorded(document, source, this)
                    told = replace(recorded, story=self._stories.get(recorded.id, recorded.story))
                    yield self.corrections.with_story(told)
        except InputError as error:
            skip("", str(error))
        except OSError as error:
            skip("", f"cannot be read: {error.strerror or error}")
        except PluginError as fault:
            skip("", f"reader {name or 'that was asked for its kind'} failed: {fault}")


def _recorded(document: Document, source: Source, this: _Pass) -> Document:
    if document.id in this.ids:
        document = _renamed(document, source, this)
    this.ids[document.id] = source.label
    this.outlets[document.outlet] = this.outlets.get(document.outlet, 0) + 1
    for note in document.notes:
        kind = note.partition(":")[0]
        first, count = this.noted.get(kind, (f"{source.label}: {note}", 0))
        this.noted[kind] = first, count + 1
        if kind == NO_OUTLET:
            this.unnamed[document.outlet] = None
    return document


def _renamed(document: Document, source: Source, this: _Pass) -> Document:
    """The document under an id of its own, since another one has taken its id."""
    number = this.repeated.get(document.id, 1) + 1
    while f"{document.id}#{number}" in this.ids:
        number += 1
    this.repeated[document.id] = number
    new = f"{document.id}#{number}"
    note = (
        f"two documents with one id: '{document.id}' in {this.ids[document.id]} and {source.label}; the second is called '{new}'"
    )
    return replace(document, id=new, notes=(*document.notes, note))
