"""Where Chinese sentences end."""

from __future__ import annotations

import pytest

from framing_chinese.sentences import sentences

TEXTS = [
    ("水退了。人回来了！", ["水退了。", "人回来了！"]),
    ("“水退了。”他说。“人也回来了。”", ["“水退了。”", "他说。", "“人也回来了。”"]),
    ("水退了\n人回来了", ["水退了", "人回来了"]),
    ("水退了.人回来了.", ["水退了.", "人回来了."]),
    ("涨了3.5米。", ["涨了3.5米。"]),
    ("涨了；又退了。", ["涨了；又退了。"]),
    ("真的？！是真的。", ["真的？！", "是真的。"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "wanted"), TEXTS, ids=[row[0] for row in TEXTS])
def test_sentences(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == wanted
