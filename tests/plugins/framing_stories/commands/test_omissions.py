"""``framing omissions`` on the command line."""

from __future__ import annotations

from typing import Any

import pytest

from framing.cli import run

from ....ferry import MASTER, story  # noqa: TID252  tests have no absolute name


def test_the_command_tells_and_says_what_it_could_not(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    for document in story(Herald=MASTER, Post=MASTER, Star=""):
        head = f"---\noutlet: {document.outlet}\ndate: 2024-03-04\n---\n"
        (tmp_path / f"{document.id}.txt").write_text(head + document.text, encoding="utf-8")
    assert run(["omissions", str(tmp_path), "--no-color"]) == 0
    printed = capsys.readouterr().out
    assert "Star does not report" in printed
    assert "radar had failed" in printed
    assert run(["omissions", str(tmp_path / "star.txt")]) == 0
    assert "--one-story" in capsys.readouterr().err
