"""What one version of an article adds to another, cuts from it, and says otherwise, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from framing import Span
from framing.text import sentence_spans, words_of

Kind = Literal["adds", "cuts", "changes"]
REWORDED = 0.5  # words in common (Jaccard) that make two sentences versions of one
MOST = 400  # sentences that are set against each other; of longer articles the rest is only added or cut


class Difference(NamedTuple):
    """A sentence that two versions do not share: where it stands in the copy, and where in the first (None: nowhere)."""

    kind: Kind
    here: Span | None
    there: Span | None


class _Sentence(NamedTuple):
    span: Span
    key: str
    words: frozenset[str]


def differences(first: str, copy: str) -> list[Difference]:
    """How ``copy`` differs from ``first``, in the order of the copy, then what it cuts; a sentence that moved is none."""
    there, here = _sentences(first), _sentences(copy)
    in_first, in_copy = {sentence.key for sentence in there}, {sentence.key for sentence in here}
    added = [sentence for sentence in here if sentence.key not in in_first]
    cut = [sentence for sentence in there if sentence.key not in in_copy]
    told = [Difference("changes" if old else "adds", new.span, old.span if old else None) for new, old in _paired(added, cut)]
    versions = {difference.there for difference in told}
    return [*told, *(Difference("cuts", None, old.span) for old in cut if old.span not in versions)]


def _sentences(text: str) -> list[_Sentence]:
    found = []
    for start, end in sentence_spans(text):
        words = [word.lower() for word in words_of(text[start:end])]
        if words:
            found.append(_Sentence((start, end), " ".join(words), frozenset(words)))
    return found


def _paired(added: Sequence[_Sentence], cut: Sequence[_Sentence]) -> Iterator[tuple[_Sentence, _Sentence | None]]:
    """Each added sentence with the one it is a version of, the most alike first come."""
    free = list(cut[:MOST])
    for number, new in enumerate(added):
        best = max(free, key=lambda old: _alike(new, old), default=None) if number < MOST else None
        if best is not None and _alike(new, best) >= REWORDED:
            free.remove(best)
            yield new, best
        else:
            yield new, None


def _alike(a: _Sentence, b: _Sentence) -> float:
    return len(a.words & b.words) / len(a.words | b.words)
