"""``framing cache``: where it lies, what it holds, and how it is emptied."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.cache import Cache


def test_it_is_shown_and_emptied(framing: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path))
    assert f"{tmp_path / 'cache.sqlite'}: 0.0 of 500 MB" in framing("cache", "info").out
    Cache("demo.a", "1", {}).of(["x", "y"], len_of)
    assert "  demo.a: 2 values" in framing("cache", "info").out
    wrong = framing("cache", "clear", "demo.b")
    assert wrong.code == 2 and "did you mean 'demo.a'" in wrong.err
    assert "forgot 2 values" in framing("cache", "clear", "demo.a").err
    assert framing("cache", "clear", "--quiet") == (0, "", "")
    monkeypatch.setenv("FRAMING_CACHE", "off")
    assert framing("cache", "info").out == "nothing is kept: FRAMING_CACHE says so\n"


def len_of(texts: list[str]) -> list[int]:
    return [len(text) for text in texts]
