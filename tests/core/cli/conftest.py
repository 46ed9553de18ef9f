"""A small story of our own, and the command line called in this process or in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from framing.cli import run

HERALD = """Ferry workers walk out over night shifts

The ferry company said it had "no choice" but to cancel nine crossings. Dockers blocked the quay at noon.

"We asked for rest, and they sent us a timetable," said Ines Falk, who speaks for the crews.

According to the port office, about 400 passengers were stranded.
"""
TRIBUNE = """Strike strands holidaymakers

The union's so-called "rest days" left families on the quay for hours. Ferry workers walked out before dawn.

The reckless walkout ruined the holiday of many passengers.
"""
CODEBOOK = """
name = "Ferries"

[targets]
crews = ["ferry workers", "crews", "dockers"]

[concepts."the stoppage"]
"walkout" = ["<walk> out", "walkout"]
"strike" = ["strike"]
"""


class Outcome(NamedTuple):
    """What a command gave: its exit code, its data and its messages."""

    code: int
    out: str
    err: str


Framing = Callable[..., Outcome]


@pytest.fixture
def framing(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Framing:
    """The command ``framing`` in this process, on a terminal of 80 columns without colour."""
    for name in ("FORCE_COLOR", "FRAMING_PLUGINS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: object) -> Outcome:
        capfd.readouterr()
        code = run([str(argument) for argument in arguments])
        return Outcome(code, *capfd.readouterr())

    return call


@pytest.fixture
def program() -> Callable[..., subprocess.Popen[str]]:
    """The command ``framing`` as a process of its own, its output piped; started, not waited for."""
    environment = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "FRAMING_PLUGINS")}

    def start(*arguments: object, **options: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "framing", *map(str, arguments)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, text=True, encoding="utf-8", env=environment, **{**pipes, **options})  # type: ignore[call-overload,no-any-return]

    return start


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A folder with two articles and a codebook."""
    folder = tmp_path / "story"
    folder.mkdir()
    for name, text in (("herald.txt", HERALD), ("tribune.txt", TRIBUNE), ("codebook.toml", CODEBOOK)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder
