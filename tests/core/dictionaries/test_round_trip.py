"""Read, written and read again, a dictionary is the same, in every format."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from framing.dictionaries import FORMATS, Dictionary, read_dictionary, write_dictionary
from framing.dictionaries.files import dictionary_text
from framing.dictionaries.model import Builder
from framing.dictionaries.source import add_term
from framing.errors import InputError
from framing.patterns.language import parse_pattern

NESTING = {"quanteda", "liwc", "yoshikoder", "wordstat", "csv"}
WEIGHING = {"liwc22", "yoshikoder", "wordstat", "csv"}
ONLY_STARS = {"liwc", "liwc22", "yoshikoder"}

letters = st.text("abcdeézß*?-'’.1:&+#(){}[]<>|/%@\xad ", min_size=1, max_size=12)
anything = st.text(min_size=1, max_size=8)
terms = st.one_of(
    letters, anything, st.sampled_from(["no", "1990", "null", "~", "cross the line", "don't", "U.S.", "-x", "anti-war*"])
)
names = st.one_of(st.text("aBc .#+-:(1)é\"'&<_>", min_size=1, max_size=6), st.sampled_from(["yes", "__", "2", "= state =", "%"]))
weights = st.sampled_from([1.0, 1.0, 2.0, -0.5, 0.1, 1e-7, 1e22])
paths = st.lists(names, min_size=1, max_size=3).map(tuple)
rows = st.lists(st.tuples(paths, terms, weights), min_size=1, max_size=8)


def built(given_rows: list[tuple[tuple[str, ...], str, float]], *, nested: bool, weighed: bool, wildcards: str) -> Dictionary:
    """The dictionary of these rows as far as a format goes."""
    builder = Builder("test")
    try:
        for path, term, weight in given_rows:
            found = builder.category(path if nested else path[:1])
            add_term(builder, found, term, weight=weight if weighed else 1.0, wildcards=wildcards)
        return builder.dictionary("mine", "test", "")
    except InputError:
        assume(False)
        raise


def again(dictionary: Dictionary, format: str, *, by_name: bool = True) -> Dictionary:  # noqa: A002  its name
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "mine" + FORMATS[format].suffixes[0])
        assert write_dictionary(dictionary, path) == []
        return read_dictionary(path, format if by_name else None)


@pytest.mark.parametrize("format", FORMATS)
@given(given_rows=rows)
def test_what_a_format_can_say_comes_back(format: str, given_rows: list[tuple[tuple[str, ...], str, float]]) -> None:  # noqa: A002
    wildcards = "*" if format in ONLY_STARS else "" if format == "spacy" else "*?"
    dictionary = built(given_rows, nested=format in NESTING, weighed=format in WEIGHING, wildcards=wildcards)
    _, lost = dictionary_text(dictionary, format)
    assume(not lost)
    found = again(dictionary, format)
    assert found.categories == dictionary.categories
    assert again(found, format) == found


@given(given_rows=rows)
def test_every_entry_is_a_pattern(given_rows: list[tuple[tuple[str, ...], str, float]]) -> None:
    dictionary = built(given_rows, nested=True, weighed=True, wildcards="*?")
    for _, category in dictionary.walk():
        for entry in category.entries:
            parse_pattern(entry.pattern)


@pytest.mark.parametrize("format", FORMATS)
@given(text=st.text("ab*?%+#\t\n \"'<>/={}[]:,-|&!_@()129", max_size=60))
def test_whatever_is_read_can_be_written_and_comes_back(format: str, text: str) -> None:  # noqa: A002
    heads = {"liwc": "%\n1\ta\n2\tb\n%\n", "lexicoder": "+a\n", "csv": "term,category,weight\n", "liwc22": "DicTerm,a,b\n"}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "mine" + FORMATS[format].suffixes[0])
        path.write_text(heads.get(format, "") + text, encoding="utf-8")
        try:
            dictionary = read_dictionary(path, format)
        except InputError as error:
            assert str(error).startswith(str(path))
            return
    found = again(dictionary, format)
    assert found.categories == dictionary.categories
