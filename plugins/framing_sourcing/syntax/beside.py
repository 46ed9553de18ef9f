"""A word and what stands beside it, as the tables of rules see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_SINGULAR = frozenset({"NN", "NNP", "NNPS", ")"})


class Beside(NamedTuple):
    """A word at ``i`` with its tag so far, its tag as a verb, and the tags around it; ``p`` is the token before adverbs.

    ``adjacent``: no adverb stands between; ``cue``: its lemma is a verb that the lexicon knows.
    """

    current: str
    verbal: str
    before: str
    after: str
    form: str
    left: str  # the form at p
    adjacent: bool
    cue: bool
    i: int
    p: int
    forms: Sequence[str]
    lemmas: Sequence[str]
    tags: Sequence[str]

    def plural(self) -> bool:
        return self.before in ("NNS", "NNPS")

    def agrees(self) -> bool:
        """Whether the noun before could be its subject by number."""
        return self.plural() if self.verbal == "VB" else self.before in _SINGULAR

    def next_form(self) -> str:
        return self.forms[self.i + 1] if self.i + 1 < len(self.forms) else ""

    def next_but_one(self) -> str:
        return self.tags[self.i + 2] if self.i + 2 < len(self.tags) else ""
