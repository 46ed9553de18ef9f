"""A document as the grammar sees it: tags, phrases, verb groups, sentences and speech in quotation marks, by token."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing import Span
from framing.text import Quotation, Tokens
from framing_sourcing.syntax.chunks import NounPhrase, VerbGroup, find_chunks
from framing_sourcing.syntax.finite import with_verbs
from framing_sourcing.syntax.tagging import tag
from framing_sourcing.syntax.tree import Parse, Tree, merged_tags
from framing_sourcing.syntax.words import ABBREVIATIONS

LONGEST_SENTENCE = 250  # tokens
IRREGULAR = {
    "found": "find", "saw": "see", "thought": "think", "felt": "feel", "left": "leave", "swore": "swear", "sworn": "swear",
    "met": "meet", "led": "lead", "meant": "mean", "made": "make", "bade": "bid", "feared": "fear", "hearing": "hear",
    "feeling": "feel", "understanding": "understand", "warning": "warn", "meeting": "meet", "'s": "'s", "backing": "back",
    "ruling": "rule", "finding": "find", "building": "build", "reading": "read", "leading": "lead", "standing": "stand",
    "wondering": "wonder", "spelled": "spell", "told": "tell", "said": "say",
    "thanked": "thank", "assailed": "assail", "extolled": "extol", "extolling": "extol", "determined": "determine",
    "thinking": "think",    "determining": "determine", "assailing": "assail", "thanking": "thank", "concerned": "concern",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything is indexed by token position; a stretch is (first token, token after the last)."""

    text: str
    tokens: Tokens
    forms: Sequence[str]
    lemmas: Sequence[str]
    tags: Sequence[str]
    first: Sequence[int]  # of the token's sentence
    last: Sequence[int]  # after the sentence's last token
    phrases: Sequence[NounPhrase]
    groups: Sequence[VerbGroup]
    phrase_at: Sequence[int]
    group_at: Sequence[int]
    quotes: Sequence[Span]  # outer quotations, as stretches
    quote_at: Sequence[int]
    tree: Tree | None  # where a parser was asked for

    def phrase(self, i: int) -> NounPhrase | None:
        """The noun phrase that holds token i."""
        return self.phrases[self.phrase_at[i]] if 0 <= i < len(self.phrase_at) and self.phrase_at[i] >= 0 else None

    def group(self, i: int) -> VerbGroup | None:
        """The verb group that holds token i."""
        return self.groups[self.group_at[i]] if 0 <= i < len(self.group_at) and self.group_at[i] >= 0 else None

    def span(self, stretch: Span) -> Span:
        """The offsets of a stretch of tokens."""
        return self.tokens.starts[stretch[0]], self.tokens.ends[stretch[1] - 1]


def read(
    text: str,
    tokens: Tokens,
    lemmas: Sequence[str],
    sentences: Sequence[Span],
    verbs: frozenset[str],
    quotations: Sequence[Quotation] = (),
    parse: Parse | None = None,
) -> Reading:
    """Tag and chunk a document; ``verbs`` are the lemmas that may be verbs (see :func:`tagging.tag`), ``parse`` a parser."""
    first, last = _sentence_bounds(text, tokens, sentences)
    lemmas = [IRREGULAR.get(form, lemma) for form, lemma in zip(tokens.forms, lemmas, strict=True)]
    stretches = sorted(set(zip(first, last, strict=True)))
    tags = tag(tokens, lemmas, sentences, verbs)
    tree = parse(tokens, stretches) if parse is not None else None
    if tree is not None:
        tags = merged_tags(tags, tree)
    tags = with_verbs(tags, tokens.forms, lemmas, stretches, verbs)
    chunks = find_chunks(tags, tokens.forms, last)
    quotes = _outer_quotes(quotations, tokens)
    quote_at = [-1] * len(tokens)
    for number, (start, end) in enumerate(quotes):
        quote_at[start:end] = [number] * (end - start)
    return Reading(
        text, tokens, tokens.forms, lemmas, tags, first, last,
        chunks.phrases, chunks.groups, chunks.phrase_at, chunks.group_at, quotes, quote_at, tree,
    )  # fmt: skip


def _outer_quotes(quotations: Sequence[Quotation], tokens: Tokens) -> list[Span]:
    """The outer quotations as stretches of tokens."""
    held = (tokens.within(q.start, q.end) for q in quotations if q.depth == 0)
    return [(inside.start, inside.stop) for inside in held if inside]


def _sentence_bounds(text: str, tokens: Tokens, sentences: Sequence[Span]) -> tuple[list[int], list[int]]:
    """First and after-last token of each token's sentence; one that begins in lower case belongs to the one before."""
    first, last = list(range(len(tokens))), [i + 1 for i in range(len(tokens))]
    stretches: list[list[int]] = []
    previous_end = 0
    for start, end in sentences:
        inside = tokens.within(start, end)
        if not inside:
            continue
        continued = stretches and "\n" not in text[previous_end:start] and _goes_on(text, start, tokens, stretches[-1][1])
        if continued:
            stretches[-1][1] = inside.stop
        else:
            stretches.append([inside.start, inside.stop])
        previous_end = end
    for begin, stop in _cut(stretches):
        first[begin:stop] = [begin] * (stop - begin)
        last[begin:stop] = [stop] * (stop - begin)
    return first, last


def _cut(stretches: list[list[int]]) -> Iterator[Span]:
    """Sentences, the endless ones of unpunctuated text in parts, so that every search within a sentence is bounded."""
    for begin, stop in stretches:
        for start in range(begin, stop, LONGEST_SENTENCE):
            yield start, min(stop, start + LONGEST_SENTENCE)


def _goes_on(text: str, start: int, tokens: Tokens, stop: int) -> bool:
    """Whether a sentence said to begin at ``start`` continues the one before: lower case, a mark, or after a title."""
    if text[start].islower() or text[start] in "),;:" or (text[start] in "\"”’'" and text[start + 1 : start + 2] in (",", ";")):
        return True
    word = tokens.forms[stop - 2].rpartition("-")[2] if stop >= 2 and tokens.forms[stop - 1] == "." else ""
    return word in ABBREVIATIONS and (word != "no" or text[start].isdigit())
