"""Gives evidence outside the text."""

from framing import Evidence, Measure, Score, hookimpl


@hookimpl
def framing_measures():
    yield Measure(
        name="outside.share",
        meaning="nothing",
        unit="share",
        range=(0, 1),
        high="nothing",
        bind=bind,
    )


def bind(settings):
    def measure(document, layers):
        yield Score(value=0.5, evidence=(Evidence(((0, len(document.text) + 1),)),))

    return measure
