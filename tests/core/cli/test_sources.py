"""``framing sources``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest


def table(outcome: Any) -> list[dict[str, str]]:
    assert outcome.code == 0, outcome.err
    return list(csv.DictReader(io.StringIO(outcome.out)))


def test_who_speaks_where(framing: Any, story: Path) -> None:
    outcome = framing("sources", story)
    assert outcome.code == 0, outcome.err
    lines = outcome.out.splitlines()
    herald = lines.index("herald")
    assert herald < lines.index("tribune"), "an outlet without attributions has its line too"
    assert any(line.split()[:2] == ["Ines", "Falk"] for line in lines[herald:])
    assert max(map(len, lines)) <= 80


def test_help_and_the_list_of_commands(framing: Any) -> None:
    assert "sources" in framing("--help").out
    told = framing("sources", "--help")
    assert told.code == 0 and "framing sources seeds" in told.out and "--codebook" in told.out
    assert "│" not in told.out and "completion" not in told.out, "as plain as the help of the other commands"
    assert framing("sources", "-h").out == told.out


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_tables_in_either_format_say_the_same(framing: Any, story: Path, kind: str) -> None:
    outcome = framing("sources", story, "--format", kind)
    found = table(outcome) if kind == "csv" else [json.loads(line) for line in outcome.out.splitlines()]
    (falk,) = [row for row in found if row["source"] == "Ines Falk"]
    assert falk["group"] == "herald" and int(falk["attributions"]) == int(falk["direct"]) == 1


def test_json_has_every_table_and_the_run(framing: Any, story: Path) -> None:
    found = json.loads(framing("sources", story, "--format", "json").out)
    assert list(found) == ["sources", "types", "attributions", "groups", "run"]
    assert [row["group"] for row in found["groups"]] == ["herald", "tribune"]
    assert found["run"]["sources"] == {"by": "outlet", "acts": ["belief", "speech"]}


def test_output_says_the_format(framing: Any, story: Path, tmp_path: Path) -> None:
    for name in ("s.csv", "s.txt", "s.json", "s.jsonl", "s.parquet", "s.sqlite"):
        outcome = framing("sources", story, "--output", tmp_path / name)
        assert (outcome.code, outcome.out) == (0, ""), outcome.err
        assert (tmp_path / name).stat().st_size
    assert framing("sources", story, "--output", tmp_path / "s.docx").code == 2


def test_passages(framing: Any, story: Path) -> None:
    text = framing("sources", story, "--passages", 1, "--source", "falk").out
    assert "herald: [say]" in text and "We asked for rest" in text
    (row,) = table(framing("sources", story, "--passages", 1, "--source", "falk", "--format", "csv"))
    assert row["doc_id"] == "herald" and row["cue"] == "say" and row["form"] == "direct"


def test_filters(framing: Any, story: Path) -> None:
    every = table(framing("sources", story, "--format", "csv"))
    assert len(every) > 2
    assert [row["source"] for row in table(framing("sources", story, "--format", "csv", "--source", "FALK"))] == ["Ines Falk"]
    assert table(framing("sources", story, "--format", "csv", "--min", 50)) == []
    assert {row["group"] for row in table(framing("sources", story, "--format", "csv", "--outlet", "HERALD"))} == {"herald"}
    kind = every[0]["source_type"]
    assert {row["source_type"] for row in table(framing("sources", story, "--format", "csv", "--type", kind))} == {kind}


def test_show_limits_the_text_alone(framing: Any, story: Path) -> None:
    text = framing("sources", story, "--show", 1).out
    assert " more with " in text and "--show 0 lists all" in text
    assert " more with " not in framing("sources", story, "--show", 0).out
    assert table(framing("sources", story, "--show", 1, "--format", "csv")) == table(framing("sources", story, "--format", "csv"))


def test_by_document_and_by_all(framing: Any, story: Path) -> None:
    assert {row["group"] for row in table(framing("sources", story, "--by", "all", "--format", "csv"))} == {"all"}
    assert {row["group"] for row in table(framing("sources", story, "--by", "document", "--format", "csv"))} == {"herald"}


def test_acts(framing: Any, story: Path) -> None:
    counts = {}
    for act in ("speech", "belief", "all"):
        outcome = framing("sources", story, "--act", act, "--passages", 1, "--format", "csv")
        counts[act] = [row["act"] for row in table(outcome)]
    assert set(counts["speech"]) == {"speech"} and set(counts["belief"]) <= {"belief"}
    assert len(counts["all"]) >= len(counts["speech"]) + len(counts["belief"])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--type", "polise"), "no type of source 'polise'; did you mean 'police'?"),
        (("--outlet", "heralt"), "no outlet 'heralt'; did you mean 'herald'?"),
        (("--by", "desk"), "no document has a field 'desk'"),
        (("--act", "speach"), "speach"),
        (("--min", "0"), "greater than or equal to 1"),
        (("--region", "bodi"), "bodi"),
        (("--plugins", "terms"), "attributions"),
        (("--format", "sqlite"), "--format sqlite is for files"),
    ],
)
def test_wrong_usage_is_told_in_a_line(framing: Any, story: Path, arguments: tuple[str, ...], told: str) -> None:
    outcome = framing("sources", story, *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err and outcome.err.count("\n") == 1


def test_nothing_to_read(framing: Any, tmp_path: Path) -> None:
    assert framing("sources", tmp_path / "nowhere").code == 3
    assert framing("sources", tmp_path).code == 3


def test_nothing_fits(framing: Any, story: Path) -> None:
    outcome = framing("sources", story, "--source", "nobody of that name")
    assert outcome.code == 0 and "no source fits" in outcome.out


def test_a_language_that_nobody_knows_is_noted(framing: Any, story: Path) -> None:
    french = (
        "Le port est resté fermé lundi. « Il fuit », a déclaré la mairie, qui attend depuis des mois une réponse du gouvernement."
    )
    (story / "quotidien.txt").write_text(french, encoding="utf-8")
    outcome = framing("sources", story)
    assert outcome.code == 0 and "note: not English" in outcome.err and "quotidien" in outcome.err
    assert "note" not in framing("sources", story, "--quiet").err


def test_hostile_text_is_disarmed(framing: Any, story: Path) -> None:
    hostile = 'The quay closed. "=HYPERLINK(1) \x1b[31mred\u202e," said =Anna\x1b[2J Lund. Anna Lund said that =1+1 boats sank.\n'
    (story / "evil\x1b[0m.txt").write_text(hostile, encoding="utf-8")
    for arguments in ((), ("--passages", 3), ("--by", "document", "--passages", 3)):
        outcome = framing("sources", story, *arguments)
        assert outcome.code == 0 and not {"\x1b", "\u202e"} & set(outcome.out)
    for row in table(framing("sources", story, "--passages", 1, "--format", "csv")):
        assert not any(cell.startswith(("=", "+", "@")) for cell in row.values() if cell)


def test_piped_to_a_reader_that_leaves(program: Any, story: Path) -> None:
    process = program("sources", story, "--show", 0)
    process.stdout.close()
    assert process.wait(60) in (0, 141)
    process.stdin.close()
    assert process.stderr.read() == ""
    process.stderr.close()
