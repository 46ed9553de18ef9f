"""Where a command's data goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TextIO, cast

from framing.cli.session import as_usage_error, check_not_read
from framing.errors import InputError, PluginError, RequestError

if TYPE_CHECKING:
    from framing.extension import Reporter
    from framing.plugins import Plugins
    from framing.tables.results import Tables

TEXT_SUFFIXES = (".txt", ".md")
FILE_ONLY = ("parquet", "sqlite")
KINDS = {".csv", ".jsonl", ".ndjson", ".parquet", ".sqlite", ".db"}


def check_output(
    output: Path | None,
    *,
    kind: str | None = None,
    folder: bool = False,
    comparison: bool = False,
    plugins: Plugins | None = None,
    read: Sequence[Path] = (),
) -> None:
    """Refuse before the work what could not be written after it, or would take the place of what is read.

    With ``comparison``, what is written is one, for which there are further formats.
    Raises :class:`~framing.errors.RequestError`.
    """
    from framing.saved.folder import is_results
    from framing.tables.files import check_writable, is_folder, target_of

    if output is None:
        if kind in FILE_ONLY:
            raise RequestError(f"--format {kind} is for files; name one with --output, such as run.{kind}")
        return
    check_not_read(output, read)
    if folder and is_folder(output) and kind not in ("text", "json", "sqlite"):
        if not output.absolute().parent.is_dir():
            raise RequestError(f"{output}: the folder it would stand in does not exist; create it first")
        if output.is_dir() and any(output.iterdir()) and not is_results(output):
            raise RequestError(f"{output}: holds other files than a saved result; name a new folder, or an empty one")
        return
    with as_usage_error():
        check_writable(target_of(output), str(output))
    known = {*KINDS, *TEXT_SUFFIXES, ".json", *(_reporters(plugins, comparison=comparison) if plugins else ())}
    if folder and kind is None and output.suffix.lower() not in known:
        raise RequestError(f"{output}: no format has that suffix; known: {', '.join(sorted(known))}; or give --format")


def format_of(output: Path | None, asked: str | None, known: Sequence[str], *, option: bool = True) -> str:
    """The format to write: the one asked for, else what the suffix says, else the first of those that are ``known``.

    ``option`` says whether the command has --format. Raises :class:`~framing.errors.RequestError` for another suffix.
    """
    suffix = output.suffix.lower() if output else ""
    if asked or not suffix:
        return asked or known[0]
    found = {each: kind for kind in known for each in _SUFFIXES.get(kind, (f".{kind}",))}
    if suffix not in found:
        told = f"no format has that suffix; known: {', '.join(found)}{'; or give --format' if option else ''}"
        raise RequestError(f"{output}: {told}")
    return found[suffix]


_SUFFIXES = {"text": TEXT_SUFFIXES, "html": (".html", ".htm"), "jsonl": (".jsonl", ".ndjson"), "sqlite": (".sqlite", ".db")}


class _Terminal(io.TextIOBase):
    """Standard output where it is a terminal: nothing comes through that it would obey, but for our own emphasis."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        from framing.report.terminal import laid_out

        self._stream.write(laid_out(text))
        return len(text)

    def writable(self) -> bool:
        return True


@contextmanager
def sink(output: Path | None) -> Iterator[TextIO]:
    """The stream to write text to; a file appears when the block ends well, and a terminal gets nothing that it would obey."""
    if output is None:
        yield cast("TextIO", _Terminal(sys.stdout)) if sys.stdout.isatty() else sys.stdout
        return
    from framing.tables.files import write_whole

    inside: InputError | None = None
    try:
        with write_whole(output) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as stream:
            try:
                yield stream
            except InputError as error:
                inside = error
                raise
    except InputError as error:
        if error is inside:
            raise
        raise RequestError(str(error)) from error


def dumps(value: Any, *, indent: int | None = None) -> str:
    """JSON as every command writes it: as UTF-8, without NaN."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent, default=str)


def deliver(
    tables: Tables,
    output: Path | None,
    kind: str | None,
    text: Callable[[], str],
    plugins: Plugins,
    *,
    pseudonyms: bool = False,
) -> None:
    """Give out tables: as ``text()``, or in the format that ``kind`` or the suffix of the output says.

    With ``pseudonyms`` a report is asked for without the names of private persons.
    """
    suffix = output.suffix.lower() if output else ""
    reporter = _reporters(plugins, comparison=getattr(tables, "results", tables) is not tables).get(suffix)
    if kind == "text" or (kind is None and (output is None or suffix in TEXT_SUFFIXES)):
        _write(output, text())
    elif kind == "json" or (kind is None and suffix == ".json"):
        text_of_all = dumps(tables.to_dict(), indent=1) + "\n"
        _write(output, for_terminal(text_of_all) if output is None else text_of_all)
    elif kind is None and reporter is not None and output is not None:
        report(reporter, tables, output, {"pseudonyms": True} if pseudonyms else {})
    else:
        _save(tables, output, kind)


def write(output: Path | None, content: bytes) -> None:
    """Write bytes to a file, whole or not at all, or to standard output. Raises :class:`~framing.errors.RequestError`."""
    from framing.tables.files import write_whole

    if output is None:
        if sys.stdout.isatty():
            sys.stdout.write(for_terminal(content.decode("utf-8", "replace")))
            return
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    with as_usage_error(), write_whole(output) as temporary:
        temporary.write_bytes(content)


def _write(output: Path | None, text: str) -> None:
    with sink(output) as stream:
        stream.write(text)


def _save(tables: Tables, output: Path | None, kind: str | None) -> None:
    from framing.tables.export import save

    if output is not None:
        with as_usage_error():
            save(tables, output, kind=kind or "")
        return
    with TemporaryDirectory(prefix="framing-") as folder:
        path = Path(folder, f"table.{kind}")
        save(tables, path)
        if sys.stdout.isatty():
            sys.stdout.write(for_terminal(path.read_text(encoding="utf-8")))
            return
        with path.open("rb") as source:
            shutil.copyfileobj(source, sys.stdout.buffer)


def for_terminal(text: str) -> str:
    """Data as a terminal may see it, without what it would obey; whatever reads a pipe gets it exact."""
    from framing.report.terminal import clean

    return clean(text) if sys.stdout.isatty() else text


def _reporters(plugins: Plugins, *, comparison: bool) -> dict[str, Reporter]:
    """The reporters that can write what is given out, by suffix."""
    return plugins.by_suffix("results", "comparison") if comparison else plugins.by_suffix("results")


def report(reporter: Reporter, tables: Tables, output: Path, how: Mapping[str, Any] = MappingProxyType({})) -> None:
    """Let a reporter write tables, whole or not at all. Raises :class:`~framing.errors.PluginError` where it fails."""
    from framing.errors import FramingError
    from framing.guard.fence import Fault, fence, for_all
    from framing.tables.files import write_whole, write_whole_folder

    results = getattr(tables, "results", tables)
    whole = write_whole if output.suffix else write_whole_folder
    with as_usage_error(), whole(output) as temporary:
        try:
            with fence(for_all(int(tables.run.get("documents", 0))), passing=(FramingError,)):
                given = tables.view() if results is not tables else None
                reporter.write(results.view(), given, temporary, **how)
        except (Fault, PluginError) as fault:
            raise PluginError(f"reporter {reporter.name} could not write {output}: {fault}") from None
