"""``framing freeze`` and ``verify``: a study without its texts, and whether it holds."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def study(framing: Any, story: Path, tmp_path: Path) -> Path:
    assert framing("compare", story, "--measures", "terms,sourcing.types", "--output", tmp_path / "run", "--quiet").code == 0
    outcome = framing("freeze", tmp_path / "run", "--output", tmp_path / "study.zip")
    assert outcome.code == 0 and "2 articles, " in outcome.out and "\nfingerprint " in outcome.out
    return tmp_path / "study.zip"


def test_it_holds_without_the_articles_and_with_them(framing: Any, study: Path, story: Path) -> None:
    alone = framing("verify", study)
    assert alone.code == 0 and "All of it holds." in alone.out and "To score the articles again" in alone.out
    whole = framing("verify", study, story)
    assert whole.code == 0, whole.out
    assert "✓  2 of 2 articles are there, with the same text" in whole.out
    assert "numbers of the comparison come out again" in whole.out
    fingerprint = next(line for line in alone.out.splitlines() if line.startswith("fingerprint"))
    assert len(fingerprint.split()[1]) == 64 and fingerprint in whole.out


def test_an_article_that_is_another_is_named_and_the_exit_code_says_so(framing: Any, study: Path, story: Path) -> None:
    tribune = next(path for path in story.rglob("*.txt") if "ribune" in path.name.lower() or "ribune" in str(path.parent).lower())
    tribune.write_text(tribune.read_text("utf-8") + "\nThe strike goes on.\n", "utf-8")
    outcome = framing("verify", study, story)
    assert outcome.code == 1
    assert "✗  1 of 2 articles are there, with the same text" in outcome.out and "has another text" in outcome.out
    assert "Not all of it holds." in outcome.out


def test_compare_reads_a_study_and_a_report_says_that_it_has_no_texts(framing: Any, study: Path, tmp_path: Path) -> None:
    outcome = framing("compare", study, "--by", "language")
    assert outcome.code == 0 and "Ferry" not in outcome.out and "‹" not in outcome.out
    outcome = framing("report", study, "--output", tmp_path / "r.html")
    assert outcome.code == 2 and "a frozen study holds no texts" in outcome.err
    assert framing("report", study, "--figure", "terms.mentions", "--output", tmp_path / "f.svg").code == 0
    assert (tmp_path / "f.svg").read_text("utf-8").startswith("<svg")


def test_what_cannot_be_frozen_says_the_next_step(framing: Any, study: Path, story: Path, tmp_path: Path) -> None:
    for arguments, said in (
        ((story, "-o", tmp_path / "x.zip"), "is no saved result; save one first: framing compare ARTICLES --output NAME"),
        ((tmp_path / "run", "-o", tmp_path / "x.tar"), "a study is a zip file; name one, such as"),
        ((study, "-o", tmp_path / "x.zip"), "was frozen already"),
    ):
        outcome = framing("freeze", *arguments)
        assert outcome.code == 2 and said in outcome.err


def test_a_study_that_was_tampered_with_is_refused(framing: Any, study: Path) -> None:
    with zipfile.ZipFile(study, "a") as archive:
        archive.writestr("../up.txt", "x")
    outcome = framing("verify", study)
    assert outcome.code == 2 and "holds '../up.txt', which is in no study; nothing of it was unpacked" in outcome.err


def test_a_dictionary_that_it_was_scored_with_is_asked_for(framing: Any, story: Path, tmp_path: Path) -> None:
    run, frozen = tmp_path / "run", tmp_path / "d.zip"
    asked = ("--measures", "terms", "--dictionary", "lexicon:hedges")
    assert framing("compare", story, *asked, "--output", run, "--quiet").code == 0
    assert framing("freeze", run, "-o", frozen).code == 0
    outcome = framing("verify", frozen, story)
    assert outcome.code == 2 and "was scored with the dictionary" in outcome.err
    assert framing("verify", frozen, story, "--dictionary", "lexicon:hedges").code == 0


def test_articles_in_a_zip_file_are_articles(framing: Any, story: Path, tmp_path: Path) -> None:
    shutil.make_archive(str(tmp_path / "articles"), "zip", story)
    outcome = framing("verify", tmp_path / "articles.zip")
    assert outcome.code == 2 and "which is in no study" in outcome.err


def test_corrections_are_needed_again_and_not_in_the_study(framing: Any, story: Path, tmp_path: Path) -> None:
    table = tmp_path / "corrections.csv"
    table.write_text("correction,document,start,end,text,value\nname,,,,Ines Falk,Inez Falk\n", "utf-8")
    run, frozen = tmp_path / "run", tmp_path / "c.zip"
    asked = ("--measures", "sourcing.types", "--corrections", table)
    outcome = framing("compare", story, *asked, "--output", run, "--quiet")
    assert outcome.code == 0
    assert framing("freeze", run, "-o", frozen).code == 0
    with zipfile.ZipFile(frozen) as archive:
        told = archive.read("run.json").decode()
    assert "Ines Falk" not in told and '"corrections"' in told
    assert "Inez" not in told
    assert framing("verify", frozen, story, "--corrections", table).code == 0
