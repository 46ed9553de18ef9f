"""Numbers checked again from a page: passages called wrong in the user's corrections, and the articles scored anew with them.

The articles are scored by a process of its own (``framing score``), which writes a saved result: whatever happens there, the
pages that are shown stay as they are.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from shutil import rmtree
from threading import Event, Lock
from typing import TYPE_CHECKING, Any

from framing.cli.exits import DONE, PARTLY
from framing.cli.options import Shared, as_arguments
from framing.cli.session import COUNTS
from framing.errors import FramingError
from framing.guard.apart import environment
from framing.guard.temporary import temporary_folder
from framing.load.correcting import Wrong, add_wrong, take_out_wrong, wrong_in
from framing.load.corrections import FILE_NAME

if TYPE_CHECKING:
    import polars as pl

    from framing.cli.session import Session
    from framing.report.sections import Subject
    from framing.tables.results import Results

LAST_SECONDS = 5.0  # for a process that was asked to end
TOLD = 300  # characters of why it failed


@dataclass
class Recheck:
    """The corrections of a subject's articles, and how to make its numbers again; ``why_not`` says why it cannot be done.

    A passage is given as document, start, end (code points) and measure. ``measures`` are those whose passages can be taken out:
    they rest on one layer that corrections know. ``written`` are the passages called wrong through this object that stand in the
    file, with their text. ``done`` of ``total`` articles have been scored since :meth:`begin`; the first time took ``seconds``.
    ``changed`` says that the articles were other ones, when the numbers were made again, than before.
    """

    shared: Shared
    how: Mapping[str, Any]  # the comparison: by, min_documents, seed
    workers: int | None = None
    codebook: str = ""  # its text
    file: Path = Path(FILE_NAME)
    measures: Collection[str] = frozenset()
    folders: Sequence[Path] = ()  # of the articles: nothing is imported from there
    total: int = 0
    seconds: float = 0.0
    why_not: str = ""
    written: dict[Wrong, str] = field(default_factory=dict)
    changed: bool = False

    def __post_init__(self) -> None:
        self._lock, self._stopped, self._made = Lock(), Event(), 0

    @cached_property
    def _folder(self) -> Path:
        return temporary_folder(self)

    @property
    def _told(self) -> Path:
        return self._folder / "told.txt"

    def marked(self) -> set[Wrong]:
        """The passages that the file calls wrong. Raises InputError for a file that cannot be read."""
        with self._lock:
            return wrong_in(self.file)

    def wrong(self, document: str, start: int, end: int, measure: str, text: str) -> bool:
        """Write that a passage is not what a measure takes it for; False where the file says so already. Raises InputError."""
        passage = Wrong(document, start, end, measure)
        with self._lock:
            if not add_wrong(self.file, passage, text):
                return False
            self.written[passage] = text
            return True

    def take_back(self, document: str, start: int, end: int, measure: str) -> bool:
        """Take out the row of a passage that was ``written``; False for another. Raises InputError where that cannot be done."""
        passage = Wrong(document, start, end, measure)
        with self._lock:
            if passage not in self.written:
                return False
            take_out_wrong(self.file, passage)
            del self.written[passage]
            return True

    @property
    def done(self) -> int:
        """How many articles have been scored so far."""
        counts = [line for line in _lines(self._told) if line.isdecimal()]
        return int(counts[-1]) if counts else 0

    def begin(self) -> None:
        """A :meth:`make` is wanted: from here on it can be stopped."""
        self._stopped.clear()
        self._told.unlink(missing_ok=True)

    def stop(self) -> None:
        """Let :meth:`make` end soon, and raise."""
        self._stopped.set()

    def make(self, subject: Subject) -> Subject | None:
        """The subject with its numbers made again; None after :meth:`stop`. Raises FramingError where that fails."""
        from framing.compare.comparison import compare
        from framing.saved import load_saved

        folder = self._scored([*subject.comparison.results.measures])
        if folder is None:
            return None
        results, _ = load_saved(folder, subject.plugins)
        before = subject.comparison.results
        for old in {*self._folder.glob("run*")} - {folder, before.home}:
            rmtree(old, ignore_errors=True)
        self.changed = not _texts(before).equals(_texts(results))
        return replace(subject, comparison=compare(results, **self.how))

    def _scored(self, measures: Sequence[str]) -> Path | None:
        """A new saved result, None after :meth:`stop`."""
        self._made += 1
        folder = self._folder / f"run{self._made}"
        with self._told.open("wb") as told:
            process = subprocess.Popen(
                self._command(measures, folder),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=told,
                env={**environment(self.folders), COUNTS: "1"},
            )
        try:
            while (code := _ended(process)) is None:
                if self._stopped.is_set():
                    return None
        finally:
            _end(process)
        if code not in (DONE, PARTLY) or not folder.is_dir():
            raise FramingError(f"framing score {_how(code)}{_why(self._told)}")
        return folder

    def _command(self, measures: Sequence[str], folder: Path) -> list[str]:
        codebook = self._folder / "codebook.toml"
        codebook.write_bytes(self.codebook.encode())
        corrections = self.file if self.file.exists() else None
        shared = replace(self.shared, codebook=codebook, corrections=corrections)
        flags = subprocess._args_from_interpreter_flags()  # type: ignore[attr-defined]
        workers = ["--workers", str(self.workers)] if self.workers is not None else []
        options = [*as_arguments(shared), *workers, "--quiet", "--measures", ",".join(measures), "--output", str(folder)]
        return [sys.executable, *flags, "-P", "-m", "framing", "score", *options, "--", *map(str, self.shared.paths)]


def recheck_of(session: Session, results: Results, seconds: float, workers: int | None, how: Mapping[str, Any]) -> Recheck:
    """How the numbers of a session's articles, which took ``seconds`` to score, are checked again."""
    from framing.pipeline import folders_of
    from framing.score.correcting import correctable

    folders = folders_of(session.corpus)
    file, why_not = _file(session, folders)
    return Recheck(
        session.shared,
        how,
        workers,
        session.codebook.text,
        file or Path(FILE_NAME),
        correctable(session.plugins),
        folders,
        results.count(),
        seconds,
        why_not,
    )


