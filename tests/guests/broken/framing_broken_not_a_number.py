"""Gives NaN."""

from framing import Measure, Score, hookimpl


@hookimpl
def framing_measures():
    yield Measure(
        name="not_a_number.share",
        meaning="nothing",
        unit="share",
        range=(0, 1),
        high="nothing",
        bind=bind,
    )


def bind(settings):
    def measure(document, layers):
        yield Score(value=float("nan"))

    return measure
