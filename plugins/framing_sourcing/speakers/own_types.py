"""The source types of a codebook, which come before those that ship."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.english import lemma
from framing.patterns import PatternSet, parse_pattern
from framing.text import tokenize


class OwnTypes:
    """The source types of a codebook: patterns over the source's text, in the codebook's order."""

    def __init__(self, sources: Mapping[str, Sequence[str]]) -> None:
        self._order = list(sources)
        self._patterns = PatternSet(
            [(name, parse_pattern(p, f"sources.{name}")) for name, found in sources.items() for p in found]
        )

    def __bool__(self) -> bool:
        return bool(self._order)

    def of(self, text: str) -> str:
        """The codebook's type of a source; '' where none of its patterns occurs."""
        if not self._order:
            return ""
        tokens = tokenize(text)
        lemmas = [lemma(form) for form in tokens.forms]
        found = {match.key for match in self._patterns.find(tokens, lemmas, [(0, len(text))], text)}
        return next((name for name in self._order if name in found), "")
