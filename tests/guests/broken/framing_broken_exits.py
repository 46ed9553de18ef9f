"""Leaves the program on one document."""

import sys

from framing import Measure, Score, hookimpl


@hookimpl
def framing_measures():
    yield Measure(
        name="exits.share",
        meaning="nothing",
        unit="share",
        range=(0, 1),
        high="nothing",
        bind=bind,
    )


def bind(settings):
    def measure(document, layers):
        if document.id == "second":
            sys.exit(3)
        yield Score(value=0.5)

    return measure
