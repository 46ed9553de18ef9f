"""What the plugin announces: its layers and measures."""

from __future__ import annotations

from dataclasses import replace

from framing.extension import Annotator, Measure, Option
from framing_stance import evaluations, targets, toward

TARGETS = Annotator(
    name="stance.targets",
    provides="targets",
    meaning="mentions of the codebook's targets",
    bind=targets.bind,
    options=(Option(name="pronouns", default=True, meaning="whether pronouns that surely refer to a person count as mentions"),),
)

EVALUATIONS = Annotator(
    name="stance.evaluations",
    provides="evaluations",
    meaning="how each mention of a target is evaluated, by the words of its voice",
    bind=evaluations.bind,
    requires=("targets", "voices"),
    uses=("attributions",),
    languages=("en",),
)

TOWARD = Measure(
    name="stance.toward",
    meaning="stance of the outlet itself toward each target",
    unit="−1 … +1",
    range=(-1, 1),
    high="favourable",
    bind=toward.bind_own,
    estimand="mean",
    source="sentence model trained on NewsMTSC (Hamborg & Donnay 2021)",
    requires=("evaluations",),
    languages=("en",),
    show="signed",
    main=True,
    contrast=True,
    caution="Stance is read by a statistical model that often errs: use it to find passages, not as a result",
)

ATTRIBUTED = replace(
    TOWARD, name="stance.attributed", meaning="stance of its sources toward each target", bind=toward.bind_attributed
)
