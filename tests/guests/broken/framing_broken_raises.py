"""Raises on one document."""

from framing import Measure, Score, hookimpl


@hookimpl
def framing_measures():
    yield Measure(
        name="raises.share",
        meaning="nothing",
        unit="share",
        range=(0, 1),
        high="nothing",
        bind=bind,
    )


def bind(settings):
    def measure(document, layers):
        if document.id == "second":
            raise KeyError("no such thing")
        yield Score(value=0.5)

    return measure
