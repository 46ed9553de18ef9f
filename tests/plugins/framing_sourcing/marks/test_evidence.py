"""Rows of evidence for and against distance: each decides a sentence of its own and leaves another; none can be left out."""

from __future__ import annotations

from bisect import bisect_left

import pytest

from framing.testing import layers_of, sample_document
from framing_sourcing.marks import distance
from framing_sourcing.marks.commentary import commentary
from framing_sourcing.marks.distance import fitting, is_distanced
from framing_sourcing.marks.evidence import AGAINST, FOR, Row
from framing_sourcing.marks.marked_words import Marked, marked

TABLES = {"FOR": FOR, "AGAINST": AGAINST}


ROWS = [pytest.param(table, row, id=f"{name}-{row.name}") for name, table in TABLES.items() for row in table]


def in_marks(text: str) -> Marked:
    layers = layers_of(sample_document(text))
    (quotation,) = layers.quotations
    tokens = layers.tokens
    inside = tokens.within(quotation.inner_start, quotation.inner_end)
    places = tokens.words[bisect_left(tokens.words, inside.start) : bisect_left(tokens.words, inside.stop)]
    return marked(text, quotation, tokens, places, commentary=commentary(tokens, layers.quotations, ()))


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_a_row_fits_its_sentence_and_leaves_the_other(table: tuple[Row, ...], row: Row) -> None:
    assert row in fitting(in_marks(row.must), table)
    assert row not in fitting(in_marks(row.must_not), table)


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_without_its_row_a_sentence_is_read_otherwise(table: tuple[Row, ...], row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    words = in_marks(row.must)
    assert is_distanced(words) == (row.points > 0)
    name = next(name for name, rows in TABLES.items() if rows is table)
    monkeypatch.setattr(distance, name, tuple(other for other in table if other is not row))
    assert is_distanced(words) == (row.points < 0)


def test_names_are_told_apart() -> None:
    names = [row.name for table in TABLES.values() for row in table]
    assert len(names) == len(set(names))
