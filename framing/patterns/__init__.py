"""Patterns over tokens: their language, the automata that match them, and the sets that find many at once."""

from framing.patterns.by_language import PatternsByLanguage
from framing.patterns.language import parse_pattern
from framing.patterns.matching import Match, PatternSet
from framing.patterns.pattern import Pattern

__all__ = ["Match", "Pattern", "PatternSet", "PatternsByLanguage", "parse_pattern"]
