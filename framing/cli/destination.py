"""Where a command's data goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TextIO

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
    usable = ("results", "comparison") if comparison else ("results",)
    known = {
        *KINDS,
        *TEXT_SUFFIXES,
        ".json",
        *(reporter.suffix for reporter in (plugins.reporters if plugins else ()) if reporter.of in usable),
    }
    if folder and kind is None and output.suffix.lower() not in known:
        raise RequestError(f"{output}: no format has that suffix; known: {', '.join(sorted(known))}; or give --format")


@contextmanager
def sink(output: Path | None) -> Iterator[TextIO]:
    """The stream to write text to; a file appears when the block ends well."""
    if output is None:
        yield sys.stdout
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
    usable = ("results", "comparison") if getattr(tables, "results", tables) is not tables else ("results",)
    reporter = next((r for r in plugins.reporters if suffix and r.suffix == suffix and r.of in usable), None)
    if kind == "text" or (kind is None and (output is None or suffix in TEXT_SUFFIXES)):
        _write(output, text())
    elif kind == "json" or (kind is None and suffix == ".json"):
        text_of_all = dumps(tables.to_dict(), indent=1) + "\n"
        _write(output, for_terminal(text_of_all) if output is None else text_of_all)
    elif kind is None and reporter is not None and output is not None:
        _report(reporter, tables, output, {"pseudonyms": True} if pseudonyms else {})
    else:
        _save(tables, output, kind)


def write(output: Path | None, content: bytes) -> None:
    """Write bytes to a file, whole or not at all, or to standard output. Raises :class:`~framing.errors.RequestError`."""
    from framing.tables.files import write_whole

    if output is None:
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


def _report(reporter: Reporter, tables: Tables, output: Path, how: Mapping[str, Any]) -> None:
    from framing.errors import FramingError
    from framing.guard.fence import Fault, fence, for_all
    from framing.tables.files import write_whole

    results = getattr(tables, "results", tables)
    with as_usage_error(), write_whole(output) as temporary:
        try:
            with fence(for_all(int(tables.run.get("documents", 0))), passing=(FramingError,)):
                given = tables.view() if results is not tables else None
                reporter.write(results.view(), given, temporary, **how)
        except (Fault, PluginError) as fault:
            raise PluginError(f"reporter {reporter.name} could not write {output}: {fault}") from None
