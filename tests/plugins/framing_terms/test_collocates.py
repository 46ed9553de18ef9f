"""Collocates: windows, measures, order."""

from __future__ import annotations

from math import log2
from typing import Any

import pytest

from framing import load_plugins
from framing.errors import InputError, RequestError
from framing.model import Document
from framing.report.terminal import Style, cell_len
from framing_terms.collocates import Collocates, association, collocates
from framing_terms.collocates_listing import Beside

TERMS_ALONE = load_plugins(["terms"])
TEXT = (
    "Wild strike hits the port. The strike by angry dockers spread. Angry dockers waited. Nobody came to the market on Monday. "
    "The dockers then left."
)


def found(pattern: str = "strike", *texts: str, **asked: Any) -> Collocates:
    corpus = [Document(f"d{i}", text, outlet="Sun") for i, text in enumerate(texts or (TEXT,))]
    return collocates(corpus, pattern, plugins=TERMS_ALONE, **{"least": 1, **asked})


def counts(result: Collocates) -> dict[str, tuple[int, int, int]]:
    return {row["collocate"]: (row["count"], row["left"], row["right"]) for row in result.to_polars().to_dicts()}


def test_words_beside_the_match_in_its_sentence() -> None:
    assert counts(found()) == {
        "wild": (1, 1, 0),
        "hits": (1, 0, 1),
        "port": (1, 0, 1),
        "angry": (1, 0, 1),
        "dockers": (1, 0, 1),
        "spread": (1, 0, 1),
    }
    assert set(counts(found(window=1))) == {"wild", "hits"}
    assert {"the", "by"} <= set(counts(found(content=False)))


def test_frequencies_and_measures() -> None:
    (row,) = [row for row in found().to_polars().to_dicts() if row["collocate"] == "dockers"]
    assert row["frequency"] == 3 and row["articles"] == 1
    node = found().table("nodes").to_dicts()[0]
    every = node["words"] - node["matches"]
    assert row["expected"] == pytest.approx(node["window"] * 3 / every)
    assert row["pmi"] == pytest.approx(log2(1 / row["expected"]))
    assert row["t"] == pytest.approx(1 - row["expected"])
    assert row["log_dice"] == pytest.approx(14 + log2(2 / (2 + 3)))


def test_the_likelihood_ratio_is_that_of_scipy() -> None:
    contingency = pytest.importorskip("scipy.stats").chi2_contingency
    table = [[12, 88], [30, 9870]]
    expected = contingency(table, correction=False, lambda_="log-likelihood").statistic
    assert association(12, 100, 42, 10_000)[0] == pytest.approx(expected, rel=1e-6)
    assert association(1, 1000, 900, 10_000)[0] == 0, "rarer than expected"


def test_a_word_between_two_matches_counts_once_and_a_match_is_no_collocate() -> None:
    assert counts(found("strike", "One strike after another strike ended."))["ended"] == (1, 0, 1)
    assert "strike" not in counts(found("strike", "One strike after another strike ended."))


def test_what_stands_in_a_gap_counts_as_behind() -> None:
    assert counts(found("<persuade> ...5 to leave", "They persuaded angry skippers to leave early."))["skippers"] == (1, 0, 1)


def test_lemmas_least_rank_and_groups() -> None:
    assert "docker" in counts(found(lemmas=True))
    assert counts(found(least=2)) == {}
    ranked = found(rank="pmi").to_polars()["pmi"].to_list()
    assert ranked == sorted(ranked, reverse=True)
    nodes = found("strike", TEXT, "Rain fell.", by="document").table("nodes").to_dicts()
    assert [(node["group"], node["matches"]) for node in nodes] == [("d0", 2), ("d1", 0)]


@pytest.mark.parametrize("asked", [{"rank": "luck"}, {"window": 0}, {"by": "desk"}])
def test_what_does_not_exist_is_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(RequestError):
        found(**asked)


def test_a_bad_pattern_is_refused() -> None:
    with pytest.raises(InputError, match="column"):
        found("(strike")


def test_the_text() -> None:
    text = Beside(70, Style(), shown=2).render(found("strike", TEXT, "Rain fell.", by="document"))
    lines = text.splitlines()
    assert lines[:2] == ["d0", "  2 matches in 1 of 1 article"]
    assert "and 4 more; --show 0 lists all" in text and "no match: d1" in text
    assert all(cell_len(line) <= 70 for line in lines)
    assert Beside(70, Style()).render(found("tide")) == "no match of tide\n"
