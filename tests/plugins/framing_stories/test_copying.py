"""Copies and ``framing copies``: clusters with their differences, outlets with their shares."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import framing
from framing.cli import run
from framing.errors import InputError
from framing.tables.results import TableSet
from framing_stories.copying import list_copies

from ...wire import ELSEWHERE, WIRE, article, sentences  # noqa: TID252  tests have no absolute name

NEW = "Fishermen at Gull Point said that nobody had asked them about lorries on their landing."


def corpus() -> list[framing.Document]:
    """A wire report, a version with a new paragraph, one cut and reworded, and another report."""
    changed = "\n\n".join(sentences()[:3]).replace("no wider than a hair", "as thin as a hair")
    return [
        article("a", WIRE, "Herald", 4, title="Bridge closed"),
        article("b", f"{WIRE}\n\n{NEW}", "Gazette", 5),
        article("c", changed, "Gazette", 6),
        article("d", ELSEWHERE, "Post", 6),
    ]


def rows(found: TableSet, table: str) -> list[dict[str, Any]]:
    return found.table(table).to_dicts()


def test_versions_are_listed_with_what_they_add_cut_and_change() -> None:
    found = list_copies(corpus())
    assert [(r["cluster"], r["doc_id"], r["counted"], r["adds"], r["cuts"], r["changes"]) for r in rows(found, "copies")] == [
        ("a", "a", 1, 0, 0, 0),
        ("a", "b", 1, 1, 0, 0),
        ("a", "c", 0, 0, 3, 1),
    ]
    kinds = {(r["doc_id"], r["kind"]): r for r in rows(found, "differences")}
    assert kinds["b", "adds"]["quote"] == NEW
    assert "as thin as a hair" in kinds["c", "changes"]["quote"]
    assert "no wider than a hair" in kinds["c", "changes"]["instead_of"]
    texts = {document.id: document.text for document in corpus()}
    for r in rows(found, "differences"):
        text = texts[r["cluster"] if r["kind"] == "cuts" else r["doc_id"]]
        assert text[r["start"] : r["end"]] == r["quote"]


def test_outlets_are_listed_with_the_share_that_others_have_too() -> None:
    found = {row["outlet"]: row for row in rows(list_copies(corpus()), "outlets")}
    assert (found["Gazette"]["documents"], found["Gazette"]["copies"], found["Gazette"]["uncounted"]) == (2, 2, 1)
    assert found["Herald"]["copied_share"] == 1.0
    assert 0.8 < found["Gazette"]["copied_share"] < 1
    assert found["Post"]["copied"] == 0
    with pytest.raises(InputError, match="no document"):
        list_copies([])


def test_the_share_of_copied_words_is_a_measure_with_passages() -> None:
    results = framing.score(corpus(), measures=["stories"])
    scores = {row["doc_id"]: row for row in results.table("scores").iter_rows(named=True)}
    assert scores["a"]["value"] == 1.0
    assert scores["d"]["value"] == 0.0
    text = {document.id: document.text for document in corpus()}
    for row in results.table("evidence").iter_rows(named=True):
        assert text[row["doc_id"]][row["start"] : row["end"]] == row["quote"]
        assert row["quote"] in text["a"] + text["b"]
    labels = {row["doc_id"]: row["label"] for row in results.table("evidence").iter_rows(named=True)}
    assert labels["b"] == "also in a"
    estimates = {cell.group: cell.estimate for cell in framing.compare(results).cells}
    assert estimates["Herald"] == 1.0 and estimates["Post"] == 0.0
    short = framing.score([article("x", "Too short to tell.", "Herald")], measures=["stories"]).table("scores").to_dicts()
    assert [(row["status"], row["reason"]) for row in short] == [("none", "fewer than 30 words of its own")]


def folder(path: Path) -> Path:
    for document in corpus():
        head = f"---\noutlet: {document.outlet}\ndate: {document.published}\n---\n"
        (path / f"{document.id}.txt").write_text(head + document.text, encoding="utf-8")
    return path


def test_the_command_lists_copies_and_compare_says_what_it_leaves_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    articles = str(folder(tmp_path))
    assert run(["copies", articles, "--no-color"]) == 0
    printed = capsys.readouterr().out
    assert "3 versions at 2 outlets" in printed
    assert f"+ {NEW[:40]}" in printed
    assert run(["copies", articles, "--format", "json"]) == 0
    assert set(json.loads(capsys.readouterr().out)) == {"copies", "differences", "outlets", "run"}
    assert run(["compare", articles, "--measures", "tone"]) == 0
    assert "1 copy is not counted" in capsys.readouterr().err
    assert run(["compare", articles, "--measures", "tone", "--copies", "all"]) == 0
    assert "not counted" not in capsys.readouterr().err
    assert run(["copies", articles, "--effect", "--no-color"]) == 0
    assert "1 copy within an outlet" in capsys.readouterr().out
    assert run(["compare", articles, "--copies", "twice"]) == 2
