"""Who speaks: what of the words before a cue names the source."""

from __future__ import annotations

import re

from framing import Span
from framing_chinese.lists import either
from framing_chinese.masks import QUOTED

_TIME = (
    r"(?:(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])(?:晚|上午|下午|晚间|凌晨|早间|中午)?|\d{4}年(?:\d{1,2}月)?|[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日|"
    + either("before cues time")[3:]
)
_ENDS = re.compile(
    f"(?:{_TIME}|{either('before cues adverbs')}|[\u3400-\u9fff]{{1,3}}地|[笑哭叹苦指皱含摇][\u3400-\u9fff]{{0,3}}着)$"
)
_PHRASE_END = "(?:上|中|时|里|下|后|前|内|期间|间|会议|采访|论坛|平台|报告|讲话|声明|当天|会|网志|微博|推特|节目|现场|文章)"
_PHRASES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:在|于)[^，,在]{{1,30}}?{_PHRASE_END}$",
        r"(?:(?<![方动倾导走意])向|(?<![反针绝应核])对|面对|(?<![成造])就|致函|通过|透过|代表(?!团|人|大会|处|队))[^，,]{1,20}$",
        r"(?:接受|回应|回复|回覆|会见|被问及|谈到|谈及|出席|主持|获悉|得知|看到|审理|考察|视察|调研)[^，,]{0,25}(?:时|后|中|查询)$",
        r"(?:审理|调查|赛|会|研究|检查|评估)后$",
        r"(?:发表|发布|发出|刊发|印发|召开|举行)[^，,]{0,12}$",
        r"(?:援引|引述|引用)[^，,]{2,25}$",
        r"(?:发文|发帖|发推|撰文|致电|来电|来信|留言|在线)$",
        r"(?:明确|公开|书面|电话|口头|联合|再三|见状|闻讯|得知此事)$",
    )
)
_BEFORE = re.compile(rf"(?:{either('before sources')}|{_TIME}|[，,、\s]|在[^，,]{{1,20}}?(?:上|中|时|后|里|期间)(?=有))+")
_DATELINE = re.compile(
    r"[^，,]{0,12}?(?:社|报|网|台)[^，,]{0,12}?(?:电|讯)[】\])）]?(?:[（(][^（()）]{1,30}[）)])?\s*|[【\[][^】\]]{1,16}[】\]]\s*"
)
_BYLINE = re.compile(r"[（(](?:记者|通讯员|见习记者)[^（()）]{1,30}[）)]\s*")
# What no name of a source ends with, or consists of.
_SHORT = re.compile(f"{either('pronouns')}(?![的们俩])(?=.)|我们?(?![的们国])(?=.)|[^，,在的]{{2,10}}(?=在[^，,的]{{12,}}$)")
_NO_SOURCE = re.compile(
    r"(?:有关|的|地|得|是|被|为|于|可以|应该|应|要|来|去|不|没|没有|想|敢|能|会|可|并未|未|从未|无|拒绝|如果|只能|只好|难以|所|再|用|把|将|和|与|或|着|了|过|到|让|使|令|给|请|才能|需要|必须)$"
)
_NEVER = re.compile(
    "^(?:这|那|这样|那样|怎么|如何|什么|谁|总的来|一般来|具体来|严格来|简单来|相对来|对.{1,8}来|老实|坦白|实话|不得不|可以|应该|值得|有必要|令人|让人|使人|预|最|更|很|也|都|"
    "无论|不管|请|大|要|仅|共|继|予以?|未|无|没有?|不|拒绝.*|并不|但|因|以|从|由|为|按|经)$"
)
_BOUNDARY = re.compile(f"[，,；;：:。！？!?]|{QUOTED}+")
LONGEST = 45
_FARTHEST = 120  # characters before a cue that are looked at


def clause_start(view: str, start: int, cue: int) -> int:
    """Where the clause of a cue begins: behind the last mark, or behind a quotation that stands by itself."""
    start = max(start, cue - _FARTHEST)
    begin = start
    for match in _BOUNDARY.finditer(view, start, cue):
        before = view[match.start() - 1] if match.start() > start else "，"
        if view[match.start()] != QUOTED or not before.isalnum():
            begin = match.end()
    return begin


def source_in(view: str, start: int, end: int) -> Span | None:
    """The source that stands before a cue in its clause; None where nothing there names one."""
    start = without_opening(view, max(start, end - _FARTHEST), end)
    while True:
        shorter = _from_right(view, start, end)
        if shorter == end:
            break
        end = shorter
    start = without_opening(view, start, end)
    if (short := _SHORT.match(view, start, end)) is not None:
        end = short.end()
    text = view[start:end]
    if not text.strip() or len(text) > LONGEST or _NO_SOURCE.search(text) or _NEVER.match(text):
        return None
    return start, end


def without_opening(view: str, start: int, end: int) -> int:
    """Where a clause goes on behind its dateline, its time and the words that join it to what stands before."""
    while True:
        before = start
        for pattern in (_DATELINE, _BYLINE, _BEFORE):
            if (match := pattern.match(view, start, end)) is not None and match.end() < end:
                start = match.end()
        if start == before:
            return start


def _from_right(view: str, start: int, end: int) -> int:
    while end > start and view[end - 1].isspace():
        end -= 1
    for pattern in _PHRASES:
        for place in range(end - 1, start - (pattern is _PHRASES[0]), -1):
            if pattern.match(view, place, end) is not None:
                return place
    if (match := _ENDS.search(view, max(start, end - 12), end)) is not None:
        return match.start()
    return end


def is_refused(view: str, start: int, end: int) -> bool:
    """Whether what stands before a verb says that nothing is reported: 不能说, 可以说."""
    text = view[start:end]
    return bool(text) and (_NO_SOURCE.search(text) is not None or _NEVER.match(text) is not None)
