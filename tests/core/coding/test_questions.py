"""What is asked of a measure follows from how it makes its number, and an answer counts what the program counts."""

import pytest

from framing import InputError, Measure, load_plugins
from framing.coding.questions import Counted, question_of, read_answer


def measure(**declared: object) -> Measure:
    given = {"name": "own.measure", "meaning": "m", "unit": "u", "range": (0, 1), "high": "h", "bind": lambda settings: None}
    return Measure(**{**given, "question": "How many?", **declared})


@pytest.mark.parametrize(
    ("declared", "form", "by_sentence"),
    [
        ({"show": "share", "question": "How many words of {sentence}?"}, "words", True),
        ({"show": "share"}, "part", False),
        ({"scale": 1000.0, "range": (0, None), "question": "How many in {sentence}?"}, "count", True),
        ({"show": "count"}, "count", False),
        ({"estimand": "mean", "show": "signed", "range": (-1, 1)}, "sign", False),
        ({"estimand": "mean"}, "number", False),
    ],
)
def test_the_form_follows_from_the_measure(declared: dict[str, object], form: str, by_sentence: bool) -> None:
    asked = question_of(measure(**declared))
    assert (asked.form, asked.by_sentence) == (form, by_sentence)


def test_what_nobody_can_code_is_refused_with_the_reason() -> None:
    with pytest.raises(InputError, match="pooled"):
        question_of(measure(estimand="pooled", pool=sum))
    with pytest.raises(InputError, match="brings no question"):
        question_of(measure(question=""))


def test_a_question_names_its_target_once_and_nothing_of_the_name_is_replaced() -> None:
    asked = question_of(measure(question="How is {target} shown in {category}?"))
    assert asked.asked("{category}", "war", "") == "How is {category} shown in war?"


@pytest.mark.parametrize(
    ("form", "answer", "counted"),
    [
        ("words", "None", Counted(0, None)),
        ("words", "ALL ", Counted(12, None)),
        ("words", "5.0", Counted(5, None)),
        ("count", "3", Counted(3, None)),
        ("part", "3 of 7", Counted(3, 7)),
        ("part", "0 of 0", Counted(0, 0)),
        ("sign", "Favorable", Counted(1, 1)),
        ("sign", "−1", Counted(-1, 1)),
        ("sign", "neutral", Counted(0, 1)),
        ("sign", "none", Counted(0, 0)),
        ("number", "2,5", Counted(2.5, 1)),
        ("number", "none", Counted(0, 0)),
        ("shown", "wrong", Counted(0, 1)),
    ],
)
def test_an_answer_counts(form: str, answer: str, counted: Counted) -> None:
    assert read_answer(form, answer, 12) == counted


@pytest.mark.parametrize(
    ("form", "answer"),
    [
        ("words", "13"),
        ("words", "some"),
        ("count", "-1"),
        ("count", "2.5"),
        ("count", "nan"),
        ("count", "1e300"),
        ("part", "7 of 3"),
        ("part", "03-Jul"),
        ("sign", "good"),
        ("sign", "2"),
        ("number", "inf"),
        ("shown", "maybe"),
    ],
)
def test_an_unknown_answer_is_refused_with_what_was_expected(form: str, answer: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        read_answer(form, answer, 12)


def test_every_question_that_ships_fits_its_measure() -> None:
    plugins = load_plugins()
    assert not plugins.failed
    assert "sourcing.attributed_share" in [each.name for each in plugins.measures if each.question]
    for each in plugins.measures:
        if each.question and each.estimand != "pooled":
            asked = question_of(each)
            told = asked.asked("Anna Alder", "official", "own")
            assert "{" not in told, each.name
            assert ("of how many" in told) == (asked.form == "part"), each.name
