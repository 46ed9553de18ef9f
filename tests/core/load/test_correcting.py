"""A row is added to the corrections as the file is written, and read back as what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing import InputError
from framing.load.correcting import add_wrong, corrections_file
from framing.load.corrections import load_corrections

TEXT = '“No choice; none,” she said.\n"Then" =go'


def test_a_table_is_begun_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    add_wrong(path, "herald-1", 3, 40, TEXT, "sourcing.attributed_share")
    add_wrong(path, "herald-2", 0, 5, "=sum", "stance.toward")
    read = load_corrections(path)
    assert not read.problems
    assert [(row.kind, row.document, row.start, row.end, row.value) for row in read.rows] == [
        ("none", "herald-1", 3, 40, "sourcing.attributed_share"),
        ("none", "herald-2", 0, 5, "stance.toward"),
    ]
    assert [row.text for row in read.rows] == [TEXT, "=sum"] and "'=sum" in path.read_text("utf-8-sig")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", ""])
def test_a_table_of_ones_own_keeps_its_columns_and_encoding(tmp_path: Path, codec: str, end: str) -> None:
    path = tmp_path / "corrections.csv"
    rows = "note;value;correction;doc_id;quote;start;end\ncafé, naïve, déjà vu;expert;type;;Mara Low;;" + end
    path.write_bytes(rows.encode(codec))
    add_wrong(path, "herald-1", 3, 9, "żółć", "stance.toward")
    read = load_corrections(path)
    assert not read.problems and len(read.rows) == 2
    assert read.rows[0].text == "Mara Low" and read.rows[0].value == "expert"
    assert read.rows[1][1:] == ("none", "herald-1", 3, 9, "" if codec == "cp1252" else "żółć", "stance.toward")


def test_what_is_no_table_of_corrections_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(InputError, match="no column correction"):
        add_wrong(path, "a", 0, 1, "x", "stance.toward")
    assert path.read_text("utf-8") == "a,b\n1,2\n"
    with pytest.raises(InputError, match="cannot be written"):
        add_wrong(tmp_path / "none" / "corrections.csv", "a", 0, 1, "x", "stance.toward")


def test_where_corrections_go(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", "utf-8")
    other = tmp_path / "other"
    other.mkdir()
    assert corrections_file(None, [tmp_path, other]) == tmp_path / "corrections.csv"
    assert corrections_file(None, [tmp_path / "a.txt"]) == tmp_path / "corrections.csv"
    (other / "corrections.csv").write_text("", "utf-8")
    assert corrections_file(None, [tmp_path, other]) == other / "corrections.csv"
    assert corrections_file(Path("mine.csv"), [tmp_path]) == Path("mine.csv")
    assert corrections_file(None, [Path("-")]) is None
