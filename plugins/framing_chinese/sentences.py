"""Where Chinese sentences end."""

from __future__ import annotations

import re

from framing import Span
from framing_chinese.script import HAN

CLOSING = "”’」』﹂﹄）)】〕》〉\"'＂"
# A full stop of another width ends a sentence behind a character; dots end one before a closing mark or a break.
_END = re.compile(
    rf"(?:[。！？]|[!?]+(?=[\s{CLOSING}{HAN}]|$)|(?<=[{HAN}{CLOSING}])[.．｡](?![0-9A-Za-z])|(?:……|⋯⋯)(?=[{CLOSING}]|\s|$))"
    rf"(?:[。！？!?…⋯])*[{CLOSING}]*"
)


def sentences(text: str) -> list[Span]:
    """The sentences of a Chinese text: a line break ends one, too."""
    spans: list[Span] = []
    offset = 0
    for line in text.split("\n"):
        begin = 0
        for end in (*(match.end() for match in _END.finditer(line)), len(line)):
            piece = line[begin:end]
            if piece.strip() and (any(map(str.isalnum, piece)) or not spans or spans[-1][1] <= offset):
                spans.append((offset + begin + len(piece) - len(piece.lstrip()), offset + begin + len(piece.rstrip())))
            elif piece.strip():
                spans[-1] = (spans[-1][0], offset + begin + len(piece.rstrip()))
            begin = end
        offset += len(line) + 1
    return spans
