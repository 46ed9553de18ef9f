"""The user's corrections on the command line: what is changed, told, and kept in the run."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

HEADER = "correction,document,start,end,text,value\n"


def correct(folder: Path, rows: str, name: str = "corrections.csv") -> Path:
    path = folder / name
    path.write_text(HEADER + rows, encoding="utf-8")
    return path


def listed(outcome: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(outcome.out)))


def shares(framing: Any, *arguments: object) -> dict[tuple[str, str], str]:
    rows = listed(framing("score", *arguments, "--measures", "sourcing.types", "--format", "csv"))
    return {(row["doc_id"], row["category"]): row["value"] for row in rows if float(row["value"] or 0)}


def test_a_type_is_mended_once_for_listing_and_scores(framing: Any, story: Path) -> None:
    before = shares(framing, story)
    assert ("herald", "expert") not in before
    correct(story, "type,,,,Ines Falk,expert\n")
    outcome = framing("sources", story, "--source", "falk", "--format", "csv")
    assert outcome.code == 0 and [row["source_type"] for row in listed(outcome)] == ["expert"]
    assert "note: corrections.csv: changed 1 type\n" in outcome.err
    after = shares(framing, story)
    assert ("herald", "expert") in after and sum(map(float, after.values())) == sum(map(float, before.values()))


def test_a_passage_that_is_none_leaves_measures_evidence_and_report(framing: Any, story: Path, tmp_path: Path) -> None:
    path = correct(tmp_path, 'none,herald,,,"""We asked for rest, and they sent us a timetable,""",sourcing.types\n', "mine.csv")
    run = tmp_path / "run.sqlite"
    outcome = framing("compare", story, "--all", "--corrections", path, "--output", run)
    assert outcome.code == 0 and "mine.csv: removed 1 passage" in outcome.err
    with sqlite3.connect(run) as database:
        rows = database.execute("SELECT measure FROM evidence WHERE quote LIKE '%asked for rest%'").fetchall()
    assert not [name for (name,) in rows if name.startswith("sourcing.")]
    assert "Falk" not in framing("annotate", story, "--layer", "attributions", "--corrections", path).out
    report = framing("report", run, "--format", "md")
    assert report.code == 0 and "Ines Falk" not in report.out.partition("Passages")[0]


def test_the_voice_of_a_passage_reaches_the_terms_in_it(framing: Any, story: Path) -> None:
    def voices() -> list[str]:
        return [row["voice"] for row in listed(framing("kwic", "ferry workers", story, "--format", "csv"))]

    assert set(voices()) == {"own"}
    correct(story, 'voice,tribune,,,"Ferry workers walked out before dawn.",distanced\n')
    assert voices().count("distanced") == 1
    shown = framing("show", story, "--document", "tribune")
    assert "⟨Ferry workers walked out before dawn.⟩" in shown.out.replace("\n", " ")
    assert "changed 1 voice" in shown.err


def test_rows_that_cannot_be_used_cost_themselves_and_set_the_exit_code(framing: Any, story: Path) -> None:
    correct(story, "type,,,,Ines Falk,exprt\nstory,heralt,,,,strike\nnone,herald,0,9000,,attributions\nname,,,,Nobody,Somebody\n")
    outcome = framing("score", story, "--measures", "sourcing", "--format", "json")
    assert outcome.code == 1
    told = [line for line in outcome.err.splitlines() if "corrections.csv" in line]
    skipped = [line.split(":")[1] for line in told if line.startswith("skipped")]
    assert skipped == [f" corrections.csv, row {number}" for number in (2, 3, 4)]
    assert "did you mean 'expert'?" in outcome.err and "did you mean 'herald'?" in outcome.err
    assert "note: corrections.csv, row 5: matches nothing: no source is called 'Nobody'" in told
    run = json.loads(outcome.out)["run"]["corrections"]
    assert len(run["sha256"]) == 64 and run["changed"] == {} and [number for number, _ in run["problems"]] == [2, 3, 4]


def test_commands_that_read_one_article_do_not_say_that_the_others_rows_match_nothing(framing: Any, story: Path) -> None:
    correct(story, "type,,,,Ines Falk,expert\n")
    for outcome in (framing("show", story, "-d", "tribune"), framing("sources", story, "--outlet", "tribune")):
        assert outcome.code == 0 and "matches nothing" not in outcome.err


def test_stories_are_those_of_the_corrections(framing: Any, story: Path) -> None:
    correct(story, "story,herald,,,,strike\nstory,tribune,,,,strike\n")
    outcome = framing("stories", story, "--format", "csv")
    assert {row["story"] for row in listed(outcome)} == {"strike"}
    assert "corrections.csv: changed 2 stories" in outcome.err


@pytest.mark.parametrize("named", [True, False])
def test_what_is_no_table_of_corrections_is_wrong_usage(framing: Any, story: Path, tmp_path: Path, named: bool) -> None:
    path = (tmp_path / "mine.csv") if named else story / "corrections.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    outcome = framing("score", story, *(("--corrections", path) if named else ()))
    assert outcome.code == 2 and str(path) in outcome.err and "expected the columns" in outcome.err


def test_a_table_to_start_from_changes_nothing_until_it_is_edited(framing: Any, story: Path) -> None:
    before, path = shares(framing, story), story / "corrections.csv"
    assert framing("sources", story, "--corrections-to", path).code == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert {"name", "type"} == {row["correction"] for row in rows}
    (falk,) = [row for row in rows if row["correction"] == "type" and row["text"] == "Ines Falk"]
    assert falk["value"] == "" and falk["found"] and (falk["attributions"], falk["articles"]) == ("1", "1")
    assert shares(framing, story) == before
    refused = framing("sources", story, "--corrections-to", path)
    assert refused.code == 2 and "--force" in refused.err


def test_a_table_written_again_keeps_what_was_corrected(framing: Any, story: Path) -> None:
    path = correct(story, "type,,,,Ines Falk,expert\nname,,,,port office,Harbour Board\n")
    assert framing("sources", story, "--corrections-to", path, "--force").code == 0
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert [(row["text"], row["value"]) for row in rows[:2]] == [("Ines Falk", "expert"), ("port office", "Harbour Board")]
    assert sum(row["text"] == "Ines Falk" and row["correction"] == "type" for row in rows) == 1
    assert framing("sources", story, "--quiet").code == 0


def test_commands_say_what_of_the_corrections_they_use(framing: Any, story: Path, tmp_path: Path) -> None:
    correct(story, "type,,,,Ines Falk,expert\nname,,,,Nobody,Somebody\nnam,,,,a,b\n")
    for command in ("copies", "furniture", "stories", "targets", "omissions"):
        outcome = framing(command, story)
        assert outcome.code == 1 and "skipped: corrections.csv, row 4" in outcome.err, command
        assert "changed" not in outcome.err or command in ("targets", "omissions"), command
    coded = tmp_path / "coded.jsonl"
    coded.write_text('{"doc_id": "herald", "coder": "a", "layer": "attributions", "start": 0, "end": 5}\n', encoding="utf-8")
    assert "corrections.csv: not used" in framing("validate", story, "--gold", coded).err
