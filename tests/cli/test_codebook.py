"""``framing codebook new`` and ``check``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


def test_a_new_codebook_is_without_problems(framing: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = framing("codebook", "new")
    assert outcome.code == 0 and "framing codebook check codebook.toml" in outcome.err
    assert framing("codebook", "check", "codebook.toml") == (0, "", "codebook.toml: nothing wrong\n")
    assert framing("codebook", "new", "-").out == Path("codebook.toml").read_text(encoding="utf-8")


def test_nothing_is_overwritten_unasked(framing: Any, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("precious", encoding="utf-8")
    outcome = framing("codebook", "new", path)
    assert outcome.code == 2 and "--force" in outcome.err
    assert path.read_text(encoding="utf-8") == "precious"
    assert framing("codebook", "new", path, "--force").code == 0
    assert "precious" not in path.read_text(encoding="utf-8")


def test_all_errors_are_told_with_their_keys(framing: Any, tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text('[tragets]\nx = ["y"]\n[concepts."a thing"]\nname = ["(open"]\n', encoding="utf-8")
    outcome = framing("codebook", "check", path)
    assert outcome.code == 2
    first, second = outcome.out.splitlines()
    assert first.startswith(f"error: {path}: tragets: unknown key, did you mean 'targets'?")
    assert 'concepts."a thing".name' in second
    found = json.loads(framing("codebook", "check", path, "--format", "json").out)
    assert [(problem["level"], problem["key"]) for problem in found] == [
        ("error", "tragets"),
        ("error", 'concepts."a thing".name'),
    ]


def test_warnings_alone_are_no_failure(framing: Any, tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text('[targets]\na = ["the"]\n', encoding="utf-8")
    outcome = framing("codebook", "check", path)
    assert outcome.code == 0 and outcome.out.startswith("warning: ")


def test_options_and_layers_are_checked_with_the_plugins(framing: Any, tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text("[options.terms]\nnothing = 1\n", encoding="utf-8")
    outcome = framing("codebook", "check", path)
    assert outcome.code == 2 and "nothing" in outcome.out
    path.write_text('[layers]\nterms = "terms.nothing"\n', encoding="utf-8")
    assert framing("codebook", "check", path).code == 2


def test_a_file_that_is_not_there(framing: Any, tmp_path: Path) -> None:
    outcome = framing("codebook", "check", tmp_path / "none.toml")
    assert outcome.code == 2 and "no such codebook" in outcome.out
