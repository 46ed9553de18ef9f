"""The fixtures of pytest: announced to it, light, and of use in the tests of a plugin."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from framing import fixtures

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def test_pytest_is_told_of_them() -> None:
    points = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["entry-points"]["pytest11"]
    assert points == {"framing.fixtures": fixtures.__name__}


def test_a_run_of_pytest_that_does_not_use_them_imports_nothing_for_them() -> None:
    code = "import pytest, sys; before = set(sys.modules); import framing.fixtures; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {name for name in done.stdout.split() if name.startswith("framing")} == {
        "framing",
        "framing.fixtures",
        "framing.guard",
        "framing.guard.apart",
    }


def test_they_check_a_plugin_and_make_an_article() -> None:
    report = fixtures.framing_check.__wrapped__()("profiles", huge=20)
    assert report.ok, report.text()
    article = fixtures.framing_article.__wrapped__()
    assert article().text.startswith("Harbour town") and article("Text.", outlet="Post").outlet == "Post"
