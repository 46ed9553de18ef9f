"""JSON and JSON lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.errors import InputError
from framing.load.readers.jsons import read_json, read_json_lines
from framing.load.readers.records import to_documents
from framing.model import Document

GOOD = '{"id": "x", "text": "One.", "outlet": "Herald"}'


def read(path: Path, content: str | bytes) -> tuple[list[Document], list[str]]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    skipped: list[str] = []
    reader = read_json if path.suffix == ".json" else read_json_lines

    def note(where: str, reason: str) -> None:
        skipped.append(f"{where}: {reason}")

    return list(to_documents(reader(path, note), path, note)), skipped


@pytest.mark.parametrize("content", [f"[{GOOD}]", f'{{"status": "ok", "articles": [{GOOD}]}}', f'{{"data": [{GOOD}]}}', GOOD])
def test_lists_and_what_holds_them(tmp_path: Path, content: str) -> None:
    (document,), _ = read(tmp_path / "a.json", content)
    assert (document.id, document.text, document.outlet) == ("x", "One.", "Herald")


def test_json_lines_under_the_name_of_json(tmp_path: Path) -> None:
    documents, skipped = read(tmp_path / "a.json", f'{GOOD}\n{{"text": "Two."}}\n')
    assert [(d.id, d.text) for d in documents] == [("x", "One."), ("a:2", "Two.")]
    assert skipped == []


def test_a_single_article_leaves_its_id_to_the_file(tmp_path: Path) -> None:
    assert read(tmp_path / "a.json", '{"text": "One."}')[0][0].id == ""


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", r"not JSON \(line 1, column 1\): Expecting value"),
        ('"just text"', "expected a list of articles or an object with a list named articles"),
        ("[" * 100_000, "nested too deeply"),
        ('[{"text": "One.", "n": ' + "9" * 5000 + "}]", "not JSON that can be read"),
    ],
)
def test_a_file_that_is_not_what_it_should_be(tmp_path: Path, content: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read(tmp_path / "a.json", content)


def test_entries_without_text_are_skipped_by_number(tmp_path: Path) -> None:
    documents, skipped = read(tmp_path / "a.json", '[{"titel": "x"}, 5, {"text": "Three."}]')
    assert [d.id for d in documents] == ["a:3"]
    assert skipped == [
        "entry 2: expected an object, found int",
        "entry 1: no text column; expected a column named text, content, body, article or maintext; found: titel; "
        "say which column holds the articles: --columns text=NAME",
    ]


def test_a_bad_line_is_skipped_and_the_rest_is_read(tmp_path: Path) -> None:
    content = f'\ufeff{GOOD}\n\n{{"text": "cut sho\n{"[" * 100_000}\n{{"text": "Five."}}'
    documents, skipped = read(tmp_path / "a.jsonl", content)
    assert [d.id for d in documents] == ["x", "a:5"]
    assert skipped == ["line 3: not JSON: Unterminated string starting at (column 10)", "line 4: not JSON: nested too deeply"]


def test_lines_end_at_line_feeds_only(tmp_path: Path) -> None:
    text = "One\u2028two\u0085three\x0bfour."
    (document,), skipped = read(tmp_path / "a.jsonl", json.dumps({"text": text}, ensure_ascii=False) + "\n")
    assert (document.text, skipped) == (text, [])


def test_another_list_of_texts_beside_the_articles_is_told(tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    path.write_text(json.dumps({"articles": [{"text": "It rained."}], "related": [{"text": "It snowed."}], "tags": [{"id": 1}]}))
    told: list[tuple[str, str]] = []
    found = list(read_json(path, lambda where, reason: told.append((where, reason))))
    assert [record["text"] for _, record, *_ in found] == ["It rained."]
    assert [where for where, _ in told] == ["list 'related' (1)"]
