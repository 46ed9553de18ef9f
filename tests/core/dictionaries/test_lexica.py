"""The lexica that come along: sound, licensed, and finding what they are for."""

from __future__ import annotations

import pytest

from framing.codebook import VALENCES, Codebook, check_codebook, parse_codebook
from framing.dictionaries.lexica import _folder, lexica, open_dictionary
from framing.english.lemmas import lemma
from framing.errors import RequestError
from framing.patterns.language import PatternSet, parse_pattern
from framing.text.tokens import tokenize


def found(codebook: Codebook, text: str) -> set[tuple[str, str]]:
    """Concepts and wordings in one sentence."""
    patterns = PatternSet(
        ((concept.name, wording.name), parse_pattern(pattern))
        for concept in codebook.concepts
        for wording in concept.wordings
        for pattern in wording.patterns
    )
    tokens = tokenize(text)
    return {match.key for match in patterns.find(tokens, list(map(lemma, tokens.forms)), [(0, len(text))], text)}


@pytest.mark.parametrize("name", lexica())
def test_each_is_without_a_doubt_and_says_whose_it_is(name: str) -> None:
    lexicon = lexica()[name]
    assert lexicon.licence and lexicon.citation and lexicon.about and lexicon.language == "en"
    codebook = lexicon.codebook()
    assert codebook.version and codebook.concepts and codebook.name == name
    assert check_codebook(str(_folder() / f"{name}.toml")) == []
    assert parse_codebook(_folder().joinpath(f"{name}.toml").read_text("utf-8")).name == name


def test_every_file_is_listed() -> None:
    assert {item.name for item in _folder().iterdir()} == {"index.toml", *(f"{name}.toml" for name in lexica())}


def test_euphemisms_all_have_a_valence_and_rivals() -> None:
    for concept in lexica()["euphemisms"].codebook().concepts:
        assert len({wording.valence for wording in concept.wordings}) >= 2 and {w.valence for w in concept.wordings} <= set(
            VALENCES
        )


@pytest.mark.parametrize(
    ("name", "text", "wordings"),
    [
        (
            "hedges",
            "The dam could perhaps hold, it seems",
            {("hedges", "modal verbs"), ("hedges", "adverbs"), ("hedges", "verbs")},
        ),
        ("hedges", "In May the dam was certainly a kind of lake", {("boosters", "adverbs")}),
        ("reporting-verbs", "The mayor claimed the pier was safe", {("reporting verbs", "doubting")}),
        (
            "reporting-verbs",
            "The mayor pointed out a crack and admitted fault",
            {("reporting verbs", "endorsing"), ("reporting verbs", "admitting")},
        ),
        ("reporting-verbs", "The claims of an alleged flood, false claims for damages", set()),
        ("hedges", "Leave as soon as possible", set()),
        ("euphemisms", "A rendition of the anthem", set()),
        ("euphemisms", "Nine jobs axed in a downsizing", {("staff dismissed", "sacking"), ("staff dismissed", "restructuring")}),
        ("euphemisms", "The raid killed four civilians", {("civilians killed", "civilian deaths")}),
        ("euphemisms", "The car crash closed the road", {("road crash", "crash")}),
    ],
)
def test_they_find_what_they_are_for_and_leave_the_rest(name: str, text: str, wordings: set[tuple[str, str]]) -> None:
    assert found(lexica()[name].codebook(), text) == wordings


def test_an_unknown_lexicon_is_told_with_those_there_are() -> None:
    with pytest.raises(RequestError, match=r"did you mean 'hedges'.*euphemisms"):
        open_dictionary("lexicon:hedge")
