"""Plain terms are found without tokens exactly where patterns of plain words are found in tokens."""

from __future__ import annotations

import pickle
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing.matching import PatternSet
from framing.patterns import parse_pattern
from framing.plain import PlainTerms
from framing.text import lemma, sentence_spans, tokenize

TERMS = [
    *("night", "market", "night market", "riot police", "the", "a", "us", "u.s.", "anti-flood", "don't", "café", "10", "20th"),
    *("naïve view", "one two three", "one", "two three", "AT&T", "re", "www", "http", "repatriated", "anti", "evict_ed", "x"),
]
PATTERNS = PatternSet((term, parse_pattern(term)) for term in TERMS)


def in_tokens(text: str) -> list[tuple[str, int, int]]:
    found = PATTERNS.find(tokenize(text), (), sentence_spans(text), text)
    return sorted((match.key, match.start, match.end) for match in found)


def without_tokens(text: str) -> list[tuple[str, int, int]]:
    return sorted(PlainTerms((key, pattern.words) for key, pattern in PATTERNS._patterns).find(text))


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
]
MARKS = st.sampled_from(
    [*(" " * 3), "\n", "\n\n", ". ", ", ", "’s ", "'s", "-", "?", "! ", "\u00a0", " (", ") ", "“", "” ", "/", "…", "\t", "\u2009"]
)


@given(st.lists(st.tuples(st.sampled_from(WORDS), MARKS), max_size=25))
@example([("riot", "?"), ("police", "! "), ("night", "’s "), ("market", "")])
@example([("•", ""), ("one", " "), ("two", " "), ("three", ". ")])
def test_finds_what_patterns_find_in_tokens(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + mark for word, mark in parts)
    assert without_tokens(text) == in_tokens(text)
    assert PATTERNS.count(text) == Counter(key for key, _, _ in in_tokens(text))


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
