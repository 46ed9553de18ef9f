"""Which words of a passage evaluate its target. A mention without any is not evaluated, whatever the model says.

Such a word has a valence of the same sign as the reading and is no topic: a word that the text uses
in many sentences, most of them without the target, is what the text is about and not its verdict on the target.
Nor is it one that somebody suffers, or a word that has a valence only in another of its senses.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from framing.model import Annotation, Span
from framing.text import Tokens
from framing_stance.features import Sentence
from framing_stance.model import INFERRED, RATED, Lexicon

EVALUATIVE = 0.25  # least valence of a word that evaluates; −1 … +1
EVALUATIVE_IF_INFERRED = 0.5
CLEAR = 0.2  # least difference between positive and negative
TOPIC = 4  # sentences that a topic occurs in at least
STRONGEST = 3  # words that are named
_PLIGHT = frozenset(
    "afraid anguish danger dead death desperate despair die dying endanger fear grief grieve homeless hungry hurt ill injure "
    "injured loss lose lost pain risk scared sick starve stranded strand suffer suffering terrified trap trapped victim worried "
    "worry wound wounded".split()
)
_AMBIGUOUS = frozenset(
    "active certain credit cut demand free hand join kind like made matter no number off pay please pretty share stop top try "
    "want well yes interest leading back down up".split()
)
_NO_VERDICT = _PLIGHT | _AMBIGUOUS


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


def evaluating_words(probabilities: Sequence[float], s: Sentence, lexicon: Lexicon, topics: Topics, target: str) -> list[str]:
    """The words that evaluate the target the way it was read, the strong and near ones first."""
    negative, neutral, positive = probabilities
    if max(negative, positive) <= neutral or abs(positive - negative) < CLEAR:
        return []
    sign = 1 if positive > negative else -1
    found: list[tuple[float, str]] = []
    for position, (form, lemma) in enumerate(zip(s.forms, s.lemmas, strict=True)):
        if position == s.target or s.foreign[position] or form in _NO_VERDICT or lemma in _NO_VERDICT:
            continue
        strength = valence(lexicon, form, lemma) * (-sign if s.negated[position] else sign)
        if strength > 0 and not topics.has(lemma, target):
            found.append((strength / (1 + s.distance(position) / 8), form))
    return list(dict.fromkeys(form for _, form in sorted(found, key=lambda item: -item[0])))[:STRONGEST]


def valence(lexicon: Lexicon, form: str, lemma: str) -> float:
    """How positive or negative a word is: as rated in VADER, else as inferred from WordNet; 0 if hardly."""
    row = lexicon.row(form, lemma)
    if row is None:
        return 0.0
    rated, inferred = lexicon.valences[RATED][row], lexicon.valences[INFERRED][row]
    value, least = (rated, EVALUATIVE) if rated else (inferred, EVALUATIVE_IF_INFERRED)
    return value if abs(value) >= least else 0.0
