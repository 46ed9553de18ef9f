"""How a source is introduced."""

from __future__ import annotations

import pytest

from framing.testing import annotations_of, sample_document
from framing_frames.heard.credentials import NAMED, ROLE


def credential(text: str) -> str:
    return str(annotations_of("heard", sample_document(text))[0].attributes["credential"])


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Ada Berg said the bridge was shut.",
        "Ada Berg, the mayor of Lund, said the bridge was shut.",
        "The mayor of the town, Ada Berg, said the bridge was shut.",
        "Ada Berg, R-Ohio, said the bridge was shut.",
        "Ada Berg, 54, who leads the harbor board, said the bridge was shut.",
        "Ada Berg is the director of the port. “The bridge is shut,” Ada Berg said.",
        "A spokeswoman for the port said the bridge was shut.",
        "Secretary of State Ada Berg said the bridge was shut.",
        "NPR's Ada Berg said the bridge was shut.",
        "Ada Berg (D., Va.) said the bridge was shut.",
    ],
)
def test_a_role_is_told(text: str) -> None:
    assert credential(text) == ROLE


@pytest.mark.parametrize(
    "text",
    [
        "Ada Berg said the bridge was shut.",
        "Mr. Berg said the bridge was shut.",
        "Ada Berg, 54, said the bridge was shut.",
        "Ada Berg said the mayor was late.",
        "Ada Berg left the governor's office. “The bridge is shut,” Ada Berg said.",
    ],
)
def test_a_name_an_age_and_the_role_of_another_are_none(text: str) -> None:
    assert credential(text) == NAMED


@pytest.mark.parametrize(
    "text",
    [
        "Ada Berg, who survived the fire, said the bridge was shut.",
        "“I saw the crack,” Ada Berg said.",
        "Ada Berg, a witness, said the bridge was shut.",
        "Ada Berg, the lawyer for the driver, said the bridge was shut.",
    ],
)
def test_what_somebody_saw_lived_through_or_stands_for_is_a_reason_to_know(text: str) -> None:
    found = annotations_of("heard", sample_document(text))[0]
    assert found.attributes["credential"] == ROLE and found.attributes["reason"] is True


def test_a_role_alone_is_no_reason_to_know() -> None:
    assert annotations_of("heard", sample_document("Sen. Ada Berg said it was so."))[0].attributes["reason"] is False
