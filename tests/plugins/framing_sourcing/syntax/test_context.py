"""Words that may be noun, verb or adjective: every rule about what stands beside them is needed."""

from __future__ import annotations

import pytest

from framing_sourcing.syntax import context

from ....readings import tag_of  # noqa: TID252  tests have no absolute name


@pytest.mark.parametrize("number", range(len(context.ROWS)), ids=[row.rule.__name__ for row in context.ROWS])
def test_every_row_of_the_table_is_needed(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    row = context.ROWS[number]
    assert tag_of(row.sentence, row.word) == row.tag
    monkeypatch.setattr(context, "ROWS", context.ROWS[:number] + context.ROWS[number + 1 :])
    assert tag_of(row.sentence, row.word) != row.tag


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("They spoke without say in it.", "say", "NN"),
        ("They left while crews mend nets.", "mend", "VBP"),
        ("Many believe the pier leaks.", "believe", "VBP"),
        ("The crews run the ferry.", "run", "VBP"),
    ],
)
def test_what_stands_beside_a_word_decides(text: str, word: str, tag: str) -> None:
    assert tag_of(text, word) == tag
