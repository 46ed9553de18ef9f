"""``framing compare``."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest


def test_outlets_stand_side_by_side(framing: Any, story: Path) -> None:
    outcome = framing("compare", story)
    assert outcome.code == 0
    assert "herald" in outcome.out and "tribune" in outcome.out
    assert "the stoppage" in outcome.out
    assert "\x1b" not in outcome.out
    assert "note: no metadata names the outlet" in outcome.err


def test_quiet_says_nothing_but_the_data(framing: Any, story: Path) -> None:
    assert framing("compare", story, "--quiet").err == ""


@pytest.mark.parametrize("command", ["compare", "score"])
def test_a_run_without_attributions_says_that_voices_are_unknown(framing: Any, story: Path, command: str) -> None:
    told = "note: no plugin provides attributions: every voice is unknown; to score fewer measures use --measures\n"
    outcome = framing(command, story, "--plugins", "terms")
    assert outcome.code == 0 and outcome.err.count(told) == 1
    assert framing(command, story, "--plugins", "terms", "--quiet").err == ""
    for options in (("--measures", "terms"), ("--plugins", "terms,sourcing")):
        assert "attributions" not in framing(command, story, *options).err


def test_the_formats_agree(framing: Any, story: Path) -> None:
    arguments = ("compare", story, "--measures", "terms.mentions", "--quiet", "--format")
    rows = json.loads(framing(*arguments, "json").out)["comparison"]
    lines = [json.loads(line) for line in framing(*arguments, "jsonl").out.splitlines()]
    table = list(csv.DictReader(StringIO(framing(*arguments, "csv").out)))
    assert rows == lines
    assert [(row["group"], row["category"]) for row in table] == [(row["group"], row["category"]) for row in rows]
    walkouts = {row["group"]: row["documents"] for row in rows if row["category"] == "walkout"}
    assert walkouts == {"herald": 1, "tribune": 1}


def test_main_measures_unless_all_or_named(framing: Any, story: Path) -> None:
    def measures(*options: str) -> set[str]:
        rows = json.loads(framing("compare", story, "--format", "json", *options).out)["comparison"]
        return {row["measure"] for row in rows}

    assert measures("--measures", "tone") == {"tone.polarity", "tone.subjectivity", "tone.vader"}
    assert measures() < measures("--all")


def test_by_another_field(framing: Any, tmp_path: Path) -> None:
    rows = [
        {"id": str(i), "text": f"The ferry sailed at noon on day {i}.", "outlet": "A", "genre": g} for i, g in enumerate("xyx")
    ]
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    outcome = framing("compare", path, "--by", "genre", "--measures", "tone.polarity", "--format", "json")
    assert {row["group"] for row in json.loads(outcome.out)["comparison"]} == {"x", "y"}
    outcome = framing("compare", path, "--by", "colour")
    assert outcome.code == 2 and "no document has a field 'colour'" in outcome.err


def test_an_unknown_field_is_refused_before_anything_is_scored(
    framing: Any, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("framing.cli.scoring.scored", lambda *arguments: pytest.fail("scored"))
    for field in ("colour", "month", "genre", ""):
        outcome = framing("compare", story, "--by", field)
        assert outcome.code == 2 and f"no document has a field '{field}' to compare by" in outcome.err


def test_output_by_suffix(framing: Any, story: Path, tmp_path: Path) -> None:
    for name in ("c.txt", "c.json", "c.csv", "c.jsonl", "c.parquet", "c.sqlite", "folder"):
        outcome = framing("compare", story, "--measures", "terms", "--output", tmp_path / name, "--quiet")
        assert (outcome.code, outcome.out) == (0, ""), name
    assert (tmp_path / "folder" / "comparison.parquet").is_file()
    assert (tmp_path / "c.txt").read_text(encoding="utf-8").startswith("2 outlets")
    assert (tmp_path / "c.sqlite").read_bytes().startswith(b"SQLite format 3")


def test_several_fields_months_and_doubtful_names(framing: Any, tmp_path: Path) -> None:
    rows = [
        {"id": str(i), "text": f"The ferry sailed at noon on day {i}.", "outlet": outlet, "date": date}
        for i, (outlet, date) in enumerate([("The Tern", "2024-03-01"), ("Tern", "3 April 2024"), ("Gull", "")])
    ]
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    outcome = framing("compare", path, "--by", "outlet,month", "--measures", "tone.polarity", "--format", "json")
    groups = {row["group"] for row in json.loads(outcome.out)["comparison"]}
    assert groups == {"The Tern · 2024-03", "Tern · 2024-04", "Gull · (none)"}
    assert "may be one outlet; they are compared as 2" in outcome.err
    assert "note: 1 of 3 documents have no month; they stand as (none)" in outcome.err
    outcome = framing("compare", path, "--by", "outlet,colour")
    assert outcome.code == 2 and "no document has a field 'colour' to compare by" in outcome.err
