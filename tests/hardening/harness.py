"""What every part of the hardening shares: numbered cases, processes for them that may die or hang, calls of the command line.

A case is a number: the same number always makes the same input, so that a fault is told with what to rerun. Cases run one
after the other in a process that was forked from one in which everything is imported already; one that dies or takes too long
costs its own case, and another process goes on behind it.
"""

from __future__ import annotations

import json
import math
import os
import pty
import select
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

SEED = 22
SCRATCH = "HARDENING_SCRATCH"
DOCUMENTED = (0, 1, 2, 3)  # exit codes of a command that was not stopped
Case = Callable[[int, Path], str]  # a number and a folder of its own → what went wrong, '' for nothing


@dataclass(frozen=True)
class Part:
    """One way to try: how many cases, and how many of these in the suite."""

    name: str
    about: str  # what a case is, for the table
    case: Case
    cases: int
    short: int
    seconds: float = 60.0  # for one case
    finding: bool = True  # whether a case can be at fault, or only reports
    few: tuple[int, ...] = ()  # the cases of the suite, where those from all over would take long

    def chosen(self, short: bool) -> list[int]:
        """The numbers of the cases to try; the short form takes some from all over."""
        if short and self.few:
            return list(self.few)
        if short:
            return [self.cases * number // self.short for number in range(self.short)]
        return Random(SEED).sample(range(self.cases), self.cases)  # in any order, so that a run cut short has tried of everything


@dataclass
class Outcome:
    """What became of the cases of a part."""

    part: str
    tried: int = 0
    seconds: float = 0.0
    faults: list[tuple[str, str]] = field(default_factory=list)  # what to rerun, and what went wrong
    measured: dict[str, Any] = field(default_factory=dict)  # of a part that finds no faults


def rng(part: str, number: int) -> Random:
    """Random numbers of one case."""
    return Random(f"{SEED} {part} {number}")


def scratch(name: str) -> Path:
    """A folder for what several cases read; it goes with the run."""
    return Path(tempfile.mkdtemp(prefix=f"hardening-{name}-", dir=os.environ.get(SCRATCH)))


def rerun(part: Part, number: int) -> str:
    return f"python -m tests.hardening {part.name} --only {number}"


def tried(
    part: Part, numbers: Sequence[int], *, minutes: float = math.inf, tell: Callable[[str], None] = lambda line: None
) -> Outcome:
    """Try cases of a part, in processes apart, until all are tried or the time is over."""
    outcome, began, left = Outcome(part.name), time.monotonic(), list(numbers)
    folder = tempfile.mkdtemp(prefix="hardening-")  # no TemporaryDirectory, which a process that is forked removes at its end
    os.environ[SCRATCH] = folder
    try:
        while left and time.monotonic() - began < 60 * minutes:
            del left[: max(1, _tried_until_it_ends(part, left, outcome, tell, began + 60 * minutes))]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        del os.environ[SCRATCH]
    outcome.seconds = time.monotonic() - began
    tell(f"{part.name}: {outcome.tried:,} tried, {len(outcome.faults)} faults")
    return outcome


def _tried_until_it_ends(part: Part, numbers: Sequence[int], outcome: Outcome, tell: Callable[[str], None], until: float) -> int:
    """Try cases in one process until all are done or it ends; how many were tried."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _try_in_this_process(part, numbers, writing)
    os.close(writing)
    done, lines = 0, b""
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        while done < len(numbers) and time.monotonic() < until:
            ready, _, _ = select.select([pipe], [], [], part.seconds)
            data = pipe.read(65536) if ready else b""
            if not data:
                why = "the process ended" if ready else f"took longer than {part.seconds:g} s"
                outcome.faults.append((rerun(part, numbers[done]), why))
                tell(f"FAULT {rerun(part, numbers[done])}\n      {why}")
                outcome.tried += 1
                done += 1
                break
            *whole, lines = (lines + data).split(b"\n")
            for line in whole:
                number, fault = json.loads(line)
                outcome.tried += 1
                done += 1
                if done % 50 == 0:
                    tell(f"{part.name}: {outcome.tried:,} tried, {len(outcome.faults)} faults")
                if fault and not part.finding and fault.startswith("{"):
                    outcome.measured.update(json.loads(fault))
                elif fault:
                    outcome.faults.append((rerun(part, number), fault))
                    tell(f"FAULT {rerun(part, number)}\n      {fault}")
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return done


def _try_in_this_process(part: Part, numbers: Sequence[int], writing: int) -> None:
    """In a forked process: each case in a folder of its own."""
    try:
        for number in numbers:
            folder = scratch(part.name)
            try:
                fault = part.case(number, folder)
            except BaseException as error:
                import traceback

                fault = f"the harness: {type(error).__name__}: {error} {traceback.format_exc()[-600:]}"
            finally:
                shutil.rmtree(folder, ignore_errors=True)
            os.write(writing, json.dumps((number, fault)).encode() + b"\n")
    finally:
        os._exit(0)


@dataclass(frozen=True)
class Ran:
    """A call of the command line: how it ended, and what it printed."""

    code: int
    out: bytes
    err: bytes  # '' on a terminal, where both are one

    def fault(self, *, codes: Sequence[int] = DOCUMENTED) -> str:
        """What no call may do, whatever it is given."""
        told = (self.err or self.out).decode("utf-8", "replace")
        last = " | ".join(told.strip().splitlines()[-3:])[-400:]
        if self.code not in codes:
            return f"ended with {self.code}: {last}"
        if "Traceback" in told or "a mistake in framing itself" in told:
            return f"a traceback or a mistake: {last}"
        if self.code and not told.strip():
            return f"ended with {self.code} and said nothing"
        return ""


@contextmanager
def _led_to(out: int, err: int) -> Iterator[None]:
    """Standard output and error lead to these handles."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept, streams = (os.dup(1), os.dup(2)), (sys.stdout, sys.stderr)
    os.dup2(out, 1)
    os.dup2(err, 2)
    sys.stdout, sys.stderr = (os.fdopen(handle, "w", encoding="utf-8", closefd=False) for handle in (1, 2))
    try:
        yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        sys.stdout, sys.stderr = streams
        for place, handle in enumerate(kept, 1):
            os.dup2(handle, place)
            os.close(handle)


def call(arguments: Sequence[str], folder: Path) -> Ran:
    """Call the command line in this process, with what it prints in files."""
    from framing.cli import run

    os.chdir(folder)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with _led_to(out.fileno(), err.fileno()):
            code = run([*arguments])
        out.seek(0)
        err.seek(0)
        return Ran(code, out.read(), err.read())


def call_on_terminal(arguments: Sequence[str], folder: Path) -> Ran:
    """The same with both streams on a pseudo-terminal, whose every byte is kept."""
    from framing.cli import run

    os.chdir(folder)
    ours, theirs = pty.openpty()
    os.set_blocking(ours, True)
    kept: list[bytes] = []

    def read() -> None:
        with suppress(OSError):
            while data := os.read(ours, 65536):
                kept.append(data)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    with _led_to(theirs, theirs):
        code = run([*arguments])
    os.close(theirs)
    reader.join(10)
    os.close(ours)
    return Ran(code, b"".join(kept), b"")


def prepare() -> None:
    """Import what the cases need, before the first fork; nothing is called, since forks keep no threads."""
    os.environ.update(COLUMNS="100", TERM="xterm-256color", PYTHONHASHSEED="0")
    import polars  # noqa: F401
    from typer.main import get_command

    import framing.cli.scoring
    from framing.cli.app import app

    framing.cli.scoring.ISOLATED = False  # cases have a process of their own
    get_command(app)
