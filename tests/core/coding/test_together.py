"""Sheets of one sample become one; what contradicts is refused with file and row."""

from pathlib import Path

import pytest

from framing import InputError
from framing.coding.sheet import AGREED, Item, write_sheet
from framing.coding.together import design_beside, read_sheets

ITEMS = [Item("i1", "One", "text", "How many?", "a whole number"), Item("i2", "Two", "text", "How many?", "a whole number")]


def sheet(path: Path, answers: dict[str, dict[str, str]], items: list[Item] = ITEMS) -> Path:
    write_sheet(path, items, tuple(answers), answers)
    return path


def test_a_file_a_coder_and_one_of_what_was_agreed_on(tmp_path: Path) -> None:
    anna = sheet(tmp_path / "anna.csv", {"anna": {"i1": "1", "i2": "2"}})
    ben = sheet(tmp_path / "ben.csv", {"ben": {"i1": "1", "i2": "3"}})
    agreed = sheet(tmp_path / "agreed.csv", {"anna": {"i2": "2"}, "ben": {"i2": "3"}, AGREED: {"i2": "3"}}, ITEMS[1:])
    found = read_sheets([anna, ben, agreed])
    assert found.coders == ("anna", "ben") and found.name == "anna.csv, ben.csv, agreed.csv"
    assert found.answers == {"anna": {"i1": "1", "i2": "2"}, "ben": {"i1": "1", "i2": "3"}, AGREED: {"i2": "3"}}
    assert list(found.items) == ["i1", "i2"] and found.places == {"i1": 2, "i2": 3}
    assert found.sha256 not in {read_sheets([path]).sha256 for path in (anna, ben, agreed)}


def test_one_coder_who_says_two_things_is_refused(tmp_path: Path) -> None:
    one, other = sheet(tmp_path / "a.csv", {"1": {"i1": "1"}}), sheet(tmp_path / "b.csv", {"1": {"i1": "2"}})
    with pytest.raises(InputError, match=r"b.csv, row 2: coder 1 answers '2', and '1' in a.csv; .* two names"):
        read_sheets([one, other])


def test_items_that_ask_something_else_are_of_another_sample(tmp_path: Path) -> None:
    one = sheet(tmp_path / "a.csv", {"1": {"i1": "1"}})
    other = sheet(tmp_path / "b.csv", {"2": {"i1": "1"}}, [Item("i1", "", "", "How often?", "a whole number")])
    with pytest.raises(InputError, match="row 2: item i1 asks something else than in a"):
        read_sheets([one, other])


def test_no_design_is_none(tmp_path: Path) -> None:
    assert design_beside([sheet(tmp_path / "a.csv", {"1": {}})]) is None
