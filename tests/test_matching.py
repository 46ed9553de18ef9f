"""What patterns find in a text."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import InputError
from framing.matching import Match, PatternSet, longest
from framing.patterns import parse_pattern
from framing.text import fold, lemma, sentence_spans, tokenize

from .examples_terms import FOUND, NEGATED


def find(text: str, *patterns: str, **named: str) -> list[Match[str]]:
    found = PatternSet([*((p, parse_pattern(p)) for p in patterns), *((k, parse_pattern(p)) for k, p in named.items())])
    tokens = tokenize(text)
    return found.find(tokens, [lemma(form) for form in tokens.forms], sentence_spans(text), text)


def quotes(text: str, *patterns: str) -> list[str]:
    return [" … ".join(text[start:end] for start, end in match.pieces) for match in find(text, *patterns)]


@pytest.mark.parametrize(("pattern", "text", "found"), FOUND)
def test_finds(pattern: str, text: str, found: list[str]) -> None:
    # "[riot] police" also begins at "police" inside "riot police"; the longest stays.
    assert [" … ".join(text[s:e] for s, e in match.pieces) for match in longest(find(text, pattern))] == found


@pytest.mark.parametrize(("text", "negated"), NEGATED)
def test_negation(text: str, negated: bool) -> None:
    assert [match.negated for match in find(text, "<evict>")] == [negated]


def test_one_match_a_key_and_start_the_best() -> None:
    text = "rent strike"
    found = find(text, a="rent", b="rent strike")
    assert [(match.key, match.start, match.end) for match in found] == [("a", 0, 4), ("b", 0, 11)]
    both = PatternSet([("k", parse_pattern("rent")), ("k", parse_pattern("rent strike"))])
    tokens = tokenize(text)
    assert [match.pieces for match in both.find(tokens, tokens.forms, [(0, 11)])] == [((0, 11),)]


def test_refused_match_of_a_key_leaves_its_other_patterns() -> None:
    found = PatternSet([("k", parse_pattern("rent strike {not before: fund}")), ("k", parse_pattern("rent"))])
    tokens = tokenize("rent strike fund")
    assert [match.pieces for match in found.find(tokens, tokens.forms, [(0, 16)])] == [((0, 4),)]


def test_more_words_win_then_shorter_gaps() -> None:
    assert quotes("see a b see", "see ... [a] b") == ["see a b"]
    assert quotes("pay now or pay later", "pay ... (now|later)") == ["pay now", "pay later"]
    assert [m.pieces for m in find("x a a", "x ... a")] == [((0, 3),)]


def test_overlaps_the_longest_wins_and_gaps_hide_nothing() -> None:
    text = "moved families, who were evicted by night, out of town"
    found = longest(find(text, "<move> ... out", "<evict>", "out of town"))
    assert [match.key for match in found] == ["<evict>", "out of town"]
    tied = longest(find("rent strike", first="rent strike", second="(rent|x) strike"))
    assert [match.key for match in tied] == ["first"]
    nearer = longest(find("moved and moved families out", "<move> ... out"))
    assert [match.pieces for match in nearer] == [((10, 15), (25, 28))]


def test_mentions_that_only_touch_both_stay() -> None:
    touching = [Match("a", ((0, 3),)), Match("b", ((3, 6),)), Match("c", ((2, 4),))]
    assert [match.key for match in longest(touching)] == ["a", "b"]


def test_case_needs_the_text() -> None:
    tokens = tokenize("US")
    with pytest.raises(ValueError, match="needs the text"):
        PatternSet([("k", parse_pattern("US {case}"))]).find(tokens, tokens.forms, [(0, 2)])


def test_lemmas_are_asked_for_only_where_needed() -> None:
    assert not PatternSet([("k", parse_pattern("evict*"))]).needs_lemmas
    assert PatternSet([("k", parse_pattern("<evict>"))]).needs_lemmas


def test_pickles_and_finds_the_same() -> None:
    patterns = PatternSet([("k", parse_pattern("<evict> ... (by|at) night* {not near 3: hotel} {case}"))])
    text = "evicted some by night"
    tokens = tokenize(text)
    lemmas = [lemma(form) for form in tokens.forms]
    first = patterns.find(tokens, lemmas, [(0, len(text))], text)
    assert first == pickle.loads(pickle.dumps(patterns)).find(tokens, lemmas, [(0, len(text))], text)
    assert first


TOKENS = ["ab", "Ab", "abc", "b", "c", "'s", ",", '"', ".", "\n", "é", "a\xadb", "not", "\U0001f600"]
WORDS = st.lists(st.sampled_from(TOKENS), max_size=40)
PIECES = st.sampled_from(["ab", "a*", "<b>", "(b|c)", "[b]", "...", "...3", "?", "(ab c|b)", "é"])


@given(WORDS, st.lists(PIECES, min_size=1, max_size=6))
def test_matches_lie_in_one_sentence_and_read_the_pattern(words: list[str], parts: list[str]) -> None:
    text, written = " ".join(words), " ".join(parts)
    try:
        pattern = parse_pattern(written)
    except InputError:
        return
    tokens, spans = tokenize(text), sentence_spans(text)
    whole = PatternSet([("k", pattern)])
    for match in whole.find(tokens, [lemma(form) for form in tokens.forms], spans, text):
        assert any(start <= match.start and match.end <= end for start, end in spans)
        flat = [offset for piece in match.pieces for offset in piece]
        assert flat == sorted(set(flat))
        # What was matched, without its gaps, is matched again as it stands.
        words_only = " ".join(text[start:end] for start, end in match.pieces)
        alone = tokenize(words_only)
        again = whole.find(alone, [lemma(form) for form in alone.forms], [(0, len(words_only))], words_only)
        assert any(found.start == 0 and found.end == len(words_only) for found in again)


@given(WORDS, st.sampled_from(["ab", "b c", "abc", "é b"]))
def test_literal_matches_fold_to_the_pattern(words: list[str], written: str) -> None:
    text = " ".join(words)
    for match in find(text, written):
        pieces = " ".join(text[start:end] for start, end in match.pieces)
        forms = tokenize(pieces)
        assert [forms.forms[word] for word in forms.words] == [fold(word) for word in written.split()]
