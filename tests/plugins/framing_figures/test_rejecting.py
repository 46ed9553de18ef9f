"""Numbers that are no figures: every row of the tables decides its sentence, leaves the other, and cannot be left out."""

from __future__ import annotations

import pytest

from framing.testing import layers_of, sample_document
from framing_figures import ages, items, named
from framing_figures.beside import Row
from framing_figures.numbers import Number, is_trigger, read_number
from framing_figures.rejecting import is_no_figure
from framing_figures.sentence import Sentence

TABLES = {"AGES": ages, "NAMES": named, "ITEMS": items}
ROWS = [
    pytest.param(name, number, id=f"{name}-{row.rule.__name__}")
    for name, module in TABLES.items()
    for number, row in enumerate(getattr(module, name))
]


def all_rejected(text: str) -> bool:
    """Whether no number of a sentence is a figure."""
    tokens = layers_of(sample_document(text)).tokens
    sentence = Sentence(tokens, 0, len(tokens))
    found: list[Number] = []
    for i, form in enumerate(tokens.forms):
        if is_trigger(form) and (not found or i >= found[-1].end):
            number = read_number(tokens, i, 0, len(tokens))
            found.extend([number] if number else [])
    assert found, text
    return all(is_no_figure(sentence, number) for number in found)


@pytest.mark.parametrize(("name", "number"), ROWS)
def test_every_row_is_needed(name: str, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rows: tuple[Row, ...] = getattr(TABLES[name], name)
    assert all_rejected(rows[number].must)
    assert not all_rejected(rows[number].must_not)
    monkeypatch.setattr(TABLES[name], name, rows[:number] + rows[number + 1 :])
    assert not all_rejected(rows[number].must)
