"""Lines that hold no match may be passed over, and no other line."""

from __future__ import annotations

from collections import Counter
from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.english.lemmas import lemma
from framing.english.sentences import sentences as sentence_spans
from framing.patterns.language import parse_pattern
from framing.patterns.matching import PatternSet
from framing.text.tokens import tokenize

WORDS = (
    "flood",
    "Flood",
    "wall",
    "WALL",
    "wall's",
    "anti-flood",
    "fl\xadood",
    "flооd",
    "ﬂood",
    "the",
    "a.m.",
    "x",
    "no-wall",
    "5",
    '"wall',
    "(flood)",
    "«wall»",
    "flood²",
)
MARKS = (
    " ",
    "  ",
    ". ",
    ", ",
    "\n",
    "\n\n",
    "-\n",
    " — ",
    "—",
    "\u00a0",
    "\xad\n",
    "/",
    "_",
    "?",
    "'",
    "’",
    "-",
    "\t",
    "\x02",
    ",\n",
    " \n ",
)
GAPS = tuple((text, parse_pattern(text)) for text in ("flood ...3 wall", "wall ...1 flood", "x [no] 5", "wall {not after: the}"))
KINDS = (("flo* ...2 wall", parse_pattern("flo* ...2 wall")), ("Flood {case}", parse_pattern("Flood {case}")))


def _found(patterns: PatternSet[str], text: str) -> Counter[str]:
    tokens = tokenize(text)
    return Counter(match.key for match in patterns.find(tokens, list(map(lemma, tokens.forms)), sentence_spans(text), text))


@pytest.mark.parametrize("patterns", [PatternSet(GAPS), PatternSet((*GAPS, *KINDS))], ids=["words", "stretches"])
@given(parts=st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)), max_size=25))
def test_no_match_is_passed_over(patterns: PatternSet[str], parts: list[tuple[str, str]]) -> None:
    text = "".join(word + mark for word, mark in parts)
    assert patterns.count(text) == _found(patterns, text)


WRAPPED = (
    "The ministers of the towns beside the river met on Monday about the flood,\n"
    '"as neighbours", and of the low wall along the road that broke in the\n'
    'middle of the night, "by neglect", before the market; the wall of the\n'
    "other side held out, (at once) no flood was seen in the streets."
)


@pytest.mark.parametrize("patterns", [PatternSet(GAPS), PatternSet((*GAPS, *KINDS))], ids=["words", "stretches"])
def test_marks_alone_beside_a_break_end_no_line(patterns: PatternSet[str]) -> None:
    for text in (WRAPPED, f"{WRAPPED}\n\nA flood, a wall.\n\n{WRAPPED}"):
        assert patterns.count(text) == _found(patterns, text)
        assert list(patterns.count_each(["x", text])) == [patterns.count("x"), patterns.count(text)]


@pytest.mark.parametrize("patterns", [PatternSet(GAPS), PatternSet((*GAPS, *KINDS))], ids=["words", "stretches"])
@given(
    parts=st.lists(
        st.tuples(st.sampled_from(WORDS), st.sampled_from((" ", ", ", ". ", " \u2009 ", "’s "))), min_size=8, max_size=25
    ),
    width=st.integers(40, 70),
)
def test_no_match_is_passed_over_on_broken_lines(patterns: PatternSet[str], parts: list[tuple[str, str]], width: int) -> None:
    text = fill("".join(word + mark for word, mark in parts), width, break_long_words=False, break_on_hyphens=False)
    assert patterns.count(text) == _found(patterns, text)


@pytest.mark.parametrize(
    ("line", "likely"),
    [
        ("The flood took half the wall.", True),
        ("The wall held; then no flood, of all the many that came.", False),  # in this order neither is near enough
        ("The flood - - - took - the wall.", True),  # marks are no words
        ("The flo\xadod took the wall.", True),
        ("Nothing.", False),
    ],
)
def test_only_lines_that_may_match_are_read(line: str, likely: bool) -> None:
    patterns = PatternSet(GAPS[:1])
    assert list(patterns._likely.lines(["", line])) == [1] * likely


def test_texts_are_counted_one_by_one_or_together() -> None:
    plain = PatternSet((word, parse_pattern(word)) for word in ("flood", "flood wall", "café"))
    texts = ["A flood.", "", "The flood wall\n\nat the CAFÉ", "wall, flood-wall", "flood", "wall"] * 3
    assert list(plain.count_each(iter(texts))) == [plain.count(text) for text in texts] == [_found(plain, text) for text in texts]
