"""Marks in proportion."""

from __future__ import annotations

import re

from framing.report.blocks import Course, Interval, Stack, Voices
from framing_html import marks


def numbers(mark: str, name: str) -> list[float]:
    return [float(value) for value in re.findall(rf' {name}="([-\d.]+)"', mark)]


def test_an_interval_stands_in_proportion_and_inside_its_scale() -> None:
    mark = marks.interval(Interval(0.5, 0.25, 9.0, 0.0, 1.0, sampled=True), 110)
    assert numbers(mark, "cx") == [55.0]
    assert max(numbers(mark, "x2")) == 105.0 and 'class="range"' in mark
    assert "thin" in marks.interval(Interval(0.5, 0.25, 0.75, 0.0, 1.0), 110)


def test_a_scale_of_no_length_does_not_break() -> None:
    assert numbers(marks.interval(Interval(0.0, None, None, 0.0, 0.0), 110), "cx") == [5.0]


def test_a_stack_fills_its_width_and_says_the_wide_shares() -> None:
    mark = marks.stack(Stack((("a", 0.75, "75%"), ("b", 0.0, ""), ("c", 0.25, "25%"))), 100)
    assert [round(width) for width in numbers(mark, "width")] == [74, 24]
    assert "75%" in mark and "25%" not in mark
    assert 'class="s2"' in mark, "a share of nothing keeps its colour for the rows that have it"


def test_few_mentions_are_squares_and_many_a_bar() -> None:
    few = marks.voices(Voices(own=2, attributed=1, distanced=1, most=4))
    assert [len(re.findall(f"v-{voice}", few)) for voice in ("own", "attributed", "distanced")] == [2, 1, 1]
    many = marks.voices(Voices(own=30, attributed=10, most=40))
    assert len(numbers(many, "width")) == 2
    assert "<rect" not in marks.voices(Voices(most=0))


def test_no_line_goes_through_a_period_without_an_interval() -> None:
    point = (0.5, 0.4, 0.6)
    drawn = marks.draw(Course((point, point, (0.5, None, None), point, None, point), 0.0, 1.0), 240)
    assert drawn.count('class="through"') == 1, "between the two neighbours that both have an interval"
    assert drawn.count('class="range"') == 4 and drawn.count('class="dot"') == 4 and drawn.count('class="dot hollow"') == 1
    x = numbers(drawn, "cx")
    assert min(x) >= 0 and max(x) <= 240 and all(0 <= y <= marks.HIGH for y in numbers(drawn, "cy"))
