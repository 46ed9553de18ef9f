"""Dates, sections and pages as archives print them."""

from __future__ import annotations

import pytest

from framing_readers.exports.paragraphs import date_in, section_and_page, without_by


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("January 11, 2010 Monday", "11 January 2010"),
        ("Monday, January 11, 2010", "11 January 2010"),
        ("11 January 2010", "11 January 2010"),
        ("Jan 5, 2024", "5 Jan 2024"),
        ("January 5, 2024 Friday 5:12 PM GMT", "5 January 2024"),
        ("The January 5, 2024 edition", ""),
        ("January was cold", ""),
        ("5 of 10 DOCUMENTS", ""),
    ],
)
def test_a_line_that_begins_with_a_date(line: str, date: str) -> None:
    assert date_in(line) == date


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("NEWS; Pg. 4", ("NEWS", "4")),
        ("Section A; Column 1; Foreign Desk; Pg. 3", ("Section A; Column 1; Foreign Desk", "3")),
        ("FEATURES; Pg. A12", ("FEATURES", "A12")),
        ("Pg. 7", ("", "7")),
        ("BUSINESS", ("BUSINESS", "")),
        ("Sports Pages", ("Sports Pages", "")),
    ],
)
def test_a_section_with_its_page(value: str, expected: tuple[str, str]) -> None:
    assert section_and_page(value) == expected


def test_by_is_no_name() -> None:
    assert [without_by(name) for name in ("By Ada Pell", "Byron Reed", "BY", "")] == ["Ada Pell", "Byron Reed", "", ""]
