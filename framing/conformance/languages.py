"""Languages: told by a text, cut into tokens and sentences with exact offsets, reduced to dictionary forms."""

from __future__ import annotations

from framing.conformance import texts
from framing.conformance.report import Report
from framing.language import Language

CHECKS = ("contract", "offsets", "determinism", "hostile text", "empty text")
TRIED = {
    "contract": (texts.SAMPLE, *texts.FOREIGN.values()),
    "hostile text": tuple(texts.HOSTILE.values()),
    "empty text": tuple(texts.EMPTY.values()),
}


def check_language(report: Report, language: Language) -> None:
    """Let a language read all texts: where its functions raise, or point outside the text, is noted."""
    part = f"language {language.code}"
    folded = all(word == word.casefold() for word in language.function_words)
    report.require(folded, part, "contract", "function_words holds capitals; expected lower case")
    for check, found in TRIED.items():
        for text in found:
            with report.trying(part, check):
                _read(report, part, language, text)
    report.settle(part, *CHECKS)


def _read(report: Report, part: str, language: Language, text: str) -> None:
    sure = language.similarity(text)
    report.require(0 <= sure <= 1, part, "contract", f"resembles gives {sure!r}; expected 0 to 1")
    report.require(sure == language.similarity(text), part, "determinism", "resembles gives another number the second time")
    if language.sentences is not None:
        spans = list(language.sentences(text))
        report.require(_in_order(spans, text), part, "offsets", f"sentences of {text[:30]!r} lie outside the text or overlap")
    if language.tokens is not None:
        tokens = language.tokens(text)
        pairs = list(zip(tokens.starts, tokens.ends, strict=True))
        report.require(_in_order(pairs, text), part, "offsets", f"tokens of {text[:30]!r} lie outside the text or overlap")
    for word in text.casefold().split()[:50]:
        for lemma in (language.lemma, language.other_lemma):
            if lemma is not None:
                form = lemma(word)
                report.require(isinstance(form, str), part, "contract", f"the dictionary form of {word!r} is {form!r}")


def _in_order(spans: list[tuple[int, int]], text: str) -> bool:
    before = 0
    for start, end in spans:
        if not before <= start < end <= len(text):
            return False
        before = end
    return True
