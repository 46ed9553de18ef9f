"""The benchmark of patterns runs, with whatever peers are installed, on articles of our own."""

from __future__ import annotations

import json
from pathlib import Path

from .running import run_script

SENTENCES = "The council cleared the harbour. Families left the harbour before the council voted. Officers cleared nothing. "


def test_counts_are_checked_and_every_part_has_a_table(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps({"text": SENTENCES * 5}) + "\n" for _ in range(3)), encoding="utf-8")
    done = run_script("terms.py", "--articles", "2", "--rounds", "1", path)
    assert done.returncode == 0, done.stderr
    for line in ("2 articles, ", "## 500 plain terms", "| framing |", "| re alternation |", "| 50,000 terms, end to end |"):
        assert line in done.stdout, done.stdout
