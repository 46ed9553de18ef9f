"""The benchmark of figures runs on an article of our own."""

from __future__ import annotations

import json
from pathlib import Path

from .running import run_script


def test_it_tells_figures_and_other_numbers(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text(
        json.dumps({"text": "A calm lead.\n\nSee page 4. Some 40 boats sailed for $3 million."}) + "\n", encoding="utf-8"
    )
    done = run_script("figures.py", "--sample", "5", path)
    assert done.returncode == 0, done.stderr
    assert "2 figures, 1 other number" in done.stdout
    assert "[Some 40] boats" in done.stdout and "page [4]" in done.stdout
