"""Past tense or participle: every row of the table is needed."""

from __future__ import annotations

import pytest

from framing_sourcing.syntax import past

from ....readings import tag_of  # noqa: TID252  tests have no absolute name


@pytest.mark.parametrize("number", range(len(past.ROWS)), ids=[row.holds.__name__ for row in past.ROWS])
def test_every_row_of_the_table_is_needed(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    row = past.ROWS[number]
    assert tag_of(row.sentence, row.word) == "VBN"
    monkeypatch.setattr(past, "ROWS", past.ROWS[:number] + past.ROWS[number + 1 :])
    assert tag_of(row.sentence, row.word) != "VBN"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Holm, a skipper, called for a new pier.", "called"),
        ("Holm, who runs the port, stuck to it.", "stuck"),
        ("The crew, worn out, refused to sail.", "refused"),
        ("The crew said by noon that it was late.", "said"),
        ("Holm asked about the pier.", "asked"),
    ],
)
def test_what_stays_past_tense(text: str, word: str) -> None:
    assert tag_of(text, word) == "VBD"
