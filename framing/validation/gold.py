"""What coders said: JSON lines, a table, or an export of Label Studio → marks, each with the line it stands in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from framing.errors import InputError
from framing.load.readers.decoding import decode
from framing.load.readers.tabular import rows
from framing.model import Pieces

ANYONE = "coder"  # who coded where the file does not say
# What a record may hold; the names after "quote" say nothing of the coding.
_NAMES = tuple(
    "doc_id coder layer field measure target start end pieces label value quote sha256 id text note notes comment comments "
    "remark outlet title headline date published url story index row".split()
)
# Names of other tools for what is called otherwise here.
_MISNAMED = {
    **dict.fromkeys(("begin", "begin_offset", "start_offset", "start_char", "offset_start", "char_start", "from"), "start"),
    **dict.fromkeys(("stop", "finish", "end_offset", "end_char", "offset_end", "char_end"), "end"),
    **dict.fromkeys(("annotator", "annotator_id", "coder_id", "user", "rater"), "coder"),
    **dict.fromkeys(("spans", "offsets"), "pieces, or start and end"),
}
Kind = Literal["spans", "units", "documents"]


class GoldError(InputError):
    """Something is wrong with what coders said: names file and line."""


@dataclass(frozen=True, order=True)
class Task:
    """What was coded: the spans of a layer, a field of given spans (voice, source_type), or documents by a measure."""

    layer: str = ""
    field: str = ""
    measure: str = ""

    @property
    def kind(self) -> Kind:
        return "documents" if self.measure else "units" if self.field else "spans"

    def __str__(self) -> str:
        return self.measure or (f"{self.layer}.{self.field}" if self.field else self.layer)


@dataclass(frozen=True)
class Mark:
    """One thing that a coder said; without pieces and label, that the document was read and nothing found.

    ``where`` is the file and line it stands in. ``quote`` and ``sha256``, where given, say what text was coded.
    """

    where: str
    doc_id: str
    coder: str
    task: Task
    pieces: Pieces = ()
    label: str = ""
    quote: str = ""
    sha256: str = ""
    target: str = ""
    utf16: bool = False  # whether the pieces count UTF-16 units of a text that only the corpus has


@dataclass(frozen=True)
class Gold:
    """The marks of a file, its name and the hash of its bytes."""

    name: str
    sha256: str
    marks: tuple[Mark, ...]


def read_gold(path: str | Path, *, layer: str = "") -> Gold:
    """The marks of a file; ``layer`` is what was coded where a record does not say.

    Raises :class:`GoldError`, with file and line, for what cannot be understood.
    """
    path = Path(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror or error}") from None
    marks = tuple(mark for where, record in _records(path, raw) for mark in _marks(f"{path.name}, {where}", record, layer))
    if not marks:
        raise GoldError(f"{path}: nothing is coded in it; expected records with doc_id, layer, start, end and label")
    return Gold(path.name, hashlib.sha256(raw).hexdigest(), marks)


def _records(path: Path, raw: bytes) -> Iterator[tuple[str, Any]]:
    if path.suffix.lower() in (".csv", ".tsv"):
        yield from ((f"row {number}", record) for number, record, _ in rows(path) if number > 1)
        return
    text, _ = decode(raw)
    if text.lstrip("\ufeff \t\r\n").startswith("["):
        yield from ((f"entry {number}", record) for number, record in enumerate(_json(path.name, text.lstrip("\ufeff")), 1))
        return
    for number, line in enumerate(text.lstrip("\ufeff").split("\n"), 1):
        if line.strip():
            yield f"line {number}", _json(f"{path.name}, line {number}", line)


def _json(where: str, text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise GoldError(f"{where}: not JSON (line {error.lineno}, column {error.colno}): {error.msg}") from None
    except (ValueError, RecursionError):
        raise GoldError(f"{where}: not JSON that can be read") from None


def _marks(where: str, record: Any, layer: str) -> Iterable[Mark]:
    if not isinstance(record, Mapping):
        raise GoldError(f"{where}: expected an object with doc_id, layer, start, end and label, got {type(record).__name__}")
    if isinstance(record.get("data"), Mapping):
        from framing.validation.label_studio import marks_of_task

        return marks_of_task(where, record, layer)
    from framing.validation.other_tools import is_coded_text, marks_of_text

    if is_coded_text(record):
        return marks_of_text(where, record, layer)
    return (_flat(where, record, layer),)


def _flat(where: str, record: Mapping[str, Any], layer: str) -> Mark:
    """A record of JSON lines or of a table."""

    def text(name: str) -> str:
        value = record.get(name)
        return "" if value is None else str(value).strip()

    _refuse_unknown(where, record, text)
    doc_id, sha256 = text("doc_id") or text("id"), text("sha256").lower()
    if not doc_id and not sha256:
        raise GoldError(f"{where}: no doc_id; found: {', '.join(map(str, record)) or 'nothing'}")
    task = task_of(where, text("measure") or text("layer") or layer, text("field"), measure=bool(text("measure")))
    label = text("label") or text("value")
    pieces = _pieces(where, record, text)
    mark = Mark(where, doc_id, text("coder") or ANYONE, task, pieces, label, text("quote"), sha256, text("target"))
    if task.measure and pieces:
        raise GoldError(f"{where}: a measure is coded of whole documents; leave start and end empty, or name a layer and a field")
    if task.kind == "units" and not (pieces and label):
        raise GoldError(f"{where}: a coded {task.field} needs start, end and label")
    if task.kind == "documents" and not label:
        raise GoldError(f"{where}: no label; expected −1, 0 or 1")
    if task.kind == "spans" and label and not pieces:
        raise GoldError(f"{where}: a label without start and end; leave the label empty where nothing was found")
    return mark


def _refuse_unknown(where: str, record: Mapping[str, Any], text: Callable[[str], str]) -> None:
    """Refuse names that mean something that would be lost: a passage, a coder; all of them where nothing else is said."""
    for name in record:
        if meant := _MISNAMED.get(str(name).strip().casefold().replace(" ", "_")):
            raise GoldError(f"{where}: no '{name}' is known; call it {meant}")
    if text("start") or text("end") or record.get("pieces") or text("label") or text("value"):
        return
    strange = [str(name) for name, value in record.items() if str(name) not in _NAMES and value not in (None, "", [])]
    if strange:
        known = ", ".join(_NAMES[:12])
        raise GoldError(
            f"{where}: no passage and no label, but {', '.join(strange[:5])}, which is not known; expected {known}; "
            "a document in which nothing was found has doc_id, coder and layer alone"
        )


def task_of(where: str, name: str, field: str = "", *, measure: bool = False) -> Task:
    """The task of a name: a layer, "layer.field", or a measure."""
    if not name:
        raise GoldError(f"{where}: neither layer nor measure is named; add the column, or name one with --layer")
    if measure:
        return Task(measure=name)
    layer, _, own = name.partition(".")
    return Task(layer=layer, field=field or own)


def _pieces(where: str, record: Mapping[str, Any], text: Callable[[str], str]) -> Pieces:
    given: Any = record.get("pieces")
    if isinstance(given, str) and given.strip():
        given = _json(where, given)
    if not given:
        if not text("start") and not text("end"):
            return ()
        given = [[text("start"), text("end")]]
    try:
        return tuple(sorted((offset(start), offset(end)) for start, end in given))
    except (TypeError, ValueError, OverflowError):
        raise GoldError(f"{where}: start and end must be whole numbers, got {str(given)[:60]}") from None


def offset(value: Any) -> int:
    """A whole number. Raises TypeError, ValueError or OverflowError for what is none."""
    number = float(value)
    if number != int(number) or isinstance(value, bool):
        raise ValueError(value)
    return int(number)


def code_points(text: str, units: int) -> int:
    """How many characters the first so many UTF-16 units of a text are; beyond its end one each, so that it stays beyond."""
    if text.isascii() or units <= 0:
        return units
    encoded = text.encode("utf-16-le", "surrogatepass")
    return len(encoded[: 2 * units].decode("utf-16-le", "replace")) + max(0, units - len(encoded) // 2)
