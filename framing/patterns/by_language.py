"""Patterns made ready for the language of each text; those that ask for what a language has not are told, never dropped."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from framing.language import Language
from framing.patterns.matching import Pattern, PatternSet

K = TypeVar("K", bound=Hashable)


class PatternsByLanguage(Generic[K]):
    """Many patterns under keys, in a set for each language, made when a text in it is first met."""

    def __init__(self, patterns: Iterable[tuple[K, Pattern]]) -> None:
        self._patterns = list(patterns)
        self._sets: dict[str, PatternSet[K]] = {}

    def of(self, language: Language) -> PatternSet[K]:
        """The patterns that can be found in texts of a language."""
        if language.code not in self._sets:
            readable = [(key, pattern) for key, pattern in self._patterns if not lacking(pattern, language)]
            self._sets[language.code] = PatternSet(readable, language)
        return self._sets[language.code]

    def unread(self, language: Language) -> dict[K, str]:
        """The keys of which some pattern cannot be found in texts of a language, each with the reason."""
        return {key: why for key, pattern in self._patterns if (why := lacking(pattern, language))}


def lacking(pattern: Pattern, language: Language) -> str:
    """Why a pattern cannot be found in texts of a language; '' where it can."""
    if not pattern.has_lemmas or language.lemma is not None:
        return ""
    return f"'{pattern.text}' asks for dictionary forms, which language '{language.code}' has not; write the forms out"
