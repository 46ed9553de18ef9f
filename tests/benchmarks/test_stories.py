"""The benchmarks of stories and copies run on articles of our own, and their metric is the published one."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from .test_scripts import HERE, run


def test_bcubed_is_that_of_its_authors() -> None:
    spec = importlib.util.spec_from_file_location("stories", HERE / "stories.py")
    assert spec and spec.loader
    stories = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(stories)
    assert stories.bcubed("aabb", "xxyy") == (100, 100, 100)
    assert stories.bcubed("aaab", "xxxx") == pytest.approx((62.5, 100, 76.923), abs=0.001)
    assert stories.bcubed("aaaa", "wxyz") == pytest.approx((100, 25, 40))


def test_the_scripts_tell_their_figures(tmp_path: Path) -> None:
    texts = {
        "bridge": "The bridge at Port Ellery was closed to lorries.",
        "vote": "Norland's parliament rejected the Estmark treaty.",
    }
    lines = [
        {"id": f"{name}-{i}", "text": f"{text} {i}", "title": "", "published": "2024-03-04", "outlet": f"O{i}", "story": name}
        for name, text in texts.items()
        for i in range(2)
    ]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    told = run("stories.py", gold, "--alike", "0.1", "0.2", "--wrong")
    assert told.returncode == 0, told.stderr
    assert told.stdout.count("BCubed P") == 2
    long = [line | {"text": " ".join(f"word{line['id']}{i}" for i in range(200))} for line in [*lines, *lines]]
    gold.write_text("".join(json.dumps(line) + "\n" for line in long), encoding="utf-8")
    told = run("copies.py", gold, "--copies", "1")
    assert told.returncode == 0, told.stderr
    assert "whole 1/1" in told.stdout
