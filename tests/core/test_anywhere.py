"""What is written says nothing of where the articles lie, nor of where framing was started: the same bytes anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.cli import run

HERALD = "Ferry workers walk out\n\nThe company said it had no choice. Dockers blocked the quay at noon.\n"
TRIBUNE = "Strike strands families\n\nThe union called the walkout a success. Police watched the quay.\n"
WRITTEN = ("run.json", "run.sqlite", "run.csv", "run.jsonl", "run", "page.html", "page.md")


def everything(folder: Path, named: Path, start: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """All that the commands write of a corpus that is named so, started there, by file."""
    folder.mkdir()
    monkeypatch.chdir(start)
    for name in WRITTEN:
        command = "report" if name.startswith("page") else "score"
        assert run([command, str(named), "--output", str(folder / name), "--quiet"]) == 1, name  # picture.txt is no article
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def corpus(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "herald.txt").write_text(HERALD, encoding="utf-8")
    (folder / "tribune.txt").write_text(TRIBUNE, encoding="utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return folder


def test_the_same_bytes_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    near, far = corpus(tmp_path / "one" / "story"), corpus(tmp_path / "another" / "place" / "articles-of-may")
    first = everything(tmp_path / "first", Path("one/story"), tmp_path, monkeypatch)
    second = everything(tmp_path / "second", far, near, monkeypatch)
    third = everything(tmp_path / "third", Path(), far, monkeypatch)
    assert first.keys() == second.keys() == third.keys() and len(first) >= 11, sorted(first.keys() ^ third.keys())
    assert [name for name in first if first[name] != second[name] or first[name] != third[name]] == []
    assert [name for name, content in second.items() if str(tmp_path).encode() in content] == []
