"""``framing plugins new`` and ``check``, and that ``framing plugins`` alone still lists."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


def test_a_plugin_is_written_and_the_next_step_is_told(framing: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = framing("plugins", "new", "shouting")
    assert outcome.code == 0 and outcome.out == ""
    assert "pip install --no-deps -e ./framing-shouting && framing plugins check shouting" in outcome.err
    assert (tmp_path / "framing-shouting" / "framing_shouting" / "measure.py").is_file()
    again = framing("plugins", "new", "shouting")
    assert again.code == 2 and "exists already" in again.err
    other = framing("plugins", "new", "loud", "--reader", "--folder", tmp_path / "mine", "--quiet")
    assert other == (0, "", "")
    package = tmp_path / "mine" / "framing_loud"
    assert sorted(path.name for path in package.iterdir()) == [
        "__init__.py",
        "py.typed",
        "reader.py",
    ]


def test_a_plugin_is_checked(framing: Any, with_guests: Path) -> None:
    outcome = framing("plugins", "check", "profiles")
    assert outcome.code == 0 and outcome.out.startswith("profiles: ") and "failed" not in outcome.out
    every = framing("plugins", "check", "profiles", "--all")
    assert "passed  plugin profiles: loads" in every.out
    broken = framing("plugins", "check", "misspelt")
    assert broken.code == 1
    assert "failed  plugin misspelt: loads: " in broken.out and "rule (docs/hooks.md, What is checked): " in broken.out


def test_what_is_not_there_is_told(framing: Any, tmp_path: Path) -> None:
    outcome = framing("plugins", "check", "profils")
    assert outcome.code == 2 and "did you mean 'profiles'" in outcome.err
    assert framing("plugins", "check", "profiles", "--sample", tmp_path / "no.eml").code == 2


def test_what_plugins_leaves_out_is_told(framing: Any, with_guests: Path, story: Path) -> None:
    outcome = framing("score", story, "--plugins", "no_layer,echo", "--format", "jsonl")
    (note,) = [line for line in outcome.err.splitlines() if "left out by --plugins" in line]
    assert "sourcing" in note and "terms" in note and "echo" not in note
    assert "left out" not in framing("score", story, "--plugins", "echo", "--format", "jsonl", "--quiet").err
    alone = framing("score", story, "--plugins", "stance", "--format", "jsonl")
    assert "; nothing makes the layer pos, which stance." in alone.err
