"""Numbers of Chinese texts: what is an amount, what it is, and what is a date, a name or an idiom."""

from __future__ import annotations

import pytest

from framing_chinese import numbers
from framing_chinese.numbers import numbers_in, value_of
from framing_chinese.script import simplified

AMOUNTS = [
    ("捕到6.9万尾，共2.8万起", "2.8万起", 28_000, 28_000, "", "count"),
    ("投资1亿2000万元", "1亿2000万元", 120_000_000, 120_000_000, "", "money"),
    ("欠款３２００余万元", "3200余万元", 32_000_000, None, "more than", "money"),
    ("涨了百分之十五", "百分之十五", 15, 15, "", "percent"),
    ("少了三成", "三成", 30, 30, "", "percent"),
    ("五成二受訪者", "五成二", 52, 52, "", "percent"),
    ("三分之二的船", "三分之二", None, None, "", "share"),
    ("超过40艘渔船", "40艘", 40, None, "more than", "count"),
    ("不到二十分钟", "二十分钟", None, 20, "less than", "duration"),
    ("约1.2吨", "1.2吨", 1.2, 1.2, "about", "measure"),
    ("3至5人受伤", "3至5人", 3, 5, "", "count"),
    ("3-5万元", "3-5万元", 30_000, 50_000, "", "money"),
    ("二千四百人", "二千四百人", 2400, 2400, "", "count"),
    ("以3比1取胜", "3比1", 3, 1, "", "score"),
    ("零下2℃", "零下2℃", -2, -2, "", "measure"),
    ("涉及数百人", "数百人", 200, None, "at least", "count"),
]
NO_AMOUNTS = (
    "第三名 10月26日 2021年4月 今年九月 上午8点 一名男子 一方面 两国 双方 十四五 周三 第12届 5G 2020年代 千方百计 统一".split()
)


@pytest.mark.parametrize(("text", "written", "low", "high", "approx", "kind"), AMOUNTS, ids=[row[0] for row in AMOUNTS])
def test_amounts_are_read(text: str, written: str, low: float | None, high: float | None, approx: str, kind: str) -> None:
    view = simplified(text)
    number = list(numbers_in(view, 0, len(view)))[-1]
    assert view[number.start : number.end] == simplified(written)
    assert (number.approx, number.kind) == (approx, kind)
    if kind == "share":
        assert number.low == pytest.approx(2 / 3)
    else:
        assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_dates_ordinals_names_and_idioms_are_no_amounts(text: str) -> None:
    assert list(numbers_in(text, 0, len(text))) == []


VALUES = {
    "一百零五": 105,
    "三万五千": 35_000,
    "十二": 12,
    "两亿": 2e8,
    "6.9万": 69_000,
    "1,023亿": 1023e8,
    "二〇二一": 2021,
}


@pytest.mark.parametrize(("written", "value"), VALUES.items())
def test_values(written: str, value: float) -> None:
    assert value_of(written) == value


@pytest.mark.parametrize("row", numbers.NO_AMOUNT, ids=lambda row: row.name)
def test_each_row_decides_its_sentence(row: numbers.NoAmount, monkeypatch: pytest.MonkeyPatch) -> None:
    def amounts(text: str) -> list[numbers.Number]:
        return list(numbers_in(text, 0, len(text)))

    assert amounts(row.must_not) == [] and len(amounts(row.must)) == 1
    monkeypatch.setattr(numbers, "NO_AMOUNT", tuple(other for other in numbers.NO_AMOUNT if other is not row))
    assert len(amounts(row.must_not)) == 1
