"""TOML of strangers: whatever it holds, it is read or refused with a reason, and never ends a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.cli import run
from framing.load import load
from framing.untrusted import DEEPEST, toml

DEEP = {
    "dotted keys": "a." * 1500 + 'b = ["x"]',
    "a table's name": "[" + "a." * 1500 + "b]",
    "lists": "a = " + "[" * 1500 + "]" * 1500,
    "tables": "a = " + "{a=" * 1500 + "1" + "}" * 1500,
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_what_is_nested_too_deeply_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"nested deeper than {DEEPEST} levels"):
        toml(text)


def test_what_anybody_would_write_is_read() -> None:
    assert toml("a.b.c.d = [[[1]]]\r\n[e.f]\n") == {"a": {"b": {"c": {"d": [[[1]]]}}}, "e": {"f": {}}}
    assert toml("a." * (DEEPEST - 1) + "b = 1")


@pytest.mark.parametrize("wrong", [f"a = {'1' * 5000}", b"a = '\xff'", "a = "])
def test_what_is_none_is_refused(wrong: str | bytes) -> None:
    with pytest.raises(ValueError):
        toml(wrong)


@pytest.mark.parametrize("text", [*DEEP.values(), f"a = {'1' * 5000}"], ids=[*DEEP, "a number"])
def test_it_costs_a_file_and_no_command(tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    book, article, manifest = tmp_path / "book.toml", tmp_path / "a" / "article.txt", tmp_path / "b" / "story.toml"
    for path in (article, manifest):
        path.parent.mkdir()
    book.write_text(f"[concepts.c]\n{text}\n" if text[0] != "[" else text, "utf-8")
    article.write_text(f"+++\n{text}\n+++\nThe word.", "utf-8")
    (article.parent / "other.txt").write_text("Another.", "utf-8")
    manifest.write_text(text, "utf-8")
    (manifest.parent / "one.txt").write_text("One.", "utf-8")
    assert run(["codebook", "check", str(book)]) == 2
    corpus = load(article.parent)
    assert [document.text for document in corpus] == ["Another."] and len(corpus.skipped) == 1
    assert run(["check", str(manifest.parent)]) in (1, 3)
    assert run(["score", str(article.parent), "--set", f"terms.x={text[4:]}", "--plugins", "terms"]) == 2
    errors = capsys.readouterr().err
    assert "mistake" not in errors and "not TOML" in errors, errors
