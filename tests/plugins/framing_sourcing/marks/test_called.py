"""What is called so is at arm's length by itself; what is glossed is not."""

from __future__ import annotations

import pytest

from framing.testing import annotations_of, sample_document

REPORTED = "".join(f"Ada Holm said that boat {number} was late, and Bo Lund said it was not. " for number in range(12))


def readings(text: str) -> list[str]:
    return [found.label for found in annotations_of("scare_quotes", sample_document(text))]


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("The crews run a chain of so-called “help desks” in the port.", True),
        ("The yard keeps “help desks”, sometimes called “Harbour 12” after the quay, in nine towns.", False),
        ("The yard keeps guard “help desks”, sometimes called “Harbour 12” after the quay, in nine towns.", True),
        ("The so-called “help desks” (the huts on the quay) are shut.", False),
        ("Sheds billed as “help desks” stand on the quay.", True),
        ("Sheds next to “help desks” stand on the quay.", False),
    ],
)
def test_what_is_called_so_is_at_arms_length_however_much_others_speak(sentence: str, held: bool) -> None:
    assert (readings(sentence)[0] == "so-called") == held
    assert (readings(f"{REPORTED}\n\n{sentence}\n\n{REPORTED}")[0] == "so-called") == held
