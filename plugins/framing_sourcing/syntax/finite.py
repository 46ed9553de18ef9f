"""The verb of a sentence in which the tagger found none, such as a headline: "Envoy rebuffs critics"."""

from __future__ import annotations

from collections.abc import Sequence

from framing import Span
from framing_sourcing.syntax.wordtags import AUXILIARY, FINITE, NOUNS, verb_form

_FINITE_OR_AUXILIARY = FINITE | AUXILIARY
_AMBIGUOUS = frozenset({"NN", "NNS", "JJ", "NNP"})
_OPENS_NOUN = frozenset({"DT", "JJ", "NNP", "NN"})
_AFTER_FINITE = NOUNS | {
    "JJ", "JJR", "JJS", "DT", "PRP", "PRP$", "CD", "$", "TO", "RP", "WP", "WRB", "VBG", "VBN", '"', "“", "'", "‘", "(",
}  # fmt: skip
_SHORTEST = 4  # tokens


def with_verbs(
    tags: Sequence[str], forms: Sequence[str], lemmas: Sequence[str], sentences: Sequence[Span], verbs: frozenset[str]
) -> list[str]:
    """The tags, with a finite verb for each sentence (a stretch of tokens) that has none but a word that can be one."""
    found = list(tags)
    for start, end in sentences:
        if end - start < _SHORTEST or not _FINITE_OR_AUXILIARY.isdisjoint(tags[start:end]):
            continue
        ambiguous = (i for i in range(start + 1, end) if tags[i] in _AMBIGUOUS and lemmas[i] in verbs)
        verb = next((i for i in ambiguous if _can_be_finite(i, tags, forms, lemmas[i])), None)
        if verb is not None:
            found[verb] = "VBP" if forms[verb] == lemmas[verb] else "VBZ"
    return found


def _can_be_finite(i: int, tags: Sequence[str], forms: Sequence[str], lemma: str) -> bool:
    """Whether a noun agrees as a verb with the noun before it, and has an object, a particle or an infinitive after it."""
    before, after = tags[i - 1], tags[i + 1] if i + 1 < len(tags) else ""
    if after not in _AFTER_FINITE:
        return False
    form = verb_form(forms[i], lemma)
    if form == "VBZ":
        return before in ("NN", "NNP", ")") or (before == "JJ" and tags[i - 2] in _OPENS_NOUN)
    plural = before == "NNS" or (before == "NNP" and forms[i - 1].endswith("s") and not forms[i - 1].endswith("ss"))
    return form == "VB" and plural
