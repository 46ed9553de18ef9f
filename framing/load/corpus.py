"""Stage 1: files → documents, one at a time, with all that had to be skipped, repaired or guessed."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import unicodedata
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import BinaryIO, Literal

from framing.english import BUILT_IN
from framing.errors import InputError
from framing.extension import Reader
from framing.guard.fence import Fault
from framing.language import Language, detect
from framing.load.inputs import Inputs, Skipped, Source, find_inputs, listing
from framing.load.readers import CORE_READERS, TEXT
from framing.load.readers.chosen import documents_in, readers_by_suffix
from framing.load.readers.columns import describe, host
from framing.load.readers.dates import ORDERS
from framing.load.readers.decoding import clean, clean_line
from framing.load.spellings import alike
from framing.load.stories import read_stories
from framing.load.streams import copy_stream
from framing.model import Document, Span
from framing.plugins import Plugins, load_plugins

__all__ = ["Corpus", "Skipped", "load"]

OutletOf = Literal["file", "folder"]
_NO_OUTLET = "no metadata names the outlet"
_AMBIGUOUS = "date ambiguous"
_SILENT = ("language detected", *(f"date with {order} first" for order in ORDERS))
_SAVED = (".sqlite", ".db")  # what holds a saved result
_SPARE = 40  # characters by which a headline may be longer than the title it repeats


def load(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    plugins: Plugins | None = None,
    readers: Iterable[Reader] = (),
    outlet_of: OutletOf = "file",
    stories: Mapping[str, str] | str | os.PathLike[str] | None = None,
) -> Corpus:
    """The documents in folders, files, globs and standard input ("-"); nothing is read before it is asked for.

    ``plugins`` (default: those installed) and ``readers`` bring readers for further kinds of files; for a
    kind that is built in they come first. Where no metadata names the outlet, it is the name of the file,
    or of its folder if ``outlet_of`` says so. ``stories`` says which story a document is on, by its id or in a
    file that ``framing stories`` wrote; it holds against other metadata. Raises
    :class:`~framing.errors.InputError` for a path that does not exist and for a folder with nothing to read.
    """
    named = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    plugins = plugins or load_plugins()
    by_suffix, contested = readers_by_suffix([*plugins.readers, *readers])
    spool = _Spool()
    inputs = find_inputs(named, by_suffix, spool.file)
    inputs.notices.extend(contested)
    if not inputs.sources:
        raise _nothing(inputs.skipped)
    for suffix in sorted({source.path.suffix.lower() for source in inputs.sources}):
        if any(suffix in reader.suffixes for reader in CORE_READERS) and by_suffix[suffix] not in CORE_READERS:
            inputs.notices.append(f"{suffix} files are read by {by_suffix[suffix].name}, which a plugin provides")
    given = stories if stories is None or isinstance(stories, Mapping) else read_stories(Path(stories))
    return Corpus(inputs, by_suffix, outlet_of, spool, given or {}, plugins.languages)


@dataclass
class _Pass:
    """What one pass over the files has found."""

    skipped: list[Skipped]
    ids: dict[str, str] = field(default_factory=dict)  # id → the file that has it
    repeated: dict[str, int] = field(default_factory=dict)
    noted: dict[str, tuple[str, int]] = field(default_factory=dict)  # kind of note → the first, how many
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
        readers: dict[str, Reader],
        outlet_of: OutletOf,
        spool: _Spool,
        stories: Mapping[str, str],
        languages: Sequence[Language] = BUILT_IN,
    ) -> None:
        self.paths = tuple(inputs.paths)  # as they were named, with patterns expanded
        self._inputs, self._readers, self._outlet_of, self._spool = inputs, readers, outlet_of, spool
        self._stories, self._languages = stories, languages
        self._pass = _Pass(list(inputs.skipped))

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that are read, in order."""
        return tuple(source.path for source in self._inputs.sources)

    @property
    def skipped(self) -> list[Skipped]:
        return list(self._pass.skipped)

    @property
    def notices(self) -> list[str]:
        """One-line statements for the user on how the files were understood."""
        return [*self._inputs.notices, *_notices(self._pass, self._outlet_of), *self._unread_stories()]

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
        for source in self._inputs.sources:
            yield from self._documents_of(source, this)
        if not this.ids:
            raise _nothing(this.skipped, [source.label for source in self._inputs.sources])
        this.finished = True

    def _documents_of(self, source: Source, this: _Pass) -> Iterator[Document]:
        def skip(where: str, reason: str) -> None:
            this.skipped.append(Skipped(clean_line(f"{source.label}, {where}" if where else source.label), clean_line(reason)))

        reader = self._readers.get(source.path.suffix.lower(), None if source.path.suffix else TEXT)
        if reader is None:
            skip("", _unread(source.path, self._readers))
            return
        try:
            for raw in documents_in(source.path, reader, skip):
                document = finish(raw, source, self._outlet_of, self._languages)
                if not document.text.strip():
                    skip("" if not raw.id else f"document '{raw.id}'", "no text in it")
                else:
                    recorded = _recorded(document, source, this)
                    yield replace(recorded, story=self._stories.get(recorded.id, recorded.story))
        except InputError as error:
            skip("", str(error))
        except OSError as error:
            skip("", f"cannot be read: {error.strerror or error}")
        except Fault as fault:
            skip("", f"reader {reader.name} failed: {fault}")


