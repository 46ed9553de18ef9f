"""Patterns made ready for the language of each text; those that ask for what a language has not are told, never dropped."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from framing.language import Language
from framing.patterns.matching import PatternSet
from framing.patterns.pattern import Pattern
from framing.patterns.units import unwritten

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
        """The keys of which some pattern for texts of a language cannot be found in them, or that have no such pattern, each with
        the reason. What is written in another script is for texts in that: only where there is nothing else is it told.
        """
        found: dict[K, str] = {}
        elsewhere: dict[K, str] = {}
        read: set[K] = set()
        for key, pattern in self._patterns:
            if why := unwritten(pattern, language):
                elsewhere.setdefault(key, why)
            else:
                read.add(key)
                if why := lacking(pattern, language):
                    found[key] = why
        return found | {key: why for key, why in elsewhere.items() if key not in read}


def lacking(pattern: Pattern, language: Language) -> str:
    """Why a pattern cannot be found in texts of a language; '' where it can."""
    if pattern.has_lemmas and language.lemma is None:
        return f"'{pattern.text}' asks for dictionary forms, which language '{language.code}' has not; write the forms out"
    if language.units and any(language.letters.search(text) for text in pattern.parts_of_words):
        return (
            f"'{pattern.text}' asks for parts of words by * or ?, which language '{language.code}' has not; write ... for a gap"
        )
    return ""
