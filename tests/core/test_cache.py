"""What plugins keep on disk: found by text, settings and version, shared by processes, limited, and never in the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from framing import Codebook, Settings
from framing.cache import Cache, clear, file, limit, usage
from framing.errors import PluginError, RequestError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "kept"))
    monkeypatch.delenv("FRAMING_CACHE_MB", raising=False)
    return tmp_path / "kept"


class Asked:
    """Gives the length of each text, and knows what it was asked."""

    def __init__(self) -> None:
        self.texts: list[list[str]] = []

    def __call__(self, texts: list[str]) -> list[Any]:
        self.texts.append(texts)
        return [len(text) for text in texts]


def cache(version: str = "1", **hangs_on: Any) -> Cache:
    return Cache("demo.lengths", version, hangs_on)


def test_a_text_is_asked_about_once() -> None:
    ask = Asked()
    assert cache().of(["a", "bb", "a"], ask) == [1, 2, 1]
    assert cache().of(["bb", "ccc"], ask) == [2, 3]
    assert cache().of(["a", "bb"], ask) == [1, 2]
    assert ask.texts == [["a", "bb"], ["ccc"]]


def test_another_version_setting_or_name_is_another_value() -> None:
    ask = Asked()
    for kept in (cache(), cache("2"), cache(seed=1), Cache("demo.other", "1", {})):
        kept.of(["a"], ask)
    assert len(ask.texts) == 4
    assert usage() == {"demo.lengths": 3, "demo.other": 1}


def test_settings_tell_what_a_value_hangs_on() -> None:
    ask = Asked()
    one = Settings(codebook=Codebook(name="x", sha256="1"), options={"model": "small"})
    two = Settings(codebook=Codebook(name="x", sha256="2"), options={"model": "small"})
    for settings in (one, two):
        settings.cache("demo.a", "1").of(["a"], ask)
        settings.cache("demo.b", "1", codebook=False).of(["a"], ask)
    assert len(ask.texts) == 3  # only demo.a hangs on the codebook
    Settings(codebook=one.codebook, options={"model": "large"}).cache("demo.b", "1", codebook=False).of(["a"], ask)
    assert len(ask.texts) == 4


def test_an_exception_is_handed_on_and_not_kept() -> None:
    error = ValueError("no answer")
    assert cache().of(["a", "b"], lambda texts: [error, 2]) == [error, 2]
    assert cache().of(["a", "b"], lambda texts: [1] * len(texts)) == [1, 2]


def test_what_cannot_be_kept_and_too_few_values_are_told() -> None:
    with pytest.raises(PluginError, match=r"demo\.lengths: a value cannot be kept"):
        cache().of(["a"], lambda texts: [object()])
    with pytest.raises(PluginError, match="1 values of 2 texts"):
        cache().of(["a", "b"], lambda texts: [1])


def test_another_process_finds_it(folder: Path) -> None:
    cache().of(["a"], Asked())
    code = "from framing.cache import Cache; print(Cache('demo.lengths', '1', {}).of(['a'], lambda texts: ['asked again']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[1]"
    assert "a" not in {path.name for path in folder.iterdir()} and (folder / "cache.sqlite").is_file()


def test_it_stays_below_its_limit_and_the_oldest_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAMING_CACHE_MB", "0.2")
    for start in range(0, 100, 10):
        monkeypatch.setattr("framing.cache.time", lambda start=start: 1_000_000 + start)
        cache().of([f"text {n}" for n in range(start, start + 10)], lambda texts: ["x" * 5000 for _ in texts])
    path = file()
    assert path is not None and 5 <= usage()["demo.lengths"] <= 40
    ask = Asked()
    cache().of(["text 99", "text 0"], ask)
    assert ask.texts == [["text 0"]]


def test_it_can_be_emptied_or_in_part() -> None:
    cache().of(["a", "b"], Asked())
    Cache("demo.other", "1", {}).of(["a"], Asked())
    assert clear("demo.other") == 1 and usage() == {"demo.lengths": 2}
    assert clear() == 2 and usage() == {}


def test_without_a_place_or_with_a_broken_file_all_is_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FRAMING_CACHE", "off")
    ask = Asked()
    assert [cache().of(["a"], ask) for _ in range(2)] == [[1], [1]] and len(ask.texts) == 2
    assert file() is None and usage() == {} and clear() == 0
    monkeypatch.setenv("FRAMING_CACHE", str(folder))
    folder.mkdir()
    (folder / "cache.sqlite").write_bytes(b"no database" * 100)
    assert [cache().of(["a"], ask) for _ in range(2)] == [[1], [1]]
    assert capsys.readouterr().err.count("cannot be used") == 1


def test_a_limit_that_is_no_number_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAMING_CACHE_MB", "much")
    with pytest.raises(RequestError, match="FRAMING_CACHE_MB is 'much'"):
        limit()
