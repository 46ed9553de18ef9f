"""All that is English and nobody's rule: one :class:`~framing.language.Language`, and its closed classes of words.

For plugins: ``CLASSES``, ``lemma`` and ``other_lemma``.
"""

import re

from framing.english.calendar import MONTH_NAMES
from framing.english.choices import rival_words
from framing.english.closed_classes import CLASSES, FUNCTION_WORDS
from framing.english.detection import resembles
from framing.english.furniture import PAGE_LINES
from framing.english.lemmas import lemma, other_lemma
from framing.english.negation import NEGATING, is_negated
from framing.english.sentences import sentences
from framing.language import UNDETERMINED, Language, Negation

ENGLISH = Language(
    code="en",
    name="English",
    function_words=FUNCTION_WORDS,
    resembles=resembles,
    sentences=sentences,
    lemma=lemma,
    other_lemma=other_lemma,
    negation=Negation(NEGATING, is_negated),
    page_lines=PAGE_LINES,
    # '90s, rock 'n' roll, get 'em
    left_out=re.compile(r"(?:\d0s\b|[nN]['’]|(?:em|til|tis|twas|cause|bout|round|cos|cuz|coz)\b)(?!['’])"),
    possessive="s",
    classes=CLASSES,
)
BUILT_IN = (ENGLISH,)


def built_in(code: str) -> Language:
    """A language that comes with the core, or the undetermined one."""
    return next((language for language in BUILT_IN if language.code == code), UNDETERMINED)


__all__ = [
    "BUILT_IN",
    "CLASSES",
    "ENGLISH",
    "FUNCTION_WORDS",
    "MONTH_NAMES",
    "built_in",
    "lemma",
    "other_lemma",
    "rival_words",
]
