"""A journal loses nothing that was given, whatever ended the program, and never overrules what a spreadsheet says later."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from framing import InputError
from framing.coding.journal import Entry, Kept, answers_with, append, append_merged, hash_of, journal_path, read_journal
from framing.coding.sheet import Item

ITEM = Item("i1", "A headline", "Text – of “it”.", "How many?", "a whole number")
ITEMS = {"i1": ITEM}


def given(answer: str, coder: str = "anna", item: str = "i1") -> Entry:
    return Entry(item, coder, answer, hash_of(ITEM), time="2026-01-01T00:00:00.000+00:00")


def test_what_is_appended_is_read_in_its_order(tmp_path: Path) -> None:
    path = journal_path(tmp_path / "codes.xlsx")
    assert path.name == "codes.answers.jsonl" and read_journal(path) == Kept()
    entries = [given("1"), given("\ud800 ü\n2", "ben"), given("")]
    for entry in entries:
        append(path, entry)
    append_merged(path, 2)
    assert read_journal(path) == Kept(tuple(entries), 2)


@pytest.mark.parametrize("cut", range(1, 12))
def test_a_line_that_was_cut_off_costs_itself_and_no_other(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "codes.answers.jsonl"
    append(path, given("1"))
    append(path, given("2"))
    path.write_bytes(path.read_bytes()[: -cut - 1])
    append(path, given("3"))
    kept = read_journal(path)
    assert [entry.answer for entry in kept.entries] == ["1", "3"] and kept.unreadable == (2,)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "1",
        '{"item": "i1"}',
        '{"item": "i1", "coder": 3, "answer": "1"}',
        '{"merged": -1}',
        '{"merged": true}',
        "[" * 9999,
    ],
)
def test_a_line_of_something_else_is_named_and_left_out(tmp_path: Path, line: str) -> None:
    path = tmp_path / "codes.answers.jsonl"
    append(path, given("1"))
    with path.open("a") as handle:
        handle.write(line + "\n")
    assert read_journal(path).unreadable == (2,)


def test_a_journal_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="jsonl: cannot be read"):
        (tmp_path / "codes.answers.jsonl").mkdir()
        read_journal(tmp_path / "codes.answers.jsonl")


def test_two_programs_do_not_mix_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "codes.answers.jsonl"
    code = (
        "import sys; from pathlib import Path; from framing.coding.journal import Entry, append\n"
        "for n in range(100): append(Path(sys.argv[1]), Entry(f'i{n}', sys.argv[2], 'x' * 2000))"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(path), name]) for name in ("anna", "ben")]
    assert [process.wait(120) for process in running] == [0, 0]
    kept = read_journal(path)
    assert kept.unreadable == ()
    for name in ("anna", "ben"):
        assert [entry.item for entry in kept.entries if entry.coder == name] == [f"i{n}" for n in range(100)]


@pytest.mark.parametrize(
    ("cell", "entries", "merged", "then"),
    [
        ("", ["1"], 0, "1"),
        ("", ["1", "2"], 0, "2"),
        ("", ["1", ""], 0, ""),
        ("5", ["1"], 0, "1"),  # given since
        ("5", [""], 0, ""),
        ("5", ["1"], 1, "5"),  # changed in a spreadsheet since
        ("", ["1"], 1, "1"),  # a sheet from before
        ("5", ["1", "2"], 1, "2"),
        ("5", [], 0, "5"),
    ],
)
def test_the_last_word_holds(cell: str, entries: list[str], merged: int, then: str) -> None:
    sheet = {"anna": {"i1": cell}} if cell else {"anna": {}}
    found, changed, strange = answers_with(sheet, ITEMS, Kept([given(answer) for answer in entries], merged))
    assert found["anna"].get("i1", "") == then and changed == int(then != cell) and strange == 0


def test_answers_to_other_words_stay_out(tmp_path: Path) -> None:
    other = Item("i1", "A headline", "Another text.", "How many?", "a whole number")
    assert answers_with({}, {"i1": other}, Kept([given("1"), given("1", item="i9")])) == ({}, 0, 2)


def test_the_hash_outlives_what_spreadsheets_do_and_no_other_words() -> None:
    saved = Item("i1", "A headline", "Text - of ?it?.\r\n", "How many?", "")
    assert hash_of(saved) == hash_of(ITEM) != hash_of(Item("i1", "A headline", "Text of him.", "How many?", ""))


def test_the_journal_is_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "x.answers.jsonl"
    append(path, given("ü"))
    assert json.loads(path.read_text("ascii")) == {
        "item": "i1",
        "coder": "anna",
        "answer": "ü",
        "about": hash_of(ITEM),
        "time": "2026-01-01T00:00:00.000+00:00",
    }
