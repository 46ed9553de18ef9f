"""The printed comparison says what the numbers are, what they rest on, and no more than that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import SimpleNamespace

import pytest

import framing
from framing import Document, Evidence, Measure, Score, hookimpl
from framing.annotate.layers import Layers
from framing.codebook import default_codebook
from framing.compare.comparison import Comparison
from framing.compare.estimates import WITHHELD, Cell
from framing.plugins import load_plugins
from framing.report.comparison_text import render
from framing.report.content.numbers import show_cell
from framing.report.strongest_text import strongest
from framing.report.terminal import Style, cell_len


def _shares(document: Document, layers: Layers) -> Iterator[Score]:
    spans = [(s, e) for s, e in zip(layers.tokens.starts, layers.tokens.ends, strict=True) if layers.counts(s)]
    for colour in ("red", "blue"):
        found = [span for span in spans if document.text[slice(*span)] == colour]
        evidence = tuple(Evidence((span,), label=colour, source="the painter") for span in found)
        yield Score(numerator=len(found), denominator=len(spans), category=colour, evidence=evidence)


def _feeling(document: Document, layers: Layers) -> Iterator[Score]:
    good, bad = document.text.count("good"), document.text.count("bad")
    if good + bad:
        yield Score(numerator=good - bad, denominator=good + bad, target="the wall")
    else:
        yield framing.no_score("not judged", target="the wall")


class Paint:
    @hookimpl
    def framing_measures(self) -> Iterable[Measure]:
        yield Measure(
            name="paint.colours",
            meaning="share of words that name a colour",
            unit="share",
            range=(0, 1),
            high="more colour",
            bind=lambda settings: _shares,
            show="share",
            main=True,
            contrast=True,
            lists="colours",
            shown=95.0,
        )
        yield Measure(
            name="paint.feeling",
            meaning="how the wall is judged",
            unit="score",
            range=(-1, 1),
            high="favourable",
            bind=lambda settings: _feeling,
            estimand="mean",
            show="signed",
            main=True,
            contrast=True,
        )


def comparison_of(*texts: tuple[str, str]) -> Comparison:
    documents = [Document(id=str(i), text=text, outlet=outlet, language="en") for i, (outlet, text) in enumerate(texts)]
    plugins = load_plugins(only=(), extra={"paint": Paint()})
    return framing.compare(framing.score(documents, plugins=plugins, codebook=default_codebook()))


@pytest.fixture
def two() -> Comparison:
    return comparison_of(("Left", "A red wall.\n\nA good red door."), ("Right", "A blue wall.\n\nNothing else is here."))


def test_each_number_says_what_it_rests_on(two: Comparison) -> None:
    text = render(two)
    assert "22% (2/9)" in text  # red at Left, of words and marks
    assert "2 outlets · 2 documents" in text


def test_no_ground_for_a_number_is_not_a_zero(two: Comparison) -> None:
    row = next(line for line in render(two).splitlines() if line.startswith("the wall"))
    assert "+1.00" in row
    assert "–" in row
    assert "0.00" not in row.replace("+1.00", "")


def test_few_documents_get_no_interval_from_sampling(two: Comparison) -> None:
    text = render(two)
    assert "bootstrap" not in text
    assert "no inference" in " ".join(text.split())


def test_enough_documents_get_an_interval() -> None:
    texts = [("Left", f"A {'red ' * (i % 3 + 1)}wall and more words.") for i in range(8)]
    text = render(comparison_of(*texts, *(("Right", f"A {'blue ' * (i % 2)}wall and more.") for i in range(8))))
    assert "[" in text
    assert "95% interval" in text


def test_a_contrast_shows_passages_of_both_sides_and_how_sure_it_is() -> None:
    few = [("Left", "A red red wall and a word."), ("Right", "A blue blue wall and a word.")] * 3
    text = strongest(comparison_of(*few))
    assert text.startswith("Where these articles differ") and "(not tested, since the articles are few)" in text
    assert "‹red›" in text and "‹blue›" in text
    many = [
        (outlet, f"A {colour} wall{' of mud' * i}.") for i in range(12) for outlet, colour in (("Left", "red"), ("Right", "blue"))
    ]
    text = strongest(comparison_of(*many))
    assert text.startswith("What sets them apart most") and "(adjusted for selection), q " in " ".join(text.split())


def test_what_chance_gives_as_well_is_not_told() -> None:
    alike = [(outlet, f"A red wall{' of mud' * i}.") for outlet in ("Left", "Right") for i in range(8)]
    assert "No difference between them is large enough" in strongest(comparison_of(*alike))
    nearly = [(outlet, "red" if i > some else "blue") for outlet, some in (("Left", 0), ("Right", 4)) for i in range(6)]
    text = " ".join(strongest(comparison_of(*nearly)).split())
    assert "differences tested is larger than chance alone produces among so many" in text


def test_fewer_than_three_articles_a_side_are_described_and_not_ranked(two: Comparison) -> None:
    text = strongest(two)
    assert text.startswith("In these two texts") and "Left: red (2)" in text and "Right: blue (1)" in text
    assert not any(word in text for word in ("apart", "more", "interval", "1."))


def test_whom_the_evidence_names_is_listed(two: Comparison) -> None:
    assert "The colours by name\nLeft: red (red) 2\nRight: blue (blue) 1" in render(two)


@pytest.mark.parametrize("width", [40, 80, 100, 160])
def test_no_line_is_wider_than_asked(two: Comparison, width: int) -> None:
    assert max(map(cell_len, render(two, width=width).splitlines())) <= width


def test_many_groups_become_rows() -> None:
    text = render(comparison_of(*((f"Outlet {i}", "A red wall. A good one.") for i in range(9))), width=80)
    assert sum(line.startswith("Outlet ") for line in text.splitlines()) >= 18
    assert max(map(cell_len, text.splitlines())) <= 80


def test_no_colour_codes_unless_asked(two: Comparison) -> None:
    assert "\x1b" not in render(two)
    assert "\x1b" in render(two, style=Style(colour=True))


def test_names_and_texts_cannot_steer_the_terminal() -> None:
    text = render(comparison_of(("Le\x1b[31mft\u202e", "A \x1b[2Jred wall."), ("Right", "A blue [bold]wall[/bold].")))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\u202e" not in text


def test_wide_names_keep_the_columns_aligned() -> None:
    lines = render(comparison_of(("新华社报道", "A red wall."), ("Right", "A blue wall."))).splitlines()
    head = next(line for line in lines if "新华社报道" in line)
    row = next(line for line in lines if line.startswith("red"))
    assert cell_len(head[: head.index("Right")]) == cell_len(row[: row.rindex("0%")])


def test_a_plugin_without_contrasts_is_not_told_among_the_strongest() -> None:
    quiet = SimpleNamespace()
    plugins = load_plugins(only=(), extra={"quiet": quiet})
    assert plugins.measures == ()
    documents = [Document(id="a", text="A wall.", outlet="Left", language="en")]
    empty = framing.compare(framing.score(documents, plugins=plugins, codebook=default_codebook()))
    assert strongest(empty) == ""


def test_a_signed_score_whose_interval_is_withheld_is_doubted(two: Comparison) -> None:
    cell = Cell("A", ("paint.feeling", "the wall", "", ""), -0.3, passages=18, documents=9, reason=f"{WITHHELD}does not vary")
    assert show_cell(cell, two.measures["paint.feeling"]) == "−0.30? (18)"
    assert "or no interval" in " ".join(render(two).split())
