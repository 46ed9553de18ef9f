"""Chinese characters: what is one, and the views in which variants of script and width are one. The text itself never changes."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
LETTER = re.compile(f"[{HAN}]")
_KANA_OR_HANGUL = re.compile("[\u3041-\u30ff\uac00-\ud7af]")
_OTHER_WORD = re.compile(r"[^\W\d_\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
_BLANK = re.compile(f"(?<=[{HAN}])[ \t\u00a0\u3000](?=[{HAN}])")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "，！？：；（）"}
FEWEST = 0.3  # of words and characters together that are Chinese characters; with less the text is in another language
_JAPANESE = 0.05  # kana beside characters


@cache
def variants() -> dict[int, int]:
    """By code point, the simplified form of a traditional character, and the common form of a wide letter or digit."""
    text = files("framing_chinese").joinpath("variants.txt").read_text(encoding="utf-8")
    traditional, simplified = (line for line in text.splitlines() if not line.startswith("#"))
    return dict(zip(map(ord, traditional), map(ord, simplified), strict=True)) | _WIDE


def simplified(text: str) -> str:
    """The text in simplified characters and common width, character by character, so that every offset stays."""
    return text.translate(variants())


def joined(text: str) -> tuple[str, list[int]]:
    """The text without single blanks between characters, as OCR leaves them, and where each of its characters stands."""
    dropped = {match.start() for match in _BLANK.finditer(text)}
    offsets = [offset for offset in range(len(text)) if offset not in dropped]
    return "".join(text[offset] for offset in offsets), offsets


def resembles(text: str) -> float:
    """How surely a text is Chinese: the share of its characters among these and words of other scripts; 0 for Japanese."""
    characters = len(LETTER.findall(text))
    if not characters or len(_KANA_OR_HANGUL.findall(text)) > _JAPANESE * characters:
        return 0.0
    share = characters / (characters + len(_OTHER_WORD.findall(text)))
    return share if share >= FEWEST else 0.0
