"""Nouns that are verbs: every row of the table is needed."""

from __future__ import annotations

import pytest

from framing_sourcing.syntax import verbal

from ....readings import tag_of  # noqa: TID252  tests have no absolute name


@pytest.mark.parametrize("number", range(len(verbal.ROWS)), ids=[row.holds.__name__ for row in verbal.ROWS])
def test_every_row_of_the_table_is_needed(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    row = verbal.ROWS[number]
    assert tag_of(row.sentence, row.word) in ("VBP", "VBZ")
    monkeypatch.setattr(verbal, "ROWS", verbal.ROWS[:number] + verbal.ROWS[number + 1 :])
    assert tag_of(row.sentence, row.word) not in ("VBP", "VBZ")
