"""Fails when it is bound to the settings of a run."""

from framing import Measure, hookimpl


@hookimpl
def framing_measures():
    yield Measure(name="cannot_bind.share", meaning="nothing", unit="share", range=(0, 1), high="nothing", bind=bind)


def bind(settings):
    raise OSError("the lexicon is gone")
