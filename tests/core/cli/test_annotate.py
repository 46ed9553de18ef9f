"""``framing annotate``."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from framing import load
from framing.cli import run


def records(outcome: Any) -> list[dict[str, Any]]:
    assert outcome.code == 0, outcome.err
    return [json.loads(line) for line in outcome.out.splitlines()]


def test_spans_are_exact_and_every_line_has_the_same_keys(framing: Any, story: Path) -> None:
    texts = {document.id: document.text for document in load(story)}
    for layer in ("terms", "attributions", "scare_quotes", "sentences", "tokens", "quotation_marks", "regions"):
        found = records(framing("annotate", story, "--layer", layer))
        assert found, layer
        for record in found:
            assert list(record)[:6] == ["doc_id", "layer", "label", "pieces", "quote", "voice"]
            assert record["layer"] == layer
            assert " … ".join(texts[record["doc_id"]][start:end] for start, end in record["pieces"]) == record["quote"]


def test_an_attribution_says_who_says_what_and_how(framing: Any, story: Path) -> None:
    text = next(document.text for document in load(story / "herald.txt"))
    found = records(framing("annotate", story / "herald.txt", "--layer", "attributions"))
    said = next(record for record in found if any(text[start:end].startswith("Ines Falk") for start, end in record["source"]))
    assert [text[start:end] for start, end in said["cue"]] == ["said"]
    assert "We asked for rest" in text[slice(*said["content"][0])]
    assert said["act"] == "speech" and "source_type" in said


def test_voices_of_term_mentions(framing: Any, story: Path) -> None:
    found = records(framing("annotate", story, "--layer", "terms"))
    assert {record["voice"] for record in found} <= {"own", "attributed", "distanced"}


def test_voice_is_unknown_without_the_plugin_that_tells(framing: Any, story: Path) -> None:
    found = records(framing("annotate", story, "--layer", "terms", "--plugins", "terms"))
    assert {record["voice"] for record in found} == {"unknown"}


def test_a_region_restricts_what_is_listed(framing: Any, story: Path) -> None:
    found = records(framing("annotate", story, "--layer", "terms", "--region", "headline"))
    assert {(record["doc_id"], record["label"]) for record in found} == {("herald", "walkout"), ("tribune", "strike")}


def test_text_format(framing: Any, story: Path) -> None:
    outcome = framing("annotate", story, "--layer", "terms", "--format", "text")
    assert outcome.out.splitlines()[0].split() == ["document", "start", "end", "label", "voice", "quote"]


def test_output_file(framing: Any, story: Path, tmp_path: Path) -> None:
    path = tmp_path / "terms.jsonl"
    outcome = framing("annotate", story, "--layer", "terms", "--output", path)
    assert (outcome.code, outcome.out) == (0, "")
    assert path.read_text(encoding="utf-8") == framing("annotate", story, "--layer", "terms").out


def test_an_unknown_layer_and_one_without_annotations(framing: Any, story: Path) -> None:
    outcome = framing("annotate", story, "--layer", "term")
    assert outcome.code == 2 and "did you mean 'terms'?" in outcome.err
    outcome = framing("annotate", story, "--layer", "lemmas")
    assert outcome.code == 2 and "holds no annotations" in outcome.err


def test_a_table_has_what_the_json_lines_have(framing: Any, story: Path, tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    import polars

    for layer in ("attributions", "terms", "sentences"):
        listed = records(framing("annotate", story, "--layer", layer))
        for name in ("a.csv", "a.parquet", "a.sqlite"):
            assert framing("annotate", story, "--layer", layer, "--output", tmp_path / name, "--quiet") == (0, "", "")
        csv, parquet = polars.read_csv(tmp_path / "a.csv"), polars.read_parquet(tmp_path / "a.parquet")
        with closing(sqlite3.connect(tmp_path / "a.sqlite")) as database:
            assert database.execute("SELECT count(*) FROM annotations").fetchone() == (len(listed),)
        assert csv.columns == parquet.columns and len(csv) == len(parquet) == len(listed)
        for row, record in zip(parquet.iter_rows(named=True), listed, strict=True):
            assert (row["start"], row["end"]) == (record["pieces"][0][0], record["pieces"][-1][1])
            assert (json.loads(row["pieces"]) if row["pieces"] else [[row["start"], row["end"]]]) == record["pieces"]
            for name in record.keys() - {"pieces"}:
                value = record[name]
                assert row[name] == (json.dumps(value) if isinstance(value, list) else "" if value is None else value), name


def test_cells_of_several_kinds_are_text_and_names_do_not_collide() -> None:
    from framing.cli.annotate import table_of

    base = {"doc_id": "a", "layer": "x", "label": "l", "quote": "q", "voice": "own"}
    found = [
        {**base, "pieces": [[0, 2], [4, 6]], "n": 1, "mixed": 2, "start": "early"},
        {**base, "pieces": [[1, 2]], "mixed": "b"},
    ]
    table = table_of(found, "x", {}).table("annotations")
    assert table["start"].to_list() == [0, 1] and table["x_start"].to_list() == ["early", ""]
    assert table["n"].to_list() == [1, None] and table["mixed"].to_list() == ["2", "b"]
    assert table["pieces"].to_list() == ["[[0, 2], [4, 6]]", ""]
    assert len(table_of([], "x", {}).table("annotations")) == 0


def test_data_goes_to_standard_output_while_progress_is_on_the_terminal(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bar used to draw it on the terminal, and ``framing annotate … > file`` left an empty file."""
    out, terminal = io.StringIO(), io.StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", terminal)
    run(["annotate", str(story), "--layer", "sentences", "--plugins", "terms"])
    assert [json.loads(line)["quote"] for line in out.getvalue().splitlines()]
    assert "documents" in terminal.getvalue() and '"quote"' not in terminal.getvalue()
