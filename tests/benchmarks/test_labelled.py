"""The benchmarks against labels run on articles and labels of our own. What they measure is not asserted; that they do is."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent
TEXT = "A headline\n\nBerg closed the harbour. Berg was fined on Monday. Residents praised Berg for it."


def module(name: str) -> ModuleType:
    """A benchmark, which is a script and no module of a package."""
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", HERE / f"{name}.py")
    assert spec is not None and spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = found
    spec.loader.exec_module(found)
    return found


def run(name: str, labels: str, folder: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> None:
    script = module(name)
    (folder / "labels.csv").write_text(labels, encoding="utf-8")
    (folder / "gold.jsonl").write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", encoding="utf-8")
    monkeypatch.setattr(script, "LABELS", folder / "labels.csv")
    monkeypatch.setattr(sys, "argv", [name, str(folder / "gold.jsonl"), *options])
    script.main()


def rows(*values: str) -> str:
    spans = []
    for sentence in ("Berg closed the harbour.", "Berg was fined on Monday.", "Residents praised Berg for it."):
        start = TEXT.index(sentence)
        name = TEXT.index("Berg", start)
        spans.append(f"a,{name},{name + 4},{start},{start + len(sentence)}")
    return "".join(f"{span},{value}\n" for span, value in zip(spans, values, strict=True))


def test_agency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    labels = "document,start,end,sentence_start,sentence_end,settled\n" + rows("agent", "hidden", "none")
    run("agency", labels, tmp_path, monkeypatch, "--wrong")
    told = capsys.readouterr().out
    assert "(3 mentions)" in told and "none told as patient" in told
    run("agency", labels, tmp_path, monkeypatch, "--part", "even")
    assert "(2 mentions)" in capsys.readouterr().out


def test_stances(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    head = "document,start,end,sentence_start,sentence_end,settled_own,settled_attributed\n"
    run("stances", head + rows("0,0", "0,0", "0,1"), tmp_path, monkeypatch)
    told = capsys.readouterr().out
    assert "(3 passages)" in told and "(1 passages)" in told


def test_without_a_labelled_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    labels = "document,start,end,sentence_start,sentence_end,settled\nother,0,1,0,1,none\n"
    with pytest.raises(SystemExit, match="none of the labelled articles"):
        run("agency", labels, tmp_path, monkeypatch)


def test_headlines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    script = module("headlines")
    lines = {"Post": "A brazen plan for the pier", "Mail": "The new plan for the pier"}
    about = {"story": "pier", "published": "2024-05-03", "text": TEXT}
    records = [{"id": outlet, "outlet": outlet, "title": title, **about} for outlet, title in lines.items()]
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    labels = "story,kind,places,first,second\npier,charge,Mail Post:2,yes,true-but-trivial\npier,voice,Post,false,false\n"
    (tmp_path / "labels.csv").write_text(labels, encoding="utf-8")
    monkeypatch.setattr(script, "LABELS", tmp_path / "labels.csv")
    monkeypatch.setattr(sys, "argv", ["headlines", str(tmp_path / "gold.jsonl"), "--wrong"])
    script.main()
    told = capsys.readouterr().out
    assert "1 of them labelled (2 labels)" in told
    assert "charge      1   named by the first 100%, the second   0%, both   0%; false 0 and 0" in told
    assert "pier charge Mail Post:2 yes true-but-trivial" in told
