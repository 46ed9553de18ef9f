"""Sections of a report: in their order, each on its own, with what was read at hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from framing.blocks import Cell, Heading, Prose, Row, Stack, Table
from framing.compare import compare
from framing.extension import Section
from framing.plugins import Plugins, load_plugins
from framing.sections import Subject, make_sections


@pytest.fixture
def subject(make: Any) -> Subject:
    documents = [
        make.article("Headline\n\nThe word stands here.", "A", title="Headline", title_span=(0, 8), genre="news"),
        make.article("No such thing.", "B", meta={"edition": 2}),
    ]
    results = make.scored(documents, make.word_measure("word", main=True), make.word_measure("thing", "count.thing"))
    return Subject(compare(results), Plugins())


def said(text: str) -> Any:
    return lambda subject: [Prose((text,))]


def test_sections_stand_in_their_places_and_the_empty_ones_nowhere(subject: Subject) -> None:
    sections = [
        Section(name="a.late", title="late", make=said("late"), place=80),
        Section(name="a.nothing", title="nothing", make=lambda subject: []),
        Section(name="b.early", title="early", make=said("early"), place=10),
        Section(name="a.early", title="early", make=said("early"), place=10),
    ]
    assert [made.name for made in make_sections(subject, sections)] == ["a.early", "b.early", "a.late"]


def test_a_section_that_fails_says_so_and_the_others_stand(subject: Subject) -> None:
    def half(subject: Subject) -> Iterator[Any]:
        yield Heading("so far")
        raise SystemExit("gone")

    strange = Section(name="a.strange", title="strange", make=lambda subject: ["<b>markup</b>"])  # type: ignore[list-item]
    made = make_sections(
        subject,
        [Section(name="a.half", title="half", make=half), strange, Section(name="z.good", title="good", make=said("well"))],
    )
    assert [(section.name, section.error, len(section.blocks)) for section in made] == [
        ("a.half", "SystemExit: gone", 0),
        ("a.strange", "expected a block of framing.blocks, got str", 0),
        ("z.good", "", 1),
    ]


def test_a_section_has_the_documents_as_they_were_scored(subject: Subject) -> None:
    first, second = subject.documents()
    assert (first.id, first.outlet, first.genre, first.title_span) == ("A-1", "A", "news", (0, 8))
    assert second.meta == {"edition": 2} and second.title_span is None


def test_a_section_can_ask_for_layers(subject: Subject) -> None:
    asked = Subject(subject.comparison, load_plugins(only=()))
    found = {document.id: [a.quote(document.text) for a in spans] for document, _, spans in asked.annotated("sentences")}
    assert found["B-1"] == ["No such thing."]


def test_only_main_measures_are_shown_unless_all_are_asked_for(subject: Subject) -> None:
    assert [measure.name for measure in subject.measures()] == ["count.word"]
    everything = Subject(subject.comparison, Plugins(), everything=True)
    assert [measure.name for measure in everything.measures()] == ["count.word", "count.thing"]


def test_a_plugin_announces_its_sections(make: Any) -> None:
    from framing import hookimpl

    class Plugin:
        @hookimpl
        def framing_sections(self) -> list[Section]:
            return [Section(name="own.x", title="x", make=said("x")), Section(name="other.y", title="y", make=said("y"))]

    plugins = load_plugins(only=(), extra={"own": Plugin()})
    assert [section.name for section in plugins.sections] == ["own.x"]
    assert "'other.y' must begin with 'own.'" in plugins.failed[0].errors[0]


def test_a_table_knows_whether_its_first_column_is_made_of_the_others() -> None:
    shares = Row("a", (Cell("3", Stack((("x", 1.0, "100%"),))), Cell("100%")))
    assert Table("t", "", ("", "x"), (shares,)).is_stacked
    assert not Table("t", "", ("x",), (Row("a", (Cell("1"),)), Row("head"))).is_stacked
