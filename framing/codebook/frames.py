"""A frame of the user's own: the questions that a coder would ask, the patterns that point to it, and the actors it needs."""

from __future__ import annotations

from dataclasses import dataclass

KEYS = ("questions", "patterns", "actors")


@dataclass(frozen=True)
class Frame:
    """A frame by its label. Where there are ``actors``, labels of targets, a sentence must name one of them, too."""

    name: str
    questions: tuple[str, ...]
    patterns: tuple[str, ...]
    actors: tuple[str, ...] = ()
