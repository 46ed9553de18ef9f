"""How the points of the evidence make words distanced: they are added, and enough of them decide."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from framing_sourcing.marks.distance import ENOUGH, is_compound, is_distanced, is_mocked


@dataclass(frozen=True)
class Few:
    """Words in quotation marks with nothing around them."""

    forms: tuple[str, ...] = ("reform",)
    before: str = ""
    after: str = ""
    previous: str = ""
    named: bool = False
    headline: bool = False
    told: bool = False
    commentary: float = 0.0


def test_marks_alone_are_no_distance() -> None:
    assert not is_distanced(Few(("harbour", "yard")))
    assert not is_distanced(Few(("harbour",)))


def test_what_the_article_says_is_added_to_what_the_words_say() -> None:
    words = Few(("harbour", "reform"))
    missing = next(points for points in range(100) if is_distanced(replace(words, commentary=float(points))))
    assert not is_distanced(words)
    assert 0 < missing < ENOUGH
    assert not is_distanced(replace(words, commentary=missing - 1.0))


@pytest.mark.parametrize("against", [{"told": True}, {"named": True}])
def test_a_speaker_and_a_name_count_against_distance(against: dict[str, bool]) -> None:
    words = Few(("reform",))
    least = next(points for points in range(-50, 50) if is_distanced(replace(words, commentary=float(points))))
    assert not is_distanced(replace(words, commentary=float(least), **against))  # type: ignore[arg-type]
    assert is_distanced(replace(words, commentary=least + 5.0, **against))  # type: ignore[arg-type]


def test_in_a_headline_capitals_make_no_name() -> None:
    words = Few(("reform",), named=True)
    least = next(points for points in range(-50, 50) if is_distanced(replace(words, commentary=float(points))))
    assert is_distanced(replace(words, headline=True, commentary=least - 5.0))


def test_mocked_is_what_more_than_the_marks_says() -> None:
    assert is_mocked(Few(("guests",), after="at gunpoint "))
    assert not is_mocked(Few(("guests",), after="at home "))
    assert not is_mocked(Few(("we",), after="at gunpoint "))  # a pronoun is no wording


def test_a_cue_of_distance_is_not_counted_against_it() -> None:
    assert is_mocked(Few(("guests",), before="they were passed off as "))
    assert not is_mocked(Few(("guests",), before="they were praised as "))
    assert not is_mocked(Few(("guests",), before="they praised those "))  # the cue against it stands before the other
    for before in ("sometimes called the ", "touted as "):
        assert is_distanced(Few(("quay", "desks"), before=before))
        assert not is_distanced(Few(("quay", "desks"), before=before.split()[-1] + " "))


def test_a_compound_is_a_word_or_two_nouns() -> None:
    assert is_compound(Few(("quay",)))
    assert is_compound(Few(("heavy", "water")))
    assert not is_compound(Few(("heavily", "guarded")))
    assert not is_compound(Few(("heavy", "sea", "water")))
