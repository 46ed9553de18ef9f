"""Which words of a passage evaluate its target. In the outlet's own voice a mention without any is not evaluated.

Such a word has a valence of the same sign as the reading and is no topic: a word that the text uses
in many sentences, most of them without the target, is what the text is about and not its verdict on the target.
Nor is it one that somebody suffers, or a word that has a valence only in another of its senses; nor, in the outlet's
own voice and in reports and polls, one that tells of contests, courts, subjects, or what others think.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from framing.model import Annotation, Span
from framing.text.tokens import Tokens
from framing_stance.features import Sentence
from framing_stance.judgements import Judgement
from framing_stance.model import INFERRED, RATED, Lexicon

EVALUATIVE = 0.25  # least valence of a word that evaluates; −1 … +1
EVALUATIVE_IF_INFERRED = 0.5
CLEAR = 0.2  # least difference between positive and negative
LEANING = 0.5  # weight of a reading that no word bears out
TOPIC = 4  # sentences that a topic occurs in at least
STRONGEST = 3  # words that are named
DENIAL = 10  # words behind the target in which a judgement may be denied of it
_ASIDES = frozenset('," “ ” who which whom whose and'.split())
_DOUBLE = frozenset("without unless only just".split())
_BEFORE_PREDICATE = frozenset("a an the such so very truly".split())
_BEHIND_PREDICATE = frozenset('. , ; ! " “ ” and'.split())
_NEGATIVE_VERBS = frozenset("deny fail lack refuse".split())  # they negate, and have a valence themselves
_PLIGHT = frozenset(
    "afraid anguish danger dead death desperate despair die dying endanger fear grief grieve homeless hungry hurt ill "
    "injure injured loss lose lost pain risk scared sick starve prey fallen stranded strand suffer suffering terrified trap "
    "trapped victim worried worry wound wounded".split()
)
_AMBIGUOUS = frozenset(
    "active certain credit cut demand free hand join kind like made matter no number off pay please pretty share stop top try "
    "want well yes interest leading back down up offensive fell evidence pressure right super".split()
)
# Adverbs of manner and degree, and words that are mostly part of names.
_NO_JUDGEMENT = frozenset("easily hardly literally mostly party quickly readily really simply strongly surely truly".split())
_NO_VERDICT = _PLIGHT | _AMBIGUOUS | _NO_JUDGEMENT
# Words for what happens in contests, courts and offices, for what others think, and for subjects: told, they judge nobody.
_CONTEST = frozenset(
    "beat benefit champion chance defeat drown failure finish gain lead leader lose loss opportunity resign resignation "
    "retire second succeed success "
    "successful surge suspend trail victory win winner winning won top popular popularity".split()
)
_LEGAL = frozenset(
    "accuse allege allegation arrest assault attack case charge complaint convict conviction crime criminal denied deny felony "
    "fine guilty indict indictment innocent investigate jail kill murder offence offense plead prison probe prosecute sentence "
    "shoot shooting sue suspect suspicion terror terrorism terrorist violence".split()
)
_OPINION = frozenset(
    "admirer agree agreement ally approval approve back backer criticism criticize critic disagree endorse endorsement fan favor "
    "favorite favour oppose opponent opposition praise prefer rebuke reject rival support supporter supportive thank".split()
)
_SUBJECTS = frozenset(
    "award crisis debt deficit disaster disease emergency freedom growth health illegal improve improving increase "
    "increasing justice liberty party peace peaceful poverty prosperity recession safety security threat tragedy trouble "
    "war weapon welfare".split()
)
_TOLD = _CONTEST | _LEGAL | _OPINION | _SUBJECTS
_CONTRAST = frozenset("but although though while whereas however despite yet nevertheless".split())


class Topics:
    """Tells which words are topics of a document, from the point of view of one of its targets."""

    def __init__(self, tokens: Tokens, lemmas: Sequence[str], sentences: Sequence[Span], mentions: Iterable[Annotation]) -> None:
        self._tokens, self._lemmas = tokens, lemmas
        self._starts = [start for start, _ in sentences]
        self._found: dict[str, set[int]] = {}
        self._targets: dict[str, set[int]] = defaultdict(set)
        for mention in mentions:
            self._targets[mention.label].add(bisect_right(self._starts, mention.start) - 1)

    @cached_property
    def _occurrences(self) -> Counter[str]:
        return Counter(self._lemmas)

    def _sentences(self, lemma: str) -> set[int]:
        """The numbers of the sentences that a lemma occurs in as a word."""
        tokens = self._tokens
        return {bisect_right(self._starts, tokens.starts[i]) - 1 for i in tokens.words if self._lemmas[i] == lemma}

    def has(self, lemma: str, target: str) -> bool:
        """Whether a word occurs in many sentences of which fewer than half mention the target."""
        if self._occurrences[lemma] < TOPIC:
            return False
        if lemma not in self._found:
            self._found[lemma] = self._sentences(lemma)
        where = self._found[lemma]
        return len(where) >= TOPIC and 2 * len(where & self._targets[target]) < len(where)


class Verdict(NamedTuple):
    """The sign of an evaluation (0 for none), where the words are that make it, strong and near ones first, what turned them."""

    sign: int
    words: tuple[int, ...] = ()
    turned: str = ""


def verdict_of(
    probabilities: Sequence[float],
    s: Sentence,
    lexicon: Lexicon,
    topics: Topics,
    target: str,
    aside: Container[int] = (),
    *,
    strict: bool,
) -> Verdict:
    """Whether and by which words the target is evaluated, none of them ``aside``; strictly: never without a word."""
    negative, neutral, positive = probabilities
    if max(negative, positive) <= neutral or abs(positive - negative) < CLEAR:
        return Verdict(0)
    sign = 1 if positive > negative else -1
    ignored = _NO_VERDICT | _TOLD if strict else _NO_VERDICT
    found: list[tuple[float, int]] = []
    for position, (form, lemma) in enumerate(zip(s.forms, s.lemmas, strict=True)):
        if position == s.target or position in aside or s.foreign[position] or form in ignored or lemma in ignored:
            continue
        strength = valence(lexicon, form, lemma) * (-sign if s.negated[position] else sign)
        if strength > 0 and not topics.has(lemma, target):
            found.append((strength / (1 + s.distance(position) / 8), position))
    if strict and not found:
        return Verdict(0)
    named = [position for _, position in sorted(found, key=lambda item: (-item[0], item[1]))]
    words = tuple({s.forms[position]: position for position in reversed(named)}.values())[::-1]  # each word once
    words = tuple(position for position in named if position in words)[:STRONGEST]
    return Verdict(sign, words, _turned(s, words, sign, lexicon))


def _turned(s: Sentence, named: Sequence[int], sign: int, lexicon: Lexicon) -> str:
    """ "negation" where a named word is negated, "contrast" where words beyond a "but" or "although" say the opposite."""
    if any(s.negated[position] for position in named):
        return "negation"
    if not named or _CONTRAST.isdisjoint(s.forms):
        return ""
    here = {s.sections[position] for position in named}
    beyond = [i for i, section in enumerate(s.sections) if section not in here and i != s.target]
    return "contrast" if any(sign * valence(lexicon, s.forms[i], s.lemmas[i]) < 0 for i in beyond) else ""


def denied(s: Sentence, lexicon: Lexicon) -> Judgement | None:
    """A judgement that is denied of the target: "Berg is not a crook" is for Berg, "makes the town less safe" against."""
    for i in range(s.target + 1, min(len(s.forms), s.target + DENIAL)):
        if s.sections[i] != s.sections[s.target] or s.forms[i] in _DOUBLE or s.forms[i] in _ASIDES:
            return None
        strength = valence(lexicon, s.forms[i], s.lemmas[i])
        if strength and not s.foreign[i] and s.lemmas[i] not in _NO_VERDICT | _NEGATIVE_VERBS:
            less = s.forms[i - 1] == "less"
            both = {"without", "unless", "until"}.intersection(s.forms[i : i + 6])
            if (s.negated[i] or less) and not both:
                return Judgement(-1 if strength > 0 else 1, f"{'less' if less else 'not'} {s.forms[i]}", i, turned=True)
            return None
    return None


def predicated(s: Sentence, lexicon: Lexicon) -> Judgement | None:
    """What the target is said to be, in one word: "Berg was a crook"."""
    i = s.target + 2
    if [*s.lemmas[s.target + 1 : i]] != ["be"]:
        return None
    while i < len(s.forms) and s.forms[i] in _BEFORE_PREDICATE:
        i += 1
    if i >= len(s.forms) or s.foreign[i] or s.negated[i] or s.lemmas[i] in _NO_VERDICT | _TOLD:
        return None
    if i + 1 < len(s.forms) and s.forms[i + 1] not in _BEHIND_PREDICATE:
        return None
    strength = valence(lexicon, s.forms[i], s.lemmas[i])
    return Judgement(1 if strength > 0 else -1, s.forms[i], i) if strength else None


def compared(s: Sentence, lexicon: Lexicon) -> Judgement | None:
    """What a comparison says of whom it is made with: "a stronger candidate than Berg" is against Berg."""
    than = next((i for i in range(s.target - 1, max(-1, s.target - 4), -1) if s.forms[i] == "than"), None)
    for i in range((than or 0) - 1, max(-1, (than or 0) - 7), -1):
        if s.forms[i] in ("better", "worse"):
            return Judgement(-1 if s.forms[i] == "better" else 1, f"{s.forms[i]} than", i)
        if s.forms[i] in ("more", "less") or (s.forms[i].endswith("er") and s.lemmas[i] != s.forms[i]):
            what = i + 1 if s.forms[i] in ("more", "less") else i
            strength = valence(lexicon, s.forms[what], s.lemmas[what]) * (-1 if s.forms[i] == "less" else 1)
            return Judgement(-1 if strength > 0 else 1, f"{' '.join(s.forms[i : what + 1])} than", i) if strength else None
    return None


def valence(lexicon: Lexicon, form: str, lemma: str) -> float:
    """How positive or negative a word is: as rated in VADER, else as inferred from WordNet; 0 if hardly."""
    row = lexicon.row(form, lemma)
    if row is None:
        return 0.0
    rated, inferred = lexicon.valences[RATED][row], lexicon.valences[INFERRED][row]
    value, least = (rated, EVALUATIVE) if rated else (inferred, EVALUATIVE_IF_INFERRED)
    return value if abs(value) >= least else 0.0
