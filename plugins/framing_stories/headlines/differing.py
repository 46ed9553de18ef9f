"""What differs between the headlines of a story, each as one sentence about what stands in them, or nothing.

Only what is there is told: words, marks, numbers, names, verbs behind a name. That something is lacking is told of an outlet only
where none of its headlines on the story has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from framing_stories.headlines.doing import clauses, deeds, leading, roles
from framing_stories.headlines.naming import figures, naming
from framing_stories.headlines.persons import Actor
from framing_stories.headlines.sides import Difference, Headline, Outlets
from framing_stories.headlines.voices import hedges, marks, questions, speeches, voices
from framing_stories.headlines.words import charges, only, rivals, wordings

KINDS = (
    "wording",
    "part",
    "deed",
    "clause",
    "actor",
    "charge",
    "voice",
    "rivals",
    "marks",
    "hedge",
    "question",
    "only",
    "name",
    "figure",
)
_LOOKS: Sequence[Callable[[Outlets, Sequence[Actor]], Iterable[Difference]]] = (
    wordings,
    deeds,
    clauses,
    roles,
    charges,
    questions,
    leading,
    voices,
    speeches,
    rivals,
    marks,
    hedges,
    naming,
    figures,
)


def differences(headlines: Sequence[Headline], actors: Sequence[Actor]) -> list[Difference]:
    """What differs between the headlines of different outlets on a story, what tells most first."""
    outlets: dict[str, list[Headline]] = {}
    for headline in headlines:
        outlets.setdefault(headline.outlet, []).append(headline)
    if len(outlets) < 2:
        return []
    found = [difference for look in _LOOKS for difference in look(outlets, actors)]
    found.extend(only(outlets, found))
    return sorted(found, key=lambda difference: KINDS.index(difference.kind))
