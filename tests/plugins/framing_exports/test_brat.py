"""brat's standoff format, read back by its grammar and by pybrat."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from framing.tables.results import Results
from framing_exports.brat import in_lines, type_of, write
from framing_exports.passages import passages, texts_of

LINE = re.compile(r"(T\d+)\t([\w-]+) (\d+ \d+(?:;\d+ \d+)*)\t([^\n]*)")


def spans(line: str) -> tuple[tuple[int, int], ...]:
    found = LINE.fullmatch(line)
    assert found, line
    return tuple((int(start), int(end)) for start, end in (part.split() for part in found[3].split(";")))


@pytest.mark.parametrize("of", ["plain", "hostile"])
def test_every_line_follows_the_grammar_and_quotes_its_text(of: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    results: Results = request.getfixturevalue(of)
    write(results, None, tmp_path)
    texts, number = [*texts_of(results).values()], 0
    for path, text in zip(sorted(tmp_path.glob("*.ann")), texts, strict=True):
        assert path.with_suffix(".txt").read_bytes().decode() == text
        for line in path.read_bytes().decode().split("\n")[:-1]:
            if line.startswith("T"):
                number += 1
                assert line.rpartition("\t")[2] == " ".join(text[start:end] for start, end in spans(line)) or "\t" in text
            else:
                assert re.fullmatch(r"#\d+\tAnnotatorNotes T\d+\t[^\n]+", line)
    assert number == sum(bool(in_lines(texts_of(results)[p.doc_id], p.pieces)) for p in passages(results))


def test_pieces_are_one_annotation(plain: Results, tmp_path: Path) -> None:
    write(plain, None, tmp_path)
    lines = (tmp_path / "00001.ann").read_text("utf-8").splitlines()
    assert "T2\tattributions 0 18;38 50\tThe pier is closed until spring" in lines
    assert "#2\tAnnotatorNotes T2\tcategory: indirect; source: the mayor" in lines
    assert (tmp_path / "annotation.conf").read_text("utf-8").split("\n")[:3] == ["[entities]", "attributions", "made_value"]


@pytest.mark.filterwarnings("ignore")
def test_pybrat_reads_it(plain: Results, tmp_path: Path) -> None:
    parser: Any = pytest.importorskip("pybrat.parser", reason="pybrat is in the extra 'interop'")
    (tmp_path / "brat").mkdir()
    write(plain, None, tmp_path / "brat")
    examples = sorted(parser.BratParser(error="raise").parse(str(tmp_path / "brat")), key=lambda each: str(each.id))
    assert [example.text for example in examples] == [*texts_of(plain).values()]
    assert len([*examples[0].entities]) == 3 and not [*examples[1].entities]


def test_a_piece_ends_with_its_line() -> None:
    assert in_lines("ab\n\ncd\n", ((0, 6),)) == ((0, 2), (4, 6))
    assert type_of("stance.toward") == "stance_toward"
