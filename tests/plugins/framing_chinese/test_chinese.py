"""Chinese as a whole: terms on characters, both scripts, what needs words says so, and one story in two languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import framing_chinese.words as words
from framing import Document, compare, load, score
from framing.codebook import load_codebook, parse_codebook
from framing.language import detect
from framing.patterns import PatternsByLanguage, parse_pattern
from framing.testing import layers_of, sample_document
from framing_chinese.language import CHINESE

SEEDS = Path(__file__).parents[3] / "seeds"
BOOK = parse_codebook(
    """[concepts."return"]
"persuaded to return" = ["<persuade> ... to return", "劝返"]
repatriated = ["<repatriate>", "遣返"]
"""
)
needs_words = pytest.mark.skipif(find_spec("rjieba") is None, reason="needs rjieba, of the extra zh")


def find(pattern: str, text: str) -> list[str]:
    """What a pattern finds, its pieces parted by …"""
    patterns = PatternsByLanguage([(0, parse_pattern(pattern))]).of(CHINESE)
    matches = patterns.find(words.units(text), (), CHINESE.sentences(text), text)  # type: ignore[misc]
    return ["…".join(text[start:end] for start, end in match.pieces) + "!" * match.negated for match in matches]


def chinese(text: str, **fields: Any) -> Document:
    return Document(**{"id": "z", "outlet": "河港晚报", "language": "zh", **fields, "text": text})


@pytest.fixture
def without_rjieba(monkeypatch: pytest.MonkeyPatch) -> None:
    words.segments.cache_clear()
    monkeypatch.setattr(words, "segmenter", lambda: None)


@needs_words
@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("印度", "印度尼西亚很远，印度也不近。", ["印度"]),
        ("国会", "中国会议不少。", []),
        ("劝返", "三百人被劝返，劝返人员已登记。", ["劝返", "劝返"]),
        ("劝返", "三百人被勸返。", ["勸返"]),
        ("勸返", "三百人被劝返。", ["劝返"]),
        ("劝返", "三 百 人 被 劝 返。", ["劝 返"]),
        ("劝 ...3 返回", "警察劝其返回，也劝了他返回。", ["劝…返回", "劝…返回"]),
        ("劝 [(了|过|着)] 返", "劝了返的有三人。", ["劝了返"]),
        ("劝返", "他没有被劝返。", ["劝返!"]),
        ("劝返", "不仅劝返，还补贴路费。", ["劝返"]),
        ("劝返 {not after: 被}", "他被劝返，她劝返了弟弟。", ["劝返"]),
        ("OpenAI", "ＯｐｅｎＡＩ和OpenAI公司。", ["ＯｐｅｎＡＩ", "OpenAI"]),
        ("110", "拨打110报警。", ["110"]),
    ],
)
def test_terms_are_found_on_characters_between_the_edges_of_words(pattern: str, text: str, found: list[str]) -> None:
    assert find(pattern, text) == found


def test_a_mark_between_characters_parts_them() -> None:
    assert find("劝返", "他劝，返还了押金。") == []


def test_which_language_a_text_is_in() -> None:
    languages = [CHINESE]
    assert detect("三百名渔民今天回到了河港。OpenAI没有回应。", languages) == "zh"
    assert detect("漁民たちは今日、港に帰った。", languages) == "und"
    assert detect("The fishermen came home (劝返) today, and the harbor was full of people.", languages) == "und"


@needs_words
def test_words_have_offsets_into_the_text_as_it_is() -> None:
    text = "印度 尼西亚的漁民，回 來了。"
    tokens = words.tokens(text)
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == list(tokens.written)
    assert "渔民" in tokens.forms and "漁民" in tokens.written
    assert "".join(tokens.written).replace(" ", "") == text.replace(" ", "")


def rows(*documents: Document, measures: Sequence[str] = ("terms", "sourcing")) -> list[dict[str, Any]]:
    return score(documents, codebook=BOOK, measures=list(measures), workers=1).table("scores").to_dicts()


def test_without_rjieba_literals_are_found_and_what_needs_words_says_so(without_rjieba: None) -> None:
    found = rows(chinese("镇长说，三百人已被劝返。"))
    (choice,) = (row for row in found if row["measure"] == "terms.choice" and row["category"] == "persuaded to return")
    assert (choice["numerator"], choice["status"]) == (1, "ok")
    per_words = [row for row in found if row["measure"] == "terms.mentions"]
    assert per_words and all(row["status"] == "skipped" and "needs rjieba" in row["reason"] for row in per_words)


@needs_words
def test_a_wording_without_a_pattern_in_the_language_is_unscored_with_the_reason() -> None:
    book = parse_codebook('[concepts."return"]\nrepatriated = ["repatriated"]\n"sent home" = ["遣返"]\n')
    found = score([chinese("三百人被遣返。")], codebook=book, measures=["terms.mentions"], workers=1).table("scores").to_dicts()
    by_wording = {row["category"]: row for row in found if row["voice"] == "own"}
    assert by_wording["sent home"]["numerator"] == 1
    assert by_wording["repatriated"]["status"] == "none" and "add a pattern in its script" in by_wording["repatriated"]["reason"]
    english = Document("e", "Three hundred people were repatriated in May, and most of them were glad to be home.", language="en")
    found = score([english], codebook=book, measures=["terms.mentions"], workers=1).table("scores").to_dicts()
    (row,) = (row for row in found if row["category"] == "sent home" and row["voice"] == "own")
    assert row["status"] == "none" and "遣返" in row["reason"]


@needs_words
def test_stance_is_not_scored_and_says_why() -> None:
    book = parse_codebook('[targets]\npolice = ["警方"]\n')
    found = (
        score([chinese("警方野蛮地赶走了渔民。")], codebook=book, measures=["stance.toward"], workers=1)
        .table("scores")
        .to_dicts()
    )
    assert found and all(row["status"] == "skipped" and "'zh'" in row["reason"] for row in found)


@needs_words
def test_targets_have_aliases_in_each_language() -> None:
    book = parse_codebook('[targets]\npolice = ["police", "警方"]\n')
    assert [a.label for a in layers_of(chinese("警方说，没有人受伤。"), codebook=book).annotations("targets")] == ["police"]
    assert [a.label for a in layers_of(sample_document("The police said so."), codebook=book).annotations("targets")] == [
        "police"
    ]


@needs_words
def test_figures_have_units_and_nouns_by_which_english_ones_are_found() -> None:
    text = "据公安部通报，今年5月至10月，共劝返公民6.9万人，追回2770亿元（约400亿美元）。"
    people, money = layers_of(chinese(text, published=date(2021, 10, 27))).annotations("figures")
    told = people.attributes
    assert (told["value_low"], told["noun"], told["period"], told["source"]) == (69_000, "citizen", "2021-05/2021-10", "公安部")
    assert (money.attributes["unit"], money.attributes["other_low"], money.attributes["other_unit"]) == ("yuan", 4e10, "dollar")


def test_lines_of_the_page_are_furniture_and_a_short_first_line_is_the_headline() -> None:
    lines = "渔民回到河港\n镇长说，三百名渔民昨天回到了河港，码头上站满了人。\n（记者 陈海 摄）\n责任编辑：王晓\n来源：河港晚报"
    labels = [annotation.label for annotation in layers_of(chinese(lines)).annotations("regions")]
    assert labels == ["headline", "body", "furniture", "furniture", "furniture"]


@needs_words
def test_the_sample_story_shows_both_languages_under_one_wording() -> None:
    """framing compare seeds seeds/zh"""
    results = score(load([SEEDS, SEEDS / "zh"]), codebook=load_codebook(SEEDS / "codebook.toml"), measures=["terms"], workers=1)
    evidence = results.table("evidence").filter(
        measure="terms.mentions", target="return of suspects", category="persuaded to return"
    )
    quotes = set(evidence["quote"])
    assert {"劝返", "勸返"} <= quotes and any("persuade" in quote for quote in quotes)
    assert len(results.table("documents")) == 8
    assert any("2 languages (en 5, zh 3)" in doubt for doubt in compare(results).doubts)


def test_the_english_sample_story_is_read_alone() -> None:
    assert {document.language for document in load([SEEDS])} == {"en"}
