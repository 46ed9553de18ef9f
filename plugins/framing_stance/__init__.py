"""How an outlet stands toward the targets of the codebook, in its own voice and in its sources'."""

from collections.abc import Iterable

from framing.extension import Annotator, Measure
from framing.hookspecs import hookimpl
from framing_stance import evaluations, targets, toward

SOURCE = "sentence model trained on NewsMTSC (Hamborg & Donnay 2021)"


@hookimpl
def framing_annotators() -> Iterable[Annotator]:
    yield Annotator(name="stance.targets", provides="targets", meaning="mentions of the codebook's targets", bind=targets.bind)
    yield Annotator(
        name="stance.evaluations",
        provides="evaluations",
        meaning="how each mention of a target is evaluated, by the words of its voice",
        bind=evaluations.bind,
        requires=("targets", "voices"),
        uses=("attributions",),
        languages=("en",),
    )


@hookimpl
def framing_measures() -> Iterable[Measure]:
    voices = (("toward", "its own voice", toward.bind_own), ("attributed", "its sources' voice", toward.bind_attributed))
    for name, voice, bind in voices:
        yield Measure(
            name=f"stance.{name}",
            meaning=f"stance toward each target in {voice}",
            unit="−1 … +1",
            range=(-1, 1),
            high="favourable",
            bind=bind,
            estimand="mean",
            source=SOURCE,
            requires=("evaluations",),
            languages=("en",),
            show="signed",
            main=True,
        )