def _unread(path: Path, readers: Mapping[str, object]) -> str:
    """Why a file of an unknown kind is not read, and what to do with it."""
    if path.suffix.lower() in _SAVED:
        return f"is a saved result, no articles; look at it with: framing report {path}"
    return f"no reader for {path.suffix} files; there are readers for {', '.join(sorted(readers))}"


def finish(
    document: Document, source: Source, outlet_of: OutletOf = "file", languages: Iterable[Language] = BUILT_IN
) -> Document:
    """A document as a reader gave it → as the pipeline needs it: clean text, id, outlet, title in place, language."""
    text, repairs = clean(document.text)
    document = replace(document, text=text, notes=(*document.notes, *repairs))
    if source.entry:
        document = describe(document, source.entry)
    notes = list(document.notes)
    outlet = document.outlet or host(document.url)
    if not outlet:
        outlet = source.id.rpartition("/")[2] if outlet_of == "file" else source.path.absolute().parent.name
        notes.append(f"{_NO_OUTLET}: '{outlet}' is the name of its {outlet_of}")
    text, title_span = with_title(text, document.title)
    language = document.language
    if not language:
        language = detect(text, languages)
        notes.append("language not recognised: und (undetermined)" if language == "und" else f"language detected: {language}")
    return replace(
        document,
        id=document.id or source.id,
        outlet=outlet,
        text=text,
        title_span=title_span,
        language=language,
        notes=tuple(notes),
    )


def with_title(text: str, title: str) -> tuple[str, Span | None]:
    """The text with the title before it unless it begins with it already, and where the title stands.

    A text begins with its title if one of its first three lines is the title, or starts with a title
    of four words or more.
    """
    if not title or not text.strip():
        return text, None
    wanted = _comparable(title)
    offset = lines = 0
    while lines < 3 and offset < len(text):
        end = text.find("\n", offset)
        end = len(text) if end < 0 else end
        line = text[offset : min(end, offset + len(title) + _SPARE)]
        if line.strip():
            start = offset + len(line) - len(line.lstrip())
            if _comparable(line) == wanted:
                return text, (start, offset + len(line.rstrip()))
            if len(wanted.split()) >= 4 and _comparable(line).startswith(wanted):
                return text, None
            lines += 1
        offset = end + 1
    return f"{title}\n\n{text}", (0, len(title))


_STRAIGHT = str.maketrans("“”„’‘–—‑", '"""\'\'---')


