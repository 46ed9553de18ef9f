"""Echo: how much of an article repeats the words of its headline."""

from framing import Annotation, Annotator, Evidence, Measure, Option, Score, hookimpl, no_score


@hookimpl
def framing_annotators():
    yield Annotator(
        name="echo.echoes",
        provides="echoes",
        meaning="words of the headline that come again in the text",
        needs=("lemmas",),
        options=(Option(name="shortest", default=5, meaning="letters that a word needs to count as an echo"),),
        bind=find_echoes,
    )


@hookimpl
def framing_measures():
    yield Measure(
        name="echo.share",
        meaning="words that echo the headline",
        unit="share of words",
        range=(0, 1),
        high="the text keeps to the words of its headline",
        estimand="ratio",
        requires=("echoes",),
        show="share",
        main=True,
        contrast=True,
        bind=share_of_echoes,
    )


def find_echoes(settings):
    """The layer ``echoes``: an annotation for each word of the text that the headline has too, labelled with its lemma."""
    shortest = settings.options["shortest"]

    def annotate(document, layers):
        tokens, lemmas = layers.tokens, layers.lemmas
        first = {i for region in headlines(layers) for i in tokens.within(region.start, region.end)}
        named = {lemmas[i] for i in first if len(lemmas[i]) >= shortest}
        for i in tokens.words:
            if lemmas[i] in named and i not in first:
                yield Annotation(lemmas[i], ((tokens.starts[i], tokens.ends[i]),))

    return annotate


def share_of_echoes(settings):
    """Echoes ÷ words; no score without a headline, zero with a headline that is never echoed."""

    def measure(document, layers):
        if not headlines(layers):
            yield no_score("no headline")
            return
        echoes = layers.counted("echoes")
        passages = tuple(Evidence(echo.pieces, label=f"echo of '{echo.label}'") for echo in echoes)
        yield Score(numerator=len(echoes), denominator=layers.words, evidence=passages)

    return measure


def headlines(layers):
    return [region for region in layers.annotations("regions") if region.label == "headline"]
