"""A wide search of a whole article, before anybody says that something is not in it.

It would rather find too much than too little: a name by its surname, its acronym or the stem of a country's name, a number in
any spelling, a wording by the lemmas of its content words in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

from framing import LayerUnavailable
from framing.english import CLASSES, lemma
from framing.text import fold

if TYPE_CHECKING:
    from framing import Document, Layers

CLOSE = 0.02  # by which two numbers may differ and be one, rounded
_STEM = 3  # last letters of a name that its other forms may change: China, Chinese
_FORM_STEM = 1  # last letters of a name that a form of it may change, where it has to be that name: China, Chinese
_INSIDE = frozenset(("of", "for", "the", "and", "&", ".", "-"))  # small words that a name may hold
_LONGEST_ACRONYM = 6
_WHOLE = 2  # words that a name may be shortened to: "seafarers' union" may be the National Union of Seafarers
_SHORTEST, _LONGEST = 4, 30  # letters of a stem
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "trillion": 1e12}
_NUMBER = re.compile(
    rf"(?<![\w.,])(\d{{1,3}}(?:[,.\u00a0\u202f ]\d{{3}})+|\d{{1,25}})(?:[.,](\d{{1,9}}))?\s?({'|'.join(_SCALES)})?\b",
    re.IGNORECASE,
)
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SPELLED = {
    **{word: float(value) for value, word in enumerate(_ONES.split())},
    **{word: float(value) for value, word in zip(range(20, 100, 10), _TENS.split(), strict=True)},
    **{"half": 0.5, "dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6},
}


@cache
def other_names() -> Mapping[str, Sequence[str]]:
    """Names and what else they are called: "philippines" and "filipino"."""
    text = files("framing_stories").joinpath("names.txt").read_text(encoding="utf-8")
    entries = (line.split(": ") for line in text.splitlines() if not line.startswith("#"))
    return {name: tuple(others.split()) for name, others in entries}


@dataclass(frozen=True)
class Article:
    """One article with all that a search needs."""

    document: Document
    layers: Layers

    @cached_property
    def forms(self) -> frozenset[str]:
        """Its words, folded."""
        return frozenset(self.layers.tokens.forms)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of its words in capitals."""
        tokens = self.layers.tokens
        raised = [form for word, form in zip(tokens.written, tokens.forms, strict=True) if word[:1].isupper()]
        return frozenset(form[:end] for form in raised for end in range(_SHORTEST, min(len(form), _LONGEST) + 1))

    @cached_property
    def initials(self) -> frozenset[str]:
        """Its words that are written in capitals only, as acronyms are."""
        written = (word.replace(".", "") for word in self.layers.tokens.written)
        return frozenset(word for word in written if len(word) > 1 and word.isupper()) | self._acronyms

    @cached_property
    def _acronyms(self) -> frozenset[str]:
        """What its names in several words may be shortened to: "Ellery Port Authority" to EPA."""
        found: set[str] = set()
        run = ""
        for word, form in zip(self.layers.tokens.written, self.layers.tokens.forms, strict=True):
            if word[:1].isupper():
                run += word[0]
                found.update(run[-length:] for length in range(2, min(len(run), _LONGEST_ACRONYM) + 1))
            elif form not in _INSIDE:
                run = ""
        return frozenset(found)

    @cached_property
    def sentences(self) -> Sequence[frozenset[str]]:
        """The lemmas of each sentence."""
        tokens, lemmas = self.layers.tokens, self.layers.lemmas
        return [frozenset(lemmas[i] for i in tokens.within(start, end)) for start, end in self.layers.sentences]

    @cached_property
    def numbers(self) -> Sequence[float]:
        """Every number in its text, in digits or in words."""
        found = [_value(*match.groups()) for match in _NUMBER.finditer(self.document.text)]
        return sorted([*found, *(_SPELLED[form] for form in self.forms if form in _SPELLED)])

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that it speaks of."""
        return frozenset(int(value) for value in self.numbers if 1900 <= value <= 2100 and value == int(value))

    def has_name(self, name: str) -> bool:
        """Whether a name may stand in it: all its content words, its acronym, or all but its first word in a sentence."""
        words = [fold(word) for word in re.findall(r"[^\W_](?:[\w.'’-]*\w)?", name)]
        if self._is_called_otherwise(" ".join(words)) or name.replace(".", "") in self.initials:
            return True
        content = [word for word in words if word not in CLASSES.function_words] or words
        initials = "".join(word[0].upper() for word in content)
        if (len(initials) > 1 and initials in self.initials) or all(self._has_word(word) for word in content):
            return True
        later = frozenset(map(lemma, content[1:]))
        return len(later) >= _WHOLE and any(later <= sentence for sentence in self.sentences)

    def has_form(self, name: str) -> bool:
        """Whether a name stands in it word by word, the end of its words aside: "Southeast Asian" for "Southeast Asia"."""
        if name not in self._forms_of:
            self._forms_of[name] = self._has_form([fold(word) for word in re.findall(r"[^\W_](?:[\w.'’-]*\w)?", name)])
        return self._forms_of[name]

    @cached_property
    def _forms_of(self) -> dict[str, bool]:
        """The names that were looked for, and whether a form of each stands in it."""
        return {}

    def _has_form(self, words: Sequence[str]) -> bool:
        if len("".join(words)) <= _SHORTEST or not self.forms.issuperset(words[:-1]):
            return False
        stem = words[-1][: max(_SHORTEST, len(words[-1]) - _FORM_STEM)]
        if stem[:_LONGEST] not in self.stems:
            return False
        forms, written = self.layers.tokens.forms, self.layers.tokens.written
        return any(
            forms[i].startswith(stem)
            and len(forms[i]) >= len(words[-1]) >= _SHORTEST
            and written[i][0].isupper()
            and list(forms[max(0, i - len(words) + 1) : i]) == words[:-1]
            for i in range(len(words) - 1, len(forms))
        )

    def _is_called_otherwise(self, name: str) -> bool:
        return any(other in self.forms or f"{other}." in self.forms for other in other_names().get(name, ()))

    def has_surname(self, name: str) -> bool:
        """Whether the last word of a person's name stands in it, or the first (as in Chinese names)."""
        words = [fold(word) for word in name.split()]
        return bool(words) and (words[-1] in self.forms or (len(words) == 2 and self._has_first(name.split()[0])))

    def _has_first(self, word: str) -> bool:
        """Whether the first word of a name stands in it; one of two letters (Xi, Li, Wu) in its capitals, if it is no other."""
        if len(word) > 2:
            return fold(word) in self.forms
        return (
            word.istitle() and word.isalpha() and fold(word) not in CLASSES.function_words and word in self.layers.tokens.written
        )

    def _has_word(self, word: str) -> bool:
        if "-" in word.strip("-") and all(half in self.forms for half in word.split("-") if half):
            return True
        stem = word[: min(_LONGEST, max(_SHORTEST, len(word) - _STEM))]
        return word in self.forms or stem in self.stems or self._is_called_otherwise(word)

    def has_number(self, low: float, high: float) -> bool:
        """Whether a number stands in it that lies in an interval, or close to it."""
        return any(low * (1 - CLOSE) <= value <= high * (1 + CLOSE) for value in self.numbers)

    def has_wording(self, wording: str) -> bool:
        """Whether one of its sentences has the lemmas of all content words of a wording."""
        wanted = content_lemmas([wording])
        return bool(wanted) and any(wanted <= sentence for sentence in self.sentences)


def article_of(document: Document, layers: Layers, group: str) -> Article | None:
    """A document with the layers that are looked at when all of its story have been read.

    None in a language whose dictionary forms nobody knows: what it reports in other words would be taken for left out.
    """
    try:
        _ = layers.lemmas
    except LayerUnavailable:
        return None
    return Article(document, layers.kept(_LAYERS))


_LAYERS = ("attributions", "figures", "terms", "targets", "actors", "regions", "tokens", "sentences", "lemmas")


def content_lemmas(wordings: Iterable[str]) -> frozenset[str]:
    """The lemmas of wordings without function words."""
    words = (fold(word) for wording in wordings for word in re.findall(r"\w+", wording))
    return frozenset(lemma(word) for word in words if word not in CLASSES.function_words)


def _value(whole: str, fraction: str | None, scale: str | None) -> float:
    digits = re.sub(r"\D", "", whole)
    value = float(f"{digits}.{fraction}" if fraction else digits) if len(digits) < 25 else float("inf")
    return value * _SCALES.get((scale or "").lower(), 1.0)
