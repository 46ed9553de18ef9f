"""The pattern language: what it reads, and what it refuses and why."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import InputError
from framing.patterns import parse_pattern, sample

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
