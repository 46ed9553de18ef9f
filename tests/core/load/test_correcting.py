"""A row is added to the corrections as the file is written, read back as what was meant, and taken out without a trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing import InputError
from framing.load.correcting import LONGEST, Wrong, add_wrong, take_out_wrong, wrong_in
from framing.load.corrections import load_corrections

TEXT = '“No choice; none,” she said.\n"Then" =go'
FIRST = Wrong("herald-1", 3, 40, "sourcing.attributed_share")
OWN = (
    'note;value;correction;doc_id;quote;start;end{0}café, naïve, déjà vu;expert;type;;Mara Low;;{0}"two{0}lines";x;type;;Jo;;{1}'
)


def test_a_table_is_begun_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    assert wrong_in(path) == set()
    assert add_wrong(path, FIRST, TEXT) and add_wrong(path, Wrong("=herald", 0, 5, "stance.toward"), "=sum" + "x" * 999)
    read = load_corrections(path)
    assert not read.problems and [(row.document, row.start, row.end) for row in read.rows] == [
        ("herald-1", 3, 40),
        ("=herald", 0, 5),
    ]
    assert read.rows[0].text == " ".join(TEXT.split()) and read.rows[1].text == ("=sum" + "x" * 999)[:LONGEST]
    assert wrong_in(path) == {FIRST, Wrong("=herald", 0, 5, "stance.toward")}


def test_what_is_there_is_not_written_twice(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    add_wrong(path, FIRST, TEXT)
    before = path.read_bytes()
    assert not add_wrong(path, FIRST, TEXT) and path.read_bytes() == before
    assert add_wrong(path, FIRST._replace(measure="stance.toward"), TEXT)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
@pytest.mark.parametrize("line", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_a_table_of_ones_own_keeps_all_its_bytes(tmp_path: Path, codec: str, line: str, last: bool) -> None:
    path = tmp_path / "corrections.csv"
    before = OWN.format(line, line if last else "").encode(codec)
    path.write_bytes(before)
    add_wrong(path, Wrong("herald-1", 3, 9, "stance.toward"), "żółć")
    after = path.read_bytes()
    assert after.startswith(before)
    read = load_corrections(path)
    assert not read.problems and len(read.rows) == 3 and read.rows[0].text == "Mara Low"
    assert read.rows[2][1:] == ("none", "herald-1", 3, 9, "" if codec == "cp1252" else "żółć", "stance.toward")
    add_wrong(path, FIRST, "x")
    take_out_wrong(path, Wrong("herald-1", 3, 9, "stance.toward"))
    assert wrong_in(path) == {FIRST} and path.read_bytes().startswith(before)
    take_out_wrong(path, FIRST)
    assert path.read_bytes().startswith(before) and (path.read_bytes() == before) is last, "a last line gets its end"
    assert len(load_corrections(path).rows) == 2


def test_a_row_is_found_after_a_spreadsheet_has_saved_the_table_anew(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    kept = "sep=;\nvalue;document;correction;text;start;end\nexpert;;type;Jo;;\n"
    path.write_text(f"{kept}stance.toward;a;None;x y;3.0;9.0\n", "utf-8")
    take_out_wrong(path, Wrong("a", 3, 9, "stance.toward"))
    assert path.read_text("utf-8") == kept
    with pytest.raises(InputError, match="no longer there; nothing was changed"):
        take_out_wrong(path, Wrong("a", 3, 9, "stance.toward"))


def test_bytes_that_are_no_text_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    before = "correction,document,start,end,text,value\ntype,,,,ąćęłńóśźż ".encode() + b"\xff,expert\n"
    path.write_bytes(before)
    add_wrong(path, FIRST, TEXT)
    take_out_wrong(path, FIRST)
    assert path.read_bytes() == before


def test_what_is_no_table_of_corrections_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(InputError, match="no column correction"):
        add_wrong(path, FIRST, "x")
    assert path.read_text("utf-8") == "a,b\n1,2\n"
    with pytest.raises(InputError, match="cannot be written"):
        add_wrong(tmp_path / "none" / "corrections.csv", FIRST, "x")


def test_what_the_table_cannot_hold_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    with pytest.raises(InputError, match="cannot be written so that it is read again"):
        add_wrong(path, FIRST._replace(document=" spaced"), "x")
    assert not path.exists()
    before = OWN.format("\n", "\n").encode("cp1252")
    path.write_bytes(before)
    with pytest.raises(InputError, match=r"save (it|the table) as UTF-8"):
        add_wrong(path, FIRST._replace(document="żółć"), "x")
    with pytest.raises(InputError, match="read again"):
        add_wrong(path, FIRST._replace(document=" spaced"), "x")
    assert path.read_bytes() == before
