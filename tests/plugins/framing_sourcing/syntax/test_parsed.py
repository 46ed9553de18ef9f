"""Subjects in the tree of a parser."""

from __future__ import annotations

from framing.english.lemmas import lemma
from framing.text.tokens import tokenize
from framing_sourcing.grammar.lexicon import load_lexicon
from framing_sourcing.syntax.parsed import subject_in_tree
from framing_sourcing.syntax.reading import Reading, read
from framing_sourcing.syntax.tree import Tree, make_tree


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
