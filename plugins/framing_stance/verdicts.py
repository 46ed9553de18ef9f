"""Which words of a passage evaluate its target. A mention without any is not evaluated, whatever the model says.

Such a word has a valence of the same sign as the reading, adds to it, and is no topic: a word that the text uses
in many sentences, most of them without the target, is what the text is about and not its verdict on the target.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from framing.model import Annotation, Span
from framing.text import Tokens
from framing_stance.features import Sentence
from framing_stance.model import Lexicon, Reading

LEAST = 0.1  # log-odds that a word must add
EVALUATIVE = 0.15  # least valence of a word that evaluates; −1 … +1
SPREAD = 0.25  # the same where the valence was inferred
TOPIC = 4  # sentences that a topic occurs in at least
STRONGEST = 3  # words that are named


class Topics:
    """Tells which words are topics of a document, from the point of view of one of its targets."""

    def __init__(self, tokens: Tokens, lemmas: Sequence[str], sentences: Sequence[Span], mentions: Iterable[Annotation]) -> None:
        starts = [start for start, _ in sentences]
        self._sentences: dict[str, set[int]] = defaultdict(set)
        number = -1
        for position in tokens.words:
            while number + 1 < len(starts) and starts[number + 1] <= tokens.starts[position]:
                number += 1
            self._sentences[lemmas[position]].add(number)
        self._targets: dict[str, set[int]] = defaultdict(set)
        for mention in mentions:
            self._targets[mention.label].add(bisect_right(starts, mention.start) - 1)

    def has(self, lemma: str, target: str) -> bool:
        """Whether a word occurs in many sentences of which fewer than half mention the target."""
        where = self._sentences.get(lemma, set())
        return len(where) >= TOPIC and 2 * len(where & self._targets[target]) < len(where)


def evaluating_words(reading: Reading, s: Sentence, lexicon: Lexicon, topics: Topics, target: str) -> list[str]:
    """The words that evaluate the target the way it was read, strongest first."""
    sign = 1 if reading.value > 0 else -1
    found: list[str] = []
    for position, adds in reading.words:
        turned = -sign if s.negated[position] else sign
        evaluative = valence(lexicon, s.forms[position], s.lemmas[position]) * turned > 0
        if adds * sign > LEAST and evaluative and not topics.has(s.lemmas[position], target):
            found.append(s.forms[position])
    return list(dict.fromkeys(found))[:STRONGEST]


def valence(lexicon: Lexicon, form: str, lemma: str) -> float:
    """How positive or negative a word is: by VADER, else by Pattern, else as inferred; 0 if hardly."""
    row = lexicon.row(form, lemma)
    if row is None:
        return 0.0
    rated, polarity, inferred = (values[row] for values in lexicon.valences)
    for value, least in ((rated, EVALUATIVE), (polarity, EVALUATIVE), (inferred, SPREAD)):
        if abs(value) >= least:
            return value
        if value:
            return 0.0
    return 0.0