def _comparable(line: str) -> str:
    folded = unicodedata.normalize("NFKC", line).translate(_STRAIGHT).casefold()
    return " ".join(folded.split()).lstrip("# ").rstrip(".")


def _recorded(document: Document, source: Source, this: _Pass) -> Document:
    if document.id in this.ids:
        document = _renamed(document, source, this)
    this.ids[document.id] = source.label
    this.outlets[document.outlet] = this.outlets.get(document.outlet, 0) + 1
    for note in document.notes:
        kind = note.partition(":")[0]
        first, count = this.noted.get(kind, (f"{source.label}: {note}", 0))
        this.noted[kind] = first, count + 1
        if kind == _NO_OUTLET:
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


def _notices(this: _Pass, outlet_of: OutletOf) -> Iterator[str]:
    for names in alike(this.outlets):
        counted = listing(f"{name} ({this.outlets[name]})" for name in names)
        yield f"outlets that may be one, spelled differently, are told apart: {counted}; write them alike to join them"
    yield from _date_orders(this.noted)
    for kind, (first, count) in this.noted.items():
        if kind == _NO_OUTLET:
            yield f"{_NO_OUTLET} of {_documents(count)}: the name of the {outlet_of} is used ({listing(this.unnamed)})"
        elif kind not in _SILENT:
            yield first if count == 1 else f"{first} ({count} documents in all)"


def _date_orders(noted: Mapping[str, tuple[str, int]]) -> Iterator[str]:
    """What dates in several formats were taken for, and what the clear ones say of those that can be read in two ways."""
    orders = {order: noted[kind] for order in ORDERS if (kind := f"date with {order} first") in noted}
    told = " and ".join(f"{order} first in {_documents(count)}" for order, (_, count) in orders.items())
    if len(orders) > 1:
        yield f"dates are written with {told}: each was read in the one way it can be; write all as YYYY-MM-DD"
    elif orders and _AMBIGUOUS in noted:
        unclear = _documents(noted[_AMBIGUOUS][1])
        yield f"dates are written with {told}, and may be either way in {unclear}, which have no date now"


def _documents(count: int) -> str:
    return "1 document" if count == 1 else f"{count} documents"


def _nothing(skipped: list[Skipped], files: Sequence[str] = ()) -> InputError:
    if not skipped:
        empty = f"{listing(files)}: no article in {'it' if len(files) == 1 else 'them'}"
        return InputError(empty if files else "no path was named; name a folder, files, or - for standard input")
    if len(skipped) == 1:
        return InputError(str(skipped[0]))
    more = f"; and {len(skipped) - 3} more" if len(skipped) > 3 else ""
    return InputError(f"no article could be read: {'; '.join(map(str, skipped[:3]))}{more}")


class _Spool:
    """Streams, kept as files so that they can be read as often as files; removed with the corpus."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._count = 0

    def file(self, name: str) -> Path:
        """The file that holds what the stream (a path, or "-" for standard input) gives."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="framing-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._count += 1
        path = self._folder / str(self._count) / ("stdin" if name == "-" else Path(name).stem)
        path.parent.mkdir()
        with path.open("wb") as target:
            if name == "-":
                shutil.copyfileobj(_stdin(), target)
            else:
                copy_stream(Path(name), target)
        return path.rename(path.with_suffix(_suffix(path)))


def _stdin() -> BinaryIO:
    if sys.stdin is None:
        raise InputError("standard input: closed; name a file or folder instead of -")
    return sys.stdin.buffer


def _suffix(path: Path) -> str:
    """What a stream holds: a JSON list, JSON lines or text, told from its beginning."""
    with path.open("rb") as handle:
        head = handle.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"["):
        return ".json"
    first_line = head.partition(b"\n")[0].rstrip()
    return ".txt" if not head.startswith(b"{") else ".json" if first_line in (b"{", head.rstrip()) else ".jsonl"
