"""Numbers that only order the items of a list or a series: a table of rules."""

from __future__ import annotations

from framing_figures.beside import Beside, Row, decided

_SHOWN = frozenset("photos images slides pictures videos pages".split())


def is_item(place: Beside) -> bool:
    """The number before an item of a list: "1. Flour", "(2) water", "3) salt"."""
    return place.digits and not place.number.grouped and place.number.low <= 99 and decided(ITEMS, place)


def _opens(place: Beside) -> bool:
    return place.number.start == place.sentence.begin


def _opening(place: Beside) -> bool | None:
    glued = place.after in (".", ":") and place.sentence.touches(place.number.end)
    return True if _opens(place) and (place.after in (")", "") or glued) else None


def _of_series(place: Beside) -> bool | None:
    return True if place.after == "/" and _opens(place) else None


def _before_bracket(place: Beside) -> bool | None:
    if place.after != ")" or not place.sentence.touches(place.number.end):
        return None
    opened = any(place.left(distance) in ("(", "[") for distance in range(1, 16))
    return not opened or (place.number.low < 10 and place.before == "(")


def _one_shown(place: Beside) -> bool | None:
    return True if place.after in _SHOWN and place.before == "of" and place.left(2).isdigit() else None


def _all_shown(place: Beside) -> bool | None:
    return True if place.after in _SHOWN and place.before == "(" else None


def _in_brackets(place: Beside) -> bool | None:
    alone = place.number.end - place.number.start == 1
    return True if place.before in ("(", "[") and place.after in (")", "]") and alone else None


ITEMS = (
    Row(_opening, "4. Salt", "4 boats"),
    Row(_of_series, "4/ The pier was shut.", "4 piers were shut."),
    Row(_before_bracket, "They brought 4) salt.", "They brought (in all, 4) salt."),
    Row(_one_shown, "View 1 of 12 photos", "View 12 photos"),
    Row(_all_shown, "The storm (12 photos)", "The storm has 12 photos"),
    Row(_in_brackets, "The storm [4] rose.", "The storm 4 rose."),
)
