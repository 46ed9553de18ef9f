"""Sections of a report that were made once, kept in the folder of a saved result until anything that they hang on is another.

What a section hangs on: every table and the run of the saved result, how it is compared, which measures are shown, the
codebook, and the code of framing and of all plugins. A section that failed is not kept, nor is one of a folder that cannot
be written to.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import FramingError, PluginError
from framing.report import blocks
from framing.report.blocks import Block
from framing.report.checked_blocks import checked
from framing.tables.files import write_text

if TYPE_CHECKING:
    from framing.extension import Section
    from framing.report.sections import Subject

FOLDER = "kept"
MOST = 8  # of one section, for as many groupings
_KIND = "is"  # the field that names a block's class
_CLASSES = {
    kind.__name__: kind
    for kind in (
        *(blocks.Heading, blocks.Prose, blocks.Table, blocks.Quotes, blocks.Row, blocks.Cell, blocks.Passage, blocks.Ref),
        *(blocks.Interval, blocks.Stack, blocks.Voices),
    )
}


class Kept:
    """The sections kept for one subject; nothing is kept of results that were not read from a folder."""

    def __init__(self, subject: Subject) -> None:
        home = subject.comparison.results.home
        self._folder = home / FOLDER if home else None
        self._told = _hangs_on(subject, home) if home else b""

    def get(self, section: Section) -> tuple[Block, ...] | None:
        """The blocks of a section as they were made, None where they have to be made."""
        file = self._file(section)
        if file is None or not file.is_file():
            return None
        try:
            told = json.loads(file.read_text(encoding="utf-8"))
            return tuple(checked(_block(each), f"block {number}") for number, each in enumerate(told, 1))
        except (OSError, ValueError, TypeError, KeyError, RecursionError, PluginError):
            return None  # as good as not kept

    def put(self, section: Section, made: Sequence[Block]) -> None:
        """Keep the blocks of a section."""
        file = self._file(section)
        if file is None:
            return
        try:
            file.parent.mkdir(exist_ok=True)
            write_text(file, json.dumps([_told(block) for block in made], ensure_ascii=False))
            for old in sorted(file.parent.glob(f"{section.name}-*.json"), key=lambda path: -path.stat().st_mtime_ns)[MOST:]:
                old.unlink(missing_ok=True)
        except (OSError, FramingError, ValueError, TypeError):
            return  # it is made again next time

    def _file(self, section: Section) -> Path | None:
        if self._folder is None or not section.name.replace(".", "").replace("_", "").isalnum():
            return None
        return self._folder / f"{section.name}-{hashlib.sha256(self._told).hexdigest()[:32]}.json"


def _hangs_on(subject: Subject, home: Path) -> bytes:
    comparison = subject.comparison
    told = {
        "tables": hashlib.sha256((home / "datapackage.json").read_bytes()).hexdigest(),
        "run": comparison.run,
        "measures": [*comparison.measures],
        "part": [[*comparison.groups], sorted({cell.key[1] for cell in comparison.cells})],
        "everything": subject.everything,
        "codebook": subject.codebook.sha256 if subject.codebook else "",
        "code": [*_code(["framing", *(info.module for info in subject.plugins.infos)])],
    }
    return json.dumps(told, sort_keys=True, default=str).encode("utf-8", "replace")


def _code(modules: Iterable[str]) -> Iterable[tuple[str, int, int]]:
    """Each file of some packages with its size and when it was written."""
    for module in modules:
        spec = find_spec(module) if module else None
        folders = [Path(folder) for folder in (spec.submodule_search_locations or ())] if spec else []
        found = [file for folder in folders for file in folder.rglob("*") if file.suffix != ".pyc" and file.is_file()]
        if spec and spec.origin and not found:
            found = [Path(spec.origin)]
        for file in sorted(found):
            about = file.stat()
            yield str(file), about.st_size, about.st_mtime_ns


def _told(value: Any) -> Any:
    """A block as JSON has it: an object that says its class, tuples as lists."""
    if type(value).__name__ in _CLASSES:
        names = getattr(value, "_fields", None) or [*value.__dataclass_fields__]
        return {_KIND: type(value).__name__, **{name: _told(getattr(value, name)) for name in names}}
    return [_told(each) for each in value] if isinstance(value, tuple) else value


def _block(value: Any) -> Any:
    """What :func:`_told` has told."""
    if isinstance(value, Mapping):
        return _CLASSES[value[_KIND]](**{name: _block(each) for name, each in value.items() if name != _KIND})
    return tuple(_block(each) for each in value) if isinstance(value, list) else value
