"""Tokens, lemmas and sentences with exact offsets, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.english import BUILT_IN
from framing.english.lemmas import lemma
from framing.english.sentences import sentences as sentence_spans
from framing.forms import fold
from framing.language import detect
from framing.text.tokens import tokenize, word_spans, words_of

# Letters, marks, accents, invisible characters, other scripts, digits: what a page may hold.
TEXTS = st.text(
    st.one_of(st.sampled_from("aZé'’ʼ\u0301\xad\u200b\ufeff-‑.,:&/$€69%“”\"\n\t  中اß"), st.characters()), max_size=80
)


def words(text: str) -> list[str]:
    tokens = tokenize(text)
    return [text[tokens.starts[i] : tokens.ends[i]] for i in tokens.words]


@given(TEXTS)
def test_tokens_cover_everything_but_white_space_in_order_and_once(text: str) -> None:
    tokens = tokenize(text)
    position = 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        assert text[position:start].strip() == "" and position <= start < end
        assert not any(character.isspace() for character in text[start:end])
        position = end
    assert text[position:].strip() == ""
    assert len(tokens) == len(tokens.starts) == len(tokens.forms)


@given(TEXTS)
def test_words_are_tokens_in_order(text: str) -> None:
    tokens = tokenize(text)
    assert list(tokens.words) == sorted(set(tokens.words))
    assert tokens.words_within(0, len(text)) == len(tokens.words)
    assert list(tokens.within(0, len(text))) == list(range(len(tokens)))


@given(TEXTS, st.integers(0, 80), st.integers(0, 80))
def test_words_within_counts_those_that_begin_there(text: str, start: int, end: int) -> None:
    tokens = tokenize(text)
    expected = sum(start <= tokens.starts[i] < end for i in tokens.words)
    assert tokens.words_within(start, max(start, end)) == expected


@given(st.text())
def test_fold_never_fails_and_folding_twice_changes_nothing_more_in_ascii(word: str) -> None:
    folded = fold(word)
    assert isinstance(folded, str)
    if word.isascii():
        assert fold(folded) == folded


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("POLICE", "police"),
        ("don’t", "don't"),
        ("co\xadoperate", "cooperate"),
        ("Zu\u0308rich", "zürich"),
        ("ﬁne", "fine"),
        ("STRASSE", "strasse"),
    ],
)
def test_words_are_compared_in_one_form(word: str, form: str) -> None:
    assert fold(word) == form


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China’s plan", ["china", "'s", "plan"]),
        ("China's plan", ["china", "'s", "plan"]),
        ("the crews' pay", ["the", "crews", "'", "pay"]),
        ("don't won’t", ["don't", "won't"]),
        ("O'Brien and AT&T", ["o'brien", "and", "at&t"]),
        ("anti-fraud, re‑open", ["anti-fraud", ",", "re-open"]),
        ("69,000 of 1.5 at 10:30", ["69,000", "of", "1.5", "at", "10:30"]),
        ("the 1990s and 20th", ["the", "1990s", "and", "20th"]),
        ("the U.S. at 5 a.m.", ["the", "u.s.", "at", "5", "a.m."]),
        ("see https://example.org/a?b=1.", ["see", "https://example.org/a?b=1", "."]),
        ("www.harbour.example/fire and HTTPS://Harbour.example", ["www.harbour.example/fire", "and", "https://harbour.example"]),
        ("“No,” she said.", ["“", "no", ",", "”", "she", "said", "."]),
        ('harass/"persuade"', ["harass", "/", '"', "persuade", '"']),
        ("end.Next", ["end", ".", "next"]),
    ],
)
def test_how_texts_are_split(text: str, expected: list[str]) -> None:
    assert list(tokenize(text).forms) == expected


def test_marks_are_no_words() -> None:
    assert words("“Stop” — 3 (three) %!") == ["Stop", "3", "three"]


def test_the_possessive_is_no_word() -> None:
    assert words("the mayor's and the town’s") == ["the", "mayor", "and", "the", "town"]


@pytest.mark.parametrize(("form", "expected"), [("votes", "vote"), ("voted", "vote"), ("69,000", "69,000"), ("’s", "’s")])
def test_lemmas(form: str, expected: str) -> None:
    assert lemma(form) == expected


# Sentences


@given(st.text(st.sampled_from('Aab .!?"”\n\t '), max_size=60))
def test_sentences_are_ordered_disjoint_trimmed_and_within_a_line(text: str) -> None:
    position = 0
    for start, end in sentence_spans(text):
        assert position <= start < end
        sentence = text[start:end]
        assert "\n" not in sentence and sentence == sentence.strip()
        assert text[position:start].strip() == ""
        position = end
    assert text[position:].strip() == ""


def test_sentences_end_where_sentences_end() -> None:
    text = "Mr. Lind of the U.S. embassy spoke at 5 p.m. on Monday. “Stay.” He left!\nNo full stop here"
    found = [text[start:end] for start, end in sentence_spans(text)]
    assert found == ["Mr. Lind of the U.S. embassy spoke at 5 p.m. on Monday.", "“Stay.”", "He left!", "No full stop here"]


def test_common_words_are_no_abbreviations() -> None:
    text = "He would pay the tax. Officials said no. Brown left with Lind vs. Holm in case no. 3 of approx. Monday. She won."
    found = [text[start:end] for start, end in sentence_spans(text)]
    assert found[:2] == ["He would pay the tax.", "Officials said no."] and len(found) == 4
    assert found[-1] == "She won."


# Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council said on Monday that it would open the market again in the spring.", "en"),
        ("Der Rat teilte am Montag mit, dass der Markt im Frühling wieder geöffnet wird.", "und"),
        ("Le conseil a annoncé lundi que le marché rouvrirait au printemps prochain.", "und"),
        ("Рынок снова откроется весной, сообщил в понедельник городской совет.", "und"),
        ("Market opens", "en"),
        ("Рынок открыт", "und"),
        ("", "und"),
        ("1234 5678", "und"),
    ],
)
def test_english_is_told_from_other_languages(text: str, language: str) -> None:
    assert detect(text, BUILT_IN) == language


def test_words_without_tokens_in_any_language() -> None:
    text = "The A&B wall-crew’s 2 快讯 ..."
    assert words_of(text) == ["The", "A", "B", "wall", "crew", "s", "2", "快", "讯"]
    assert [text[start:end] for start, end in word_spans(text)] == words_of(text)


def test_a_token_as_it_is_read() -> None:
    assert tokenize("The Mаyor left").spelled(1) == "Mayor"  # the second letter is Cyrillic
