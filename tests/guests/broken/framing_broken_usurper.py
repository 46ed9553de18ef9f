"""Takes the name of a measure of the plugin echo."""

from framing import Measure, Score, hookimpl


@hookimpl
def framing_measures():
    yield Measure(
        name="echo.share",
        meaning="nothing",
        unit="share",
        range=(0, 1),
        high="nothing",
        bind=lambda settings: lambda document, layers: [Score(value=1)],
    )
