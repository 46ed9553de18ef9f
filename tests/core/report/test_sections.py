"""Sections of a report: in their order, each on its own, with what was read at hand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from framing.compare.comparison import compare
from framing.corrections import Corrections
from framing.corrections import Row as Correction
from framing.extension import Section
from framing.plugins import Plugins, load_plugins
from framing.report.blocks import Cell, Heading, Interval, Passage, Prose, Quotes, Ref, Row, Stack, Table, Voices
from framing.report.sections import Subject, make_sections


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
        ("a.strange", "block 1: expected a block of framing.report.blocks, got str", 0),
        ("z.good", "", 1),
    ]


def test_a_section_without_end_fails_and_the_others_stand(subject: Subject) -> None:
    endless = Section(name="a.endless", title="endless", make=lambda subject: map(Heading, map(str, count())))
    made = make_sections(subject, [endless, Section(name="z.good", title="good", make=said("well"))])
    assert [(section.error, len(section.blocks)) for section in made] == [("more than 100,000 blocks", 0), ("", 1)]


def test_a_section_is_imported_from_where_it_is_said_to_be(subject: Subject) -> None:
    places = {"a.there": "framing.report.content.glance:make", "b.lost": "framing.report.nowhere:make"}
    there, lost = make_sections(subject, [Section(name=name, title="", make=place) for name, place in places.items()])
    assert there.blocks and lost.error == "ModuleNotFoundError: No module named 'framing.report.nowhere'"


class Markup(str):
    """A text that says of itself that it is markup."""

    __slots__ = ()

    def __html__(self) -> str:
        return self

    def __str__(self) -> str:
        return "<b>not what it is</b>"


def table(*cells: Any, **more: Any) -> Table:
    return Table(**{"name": "t", "title": "T", "columns": ("x",), "rows": (Row("a", cells),), **more})


def quotes(pieces: Any = ((0, 3),), **more: Any) -> Quotes:
    return Quotes(**{"title": "q", "passages": (Passage("A-1", pieces),), "total": 1, **more})


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (quotes(()), "block 2: Quotes: passages 1: Passage: pieces: there is none"),
        (quotes(None), "pieces: expected a tuple, got NoneType None"),
        (quotes(((0.0, 3.0),)), "pieces 1: expected a whole number, 0 or more, got float 0.0"),
        (quotes(((3, 3),)), "pieces 1: expected start before end, got tuple (3, 3)"),
        (quotes(((-1, 3),)), "pieces 1: expected a whole number, 0 or more, got int -1"),
        (quotes((7,)), "pieces 1: expected a pair of start and end, got int 7"),
        (quotes(total=None), "Quotes: total: expected a whole number, 0 or more, got NoneType None"),
        (quotes(to="a"), "Quotes: to: expected a Ref, got str 'a'"),
        (quotes(passages=("a",)), "Quotes: passages 1: expected a Passage, got str 'a'"),
        (table(rows=(("a", ()),)), "Table: rows 1: expected a Row, got tuple ('a', ())"),
        (table("text"), "Table: rows 1: cells 1: expected a Cell, got str 'text'"),
        (table(Cell("1"), Cell("2")), "Table: rows 1: 2 cells for 1 columns"),
        (table(columns="x"), "Table: columns: expected a tuple, got str 'x'"),
        (table(columns=(1,)), "Table: columns 1: expected text, got int 1"),
        (table(name=None), "Table: name: expected text, got NoneType None"),
        (table(Cell("1", Interval(None, 0, 1, 0, 1))), "mark: Interval: value: expected a finite number"),  # type: ignore[arg-type]
        (table(Cell("1", Interval(float("nan"), 0, 1, 0, 1))), "Interval: value: expected a finite number, got float nan"),
        (table(Cell("1", Interval(0, float("inf"), 1, 0, 1))), "Interval: low or high: expected a finite number"),
        (table(Cell("1", "star")), "cells 1: mark: expected an Interval, a Stack, Voices or a Course, got str 'star'"),  # type: ignore[arg-type]
        (table(Cell("1", Voices(own=True))), "Voices: own: expected a finite number, got bool True"),
        (table(Cell("1", Stack((("x", 1.0),)))), "Stack: parts 1: expected a name, a share and its text"),  # type: ignore[arg-type]
        (table(Cell("1", to=Ref(["a"], "m"))), "to: Ref: group: expected text, got list ['a']"),  # type: ignore[arg-type]
        (table(Cell("1", to=("a", "m"))), "cells 1: to: expected a Ref, got tuple"),  # type: ignore[arg-type]
        (table(Cell(1)), "cells 1: text: expected text, got int 1"),  # type: ignore[arg-type]
        (Prose(("a", 3)), "Prose: parts 2: expected text or a Cell, got int 3"),  # type: ignore[arg-type]
        (Prose("text"), "Prose: parts: expected a tuple, got str 'text'"),  # type: ignore[arg-type]
        (Heading(None), "Heading: text: expected text, got NoneType None"),  # type: ignore[arg-type]
    ],
)
def test_a_block_with_wrong_data_fails_in_its_place_and_says_where(subject: Subject, block: Any, said: str) -> None:
    sections = [
        Section(name="a.bad", title="bad", make=lambda subject: [Heading("fine"), block]),
        Section(name="z.good", title="good", make=lambda subject: [Heading("fine")]),
    ]
    bad, good = make_sections(subject, sections)
    assert said in bad.error and bad.error.startswith("block 2: ") and not bad.blocks
    assert good.blocks and not good.error


def test_a_block_as_it_should_be_comes_through_as_it_is(subject: Subject) -> None:
    mark = Interval(0.5, None, 1, 0, 1, sampled=True)
    cells = (Cell("1", mark, Ref("A", "m")), Cell("2", Voices(1, 2), Passage("A-1", ((0, 2), (4, 5)))))
    blocks = [table(*cells, columns=("x", "y")), quotes(to=Ref("A", "m")), Prose(("so ", cells[0]), "A")]
    (made,) = make_sections(subject, [Section(name="a.b", title="b", make=lambda subject: blocks)])
    assert list(made.blocks) == blocks and made.error == ""


def test_a_text_that_claims_to_be_markup_is_text(subject: Subject) -> None:
    block = Prose((Markup("<i>"),), Markup("<u>"))
    (made,) = make_sections(subject, [Section(name="a.b", title="b", make=lambda subject: [block])])
    (prose,) = made.blocks
    assert isinstance(prose, Prose) and (prose.parts, prose.lead) == (("<i>",), "<u>")
    assert type(prose.parts[0]) is type(prose.lead) is str


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


def test_what_was_corrected_is_corrected_again_for_a_section(make: Any) -> None:
    given = Corrections((Correction(2, "story", "none", value="strike"),), (), "c.csv", "ab")
    results = make.scored([make.article("The word.", "A")], make.word_measure("word", main=True), corrections=given)
    settings = Subject(compare(results), Plugins()).settings()
    assert settings["corrections"].rows == given.rows and settings["corrections"].sha256 == "ab"
    results = make.scored([make.article("The word.", "A")], make.word_measure("word", main=True))
    assert not Subject(compare(results), Plugins()).settings()["corrections"]
