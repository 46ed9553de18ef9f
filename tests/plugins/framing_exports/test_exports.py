"""The plugin as a whole: what it announces can be asked for and written."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.plugins import load_plugins
from framing.tables.results import Results

OURS = [
    each for each in load_plugins(hooks=("framing_reporters",)).reporters if each.write.__module__.startswith("framing_exports")
]
NEEDS = {".xlsx": "xlsxwriter", ".spacy": "spacy", "cas": "cassis"}
FORMATS = [(each, suffix) for each in OURS for suffix in (each.suffix, *each.suffixes)]


def test_the_formats() -> None:
    names = [each.name for each in OURS]
    known = "qdpx label-studio csv csv-semicolon xlsx wide doccano prodigy datasette cas w3c docbin brat"
    assert names == known.split()
    assert all(each.by_name and each.of == "results" for each in OURS)


@pytest.mark.parametrize(("reporter", "suffix"), FORMATS, ids=[f"{each.name}{suffix}" for each, suffix in FORMATS])
def test_each_writes_a_result_without_any_passage(reporter: object, suffix: str, make: object, tmp_path: Path) -> None:
    for name in {suffix, reporter.name} & {*NEEDS}:  # type: ignore[attr-defined]
        pytest.importorskip(NEEDS[name])
    measure = make.fake_measure("made.none", lambda document, layers: [])  # type: ignore[attr-defined]
    results: Results = make.scored([make.article("Text.", "Gazette", 1)], measure)  # type: ignore[attr-defined]
    path = tmp_path / f"out{suffix}"
    if not suffix:
        path.mkdir()
    reporter.write(results, None, path)  # type: ignore[attr-defined]
    assert any(path.iterdir()) if path.is_dir() else path.is_file()
