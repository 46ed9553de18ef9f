"""``framing export``: every reporter of every plugin by its name, of articles or of a saved result."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from framing.cli import export as command
from framing.extension import Reporter
from framing.plugins import Plugins, load_plugins


class Stranger:
    """A plugin that the machine has: it writes how many passages of layers there are."""

    @staticmethod
    def write(results: Any, comparison: Any, path: Path) -> None:
        path.write_text(json.dumps([[doc, layer, len(found)] for doc, layer, found in results.annotations()]))

    reporter = Reporter(name="counted", suffix=".txt", meaning="numbers", write=write, layers=("scare_quotes",), by_name=True)


@pytest.fixture
def stranger(monkeypatch: pytest.MonkeyPatch) -> None:
    real = load_plugins

    def with_stranger(*given: Any, **how: Any) -> Plugins:
        from dataclasses import replace

        found = real(*given, **how)
        return replace(found, reporters=(*found.reporters, Stranger.reporter))

    monkeypatch.setattr("framing.plugins.load_plugins", with_stranger)


def test_the_formats_are_listed_with_their_files(framing: Any, stranger: None) -> None:
    outcome = framing("export", "--formats")
    rows = {line.split()[0]: line for line in outcome.out.splitlines()}
    assert outcome.code == 0 and {"qdpx", "label-studio", "wide", "html", "counted"} <= {*rows}
    assert "(folder)" in rows["datasette"] and ".qdpx" in rows["qdpx"]
    assert "svg" not in rows  # a figure is no whole result


def test_a_strangers_reporter_gets_the_layers_it_asks_for(framing: Any, stranger: None, story: Path, tmp_path: Path) -> None:
    path = tmp_path / "n.txt"
    assert framing("export", story, "--to", "counted", "--measures", "terms", "--output", path).code == 0
    assert [row[:2] for row in json.loads(path.read_text())] == [["herald", "scare_quotes"], ["tribune", "scare_quotes"]]
    options = ("--measures", "terms", "--layers", "sentences,terms", "--output", path)
    assert framing("export", story, "--to", "counted", *options).code == 0
    told = {(doc, layer): number for doc, layer, number in json.loads(path.read_text())}
    assert {layer for _, layer in told} == {"sentences", "terms"} and told["herald", "sentences"] > 1


def test_a_saved_result_gives_the_same_bytes_as_its_articles(framing: Any, story: Path, tmp_path: Path) -> None:
    assert framing("score", story, "--measures", "terms", "--output", tmp_path / "run", "--quiet").code == 0
    for path, name in ((tmp_path / "run", "one.qdpx"), (story, "two.qdpx")):
        assert framing("export", path, "--to", "qdpx", "--measures", "terms", "--output", tmp_path / name).code == 0
    assert (tmp_path / "one.qdpx").read_bytes() == (tmp_path / "two.qdpx").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.qdpx") as archive:
        assert "terms.mentions: " in archive.read("project.qde").decode()


def test_label_studio_and_back_agrees_entirely(framing: Any, story: Path, tmp_path: Path) -> None:
    assert framing("export", story, "--to", "label-studio", "--measures", "terms", "--output", tmp_path / "t.json").code == 0
    tasks = json.loads((tmp_path / "t.json").read_text("utf-8"))
    done = [{"data": task["data"], "annotations": [{"result": task["predictions"][0]["result"]}]} for task in tasks]
    (tmp_path / "export.json").write_text(json.dumps(done), encoding="utf-8")
    told = json.loads(framing("validate", story, "--gold", tmp_path / "export.json", "--format", "json").out)
    exact = [row["exact"] for row in told["agreement"] if row["task"] == "attributions"]
    assert exact and all(row["right"] == row["found"] == row["marked"] > 0 for row in exact)
    outcome = framing("validate", story, "--gold", tmp_path / "t.json")
    assert outcome.code == 2 and "predictions and no annotations" in outcome.err


def test_a_folder_is_written_whole_and_never_into_another(framing: Any, story: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert framing("export", story, "--to", "datasette", "--measures", "terms", "--output", site).code == 0
    assert sorted(path.name for path in site.iterdir()) == ["framing.db", "metadata.json"]
    outcome = framing("export", story, "--to", "datasette", "--measures", "terms", "--output", site)
    assert outcome.code == 2 and "holds files already" in outcome.err


def test_a_report_is_written_of_a_comparison(framing: Any, story: Path, tmp_path: Path) -> None:
    assert framing("export", story, "--to", "md", "--measures", "terms", "--output", tmp_path / "r.md").code == 0
    assert (tmp_path / "r.md").read_text("utf-8").startswith("<!-- generator: framing -->\n\n# ")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--to", "qdpz", "--output", "p.qdpx"), "did you mean 'qdpx'"),
        (("--to", "qdpx"), "--output NAME.qdpx"),
        (("--to", "qdpx", "--output", "p.zip"), "writes no such file; expected NAME.qdpx"),
        (("--to", "wide", "--output", "p.sav"), "NAME (a folder)"),
        (("--to", "qdpx", "--layers", "sentenses", "--output", "p.qdpx"), "did you mean 'sentences'"),
        (("--to", "qdpx", "--output", "nowhere/p.qdpx"), "create it first"),
    ],
)
def test_what_does_not_fit_is_told_in_one_line(
    framing: Any, story: Path, options: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = framing("export", story, "--measures", "terms", *options)
    assert outcome.code == 2 and told in outcome.err and outcome.err.count("\n") == 1
    assert not list(tmp_path.glob("p.*"))


def test_a_frozen_study_has_no_texts_to_export(framing: Any, story: Path, tmp_path: Path) -> None:
    assert framing("compare", story, "--measures", "terms", "--output", tmp_path / "run").code == 0
    assert framing("freeze", tmp_path / "run", "--output", tmp_path / "study.zip").code == 0
    outcome = framing("export", tmp_path / "study.zip", "--to", "qdpx", "--output", tmp_path / "p.qdpx")
    assert outcome.code == 2 and "holds no texts" in outcome.err


def test_the_listing_of_formats_is_made_of_what_plugins_say() -> None:
    told = command.listed({"counted": Stranger.reporter})
    assert told.splitlines()[1].split() == ["counted", ".txt", "numbers"]


def test_without_to_the_suffix_says_the_format_where_one_has_it(framing: Any, story: Path, tmp_path: Path) -> None:
    assert framing("export", story, "--measures", "terms", "-o", tmp_path / "p.qdpx", "-q").code == 0
    assert zipfile.is_zipfile(tmp_path / "p.qdpx")
    several = framing("export", story, "-o", tmp_path / "x.csv")
    assert several.code == 2 and "--to csv (" in several.err and "--to wide (" in several.err
    for more, told in (((), "which format?"), (("-o", tmp_path / "x.odd"), "no format has that suffix")):
        outcome = framing("export", story, *more)
        assert outcome.code == 2 and told in outcome.err and "--to: qdpx, " in outcome.err
