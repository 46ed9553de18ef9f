"""Noun phrases and verb groups."""

from __future__ import annotations

import pytest

from framing_sourcing.syntax.chunks import find_chunks

from ....readings import reading_of  # noqa: TID252  tests have no absolute name


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("The old stone bridge collapsed.", ["The old stone bridge"]),
        ("Mr. Lund met the mayor's aide.", ["Mr. Lund", "the mayor's aide"]),
        ("She saw 40 boats in the teachers' harbour.", ["She", "40 boats", "the teachers' harbour"]),
        ("Many believe it.", ["Many", "it"]),
    ],
)
def test_noun_phrases(text: str, phrases: list[str]) -> None:
    reading = reading_of(text)
    assert [text[slice(*reading.span((p.start, p.end)))] for p in reading.phrases] == phrases


@pytest.mark.parametrize(
    ("text", "group", "form", "passive"),
    [
        ("The boat has often been seen here.", "has often been seen", "finite", True),
        ("The boat was sailing home.", "was sailing", "finite", False),
        ("They plan to sail.", "to sail", "to", False),
        ("Leaving the port, they sang.", "Leaving", "ing", False),
        ("The crew will not wait.", "will not wait", "finite", False),
    ],
)
def test_verb_groups(text: str, group: str, form: str, passive: bool) -> None:
    reading = reading_of(text)
    found = {text[slice(*reading.span((g.start, g.end)))]: (g.form, g.passive) for g in reading.groups}
    assert found.get(group) == (form, passive), found


def test_chunks_of_nothing() -> None:
    assert find_chunks([], [], []).phrases == []
