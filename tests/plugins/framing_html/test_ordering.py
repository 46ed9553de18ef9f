"""A single figure: the order of its groups, the part it shows, its width; and the reporters that Python and compare use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.cli import run
from framing.errors import RequestError
from framing.plugins import load_plugins
from framing.report.blocks import Cell, Course, Interval, Row, Stack, Table, Voices
from framing_html.ordering import by_value
from framing_html.picture import svg

ROOT = Path(__file__).parents[3]
GROUPS = ("a", "b", "c")


def at(value: float) -> Cell:
    return Cell(str(value), Interval(value, None, None, 0.0, 1.0))


@pytest.mark.parametrize(
    "marks",
    [
        {g: Interval(v, None, None, 0, 1) for g, v in (("a", 0.1), ("b", 0.9))},
        {g: Stack((("x", v, ""), ("y", 1 - v, ""))) for g, v in (("a", 0.1), ("b", 0.9))},
        {g: Voices(own=v, attributed=0.2) for g, v in (("a", 1), ("b", 2))},
        {"a": Course(((1, None, None), None), 0, 1), "b": Course((None, (2, None, None), None), 0, 1)},
    ],
)
def test_groups_go_by_the_number_of_any_mark_and_those_without_one_come_last(marks: Any) -> None:
    rows = tuple(Row(group, (Cell("", marks.get(group)),)) for group in ("c", "a", "b"))
    assert [row.label for row in by_value(Table("t", "", ("n",), rows), GROUPS).rows] == ["b", "a", "c"]


def test_columns_go_by_the_first_row_with_numbers() -> None:
    table = Table("t", "", ("a", "b", "c"), (Row("head"), Row("x", (at(0.1), at(0.3), at(0.2))), Row("y", (at(1), at(2), at(3)))))
    made = by_value(table, GROUPS)
    assert made.columns == ("b", "c", "a") and not made.rows[0].cells
    assert [cell.text for cell in made.rows[2].cells] == ["2", "3", "1"]


def test_a_table_that_is_not_of_groups_stays_as_it_is() -> None:
    table = Table("t", "", ("method", "limits"), (Row("x", (at(0.1), at(0.2))),))
    assert by_value(table, GROUPS) is table and by_value(table, ()) is table
    assert by_value(Table("t", "", ("a",), ()), GROUPS).rows == ()


def test_a_width_is_kept_in_proportion_and_must_leave_letters_to_read() -> None:
    table = Table("t", "T", ("a", "b"), (Row("x", (at(0.1), at(0.2))),))
    assert 'width="200mm"' in svg(table, 200)
    with pytest.raises(RequestError, match=r"at 20 mm the letters of this figure would be .* give it --width"):
        svg(table, 20)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "run"
    assert run(["compare", str(ROOT / "seeds"), "--measures", "terms", "--output", str(path), "--quiet"]) == 0
    return path


def test_a_figure_of_a_part_from_the_command_line(saved: Path, tmp_path: Path, capsys: Any) -> None:
    out = tmp_path / "f.svg"
    how = ["--figure", "terms.mentions", "--outlets", "threadhall,Eastern Daily", "--concepts", "return of suspects"]
    assert run(["report", str(saved), *how, "--title", "Who was persuaded", "--output", str(out)]) == 0
    drawn = out.read_text("utf-8")
    assert "Who was persuaded" in drawn and drawn.index("Threadhall") < drawn.index("Eastern Daily")
    assert "National Courier" not in drawn and "persuaded to return" in drawn and "the people" not in drawn


def test_a_part_and_the_whole_are_kept_apart(saved: Path, tmp_path: Path) -> None:
    drawn = []
    for part in (["--outlets", "Threadhall,Eastern Daily"], [], ["--outlets", "Threadhall,Eastern Daily"]):
        assert run(["report", str(saved), "--figure", "terms.mentions", *part, "--output", str(tmp_path / "f.svg")]) == 0
        drawn.append((tmp_path / "f.svg").read_text("utf-8"))
    assert drawn[0] == drawn[2] and "National Courier" in drawn[1] and "National Courier" not in drawn[0]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--width", "90"], "--width is for a figure; name one with --figure"),
        (["--outlets", "Threadhall"], "--outlets is for a figure"),
        (["--title", "x" * 500], "the title has 500 characters"),
        (["--figure", "terms.mentions", "--outlets", "Thread"], "no outlet 'Thread'; did you mean 'Threadhall'?"),
    ],
)
def test_what_does_not_fit_is_told(saved: Path, tmp_path: Path, capsys: Any, options: list[str], told: str) -> None:
    out = tmp_path / ("f.svg" if "--figure" in options else "f.html")
    assert run(["report", str(saved), *options, "--output", str(out)]) == 2
    assert told in capsys.readouterr().err and not list(tmp_path.iterdir())


def test_compare_writes_a_report_and_score_says_what_it_lacks(tmp_path: Path, capsys: Any) -> None:
    seeds = str(ROOT / "seeds")
    assert run(["compare", seeds, "--measures", "terms", "--output", str(tmp_path / "r.html"), "--quiet"]) == 0
    assert "<!doctype html>" in (tmp_path / "r.html").read_text("utf-8")[:20]
    assert run(["score", seeds, "--measures", "terms", "--output", str(tmp_path / "s.html"), "--quiet"]) == 2
    assert "no format has that suffix" in capsys.readouterr().err
    assert run(["compare", seeds, "--measures", "terms", "--output", str(tmp_path / "f.svg"), "--quiet"]) == 2
    assert "no format has that suffix" in capsys.readouterr().err


def test_there_is_a_reporter_for_each_format() -> None:
    found = {reporter.suffix: reporter.of for reporter in load_plugins(only=["html"]).reporters}
    assert found == {
        **dict.fromkeys((".html", ".md", ".docx"), "comparison"),
        **dict.fromkeys((".svg", ".png", ".pdf"), "figure"),
    }
