"""Plain terms are found without tokens exactly where patterns of plain words are found in tokens."""

from __future__ import annotations

import pickle
from collections import Counter
from textwrap import fill

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing.english.lemmas import lemma
from framing.english.sentences import sentences
from framing.english.sentences import sentences as sentence_spans
from framing.patterns.language import parse_pattern
from framing.patterns.matching import PatternSet
from framing.patterns.plain_terms import PlainTerms
from framing.text.tokens import tokenize

TERMS = [
    *("night", "market", "night market", "riot police", "the", "a", "us", "u.s.", "anti-flood", "don't", "café", "10", "20th"),
    *("naïve view", "one two three", "one", "two three", "AT&T", "re", "www", "http", "repatriated", "anti", "evict_ed", "x"),
    *("it's", "anti-fraud", "anti-fraud law", "fire-arm", "café-owner", "ferry", "m", "year", "10th"),
]
PATTERNS = PatternSet((term, parse_pattern(term)) for term in TERMS)


def in_tokens(text: str) -> list[tuple[str, int, int]]:
    found = PATTERNS.find(tokenize(text), (), sentence_spans(text), text)
    return sorted((match.key, match.start, match.end) for match in found)


def without_tokens(text: str) -> list[tuple[str, int, int]]:
    return sorted(PlainTerms(((key, pattern.words) for key, pattern in PATTERNS._patterns), sentences).find(text))


WORDS = [
    *(
        "Night",
        "night",
        "market",
        "riot",
        "police",
        "THE",
        "a",
        "us",
        "U.S.",
        "anti-flood",
        "don’t",
        "don't",
        "café",
        "cafe\u0301",
    ),
    *("10", "1,000", "20th", "naïve", "view", "one", "two", "three", "AT&T", "re", "www.re.example/us", "http://a.us/x(one)"),
    *(
        "repatri-\nated",
        "anti-\nflood",
        "evict_ed",
        "n\u0456ght",
        "ｎｉｇｈｔ",
        "ni\xadght",
        "\u200b",
        "•",
        "—",
        "x",
        "İ",
        "\ud800",
    ),
    *("it's", "ferry", "m", "i", "law", "anti-fraud", "an\xadti-fraud", "anti\xad-fraud", "ａｎｔｉ-fraud", "\u0430nti-fraud"),
    *("fire-arm", "ﬁre-arm", "café-owner", "cafe\u0301-owner", "anti‐\nflood", "anti\xad\nflood", "year", "10th", "www.a(one)"),
]
BESIDE = "«»„‚‹›•·¿¡€£§©→²½´’‘“”‐‑–—…_\u00a0\u2009\u2003\u202f\u3000\x85\u200b\u200e\ufeff\xad\u0301\x02"
MARKS = st.sampled_from(
    [*(" " * 3), "\n", "\n\n", ". ", ", ", "’s ", "'s", "-", "?", "! ", "\u00a0", " (", ") ", "“", "” ", "/", "…", "\t", *BESIDE]
)


@given(st.lists(st.tuples(st.sampled_from(WORDS), MARKS), max_size=25))
@example([("riot", "?"), ("police", "! "), ("night", "’s "), ("market", "")])
@example([("•", ""), ("one", " "), ("two", " "), ("three", ". ")])
def test_finds_what_patterns_find_in_tokens(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + mark for word, mark in parts)
    assert without_tokens(text) == in_tokens(text)
    assert PATTERNS.count(text) == Counter(key for key, _, _ in in_tokens(text))


WRAPPED = st.lists(st.tuples(st.sampled_from(["", '"', "(", *BESIDE]), st.sampled_from(WORDS), MARKS), min_size=8, max_size=25)


@given(WRAPPED, st.integers(40, 70))
@example([("«", "anti-fraud", "» ")], 40)
@example([("", "it's", "²")], 40)
@example([("", "i", "-"), ("\u3000", "café", "")], 40)
@example([("", "10", "‑"), ("", "night", " "), ("", "10th", "‐"), ("", "x", "")], 40)
@example([("•", "www.a(one)", "")], 40)
@example([("", "anti‐\nflood", "")], 40)
@example([("", "ferry", "´"), ("\xad", "\n", ""), ("", "the", "")], 40)
def test_finds_the_same_among_any_marks_and_on_broken_lines(parts: list[tuple[str, str, str]], width: int) -> None:
    whole = "".join(map("".join, parts))
    for text in (whole, fill(whole, width, break_long_words=False, break_on_hyphens=False)):
        found = in_tokens(text)
        assert without_tokens(text) == found
        assert PATTERNS.count(text) == Counter(key for key, _, _ in found)
        assert list(PATTERNS.count_each([text, "", text])) == [PATTERNS.count(text), Counter(), PATTERNS.count(text)]


@given(st.text(st.one_of(st.sampled_from("aTheusx .-'’\n?10"), st.characters()), max_size=40))
def test_finds_the_same_in_any_text(text: str) -> None:
    assert without_tokens(text) == in_tokens(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The night-market, the (night) market's.", ["the", "the", "night", "market", "night market"]),
        ("Riot. Police! Riot police; riot, police", ["riot police", "riot police"]),
        ("“Don’t!” “U.S.”", ["don't", "u.s."]),
        ("10, 1,000 and 20th", ["10", "20th"]),
        ("", []),
    ],
)
def test_what_is_a_word(text: str, found: list[str]) -> None:
    assert sorted(key for key, _, _ in without_tokens(text)) == sorted(found)


def test_patterns_that_are_more_than_words_are_counted_as_well() -> None:
    patterns = PatternSet((text, parse_pattern(text)) for text in ("<evict>", "night ...2 market", "US {case}", "riot"))
    text = "They evicted ten from the night fish market. The US told us: a riot."
    assert patterns.count(text) == {"<evict>": 1, "night ...2 market": 1, "US {case}": 1, "riot": 1}


GENERAL = PatternSet(
    (text, parse_pattern(text))
    for text in (
        "<evict>",
        "n*t ...3 (market|police)",
        "US {case}",
        "one {not before: two}",
        "anti-flood",
        "[riot] police",
        "x * x",
    )
)


@given(st.lists(st.tuples(st.sampled_from(WORDS), MARKS), max_size=25))
def test_counting_without_layers_is_counting_matches(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + mark for word, mark in parts)
    tokens = tokenize(text)
    found = GENERAL.find(tokens, [lemma(form) for form in tokens.forms], sentence_spans(text), text)
    assert GENERAL.count(text) == Counter(match.key for match in found)


def test_counting_needs_no_parts_of_speech() -> None:
    with pytest.raises(ValueError, match="in a layer"):
        PatternSet([("k", parse_pattern("rise/NOUN"))]).count("A rise")


def test_of_one_key_at_one_place_the_longest_counts() -> None:
    patterns = PatternSet([("k", parse_pattern("riot")), ("k", parse_pattern("riot police")), ("other", parse_pattern("riot"))])
    assert patterns.count("Riot police and a riot") == {"k": 2, "other": 2}


def test_is_picklable() -> None:
    patterns = PatternSet([("k", parse_pattern("riot police"))])
    assert patterns.count("riot police") == {"k": 1}
    assert pickle.loads(pickle.dumps(patterns)).count("riot, police, riot") == {"k": 1}


def test_one_pass_whatever_the_text() -> None:
    for text in ("night " * 20_000, "night" * 20_000, "(" * 100_000, "é" * 50_000, "one two " * 10_000, "one" + "." * 100_000):
        assert sum(PATTERNS.count(text).values()) == len(in_tokens(text))
