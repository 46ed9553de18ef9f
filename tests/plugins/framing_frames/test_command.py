"""``framing frames``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.cli import run

BOOK = '[frames."money lost"]\nquestions = ["Does it tell who lost money?"]\npatterns = ["money", "<pay>"]\n'


def test_the_frames_of_each_article_are_listed_with_tier_and_passages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "book.toml").write_text(BOOK, encoding="utf-8")
    assert run(["frames", "list", "seeds", "--codebook", str(tmp_path / "book.toml"), "--format", "json", "--quiet"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {row["tier"] for row in found["frames"] if row["frame"] == "money lost"} == {"pattern"}
    assert {row["tier"] for row in found["frames"] if row["frame"] != "money lost"} <= {"A", "B", "C"}
    assert {row["frame"] for row in found["passages"]} >= {"money lost"}
    assert all(row["quote"] and row["region"] in ("headline", "lead", "body") for row in found["passages"])


def test_a_table_of_codes_without_the_articles_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "codes.csv").write_text("doc_id,housing\n1,1\n", encoding="utf-8")
    assert run(["frames", "train", "seeds", "--codes", str(tmp_path / "codes.csv")]) != 0
    assert "housing: 0 of the 1 coded articles are among those read" in " ".join(capsys.readouterr().err.split())
