"""Splits words into the pieces of a vocabulary: the longest first (Wu et al. 2016), as BERT does (Devlin et al. 2019)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

START, END, MASK, UNKNOWN = "[CLS]", "[SEP]", "[MASK]", "[UNK]"
LONGEST = 100  # characters; longer words are unknown
REMEMBERED = 1 << 17  # tokens whose pieces are kept


class Vocabulary:
    """The pieces of words that a model knows, numbered; a piece inside a word begins with ##."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(pieces)}
        self._known: dict[str, tuple[int, ...]] = {}
        self.start, self.end, self.mask, self.unknown = (self._numbers[name] for name in (START, END, MASK, UNKNOWN))

    def numbers(self, form: str) -> tuple[int, ...]:
        """The pieces of a token in lower case."""
        found = self._known.get(form)
        if found is None:
            found = tuple(number for word in _parts(form) for number in self._pieces(word))
            if len(self._known) < REMEMBERED:
                self._known[form] = found
        return found

    def _pieces(self, word: str) -> Iterator[int]:
        found: list[int] = []
        start = 0
        while start < len(word):
            end = len(word) if len(word) <= LONGEST else start
            while end > start and ("##" if start else "") + word[start:end] not in self._numbers:
                end -= 1
            if end == start:
                yield self.unknown
                return
            found.append(self._numbers[("##" if start else "") + word[start:end]])
            start = end
        yield from found


def _parts(form: str) -> list[str]:
    """The words and marks of a token, without accents."""
    parts = [""]
    for character in unicodedata.normalize("NFD", form):
        category = unicodedata.category(character)
        if category == "Mn" or category.startswith("C"):
            continue
        if _is_mark(character, category):
            parts += [character, ""]
        elif character.isspace():
            parts.append("")
        else:
            parts[-1] += character
    return [part for part in parts if part]


def _is_mark(character: str, category: str) -> bool:
    """Whether a character stands alone: punctuation, every sign of ASCII, and Chinese characters."""
    alone = category.startswith("P") or (character.isascii() and not character.isalnum() and not character.isspace())
    return alone or "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"
