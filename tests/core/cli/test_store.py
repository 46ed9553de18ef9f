"""``framing score --store`` and ``framing store``."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def test_a_store_is_scored_looked_into_checked_and_compacted(framing: Any, story: Path, tmp_path: Path) -> None:
    store = tmp_path / "scores"
    scored = framing("score", story, "--measures", "terms", "--store", store)
    assert (scored.code, scored.out) == (0, "")
    assert "store: 2 new, 0 changed, 0 removed, 0 unchanged articles" in scored.err
    (story / "tribune.txt").write_text("Strike ends\n\nThe walkout is over, and the ferry crews are back.\n", "utf-8")
    again = framing("score", story, "--measures", "terms", "--store", store, "--format", "csv")
    assert "store: 0 new, 1 changed (text 1), 0 removed, 1 unchanged articles" in again.err
    assert again.out == framing("score", story, "--measures", "terms", "--format", "csv").out
    info = framing("store", "info", store).out
    assert "articles    2" in info
    assert "last run    ended well" in info
    assert framing("store", "verify", store).code == 0
    assert framing("store", "compact", store).code == 0
    assert "2 documents" in framing("compare", store).out
    (next((store / "parts").glob("scored-*")) / "scores.parquet").write_bytes(b"PAR1")
    broken = framing("store", "verify", store)
    assert broken.code == 1
    assert "scores.parquet is not the file that was written" in broken.err


def test_a_store_stands_beside_the_articles(framing: Any, story: Path, tmp_path: Path) -> None:
    inside = framing("score", story, "--store", story / "scores")
    assert inside.code == 2
    assert "whose files are read as articles; name a folder beside it" in inside.err
    both = framing("score", story, "--store", tmp_path / "scores", "--output", tmp_path / "scores")
    assert both.code == 2
    assert "is a store" not in both.err
    none = framing("store", "info", story)
    assert none.code == 2
    assert "is no store; make one with: framing score ARTICLES --store" in none.err
