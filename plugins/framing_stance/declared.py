"""What the plugin announces: its layers and measures."""

from __future__ import annotations

from dataclasses import replace

from framing import Annotator, Measure, Option, Proposer, deferred
from framing_stance.agency import shares
from framing_stance.evaluation import toward
from framing_stance.model.needed import PACKAGES
from framing_stance.portrayal import portrayal

TARGETS = Annotator(
    name="stance.targets",
    provides="targets",
    meaning="mentions of the codebook's targets",
    bind=deferred("framing_stance.targets.targets"),
    infers="framing_stance.targets.inferred:inferred",
    options=(
        Option(
            name="pronouns", default=True, meaning="whether pronouns and nouns that surely refer to a person count as mentions"
        ),
    ),
)

EVALUATIONS = Annotator(
    name="stance.evaluations",
    provides="evaluations",
    meaning="how each mention of a target is evaluated, by the words of its voice",
    bind=deferred("framing_stance.evaluation.evaluations"),
    in_article="framing_stance.evaluation.shown:in_article",
    requires=("targets", "voices", "pos"),
    languages=("en",),
    options=(
        Option(
            name="model",
            default="default",
            meaning='"encoder" vetoes with a small transformer instead of the linear model; it needs the extra `stance`',
            packages={"encoder": PACKAGES},
        ),
    ),
)

TOWARD = Measure(
    name="stance.toward",
    meaning="stance of the outlet itself toward each target",
    unit="−1 … +1",
    range=(-1, 1),
    high="favourable",
    bind=toward.bind_own,
    estimand="mean",
    source="evaluating words linked to the target in its clause; vetoed by a model trained on NewsMTSC (Hamborg & Donnay 2021)",
    requires=("evaluations",),
    languages=("en",),
    show="signed",
    main=True,
    contrast=True,
    caution="Many evaluations are missed, and some of those shown are wrong: read the passages",
    question="How does the outlet itself, outside what it quotes or reports, evaluate {target}?",
)

ATTRIBUTED = replace(
    TOWARD,
    name="stance.attributed",
    meaning="stance of its sources toward each target",
    bind=toward.bind_attributed,
    question="How do those whom the article quotes or reports evaluate {target}?",
)

AGENCY = Annotator(
    name="stance.agency",
    provides="agency",
    meaning="whether each mention of a target acts, is acted upon, and by somebody who is named",
    bind=deferred("framing_stance.agency.acting"),
    requires=("targets", "voices", "pos"),
    languages=("en",),
)

PORTRAYALS = Annotator(
    name="stance.portrayals",
    provides="portrayals",
    meaning="mentions of a target that show it harming, failing, suffering, mending or succeeding",
    bind=deferred("framing_stance.portrayal.portrayals"),
    requires=("targets", "voices", "pos"),
    languages=("en",),
)

ACTORS = Annotator(
    name="stance.actors",
    provides="actors",
    meaning="names of persons, bodies and places, and groups of people, whoever the codebook's targets are",
    bind=deferred("framing_stance.actors.actors"),
    languages=("en",),
)

AGENT = Measure(
    name="stance.agent",
    meaning="share of a target's mentions that act, by voice",
    unit="share of mentions",
    range=(0, 1),
    high="acts, speaks, decides more often",
    bind=shares.bind_agent,
    source="proto-roles (Dowty 1991), read from parts of speech",
    requires=("agency",),
    languages=("en",),
    show="share",
)

PATIENT = replace(
    AGENT,
    name="stance.patient",
    meaning="share of a target's mentions that are acted upon, by voice",
    high="has more done to it",
    bind=shares.bind_patient,
)

HIDDEN_AGENT = replace(
    AGENT,
    name="stance.hidden_agent",
    meaning="share of a target's mentions that are acted upon by nobody who is named, by voice",
    high="who acts upon it is left out more often",
    source="agent deletion (Fowler et al. 1979), read from parts of speech",
    bind=shares.bind_hidden,
)

PORTRAYAL = Measure(
    name="stance.portrayal",
    meaning="as what a target is shown: who harms, fails, suffers, mends, succeeds; roles, not evaluation",
    unit="share of the mentions that show it so",
    range=(0, 1),
    high="shown in that role more often",
    bind=portrayal.bind,
    source="roles of the drama triangle (Karpman 1968), read from kinds of act and agency",
    requires=("portrayals",),
    languages=("en",),
    show="share",
)

MEASURES = (TOWARD, ATTRIBUTED, PORTRAYAL, AGENT, PATIENT, HIDDEN_AGENT)

PROPOSER = Proposer(
    name="stance.targets",
    meaning="actors that the articles share, as targets for stance",
    propose="framing_stance.actors.proposing:entries",
    usable=80.0,
    measured="48 of the first ten on each of six topics of US news",
)
