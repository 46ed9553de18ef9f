"""Whom a pronoun stands for, and where that stays open."""

from __future__ import annotations

from ....readings import attributions, types  # noqa: TID252  tests have no absolute name


def test_a_pronoun_for_somebody_unnamed_is_not_who_spoke_before() -> None:
    text = "Anna Berg said that it was late. A lawyer said that it was safe. She said that it would last."
    found = attributions(text)
    assert [a.attributes["entity"] for a in found] == ["Anna Berg", "", ""]
    assert found[-1].attributes["source_type"] == "expert"


def test_they_are_several_when_two_kinds_of_people_are_in_reach() -> None:
    assert types("The smugglers left. The police came. They said that it was safe.") == [""]
    assert types("The bridge is old. The police came. They said that it was safe.") == ["police"]
