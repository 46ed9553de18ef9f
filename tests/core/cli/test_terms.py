"""``framing kwic``, ``terms``, ``keyness``, ``collocates`` and ``wordings``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

COMMANDS = {
    "kwic": ("kwic", "<walk> out"),
    "terms": ("terms",),
    "keyness": ("keyness",),
    "collocates": ("collocates", "ferry", "--min", "1"),
    "wordings": ("wordings", "--pattern", "<cancel>"),
}
TABLES = {
    "kwic": ["kwic", "groups"],
    "terms": ["terms", "mentions", "amounts"],
    "keyness": ["keyness", "compared"],
    "collocates": ["collocates", "nodes"],
    "wordings": ["wordings"],
}


@pytest.fixture
def story(story: Path) -> Path:
    """The story with a sentence in the second article that says what one in the first does."""
    with (story / "tribune.txt").open("a", encoding="utf-8") as article:
        article.write("\nThe ferry company scrapped nine crossings that day, and many more may follow.\n")
    return story


every_command = pytest.mark.parametrize("name", COMMANDS)


def call(framing: Any, name: str, *arguments: object) -> Any:
    return framing(*COMMANDS[name], *arguments)


def table(outcome: Any) -> list[dict[str, str]]:
    assert outcome.code == 0, outcome.err
    return list(csv.DictReader(io.StringIO(outcome.out)))


@every_command
def test_the_text_fits_the_terminal(framing: Any, story: Path, name: str) -> None:
    outcome = call(framing, name, story)
    assert outcome.code == 0, outcome.err
    lines = outcome.out.splitlines()
    assert lines and max(map(len, lines)) <= 80


@every_command
def test_help_begins_with_an_example(framing: Any, name: str) -> None:
    told = framing(name, "--help")
    assert told.code == 0 and f"Example: framing {name} " in told.out and "--codebook" in told.out
    assert name in framing("--help").out


@every_command
def test_formats_say_the_same(framing: Any, story: Path, tmp_path: Path, name: str) -> None:
    as_csv = table(call(framing, name, story, "--format", "csv"))
    as_lines = [json.loads(line) for line in call(framing, name, story, "--format", "jsonl").out.splitlines()]
    whole = json.loads(call(framing, name, story, "--format", "json").out)
    assert as_csv and list(as_csv[0]) == list(as_lines[0]) == list(whole[name][0])
    assert len(as_csv) == len(as_lines) == len(whole[name])
    assert list(whole) == [*TABLES[name], "run"] and name in whole["run"]
    for suffix in ("parquet", "sqlite", "txt"):
        outcome = call(framing, name, story, "--output", tmp_path / f"x.{suffix}")
        assert (outcome.code, outcome.out) == (0, "") and (tmp_path / f"x.{suffix}").stat().st_size
    assert call(framing, name, story, "--output", tmp_path / "all").code == 0
    assert {path.stem for path in (tmp_path / "all").glob("*.csv")} == set(TABLES[name])


@every_command
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--by", "desk"), "no document has a field 'desk'"),
        (("--region", "bodi"), "bodi"),
        (("--format", "parquet"), "--format parquet is for files"),
        (("--show", "-1"), "--show"),
    ],
)
def test_wrong_usage_is_told_in_a_line(framing: Any, story: Path, name: str, arguments: tuple[str, ...], told: str) -> None:
    outcome = call(framing, name, story, *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err and outcome.err.count("\n") == 1


@every_command
def test_nothing_to_read(framing: Any, tmp_path: Path, name: str) -> None:
    assert call(framing, name, tmp_path / "nowhere").code == 3
    assert call(framing, name, tmp_path).code == 3


@every_command
def test_hostile_text_is_disarmed(framing: Any, story: Path, name: str) -> None:
    hostile = "=Ferry \x1b[31mworkers\u202e walk out at \x1b[2Jnoon. The walkout strands =1+1 ferry crews\u2066 on the quay.\n"
    (story / "evil\x1b[0m.txt").write_text(hostile, encoding="utf-8")
    outcome = call(framing, name, story)
    assert outcome.code == 0 and not {"\x1b", "\u202e", "\u2066"} & set(outcome.out)
    for row in table(call(framing, name, story, "--format", "csv")):
        assert not any(cell.startswith(("=", "+", "@")) for cell in row.values() if cell)


@pytest.mark.parametrize("name", ["kwic", "collocates"])
def test_a_pattern_that_cannot_be_read_is_wrong_usage(framing: Any, story: Path, name: str) -> None:
    outcome = framing(name, "(ferry", story)
    assert outcome.code == 2 and "column 1" in outcome.err and outcome.out == ""


@pytest.mark.parametrize("name", ["kwic", "collocates"])
def test_a_pattern_after_the_paths_is_told(framing: Any, story: Path, name: str) -> None:
    outcome = framing(name, story, "ferr*")
    assert outcome.code == 2 and "the pattern comes first" in outcome.err


def test_kwic_lines(framing: Any, story: Path) -> None:
    rows = table(
        framing("kwic", "<walk> out", story, "--region", "headline", "--region", "body", "--region", "lead", "--format", "csv")
    )
    assert [(row["doc_id"], row["match"]) for row in rows] == [("herald", "walk out"), ("tribune", "walked out")]
    text = framing("kwic", "(walked|stranded|sent)", story).out.splitlines()
    columns = {line.index(word) for line in text for word in ("walked out", "stranded.", "sent us") if word in line}
    assert len(columns) == 1


def test_kwic_voices_sort_and_outlets(framing: Any, story: Path) -> None:
    voices = {
        row["match"]: row["voice"] for row in table(framing("kwic", "(rest|timetable|crossings)", story, "--format", "csv"))
    }
    assert voices["crossings"] in ("own", "attributed") and voices["timetable"] == "attributed"
    only = table(framing("kwic", "the", story, "--outlet", "HERALD", "--sort", "right,left", "--format", "csv"))
    rights = [row["right"].split()[0].lower() for row in only]
    assert rights == sorted(rights) and {row["outlet"] for row in only} == {"herald"}
    assert framing("kwic", "the", story, "--sort", "upwards").code == 2
    assert "no match of zeppelin" in framing("kwic", "zeppelin", story).out
    assert "more; --show 0 lists all" in framing("kwic", "ferry", story, "--show", "1").out
    assert "more; --show 0 lists all" not in framing("kwic", "ferry", story, "--show", "0").out


def test_terms_counts_wordings(framing: Any, story: Path) -> None:
    rows = table(framing("terms", story, "--format", "csv"))
    counts = {(row["group"], row["wording"]): 0 for row in rows}
    for row in rows:
        counts[row["group"], row["wording"]] += int(row["mentions"])
    assert counts["tribune", "walkout"] == 2
    mentions = table(framing("terms", story, "--passages", 1, "--format", "csv"))
    assert {row["quote"].lower() for row in mentions} == {"walked out", "walkout"}
    assert framing("terms", story, "--concept", "the stopage").code == 2
    (story / "codebook.toml").unlink()
    outcome = framing("terms", story)
    assert outcome.code == 2 and "--codebook" in outcome.err


def test_keyness_takes_groups_and_phrases(framing: Any, story: Path) -> None:
    rows = table(framing("keyness", story, "--ngrams", 2, "--of", "herald", "--against", "tribune", "--format", "csv"))
    assert {(row["group"], row["against"]) for row in rows} == {("herald", "tribune")}
    assert "port office" in {row["term"] for row in rows} and {row["p"] for row in rows} == {""}
    assert "did you mean 'herald'" in framing("keyness", story, "--of", "heralt").err
    assert framing("keyness", story, "--by", "all").code == 2
    assert framing("keyness", story, "--ngrams", 4).code == 2


def test_collocates_rank(framing: Any, story: Path) -> None:
    rows = table(framing("collocates", "ferry", story, "--by", "all", "--min", 1, "--rank", "pmi", "--format", "csv"))
    values = [float(row["pmi"]) for row in rows]
    assert values == sorted(values, reverse=True) and "workers" in {row["collocate"] for row in rows}


def test_wordings_takes_one_of_pattern_and_concept(framing: Any, story: Path) -> None:
    assert framing("wordings", story, "--pattern", "ferry", "--concept", "the stoppage").code == 2
    assert framing("wordings", story, "--concept", "the stopage").code == 2
    assert "Proposals to be read" in framing("wordings", story, "--pattern", "<cancel>").out


@every_command
def test_piped_to_a_reader_that_leaves(program: Any, story: Path, name: str) -> None:
    process = program(*COMMANDS[name], story)
    process.stdout.close()
    assert process.wait(60) in (0, 141)
    process.stdin.close()
    assert process.stderr.read() == ""
    process.stderr.close()
