"""Figures: what is a numeric claim and what is not, what it counts, and whom it is credited to."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.model import Annotation
from framing.plugins import load_plugins
from framing.testing import annotations_of, sample_document, scores

from ...examples_figures import FIGURES  # noqa: TID252  tests have no absolute name
from ...examples_no_figures import NO_FIGURES  # noqa: TID252
from ...figured import PLUGINS, about, figures  # noqa: TID252  tests have no absolute name

WORDS = (
    "5 2.3 69,000 5-7 7-5 million dozen dozens of half a two-thirds one in five $ yuan ( ) % percent points to and or between "
    "more than nearly people suspects , . “ ” including whom July 2016 last year Ohio said 34-year-old 20th ½ é \u200b \n"
)


BITS = st.lists(
    st.sampled_from(WORDS.split(" ")),
    max_size=40,
)


def number(value: Any) -> str:
    return "" if value is None else f"{value:.12g}"


def told(text: str, figure: Annotation) -> str:
    values = figure.attributes
    low, high = number(values["value_low"]), number(values["value_high"])
    value = low if low == high else f"{low}..{high}"
    rest = (str(values[name]) for name in ("approx", "unit", "counted"))
    return " | ".join((figure.quote(text), f"{figure.label} {value}", *rest))


@pytest.mark.parametrize("text", FIGURES)
def test_figures_are_found_with_value_unit_and_what_is_counted(text: str) -> None:
    assert tuple(told(text, figure) for figure in figures(text)) == FIGURES[text]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_names_dates_ages_and_items_of_lists_are_no_figures(text: str) -> None:
    assert [told(text, figure) for figure in figures(text)] == []


def test_there_are_two_hundred_sentences() -> None:
    assert len(FIGURES) + len(NO_FIGURES) >= 200


def test_a_figure_is_credited_to_who_says_it() -> None:
    assert about("According to the union, 4,000 drivers walked out.", "voice", "source") == [("attributed", "union")]
    assert about("Some 4,000 drivers walked out.", "voice", "source") == [("own", "")]


@pytest.mark.parametrize("text", ["Reportedly, 4,000 drivers walked out.", "The men are accused of stealing 4,000 coats."])
def test_what_nobody_is_named_for_is_credited_to_nobody(text: str) -> None:
    document = sample_document(text)
    (score,) = scores("figures.credited_share", document, plugins=PLUGINS)
    assert (score["numerator"], score["denominator"]) == (0, 1)


def test_points_of_polls_are_percentage_points_and_emergency_numbers_are_no_figures() -> None:
    assert [f.label for f in figures(sample_document("Support rose around 4 points in the poll."))] == ["points"]
    assert [f.label for f in figures(sample_document("The index rose around 4 points."))] == ["count"]
    assert figures(sample_document("Two 911 calls came that night, and 911 dispatchers heard them."))[1:] == []
    assert [f.attributes["value_low"] for f in figures(sample_document("She read 1,911 calls of 911 pages."))] == [1911, 911]


def test_without_the_plugin_that_knows_voices_they_are_unknown() -> None:
    alone = load_plugins(["figures"])
    (figure,) = annotations_of("figures", "Some 4,000 drivers walked out.", plugins=alone)
    assert figure.attributes["voice"] == "unknown"
    document = sample_document("A calm lead.\n\nSome 4,000 drivers walked out.")
    (score,) = scores("figures.credited_share", document, plugins=alone)
    assert (score["status"], score["reason"]) == ("none", "the voice of the figures is unknown")


def test_the_verb_tells_what_is_done() -> None:
    assert about("Police arrested 340 protesters.", "verb") == [("arrest",)]
    assert about("Twelve miners were badly hurt.", "verb") == [("hurt",)]
    assert about("Some 400 people who wanted to leave were stopped.", "verb") == [("stop",)]


@given(BITS)
def test_any_text_gives_valid_figures_in_order(bits: list[str]) -> None:
    text = " ".join(bits)
    found = figures(text)
    ends = 0
    for figure in found:
        assert 0 <= ends <= figure.start < figure.end <= len(text)
        ends = figure.end
        low, high = figure.attributes["value_low"], figure.attributes["value_high"]
        assert low is not None or high is not None
        assert low is None or high is None or low <= high  # type: ignore[operator]
        assert any(character.isalnum() for character in figure.quote(text))
        assert all(0 <= start < end <= len(text) for pieces in figure.roles.values() for start, end in pieces)


@given(BITS, st.integers(1, 3))
def test_what_stands_before_does_not_move_figures(bits: list[str], lines: int) -> None:
    text, before = " ".join(bits), "Calm seas lay ahead.\n\n" * lines
    if text.strip():
        moved = [(figure.start - len(before), figure.label) for figure in figures(before + text)]
        assert moved == [(figure.start, figure.label) for figure in figures(text)]


@pytest.mark.parametrize(
    "text", ["", "   \n", "1", "$", "%", "half", "(", "5-", "-5", "½", "1/2", "٣٤ people", "５００ people", "1" * 400]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    figures(text)


@pytest.mark.parametrize("part", ["1 ", "5 to ", "million ", "one in ", "more than ", "1,2", "two and a half ", "a few "])
def test_long_texts_are_read_to_the_end(part: str) -> None:
    assert isinstance(figures(part * 10_000), list)


def test_twice_the_text_has_twice_the_figures() -> None:
    once = "Police arrested 340 protesters. Berg spent $3 million in 2019.\n\n"
    assert len(figures(once * 40)) == 20 * len(figures(once * 2))
