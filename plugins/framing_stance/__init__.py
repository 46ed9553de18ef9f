"""How an outlet stands toward the targets of the codebook, in its own voice and in its sources'."""

from collections.abc import Iterable

from framing.extension import Annotator, Measure
from framing.hookspecs import hookimpl
from framing_stance.declared import ATTRIBUTED, EVALUATIONS, TARGETS, TOWARD


@hookimpl
def framing_annotators() -> Iterable[Annotator]:
    yield TARGETS
    yield EVALUATIONS


@hookimpl
def framing_measures() -> Iterable[Measure]:
    yield TOWARD
    yield ATTRIBUTED
