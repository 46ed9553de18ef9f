"""``framing report`` on the command line, from articles and from what was saved."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from framing.cli import run
from framing.cli.opening import opened
from framing.cli.options import Shared

ROOT = Path(__file__).parents[3]


def test_the_command_writes_the_page_and_from_what_was_saved_the_same(tmp_path: Path) -> None:
    seeds = str(ROOT / "seeds")
    saved, direct, later = (str(tmp_path / name) for name in ("run.sqlite", "direct.html", "later.html"))
    assert run(["report", seeds, "--measures", "terms", "--output", direct, "--quiet"]) == 0
    assert run(["compare", seeds, "--measures", "terms", "--output", saved, "--quiet"]) == 0
    assert run(["report", saved, "--all", "--codebook", f"{seeds}/codebook.toml", "--output", later]) == 0
    first, second = Path(direct).read_text("utf-8"), Path(later).read_text("utf-8")
    assert "3 distanced" in first and "3 distanced" in second


@pytest.fixture(scope="module")
def by_genre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "run.sqlite"
    how = ["--measures", "terms", "--by", "language", "--min-documents", "7", "--seed", "7"]
    assert run(["compare", str(ROOT / "seeds"), *how, "--output", str(path), "--quiet"]) == 0
    return path


@pytest.mark.parametrize(
    ("given", "by", "fewest"),
    [({}, "language", 7), ({"by": "outlet"}, "outlet", 7), ({"min_documents": 6}, "language", 6)],
)
def test_a_saved_comparison_stands_unless_another_is_asked_for(by_genre: Path, given: Any, by: str, fewest: int) -> None:
    with opened(Shared(paths=[by_genre]), "html", **given) as (subject, *_):
        settings = subject.comparison.run["compare"]
    assert (settings["by"], settings["min_documents"]) == (by, fewest)
    assert settings["seed"] == 7


def test_of_a_saved_result_only_what_was_scored_can_be_chosen(by_genre: Path, capsys: Any, tmp_path: Path) -> None:
    assert run(["report", str(by_genre), "--measures", "tone", "--format", "md"]) == 2
    assert "tone was not scored; it has terms." in capsys.readouterr().err
    assert run(["report", str(by_genre), "--measures", "terms.mentions", "--output", str(tmp_path / "page.md")]) == 0
    assert run(["report", str(by_genre), "--region", "headline", "--format", "md"]) == 2
    assert "--region says how articles are read, and those of" in capsys.readouterr().err


def test_a_damaged_result_is_wrong_usage(by_genre: Path, capsys: Any, tmp_path: Path) -> None:
    path = tmp_path / "run.sqlite"
    path.write_bytes(by_genre.read_bytes())
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE evidence SET pieces = 'x'")
    assert run(["report", str(path), "--format", "md"]) == 2
    said = capsys.readouterr().err
    assert "is no result that framing saved" in said and "a mistake in framing" not in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--output", "x.rtf"], "no format has that suffix; known: .html, .md, .docx, .svg, .png, .pdf"),
        (["--output", "x.svg"], "svg holds one figure; name it: --figure"),
        (["--figure", "glance", "--output", "x.html"], "--figure is for svg, png, pdf"),
        (["--figure", "nothing.here", "--measures", "terms", "--output", "x.svg"], "no figure 'nothing.here'"),
        (["--by", "weather", "--output", "x.html"], "no document has a field 'weather'"),
    ],
)
def test_what_cannot_be_written_is_said(arguments: list[str], said: str, capsys: Any, monkeypatch: Any, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["report", str(ROOT / "seeds"), *arguments]) == 2
    assert said in capsys.readouterr().err and not list(tmp_path.iterdir())


def test_a_brief_report_is_the_first_screen_alone(tmp_path: Path) -> None:
    page = tmp_path / "brief.html"
    assert run(["report", str(ROOT / "seeds"), "--brief", "--quiet", "--output", str(page)]) == 0
    made = page.read_text("utf-8")
    assert made.count("<section") == 1 and "persuaded to return" in made and 'id="appendix"' not in made
