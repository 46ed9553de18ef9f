"""What stands behind a verb: every row of the table is needed."""

from __future__ import annotations

import pytest

from framing_sourcing.grammar import complements

from ....readings import reading_of  # noqa: TID252  tests have no absolute name


def kind_of(text: str, verb: str, *, clause: bool = True) -> str:
    reading = reading_of(text)
    return complements.complement_of(reading, reading.forms.index(verb) + 1, clause=clause)[0]


@pytest.mark.parametrize("number", range(len(complements.ROWS)), ids=[row.rule.__name__ for row in complements.ROWS])
def test_every_row_of_the_table_is_needed(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    row = complements.ROWS[number]
    assert kind_of(row.sentence, row.after, clause=row.clause) == row.kind
    monkeypatch.setattr(complements, "ROWS", complements.ROWS[:number] + complements.ROWS[number + 1 :])
    assert kind_of(row.sentence, row.after, clause=row.clause) != row.kind


@pytest.mark.parametrize(
    ("text", "verb", "kind"),
    [
        ("Holm said most were closed.", "said", "zero"),
        ("Holm promised not to sail.", "promised", "inf"),
        ("Holm asked the crew to sail.", "asked", "np_inf"),
        ("Holm said about 90 boats have sunk.", "said", "zero"),
        ("Holm listened to the crew.", "listened", "prep:to"),
        ("Holm said “that the pier leaks”.", "said", "that"),
        ("Holm said.", "said", ""),
    ],
)
def test_what_stands_behind_a_verb(text: str, verb: str, kind: str) -> None:
    assert kind_of(text, verb) == kind


def test_a_verb_that_takes_no_clause_has_the_phrase() -> None:
    assert kind_of("Holm praised the crew that left.", "praised", clause=False) == "np"
    assert kind_of("Holm said the pier leaks.", "said", clause=False) == "np"
