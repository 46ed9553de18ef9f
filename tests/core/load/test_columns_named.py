"""Columns that the user names hold in manifests and front matter, too."""

from __future__ import annotations

from pathlib import Path

from framing.load.corpus import load


def test_named_columns_hold_in_a_manifest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The council met.")
    (tmp_path / "metadata.csv").write_text("file,Paper name,Day\na.txt,Herald,2024-01-02\n")
    (document,) = load(tmp_path, columns="outlet=Paper name,date=Day")
    assert (document.outlet, str(document.published)) == ("Herald", "2024-01-02")


def test_named_columns_hold_in_front_matter_and_where_it_has_none_its_known_names_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\nPaper: Herald\n---\nThe council met.")
    (tmp_path / "b.txt").write_text("---\noutlet: Post\n---\nThe council met again.")
    assert [document.outlet for document in load(tmp_path, columns="outlet=Paper")] == ["Herald", "Post"]
