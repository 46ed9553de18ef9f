"""What patterns find in a text."""

from __future__ import annotations

import pickle
import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.english.lemmas import lemma
from framing.english.sentences import sentences as sentence_spans
from framing.errors import InputError
from framing.forms import fold
from framing.patterns.language import parse_pattern
from framing.patterns.matching import Match, PatternSet, longest
from framing.text.tokens import tokenize

from ...examples_terms import FOUND, HIDDEN, NEGATED  # noqa: TID252  tests have no absolute name


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


def tagged(text: str, pattern: str, tags: str) -> list[str]:
    """What a pattern finds in a text whose words have these parts of speech."""
    tokens = tokenize(text)
    lemmas = [lemma(form) for form in tokens.forms]
    found = PatternSet([("k", parse_pattern(pattern))]).find(tokens, lemmas, sentence_spans(text), text, tags.split())
    return [text[match.start : match.end] for match in found]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("<rise>/NOUN", ["rise"]),
        ("<rise>/VERB", ["rise", "rising"]),
        ("ris*/VERB", ["rise", "rising"]),
        ("Rise/NOUN {case}", []),
        ("rise/ADJ", []),
        ("the */ADJ rise", ["The steep rise"]),
        ("the */NOUN rise", []),
        ("Fed/NAME", ["Fed"]),
        ("<rise>/VERB {not after: */ADV}", ["rise", "rising"]),
        ("<rise>/VERB {not after: */NAME}", ["rising"]),
    ],
)
def test_parts_of_speech(pattern: str, found: list[str]) -> None:
    assert tagged("The steep rise saw Fed rise, rising", pattern, "DT JJ NN VBD NNP VBP , VBG") == found


def test_a_part_of_speech_is_asked_for_only_where_needed() -> None:
    assert PatternSet([("k", parse_pattern("rise/NOUN"))]).needs_tags
    assert not PatternSet([("k", parse_pattern("rise and/or fall"))]).needs_tags
    assert quotes("a rise", "rise/NOUN") == []  # where nobody has told the parts of speech


def test_letters_of_other_scripts_are_found_and_told() -> None:
    latin, cyrillic, greek = find("They evict, еvict and evιct some; the Совет met.", "<evict>")
    assert (latin.disguised, cyrillic.disguised, greek.disguised) == (False, True, True)
    assert quotes("Совет", "Cover") == []  # a word of its own script is that script's
    assert find("rent stríke, rеnt strike", "rent strike")[0].disguised


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


@pytest.mark.parametrize(("text", "plain"), HIDDEN)
def test_nothing_hides_a_word(text: str, plain: str) -> None:
    read, meant = tokenize(text), tokenize(plain)
    assert [read.forms[word] for word in read.words] == [meant.forms[word] for word in meant.words]


def test_a_phrase_with_something_hidden_is_one_piece() -> None:
    for text in ("the night \u200b market", "the ni\u00adght\u00a0market", "the night\u2009market"):
        ((start, end),) = find(text, "night market")[0].pieces
        assert (start, text[end - 3 : end]) == (4, "ket")


def test_a_hyphen_at_the_end_of_a_line_may_be_the_words_own() -> None:
    text = "The repatri-\nated and the anti-\nflood wall; a pre-\nFlood wall."
    sought = ("<repatriate>", "anti-flood", "antiflood", "preflood")
    assert quotes(text, *sought) == ["repatri-\nated", "anti-\nflood", "anti-\nflood"]


WRAPPED = """The council said on Monday evening that the families were persuaded
to return to the harbour before the winter. Nobody asked which night
market they meant, and the mayor did not say."""


def test_a_line_that_was_broken_for_its_length_ends_no_sentence() -> None:
    assert quotes(WRAPPED, "<persuade> to return", "night market") == ["persuaded\nto return", "night\nmarket"]
    assert len(sentence_spans(WRAPPED)) == 2
    assert quotes("Camp night\nmarket opens", "night market") == []


INVISIBLE = "\u00ad\u200b\u200d\u2060\ufeff\u200e\ufe0f\u034f"
LOOKALIKE = dict(zip("aceopiET", "\u0430\u0441\u0435\u03bf\u0440\u0456\u0415\u03a4", strict=True))
VARIANTS = {" ": " \u00a0\u2009\u202f\t\u3000", "'": "'\u2019\u02bc\u00b4\uff07", "-": "-\u2010\u2011\uff0d"}
PLAIN = "They evicted the café owner's friends. The Torch said: don't evict riot police from a night market, anti-flood or not."
SOUGHT = ["<evict>", "café owner friends", "riot police", "night ...2 or", "anti-flood", "torch", "don't", "evict* ... market"]


def disguise(text: str, random: Random) -> tuple[str, list[int]]:
    """A text that reads the same in other characters, and where in it each character of the text begins."""
    hidden, places = "", []
    for before, character in zip(" " + text, text, strict=False):
        inside = before.isalpha() and character.isalpha()  # the first letter of a word stays Latin
        hidden += random.choice(INVISIBLE) if inside and random.random() < 0.2 else ""
        places.append(len(hidden))
        letter = {
            "full width": chr(ord(character) + 0xFEE0) if character.isascii() and character.isalpha() else character,
            "look-alike": LOOKALIKE.get(character, character) if inside else character,
            "composed": unicodedata.normalize("NFD", character),
            "capital": character.upper(),
            "itself": character,
        }
        hidden += random.choice(VARIANTS.get(character, list(letter.values())))
    return hidden, [*places, len(hidden)]


@given(st.integers(0, 1 << 32))
def test_disguises_change_no_mention_but_its_offsets(seed: int) -> None:
    hidden, places = disguise(PLAIN, Random(seed))
    found, meant = find(hidden, *SOUGHT), find(PLAIN, *SOUGHT)
    assert {match.key for match in meant} == set(SOUGHT)
    assert [(match.key, match.negated) for match in found] == [(match.key, match.negated) for match in meant]
    for match, plain in zip(found, meant, strict=True):
        assert [(places[start], places[end]) for start, end in plain.pieces] == list(match.pieces)
