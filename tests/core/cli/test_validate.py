"""``framing validate``: what it prints and saves, and what it says of a file that does not fit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).parents[3] / "seeds"


def coded(story: Path, *rows: str) -> Path:
    path = story.parent / "coded.csv"
    path.write_text("\n".join(["doc_id,coder,layer,field,start,end,label,quote", *rows]), encoding="utf-8")
    return path


def row(story: Path, quote: str, layer: str, field: str = "", label: str = "", coder: str = "ida") -> str:
    start = (story / "herald.txt").read_text(encoding="utf-8").index(quote)
    return f"herald,{coder},{layer},{field},{start},{start + len(quote)},{label},"


def test_the_coded_file_of_the_sample_story(framing: Any) -> None:
    outcome = framing("validate", SEEDS, "--gold", SEEDS / "coded.csv", "--where", "act=speech,belief", "--quiet")
    assert outcome.code == 0, outcome.err
    head, *rest = outcome.out.splitlines()
    assert head == "coded.csv: 2 coders, 2 documents"
    assert {"stance.toward", "attributions", "terms.voice"} <= set(rest)
    assert "among coders" in outcome.out and "Krippendorff" in outcome.out and "Disagreements (the first 10 of" in outcome.out


def test_json_has_every_disagreement_with_its_words(framing: Any, story: Path) -> None:
    path = coded(story, row(story, "Dockers blocked the quay at noon", "attributions"))
    outcome = framing("validate", story, "--gold", path, "--format", "json", "--disagreements", 0)
    told = json.loads(outcome.out)
    assert told["gold"]["name"] == "coded.csv"
    quotes = {each["quote"]: (each["coded"], each["found"]) for each in told["disagreements"]}
    assert quotes["Dockers blocked the quay at noon"] == ("marked", "nothing")
    assert all(each["doc_id"] == "herald" for each in told["disagreements"]), "the other article was not coded"


def test_what_is_saved_stands_in_the_run_of_other_commands(framing: Any, story: Path, tmp_path: Path) -> None:
    path, saved, run = (
        coded(story, row(story, "no choice", "terms", "voice", "distanced")),
        tmp_path / "v.json",
        tmp_path / "run.json",
    )
    assert framing("validate", story, "--gold", path, "--save", saved, "--quiet").code == 0
    assert framing("score", story, "--measures", "tone", "--validation", saved, "--output", run).code == 0
    held = json.loads(run.read_text(encoding="utf-8"))["run"]["validation"]
    assert held == json.loads(saved.read_text(encoding="utf-8"))
    assert [task["task"] for task in held["tasks"]][:1] == ["terms.voice"] and held["gold"]["sha256"]


def test_a_file_that_does_not_fit_is_wrong_usage_in_one_line(framing: Any, story: Path, tmp_path: Path) -> None:
    for rows, problem in (
        (["heralt,ida,attributions,,0,4,,"], "coded.csv, row 2: no document 'heralt' was read; did you mean 'herald'?"),
        (["herald,ida,attributions,,0,90000,,"], "coded.csv, row 2: the span 0–90000 is empty or lies outside"),
        (
            ["herald,ida,attributions,,0,5,,Ferry", "herald,ida,attributions,,0,5,,Boats"],
            "coded.csv, row 3: 'herald' has 'Ferry'",
        ),
        (["herald,ida,atributions,,0,5,,"], "did you mean 'attributions'"),
    ):
        outcome = framing("validate", story, "--gold", coded(story, *rows))
        assert outcome.code == 2 and outcome.out == "", outcome.out
        assert problem in outcome.err and outcome.err.count("\n") == 1
    assert framing("validate", story, "--gold", tmp_path / "none.csv").code == 2
    assert framing("validate", tmp_path / "nowhere", "--gold", coded(story, row(story, "Dockers", "terms"))).code == 3
    assert "--where act: expected FIELD=A,B" in framing("validate", story, "--gold", path_of(story), "--where", "act").err
    assert framing("score", story, "--validation", path_of(story)).code == 2


def path_of(story: Path) -> Path:
    return coded(story, row(story, "Dockers", "terms"))


def test_nothing_that_is_read_is_written_over(framing: Any, story: Path) -> None:
    path = path_of(story)
    before = path.read_bytes()
    assert framing("validate", story, "--gold", path, "--save", path).code == 2
    assert path.read_bytes() == before
