"""Numbers of Chinese texts: digits and characters, with 万 and 亿, bounds, ranges and units."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from framing_chinese.lists import alternatives, words_of

_DIGIT = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_ARABIC = r"\d[\d,]*(?:\.\d+)?\s?[十百千万亿]*(?:\d[\d,]*(?:\.\d+)?[十百千万亿]+)*"
_WRITTEN = r"[〇零一二两三四五六七八九十百千万亿]+"
_NUMBER = rf"(?:{_ARABIC}|{_WRITTEN})"
_BOUNDS = {
    "about": "约 大约 大概 约莫 约为 平均约", "nearly": "近 将近 接近 几乎",
    "more than": "超过 逾 超 突破 多于 高于 不止", "at least": "至少 不少于 不低于 不下 最少 起码",
    "less than": "不到 不足 未满 低于 少于 不满", "at most": "最多 至多 不超过 不超 上限为 最长 最高不超过 最长不得超过 不得超过",
}  # fmt: skip
_BEFORE = {word: bound for bound, words in _BOUNDS.items() for word in words.split()}
_BEHIND = {
    "余": "more than",
    "多": "more than",
    "以上": "at least",
    "以下": "at most",
    "以内": "at most",
    "左右": "about",
    "上下": "about",
    "来": "about",
}
_MONEY = {"$": "dollar", "€": "euro", "£": "pound"}
_INDEFINITE = re.compile(r"(?:上|数|几|成)(?:十|百|千|万|亿){1,2}(?:上万)?")


@cache
def _units() -> dict[str, tuple[str, str, float]]:
    text = files("framing_chinese").joinpath("lists", "units.csv").read_text(encoding="utf-8")
    return {row["unit"]: (row["kind"], row["name"], float(row["factor"])) for row in csv.DictReader(text.splitlines())}


_UNIT = alternatives(_units())
_CLASSIFIER = alternatives(words_of("classifiers"))
_CLAIM = re.compile(
    rf"(?P<before>{alternatives(_BEFORE)})?(?P<money>[$¥￥€£])?"
    rf"(?:(?P<share>(?P<of>{_WRITTEN}|\d+)分之(?P<part>{_NUMBER}))"
    rf"|(?P<low>(?:零下|负|-)?{_NUMBER}|{_INDEFINITE.pattern})"
    rf"(?:\s?(?P<range>[至到~～—–-])\s?(?P<high>{_NUMBER}))?"
    rf"(?P<more>余|多|来)?(?P<scale>[万亿]*)\s?(?:(?P<unit>%|{_UNIT})|(?P<classifier>{_CLASSIFIER}))?(?P<tail>[一二三四五六七八九半](?![个名人位万千百十年月日])|多)?(?P<behind>以上|以下|以内|左右|上下)?)"
)
_SCORE = re.compile(r"(?<![\d:：])(?P<one>\d{1,3})\s?(?:比|:|：)\s?(?P<other>\d{1,3})(?![\d:：])")
_PERCENT = re.compile(rf"百分之(?P<n>{_WRITTEN}|\d+(?:\.\d+)?)")
# Where a number says no amount: dates, clock times, ordinals, names, idioms.
_DATE = re.compile(
    r"\d{2,4}\s?年(?!来|前|后|间|以|的|内|里)(?:\s?\d{1,2}\s?月)?(?:\s?\d{1,2}\s?[日号])?|\d{1,2}\s?月(?:份|\s?\d{1,2}\s?[日号])?|\d{1,2}[日号](?!内|线)|\d{1,2}[:：]\d{2}|\d{1,2}[时点](?:\d{1,2}分|半|许|整)?"
    r"|[〇零一二三四五六七八九]{2,4}年|[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}[日号]|份|上|中|下|底|初)?|[一二三四五六七八九十廿]{1,3}[日号](?!内)|[一二三四五六七八九十]{1,3}点(?:钟|半)?"
    r"|第[\d〇零一二三四五六七八九十百]+|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|周[一二三四五六日]|(?:星期|礼拜)[一二三四五六]|\d{2}年代|[一二三四五六七八九十]+年代|20\d\d(?![\d万亿])"
)
_IDIOM = re.compile(
    "一[方般些样起直旦切定致再并同律下边面系向时度言线流体经番贯举片头心生路带半批家名位个项份座处条次场种只台辆所间部件步张口句段]|万一|统一|唯一|之一|同一|千万(?=[别不要])|百姓|万众|千方百计|三番|四处|五花|七嘴|八卦|九牛|两国|两岸|双方|两会|两地|二手|三农|一二|十四五|千家万户|百货|百科|四川|三亚|九龙|六合|"
    "亿万|千瓦|千米|万象|百年|千古|千里|万里|万岁|四大|三大|两大|五大|十大|三只手|周三|一带一路|两者|两人|两江|两侧|两边|两旁|两岸|三峡|五角|五行|百合|万科|千亩"
)


class Number(NamedTuple):
    """A number in a text: its bounds, None for one that is open; how exact it is, its kind, unit and classifier."""

    start: int
    end: int
    low: float | None
    high: float | None
    approx: str
    kind: str
    unit: str
    classifier: str


def numbers_in(view: str, start: int, end: int) -> Iterator[Number]:
    """The numbers of a stretch of simplified text that say how much or how many, in order."""
    barred = [match.span() for pattern in (_DATE, _IDIOM) for match in pattern.finditer(view, start, end)]
    place = start
    while place < end and (match := _next(view, place, end)) is not None:
        number = _read(match)
        place = max(match.end(), place + 1)
        if number is not None and not _is_barred(number, barred, view):
            yield number


def _read(match: re.Match[str]) -> Number | None:
    if match.re is not _CLAIM:
        return _percent(match) if match.re is _PERCENT else _score(match)
    return _share(match) if match["share"] else _number(match)


def _next(view: str, start: int, end: int) -> re.Match[str] | None:
    found = [match for pattern in (_PERCENT, _SCORE, _CLAIM) if (match := pattern.search(view, start, end))]
    return min(found, key=lambda match: (match.start(), -match.end()), default=None)


def _is_barred(number: Number, barred: list[tuple[int, int]], view: str) -> bool:
    if any(
        number.start < stop
        and begin < number.end
        and not (number.kind in ("money", "percent", "measure") and begin >= number.start and stop < number.end)
        for begin, stop in barred
    ):
        return True
    before = view[max(0, number.start - 1) : number.start]
    return before == "第" or (before.isascii() and before.isalpha())


def _percent(match: re.Match[str]) -> Number | None:
    value = value_of(match["n"])
    return None if value is None else Number(match.start(), match.end(), value, value, "", "percent", "percent", "")


def _score(match: re.Match[str]) -> Number:
    return Number(match.start(), match.end(), float(match["one"]), float(match["other"]), "", "score", "", "")


def _share(match: re.Match[str]) -> Number | None:
    """三分之二."""
    whole, part = value_of(match["of"]), value_of(match["part"])
    if not whole or part is None:
        return None
    start, value = match.start("money" if match["money"] else "share"), part / whole
    return Number(start, match.end(), value, value, _BEFORE.get(match["before"] or "", ""), "share", "share", "")


def _number(match: re.Match[str]) -> Number | None:
    """An amount: 6.9万人, 三到五年, 数百名, $300万."""
    kind, unit, factor = _units().get(match["unit"] or "", ("count", "", 1.0))
    if match["money"]:
        kind, unit = "money", _MONEY.get(match["money"], "yuan")
    if any(row.holds(match, kind) for row in NO_AMOUNT):
        return None
    start, classifier = match.start("money" if match["money"] else "low"), match["classifier"] or ""
    if _INDEFINITE.fullmatch(match["low"]):
        return Number(start, match.end(), *_least(match["low"]), kind, unit, classifier)
    ends = _ends(match, factor)
    if ends is None:
        return None
    approx = _BEFORE.get(match["before"] or "", "") or _BEHIND.get(_behind(match), "")
    stop = match.start("behind") if match["behind"] else match.end()
    return Number(start, stop, *_bounded(*ends, approx), approx, kind, unit, classifier)


def _ends(match: re.Match[str], factor: float) -> tuple[float, float] | None:
    """Both ends of an amount, the same where it is no range: 三到五万, 七成半."""
    low = value_of(match["low"])
    if low is None:
        return None
    high = value_of(match["high"]) if match["high"] else low
    if match["high"] and high is not None and _scale_of(match["low"]) <= 1:  # "3 to 5万"
        low *= _scale_of(match["high"])
    factor *= _scale_of(match["scale"])
    low, high = low * factor, (high or 0.0) * factor
    if match["unit"] == "成" and match["tail"] and match["tail"] != "多":
        low = high = low + (5 if match["tail"] == "半" else _DIGIT[match["tail"]])
    return low, high


def _behind(match: re.Match[str]) -> str:
    """What stands behind a number and says how exact it is: 以上, 余, 多."""
    return match["behind"] or match["more"] or ("多" if match["tail"] == "多" else "")


class NoAmount(NamedTuple):
    """Why what looks like an amount is none, with a sentence where it is none and one where it is."""

    name: str
    holds: Callable[[re.Match[str], str], bool]
    must_not: str
    must: str


def _is_bare(match: re.Match[str], kind: str) -> bool:
    told = match["unit"] or match["scale"] or match["classifier"] or match["money"]
    return not told and not _is_large(match["low"])


def _is_article(match: re.Match[str], kind: str) -> bool:
    return match["low"] == "一" and kind == "count" and not match["range"]


def _is_year(match: re.Match[str], kind: str) -> bool:
    if kind != "duration" or match["unit"] != "年" or _INDEFINITE.fullmatch(match["low"]):
        return False
    ends = _ends(match, _units()["年"][2])
    return ends is not None and ends[0] >= _FIRST_YEAR


_FIRST_YEAR = 1000  # of a calendar; nothing lasts so many years
NO_AMOUNT = (
    NoAmount("bare", _is_bare, "码头编号是37。", "码头上有37人。"),
    NoAmount("article", _is_article, "船上有一人。", "船上有三人。"),
    NoAmount("year", _is_year, "1998年以来他们在等船。", "他们等船等了三年。"),
)


def _bounded(low: float, high: float, approx: str) -> tuple[float | None, float | None]:
    if low != high:
        return low, high
    return (None if approx in ("less than", "at most") else low), (None if approx in ("more than", "at least") else high)


def _least(written: str) -> tuple[float, None, str]:
    """What 数百, 上千 and the like are at least."""
    scale = 1.0
    for character in written:
        scale *= _SCALE.get(character, 1)
    return (scale if written[0] in "上成" else 2 * scale), None, "at least"


def _is_large(written: str) -> bool:
    """Whether a number without a unit is an amount all the same: 6.9万."""
    return written[-1:] in "万亿" and (written[0].isdigit() or len(written) > 1)


def _scale_of(written: str) -> float:
    scale = 1.0
    for character in reversed(written.strip()):
        if character not in "万亿千百":
            break
        scale *= _SCALE[character]
    return scale


def value_of(written: str) -> float | None:
    """The value of a number in digits or characters; None for what is none."""
    negative = written.startswith(("零下", "负", "-"))
    written = re.sub("^(?:零下|负|-)|[,\\s]", "", written)
    value = _of_digits(written) if any(map(str.isdecimal, written)) else _of_characters(written)
    return -value if negative and value is not None else value


def _of_digits(written: str) -> float | None:
    total = 0.0
    for digits, scales in re.findall(r"(\d+(?:\.\d+)?)([十百千万亿]*)", written):
        value = float(digits)
        for scale in scales:
            value *= _SCALE[scale]
        total += value
    return round(total, 6)


def _of_characters(written: str) -> float | None:
    """十六, 二千四百, 三万五千, 一百零五, 二〇二一."""
    if not written:
        return None
    if not any(character in _SCALE for character in written):
        return float("".join(str(_DIGIT[character]) for character in written))
    total, section, digit = 0.0, 0.0, 0.0
    for character in written:
        if character in _DIGIT:
            digit = float(_DIGIT[character])
        elif character in "万亿":
            total = (
                (total + section + digit) * _SCALE[character] if character == "亿" else total + (section + digit or 1) * 10_000
            )
            section = digit = 0.0
        else:
            section, digit = section + (digit or 1) * _SCALE[character], 0.0
    return total + section + digit
