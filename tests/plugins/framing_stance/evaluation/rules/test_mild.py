"""Words too mild to be the outlet's own judgement: each row is a row of another table too, and decides a sentence."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import framing
from framing.codebook import Codebook, Target
from framing_stance.agency.clause_words import Words
from framing_stance.evaluation.links import links
from framing_stance.evaluation.rules.link import Link
from framing_stance.evaluation.rules.mild import is_mild
from framing_stance.evaluation.words import Phrases, load

PHRASES = Path(__file__).parents[2] / "phrases.csv"
BOOK = Codebook(targets=(Target("voters", ("voters",)),))
SENTENCES = (
    ("acts", "The voters want to {}."),
    ("adjectives", "The voters are {}."),
    ("adjectives", "The {} voters left."),
    ("adjectives", "The voters showed a {} hand."),
    ("nouns", "The voters are {}s."),
    ("nouns", "The voters are a {}."),
    ("nouns", "The {} voters left."),
    ("manners", "The voters {} left the pier."),
    ("possessions", "The voters' {} was told."),
    ("possessions", "The voters showed {}."),
)


def rows() -> list[str]:
    return [" ".join((first, *rest)) for first, found in load().mild.items() for rest, _ in found]


def without(row: str) -> Phrases:
    first, *rest = row.split()
    return {**load().mild, first: tuple(each for each in load().mild[first] if each[0] != tuple(rest))}


def sentences_of(row: str) -> Iterator[str]:
    """Sentences with the row as what it is in the other tables."""
    yield from (sentence.format(row) for kind, sentence in SENTENCES if row in getattr(load(), kind))
    yield from (each["sentence"] for each in phrases() if each["row"] == row)


@cache
def phrases() -> list[dict[str, str]]:
    with PHRASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def linked() -> Mapping[str, tuple[Words, list[Link]]]:
    """By sentence its words, and the links of the voters."""
    texts = {sentence for row in rows() for sentence in sentences_of(row)}
    documents = [framing.Document(text, f"Nothing happened.\n\n{text}", language="en") for text in texts]
    found = {}
    for document, layers, mentions in framing.annotate(documents, "targets", codebook=BOOK):
        where = layers.tokens.within(mentions[0].start, mentions[0].end)
        forms = layers.tokens.forms
        words = Words(forms, layers.lemmas, layers["pos"], where.start - 1, len(forms))
        found[document.id] = words, links(words, where.start, where.stop, load(), frozenset())
    return found


def decides(row: str, sentence: str) -> bool:
    """Whether a sentence has a link that is mild, and is not without the row."""
    words, found = linked()[sentence]
    return any(is_mild(words, each, load().mild) and not is_mild(words, each, without(row)) for each in found)


def test_every_row_decides_a_sentence() -> None:
    assert [row for row in rows() if not any(decides(row, sentence) for sentence in sentences_of(row))] == []
