"""The benchmark scripts run on articles of our own. What they measure is not asserted; that they measure is."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from .running import run_script as run

HERE = Path(__file__).parent
ARTICLE = """Night market closes

"We had no choice," said Mara Lind, who leads the fire service. The brave fire crews saved two families.

According to stallholders, the council lied to them. Lind, a popular and honest officer, did a splendid job."""


def predictions(task: str, gold: list[dict[str, Any]], folder: Path) -> tuple[list[dict[str, Any]], str]:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in gold), encoding="utf-8")
    done = run("accuracy.py", task, path)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def test_sourcing_gives_spans_of_the_text_as_it_is_in_gold(tmp_path: Path) -> None:
    (prediction,), _ = predictions("sourcing", [{"id": "a", "text": ARTICLE}], tmp_path)
    found = {
        role: [ARTICLE[s:e] for a in prediction["attributions"] for s, e in a[role]] for role in ("content", "cue", "source")
    }
    assert prediction["id"] == "a"
    assert "said" in found["cue"]
    assert any("Mara Lind" in wording for wording in found["source"])
    assert any("We had no choice" in wording for wording in found["content"])


def test_stance_takes_spans_and_names(tmp_path: Path) -> None:
    sentence = "Lind is a liar and a disgrace to her honest crew."
    gold = [{"id": "a", "text": sentence, "target": [0, 4]}, {"id": "b", "text": ARTICLE, "target": "Mara Lind"}]
    found, _ = predictions("stance", gold, tmp_path)
    assert [(p["id"], p["target"]) for p in found] == [("a", [0, 4]), ("b", "Mara Lind")]
    assert found[0]["stance"] == -1
    assert found[1]["stance"] in (-1, 0, 1)


def test_a_story_leaves_out_whom_the_article_never_names(tmp_path: Path) -> None:
    record = {"id": "a", "text": ARTICLE, "title": "", "entities": ["Mara Lind", "Grand Vizier"], "feelings": {"Mara Lind": 1}}
    (prediction,), _ = predictions("story", [record], tmp_path)
    assert "Grand Vizier" not in prediction["stance"]
    assert all(-1 <= value <= 1 for value in prediction["stance"].values())


@pytest.mark.parametrize(
    ("task", "empty"), [("sourcing", {"attributions": []}), ("stance", {"stance": 0}), ("story", {"stance": {}})]
)
def test_a_document_that_fails_costs_only_itself(task: str, empty: dict[str, Any], tmp_path: Path) -> None:
    good = {"id": "good", "text": ARTICLE, "target": "Mara Lind", "entities": ["Mara Lind"], "feelings": {}}
    found, messages = predictions(task, [{"id": "bad", "target": "Mara Lind"}, good], tmp_path)
    assert [prediction["id"] for prediction in found] == ["bad", "good"]
    assert {key: found[0][key] for key in empty} == empty
    assert messages.startswith("bad: KeyError:") and messages.count("bad") == 1


def test_voices_are_measured_over_all_labels_or_half_of_them(tmp_path: Path) -> None:
    with (HERE.parent / "labels" / "voices.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    needed = {name: max(int(row["end"]) for row in rows if row["document"] == name) for name in {row["document"] for row in rows}}
    path = tmp_path / "gold.jsonl"
    texts = ({"id": name, "text": f"{'y' * 99} " * (needed[name] // 100 + 2)} for name in sorted(needed))
    path.write_text("".join(json.dumps(text) + "\n" for text in texts), encoding="utf-8")
    judged = {part: run("voices.py", path, "--part", part) for part in ("even", "odd")}
    for first, (part, done) in enumerate(judged.items()):
        assert done.returncode == 0, done.stderr
        assert f"({len(rows[first::2])} wordings)" in done.stdout, part
    assert run("voices.py", path, "--part", "third").returncode != 0


def test_speed_names_every_contender_and_stage(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps({"text": ARTICLE, "outlet": outlet}) + "\n" for outlet in "ABAB"), encoding="utf-8")
    done = run("speed.py", "--articles", "3", "--rounds", "1", path)
    assert done.returncode == 0, done.stderr
    rows = {line.split(" | ")[0].strip("| ") for line in done.stdout.splitlines()}
    assert {"framing", "TextBlob sentiment", "vaderSentiment", "spaCy small", "textacy quotations"} <= rows
    assert {"load", "layer tokens", "layer attributions", "measures stance.*", "checks and tables", "compare", "all"} <= rows
    assert done.stdout.startswith("3 articles, ")
