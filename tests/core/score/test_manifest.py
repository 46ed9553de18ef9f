"""The manifest says how a number came about, and is the same for the same run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import framing


def write_corpus(folder: Path, text: str = "The council met. “We agree,” said Ada Moss.") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "gazette.txt").write_text(text, encoding="utf-8")
    (folder / "herald.txt").write_text("Nobody came to the harbour. The council said little.", encoding="utf-8")
    return folder


def test_it_names_versions_plugins_codebook_inputs_and_options(tmp_path: Path) -> None:
    run = framing.score(framing.load(write_corpus(tmp_path)), measures=["terms", "sourcing"], seed=3).run
    assert run["framing"] == framing.__version__
    assert set(run["plugins"]) >= {"terms", "sourcing"}
    assert "tone" not in {name.partition(".")[0] for name in run["measures"]}
    assert len(run["codebook"]["sha256"]) == 64
    assert run["documents"] == 2
    assert run["seed"] == 3
    assert run["failures"] == []


def test_it_hashes_the_data_that_a_plugin_works_with(tmp_path: Path) -> None:
    run = framing.score(framing.load(write_corpus(tmp_path))).run
    assert any(name.endswith(".npz") for name in run["plugins"]["stance"]["data"])
    assert all(len(value) == 64 for plugin in run["plugins"].values() for value in plugin["data"].values())


def test_the_same_run_gives_the_same_manifest_wherever_it_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
        write_corpus(tmp_path / folder / "articles")
        monkeypatch.chdir(tmp_path / folder)
        made.append(json.dumps(framing.score(framing.load("articles")).run, sort_keys=True))
    assert made[0] == made[1]
    assert str(tmp_path) not in made[0]


def test_other_inputs_give_another_manifest(tmp_path: Path) -> None:
    before = framing.score(framing.load(write_corpus(tmp_path))).run["inputs"]
    after = framing.score(framing.load(write_corpus(tmp_path, "Something else was said."))).run["inputs"]
    assert before != after
