"""A dependency tree over the tokens of a document, as an optional parser gives it (:mod:`syntax.parser`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from framing import Span
from framing.text import Tokens
from framing_sourcing.syntax.wordtags import AUXILIARY

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


@dataclass(frozen=True, slots=True)
class Tree:
    """By token: tag (Penn Treebank), head (a root's own position), relation to it (ClearNLP's labels), children in
    order, and the first and last token of all that hangs on it."""

    tags: Sequence[str]
    heads: Sequence[int]
    labels: Sequence[str]
    children: Sequence[Sequence[int]]
    left: Sequence[int]
    right: Sequence[int]

    def is_verb(self, i: int) -> bool:
        return self.tags[i].startswith("V") or self.tags[i] == "MD"

    def child(self, head: int, *labels: str) -> int | None:
        """The first token that hangs on ``head`` by one of the relations."""
        return next((i for i in self.children[head] if self.labels[i] in labels), None)


Parse = Callable[[Tokens, Sequence[Span]], Tree]  # of a document and its sentences, as stretches of tokens


def make_tree(tags: Sequence[str], heads: list[int], labels: Sequence[str]) -> Tree:
    """The tree of these heads; circles among them are broken."""
    _break_circles(heads)
    children: list[list[int]] = [[] for _ in heads]
    left, right = list(range(len(heads))), list(range(len(heads)))
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
        while heads[head] != head or head != i:
            left[head], right[head] = min(left[head], i), max(right[head], i)
            if heads[head] == head:
                break
            head = heads[head]
    return Tree(tags, heads, labels, children, left, right)


def _break_circles(heads: list[int]) -> None:
    """Make a root of a token that is above itself, which comes of words that the parser sees as several."""
    unseen, on_path, seen = 0, 1, 2
    state = bytearray(len(heads))
    for i in range(len(heads)):
        path: list[int] = []
        while state[i] == unseen:
            state[i] = on_path
            path.append(i)
            if state[heads[i]] == on_path:
                heads[i] = i
            i = heads[i]
        for token in path:
            state[token] = seen


# What the flat grammar names more finely, or knows better.
_KEPT = AUXILIARY | {"TO", "PRP", "EX", "CC", "PRP$", "WP", "WDT", "WRB", "WP$", "IN"}
_NAMED = frozenset({"NN", "NNS", "NNPS", "JJ", "CD", "RB", "IN", "JJR", "JJS", "FW", "UH"})
_KNOWN = frozenset(
    (
        "CC CD DT EX IN JJ JJR JJS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP TO VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB $"
    ).split()
)


def merged_tags(flat: Sequence[str], tree: Tree) -> list[str]:
    """The parser's tags of nouns, verbs, adjectives and adverbs; auxiliaries, closed classes, names and marks as they are."""
    return [
        ours if _keeps(ours, theirs) or not ours[:1].isalpha() or theirs not in _KNOWN else theirs
        for ours, theirs in zip(flat, tree.tags, strict=True)
    ]


def _keeps(ours: str, theirs: str) -> bool:
    return ours in _KEPT or (ours == "NNP" and theirs in _NAMED)
