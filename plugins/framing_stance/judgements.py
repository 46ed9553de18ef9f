"""Whether a sentence reports somebody else's judgement of the target.

"Residents praised the police" and "the ministry was criticised" are in the outlet's words, but the praise and the
criticism are not the outlet's; they count as attributed. "I applaud the police" is the writer's own.
"""

from __future__ import annotations

from collections.abc import Sequence

_JUDGING = frozenset(
    "accuse acclaim admonish applaud assail attack berate blame blast castigate celebrate censure chastise chide commend "
    "compliment condemn congratulate criticise criticize decry defend demonise demonize denounce deride disparage endorse "
    "eulogise eulogize excoriate extol fault hail insult lambast lambaste laud lionise lionize mock pan pillory praise rebuke "
    "reprimand reproach revile ridicule salute scold scorn slam slate thank vilify".split()
)
_JUDGEMENTS = frozenset(
    "criticism praise condemnation censure complaint accusation allegation outcry anger outrage admiration".split()
)
_TOWARD = frozenset("of for against at toward towards about over".split())
_WRITER = frozenset("i we".split())
_STOPS = frozenset(', ; : ( ) " “ ” but although though while because whereas who which that'.split())
_BE = frozenset("be get".split())
_REACH = 5  # words between a judgement and the target


def is_others_judgement(words: Sequence[str], bases: Sequence[str], target: int) -> bool:
    """Whether a verb or noun of judgement is directed at the target by somebody other than the writer."""
    return _judged_before(words, bases, target) or _judged_after(words, bases, target)


def _judged_before(words: Sequence[str], bases: Sequence[str], target: int) -> bool:
    for i in range(target - 1, max(-1, target - _REACH - 2), -1):
        if words[i] in _STOPS:
            return False
        verb = bases[i] in _JUDGING and words[i + 1] != "by" and bases[max(0, i - 1)] not in _BE
        noun = bases[i] in _JUDGEMENTS and words[i + 1] in _TOWARD
        if verb or noun:
            return _WRITER.isdisjoint(words[max(0, i - 3) : i])
    return False


def _judged_after(words: Sequence[str], bases: Sequence[str], target: int) -> bool:
    for i in range(target + 1, min(len(words), target + _REACH + 2)):
        if words[i] in _STOPS:
            return False
        if bases[i] in _JUDGING and words[i].endswith("ed") and any(base in _BE for base in bases[target + 1 : i]):
            return True
    return False
