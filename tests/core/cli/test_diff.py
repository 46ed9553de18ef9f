"""``framing diff``: what changed between two saved results, and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def runs(framing: Any, story: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The same articles with another codebook, and one article that has another text."""
    before, after = tmp_path / "monday", tmp_path / "tuesday"
    assert framing("compare", story, "--measures", "terms", "--output", before, "--quiet").code == 0
    book = story / "codebook.toml"
    book.write_text(book.read_text("utf-8").replace('"strike" = ["strike"]', '"strike" = ["strike", "stoppage"]'), "utf-8")
    path = sorted(story.rglob("*.txt"))[-1]
    path.write_text(path.read_text("utf-8") + "\nThe stoppage ended at noon.\n", "utf-8")
    assert framing("compare", story, "--measures", "terms", "--output", after, "--quiet").code == 0
    return before, after


def test_what_changed_is_told_with_the_reason(framing: Any, runs: tuple[Path, Path]) -> None:
    outcome = framing("diff", *runs)
    assert outcome.code == 0
    assert "Articles: 2 before, 2 after\n  1 changed" in outcome.out and ": text" in outcome.out
    assert "Codebook\n  concept the stoppage, strike: stoppage added" in outcome.out
    assert "1 article changed" in outcome.out


def test_nothing_changed(framing: Any, runs: tuple[Path, Path]) -> None:
    outcome = framing("diff", runs[0], runs[0])
    assert outcome.out.startswith("Nothing changed: 2 articles, ")


def test_as_tables(framing: Any, runs: tuple[Path, Path], tmp_path: Path) -> None:
    told = json.loads(framing("diff", *runs, "--format", "json").out)
    assert [row["change"] for row in told["articles"]] == ["changed"]
    assert all(row["reason"] for row in told["numbers"]) and told["numbers"]
    assert framing("diff", *runs, "--output", tmp_path / "diff.csv").code == 0
    assert (tmp_path / "diff.csv").read_text("utf-8").startswith('"group","measure"')


def test_what_is_no_saved_result_says_the_next_step(framing: Any, runs: tuple[Path, Path], story: Path, tmp_path: Path) -> None:
    outcome = framing("diff", runs[0], tmp_path / "nothing")
    assert outcome.code == 2 and "no such file or folder; name a saved result" in outcome.err
    outcome = framing("diff", runs[0], story)
    assert outcome.code == 2 and "is no result that framing saved" in outcome.err
