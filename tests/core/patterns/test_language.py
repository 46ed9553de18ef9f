"""The pattern language: what it reads, and what it refuses and why."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.english.lemmas import lemma
from framing.english.sentences import sentences as sentence_spans
from framing.errors import InputError
from framing.patterns.language import PatternSet, parse_pattern, sample
from framing.patterns.matching import Match, longest
from framing.text.tokens import tokenize
from framing_sourcing.syntax.tagging import tag

REFUSED = [
    ("", 1, "at least one word"),
    ("   ", 4, "at least one word"),
    ("*", 1, "begin with any word"),
    ("??", 1, "begin with any word"),
    ("... house", 1, "begin with any word"),
    ("[the] ... house", 1, "begin with any word"),
    ("house ...", 9, "end with any word"),
    ("house [*]", 9, "end with any word"),
    ("...", 1, "match nothing"),
    ("[the]", 1, "match nothing"),
    ("([a]|b)", 1, "match nothing"),
    ("<persuade", 1, "'<' is not closed; write <persuade>"),
    ("persuade>", 9, "nothing to close"),
    ("<to persuade>", 1, "write <to> <persuade>"),
    ("<persuad*>", 1, "no * or ? in <>"),
    ("<>", 1, "holds one word"),
    ("a (b|c", 3, "'(' is not closed"),
    ("a [b", 3, "'[' is not closed"),
    ("a (b]", 5, "nothing to close"),
    ("a ) b", 3, "nothing to close"),
    ("a } b", 3, "nothing to close"),
    ("a|b", 2, "alternatives stand in brackets"),
    ("(a|)", 4, "an alternative is empty"),
    ("()", 2, "an alternative is empty"),
    ("a ...51 b", 3, "gaps span 1 to 50 words"),
    ("a ...0 b", 3, "gaps span 1 to 50 words"),
    ("a ...30 b ...30 c", 11, "gaps span 1 to 50 words"),
    ("a !! b", 3, "'!!' is no word"),
    ("a {never}", 3, "no such condition"),
    ("a {not near: b}", 3, "no such condition"),
    ("a {not near 60: b}", 3, "no such condition"),
    ("a {case: b}", 3, "no such condition"),
    ("a {not after}", 3, "no such condition"),
    ("a {", 3, "no such condition"),
    ("a {not after: b", 3, "'{' is not closed"),
    ("a {not after: }", 15, "an alternative is empty"),
    ("a {not after: [b]}", 3, "optional"),
    ("a {not after: b ... c}", 3, "no gaps"),
    ("a {not after: *}", 3, "forbids every word"),
    ("a {not before: ?*}", 3, "forbids every word"),
    ("a {not near 5: (b|* *)}", 3, "forbids every word"),
    ("a ... *", 7, "end with any word"),
    ("* ... *", 1, "begin with any word"),
    ("*/NOUN", 1, "begin with any word"),
    ("the */NOUN", 10, "end with any word"),
    ("rise/noun", 5, "no part of speech 'noun'; there are /NOUN"),
    ("a rise/NN", 7, "no part of speech 'NN'"),
    ("<rise>/UP", 7, "no part of speech 'UP'"),
    ("don't,go/VERB", 1, "asked of one word"),
    ("a {case} b", 10, "conditions come last"),
    ("(" * 21 + "a" + ")" * 21, 21, "20 brackets"),
    ("a" * 2001, 2001, "2000 characters"),
]


@pytest.mark.parametrize(("pattern", "column", "message"), REFUSED)
def test_refuses_with_the_column(pattern: str, column: int, message: str) -> None:
    with pytest.raises(InputError) as error:
        parse_pattern(pattern, "book.toml")
    assert str(error.value).startswith("book.toml: pattern '")
    assert f" column {column}: " in str(error.value)
    assert message in str(error.value)


@pytest.mark.parametrize("pattern", ["and/or", "9/11", "AC/DC", "a {not before: the * house}", "the */ADJ house", "a b/NAME"])
def test_reads(pattern: str) -> None:
    assert parse_pattern(pattern).text == pattern


def test_error_is_one_printable_line() -> None:
    with pytest.raises(InputError) as error:
        parse_pattern("a\n\x1b[31m(b" + "c" * 100)
    assert str(error.value).isprintable()
    assert len(str(error.value)) < 200


@given(st.text(alphabet=st.one_of(st.sampled_from("ab <>()[]{}|*?.…:5\n'"), st.characters()), max_size=60))
def test_parser_never_crashes(text: str) -> None:
    try:
        pattern = parse_pattern(text)
    except InputError:
        return
    assert parse_pattern(text) == pattern


@pytest.mark.parametrize(
    ("pattern", "shortest"),
    [("<evict> ... [all] (tenants|b c)", "evict tenants"), ("resettl* US {case}", "resettl US"), ("organi?e", "organixe")],
)
def test_sample(pattern: str, shortest: str) -> None:
    assert sample(parse_pattern(pattern)) == shortest


def test_is_a_value() -> None:
    pattern = parse_pattern("<evict> ... (by|at) night* {not near 3: hotel} {case}")
    assert pickle.loads(pickle.dumps(pattern)) == pattern
    assert hash(pattern) == hash(parse_pattern(pattern.text))
    assert pattern != parse_pattern("<evict>")


# docs/patterns.md: every example in its tables is tried.

PAGE = (Path(__file__).parents[3] / "docs" / "patterns.md").read_text(encoding="utf-8")


def rows(*heads: str) -> list[list[str]]:
    """The rows of the page's tables that have these heads."""
    found: list[list[str]] = []
    for block in re.findall(r"(?:^\|.*\n)+", PAGE, re.MULTILINE):
        cells = [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in block.splitlines()]
        if cells[0] == list(heads):
            found += cells[2:]
    assert found
    return found


def found_in(text: str, pattern: str) -> list[Match[str]]:
    tokens, spans = tokenize(text), sentence_spans(text)
    lemmas = [lemma(form) for form in tokens.forms]
    patterns = PatternSet([("k", parse_pattern(pattern))])
    return longest(patterns.find(tokens, lemmas, spans, text, tag(tokens, lemmas, spans, frozenset())))


@pytest.mark.parametrize(("pattern", "finds", "does_not"), rows("write", "finds", "does not find"))
def test_examples_on_the_page_of_patterns(pattern: str, finds: str, does_not: str) -> None:
    for example in finds.split(" · "):
        text = example.replace("**", "")
        pieces = [text[start:end] for match in found_in(text, pattern.strip("`")) for start, end in match.pieces]
        assert pieces == re.findall(r"\*\*(.+?)\*\*", example), example
    for text in does_not.split(" · "):
        assert found_in(text, pattern.strip("`")) == [], text


@pytest.mark.parametrize(("negated", "not_negated"), rows("negated", "not negated"))
def test_negations_on_the_page_of_patterns(negated: str, not_negated: str) -> None:
    assert [match.negated for text in (negated, not_negated) for match in found_in(text, "<persuade>")] == [True, False]


@pytest.mark.parametrize(("pattern", "reason"), rows("write", "because"))
def test_refusals_on_the_page_of_patterns(pattern: str, reason: str) -> None:
    with pytest.raises(InputError) as error:
        parse_pattern(pattern.strip("`"))
    assert reason in str(error.value)
