"""Turns: every row of the table of labels is needed."""

from __future__ import annotations

import pytest

from framing_sourcing.grammar.turns import LABEL_ROWS, turn_pattern

TURNS = [pytest.param(row, id=row[0]) for row in LABEL_ROWS]


@pytest.mark.parametrize("row", TURNS)
def test_a_label_opens_a_turn_and_no_other_row_knows_it(row: tuple[str, str, str]) -> None:
    assert turn_pattern(LABEL_ROWS).match(row[2])
    assert not turn_pattern(tuple(other for other in LABEL_ROWS if other is not row)).match(row[2])
