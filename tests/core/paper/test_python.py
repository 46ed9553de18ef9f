"""A comparison in Python and in a notebook: what it shows, and what it writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.compare.comparison import Comparison
from framing.errors import RequestError


def test_a_notebook_shows_the_glance_and_nothing_that_an_outlet_could_smuggle_in(ferries: Comparison, make: Any) -> None:
    from framing.compare.comparison import compare

    told = ferries._repr_html_()
    assert "18 documents in 3 groups by outlet" in told and "<th>Herald</th>" in told and "storms per 1,000 words" in told
    hostile = "<img src=x onerror=alert(1)>"
    measure = make.word_measure("storm", main=True)
    assert "<img" not in compare(make.scored([make.article("storm", hostile)], measure))._repr_html_()


def test_a_report_and_a_figure_are_written_from_python(ferries: Comparison, tmp_path: Path) -> None:
    ferries.report(tmp_path / "r.html", title="Storms at sea")
    assert "Storms at sea</bdi></h1>" in (tmp_path / "r.html").read_text("utf-8")
    ferries.report(tmp_path / "r.md")
    assert "Herald" in (tmp_path / "r.md").read_text("utf-8")
    ferries.figure("glance", tmp_path / "f.svg", outlets=["Post", "Herald"], width=150, title="Two")
    drawn = (tmp_path / "f.svg").read_text("utf-8")
    assert 'width="150mm"' in drawn and "Two" in drawn and "Gazette" not in drawn
    assert drawn.index("Post") < drawn.index("Herald")


def test_the_outlets_of_a_figure_go_by_value_unless_by_name(ferries: Comparison, tmp_path: Path) -> None:
    for sort, first in (("value", "Herald"), ("name", "Gazette")):
        ferries.figure("glance", tmp_path / "f.svg", sort=sort)  # type: ignore[arg-type]
        drawn = (tmp_path / "f.svg").read_text("utf-8")
        assert min(("Gazette", "Herald", "Post"), key=drawn.index) == first


@pytest.mark.parametrize(
    ("name", "file", "how", "told"),
    [
        ("glance", "f.gif", {}, "no figure has that suffix; there are .pdf, .png, .svg"),
        ("glanse", "f.svg", {}, "did you mean 'glance'?"),
        ("glance", "f.svg", {"width": 5}, "give it --width"),
        ("glance", "f.svg", {"title": "x" * 500}, "the title has 500 characters"),
        ("glance", "f.svg", {"concepts": ["sun"]}, "no concept 'sun'"),
    ],
)
def test_a_figure_that_cannot_be_is_told(ferries: Comparison, tmp_path: Path, name: str, file: str, how: Any, told: str) -> None:
    with pytest.raises(RequestError) as caught:
        ferries.figure(name, tmp_path / file, **how)
    assert told in str(caught.value) and not list(tmp_path.iterdir())


def test_a_report_has_no_figure_format(ferries: Comparison, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=r"no report has that suffix; there are \.docx, \.html, \.md"):
        ferries.report(tmp_path / "r.svg")


def test_tables_and_methods(ferries: Comparison, tmp_path: Path) -> None:
    assert ferries.paper_table(tmp_path / "t.csv", outlets=["Herald"]).rows[0][0] == "Herald"
    assert (tmp_path / "t.csv").read_text("utf-8").count("\n") == 2
    assert ferries.paper_table(corpus=True).rows[-1][0] == "All"
    assert ferries.methods(["words.share"]).text("md").startswith("## Methods")


def test_a_part_keeps_its_numbers_and_what_was_tested(ferries: Comparison) -> None:
    part = ferries.only(["Post", "Herald"], {"weather"})
    assert part.groups == ("Post", "Herald") and part.only(["Herald"]).groups == ("Herald",)
    whole = {(cell.group, cell.key): cell for cell in ferries.cells}
    assert all(whole[cell.group, cell.key] == cell for cell in part.cells) and {c.group for c in part.cells} == {*part.groups}
    rows = ferries.table("differences").filter(group_a="Herald", group_b="Post")
    assert part.table("differences").equals(rows)
    assert not part.table("contrasts").filter(group_b="Gazette").height
    assert len(part.table("comparison")) == len(part.cells)
    assert len(ferries.table("comparison")) == len(ferries.cells), "the whole stays as it was"
