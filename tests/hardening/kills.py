"""Commands that are killed at a random moment: the old file or the new one, whole; and the next run clears what is left."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from .harness import Part, rng
from .mutations import ARTICLES

OLD = b"what was there before\n"
SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
CODES = {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: 130}
COMMANDS = (
    ["score", "corpus.jsonl", "--measures", "terms", "--output", "run.csv"],
    ["score", "corpus.jsonl", "--measures", "terms", "--output", "run.sqlite", "--workers", "2"],
    ["report", "corpus.jsonl", "--measures", "sourcing", "--output", "run.html"],
    ["convert", "corpus.jsonl", "--output", "run.parquet"],
    ["compare", "corpus.jsonl", "--measures", "terms", "--output", "run.json", "--workers", "2"],
)
_whole: dict[int, tuple[float, bytes]] = {}


def started(arguments: list[str], folder: Path) -> int:
    """The command in a process of its own, a session of its own, and with its own folder for temporary files."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        os.setsid()
        os.chdir(folder)
        os.environ["TMPDIR"] = str(folder / "tmp")
        quiet = os.open(folder / "printed", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        for each in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        import atexit
        import tempfile

        tempfile.tempdir = None
        from framing.cli import run

        code = run([*arguments, "--quiet"])
        atexit._run_exitfuncs()
    finally:
        with suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def ended(child: int, seconds: float) -> int | None:
    """How a process ended; None if it did not in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    return None


def left_running(folder: Path) -> list[str]:
    """Processes whose folder for temporary files is this one's."""
    found, mark = [], f"TMPDIR={folder / 'tmp'}".encode()
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark in (path / "environ").read_bytes() and b"Z (" not in (path / "status").read_bytes():
                found.append(path.name)
    return found


def prepared(folder: Path) -> None:
    corpus = [{**each, "id": f"{place}-{each['id']}"} for place in range(2) for each in ARTICLES]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, corpus)), "utf-8")
    (folder / "tmp").mkdir()


def whole(place: int, folder: Path) -> tuple[float, bytes]:
    """How long a command takes that nobody kills, and what it writes."""
    if place not in _whole:
        began = time.monotonic()
        code = ended(started(COMMANDS[place], folder), 60)
        assert code == 0, (COMMANDS[place], code, (folder / "printed").read_text("utf-8"))
        written = folder / COMMANDS[place][COMMANDS[place].index("--output") + 1]
        _whole[place] = time.monotonic() - began, written.read_bytes()
        written.unlink()
    return _whole[place]


def case(number: int, folder: Path) -> str:
    random, place = rng("kills", number), number % len(COMMANDS)
    prepared(folder)
    seconds, new = whole(place, folder)
    arguments, which = COMMANDS[place], random.choice(SIGNALS)
    output = folder / arguments[arguments.index("--output") + 1]
    output.write_bytes(OLD)
    child = started(arguments, folder)
    time.sleep(random.uniform(0.02, seconds * 1.05))
    with suppress(ProcessLookupError):
        os.kill(child, which)
    code = ended(child, 30)
    what = f"framing {' '.join(arguments)}, {which.name}"
    if code is None:
        os.killpg(child, signal.SIGKILL)
        return f"{what}: did not end within 30 s"
    if code not in (0, CODES.get(which, 0), -which):
        return f"{what}: ended with {code}: {(folder / 'printed').read_text('utf-8')[-300:]}"
    if (found := output.read_bytes()) not in (OLD, new):
        return f"{what}: left neither the old file nor the new one, but {len(found)} bytes"
    until = time.monotonic() + 15
    while left_running(folder) and time.monotonic() < until:
        time.sleep(0.05)
    if running := left_running(folder):
        for each in running:
            os.kill(int(each), signal.SIGKILL)
        return f"{what}: {len(running)} processes were there 15 s later"
    if ended(started(arguments, folder), 60) != 0:
        return f"{what}: the next run did not end well: {(folder / 'printed').read_text('utf-8')[-300:]}"
    left = [path.name for path in (*folder.glob(".framing-*"), *(folder / "tmp").iterdir())]
    return f"{what}: left after the next run: {left}" if left or output.read_bytes() != new else ""


PART = Part("kills", "commands killed at a random moment, and run again", case, 100, 2, seconds=150)