def _file(session: Session, folders: Sequence[Path]) -> tuple[Path | None, str]:
    """The file of corrections: the one named, the one beside the articles, or where one may come; or why there is none."""
    if any(str(path) == "-" for path in session.shared.paths):
        return None, "the articles came through a pipe and cannot be scored again; save them as files and name those"
    given = session.shared.corrections
    there = [folder / FILE_NAME for folder in folders if (folder / FILE_NAME).is_file()]
    found = given or next(iter(there), None)
    if found is None and session.corpus.corrections:
        return None, f"the corrections in use came out of an archive; save them as a file and name it: --corrections {FILE_NAME}"
    found = found or (folders[0] / FILE_NAME if folders else None)
    if found is None or not os.access(found if found.exists() else found.parent, os.W_OK):
        return None, f"{found or FILE_NAME} cannot be written; name a file that can be: --corrections FILE"
    return found, ""


def _texts(results: Results) -> pl.DataFrame:
    return results.table("documents").select("doc_id", "text")


def _ended(process: subprocess.Popen[bytes]) -> int | None:
    """The exit code, None after a moment in which the process has not ended."""
    try:
        return process.wait(0.2)
    except subprocess.TimeoutExpired:
        return None


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process, whatever it is at."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(LAST_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _how(code: int) -> str:
    from signal import Signals

    if code >= 0:
        return f"ended with exit code {code}"
    names = {each.value: each.name for each in Signals}
    return f"was ended by {names.get(-code, f'signal {-code}')}"


def _why(told: Path) -> str:
    """The last that it said."""
    said = [line for line in _lines(told) if not line.isdecimal()]
    return f": {said[-1].removeprefix('framing: ')[:TOLD]}" if said else ""


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
