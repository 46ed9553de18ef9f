"""The measures of who is heard."""

from __future__ import annotations

from framing import score
from framing.testing import sample_document

TEXT = (
    "Ms. Holm, a nurse, said the ward was full and getting worse. Mr. Lund said it was empty.\n\n"
    "Kim Dahl, a minister, said nothing was decided. Residents said they were afraid."
)


def values(text: str, measure: str) -> dict[str, tuple[float | None, float | None]]:
    rows = score([sample_document(text)], measures=[measure], workers=1).table("scores")
    return {row["category"]: (row["numerator"], row["denominator"]) for row in rows.iter_rows(named=True)}


def test_women_are_counted_among_those_whose_gender_is_told() -> None:
    assert values(TEXT, "frames.women") == {"": (1, 2)}
    assert values(TEXT, "frames.gender_untold") == {"": (1, 3)}
    assert values(TEXT, "frames.women_words") == {"": (7, 10)}


def test_a_credential_is_a_share_of_the_persons() -> None:
    found = values(TEXT, "frames.credentials")
    assert found["with a credential"] == (2, 3) and found["named only"] == (1, 3)


def test_an_article_that_tells_no_gender_gives_no_number() -> None:
    rows = score([sample_document("Kim Dahl said nothing was decided.")], measures=["frames.women"], workers=1).table("scores")
    assert rows.row(0, named=True)["value"] is None
    assert rows.row(0, named=True)["reason"] == "the article tells the gender of no source"


def test_who_speaks_first_and_last_and_who_is_of_the_elite() -> None:
    assert set(values("Minister Kim Dahl said it was so. Residents said they were afraid.", "frames.first_word")) == {
        "government official"
    }
    assert set(values("Minister Kim Dahl said it was so. Residents said they were afraid.", "frames.last_word")) == {"citizen"}
    assert values("Minister Kim Dahl said it was so. Residents said they were afraid.", "frames.elite") == {"": (1, 2)}


def test_women_by_type_has_only_types_that_the_article_has() -> None:
    found = values("Minister Dahl said she agreed. Mr. Lund, a nurse, said no.", "frames.women_by_type")
    assert found["government official"] == (1, 1) and "victim" not in found
