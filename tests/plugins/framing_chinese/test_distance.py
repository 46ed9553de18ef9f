"""Words at arm's length in Chinese: marks alone say nothing, something around them has to."""

from __future__ import annotations

import pytest

from framing import Codebook
from framing.language import UNDETERMINED
from framing.text.quotation import find_quotations
from framing_chinese.attributions import attributions
from framing_chinese.distance import distanced
from framing_chinese.speakers import OwnTypes

HELD = [
    ("所谓“培训”，就是没有工资。", "培训", "so-called"),
    ("所謂「勸返」並不自願。", "勸返", "so-called"),
    ("他自称是律师，骗了三家人。", "律师", "doubted"),
    ("打着“保护渔民”的幌子收钱。", "保护渔民", "distancing"),
    ("这种“优惠”谁也不要。", "优惠", "distancing"),
    ("我表弟也是被“劝返”的。", "劝返", "distancing"),
]
NOT_HELD = [
    "河港被称为“水上城”。",
    "台风“海燕”正在靠近。",
    "镇里坚持“先修堤后修路”。",
    "镇长说，这是“最难的一年”。",
    "“最美渔港”评选开始了。",
]


def found(text: str) -> list[tuple[str, str]]:
    quotations = find_quotations(text, UNDETERMINED)
    said = attributions(text, quotations, OwnTypes(Codebook()))
    return [(each.quote(text), each.label) for each in distanced(text, quotations, said)]


@pytest.mark.parametrize(("text", "words", "label"), HELD, ids=[row[0] for row in HELD])
def test_words_at_arms_length_are_found(text: str, words: str, label: str) -> None:
    assert (words, label) in found(text)


@pytest.mark.parametrize("text", NOT_HELD)
def test_names_slogans_and_what_a_source_says_are_not_at_arms_length(text: str) -> None:
    assert found(text) == []
