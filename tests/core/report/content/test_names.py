"""Whom the evidence names, group by group."""

from __future__ import annotations

from framing.report.blocks import Cell, Heading, Prose, Ref
from framing.report.content.names import names
from framing.report.sections import Subject


def test_names_stand_with_their_category_and_count_and_nobody_is_said(weather: Subject) -> None:
    head, *lines = names(weather, weather.comparison.measures["words.share"])
    assert head == Heading("The offices by name")
    calm, storm = (Cell(f"{word} office ({word})", to=Ref("Gazette", "words.share", "", word)) for word in ("calm", "storm"))
    assert lines[0] == Prose((calm, " 4, ", storm, " 2"), lead="Gazette")
    assert lines[2] == Prose(("nobody",), lead="Post")
