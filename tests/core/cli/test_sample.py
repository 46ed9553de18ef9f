"""``framing sample`` and ``framing compare --coded``: from a folder of articles to a corrected comparison."""

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
    """Two outlets of twelve articles, one a third of whose sentences are somebody's words, and one half."""
    folder = tmp_path_factory.mktemp("bridge")
    rows = []
    for outlet, spoken in (("Courier", 2), ("Gazette", 3)):
        for number in range(12):
            told = [SPOKEN] * (spoken + number % 3 - 1) + [PLAIN] * (6 - spoken + number % 2)
            about = {"id": f"{outlet}-{number}", "outlet": outlet, "published": f"2024-03-{number + 1:02d}"}
            rows.append({**about, "text": f"Bridge {outlet} {number}\n\n{' '.join(told)}"})
    (folder / "articles.json").write_text(json.dumps(rows), encoding="utf-8")
    return folder


def fill(sheet: Path, words: str) -> None:
    """Code every sentence: of those that say something, so many words."""
    table = list(csv.reader(sheet.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    for row in table[1:]:
        row[-1] = words if f"[[{SPOKEN}]]" in row[2] else "none"
    with sheet.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, delimiter=";").writerows([table[0], *sorted(table[1:], key=lambda row: row[2])])


def drawn(framing: Any, bridge: Path, tmp_path: Path, *more: Any) -> Any:
    sheet = tmp_path / "codes.csv"
    return framing("sample", bridge / "articles.json", "--measures", "sourcing.attributed_share", "-o", sheet, *more)


def test_from_articles_to_a_corrected_comparison(framing: Any, bridge: Path, tmp_path: Path) -> None:
    outcome = drawn(framing, bridge, tmp_path, "--size", 11, "--coders", "anna")
    assert outcome.code == 0, outcome.err
    assert "items of articles drawn by outlet: Courier 11 of 12, Gazette 11 of 12" in outcome.err
    assert json.loads((tmp_path / "codes.design.json").read_text(encoding="utf-8"))["by"] == "outlet"
    fill(tmp_path / "codes.csv", "2")
    saved = tmp_path / "corrected"
    told = framing("compare", bridge / "articles.json", "--measures", "sourcing", "--coded", tmp_path / "codes.csv")
    assert told.code == 0, told.err
    assert "22 of 24 articles, drawn at random, were coded by 1 person" in " ".join(told.out.split())
    assert "†" in told.out and "Corrected by coding" in told.out
    made = framing("compare", bridge / "articles.json", "--coded", tmp_path / "codes.csv", "-o", saved, "-q")
    assert made.code == 0, made.err
    again = framing("compare", saved)
    assert "Corrected by coding" in again.out
    by_desk = framing("compare", saved, "--by", "outlet,language", "--measures", "sourcing.attributed_share")
    assert by_desk.code == 0 and "†" in by_desk.out, "the codes are kept with it"
    study = tmp_path / "study.zip"
    assert framing("freeze", saved, "-o", study).code == 0
    verified = framing("verify", study, bridge / "articles.json")
    assert verified.code == 0, verified.out + verified.err
    assert "numbers of correction (estimates, intervals, counts) follow from the scores and the codes" in verified.out
    assert "numbers of the comparison come out again" in verified.out
    before = framing("compare", saved, "--before-after", "2024-03-07")
    assert "the program's own; coding corrects those of the whole time" in " ".join(before.err.split())
    assert "corrected by the weighted mean of its errors" in " ".join(framing("methods", saved).out.split())


def test_a_sheet_beside_the_articles_is_no_article(framing: Any, bridge: Path, tmp_path: Path) -> None:
    (tmp_path / "articles.json").write_bytes((bridge / "articles.json").read_bytes())
    assert drawn(framing, tmp_path, tmp_path, "--size", 3).code == 0
    outcome = framing("score", tmp_path, "--measures", "sourcing.attributed_share", "-f", "csv")
    assert outcome.out.count("\n") == 1 + 24
    assert "fewer than 10 articles" in drawn(framing, tmp_path, tmp_path, "--size", 3, "--force").err


def test_corrections_are_not_used_together_with_codes(framing: Any, bridge: Path, tmp_path: Path) -> None:
    (tmp_path / "articles.json").write_bytes((bridge / "articles.json").read_bytes())
    text = "correction,document,start,end,text,value\ntype,,,,mayor,expert\n"
    (tmp_path / "corrections.csv").write_text(text, encoding="utf-8")
    assert drawn(framing, tmp_path, tmp_path, "--size", 11).code == 0
    fill(tmp_path / "codes.csv", "2")
    outcome = framing("compare", tmp_path / "articles.json", "--coded", tmp_path / "codes.csv")
    assert outcome.code == 0, outcome.err
    assert "corrections.csv: not used together with --coded" in " ".join(outcome.err.split())


def test_how_many_to_code(framing: Any, bridge: Path, tmp_path: Path) -> None:
    paths = bridge / "articles.json", "--measures", "sourcing.attributed_share"
    outcome = framing("sample", *paths, "--precision", 20)
    assert outcome.code == 0, outcome.err
    assert (
        "Courier: sourcing.attributed_share: code 10 of 12 articles for ±20 points (as if the program were useless" in outcome.out
    )
    assert "cannot be had: its 12 articles leave ±" in framing("sample", *paths, "--precision", 0.1).out
    drawn(framing, bridge, tmp_path, "--size", 11)
    fill(tmp_path / "codes.csv", "2")
    piloted = framing("sample", *paths, "--precision", 20, "--pilot", tmp_path / "codes.csv")
    assert "(by the pilot)" in piloted.out


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--measures", "sourcing.diversity", "-o", "codes.csv"), "pooled"),
        (("--measures", "tone.polarity", "-o", "codes.csv"), "brings no question"),
        (("--measures", "sourcing.attributed_share"), "where to write the sheet?"),
        (("--measures", "sourcing.attributed_share", "-o", "codes.txt"), "written as .csv or .xlsx"),
        (("--measures", "sourcing.attributed_share", "--pilot", "codes.csv"), "--pilot tells"),
        (("--measures", "sourcing.attributed_share", "--precision", "3", "--kind", "shown"), "--kind shown draws none"),
        (("--measures", "sourcing.attributed_share", "-o", "codes.csv", "--by", "weather"), "no document has a field 'weather'"),
    ],
)
def test_what_does_not_fit_is_told(framing: Any, bridge: Path, monkeypatch: Any, tmp_path: Path, asked: Any, told: str) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = framing("sample", bridge / "articles.json", *asked)
    assert outcome.code != 0
    assert told in " ".join(outcome.err.split())


