"""Text without marks: where nothing shows the end of a sentence, nobody can tell what a source said from what is reported."""

from __future__ import annotations

from framing.text import Tokens

LONGEST = 50  # words between two marks, which a sentence of a news article seldom has
SHARE = 0.5  # of the words


def unpunctuated_share(text: str, tokens: Tokens) -> float:
    """The share, 0 to 1, of the words that stand in stretches of more than 50 without a mark or a line break."""
    endless = length = end = 0
    previous = -1
    for position in tokens.words:
        start = tokens.starts[position]
        if position != previous + 1 or "\n" in text[end:start]:
            endless += length if length > LONGEST else 0
            length = 0
        length += 1
        previous, end = position, tokens.ends[position]
    endless += length if length > LONGEST else 0
    return endless / len(tokens.words) if tokens.words else 0.0


def is_unpunctuated(text: str, tokens: Tokens) -> bool:
    """Whether more than half of a text has no marks that would end a sentence or a clause."""
    return unpunctuated_share(text, tokens) > SHARE
