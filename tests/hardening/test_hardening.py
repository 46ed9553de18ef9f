"""The hardening: a short form with every run of the tests, the long one by ``pytest -m hardening`` (within half an hour)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from . import kept, parts, strings
from .harness import Part, rng, tried

ROOT = Path(__file__).parents[2]
UNIX = pytest.mark.skipif(not hasattr(os, "fork"), reason="cases run in processes that are forked")
QUICK = ("mutations", "codebooks", "plugins", "strings")  # in the suite; the others start processes or mount disks


def outcomes(*arguments: str) -> dict[str, Any]:
    """What came of some parts, tried in a process where nothing has run yet."""
    command = [sys.executable, "-m", "tests.hardening", "--json", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    return {each["part"]: each for each in json.loads(done.stdout)}


@UNIX
def test_a_few_cases_of_the_quick_parts_hold() -> None:
    found = outcomes("--short", *QUICK)
    assert {name: each["tried"] for name, each in found.items()} == {name: parts.PARTS[name].short for name in QUICK}
    assert [fault for each in found.values() for fault in each["faults"]] == []


@pytest.mark.hardening
@UNIX
@pytest.mark.parametrize("name", parts.PARTS)
def test_every_case_holds(name: str) -> None:
    found = outcomes(name)[name]
    assert found["tried"] == parts.PARTS[name].cases and found["faults"] == []


def ends(number: int, folder: Path) -> str:
    """A case that holds, one that does not, one whose process ends, one that hangs, and one that holds."""
    if number == 2:
        os._exit(3)
    while number == 3:
        pass
    return "broken" if number == 1 else ""


@UNIX
def test_a_case_that_ends_its_process_or_hangs_costs_itself() -> None:
    part = Part("made", "for this test", ends, 5, 1, seconds=0.5)
    found = tried(part, range(5))
    assert found.tried == 5
    assert found.faults == [
        ("python -m tests.hardening made --only 1", "broken"),
        ("python -m tests.hardening made --only 2", "the process ended"),
        ("python -m tests.hardening made --only 3", "took longer than 0.5 s"),
    ]


def test_a_case_is_the_same_whenever_it_is_tried() -> None:
    assert rng("a", 1).random() == rng("a", 1).random() != rng("a", 2).random()


@pytest.mark.parametrize("printed", ["word\x1b[2J", "a\x9b", "b\u202ec", "d\x7f", "\u2068e", "\x1b]0;t\x07", "\x1b[95mf"])
def test_what_a_terminal_would_obey_is_found(printed: str) -> None:
    assert strings.raw(f"before {printed} after\r\n".encode())


def test_our_own_emphasis_is_not() -> None:
    assert not strings.raw("\x1b[1mbold\x1b[0m \u2068עברית\u2069\r\n\x1b[2K\x1b[?25l".encode())


def test_every_command_is_tried_or_has_a_reason_not_to_be() -> None:
    from typer.main import get_command

    from framing.cli.app import app

    def names(command: Any, above: str = "") -> set[str]:
        if not hasattr(command, "list_commands"):
            return {above.strip()}
        return {
            name for each in command.list_commands(None) for name in names(command.get_command(None, each), f"{above} {each}")
        }

    assert names(get_command(app)) == {*strings.READING, *strings.SAVED, *strings.ELSEWHERE}


def test_the_page_holds_what_the_harness_kept() -> None:
    assert kept.table() in kept.PAGE.read_text("utf-8")
