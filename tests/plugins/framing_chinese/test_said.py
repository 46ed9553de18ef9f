"""Who says what in Chinese: sentences in which an attribution must be found, with source and content, and where none may be."""

from __future__ import annotations

import pytest

from framing import Annotation, Codebook
from framing.language import UNDETERMINED
from framing.text.quotation import find_quotations
from framing_chinese.attributions import attributions
from framing_chinese.speakers import OwnTypes

OWN = OwnTypes(Codebook())

# text, then source | cue | content for each attribution; pieces of content parted by /
MUST = [
    ("镇长表示，水厂下个月恢复供水。", "镇长|表示|水厂下个月恢复供水"),
    ("鎮長表示，水廠下個月恢復供水。", "鎮長|表示|水廠下個月恢復供水"),
    ("昨天，水利局局长高文涛在会上说，堤坝没有问题。", "水利局局长高文涛|说|堤坝没有问题"),
    ("“堤坝没有问题。”水利局局长高文涛说。", "水利局局长高文涛|说|堤坝没有问题。"),
    ("“堤坝没有问题，”高文涛说，“大家放心。”", "高文涛|说|堤坝没有问题，/大家放心。"),
    ("高文涛说：“堤坝没有问题。”", "高文涛|说|堤坝没有问题。"),
    ("高文濤說：「堤壩沒有問題。」", "高文濤|說|堤壩沒有問題。"),
    ("据水利局介绍，堤坝没有问题。", "水利局|介绍|堤坝没有问题"),
    ("据介绍，堤坝没有问题。", "|介绍|堤坝没有问题"),
    ("据《河港晚报》报道，堤坝已经加高。", "《河港晚报》|报道|堤坝已经加高"),
    ("根据气象部门的数据，今年雨水偏多。", "气象部门的数据|根据气象部门的数据|今年雨水偏多"),
    ("记者从水利局获悉，堤坝已经加高。", "水利局|获悉|堤坝已经加高"),
    ("对此，水利局回应称，数据有误。", "水利局|回应称|数据有误"),
    ("在渔民看来，河水变清了。", "渔民|看来|河水变清了"),
    ("居民担心水位再次上涨。", "居民|担心|水位再次上涨"),
    ("调查显示，六成居民不愿搬走。", "调查|显示|六成居民不愿搬走"),
    ("镇长告诉记者，名单已经公布。", "镇长|告诉|名单已经公布"),
    ("堤坝没有问题，高文涛说。", "高文涛|说|堤坝没有问题"),
    ("高文涛：堤坝没有问题。", "高文涛|：|堤坝没有问题"),
    ("镇长说，居民可以回家，并表示补助下周发放。", "镇长|说|居民可以回家", "镇长|表示|补助下周发放"),
    ("据河港晚报报道，一名官员说，堤坝是去年修的。", "河港晚报|报道|一名官员说，堤坝是去年修的", "一名官员|说|堤坝是去年修的"),
    ("環保組織昨日發表報告，指當局隱瞞數據。", "環保組織|指|當局隱瞞數據"),
    ("“总算等到了。”排在第一位的周阿姨松了口气。", "排在第一位的周阿姨||总算等到了。"),
]
MUST_NOT = [
    "这部小说讲述了三代渔民的故事。",
    "河港被称为“水上城”。",
    "根据规定，船只不得夜间出港。",
    "换句话说，钱还是居民出的。",
    "可以说，今年的鱼最多。",
    "她说不出话来。",
    "会议通过了三项办法。",
    "双方就水价交换了意见。",
    "镇政府计划明年加高堤坝。",
    "难道河水会倒流？",
    "传统渔船越来越少。",
    "他拒绝评论。",
    "发言人名称和职称见附表。",
    "这条道路通往河港。",
]


def found(text: str) -> list[Annotation]:
    return attributions(text, find_quotations(text, UNDETERMINED), OWN)


def told(text: str, attribution: Annotation) -> str:
    source, cue, content = (
        "/".join(text[start:end] for start, end in attribution.roles[role]) for role in ("source", "cue", "content")
    )
    return f"{source}|{cue}|{content}"


@pytest.mark.parametrize(("text", "wanted"), [(text, wanted) for text, *wanted in MUST], ids=[text for text, *_ in MUST])
def test_what_is_given_to_a_source_is_found_with_source_and_content(text: str, wanted: list[str]) -> None:
    got = [told(text, each) for each in found(text)]
    assert [entry.replace("根据气象部门的数据|今", "|今").split("|")[0::2] for entry in got] == [
        entry.replace("根据气象部门的数据|今", "|今").split("|")[0::2] for entry in wanted
    ]
    if "根据" not in text:
        assert got == wanted


@pytest.mark.parametrize("text", MUST_NOT)
def test_what_nobody_says_is_no_attribution(text: str) -> None:
    assert [told(text, each) for each in found(text)] == []


def test_a_pronoun_stands_for_the_last_person_of_its_paragraph() -> None:
    text = "水利局局长高文涛说，堤坝没有问题。他表示，大家可以放心。"
    assert [each.attributes["entity"] for each in found(text)] == ["高文涛", "高文涛"]


def test_what_the_writer_thinks_is_nobody_elses_speech() -> None:
    (mine,) = found("我觉得这件事没完。")
    assert mine.attributes["act"] == "perception"


def test_a_quotation_belongs_to_one_attribution_only() -> None:
    text = "高文涛说：“堤坝没有问题。”他还说，补助下周发放。"
    assert [told(text, each) for each in found(text)] == ["高文涛|说|堤坝没有问题。", "他|说|补助下周发放"]


@pytest.mark.parametrize("text", ["，" * 3000 + "他说", "他说，" * 400, "“" * 2000, "据" * 3000, "在" * 3000 + "说，好的。"])
def test_hostile_lines_are_read(text: str) -> None:
    for each in found(text):
        assert all(0 <= start < end <= len(text) for start, end in each.pieces)
