"""Whether a sentence reports somebody else's judgement of the target, and which.

"Residents praised the police" and "the ministry was criticised" are in the outlet's words, but the praise and the
criticism are not the outlet's; they count as attributed. "I applaud the police" is the writer's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_PRAISING = frozenset(
    "acclaim admire applaud back celebrate champion cheer commend compliment congratulate defend endorse eulogise eulogize extol "
    "hail laud lionise lionize praise promote salute support thank".split()
)
_BLAMING = frozenset(
    "accuse admonish assail attack bash berate blame blast castigate censure chastise chide condemn criticise criticize decry "
    "demonise demonize denounce deride disparage excoriate fault insult lambast lambaste mock oppose pan pillory rebuke "
    "reprimand reproach revile ridicule scold scorn skewer slam slate vilify".split()
)
_APPROVAL = frozenset("praise admiration endorsement support applause backing sympathy".split())
_REPROACH = frozenset(
    "criticism condemnation censure complaint accusation allegation outcry anger outrage attack contempt hostility opposition "
    "dismay disdain antipathy denunciation".split()
)
_JUDGING = {**dict.fromkeys(_PRAISING, 1), **dict.fromkeys(_BLAMING, -1)}
_JUDGEMENTS = {**dict.fromkeys(_APPROVAL, 1), **dict.fromkeys(_REPROACH, -1)}
_EARNING = frozenset("earn win draw receive get attract face spark prompt provoke".split())
_TOWARD = frozenset("of for on against at toward towards about over".split())
_WRITER = frozenset("i we".split())
_STOPS = frozenset(', ; : ( ) " “ ” but although though while because whereas who which that'.split())
_BE = frozenset("be get".split())
_REACH = 5  # words between a judgement and the target


class Judgement(NamedTuple):
    """Approval (+1) or reproach (−1), and the word that tells it."""

    sign: int
    word: str


def others_judgement(words: Sequence[str], bases: Sequence[str], target: int) -> Judgement | None:
    """The judgement that is directed at the target by somebody other than the writer."""
    return _judged_before(words, bases, target) or _judged_after(words, bases, target)


def _judged_before(words: Sequence[str], bases: Sequence[str], target: int) -> Judgement | None:
    for i in range(target - 1, max(-1, target - _REACH - 2), -1):
        if words[i] in _STOPS:
            return None
        passive = words[i + 1] == "by" or bases[max(0, i - 1)] in _BE
        verb = 0 if passive else _JUDGING.get(bases[i], 0)
        if bases[i] in ("vote", "root") and words[i + 1] in ("for", "against"):
            verb = 1 if words[i + 1] == "for" else -1
        noun = _JUDGEMENTS.get(bases[i], 0) if words[i + 1] in _TOWARD else 0
        if verb or noun:
            return Judgement(noun or verb, words[i]) if _WRITER.isdisjoint(words[max(0, i - 3) : i]) else None
    return None


def _judged_after(words: Sequence[str], bases: Sequence[str], target: int) -> Judgement | None:
    for i in range(target + 1, min(len(words), target + _REACH + 2)):
        if words[i] in _STOPS:
            return None
        judged = words[i].endswith("ed") and any(base in _BE for base in bases[target + 1 : i])
        if judged and bases[i] in _JUDGING:
            return Judgement(_JUDGING[bases[i]], words[i])
        if bases[i] in _JUDGEMENTS and any(base in _EARNING for base in bases[target + 1 : i]):
            return Judgement(_JUDGEMENTS[bases[i]], words[i])
    return None
