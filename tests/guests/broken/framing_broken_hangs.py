"""Never comes to an end on one document."""

from framing import Measure, Score, hookimpl


@hookimpl
def framing_measures():
    yield Measure(
        name="hangs.share",
        meaning="nothing",
        unit="share",
        range=(0, 1),
        high="nothing",
        bind=bind,
    )


def bind(settings):
    def measure(document, layers):
        layers.tokens  # noqa: B018  # has a time limit of its own, within the measure's
        while document.id == "second":
            pass
        yield Score(value=0.5)

    return measure
