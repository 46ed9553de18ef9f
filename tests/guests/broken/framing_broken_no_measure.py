"""Gives a function where a Measure belongs."""

from framing import hookimpl


@hookimpl
def framing_measures():
    yield len
