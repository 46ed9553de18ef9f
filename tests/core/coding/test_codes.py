"""Codes count what was answered; what is outside the design, coded in two ways or unknown is refused with its row."""

from dataclasses import replace
from pathlib import Path

import pytest

from framing import InputError
from framing.coding.codes import read_codes
from framing.coding.design import Asked, Design, design_path
from framing.coding.desk import merge, open_desk
from framing.coding.questions import Counted, Question
from framing.coding.sheet import AGREED, Item, write_sheet

SHARE = Question("own.share", "words", True, "How many words of {sentence}?")
DESIGN = Design(
    kind="articles",
    by="outlet",
    seed=0,
    measures={"own.share": "1"},
    questions={"own.share": SHARE},
    population="0",
    documents=9,
    numbers="0",
    probability={"a": 0.5, "b": 0.5},
    items={
        "i1": Asked("a", "own.share", start=0, end=9, words=4),
        "i2": Asked("a", "own.share", start=10, end=20, words=5),
        "i3": Asked("b", "own.share", start=0, end=9, words=6),
    },
)
KEY = ("own.share", "", "", "")


def coded(folder: Path, answers: dict[str, dict[str, str]], design: Design | None = DESIGN) -> Path:
    path = folder / "codes.csv"
    write_sheet(path, [Item(name, "", "", "", "") for name in DESIGN.items], tuple(answers), answers)
    if design is not None:
        design.save(design_path(path))
    return path


def test_an_article_counts_once_all_its_items_are_answered(tmp_path: Path) -> None:
    codes = read_codes(coded(tmp_path, {"1": {"i1": "all", "i3": "2"}}))
    assert codes.items == {"i1": Counted(4, None), "i3": Counted(2, None)}
    assert list(codes.complete) == [("b", KEY)]
    assert any("1 of 3 items are not coded" in note for note in codes.notes)


def test_what_was_agreed_on_holds_whatever_the_coders_said(tmp_path: Path) -> None:
    answers = {"anna": {"i1": "all", "i3": "2"}, "ben": {"i1": "4", "i3": "3"}, AGREED: {"i3": "none"}}
    assert read_codes(coded(tmp_path, answers)).items == {"i1": Counted(4, None), "i3": Counted(0, None)}


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"anna": {"i1": "all"}, "ben": {"i1": "1"}}, "coders differ and nothing is agreed on: row 2"),
        ({"anna": {"i1": "most"}}, "row 2, anna: 'most': expected none, all, or the number of words"),
        ({"anna": {"i3": "7"}}, "row 4, anna: '7': expected .* of 6"),
        ({"anna": {}}, "nobody has coded anything in it"),
        ({"model:small": {"i1": "all"}}, "nobody has coded anything in it"),
    ],
)
def test_codes_that_cannot_be_used_are_refused_with_their_rows(
    tmp_path: Path, answers: dict[str, dict[str, str]], told: str
) -> None:
    with pytest.raises(InputError, match=told):
        read_codes(coded(tmp_path, answers))


def test_codes_of_another_sample_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"not in the design: row 2 \(i1\); row 3 \(i2\)"):
        read_codes(coded(tmp_path, {"1": {"i3": "1"}}, replace(DESIGN, items={"i3": DESIGN.items["i3"]})))


def test_a_sample_without_a_design_corrects_nothing_and_says_why(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no design beside it .* can be validated, and correct nothing"):
        read_codes(coded(tmp_path, {"1": {"i3": "1"}}, None))


def test_a_models_answers_settle_nothing_and_that_is_said(tmp_path: Path) -> None:
    codes = read_codes(coded(tmp_path, {"anna": {"i1": "all"}, "model:small": {"i1": "1", "i3": "2"}}))
    assert codes.items == {"i1": Counted(4, None)}
    assert any("model:small: a model's answers correct nothing" in note for note in codes.notes)


def test_answers_that_a_crash_kept_from_the_sheet_are_told(tmp_path: Path) -> None:
    path = coded(tmp_path, {"anna": {"i1": "all"}})
    open_desk(path, "anna").give("i3", "2")
    assert any("1 answers in codes.answers.jsonl are not in it yet" in note for note in read_codes(path).notes)
    merge(path)
    assert read_codes(path).items["i3"] == Counted(2, None) and len(read_codes(path).notes) == 1
