"""The automaton: it finds what trying everything finds, in time linear in the text."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import InputError
from framing.patterns import automaton
from framing.patterns.language import PatternSet, parse_pattern
from framing.text.tokens import tokenize


def paths(machine: automaton.Machine, node: int, words: list[str], position: int) -> Iterator[tuple[int, ...]]:
    """Every way to read words from a position on, found by trying them all."""
    atom, following = machine.nodes[node]
    if node == automaton.ACCEPT:
        yield ()
    elif atom is None:
        for option in following:
            yield from paths(machine, option, words, position)
    elif position < len(words) and (atom.kind == "gap" or fnmatchcase(words[position], atom.text or "*")):
        for rest in paths(machine, following[0], words, position + 1):
            yield rest if atom.kind == "gap" else (position, *rest)


SHORT = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=8)


NESTED = st.sampled_from(["a", "b", "*", "[b]", "...2", "(a|b a)", "[a ... c]", "(c|[b] c)"])


@given(SHORT, st.lists(NESTED, min_size=1, max_size=5))
def test_agrees_with_trying_everything(words: list[str], parts: list[str]) -> None:
    try:
        pattern = parse_pattern(" ".join(parts))
    except InputError:
        return
    text = " ".join(words)
    tokens = tokenize(text)
    found = PatternSet([("k", pattern)]).find(tokens, tokens.forms, [(0, len(text))])
    root = len(pattern.body.nodes) - 1
    expected = {}
    for start in range(len(words)):
        if ways := list(paths(pattern.body, root, words, start)):
            best = max(ways, key=lambda way: (len(way), -way[-1]))
            expected[2 * start] = (len(best), 2 * best[-1] + 1)
    assert {m.start: (sum(len(text[s:e].split()) for s, e in m.pieces), m.end) for m in found} == expected


HOSTILE = [
    "a ...50 b",
    "a " + "[a] " * 100 + "b",
    "a ...10 (a|a a|a a a) ...10 [a] ...10 b",
    "(" + "|".join(["a"] * 200) + ") ... b",
    "a* *a ?* b {not near 50: a c}",
    "a {not after: a [a] [a] [a] b}",
]


@pytest.mark.parametrize("pattern", HOSTILE)
def test_time_is_linear_in_the_text(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []
    values = automaton._values

    def counted(machine: automaton.Machine, nodes: list[int], *rest: Any) -> Any:
        calls.append(len(nodes))
        return values(machine, nodes, *rest)

    monkeypatch.setattr(automaton, "_values", counted)

    def steps(words: int) -> int:
        calls.clear()
        text = "a " * words + "b"
        tokens = tokenize(text)
        PatternSet([("k", parse_pattern(pattern))]).find(tokens, tokens.forms, [(0, len(text))], text)
        return sum(calls)

    short, long = steps(1000), steps(4000)
    assert short > 0
    assert long <= 4.2 * short


def test_hostile_patterns_on_a_long_text_finish() -> None:
    text = "a " * 30_000 + "b"
    tokens = tokenize(text)
    patterns = PatternSet((number, parse_pattern(p)) for number, p in enumerate(HOSTILE[:1] + HOSTILE[2:4]))
    assert patterns.find(tokens, tokens.forms, [(0, len(text))], text)


def test_many_plain_terms_cost_one_look_up_a_distinct_word() -> None:
    patterns = PatternSet((number, parse_pattern(f"term{number}")) for number in range(5000))
    looked: list[str] = []
    original = patterns._vocabulary.learn
    patterns._vocabulary.learn = lambda form, *rest: looked.append(form) or original(form, *rest)  # type: ignore[method-assign,func-returns-value]
    text = "word term7 word " * 100
    tokens = tokenize(text)
    assert {match.key for match in patterns.find(tokens, tokens.forms, [(0, len(text))])} == {7}
    assert looked == ["word", "term7"]
