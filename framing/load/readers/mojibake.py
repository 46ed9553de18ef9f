"""Text that was UTF-8 and was once decoded as something else (``â€œ`` for “), repaired where it round-trips."""

from __future__ import annotations

import re
from typing import NamedTuple


class _Wrong(NamedTuple):
    """An encoding that UTF-8 was taken for: what its letters were (by byte), and what is surely its work."""

    name: str
    byte: dict[str, int]
    run: re.Pattern[str]
    sure: re.Pattern[str]


def _wrong(name: str, codec: str, sure: str) -> _Wrong:
    """Bytes that the encoding leaves undefined became the control character of their number."""
    byte: dict[str, int] = {}
    for number in range(0x80, 0x100):
        character = bytes([number]).decode(codec, "replace")
        byte[character if character != "\ufffd" else chr(number)] = number
        byte.setdefault(chr(number), number)  # Latin-1

    def letters(first: int, last: int) -> str:
        return "".join(re.escape(character) for character, number in byte.items() if first <= number <= last)

    rest = letters(0x80, 0xBF)
    sequence = f"[{letters(0xC2, 0xDF)}][{rest}]|[{letters(0xE0, 0xEF)}][{rest}]{{2}}|[{letters(0xF0, 0xF4)}][{rest}]{{3}}"
    return _Wrong(name, byte, re.compile(sequence), re.compile(sure))


# ``sure``: sequences that no text of its own holds. Others are taken for wrong only in a text that holds one of them.
_WRONGS = (
    _wrong(
        "windows-1252",
        "cp1252",
        r"â€[^\w\s]|â€(?=\s|$)|â€\x9d|â\x80[\x80-\xbf]|Ã[^\w\s,.;:!?\"'”’)\]–—-]|Ã[ªº²³¹¼½¾µ]|Â[£©®°»«§\xa0]|ðŸ",
    ),
    _wrong("Mac Roman", "mac_roman", r"‚Ä[^\s\d,.]"),
)
_CLOSING = re.compile(r"â€(?=[\s,.;:)\]]|$)")  # its third byte, which windows-1252 has not, was lost
_LEFT = re.compile(r"â€|Ã[\x80-\xbf©¨¡³±¶¤¼]|‚Ä[úùôò]")
_ROUNDS = 3  # how often a text may have been decoded wrongly


class Repaired(NamedTuple):
    """A text, how many characters in it were repaired, what it was taken for, and how many look wrong still."""

    text: str
    repaired: int
    taken_for: str
    left: int


def repair(text: str) -> Repaired:
    """The text with what was once decoded wrongly as it was meant, where the bytes say so."""
    count, taken_for = 0, ""
    if text.isascii():
        return Repaired(text, 0, "", 0)
    for _ in range(_ROUNDS):
        wrong = next((wrong for wrong in _WRONGS if wrong.sure.search(text)), None)
        if wrong is None:
            break
        repaired, found = _undone(text, wrong)
        if wrong.name == "windows-1252" and found:
            repaired, closing = _CLOSING.subn("”", repaired)
            found += closing
        if not found:
            break
        text, count, taken_for = repaired, count + found, wrong.name
    return Repaired(text, count, taken_for, len(_LEFT.findall(text)))


def _undone(text: str, wrong: _Wrong) -> tuple[str, int]:
    count = 0

    def meant(run: re.Match[str]) -> str:
        nonlocal count
        try:
            characters = bytes(wrong.byte[character] for character in run[0]).decode()
        except UnicodeDecodeError:
            return run[0]
        count += len(characters)
        return characters

    return wrong.run.sub(meant, text), count
