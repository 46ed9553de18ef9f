"""The benchmark of tone runs on sentences of our own, and notices a number that is not TextBlob's."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from .running import run_script

SCRIPT = Path(__file__).with_name("tone.py")


def test_it_compares_every_article(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    texts = ["A wonderful evening, if not a good one!", "Nobody spoke.\n\nThe chair: (old) and awful."]
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    done = run_script("tone.py", path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("2 articles, 15 words")
    assert "0 as read, 0 as scored" in done.stdout


def test_a_difference_is_noticed() -> None:
    spec = importlib.util.spec_from_file_location("tone_benchmark", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.differ((0.5, 0.2), (0.5, 0.2 + 1e-8))
    assert not module.differ((0.5, 0.2), (0.5, 0.2 + 1e-12))
