"""Whom a source is: its type, whether it can be identified, and the name it goes by."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from framing import Codebook
from framing.patterns import PatternsByLanguage, parse_pattern
from framing_chinese.lists import alternatives, either, words_of
from framing_chinese.script import simplified
from framing_chinese.words import units


@cache
def _types() -> Mapping[str, str]:
    """By word, the type of a source whose name ends with it or holds it."""
    text = files("framing_chinese").joinpath("lists", "types.csv").read_text(encoding="utf-8")
    return {word: row["type"] for row in csv.DictReader(text.splitlines()) for word in row["words"].split()}


_KNOWN = re.compile(f"(?=({alternatives(_types())}))")
_SURNAME = either("surnames")
_NAME = re.compile(rf"{_SURNAME}(?:某某?|[\u3400-\u9fff]{{1,2}})$")
_FOREIGN = re.compile(r"[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8})+$|[A-Z][A-Za-z.'’-]*(?:\s[A-Z][A-Za-z.'’-]*)*$")
_TITLED = re.compile(rf"(?:老|小|阿)?{_SURNAME}(?:女士|先生|小姐|太|太太|师傅|阿姨|大爷|大妈|教授|医生|律师|老师|某某?)$")
_PRONOUNS = frozenset(words_of("pronouns"))
_OWN = frozenset(words_of("own"))
_ANONYMOUS = re.compile(either("anonymous"))
_ROLES = "(?:发言人|新闻发言人|负责人|有关负责人|工作人员|人士|代表|官员|成员|当局)"
_LEADING = re.compile(
    rf"[^，,。：:]{{0,24}}?{alternatives(_types())}(?:{alternatives(_types())}|{_ROLES})*(?:{_SURNAME}[\u3400-\u9fff]{{1,2}}?(?=在|对|向|就|接|昨|今|笑|说|告|这|算|拍|发|日|于|介|也|又|指|转|摇|点|皱|叹|，|$))?"
)
_SHORT_NAME = re.compile(
    rf"(?:{_SURNAME}[\u3400-\u9fff]{{1,2}}|他|她)(?=在|对|向|就|接|昨|今|笑|说|告|这|算|拍|发|于|也|又|转|摇|点|皱|叹)"
)
_FURNITURE = re.compile(
    "编辑|来源|时间|地点|导演|主演|摄影|电话|地址|网址|标题|原题|关键词|价格|票价|备注|注|附|图|表|例|编者按|导读|摘要|热线|邮箱|公众号|第.+"
)


class Speaker(NamedTuple):
    """A source: the name it goes by ('' where it has none), its type, whether it names nobody, whether it is the writer."""

    entity: str
    type: str
    anonymous: bool
    own: bool = False


class OwnTypes:
    """The types of sources that a codebook adds, by patterns."""

    def __init__(self, codebook: Codebook, code: str = "zh") -> None:
        self._patterns = PatternsByLanguage(
            (name, parse_pattern(pattern)) for name, patterns in codebook.sources.items() for pattern in patterns
        )
        self._any = bool(codebook.sources)

    def of(self, source: str) -> str:
        """The type of a source, '' where no pattern finds it."""
        from framing_chinese.language import CHINESE

        if not self._any or not source:
            return ""
        found = self._patterns.of(CHINESE).find(units(source), (), [(0, len(source))], source)
        return max(found, key=lambda match: (match.end, match.end - match.start)).key if found else ""


def told_of(source: str, own: OwnTypes) -> Speaker:
    """Who a source is that is no pronoun."""
    view = simplified(source)
    name = _name_in(view)
    entity = source[len(view) - len(name) :] if name and len(name) < len(view) else source
    return Speaker(entity, own.of(source) or type_of(view), _is_anonymous(view, name), view in _OWN)


def is_pronoun(source: str) -> bool:
    """Whether a source only stands for another."""
    return simplified(source) in _PRONOUNS


def _is_anonymous(view: str, name: str) -> bool:
    return not name and _ANONYMOUS.search(view) is not None


def _name_in(view: str) -> str:
    """The name of a person that a source ends with; '' where it names none."""
    if found := _FOREIGN.search(view):
        return found.group()
    if found := _TITLED.search(view):
        return found.group()
    for length in (3, 2, 4):
        name, before = view[-length:], view[:-length]
        if _NAME.fullmatch(name) and not _ends_known(name) and (not before or _ends_known(before)):
            return name
    return ""


def _ends_known(view: str) -> bool:
    return any(view.endswith(word) for word in _types())


def type_of(view: str) -> str:
    """The type of a source by the last word of its name that tells one; '' where none does."""
    found = [(match.end(1), len(match.group(1)), match.group(1)) for match in _KNOWN.finditer(view)]
    return _types()[max(found)[2]] if found else ""


def names_a_speaker(text: str) -> bool:
    """Whether what stands before a colon at the head of a paragraph may be who speaks."""
    if _FURNITURE.search(text):
        return False
    return bool(
        _NAME.fullmatch(text) or _TITLED.fullmatch(text) or _name_in(text) or (_ends_known(text) and type_of(text) != "document")
    )


def leading_person(text: str) -> int:
    """How many characters of a clause name the person or body that it begins with; 0 where none can be told."""
    lead = len(text) - len(text.lstrip("，, 。"))
    match = _LEADING.match(text, lead) or _SHORT_NAME.match(text, lead)
    return match.end() if match and lead == 0 else 0


_PERSON_TYPES = frozenset(("expert", "citizen", "victim", "accused"))
_PERSON_ENDS = re.compile(f"{_ROLES}$|[长员官士手者生]$")


def resolved(pronoun: str, earlier: Iterable[Speaker], near: Iterable[Speaker]) -> Speaker:
    """The speaker whom a pronoun stands for: for 他 and 她 the last person of the paragraph (``near``), else the last that has a
    name; for others the last speaker.
    """
    known = [speaker for speaker in earlier if speaker.entity and not speaker.own]
    person = simplified(pronoun)[:1] in "他她" and not simplified(pronoun).endswith("们")
    persons = [speaker for speaker in near if person and _is_person(speaker)]
    persons = persons or [speaker for speaker in known if person and _name_in(simplified(speaker.entity))]
    found = (persons or known)[-1:]
    return found[0] if found else Speaker("", "", False)


def _is_person(speaker: Speaker) -> bool:
    view = simplified(speaker.entity)
    return bool(_name_in(view)) or (speaker.type in _PERSON_TYPES and bool(view)) or _PERSON_ENDS.search(view) is not None
