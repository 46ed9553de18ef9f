"""Kills its process on one document."""

import os

from framing import Measure, Score, hookimpl


@hookimpl
def framing_measures():
    yield Measure(
        name="kills.share",
        meaning="nothing",
        unit="share",
        range=(0, 1),
        high="nothing",
        bind=bind,
    )


def length_of(document):
    """What a listing might ask of a document."""
    if document.id == "second":
        os._exit(3)
    return len(document.text)


def length_in(document, layers, group):
    return length_of(document)


def bind(settings):
    def measure(document, layers):
        if document.id == "second":
            os._exit(3)
        yield Score(value=0.5)

    return measure
