"""``framing targets``: the actors that articles share, as a codebook."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.codebook import load_codebook

from .conftest import Framing


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "herald.txt").write_text("Ferry stops\n\nMayor Ines Falk met police. Falk was tired, and they left for Turku.\n")
    (folder / "tribune.txt").write_text("No ferry\n\nAt noon Ines Falk sang.\n\nPolice heard Falk, and Tal Holm, who left.\n")
    return folder


def test_it_prints_a_codebook(framing: Framing, articles: Path, tmp_path: Path) -> None:
    outcome = framing("targets", articles)
    assert outcome.code == 0, outcome.err
    (tmp_path / "book.toml").write_text(outcome.out, encoding="utf-8")
    assert [target.name for target in load_codebook(tmp_path / "book.toml").targets] == ["Ines Falk", "police"]
    assert "# person: 2 documents, 2 outlets, 4 mentions; mayor" in outcome.out


def test_a_codebook_is_written_and_never_overwritten_unasked(framing: Framing, articles: Path) -> None:
    book = articles / "codebook.toml"
    assert framing("targets", articles, "--output", book).code == 0
    assert framing("codebook", "check", book).code == 0
    before = book.read_text(encoding="utf-8")
    refused = framing("targets", articles, "--output", book, "--min", 1)
    assert refused.code == 2 and "--force" in refused.err and book.read_text(encoding="utf-8") == before
    assert framing("targets", articles, "--output", book, "--min", 1, "--force").code == 0
    assert "Tal Holm" in book.read_text(encoding="utf-8")


def test_what_is_listed(framing: Framing, articles: Path) -> None:
    def listed(*options: object) -> list[str]:
        outcome = framing("targets", articles, "--format", "json", *options)
        assert outcome.code == 0, outcome.err
        return [row["name"] for row in json.loads(outcome.out)["targets"]]

    assert listed() == ["Ines Falk", "police"]
    assert listed("--show", 1) == ["Ines Falk"]
    assert listed("--kind", "group") == ["police"]
    assert "Tal Holm" in listed("--min", 1)
    assert listed("--min", 1, "--kind", "organisation") == []


def test_tables(framing: Framing, articles: Path, tmp_path: Path) -> None:
    for name in ("t.csv", "t.jsonl", "t.sqlite", "t.parquet", "t.json", "t.txt"):
        assert framing("targets", articles, "--output", tmp_path / name).code == 0, name
        assert (tmp_path / name).stat().st_size


def test_what_cannot_be_done(framing: Framing, articles: Path, tmp_path: Path) -> None:
    wrong = framing("targets", articles, "--kind", "persn")
    assert wrong.code == 2 and "did you mean 'person'?" in wrong.err
    assert framing("targets", articles, "--output", tmp_path / "t.docx").code == 2
    (tmp_path / "empty").mkdir()
    assert framing("targets", tmp_path / "empty").code == 3


def test_nothing_shared_is_said(framing: Framing, articles: Path) -> None:
    outcome = framing("targets", articles, "--min", 3)
    assert outcome.code == 0
    nothing = framing("targets", articles, "--kind", "organisation")
    assert nothing.code == 0 and "try --min 1" in nothing.err and "[targets]" in nothing.out
