"""Where a sentence says that something is said: the verbs, and the words that only look like them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from framing_chinese.lists import alternatives, either, words_of
from framing_chinese.masks import QUOTED

SPEECH = frozenset(words_of("speech verbs"))
THOUGHT = frozenset(words_of("thought verbs"))
FINDING = frozenset(words_of("finding verbs"))
BARE = frozenset(words_of("bare verbs"))
OBJECT = frozenset(words_of("takes object"))
_TO_SOMEBODY = "告诉 告知 提醒 警告 嘱咐 叮嘱 告诫 忠告 问 追问 反问 质问 转述".split()
_VERB = re.compile(alternatives(SPEECH | THOUGHT | FINDING) + "(?:说|称|道|指出|指|表示)?")
_FALSE = re.compile("(?=(" + alternatives((*words_of("never after"), *words_of("never before"))) + "))")
_HEARER = re.compile(f"(?:本报|本台|澎湃新闻|现场)?[\u3400-\u9fffA-Za-z·]{{1,10}}(?=[，：:,。！？]|{QUOTED}|$)")
_AFTER = re.compile(r"(?:了|道|着)?")
_SOMEBODY = re.compile(either("hearers") + "|+|[A-Z][A-Za-z ]*[A-Za-z]")
OPENS = f"，,：:{QUOTED}"  # what may open a statement behind a verb


class Cue(NamedTuple):
    """A verb in a sentence: where it begins and ends, its main part, and where what it introduces begins."""

    start: int
    end: int
    verb: str
    after: int

    @property
    def act(self) -> str:
        return "belief" if self.verb in THOUGHT and self.verb not in SPEECH else "speech"


def cues_in(view: str, start: int, end: int) -> Iterator[Cue]:
    """The cues of a sentence, in order."""
    false = [(m.start(1), m.end(1)) for m in _FALSE.finditer(view, start, end)]
    place = start
    while (match := _VERB.search(view, place, end)) is not None:
        place = match.end()
        cue = _cue(match, view, end)
        if not any(a <= cue.start and cue.end <= b and (a, b) != (cue.start, cue.end) for a, b in false) and _opens(
            cue, view, end
        ):
            yield cue


def _cue(match: re.Match[str], view: str, end: int) -> Cue:
    verb, stop = match.group(), match.end()
    for tail in ("指出", "表示", "说", "称", "道", "指"):
        if verb.endswith(tail) and verb[: -len(tail)] in SPEECH | THOUGHT:
            verb = verb[: -len(tail)]
            break
    after = stop
    if (verb in _TO_SOMEBODY and (hearer := _HEARER.match(view, stop, end))) or (
        verb in ("告诉", "告知") and (hearer := _SOMEBODY.match(view, stop, end))
    ):
        after = hearer.end()
    found = _AFTER.match(view, after, end)
    after = found.end() if found and (found.end() >= end or view[found.end()] in f"{OPENS}。！？!?") else after
    return Cue(match.start(), stop, verb, after)


def _opens(cue: Cue, view: str, end: int) -> bool:
    """Whether a verb that may be part of another word, or take an object, stands before a statement."""
    following = view[cue.after] if cue.after < end else ""
    if following in OPENS or following in "。！？!?" or not following:
        return True
    if cue.end - cue.start > len(cue.verb):  # 介绍说
        return True
    if cue.verb in BARE | OBJECT and _WHILE.match(view, cue.after, end):  # 回应查询时
        return False
    if cue.verb == "指" and view[cue.start - 1 : cue.start] in "，,":
        return True
    return cue.verb not in BARE and (cue.verb not in OBJECT or _is_clause(view[cue.after : min(end, cue.after + _LONGEST)]))


_IN_CLAUSES = re.compile(
    f"[是有在会将要了已不没能可应须被把让使为达超增降需正曾未仍比得{QUOTED}]|隐瞒|延误|造成|导致|违反|侵犯|存在|遭|受|来自|属于|涉嫌|支持|利用"
)


_LONGEST = 200  # characters of a clause that are looked at
_WHILE = re.compile("[^，,。]{0,10}?(?:时|后)(?![间期代来面])")


def _is_clause(rest: str) -> bool:
    clause = re.split("[，。；！？]", rest, maxsplit=1)[0].replace("有关", "")
    return len(clause) >= 4 and _IN_CLAUSES.search(clause) is not None
