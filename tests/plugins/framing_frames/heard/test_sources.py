"""Which sources are one person."""

from __future__ import annotations

import pytest

from framing.testing import annotations_of, sample_document


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("A nurse said the ward was full.", True),
        ("The officer close to the case said the ward was full.", True),
        ("Nurses said the ward was full.", False),
        ("The Harbor Institute said the ward was full.", False),
        ("The survey said the ward was full.", False),
    ],
)
def test_one_person_is_told_from_groups_and_bodies(text: str, person: bool) -> None:
    assert [a.attributes["person"] for a in annotations_of("heard", sample_document(text))] == [person]
