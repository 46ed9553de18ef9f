"""An annotator that always raises, and what rests on it: a measure, and the voice of every passage."""

from framing import Annotator, Evidence, Measure, Score, hookimpl


@hookimpl
def framing_annotators():
    yield Annotator(name="no_layer.attributions", provides="attributions", meaning="nothing", bind=bind_annotator)


@hookimpl
def framing_measures():
    yield Measure(
        name="no_layer.share",
        meaning="nothing",
        unit="share",
        range=(0, 1),
        high="nothing",
        requires=("attributions",),
        bind=bind_measure,
    )
    yield Measure(
        name="no_layer.voiced",
        meaning="nothing",
        unit="share",
        range=(0, 1),
        high="nothing",
        requires=("voices",),
        bind=bind_voiced,
    )


def bind_annotator(settings):
    def annotate(document, layers):
        raise ValueError("the model is missing")

    return annotate


def bind_measure(settings):
    def measure(document, layers):
        yield Score(numerator=len(layers.counted("attributions")), denominator=layers.words)

    return measure


def bind_voiced(settings):
    def measure(document, layers):
        yield Score(value=1, evidence=(Evidence(((0, 3),)),))

    return measure
