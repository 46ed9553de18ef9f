"""``framing check``: what is read as what."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

ARTICLE = "The ferry company said that it had no choice but to cancel all of the crossings."


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "picture.png").write_bytes(b"x")
    (folder / "links.txt").write_text("https://paper.example/a\n", encoding="utf-8")
    rows = [
        {"id": "1", "outlet": "Post", "date": "2021-10-26", "text": ARTICLE},
        {"id": "1", "outlet": "Herald", "date": "2021-10-28", "text": "Una nave arrivò tardi nel porto di Quay."},
        {"id": "3", "outlet": "Herald", "text": ""},
    ]
    (folder / "rows.jsonl.gz").write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))
    return folder


def test_everything_is_said_as_json(framing: Any, mixed: Path) -> None:
    outcome = framing("check", mixed, "--format", "json")
    found = json.loads(outcome.out)
    assert outcome.code == 1
    assert found["articles"] == 3
    assert found["files"] == [
        {"file": str(mixed / "a.txt"), "reader": "core.text", "articles": 1},
        {"file": str(mixed / "links.txt"), "reader": "core.text", "articles": 0},
        {"file": str(mixed / "rows.jsonl.gz"), "reader": "core.jsonl", "articles": 2},
    ]
    assert [item["where"] for item in found["left_out"]] == [str(mixed / "links.txt"), f"{mixed / 'rows.jsonl.gz'}, line 3"]
    assert all(item["reason"] for item in found["left_out"])
    assert found["doubled"] == {"ids": 1, "texts": [["a", "1"]]}
    assert found["missing"] == {"published": 1, "outlet": 1}
    assert found["dates"] == {"first": "2021-10-26", "last": "2021-10-28"}
    assert found["languages"] == {"en": 2, "und": 1}
    assert found["outlets"] == {"a": 1, "Post": 1, "Herald": 1}
    assert any("left out: picture.png" in note for note in found["notes"])


def test_the_table_says_the_same(framing: Any, mixed: Path) -> None:
    out = " ".join(framing("check", mixed).out.split())
    for told in (
        ".gz core.jsonl 1 2",
        ".txt core.text 2 1",
        "articles 3",
        "languages en (2), und (1)",
        "dates 2021-10-26 to 2021-10-28",
        "without a date 1",
        "ids that another has 1",
        "texts that occur twice 1: a, 1",
        "left out 2",
        "rows.jsonl.gz, line 3: no text in it",
    ):
        assert told in out


def test_a_corpus_that_is_whole_leaves_nothing_out(framing: Any, story: Path) -> None:
    outcome = framing("check", story, "--format", "json")
    assert (outcome.code, json.loads(outcome.out)["left_out"]) == (0, [])


def test_where_nothing_can_be_read_it_says_why(framing: Any, mixed: Path) -> None:
    outcome = framing("check", mixed / "links.txt")
    assert outcome.code == 1
    assert "addresses and no article" in outcome.out
