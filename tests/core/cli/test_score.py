"""``framing score``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


def test_the_long_table(framing: Any, story: Path) -> None:
    outcome = framing("score", story, "--measures", "terms.mentions")
    assert outcome.code == 0
    header, *rows = outcome.out.splitlines()
    assert header.split() == ["document", "measure", "target", "category", "voice", "value", "of", "note"]
    assert any(row.startswith("tribune") and "strike" in row for row in rows)


def test_standard_output_and_file_are_the_same_bytes(framing: Any, story: Path, tmp_path: Path) -> None:
    for kind in ("csv", "jsonl"):
        path = tmp_path / f"scores.{kind}"
        assert framing("score", story, "--measures", "terms", "--output", path).code == 0
        assert framing("score", story, "--measures", "terms", "--format", kind).out == path.read_text(encoding="utf-8")


def test_json_holds_every_table_and_the_run(framing: Any, story: Path) -> None:
    content = json.loads(framing("score", story, "--measures", "terms", "--format", "json").out)
    assert set(content) == {"documents", "scores", "evidence", "run"}
    assert content["run"]["codebook"]["name"] == "Ferries"


def test_options_reach_the_run(framing: Any, story: Path, tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text('name = "Other"\n', encoding="utf-8")
    arguments = ("--codebook", tmp_path / "other.toml", "--region", "headline", "--seed", 7, "--plugins", "terms,tone")
    run = json.loads(framing("score", story, *arguments, "--format", "json").out)["run"]
    assert (run["codebook"]["name"], run["regions"], run["seed"]) == ("Other", ["headline"], 7)
    assert {name.partition(".")[0] for name in run["measures"]} == {"terms", "tone"}


def test_standard_input(program: Any) -> None:
    with program("score", "-", "--measures", "tone.polarity", "--format", "jsonl") as process:
        out, _ = process.communicate("A wonderful morning at the harbour, said the ferry crews.")
    assert process.returncode == 0
    assert {json.loads(line)["doc_id"] for line in out.splitlines()} == {"stdin"}


def test_processes_give_the_same_as_one(framing: Any, story: Path) -> None:
    arguments = ("score", story, "--measures", "terms", "--format", "jsonl", "--workers")
    assert framing(*arguments, 2).out == framing(*arguments, 1).out


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("unit", "expected PLUGIN.OPTION=VALUE"),
        ("nothing.unit=1", "no plugin with options 'nothing'"),
        ("terms.nothing=1", "'nothing'"),
    ],
)
def test_settings_that_do_not_fit(framing: Any, story: Path, setting: str, told: str) -> None:
    outcome = framing("score", story, "--set", setting)
    assert outcome.code == 2 and told in outcome.err and outcome.err.count("\n") == 1


def test_formats_that_are_for_files(framing: Any, story: Path) -> None:
    outcome = framing("score", story, "--format", "parquet")
    assert outcome.code == 2 and "--output" in outcome.err
