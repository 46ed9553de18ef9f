"""A saved result is compared again without its articles, and says what cannot be asked of it any more."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def saved(framing: Any, story: Path, tmp_path: Path) -> Path:
    """A run of all measures of two plugins, whose articles are gone."""
    path = tmp_path / "run"
    assert framing("score", story, "--measures", "terms,tone.polarity", "--output", path, "--quiet").code == 0
    shutil.move(story, tmp_path / "gone")
    return path


def comparison(told: str) -> Any:
    return json.loads(told)["comparison"]


@pytest.mark.parametrize("by", ["outlet", "language"])
def test_compared_again_it_says_what_the_articles_say(framing: Any, saved: Path, tmp_path: Path, by: str) -> None:
    again = framing("compare", saved, "--by", by, "--format", "json")
    fresh = framing("compare", tmp_path / "gone", "--by", by, "--measures", "terms,tone.polarity", "--format", "json")
    assert (again.code, fresh.code) == (0, 0)
    told = {row["measure"] for row in comparison(again.out)}
    assert told and comparison(again.out) == [row for row in comparison(fresh.out) if row["measure"] in told]


def test_the_text_of_a_comparison_is_the_same(framing: Any, story: Path, tmp_path: Path) -> None:
    assert framing("compare", story, "--output", tmp_path / "run", "--quiet").code == 0
    assert framing("compare", tmp_path / "run").out == framing("compare", story).out


def test_saved_in_sqlite_or_csv_it_is_read_too(framing: Any, story: Path, tmp_path: Path) -> None:
    for name, kind in (("run.sqlite", []), ("csv", ["--format", "csv"]), ("jsonl", ["--format", "jsonl"]), ("run", [])):
        assert framing("compare", story, "--measures", "terms", "--output", tmp_path / name, *kind, "--quiet").code == 0
    told = [framing("compare", tmp_path / name, "--measures", "terms").out for name in ("run.sqlite", "csv", "jsonl", "run")]
    assert "walkout" in told[0] and len({text.partition("\n\n")[0] for text in told}) == 1
    assert told[0] == told[3]  # these have the paragraphs too


def test_what_is_compared_can_be_saved_again(framing: Any, saved: Path, tmp_path: Path) -> None:
    assert framing("compare", saved, "--by", "language", "--all", "--output", tmp_path / "by").code == 0
    assert (
        framing("compare", tmp_path / "by", "--by", "language", "--all").out
        == framing("compare", saved, "--by", "language", "--all").out
    )
    outcome = framing("compare", saved, "--output", saved)
    assert outcome.code == 2 and "is the saved result that is read; name another place" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--measures", "stance"], "stance was not scored; it has "),
        (["--measures", "stance"], "framing score ARTICLES --measures stance --output NAME"),
        (["--set", "terms.x=1"], "--set says how articles are read"),
        (["--corrections", "c.csv"], "--corrections says how articles are read"),
        (["--region", "headline"], "--region says how articles are read"),
        (["--dictionary", "lexicon:hedges"], "--dictionary says how articles are read"),
        (["--by", "colour"], "no document has a field 'colour'"),
    ],
)
def test_what_cannot_be_asked_any_more_says_the_next_step(framing: Any, saved: Path, arguments: list[str], said: str) -> None:
    outcome = framing("compare", saved, *arguments)
    assert (outcome.code, outcome.out) == (2, "") and said in outcome.err


def test_another_codebook_is_refused_and_the_same_is_not(framing: Any, saved: Path, tmp_path: Path) -> None:
    assert framing("compare", saved, "--codebook", tmp_path / "gone" / "codebook.toml").code == 0
    other = tmp_path / "other.toml"
    other.write_text('name = "Other"\n', "utf-8")
    outcome = framing("compare", saved, "--codebook", other)
    assert outcome.code == 2 and "is not the codebook that" in outcome.err


def test_two_results_or_articles_beside_one_are_refused(framing: Any, saved: Path, tmp_path: Path) -> None:
    for other in (saved, tmp_path / "gone"):
        outcome = framing("compare", saved, other)
        assert outcome.code == 2 and "is a saved result; name it alone" in outcome.err


def test_half_a_folder_is_told(framing: Any, saved: Path) -> None:
    (saved / "documents.parquet").unlink()
    outcome = framing("compare", saved)
    assert outcome.code == 2 and "documents.parquet: is missing" in outcome.err


def test_scores_of_another_version_of_a_plugin_are_noted(framing: Any, saved: Path, tmp_path: Path) -> None:
    from framing.plugins import load_plugins
    from framing.saved import load_results

    results = load_results(saved, plugins=load_plugins())
    about = results.run["plugins"]
    results.run = {**results.run, "plugins": {**about, "terms": {**about["terms"], "version": "0.0.1"}}}
    results.save(tmp_path / "old")
    outcome = framing("compare", tmp_path / "old")
    assert "was scored with terms 0.0.1; " in outcome.err and "the scores stand as they were" in outcome.err


def test_a_validation_that_was_saved_still_stands_beside_its_numbers(framing: Any, saved: Path, tmp_path: Path) -> None:
    from framing.cli.options import Shared
    from framing.cli.reopened import reopen
    from framing.plugins import load_plugins
    from framing.saved import load_results

    results = load_results(saved, plugins=load_plugins())
    task = {"task": "words", "layer": "", "measure": "tone.polarity", "label": "", "f1": 0.5, "overlap_f1": None, "alpha": 0.25}
    counted = {"reason": "", "alpha_coders": None, "coders": 2, "documents": 9}
    results.run = {**results.run, "validation": {"tasks": [{**task, **counted}], "made_with": {}}}
    results.save(tmp_path / "checked")
    measures = reopen(Shared(paths=[tmp_path / "checked"]), tmp_path / "checked").results.measures
    assert "Checked against people, words: F1 0.50" in measures["tone.polarity"].caution
