"""Patterns in a language whose words do not stand apart: read unit by unit, kept between the edges of known words."""

from __future__ import annotations

import re

import pytest

from framing.language import Language
from framing.patterns import PatternsByLanguage, PatternSet, parse_pattern
from framing.patterns.units import unwritten
from framing.text import Tokens

UNIT = re.compile(r"[A-Z]|[a-z]+|[^\w\s]")  # capitals stand for the characters of such a language


def units(text: str) -> Tokens:
    spans = [match.span() for match in UNIT.finditer(text)]
    written = [text[start:end] for start, end in spans]
    words = [position for position, form in enumerate(written) if form.isalpha()]
    return Tokens([s for s, _ in spans], [e for _, e in spans], [form.lower() for form in written], words, written)


def capitals(text: str) -> Tokens:
    return units(text.upper())


LANGUAGE = Language(
    code="xx",
    name="Capitals",
    function_words=frozenset({"a"}),
    units=capitals,
    whole_words=lambda text: [match.span() for match in re.finditer("ABCD", text)],
    letters=re.compile("[A-Za-z]"),
)


def find(pattern: str, text: str) -> list[str]:
    found = PatternSet([(0, parse_pattern(pattern))], LANGUAGE).find(capitals(text), (), [(0, len(text))], text)
    return ["…".join(text[start:end] for start, end in match.pieces) for match in found]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("AB", "XABY", ["AB"]),
        ("AB", "XABCDY", []),
        ("ABCD", "XABCDY", ["ABCD"]),
        ("AB", "XA BY", ["A B"]),
        ("AB", "XA,BY", []),
        ("AB ...2 EF", "ABXEF", ["AB…EF"]),
        ("AB {not after: XY}", "XYAB YXAB", ["AB"]),
        ("AB {not before: XY}", "ABXY ABYX", ["AB"]),
        ("AB {not near 3: XY}", "ABZXY", []),
        ("AB {not near 3: XY}", "ABZYX", ["AB"]),
    ],
)
def test_words_of_a_pattern_are_read_unit_by_unit(pattern: str, text: str, found: list[str]) -> None:
    assert find(pattern, text) == found


def test_counting_reads_units_too() -> None:
    assert PatternSet([("k", parse_pattern("AB"))], LANGUAGE).count("XABY\nABCD\nAB") == {"k": 2}


def test_a_pattern_in_another_script_is_told_only_where_there_is_nothing_else() -> None:
    han = Language(code="zh", name="Han", function_words=frozenset({"a"}), letters=re.compile("[\u4e00-\u9fff]"))
    patterns = PatternsByLanguage(
        [("both", parse_pattern("persuaded")), ("both", parse_pattern("劝返")), ("one", parse_pattern("sent"))]
    )
    assert patterns.unread(han).keys() == {"one"}
    assert unwritten(parse_pattern("2022"), han) == ""


def test_parts_of_words_are_refused_where_a_unit_is_a_whole() -> None:
    patterns = PatternsByLanguage([("k", parse_pattern("ABC*"))])
    assert "for a gap" in patterns.unread(LANGUAGE)["k"]
