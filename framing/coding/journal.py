"""The journal beside a sheet: every answer as soon as it is given, a line each, never changed; nothing that was given is lost."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from framing.coding.sheet import Item
from framing.errors import InputError
from framing.load.sheets import JOURNAL

MERGED = "merged"  # the key of a line that says how many lines before it are in the sheet
_LARGEST = 1 << 30  # bytes of a journal that is read
_TEXTS = ("item", "coder", "answer", "about", "time", "model", "prompt", "reply", "reason")


@dataclass(frozen=True)
class Entry:
    """An answer: to which item, by whom, when (UTC, ISO 8601); '' takes back what was answered before.

    ``about`` is the hash of what was asked. Of a model's answer ``prompt`` is the SHA-256 of what was sent, ``reply`` what came
    back, and ``reason`` why that is no answer.
    """

    item: str
    coder: str
    answer: str
    about: str = ""
    time: str = ""
    model: str = ""
    prompt: str = ""
    reply: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Kept:
    """What a journal holds: its answers in order, how many of them are in the sheet already, and lines that cannot be read."""

    entries: Sequence[Entry] = ()
    merged: int = 0
    unreadable: Sequence[int] = ()


def journal_path(sheet: Path) -> Path:
    """Where the journal of a sheet lies: ``codes.csv`` has ``codes.answers.jsonl`` beside it."""
    return sheet.with_name(sheet.stem + JOURNAL)


def hash_of(item: Item) -> str:
    """The hash of what an item asks, which no spreadsheet changes: of letters and digits of ASCII alone."""
    told = re.sub(r"[^0-9A-Za-z]", "", item.headline + item.context + item.question)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def read_journal(path: Path) -> Kept:
    """Read a journal; an empty one where there is none. A line that was cut off costs itself.

    Raises :class:`~framing.errors.InputError` for a file that cannot be read.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(f"{path}: larger than {_LARGEST >> 20} MB; move it away to begin another")
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return Kept()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
    entries: list[Entry] = []
    unreadable: list[int] = []
    merged = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found = _entry(line)
        if isinstance(found, Entry):
            entries.append(found)
        elif found is None:
            unreadable.append(number)
        else:
            merged = min(found, len(entries))
    return Kept(tuple(entries), merged, tuple(unreadable))


def _entry(line: bytes) -> Entry | int | None:
    """The answer of a line, or how many are in the sheet; None for a line that is neither."""
    try:
        given: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(given, dict):
        return None
    if isinstance(given.get(MERGED), int) and not isinstance(given[MERGED], bool) and given[MERGED] >= 0:
        return int(given[MERGED])
    told = {name: given.get(name, "") for name in _TEXTS}
    if not all(isinstance(value, str) for value in told.values()) or not (told["item"] and told["coder"]):
        return None
    return Entry(**told) if isinstance(given.get("answer"), str) else None


def append(path: Path, entry: Entry) -> None:
    """Write an answer and wait until the disk has it. Raises OSError where that fails."""
    told = {name: value for name, value in asdict(entry).items() if value or name == "answer"}
    _append(path, {**told, "time": entry.time or now()})


def append_merged(path: Path, entries: int) -> None:
    """Write that the sheet holds so many answers of the journal."""
    _append(path, {MERGED: entries, "time": now()})


def now() -> str:
    """The time as the journal writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _append(path: Path, line: Mapping[str, object]) -> None:
    data = json.dumps(line, ensure_ascii=True).encode() + b"\n"  # a lone surrogate has no other form
    new = not path.exists()
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
    try:
        size = os.fstat(handle).st_size
        os.lseek(handle, max(size - 1, 0), os.SEEK_SET)
        if size and os.read(handle, 1) != b"\n":
            data = b"\n" + data  # the line before was cut off, and stays for itself
        written = os.write(handle, data)  # at once, so that two programs do not mix their lines
        if written < len(data):
            raise OSError(f"{path}: written in part")
        os.fsync(handle)
    finally:
        os.close(handle)
    if new:
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the disk know the name of a new file, where folders can be opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def answers_with(
    sheet: Mapping[str, Mapping[str, str]], items: Mapping[str, Item], kept: Kept
) -> tuple[dict[str, dict[str, str]], int, int]:
    """The answers of a sheet with those of its journal, how many that changes, and how many entries are of other items.

    What was given since the last merge holds; what was merged before fills only what is empty now, so that a cell that was
    changed in a spreadsheet stays.
    """
    hashes = {name: hash_of(item) for name, item in items.items()}
    ours = [(place, entry) for place, entry in enumerate(kept.entries) if hashes.get(entry.item) == entry.about]
    found = {coder: dict(answers) for coder, answers in sheet.items()}
    before = {(entry.coder, entry.item): entry.answer for place, entry in ours if place < kept.merged}
    since = {(entry.coder, entry.item): entry.answer for place, entry in ours if place >= kept.merged}
    changed = 0
    for (coder, item), answer in {**before, **since}.items():
        own = found.setdefault(coder, {})
        if own.get(item, "") == answer or ((coder, item) not in since and own.get(item)):
            continue
        changed += 1
        if answer:
            own[item] = answer
        else:
            del own[item]
    return found, changed, len(kept.entries) - len(ours)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """In the block no other program of framing merges this journal, where the system has locks of files."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    if not path.exists():
        yield
        return
    with path.open("rb") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
