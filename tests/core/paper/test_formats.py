"""The formats of a table for a paper."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from framing.compare.comparison import Comparison
from framing.errors import RequestError
from framing.paper import PaperTable, formats, paper_table
from framing.paper.model import Cell, Column

SHARE = Column("Share", "%", ("value",), percent=True)
TABLE = PaperTable(
    "Outlet",
    (SHARE, Column("Share", "95% CI", ("low", "high"), percent=True), Column("n", names=("n",))),
    (("A & B_1 | “x”", (Cell("42%", (0.42,)), Cell("[31%, 53%]", (0.31, 0.53)), Cell("1,200", (1200,)))),
     ("=1+1", (Cell("–", (None,)), Cell("–", (None, None)), Cell("2", (2,))))),
    ("q < 0.05 & more.",),
    "Who 100% said",
)  # fmt: skip


def test_markdown_has_as_many_cells_in_every_line() -> None:
    lines = [line for line in TABLE.text("md").splitlines() if line.startswith("|")]
    assert {len(re.split(r"(?<!\\)\|", line)) for line in lines} == {6}
    assert lines[0] == "| Outlet | Share: % | Share: 95% CI | n |"
    assert "**Who 100% said**" in TABLE.text("md") and "*Note.* q < 0.05 & more." in TABLE.text("md")


def test_latex_escapes_and_spans() -> None:
    made = TABLE.text("tex")
    assert r"A \& B\_1 | ``x'' & 42\% & [31\%, 53\%] & 1,200 \\" in made
    assert r" & \multicolumn{2}{c}{Share} & \multicolumn{1}{c}{} \\" in made and r"\cmidrule(lr){2-3}" in made
    assert r"\caption{Who 100\% said}" in made and r"q \textless{} 0.05 \& more." in made
    assert not re.search(r"(?<!\\)[%_#]", made), "a character that LaTeX would obey"


def test_csv_has_numbers_and_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(TABLE.text("csv"))))
    assert rows[0] == ["Outlet", "Share: value", "Share: low", "Share: high", "n"]
    assert rows[1][1:] == ["0.42", "0.31", "0.53", "1200"]
    assert rows[2] == ["'=1+1", "", "", "", "2"]


def test_html_is_escaped() -> None:
    assert "A &amp; B_1" in TABLE.text("html") and TABLE._repr_html_() == TABLE.text("html")


def test_the_spreadsheet_has_numbers_as_numbers(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="XlsxWriter comes with the extra 'report'")
    TABLE.save(tmp_path / "t.xlsx")
    with zipfile.ZipFile(tmp_path / "t.xlsx") as made:
        sheet, texts = (made.read(name).decode() for name in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"))
    assert re.findall(r"<c r=\"B4\"[^>]*><v>([^<]*)</v>", sheet) == ["0.42"] and "<f>" not in sheet
    assert 'r="B5"' not in sheet, "what is not there is an empty cell"
    assert "=1+1" in texts and "q &lt; 0.05 &amp; more." in texts


def test_word_has_the_heads_merged_and_the_notes_below(tmp_path: Path) -> None:
    docx: Any = pytest.importorskip("docx", reason="python-docx comes with the extra 'report'")
    TABLE.save(tmp_path / "t.docx")
    document = docx.Document(tmp_path / "t.docx")
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["", "Share", "Share", ""]
    assert [cell.text for cell in table.rows[1].cells] == ["Outlet", "%", "95% CI", "n"]
    assert [cell.text for cell in table.rows[2].cells] == ["A & B_1 | “x”", "42%", "[31%, 53%]", "1,200"]
    assert document.paragraphs[0].text == "Who 100% said" and document.paragraphs[-1].text == "Note. q < 0.05 & more."


def test_a_format_that_is_none_or_lacks_its_library_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RequestError, match="no format 'rtf' for a table; there are md, tex"):
        TABLE.save(tmp_path / "t.rtf")
    with pytest.raises(RequestError, match="no text format 'docx'"):
        TABLE.text("docx")
    monkeypatch.setattr(formats, "find_spec", lambda name: None)
    with pytest.raises(RequestError, match=r'^xlsx needs XlsxWriter, .* install: python -m pip install "XlsxWriter>=3\.2"$'):
        TABLE.save(tmp_path / "t.xlsx")
    assert not list(tmp_path.iterdir())


def test_a_real_table_goes_into_every_text_format(ferries: Comparison) -> None:
    table = paper_table(ferries, targets=["weather"])
    assert repr(table) == table.text("md")
    for kind in formats.TEXTS:
        assert "Herald" in table.text(kind)
    widths = {line.count(" & ") for line in table.text("tex").splitlines() if re.match("Herald|Post|Gazette|Outlet", line)}
    assert widths == {len(table.columns)}
