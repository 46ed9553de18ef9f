"""On the same tokens the counts are those of quanteda's documented rules; where ours differ on purpose is tested here too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.dictionaries import Category, Dictionary, Entry, flatten, read_dictionary
from framing.patterns.language import PatternSet, longest, parse_pattern
from framing.text.tokens import tokenize


def counts(flat: Mapping[str, Sequence[Entry]], text: str, sentences: Sequence[tuple[int, int]] = ()) -> dict[str, int]:
    """How often each key is found in a text, as the terms plugin finds wordings."""
    patterns = PatternSet((key, parse_pattern(entry.pattern)) for key, entries in flat.items() for entry in entries)
    matches = patterns.find(tokenize(text), [], sentences or [(0, len(text))], text)
    return dict(Counter(match.key for key in flat for match in longest(m for m in matches if m.key == key)))


def by_the_rules(flat: Mapping[str, Sequence[Entry]], tokens: Sequence[str]) -> dict[str, int]:
    """quanteda's rules written out: globs on whole tokens in any case, phrases over tokens, in a key the longest once."""
    found: Counter[str] = Counter()
    for key, entries in flat.items():
        taken: set[int] = set()
        phrases = [entry.pattern.lower().split() for entry in entries]
        for length in sorted({len(phrase) for phrase in phrases}, reverse=True):
            for start in range(len(tokens) - length + 1):
                here = set(range(start, start + length))
                window = [token.lower() for token in tokens[start : start + length]]
                fits = any(len(phrase) == length and all(map(fnmatchcase, window, phrase)) for phrase in phrases)
                if fits and not here & taken:
                    taken |= here
                    found[key] += 1
    return dict(found)


# Tokens of one length, since the longest is by words to quanteda and by letters here.
words = st.sampled_from(["aa", "ab", "ba", "bb", "AB", "ac", "Bc"])
globs = st.sampled_from(["aa", "ab", "bb", "bc", "a*", "*b", "b?", "A?", "*c", "a*b"])
leaves = st.lists(st.lists(globs, min_size=1, max_size=2).map(" ".join), min_size=1, max_size=3, unique=True)
texts = st.lists(words, min_size=1, max_size=12)
keys_of_two_levels = st.lists(st.tuples(leaves, leaves), min_size=1, max_size=3)


@given(texts, keys_of_two_levels, st.sampled_from([(1,), (2,), (1, 2)]))
def test_counts_follow_the_rules(tokens: list[str], keys: list[tuple[list[str], list[str]]], levels: Collection[int]) -> None:
    categories = tuple(
        Category(f"k{number}", tuple(map(Entry, own)), (Category("in", tuple(map(Entry, inside))),))
        for number, (own, inside) in enumerate(keys)
    )
    flat = flatten(Dictionary("d", categories), levels)
    assert counts(flat, " ".join(tokens)) == by_the_rules(flat, tokens)


def of(*terms: str) -> dict[str, tuple[Entry, ...]]:
    return {"key": tuple(map(Entry, terms))}


def test_keys_of_lower_levels_count_for_those_above() -> None:
    inner = Category("rope", (Entry("knot*"),), (Category("deck", (Entry("plank"),)),))
    dictionary = Dictionary("d", (Category("ship", (Entry("mast"),), (inner,)), Category("sea", (Entry("wave"),))))
    text = "mast knots plank plank wave"
    assert counts(flatten(dictionary, [1]), text) == {"ship": 4, "sea": 1}
    assert counts(flatten(dictionary, [1, 2]), text) == {"ship": 1, "ship.rope": 3, "sea": 1}
    assert counts(flatten(dictionary), text) == {"ship": 1, "ship.rope": 1, "ship.rope.deck": 2, "sea": 1}
    assert counts(flatten(dictionary, [2]), text) == {"rope": 3}
    assert counts(flatten(dictionary, [3]), text) == {"deck": 2}


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("tide*", "Tide TIDES tidal neaptide", 2),  # * is any characters, the whole token, in any case
        ("t?de", "tide tode tde tiide", 2),
        ("high tide", "high tide, high\ntide", 2),
        ("tide", "tide-table", 0),  # a hyphen joins, as in tokens(split_hyphens = FALSE)
        ("10,000", "10,000 boats", 1),
    ],
)
def test_what_is_the_same(term: str, text: str, found: int) -> None:
    assert counts(of(term), text).get("key", 0) == found


@pytest.mark.parametrize(
    ("term", "text", "ours", "theirs"),
    [
        ("harbour", "the harbour's wall", 1, ["the", "harbour's", "wall"]),  # the possessive is set apart
        ("can't", "they can’t sail", 1, ["they", "can’t", "sail"]),  # apostrophes are one
        ("sail out", 'they sail "out" today', 1, ["they", "sail", '"', "out", '"', "today"]),  # marks do not part a phrase
        ("reef", "the re\xadef", 1, ["the", "re\xadef"]),  # what is invisible hides nothing
        ("fish", "ﬁsh", 1, ["ﬁsh"]),  # a ligature is its letters
        ("pier", "the ｐｉｅｒ", 1, ["the", "ｐｉｅｒ"]),  # full-width letters are letters
    ],
)
def test_where_ours_differs_on_purpose(term: str, text: str, ours: int, theirs: list[str]) -> None:
    assert counts(of(term), text) == {"key": ours} and by_the_rules(of(term), theirs) == {}


def test_of_terms_that_overlap_the_one_with_more_letters_counts() -> None:
    flat = {"key": (Entry("go on to"), Entry("to harbourmasters"))}
    matches = PatternSet((n, parse_pattern(entry.pattern)) for n, entry in enumerate(flat["key"])).find(
        tokenize(text := "they go on to harbourmasters"), [], [(0, len(text))], text
    )
    assert [text[match.start : match.end] for match in longest(matches)] == ["to harbourmasters"]  # theirs is "go on to"
    assert counts(flat, text) == by_the_rules(flat, text.split()) == {"key": 1}


def test_what_is_read_otherwise_or_left_out_is_told(file: Callable[..., Path]) -> None:
    terms = ("he's", "C++", "'#metoo'", "9/11", "$", "'* of'", "the *", "mast")
    read = read_dictionary(file("d.yml", "d:\n" + "".join(f"  - {term}\n" for term in terms)))
    assert [problem.split(" is left out")[0] for problem in read.problems] == [
        "line 2: 'he's'",
        "line 6: '$'",
        "line 7: '* of'",
        "line 8: 'the *'",
    ]
    assert [note.split(": ", 1)[1].split(":")[0] for note in read.notes] == [
        "'C++' is read as 'C'",
        "'#metoo' is read as 'metoo'",
        "'9/11' is read as '9 11'",
    ]
    text = "he's the captain of C, 9/11 and a $ mast #MeToo"
    assert counts(flatten(read), text) == {"d": 4}
    theirs = "he's the captain of C , 9 / 11 and a $ mast #MeToo".split()
    assert by_the_rules(of("he's", "C++", "#metoo", "9/11", "$", "* of", "the *", "mast"), theirs) == {"key": 5}


def test_a_phrase_does_not_reach_over_the_end_of_a_sentence() -> None:
    text = "They went out. Sail away"
    assert counts(of("out sail"), text, [(0, 14), (15, len(text))]) == {}
    assert by_the_rules(of("out sail"), "They went out Sail away".split()) == {"key": 1}  # its tokens without punctuation
