"""The comparison of outlets counts what it says, and says where marked and found attributions part."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from framing import Document

from .outlets import UNITS, Numbers, agreement, from_gold, halves, numbers, quoting
from .running import run_script

SCRIPT = Path(__file__).with_name("outlets.py")
TEXT = 'Lind said the gate leaks. "It leaks badly," the clerk said. Rain fell on the town for a week. He fears more.'
MARKED = {
    "Lind": [{"content": [[10, 24]], "cue": [[5, 9]], "source": [[0, 4]]}],
    "clerk": [{"content": [[26, 43]], "cue": [[54, 58]], "source": [[44, 53]]}],
    "unsaid": [{"content": [[103, 107]], "cue": [[97, 102]], "source": []}],
}
WORDS = 22


def given(*names: str) -> dict[str, Numbers]:
    attributions = [from_gold(TEXT, marked) for name in names for marked in MARKED[name]]
    return numbers([Document("a", TEXT, outlet="Gazette", language="en")], {"a": attributions})


def test_measures_by_hand() -> None:
    found = given("Lind", "clerk", "unsaid")
    assert {measure: numbers.articles["a"] for measure, numbers in found.items()} == {
        "attributed_share": pytest.approx(7 / WORDS),
        "attributions": pytest.approx(3000 / WORDS),
        "direct_share": pytest.approx(1 / 3),
        "quoted_share": pytest.approx(1 / 3),
        "length": pytest.approx(7 / 3),
        "unresolved_share": pytest.approx(1 / 3),
        "sources": 2,
        "diversity": pytest.approx(2),
        "concentration": pytest.approx(1 / 2),
    }
    alike = {
        measure: numbers.outlets.get("Gazette")
        for measure, numbers in found.items()
        if measure not in ("attributions", "diversity")
    }
    assert alike == pytest.approx({measure: found[measure].articles["a"] for measure in alike})  # of one article
    assert found["attributions"].outlets == {"Gazette": pytest.approx(3000 / WORDS)}
    assert set(found) == set(UNITS)


def test_articles_without_attributions_have_no_shares() -> None:
    found = given()
    assert found["attributions"].outlets == {"Gazette": 0}
    assert found["attributed_share"].articles == {"a": 0}
    assert not found["length"].articles and not found["quoted_share"].articles and not found["direct_share"].articles


@pytest.mark.parametrize(
    ("content", "label"),
    [('"It leaks"', "direct"), ("''It leaks''", "direct"), ("it “leaks” badly", "mixed"), ("it's the clerk's", "indirect")],
)
def test_quotation_marks_decide(content: str, label: str) -> None:
    text = f"Lind said {content}."
    assert quoting(text, [(10, 10 + len(content))]) == label


def test_marks_outside_a_content_count() -> None:
    assert quoting('"It leaks," Lind said.', [(1, 9)]) == "direct"
    assert quoting('"It leaks," Lind said it leaks.', [(22, 30)]) == "indirect"


def test_bias_is_told_from_error() -> None:
    marked = Numbers({"A": 0.1, "B": 0.3, "C": 0.2}, {"a": 1.0, "b": 2.0, "c": 3.0})
    lower = Numbers({"A": 0.05, "B": 0.25, "C": 0.15}, {"a": 3.0, "b": 2.0, "c": 1.0})
    cells = [
        cell.strip() for cell in agreement("share", marked, lower, dict(zip("abc", "ABC", strict=True))).strip("|").split("|")
    ]
    assert cells[:6] == ["share", "0.2", "0.15", "0.1 to 0.3", "1.00", "1.00"]
    assert cells[6] == "0.05"
    assert cells[7].startswith("-0.05 ± ")
    assert float(cells[8]) == pytest.approx(0, abs=1e-9)
    assert cells[9:] == ["-1.00", "–"]


def test_halves_agree_where_outlets_differ_and_not_where_they_do_not() -> None:
    outlet_of = {f"{outlet}{n}": outlet for outlet in "ABCD" for n in range(20)}
    apart = {name: "ABCD".index(name[0]) + int(name[1:]) / 100 for name in outlet_of}
    alike = {name: float(int(name[1:])) for name in outlet_of}
    assert halves(apart, outlet_of) == "1.00"
    assert float(halves(alike, outlet_of)) < 0  # what one half has more of, the other has less of


def test_the_script_prints_a_row_a_measure_twice(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    names = [["Lind", "clerk"], ["Lind"], ["clerk", "unsaid"]]
    records = [
        {"id": outlet, "outlet": outlet, "text": TEXT, "attributions": [m for name in marked for m in MARKED[name]]}
        for outlet, marked in zip("ABC", names, strict=True)
    ]
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    done = run_script("outlets.py", path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("gold: 3 articles of 3 outlets")
    for unit in UNITS.values():
        assert len(re.findall(rf"^\| {re.escape(unit)} \|", done.stdout, re.MULTILINE)) == 2
