"""The annotator of the layer ``figures`` for Chinese. Nouns and units that are known by their English names go by these, so that
figures of Chinese and English texts can tell the same fact: 6.9万人 and 69,000 people."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise

from framing import Annotate, Annotation, Document, Layers, LayerUnavailable, Pieces, Settings, Span, Value, Voices
from framing_chinese.numbers import Number, numbers_in
from framing_chinese.periods import Period, periods_in
from framing_chinese.script import HAN, simplified

_RUN = re.compile(rf"的?([{HAN}]{{1,10}})")
_STOP = re.compile(
    "被|遭|在|已|将|于|从|到|因|和|与|及|或|是|有|了|着|过|为|以|并|也|都|均|的|能|会|可|要|参|死|受|获|落|进|出|来|去|返|自|由"
)
_LONGEST = 6  # characters of what is counted, where no noun is known
_IN_BRACKETS = re.compile("[（(](?:约|约合|合|折合|约为|相当于)*$")
_PEOPLE = ("人", "名", "人次")


def bind(settings: Settings) -> Annotate:
    def annotate(document: Document, layers: Layers) -> list[Annotation]:
        return list(figures_of(document.text, layers.sentences, document.published, _voices(layers)))

    return annotate


def _voices(layers: Layers) -> Voices | None:
    try:
        return layers.voices
    except LayerUnavailable:
        return None


def figures_of(text: str, sentences: Sequence[Span], published: date | None, voices: Voices | None) -> Iterator[Annotation]:
    """All numeric claims of a text, in order."""
    view = simplified(text)
    for start, end in sentences:
        numbers = list(numbers_in(view, start, end))
        periods = periods_in(view, start, end, published) if numbers else []
        converted = {b for a, b in pairwise(numbers) if _converts(view, a, b)}
        following = {a: b for a, b in pairwise(numbers) if b in converted}
        for number in numbers:
            if number not in converted:
                yield _annotation(text, view, end, number, following.get(number), _period(periods, number), voices)


def _converts(view: str, one: Number, other: Number) -> bool:
    """Whether the second number is the first in another unit, in brackets."""
    between = view[one.end : other.start]
    return one.kind == other.kind and one.unit != other.unit and _IN_BRACKETS.match(between) is not None


def _period(periods: Sequence[Period], number: Number) -> Period | None:
    """The last period that stands before a number in its sentence."""
    return next((period for period in reversed(periods) if period.end <= number.start), None)


def _annotation(
    text: str, view: str, stop: int, number: Number, other: Number | None, period: Period | None, voices: Voices | None
) -> Annotation:
    pieces: Pieces = ((number.start, number.end),)
    noun, counted = _counted(view, number, stop) if number.kind in ("count", "percent", "share") else ("", None)
    reading = voices.of(pieces) if voices is not None else None
    attributes: dict[str, Value] = {
        "value_low": number.low,
        "value_high": number.high,
        "approx": number.approx,
        "unit": number.unit,
        "noun": noun,
        "modifiers": "",
        "counted": text[slice(*counted)] if counted else "",
        "verb": "",
        "part": False,
        "part_of": None,
        "other_low": other.low if other else None,
        "other_high": other.high if other else None,
        "other_unit": other.unit if other else "",
        "voice": reading.voice if reading else "unknown",
        "source": reading.source if reading else "",
        "source_type": reading.source_type if reading else "",
        "period": period.value if period else "",
        "place": "",
    }
    roles: dict[str, Pieces] = {}
    if counted and counted[0] >= number.end:
        roles["noun"] = (counted,)
    if period:
        roles["period"] = ((period.start, period.end),)
    if other:
        roles["conversion"] = ((other.start, other.end),)
    return Annotation(number.kind, pieces, roles, attributes)


@cache
def _nouns() -> dict[str, str]:
    text = files("framing_chinese").joinpath("lists", "nouns.csv").read_text(encoding="utf-8")
    return {row["noun"]: row["english"] for row in csv.DictReader(text.splitlines())}


def _counted(view: str, number: Number, stop: int) -> tuple[str, Span | None]:
    """What is counted: the English name of its noun where that is known, and where it is written."""
    run = _RUN.match(view, number.end, stop)
    if run is not None:
        text, at = run.group(1), run.start(1)
        for end in range(1, len(text) + 1):
            for begin in range(end):
                noun = text[begin:end]
                longer = next((text[begin:more] for more in range(len(text), end, -1) if text[begin:more] in _nouns()), noun)
                if longer in _nouns():
                    return _nouns()[longer], (at, at + begin + len(longer))
    before = next((noun for noun in sorted(_nouns(), key=len, reverse=True) if view.endswith(noun, 0, number.start)), "")
    if before and number.classifier not in ("元",):
        return _nouns()[before], (number.start - len(before), number.start)
    if number.classifier in _PEOPLE:
        return "person", None
    if run is not None and number.classifier:
        cut = _STOP.search(run.group(1))
        length = min(_LONGEST, cut.start() if cut else len(run.group(1)))
        return "", (run.start(1), run.start(1) + length) if length else None
    return "", None
