"""``framing validate`` of coding sheets: agreement, errors by outlet, what is to be agreed on and comes back."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

SPOKEN = "The mayor said that the bridge was safe."
PLAIN = "The bridge crosses the river north of town."


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two outlets of twelve articles."""
    rows = []
    for outlet, spoken in (("Courier", 2), ("Gazette", 3)):
        for number in range(12):
            told = [SPOKEN] * (spoken + number % 3 - 1) + [PLAIN] * (4 - spoken + number % 2)
            rows.append({"id": f"{outlet}-{number}", "outlet": outlet, "text": f"Bridge {outlet} {number}\n\n{' '.join(told)}"})
    path = tmp_path_factory.mktemp("bridge") / "articles.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


def table_of(sheet: Path) -> list[list[str]]:
    return list(csv.reader(sheet.read_text(encoding="utf-8-sig").splitlines(keepends=True)))


def saved(sheet: Path) -> list[list[str]]:
    """The rows of a sheet that a spreadsheet saved with semicolons."""
    return list(csv.reader(sheet.read_text(encoding="cp1252").splitlines(keepends=True), delimiter=";"))


@pytest.fixture
def sheet(framing: Any, bridge: Path, tmp_path: Path) -> Path:
    """Coded by two, who differ on every tenth sentence, sorted and saved with semicolons in another encoding."""
    path = tmp_path / "codes.csv"
    how = ("--measures", "sourcing.attributed_share", "--size", 11, "--coders", "anna,ben", "-o", path, "-q")
    assert framing("sample", bridge, *how).code == 0
    table = table_of(path)
    for number, row in enumerate(table[1:]):
        row[5] = row[6] = "5" if f"[[{SPOKEN}]]" in row[2] else "none"
        row[6] = "3" if number % 10 == 0 else row[6]
    with path.open("w", encoding="cp1252", newline="") as handle:
        csv.writer(handle, delimiter=";").writerows([table[0], *sorted(table[1:], key=lambda row: row[2])])
    return path


def test_a_sheet_alone_tells_how_far_its_coders_agree(framing: Any, sheet: Path) -> None:
    outcome = framing("validate", sheet)
    assert outcome.code == 0, outcome.err
    assert outcome.out.startswith("codes.csv: 2 coders, ") and "sourcing.attributed_share" in outcome.out
    assert "of answers the same" in " ".join(outcome.out.split()) and "ben: 3" in outcome.out
    assert "The program against people" not in outcome.out and "--gold SHEET" in outcome.err


def test_with_the_articles_the_program_is_held_against_it_by_outlet(framing: Any, bridge: Path, sheet: Path) -> None:
    outcome = framing("validate", bridge, "--gold", sheet, "--format", "json")
    assert outcome.code == 0, outcome.err
    told = json.loads(outcome.out)
    (found,) = told["errors"]
    assert [row["group"] for row in found["groups"]] == ["Courier", "Gazette"] and found["groups"][0]["coded"] == 11
    assert all(row["error"] == pytest.approx(row["program"] - row["people"]) for row in found["groups"])
    assert 0 < found["p"] <= 1 and "differ" in found["verdict"]
    assert {each["group"] for each in told["disagreements"]} <= {"Courier", "Gazette"} and told["disagreements"][0]["passage"]
    assert "the mean of their answers stands in" in outcome.err
    text = " ".join(framing("validate", bridge, "--gold", sheet).out.split())
    assert "The program against people, by outlet" in text and "the error is the program's less people's" in text


def test_what_was_agreed_on_goes_back_into_the_comparison(framing: Any, bridge: Path, sheet: Path, tmp_path: Path) -> None:
    agreed = tmp_path / "agreed.csv"
    compare = ("compare", bridge, "--measures", "sourcing.attributed_share", "--coded", sheet)
    refused = framing(*compare)
    assert refused.code == 2 and "coders differ and nothing is agreed on" in refused.err and "--adjudicate" in refused.err
    assert f"--coded {agreed}" in framing("validate", sheet, "--adjudicate", agreed).err
    table = table_of(agreed)
    assert table[0][-1] == "agreed" and all(row[5] != row[6] and row[7] == "" for row in table[1:])
    assert "exists already" in framing("validate", sheet, "--adjudicate", agreed).err
    for row in table[1:]:
        row[-1] = row[5]
    with agreed.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows(table)
    outcome = framing(*compare, "--coded", agreed)
    assert outcome.code == 0, outcome.err
    told = " ".join(outcome.out.split())
    assert f"all {len(table) - 1} disagreements were settled by agreement" in told and "Krippendorff's alpha" in told
    assert "†" in told and "corrected by coding" in told


