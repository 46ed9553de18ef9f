"""What somebody does in several words: each row of the tables has a sentence that it decides."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import framing
from framing.codebook import Codebook, Target
from framing_stance.agency.clause_words import Words
from framing_stance.evaluation.links import links
from framing_stance.evaluation.words import Lists, load

SENTENCES = Path(__file__).with_name("phrases.csv")
TABLES = ("circumstances", "doings", "undoings")
BOOK = Codebook(targets=(Target("voters", ("voters",)),))


@cache
def rows() -> Sequence[dict[str, str]]:
    """Rows with a sentence each, whose target are the voters."""
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def words() -> dict[str, tuple[Words, int, int]]:
    """By sentence its words, and where its target begins and ends."""
    documents = [framing.Document(row["sentence"], f"Nothing happened.\n\n{row['sentence']}", language="en") for row in rows()]
    found = {}
    for document, layers, mentions in framing.annotate(documents, "targets", codebook=BOOK):
        where = layers.tokens.within(mentions[0].start, mentions[0].end)
        forms = layers.tokens.forms
        found[document.id] = Words(forms, layers.lemmas, layers["pos"], where.start - 1, len(forms)), where.start, where.stop
    return found


def signs(sentence: str, lists: Lists) -> set[int]:
    """The signs that links give the voters."""
    return {link.sign for link in links(*words()[sentence], lists, frozenset()) if not link.others}


def test_every_row_has_a_sentence() -> None:
    told = {
        (table, " ".join((first, *rest)))
        for table in TABLES
        for first, rows in getattr(load(), table).items()
        for rest, _ in rows
    }
    assert told == {(row["table"], row["row"]) for row in rows()}


@pytest.mark.parametrize("table", TABLES)
def test_a_row_decides_its_sentence(table: str) -> None:
    phrases = getattr(load(), table)
    for row in rows():
        if row["table"] == table:
            first, *rest = row["row"].split()
            others = {**phrases, first: tuple(each for each in phrases[first] if each[0] != tuple(rest))}
            assert signs(row["sentence"], load()) == {int(row["sign"])}, row
            assert signs(row["sentence"], replace(load(), **{table: others})) != {int(row["sign"])}, row
