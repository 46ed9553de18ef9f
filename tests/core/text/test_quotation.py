"""What stands between quotation marks: what must be found, what must not, and that any text is read in linear time."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.english import ENGLISH
from framing.text.quotation import find_quotations
from framing.text.tokens import quotation


def inner(text: str, depth: int | None = None) -> list[str]:
    found = find_quotations(text, ENGLISH)
    return [text[q.inner_start : q.inner_end] for q in found if depth is None or q.depth == depth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The "plan" failed.', ["plan"]),
        ("The “plan” failed.", ["plan"]),
        ("The ‘plan’ failed.", ["plan"]),
        ("The 'plan' failed.", ["plan"]),
        ("The ``plan'' failed.", ["plan"]),
        ("The «plan» failed.", ["plan"]),
        ("Der „Plan“ ist gescheitert.", ["Plan"]),
        ("Der „Plan” ist gescheitert.", ["Plan"]),
        ("Der ‚Plan‘ ist gescheitert.", ["Plan"]),
        ("Le ‹ plan › a échoué.", [" plan "]),
        ("市长说「计划失败」。", ["计划失败"]),
        ("市长说『计划』。", ["计划"]),
        ('They harass/"persuade" families.', ["persuade"]),
        ('The ("so-called") plan.', ["so-called"]),
        ('"We stay," she said. "We all stay."', ["We stay,", "We all stay."]),
        ("“We stay,” she said, “all of us.”", ["We stay,", "all of us."]),
        ("It was 'over', he said.", ["over"]),
        ("'No,' said the crews' speaker.", ["No,"]),
        ('The "plan"; the "deal".', ["plan", "deal"]),
        ("''It's the crews' plan,'' she said, ''isn't it?''", ["It's the crews' plan,", "isn't it?"]),
        ('—"Stay"—', ["Stay"]),
        ("He left – “for good” – in May.", ["for good"]),
        ("Der »Plan« ist gescheitert.", ["Plan"]),
        ("Der ›Plan‹ ist gescheitert.", ["Plan"]),
        ("Le « plan » a échoué.", [" plan "]),
        ("Planen var »god».", ["god"]),
        ("Planen var ”god”.", ["god"]),
        ("The “plan“ failed.", ["plan"]),
        ('Der „Plan" ist gescheitert.', ["Plan"]),
        ('市长说"计划"失败。', ["计划"]),
        ("市长说＂计划＂失败。", ["计划"]),
        ("市长说「计划『甲』失败」。", ["计划『甲』失败", "甲"]),
        ("'The crews' pay is late,' she said.", ["The crews' pay is late,"]),
        ("‘The crews’ pay is late,’ she said.", ["The crews’ pay is late,"]),
        ("The 'best crews' pay is 'high,' she said.", ["best crews", "high,"]),
        ('"We sold a 12" pipe and a drum," she said.', ['We sold a 12" pipe and a drum,']),
        ('"I am 5\'10"," she said.', ["I am 5'10\","]),
        ('He is 5\'10" and "strong".', ["strong"]),
        ("He said 'rock 'n' roll is dead' twice.", ["rock 'n' roll is dead"]),
        ("'Songs of the '90s were loud,' she said.", ["Songs of the '90s were loud,"]),
        ("O'Neil's 'plan' failed.", ["plan"]),
        ("The word 'em' is short.", ["em"]),
        ("\"She called it 'a mess,'\" he said.", ["She called it 'a mess,'", "a mess,"]),
        ('<a id="17" class="lead">The "plan" failed.</a>', ["plan"]),
    ],
)
def test_quotations_that_must_be_found(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The crews' pay and the mayor's plan.",
        "Don't say it isn't so.",
        "The crews’ pay and the mayor’s plan don’t fit.",
        "In the '90s and the ’80s they met.",
        "Rock 'n' roll is 6' 2\" tall.",
        'A 5" pipe and a 12" pipe.',
        "5' tall and 6' wide.",
        "He is 5'10\" tall and she 5' 8\".",
        "He is 5’10” tall.",
        "They sang rock ’n’ roll for the dogs' owners.",
        "They sang ROCK 'N' ROLL for the dogs' owners.",
        "In the '90s the dogs' tails were docked.",
        "In the ‘90s the dogs’ tails were docked.",
        "He told 'em about the crews' pay.",
        "They waited 'til the crews' ship came.",
        "O'Neil, D'Arcy and the O’Briens' boats.",
        '<img id="17" alt="The harbour">',
        "Nothing here.",
        "",
        "''",
    ],
)
def test_what_must_not_be_taken_for_a_quotation(text: str) -> None:
    assert [q for q in inner(text) if q.strip("n ")] == []


def test_nested_quotations_have_a_depth() -> None:
    text = "“She told me ‘never again’ and left,” he said."
    assert inner(text, 0) == ["She told me ‘never again’ and left,"]
    assert inner(text, 1) == ["never again"]
    assert inner("\"She said 'never again' twice.\"", 1) == ["never again"]


def test_marks_belong_to_the_quotation() -> None:
    (found,) = find_quotations("A “b” c", ENGLISH)
    assert (found.start, found.inner_start, found.inner_end, found.end) == (2, 3, 4, 5)
    assert found.closed and not found.single and find_quotations("A ‘b’ c", ENGLISH)[0].single


def test_a_quotation_over_several_paragraphs_is_open_until_its_last() -> None:
    text = "“We stay.\n\n“We all stay.\n\n“And that is that,” she said."
    assert [(text[q.inner_start : q.inner_end], q.closed) for q in find_quotations(text, ENGLISH)] == [
        ("We stay.", False),
        ("We all stay.", False),
        ("And that is that,", True),
    ]


def test_an_unclosed_quotation_does_not_swallow_the_next() -> None:
    text = '"We stay. She left.\nThe "plan" failed.'
    assert inner(text) == ["We stay. She left.", "plan"]


def test_a_lone_apostrophe_does_not_open_a_quotation_of_half_a_page() -> None:
    text = f"The 'tis of old {'goes on and ' * 60}ends' here."
    assert find_quotations(text, ENGLISH) == []


def test_a_mismatched_single_mark_does_not_hide_the_double_ones() -> None:
    assert "plan" in inner('\'Tis said the "plan" failed.')


MARKS = st.text(st.sampled_from("ab .,\n\"'“”‘’„«»「」`‚"), max_size=60)


@given(MARKS)
def test_quotations_are_well_formed_and_nest(text: str) -> None:
    found = find_quotations(text, ENGLISH)
    assert found == sorted(found)
    for q in found:
        assert 0 <= q.start < q.inner_start <= q.inner_end <= q.end <= len(text)
        assert "\n" not in text[q.start : q.end]
        assert q.closed == (q.inner_end < q.end)
    for i, a in enumerate(found):
        for b in found[i + 1 :]:
            apart = b.start >= a.end
            within = a.inner_start <= b.start and b.end <= a.inner_end
            assert apart or within


@pytest.mark.parametrize("mark", ['"', "'", "“", "”", "‘", "’", " '", "' ", ' "', "„", "«", "」", "``", "a'a"])
def test_work_grows_with_the_length_of_the_text_and_not_with_its_square(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    closes = quotation._closes

    def counting(*given: Any) -> bool:
        nonlocal asked
        asked += 1
        return closes(*given)

    monkeypatch.setattr(quotation, "_closes", counting)
    find_quotations(mark * 10_000, ENGLISH)
    assert asked <= 40_000
