"""What a sentence shows of a target in it, as named numbers. The target itself is masked.

Every word counts by its distance from the target, its side, its clause and whether it is negated, so that
"the minister praised Li" and "Li praised the minister" differ although their words do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

TARGET = "<target>"
_NEGATORS = frozenset(
    "not no never nobody nothing neither nor cannot without hardly barely lack lacks lacked fail failed fails refuse "
    "refused refuses deny denied denies denying".split()
)
_NEGATION_SCOPE = 5  # words
_BOUNDARIES = frozenset(
    ", ; : - – — ( ) \" “ ” but although though while because whereas however if unless despite that who which when "
    "after before since as and".split()
)
_HARD_BOUNDARIES = frozenset("; : – — ( ) but although though while because whereas however unless despite".split())
_PRONOUNS = frozenset("he she they it i we you him her them us me his their its my our your himself herself themselves".split())
_QUOTES = frozenset('"“”')
# Who acts against an evil is not evil: "police broke up a brutal gang" says nothing against the police.
_COUNTERING = frozenset(
    "fight combat counter tackle bust arrest detain apprehend capture stop prevent curb seize thwart foil disrupt dismantle "
    "resolve solve eliminate eradicate crack clamp prosecute punish raid suppress condemn denounce oppose resist investigate "
    "probe smash uncover expose halt avert deter rescue".split()
)
_COUNTERING_NOUNS = frozenset(
    "fight battle war campaign crackdown clampdown drive offensive operation raid effort struggle measure action protection "
    "law inquiry investigation".split()
)
_SCOPE_ENDS = frozenset(
    ", . ; : - – — ( ) \" “ ” but although though while because whereas however unless despite who which is are was were has "
    "have had will would can could may might must should does did".split()
)
_BE = frozenset("be get".split())


class Sentence(NamedTuple):
    """The tokens of one sentence with the target as a single token at ``target``, all lists parallel."""

    forms: list[str]
    lemmas: list[str]
    target: int
    mention: tuple[str, ...]
    negated: list[bool]
    clauses: list[int]
    sections: list[int]
    quoted: list[bool]
    countered: list[bool]

    def distance(self, position: int) -> int:
        """How many tokens stand between a token and the target."""
        return abs(position - self.target) - 1


class Feature(NamedTuple):
    """One named number, and the position of the token it comes from (-1: from no single word)."""

    name: str
    value: float
    position: int


def sentence(forms: Sequence[str], lemmas: Sequence[str], first: int, last: int) -> Sentence:
    """Mask the tokens [first, last) and mark negation, clauses and quotations.

    ``clauses`` are counted at commas and conjunctions, ``sections`` only at contrast and strong marks.
    """
    words = [*forms[:first], TARGET, *forms[last:]]
    negated: list[bool] = []
    clauses: list[int] = []
    sections: list[int] = []
    quoted: list[bool] = []
    scope = clause = section = 0
    inside = False
    for word in words:
        if word in _BOUNDARIES:
            scope, clause = 0, clause + 1
        if word in _HARD_BOUNDARIES:
            section += 1
        inside ^= word in _QUOTES
        negated.append(scope > 0)
        clauses.append(clause)
        sections.append(section)
        quoted.append(inside)
        scope = _NEGATION_SCOPE if word in _NEGATORS or word.endswith("n't") else max(0, scope - 1)
    bases = [*lemmas[:first], TARGET, *lemmas[last:]]
    mention = tuple(forms[first:last])
    counters = bool(_COUNTERING_NOUNS.union(_COUNTERING).intersection(lemmas[first:last]))
    countered = _countered(words, bases, first, counters, bool(mention) and mention[-1] in ("against", "on", "down"))
    return Sentence(words, bases, first, mention, negated, clauses, sections, quoted, countered)


def _countered(words: Sequence[str], bases: Sequence[str], target: int, counters: bool, opens: bool) -> list[bool]:
    """Which words name what somebody other than they acts against, from the point of view of the target.

    ``counters``: the target is itself such an act ("the crackdown"); ``opens``: what it is against follows at once.
    """
    found = [False] * len(words)
    inside = False
    for i, base in enumerate(bases):
        if words[i] in _SCOPE_ENDS:
            inside = False
        elif i == target:
            if inside:
                _clear(found, i)
            inside = opens
        elif _acts_against(words, bases, i) or (counters and i == target + 1 and words[i] in ("against", "on")):
            passive = _is_passive(words, bases, i)
            inside = not passive
            if passive and target > i and "by" in words[i + 1 : target][-3:]:
                for before in range(i, -1, -1):
                    if words[before] in _SCOPE_ENDS and bases[before] not in _BE:
                        break
                    found[before] = True
            found[i] |= inside
        else:
            found[i] |= inside
    return found


def _clear(found: list[bool], before: int) -> None:
    """The target stands in the scope itself: it is what is acted against, and its description counts."""
    while before and found[before - 1]:
        before -= 1
        found[before] = False


def _acts_against(words: Sequence[str], bases: Sequence[str], i: int) -> bool:
    """A verb of acting against something, or a noun of it with what it is against."""
    if bases[i] in _COUNTERING:
        return True
    return bases[i] in _COUNTERING_NOUNS and i + 1 < len(words) and words[i + 1] in ("against", "on")


def _is_passive(words: Sequence[str], bases: Sequence[str], i: int) -> bool:
    """Whether a form of "be" or "get" stands before a participle, but for an adverb or negation."""
    if not words[i].endswith(("ed", "t", "n")) or i == 0:
        return False
    return bases[i - 1] in _BE or (i > 1 and bases[i - 2] in _BE and (words[i - 1].endswith("ly") or words[i - 1] == "not"))


def word_features(s: Sentence) -> list[Feature]:
    """Words and word pairs by distance, side and clause, the words at the target, and what the target is."""
    found: list[Feature] = []
    add = found.append
    t = s.target
    for i, form in enumerate(s.forms):
        if i == t:
            continue
        distance = s.distance(i)
        side = "L" if i < t else "R"
        word = ("~" if s.countered[i] else "!" if s.negated[i] else "") + s.lemmas[i]
        near = 1 / (1 + distance / 6)
        add(Feature("b:" + word, near, i))
        if not s.countered[i]:
            add(Feature("u:" + form, 0.5, i))
            if i and i != t + 1:
                add(Feature(f"bb:{s.forms[i - 1]} {form}", near, i))
        if distance < 8:
            add(Feature(f"{side}:{word}", 1 / (1 + distance / 4), i))
            if distance < 3:
                add(Feature(f"{side}{distance}:{form}", 0.7, i))
        if s.clauses[i] == s.clauses[t]:
            add(Feature(f"c{side}:{word}", 0.7, i))
    return [*found, *_target_features(s)]


def _target_features(s: Sentence) -> list[Feature]:
    left, right = s.forms[: s.target], s.forms[s.target + 1 :]
    found = [
        Feature("t:pronoun" if " ".join(s.mention) in _PRONOUNS else "t:name", 0.5, -1),
        Feature("q:inside" if s.quoted[s.target] else "q:outside", 0.5, -1),
        Feature("s:later" if left else "s:first", 0.3, -1),
    ]
    for words in (2, 3):
        if len(left) >= words:
            found.append(Feature("TL:" + " ".join(left[-words:]), 0.7, s.target - 1))
        if len(right) >= words:
            found.append(Feature("TR:" + " ".join(right[:words]), 0.7, s.target + 1))
    if left and right:
        found.append(Feature(f"LR:{left[-1]}_{right[0]}", 0.7, s.target + 1))
    return found


SUMS = 8


def valence_sums(s: Sentence, valences: Sequence[float]) -> list[float]:
    """Positive, then negative valence summed over the sentence in eight ways; negation turns and dampens."""
    sums = [0.0] * (2 * SUMS)
    for i, valence in enumerate(valences):
        if not valence or i == s.target or s.countered[i]:
            continue
        if s.negated[i]:
            valence *= -0.6
        distance, size, at = s.distance(i), abs(valence), 0 if valence > 0 else SUMS
        sums[at] += size
        sums[at + 1] += size / (1 + distance / 5)
        sums[at + (2 if i < s.target else 3)] += size / (1 + distance / 8)
        same_section = s.sections[i] == s.sections[s.target]
        sums[at + 4] += size * (s.clauses[i] == s.clauses[s.target])
        sums[at + 5] += size * same_section
        sums[at + 6] += size * (distance < 4)
        sums[at + 7] += size * (s.quoted[i] == s.quoted[s.target])
    return sums


WINDOWS = 6


def window_weights(s: Sentence, positions: Sequence[int]) -> list[list[float]]:
    """How much each of these tokens counts in six windows: whole, near, left, right, same clause left and right."""
    rows: list[list[float]] = [[] for _ in range(WINDOWS)]
    for i in positions:
        distance, left, same = s.distance(i), i < s.target, s.clauses[i] == s.clauses[s.target]
        side = 1 / (1 + distance / 4)
        rows[0].append(0.25)
        rows[1].append((-1 if s.negated[i] else 1) / (1 + distance / 5))
        rows[2].append(side if left else 0.0)
        rows[3].append(0.0 if left else side)
        rows[4].append(0.5 if left and same else 0.0)
        rows[5].append(0.5 if same and not left else 0.0)
    return rows


def merged(features: Sequence[Feature]) -> dict[str, float]:
    """The same by name: values of equal names added."""
    values: dict[str, float] = defaultdict(float)
    for name, value, _ in features:
        values[name] += value
    return dict(values)
