"""The marks of the report's one family of charts, as SVG: an interval, shares of a whole, mentions by voice, a course of time.

Small code of its own: four shapes are all there is to draw, without a library's script, fonts or weight, in colours
that a reader's light or dark page chooses, and legible without colour (own is filled, attributed hollow, distanced
hatched). Every mark stands beside its number, so none needs an axis.
"""

from __future__ import annotations

from framing.report import blocks
from framing_html.markup import Html, el, join

WIDTH, WIDE, HEIGHT, HIGH = 120.0, 240.0, 16.0, 56.0  # of a mark, of a stack and a course
UNITS = 12  # mentions that are drawn one by one
SQUARE = 13.0  # width of one of them, with the gap behind it
PALETTE = 8  # colours of a stack, the rest is grey


def draw(mark: blocks.Mark, width: float = WIDTH) -> Html:
    """A mark as the content of an SVG element of this width and as high as :func:`height` says."""
    if isinstance(mark, blocks.Interval):
        return interval(mark, width)
    if isinstance(mark, blocks.Course):
        return course(mark, width)
    return stack(mark, width) if isinstance(mark, blocks.Stack) else voices(mark, width)


def wide(mark: blocks.Mark) -> bool:
    """Whether a mark takes the width of two."""
    return isinstance(mark, blocks.Stack | blocks.Course)


def height(mark: blocks.Mark) -> float:
    """How high a mark is."""
    return HIGH if isinstance(mark, blocks.Course) else HEIGHT


def svg(mark: blocks.Mark, width: float = 0) -> Html:
    """A mark as an element of a page; the number beside it says the same."""
    if not width and isinstance(mark, blocks.Voices) and in_squares(mark):
        width, kind = SQUARE * mark.most, "mark squares"
    else:
        width = width or (WIDE if wide(mark) else WIDTH)
        kind = "mark course" if isinstance(mark, blocks.Course) else "mark wide" if width == WIDE else "mark"
    return el(
        "svg",
        draw(mark, width),
        class_=kind,
        viewBox=f"0 0 {width:g} {height(mark):g}",
        aria_hidden="true",
    )


def interval(mark: blocks.Interval, width: float = WIDTH) -> Html:
    """A dot on a line from least to most, its interval a bar: firm from sampling, thin from the variation within a text."""
    middle = HEIGHT / 2
    room = width - 10

    def x(value: float) -> float:
        span = mark.most - mark.least
        share = (value - mark.least) / span if span else 0.0
        return round(5 + room * min(max(share, 0.0), 1.0), 1)

    parts = [el("line", x1=5, x2=width - 5, y1=middle, y2=middle, class_="axis")]
    if mark.least < 0 < mark.most:
        parts.append(el("line", x1=x(0), x2=x(0), y1=2, y2=HEIGHT - 2, class_="axis"))
    if mark.low is not None and mark.high is not None:
        kind = "range" if mark.sampled else "range thin"
        parts.append(el("line", x1=x(mark.low), x2=x(mark.high), y1=middle, y2=middle, class_=kind))
    parts.append(el("circle", cx=x(mark.value), cy=middle, r=4, class_="dot"))
    return join(parts)


def course(mark: blocks.Course, width: float = WIDE) -> Html:
    """A number over time: dots with their intervals as upright bars, joined where two neighbours both have one."""
    span, step = mark.most - mark.least, (width - 12) / max(len(mark.points) - 1, 1)

    def y(value: float) -> float:
        share = (value - mark.least) / span if span else 0.0
        return round(HIGH - 5 - (HIGH - 10) * min(max(share, 0.0), 1.0), 1)

    ground = y(min(max(0.0, mark.least), mark.most))
    parts = [el("line", x1=2, x2=width - 2, y1=ground, y2=ground, class_="axis")]
    bars, dots = list[Html](), list[Html]()
    last: tuple[float, float] | None = None
    size = 3.0 if step >= 8 else 1.8
    for place, point in enumerate(mark.points):
        x = round(6 + place * step, 1)
        if point is None:
            last = None
            continue
        value, low, high = point
        if low is None or high is None:
            last = None
            dots.append(el("circle", cx=x, cy=y(value), r=size - 0.6, class_="dot hollow"))
            continue
        bars.append(el("line", x1=x, x2=x, y1=y(low), y2=y(high), class_="range" if step >= 8 else "range thin"))
        if last is not None:
            parts.append(el("line", x1=last[0], x2=x, y1=last[1], y2=y(value), class_="through"))
        dots.append(el("circle", cx=x, cy=y(value), r=size, class_="dot"))
        last = (x, y(value))
    return join([parts[0], *bars, *parts[1:], *dots])


def colour(place: int) -> str:
    """The class of the part of a stack that stands at a place."""
    return f"s{place if place < PALETTE else 'rest'}"


def stack(mark: blocks.Stack, width: float = WIDTH) -> Html:
    """Shares of a whole, one after another, with a gap between; wide ones say their number."""
    parts: list[Html] = []
    at = 0.0
    for place, (_, share, told) in enumerate(mark.parts):
        wide = round(share * width, 1)
        if wide > 0:
            kind = colour(place)
            parts.append(el("rect", x=round(at, 1), y=1, width=max(wide - 1.5, 0.8), height=HEIGHT - 2, rx=1.5, class_=kind))
            if told and wide > 9 + 7 * len(told):
                parts.append(el("text", told, x=round(at + 4, 1), y=HEIGHT - 4.5, class_=f"t{kind[1:]}"))
        at += wide
    return join(parts)


def in_squares(mark: blocks.Voices) -> bool:
    """Whether mentions are few enough to get a square each."""
    return mark.most <= UNITS and all(n == int(n) for n in (mark.own, mark.attributed, mark.distanced, mark.unknown))


def voices(mark: blocks.Voices, width: float = WIDTH) -> Html:
    """Mentions by voice: one square each where they are few, else a bar beside the longest."""
    counts = [(voice, getattr(mark, voice)) for voice in ("own", "attributed", "distanced", "unknown")]
    if in_squares(mark):
        squares = [voice for voice, count in counts for _ in range(int(count))]
        step = min(SQUARE, width / max(mark.most, 1.0))
        return join(_box(voice, 1 + place * step, step - 3) for place, voice in enumerate(squares))
    parts, at = [], 1.0
    for voice, count in counts:
        wide = round((width - 2) * count / mark.most, 1) if mark.most else 0.0
        if wide > 0:
            parts.append(_box(voice, at, max(wide - 2, 1.0)))
        at += wide
    return join(parts)


def _box(voice: str, x: float, width: float) -> Html:
    box = el("rect", x=round(x, 1), y=3, width=round(width, 1), height=10, rx=1.5, class_=f"v-{voice}")
    if voice != "distanced":
        return box
    slope = min(width, 8.0)
    lines = [
        el("line", x1=round(x + at, 1), y1=13, x2=round(min(x + at + slope, x + width), 1), y2=3, class_="hatch")
        for at in range(0, max(int(width), 1), 5)
    ]
    return join([box, *lines])
