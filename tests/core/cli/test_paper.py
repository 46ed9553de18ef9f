"""``framing table`` and ``framing methods`` on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def saved(framing: Any, story: Path, tmp_path: Path) -> Path:
    assert framing("compare", story, "--output", tmp_path / "run", "--quiet").code == 0
    return tmp_path / "run"


def test_a_table_of_articles_and_of_what_was_saved_are_one(framing: Any, story: Path, saved: Path) -> None:
    direct, later = (framing("table", path, "--quiet") for path in (story, saved))
    assert direct.code == later.code == 0
    assert direct.out == later.out and direct.out.startswith("| Outlet | Share of the words")


def test_a_frozen_study_has_its_table_and_its_methods(framing: Any, saved: Path, tmp_path: Path) -> None:
    study = tmp_path / "study.zip"
    assert framing("freeze", saved, "--output", study).code == 0
    for command in (["table", "--measures", "sourcing"], ["table", "--corpus"], ["methods"]):
        first, *options = command
        whole, frozen = (framing(first, path, *options, "--quiet") for path in (saved, study))
        assert frozen.code == whole.code == 0 and frozen.out == whole.out, command


def test_the_suffix_says_the_format(framing: Any, saved: Path, tmp_path: Path) -> None:
    for suffix, begins in (
        ("tex", "\\begin{table}"),
        ("csv", "Outlet,"),
        ("md", "<!-- generator: framing -->\n| Outlet"),
        ("html", "<meta name"),
    ):
        assert framing("table", saved, "--output", tmp_path / f"t.{suffix}", "--quiet") == (0, "", "")
        assert (tmp_path / f"t.{suffix}").read_text("utf-8").startswith(begins)
    assert framing("table", saved, "--format", "csv").out.startswith("Outlet,")
    assert framing("table", saved).out.startswith("| Outlet"), "standard output bears no mark"


def test_outlets_targets_and_the_corpus(framing: Any, saved: Path) -> None:
    told = framing("table", saved, "--targets", "crews", "--outlets", "tribune").out
    assert "Crews, stance of the outlet itself" in told and "herald" not in told
    assert "| All | 2 |" in framing("table", saved, "--corpus").out


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--measures", "figures"], "figures was not scored; it has"),
        (["--title", "x" * 500], "the title has 500 characters, and a title has 200 at most; shorten it"),
        (["--outlets", "nobody"], "no outlet 'nobody'. Available: herald, tribune"),
        (["--output", "t.rtf"], "t.rtf: no format has that suffix; known: .md, .tex"),
        (["--format", "docx"], "a table in docx is no text; name a file: --output table.docx"),
        (["--outlets", ","], "names nothing"),
    ],
)
def test_what_cannot_be_is_told_with_the_next_step(framing: Any, saved: Path, options: list[str], told: str) -> None:
    pytest.importorskip("docx", reason="python-docx comes with the extra 'report'")
    outcome = framing("table", saved, *options)
    assert outcome.code == 2 and outcome.out == "" and told in outcome.err and outcome.err.count("\n") == 1


def test_a_wide_table_says_how_to_make_it_narrower(framing: Any, saved: Path) -> None:
    outcome = framing("table", saved, "--measures", "stance,terms")
    assert outcome.code == 0 and "columns, more than fit a page; name fewer --measures, --targets or --wordings" in outcome.err


def test_two_spellings_of_one_outlet_are_told(framing: Any, tmp_path: Path) -> None:
    rows = "".join(
        f'"The mayor said that the pier {word}.",{outlet}\n' for word, outlet in (("leaks", "Post"), ("holds", "POST"))
    )
    (tmp_path / "a.csv").write_text(f"text,outlet\n{rows}", encoding="utf-8")
    outcome = framing("table", tmp_path / "a.csv")
    assert outcome.code == 0 and "note: “POST” and “Post” may be one outlet" in outcome.err


def test_a_damaged_result_is_told(framing: Any, tmp_path: Path) -> None:
    (tmp_path / "run.sqlite").write_bytes(b"no database")
    for command in ("table", "methods"):
        outcome = framing(command, tmp_path / "run.sqlite")
        assert outcome.code == 2 and "is no result that framing saved" in outcome.err and "--output NAME" in outcome.err


def test_methods_are_those_of_the_run(framing: Any, story: Path, saved: Path, tmp_path: Path) -> None:
    told = framing("methods", saved)
    assert told.out == framing("methods", story, "--quiet").out and (told.code, told.err) == (0, "")
    assert "by the codebook “Ferries”" in told.out and "We compared 2 articles from 2 outlets" in told.out
    assert framing("methods", saved, "--output", tmp_path / "m.bib").code == 0
    assert (tmp_path / "m.bib").read_text("utf-8").startswith("@")
    assert framing("methods", saved, "--measures", "figures").code == 2
    assert framing("methods", saved, "--output", tmp_path / "m.docx").code == 2
