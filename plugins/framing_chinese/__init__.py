"""Chinese: its sentences, words and numbers, who says what in it, and what is held at arm's length."""

from __future__ import annotations

from collections.abc import Iterable

from framing import Annotator, Language, hookimpl
from framing_chinese.declared import ANNOTATORS
from framing_chinese.language import CHINESE


@hookimpl
def framing_languages() -> Iterable[Language]:
    yield CHINESE


@hookimpl
def framing_annotators() -> Iterable[Annotator]:
    yield from ANNOTATORS
