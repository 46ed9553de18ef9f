"""``framing codebook new`` and ``check``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


def test_a_new_codebook_has_no_errors_and_nothing_to_look_for(
    framing: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = framing("codebook", "new")
    assert outcome.code == 0 and "framing codebook check codebook.toml" in outcome.err
    told = "warning: codebook.toml: no targets and no concepts: stance and wordings will not be compared\n"
    assert framing("codebook", "check", "codebook.toml") == (0, told, "")
    assert framing("codebook", "new", "-").out == Path("codebook.toml").read_text(encoding="utf-8")


def test_where_nothing_is_wrong_it_says_so(framing: Any, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[targets]\ncrews = ["crews"]\n', encoding="utf-8")
    assert framing("codebook", "check", path) == (0, "", f"{path}: nothing wrong\n")
    assert framing("codebook", "check", path, "--quiet") == (0, "", "")


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


def test_a_file_that_cannot_be_read_is_refused_as_by_any_command(framing: Any, story: Path, tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    outcome = framing("codebook", "check", path)
    assert outcome == (2, "", f"framing: {path}: no such codebook; write one with: framing codebook new\n")
    assert framing("compare", story, "--codebook", path) == outcome
