"""What tells a gender, and what must not."""

from __future__ import annotations

import pytest

from framing.testing import annotations_of, sample_document


def gender(text: str, name: str) -> str:
    return next(str(a.attributes["gender"]) for a in annotations_of("heard", sample_document(text)) if a.label == name)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ms. Holm said the ship was late.", "female"),
        ("Chairman Robin Holm said the ship was late.", "male"),
        ("Robin Holm, a spokeswoman for the port, said the ship was late.", "female"),
        ("His wife, Robin Holm, said the ship was late.", "female"),
        ("Robin Holm said she had seen the ship.", "female"),
        ("“The ship is late,” Robin Holm said. Then he left the harbor.", "male"),
        ("Robin Holm lost his boat. “It is gone,” said Robin Holm.", "male"),
    ],
)
def test_titles_nouns_and_pronouns_tell_it(text: str, told: str) -> None:
    found = {a.label: a.attributes["gender"] for a in annotations_of("heard", sample_document(text))}
    assert [*found.values()] == [told]


@pytest.mark.parametrize("name", ["Mary Holm", "John Holm"])
def test_a_first_name_alone_tells_nothing(name: str) -> None:
    assert gender(f"{name} said the ship was late.", name) == "untold"


def test_a_pronoun_that_two_persons_may_be_tells_of_neither() -> None:
    text = (
        "Robin Holm met Kim Lund in the harbor, and she laughed. Robin Holm said the ship was late. Kim Lund said it was early."
    )
    assert gender(text, "Robin Holm") == gender(text, "Kim Lund") == "untold"


def test_what_is_known_of_one_leaves_the_pronoun_to_the_other() -> None:
    text = (
        "Mr. Robin Holm owns the yard. Holm met Kim Lund in the harbor, and she laughed. Holm said the ship was late. "
        "Kim Lund said it was early."
    )
    assert gender(text, "Kim Lund") == "female"


def test_a_pronoun_within_quotation_marks_tells_nothing_of_who_speaks() -> None:
    assert gender("Robin Holm said: “She is the best captain.”", "Robin Holm") == "untold"


def test_what_speaks_for_both_settles_nothing() -> None:
    text = "Robin Holm said she was late. Robin Holm said he was early."
    assert gender(text, "Robin Holm") == "untold"


def test_somebody_without_a_name_has_the_gender_of_the_noun() -> None:
    found = annotations_of("heard", sample_document("A spokeswoman for the harbor said the ship was late."))
    assert [a.attributes["gender"] for a in found] == ["female"]
