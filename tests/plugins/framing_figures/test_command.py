"""``framing figures`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.cli import run
from framing_figures.figure_tables import TABLES

from ...figured import LEAD  # noqa: TID252  tests have no absolute name

# ── The command ─────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    texts = {
        "herald": "In 2019 the flood killed 40 people in Ghana. Home came 230,000 nationals, of whom 55,000 were young.",
        "gazette": "In 2019 the flood killed 65 people in Ghana. Home came 230,000 suspects. Mills lost 10 million yuan "
        "($1.4 million).",
        "post": "Nobody counted anything.",
    }
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(f"{LEAD}\n\n{text}\n", encoding="utf-8")
    return folder


def test_the_command_tells_what_agrees_what_conflicts_and_what_one_has_alone(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["figures", str(articles), "-q"]) == 0
    printed = capsys.readouterr().out
    assert "Told by several" in printed and "reported as national / suspect" in printed
    assert "40 people ≠ 65 people" in printed or "65 people ≠ 40 people" in printed
    assert "55,000 [nationals] · part of: 230,000 suspects" in printed
    assert "10 million yuan ($1.4 million)" in printed
    assert [line.split() for line in printed.splitlines() if line.startswith("post")] == [["post", "0"]]
    assert max(map(len, printed.splitlines())) <= 100


def test_the_command_writes_tables(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["figures", str(articles), "-q", "--format", "json"]) == 0
    tables = json.loads(capsys.readouterr().out)
    assert set(tables) == {"figures", "facts", "groups", "run"}
    texts = {path.stem: path.read_text(encoding="utf-8") for path in articles.iterdir()}
    for row in tables["figures"]:
        assert texts[row["doc_id"]][row["start"] : row["end"]] == row["quote"]
    assert run(["figures", str(articles), "-q", "-o", str(tmp_path / "out.csv")]) == 0
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").startswith('"doc_id","outlet","group"')


def test_the_command_shows_passages_and_chooses(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["figures", str(articles), "-q", "--told-by", "2", "--passages", "--kind", "count"]) == 0
    printed = capsys.readouterr().out
    assert "Home came 230,000 suspects." in printed and "yuan" not in printed
    assert run(["figures", str(articles), "-q", "--kind", "duration"]) == 0
    assert "no figure fits" in capsys.readouterr().out
    assert run(["figures", str(articles), "-q", "--kind", "cuont"]) == 2
    assert "did you mean 'count'" in capsys.readouterr().err


def test_every_column_is_documented() -> None:
    page = (Path(__file__).parents[3] / "docs" / "figures.md").read_text(encoding="utf-8")
    names = {"Date": "date", "String": "text", "Int64": "whole number", "Float64": "number"}
    for name, columns in TABLES.items():
        rows = "".join(f"| `{column.name}` | {names[column.dtype]} | {column.meaning} |\n" for column in columns)
        assert f"### {name}\n\n| column | type | meaning |\n| --- | --- | --- |\n{rows}" in page
