"""Whether a mention is negated: what stands before it in its clause, and beside its words (after NegEx; Chapman et al. 2001).

Each negation turns the sense round, so two of them leave a mention as it is: "did not fail to persuade".
"""

from __future__ import annotations

from collections.abc import Sequence

REACH = 10  # words that a negation reaches within its clause
_SHORT_REACH = 3  # words that "without" reaches, and "no" after a preposition: "with no warning the police evicted them"
_NEGATORS = frozenset("not never no without cannot neither nor nobody none nothing nowhere hardly scarcely".split())
_CONTRACTED = frozenset(
    f"{verb}n't"
    for verb in "is are was were ai do does did have has had wo would ca could sha should must might need dare ought".split()
)
_BESIDE = frozenset("no nobody none not never".split())  # negate from right beside the words: "persuaded no one to move"
# "not only", "no doubt", "no fewer than", "not until May"; and "whether or not", "if not", "why not"
_HARMLESS_BEFORE = frozenset(
    "only just merely simply solely doubt matter wonder question fewer less more later sooner earlier least until".split()
)
_HARMLESS_AFTER = frozenset("or if why".split())
_NO_IDIOMS = frozenset("time point means way account circumstances case".split())  # "at no time", "by no means"
_PREPOSITIONS = frozenset("with in on at by for from under of to after despite".split())
# A finite verb between a negation and a mention begins another clause: "those who never paid were evicted". The one that
# follows at once does not ("could not have"), nor does the one that a negated subject has ("no family was").
_FINITE = frozenset("is are was were am has have had does did do will would can could may might must shall should".split())
_SUBJECTS = frozenset("no nobody none neither nothing nowhere".split())
_CLAUSE_WORDS = frozenset(
    "but although though because while whereas who whom whose which that and if when where since unless until before after "
    "as so then".split()
)
_CLAUSE_MARKS = frozenset(",;:.!?…—–()[]")
_REFUSING = frozenset(
    "refuse refuses refused refusing refusal fail fails failed failing failure decline declines declined declining "
    "neglect neglects neglected unable unwilling yet".split()
)  # negate with "to"
_KEEPING = frozenset(
    "keep keeps kept keeping prevent prevents prevented preventing bar bars barred stop stops stopped refrain refrains "
    "refrained ban banned dissuade dissuades dissuaded deter deters deterred discourage discourages discouraged far".split()
)  # negate with "from": "kept them from leaving"
_DENYING = frozenset("deny denies denied denying avoid avoids avoided avoiding".split())  # negate what follows at once
_PAIRS = frozenset([("instead", "of"), ("rather", "than"), ("short", "of"), *((word, "to") for word in _REFUSING)])

NEGATING = (
    _NEGATORS | _CONTRACTED | _KEEPING | _DENYING | {first for first, _ in _PAIRS}
)  # without one of these nothing is negated


def is_negated(forms: Sequence[str], matched: Sequence[int], begin: int, end: int) -> bool:
    """Whether an odd number of negations bears on a mention.

    ``forms`` are the folded tokens of a document, ``matched`` the positions of the mention's words, ``begin`` and
    ``end`` (exclusive) bound its sentence.
    """
    before = _before(forms, matched[0], begin)
    return (before + _beside(forms, matched, end)) % 2 == 1


def _before(forms: Sequence[str], first: int, begin: int) -> int:
    """How many negations stand before a mention in its clause."""
    found = distance = finite = 0
    following, kept_from = "", False
    for position in range(first - 1, begin - 1, -1):
        form = forms[position]
        if form in _CLAUSE_MARKS or (form in _CLAUSE_WORDS and (form, following) not in _PAIRS) or distance == REACH:
            break
        if not form[:1].isalnum():
            continue
        previous = forms[position - 1] if position > begin else ""
        kept_from = kept_from or form == "from"
        of_subject = form in _SUBJECTS or not previous[:1].isalnum()  # "not one of them was"
        if finite - (following in _FINITE) <= of_subject:
            found += (
                _negates(form, previous, following, distance)
                or (form, following) in _PAIRS
                or (kept_from and form in _KEEPING)
                or (form in _DENYING and (distance == 0 or following in ("being", "having")))
            )
        if form == "nor":
            break
        finite += form in _FINITE and previous != "to"
        following, distance = form, distance + 1
    return found


def _negates(form: str, previous: str, following: str, distance: int) -> bool:
    """Whether a word is a negation that reaches over so many words."""
    if not (form in _NEGATORS or form in _CONTRACTED) or following in _HARMLESS_BEFORE:
        return False
    if form == "not" and previous in _HARMLESS_AFTER:
        return False
    if form == "without" or (form == "no" and previous in _PREPOSITIONS and following not in _NO_IDIOMS):
        return distance < _SHORT_REACH
    return True


def _beside(forms: Sequence[str], matched: Sequence[int], end: int) -> int:
    """How many negations stand in a gap of a mention, at one of its edges, or right after it."""
    own = set(matched)
    edges = {position + 1 for position in matched} | {position - 1 for position in matched[1:]}
    return sum(
        forms[position] in _BESIDE and not (position + 1 < end and forms[position + 1] in _HARMLESS_BEFORE)
        for position in edges - own
        if position < end and (position < matched[-1] or forms[position] not in ("not", "never"))
    )
