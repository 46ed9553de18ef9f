"""Chinese as a value that reading a text asks."""

from __future__ import annotations

from framing import Language
from framing_chinese.furniture import PAGE_LINES
from framing_chinese.negation import FIRST, negates
from framing_chinese.script import LETTER, resembles
from framing_chinese.sentences import sentences
from framing_chinese.words import tokens, units, whole_words

CHINESE = Language(
    code="zh",
    name="Chinese",
    resembles=resembles,
    tokens=tokens,
    sentences=sentences,
    units=units,
    whole_words=whole_words,
    letters=LETTER,
    negation=Language.Negation(FIRST, negates),
    page_lines=PAGE_LINES,
)