def test_codes_that_do_not_fit_are_told_before_anything_is_scored(framing: Any, bridge: Path, tmp_path: Path) -> None:
    drawn(framing, bridge, tmp_path, "--size", 11)
    again = drawn(framing, bridge, tmp_path, "--size", 11)
    assert again.code != 0 and "exists already, and may be coded" in again.err
    outcome = framing("compare", bridge / "articles.json", "--coded", tmp_path / "codes.csv")
    assert outcome.code != 0 and "nobody has coded anything in it" in outcome.err
    fill(tmp_path / "codes.csv", "2")
    day = framing("compare", bridge / "articles.json", "--coded", tmp_path / "codes.csv", "--before-after", "2024-01-01")
    assert day.code != 0 and "without --before-after" in day.err
    (tmp_path / "codes.design.json").unlink()
    outcome = framing("compare", bridge / "articles.json", "--coded", tmp_path / "codes.csv")
    assert outcome.code != 0 and "no design beside it" in outcome.err


def test_a_measure_that_is_left_out_of_the_sheet_and_too_small_a_sample_are_told(
    framing: Any, bridge: Path, tmp_path: Path
) -> None:
    both = ("--measures", "sourcing.attributed_share,stance.toward", "--size", 6)
    outcome = framing("sample", bridge / "articles.json", *both, "-o", tmp_path / "a.csv")
    assert outcome.code == 0 and "too few for a correction" in outcome.err and "--size 10" in outcome.err
    assert "stance.toward left out of the sheet" in outcome.err and "framing codebook propose" in outcome.err
    outcome = framing("sample", bridge / "articles.json", "--measures", "stance.toward", "-o", tmp_path / "b.csv")
    assert outcome.code == 2 and "nothing to code: the program scores" in outcome.err and not (tmp_path / "b.csv").exists()
