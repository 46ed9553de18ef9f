"""How an outlet stands toward the targets of the codebook, in its own voice and in its sources', and what it lets them do."""

from collections.abc import Iterable
from typing import Any

from framing import Annotator, Measure, Proposer, hookimpl
from framing_stance.declared import ACTORS, AGENCY, EVALUATIONS, MEASURES, PORTRAYALS, PROPOSER, TARGETS


@hookimpl
def framing_annotators() -> Iterable[Annotator]:
    yield TARGETS
    yield EVALUATIONS
    yield AGENCY
    yield PORTRAYALS
    yield ACTORS


@hookimpl
def framing_measures() -> Iterable[Measure]:
    yield from MEASURES


@hookimpl
def framing_proposers() -> Iterable[Proposer]:
    yield PROPOSER


@hookimpl
def framing_commands() -> Iterable[tuple[str, Any]]:
    yield "targets", "framing_stance.actors.command:app"