def test_without_a_design_there_is_agreement_and_nothing_of_outlets(framing: Any, bridge: Path, sheet: Path) -> None:
    sheet.with_name("codes.design.json").unlink()
    outcome = framing("validate", bridge, "--gold", sheet)
    assert outcome.code == 0, outcome.err
    assert "alpha" in outcome.out and "The program against people" not in outcome.out
    assert "no design beside the sheet" in outcome.err and "neither errors by outlet nor a correction" in outcome.err


def test_a_file_a_coder(framing: Any, sheet: Path, tmp_path: Path) -> None:
    rows = saved(sheet)
    paths = []
    for name, at in (("anna", 5), ("ben", 6)):
        paths.append(tmp_path / f"{name}.csv")
        with paths[-1].open("w", encoding="utf-8", newline="") as handle:
            csv.writer(handle).writerows([*row[:5], row[at]] for row in rows)
    both = framing("validate", *paths, "--format", "json")
    assert (
        json.loads(both.out)["agreement"][0]["same"]
        == json.loads(framing("validate", sheet, "-f", "json").out)["agreement"][0]["same"]
    )
    alone = framing("validate", paths[0])
    assert alone.code == 0 and "anna coded alone" in alone.err


def test_shown_passages_give_precision_by_outlet(framing: Any, bridge: Path, tmp_path: Path) -> None:
    path = tmp_path / "shown.csv"
    how = ("--measures", "sourcing.attributed_share", "--kind", "shown", "--size", 12, "-o", path, "-q")
    assert framing("sample", bridge, *how).code == 0
    table = table_of(path)
    for number, row in enumerate(table[1:]):
        row[5] = "wrong" if number % 4 == 0 else "right"
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows(table)
    outcome = framing("validate", bridge, "--gold", path, "--format", "json")
    assert outcome.code == 0, outcome.err
    (found,) = json.loads(outcome.out)["shares"]
    assert found["what"] == "precision" and found["whole"]["of"] == pytest.approx(24)
    assert sum(row["right"] for row in found["groups"]) == 18
    assert all(row["low"] < row["value"] < row["high"] for row in found["groups"])
    refused = framing("compare", bridge, "--measures", "sourcing.attributed_share", "--coded", path)
    assert (
        refused.code != 0
        and "is a sheet of passages that the program shows, which corrects no comparison: they tell how often it is right"
        in refused.err
    )


def test_sentences_out_of_all_give_precision_and_recall(framing: Any, bridge: Path, tmp_path: Path) -> None:
    path = tmp_path / "passages.csv"
    how = ("--measures", "sourcing.attributed_share", "--kind", "passages", "--size", 30, "-o", path, "-q")
    assert framing("sample", bridge, *how).code == 0
    table = table_of(path)
    for row in table[1:]:
        row[5] = "5" if f"[[{SPOKEN}]]" in row[2] else "none"
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows(table)
    outcome = framing("validate", bridge, "--gold", path, "--format", "json")
    assert outcome.code == 0, outcome.err
    found = {each["what"]: each for each in json.loads(outcome.out)["shares"]}
    assert set(found) == {"precision", "recall"}
    assert found["precision"]["whole"]["value"] == found["recall"]["whole"]["value"] == 1.0


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda table: table[1].__setitem__(0, "i99999"), "not in the design: row 2 (i99999)"),
        (lambda table: table.append(table[1]), "stands twice; keep one of the rows"),
        (lambda table: table[1].__setitem__(5, "plenty"), "row 2, anna: 'plenty': expected none, all, or the number of words"),
    ],
)
def test_a_sheet_that_does_not_fit_is_refused_in_one_line(framing: Any, sheet: Path, change: Any, told: str) -> None:
    table = saved(sheet)
    change(table)
    with sheet.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, delimiter="\t").writerows(table)
    outcome = framing("validate", sheet)
    assert outcome.code == 2 and told in outcome.err and len(outcome.err.strip().splitlines()) == 1


def test_what_is_for_marks_alone_is_refused(framing: Any, bridge: Path, sheet: Path, tmp_path: Path) -> None:
    assert "--layer is not for a coding sheet" in framing("validate", sheet, "--layer", "terms").err
    assert "--adjudicate is for the coding sheet" in framing("validate", bridge, "--adjudicate", tmp_path / "a.csv").err
    assert "name one file of what coders said with --gold FILE" in framing("validate", bridge).err
    assert "no coding sheet" in framing("validate", bridge, "--gold", sheet, "--gold", bridge).err
