"""``framing codebook``, and ``--dictionary`` of the reading commands."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from framing.codebook import load_codebook, parse_codebook


def test_a_new_codebook_has_no_errors_and_nothing_to_look_for(
    framing: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = framing("codebook", "new")
    assert outcome.code == 0 and "framing codebook check codebook.toml" in outcome.err
    told = "warning: codebook.toml: no targets and no concepts: stance and wordings will not be compared\n"
    assert framing("codebook", "check", "codebook.toml") == (0, told, "")
    assert framing("codebook", "new", "-").out == Path("codebook.toml").read_text(encoding="utf-8")


def test_where_nothing_is_wrong_it_says_so(framing: Any, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[targets]\ncrews = ["crews"]\n', encoding="utf-8")
    assert framing("codebook", "check", path) == (0, "", f"{path}: nothing wrong\n")
    assert framing("codebook", "check", path, "--quiet") == (0, "", "")


def test_nothing_is_overwritten_unasked(framing: Any, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("precious", encoding="utf-8")
    outcome = framing("codebook", "new", path)
    assert outcome.code == 2 and "--force" in outcome.err
    assert path.read_text(encoding="utf-8") == "precious"
    assert framing("codebook", "new", path, "--force").code == 0
    assert "precious" not in path.read_text(encoding="utf-8")


def test_all_errors_are_told_with_their_keys(framing: Any, tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text('[tragets]\nx = ["y"]\n[concepts."a thing"]\nname = ["(open"]\n', encoding="utf-8")
    outcome = framing("codebook", "check", path)
    assert outcome.code == 2
    first, second = outcome.out.splitlines()
    assert first.startswith(f"error: {path}: tragets: unknown key, did you mean 'targets'?")
    assert 'concepts."a thing".name' in second
    found = json.loads(framing("codebook", "check", path, "--format", "json").out)
    assert [(problem["level"], problem["key"]) for problem in found] == [
        ("error", "tragets"),
        ("error", 'concepts."a thing".name'),
    ]


def test_warnings_alone_are_no_failure(framing: Any, tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text('[targets]\na = ["the"]\n', encoding="utf-8")
    outcome = framing("codebook", "check", path)
    assert outcome.code == 0 and outcome.out.startswith("warning: ")


def test_options_and_layers_are_checked_with_the_plugins(framing: Any, tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text("[options.terms]\nnothing = 1\n", encoding="utf-8")
    outcome = framing("codebook", "check", path)
    assert outcome.code == 2 and "nothing" in outcome.out
    path.write_text('[layers]\nterms = "terms.nothing"\n', encoding="utf-8")
    assert framing("codebook", "check", path).code == 2


def test_a_note_says_who_is_taken_for_a_person(framing: Any, tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text('[targets]\nboss = ["Anna Berg"]\nLind = ["Lind"]\nguards = ["Border Patrol"]\n', encoding="utf-8")
    outcome = framing("codebook", "check", path)
    assert outcome.code == 0 and outcome.err == f"{path}: nothing wrong\n"
    assert outcome.out.splitlines() == [
        f"note: {path}: taken for persons, who get he, she and offices as mentions: boss",
        f"note: {path}: taken for persons only in articles that put a given name or a title before the name: Lind",
    ]
    found = json.loads(framing("codebook", "check", path, "--format", "json").out)
    assert [problem["level"] for problem in found] == ["note", "note"]
    path.write_text(path.read_text(encoding="utf-8") + "[options.stance]\npronouns = false\n", encoding="utf-8")
    assert framing("codebook", "check", path).out == ""


def test_a_file_that_cannot_be_read_is_refused_as_by_any_command(framing: Any, story: Path, tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    outcome = framing("codebook", "check", path)
    assert outcome == (2, "", f"framing: {path}: no such codebook; write one with: framing codebook new\n")
    assert framing("compare", story, "--codebook", path) == outcome


def test_a_dictionary_becomes_a_codebook(framing: Any, tmp_path: Path) -> None:
    source, made = tmp_path / "mood.dic", tmp_path / "made.toml"
    source.write_text("%\n1\tgloom\n\t2\tanger\n\t3\tgrief\n%\nreckless\t2\nweep*\t3\n:(\t3\n", encoding="utf-8")
    outcome = framing("codebook", "import", source, "--output", made)
    assert outcome.code == 1 and outcome.out == ""
    assert outcome.err == "left out: line 8: ':(' is left out: it has no word in it; marks alone are not counted\n"
    assert framing("codebook", "check", made) == (0, "", f"{made}: nothing wrong\n")
    text = made.read_text(encoding="utf-8")
    assert text.startswith("# Made from mood.dic (liwc), SHA-256 ") and '[concepts."gloom"]\n"anger" = ["reckless"]' in text
    assert framing("codebook", "import", source, "--quiet").out == text
    refused = framing("codebook", "import", source, "--output", made)
    assert refused.code == 2 and "--force" in refused.err
    assert framing("codebook", "import", source, "--output", made, "--force").code == 1


@pytest.mark.parametrize("suffix", [".yml", ".dic", ".ykd", ".cat", ".csv"])
def test_a_codebook_goes_out_and_comes_back(framing: Any, tmp_path: Path, suffix: str) -> None:
    book, out, back = tmp_path / "book.toml", tmp_path / f"out{suffix}", tmp_path / "back.toml"
    book.write_text('[concepts.quay]\n"pier" = ["pier*", "landing stage"]\n"jetty" = ["jetty"]\n', encoding="utf-8")
    assert framing("codebook", "export", book, "--output", out) == (0, "", "")
    assert framing("codebook", "import", out, "--output", back) == (0, "", "")
    assert load_codebook(back).concepts == tuple(
        replace(concept, wordings=tuple(replace(w, patterns=tuple(sorted(w.patterns))) for w in concept.wordings))
        for concept in load_codebook(book).concepts
    )


def test_what_a_format_cannot_say_stops_the_export_unless_it_may_be_lost(framing: Any, tmp_path: Path) -> None:
    book, out = tmp_path / "book.toml", tmp_path / "out.lc3"
    book.write_text('[targets]\na = ["a"]\n[concepts.quay]\nquay = ["<land> ...3 pier", "pier"]\n', encoding="utf-8")
    outcome = framing("codebook", "export", book, "--output", out)
    assert outcome.code == 2 and "any form of a word" in outcome.err and "--lossy" in outcome.err and not out.exists()
    outcome = framing("codebook", "export", book, "--output", out, "--lossy")
    assert outcome.code == 0 and len(outcome.err.splitlines()) == 2 and out.read_text(encoding="utf-8") == "+quay\npier\n"
    assert "--to" not in framing("codebook", "export", book, "--to", "csv", "--lossy").err
    assert framing("codebook", "export", book).code == 2


def test_a_dictionary_that_cannot_be_read_is_a_wrong_command(framing: Any, story: Path, tmp_path: Path) -> None:
    broken = tmp_path / "d.yml"
    broken.write_text("a: *b\n", encoding="utf-8")
    for command in (("codebook", "import", broken), ("score", story, "--dictionary", broken)):
        outcome = framing(*command)
        assert outcome.code == 2 and outcome.out == "" and outcome.err.startswith(f"framing: {broken}, line 1: anchors")
    assert framing("codebook", "import", broken, "--from", "yaml").code == 2


def test_lexica_are_listed(framing: Any) -> None:
    assert framing("codebook", "lexica").out.startswith("lexicon:euphemisms  (version 1, en, MIT)\n")
    listed = json.loads(framing("codebook", "lexica", "--format", "json").out)
    assert {record["name"] for record in listed} >= {"euphemisms", "hedges", "reporting-verbs"}
    assert all(record["licence"] and record["citation"] and record["version"] for record in listed)


def test_a_dictionary_adds_its_categories_for_one_run(framing: Any, story: Path, tmp_path: Path) -> None:
    source = tmp_path / "mood.lc3"
    source.write_text("+gloom\nreckless\n:(\n+glad\nholiday*\n", encoding="utf-8")
    command = ("score", story, "--measures", "terms.mentions", "--format", "json")
    plain, added = framing(*command), framing(*command, "--dictionary", source, "--dictionary", "lexicon:hedges")
    assert plain.code == added.code == 0
    assert f"note: {source}: entries left out: 1; framing codebook import {source} says which\n" in added.err
    before, after = json.loads(plain.out), json.loads(added.out)
    assert {row["target"] for row in after["scores"]} == {"the stoppage", "gloom", "glad", "hedges", "boosters"}
    assert {row["target"] for row in before["scores"]} == {"the stoppage"}
    found = sum(row["numerator"] for row in after["scores"] if row["target"] == "gloom")
    assert found == 1
    assert before["run"]["codebook"]["sha256"] != after["run"]["codebook"]["sha256"] and "dictionaries" not in before["run"]
    recorded = after["run"]["dictionaries"]
    assert [record["name"] for record in recorded] == ["mood", "hedges"]
    assert recorded[0]["sha256"] == hashlib.sha256(source.read_bytes()).hexdigest()


def test_labels_of_two_dictionaries_are_told_apart(framing: Any, story: Path, tmp_path: Path) -> None:
    for name in ("a.lc3", "b.lc3"):
        (tmp_path / name).write_text("+gloom\nreckless\n", encoding="utf-8")
    one, other = tmp_path / "a.lc3", tmp_path / "b.lc3"
    outcome = framing("score", story, "--dictionary", one, "--dictionary", other, "--format", "json")
    assert {row["target"] for row in json.loads(outcome.out)["scores"]} >= {"gloom", "gloom (b)"}


# What the articles propose

ARTICLES = {
    "gazette.txt": "Mayor Mara Lind refused to go. Lind said the strike was a mistake. The strikers jeered Lind.",
    "courier.txt": "The strikers blamed Mara Lind. “It is over,” said Lind. Mayor Lind then called the strikers criminals.",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_command_writes_a_codebook_that_can_be_used(
    framing: Any, articles: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("out") / "codebook.toml"
    assert framing("codebook", "propose", articles, "--output", file).code == 0
    assert "Mara Lind" in [target.name for target in parse_codebook(file.read_text(encoding="utf-8")).targets]
    assert framing("codebook", "propose", articles, "--output", file).code == 2, "it may be edited"
    assert framing("compare", articles, "--codebook", file).code == 0


def test_compare_without_a_codebook_says_what_it_proposes(framing: Any, articles: Path) -> None:
    _, out, _ = framing("compare", articles)
    assert "proposed from the articles" in out and "framing codebook propose PATH" in out
    _, without, _ = framing("compare", articles, "--no-proposals")
    assert "proposed" not in without
