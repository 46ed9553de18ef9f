"""The five documents the project was asked to compare, read against the text, where they are at hand.

They belong to their publishers and are not part of the project: put their folder beside the checkout
(``../shared/seeds``) to run these tests. No sentence of theirs stands here.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import framing
from framing.compare.comparison import Comparison

ROOT = Path(__file__).parent.parent
ORIGINALS = ROOT.parent / "shared" / "seeds"
FORUM, OPINION, NGO, NEWS, AGGREGATOR = "000", "001", "002", "003", "004"

pytestmark = pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the five original documents are not at hand (../shared/seeds)")


@pytest.fixture(scope="module")
def results() -> framing.Results:
    return framing.score(framing.load(sorted(ORIGINALS.glob("0*.txt"))), codebook=ROOT / "seeds" / "codebook.toml")


@pytest.fixture(scope="module")
def comparison(results: framing.Results) -> Comparison:
    return framing.compare(results)


def evidence(results: framing.Results, document: str, measure: str, **fields: str) -> list[dict[str, Any]]:
    rows = results.table("evidence").to_dicts()
    wanted = {"doc_id": document, "measure": measure, **fields}
    return [row for row in rows if all(row[name] == value for name, value in wanted.items())]


def wordings(results: framing.Results, document: str, wording: str) -> Counter[str]:
    return Counter(row["voice"] for row in evidence(results, document, "terms.mentions", category=wording))


def test_nothing_fails(results: framing.Results) -> None:
    assert results.run["failures"] == []
    assert len(results.table("documents")) == 5


def test_each_source_has_its_voice_for_the_return(results: framing.Results) -> None:
    persuaded = "persuaded to return"
    assert wordings(results, NGO, persuaded) == {"distanced": 2}
    assert wordings(results, FORUM, persuaded) == {"distanced": 3}  # the doubled text counts once
    assert wordings(results, NEWS, persuaded) == {"attributed": 1}
    assert wordings(results, AGGREGATOR, persuaded) == {}
    assert wordings(results, AGGREGATOR, "repatriated") == {"own": 1}
    assert wordings(results, OPINION, persuaded) == wordings(results, OPINION, "repatriated") == {}


def test_the_split_wording_is_found_with_its_pieces_and_its_source(results: framing.Results) -> None:
    (found,) = evidence(results, NEWS, "terms.mentions", category="persuaded to return")
    assert found["quote"] == "persuaded … to return"
    assert "ministry" in found["source"].lower()


def test_stopping_people_from_leaving_is_no_return(results: framing.Results) -> None:
    text = results.text(NEWS)
    stopped = text.index("stopped from leaving")
    returns = evidence(results, NEWS, "terms.mentions", target="return of suspects")
    assert all(not row["start"] <= stopped < row["end"] for row in returns)


def sources(results: framing.Results, document: str) -> set[str]:
    return {row["source"] or row["label"] for row in evidence(results, document, "sourcing.types")}


def test_who_speaks_in_the_news_report(results: framing.Results) -> None:
    found = sources(results, NEWS)
    for name in ("Zheng", "Jiang", "inistry", "Sichuan police"):
        assert any(name in source for source in found), (name, found)
    types = Counter(row["category"] for row in evidence(results, NEWS, "sourcing.types"))
    assert types["Chinese state"] >= 0.9 * types.total()


def test_who_speaks_in_the_aggregator_copy(results: framing.Results) -> None:
    found = sources(results, AGGREGATOR)
    assert any("Horsey" in source for source in found)
    assert any("inistry" in source for source in found)
    named = [row for row in evidence(results, AGGREGATOR, "sourcing.types") if "Horsey" in (row["source"] or row["label"])]
    assert len(named) >= 4
    assert {row["category"] for row in named} == {"expert"}


def test_scare_quotes_are_no_speech_and_partial_quotations_no_scare_quotes(results: framing.Results) -> None:
    quoted = {document: evidence(results, document, "sourcing.scare_quotes") for document in (OPINION, NEWS, AGGREGATOR, FORUM)}
    assert len(quoted[OPINION]) >= 4
    assert len(quoted[FORUM]) >= 4
    assert quoted[NEWS] == []
    assert not any("take down" in row["quote"] or "kickstarted" in row["quote"] for row in quoted[AGGREGATOR])


def test_furniture_is_not_counted(results: framing.Results) -> None:
    text = results.text(AGGREGATOR)
    outside = text.index("Source by")
    assert all(row["end"] <= outside for row in results.table("evidence").filter(doc_id=AGGREGATOR).to_dicts())


def test_five_documents_of_five_outlets_get_counts_and_no_interval_from_sampling(comparison: Comparison) -> None:
    assert {cell.interval for cell in comparison.cells} <= {"", "if any one paragraph is left out"}


def test_portrayal_where_a_reader_would_not_hesitate(results: framing.Results) -> None:
    told = results.table("evidence").to_dicts()
    shown = {(row["doc_id"], row["target"], row["category"]) for row in told if row["measure"] == "stance.portrayal"}
    assert (OPINION, "people working in scam centers", "suffers") in shown
    assert (NGO, "the anti-fraud campaign", "harms") in shown


def sign(results: framing.Results, document: str, target: str) -> int:
    """What evaluation and portrayal in any voice together tell of a target: −1, 0 or 1."""
    told = [row for row in results.table("evidence").to_dicts() if (row["doc_id"], row["target"]) == (document, target)]
    judged = sum(row["value"] for row in told if row["measure"] in ("stance.toward", "stance.attributed"))
    signs = {"harms": -1, "fails": -1, "mends": 1, "succeeds": 1}
    total = judged + sum(signs.get(row["category"], 0) for row in told if row["measure"] == "stance.portrayal")
    return (total > 0) - (total < 0)


def test_stance_where_a_reader_would_not_hesitate(results: framing.Results) -> None:
    gangs, police = "scammers and gangs", "Chinese police and authorities"
    assert sign(results, OPINION, gangs) < 0
    assert sign(results, NEWS, gangs) < 0
    assert sign(results, NGO, police) < 0
    assert sign(results, NEWS, police) > sign(results, NGO, police)


def test_no_gang_is_praised_and_no_campaign_reversed(comparison: Comparison) -> None:
    own = {(cell.group, cell.key[1]): cell.estimate for cell in comparison.cells if cell.key[0] == "stance.toward"}
    for document in (OPINION, NGO, NEWS):
        assert (own.get((document, "scammers and gangs")) or 0) <= 0
    assert (own.get((NGO, "Chinese police and authorities")) or 0) <= 0


WORKERS, VICTIMS, CALLED = "people working in scam centers", "fraud victims", "people called home"
GANGS, POLICE, LOCAL = "scammers and gangs", "Chinese police and authorities", "foreign local police and governments"
CAMPAIGN = "the anti-fraud campaign"
# What a careful reader says that a document does: it shows a target in a bad (−1) or a good light (1), or as suffering (0).
READ = {
    (FORUM, POLICE): -1,
    (FORUM, GANGS): -1,
    (FORUM, LOCAL): -1,
    (FORUM, VICTIMS): 0,
    (OPINION, CAMPAIGN): -1,
    (OPINION, GANGS): -1,
    (OPINION, LOCAL): -1,
    (OPINION, WORKERS): 0,
    (OPINION, VICTIMS): 0,
    (NGO, CAMPAIGN): -1,
    (NGO, POLICE): -1,
    (NGO, CALLED): 0,
    (NEWS, CAMPAIGN): 1,
    (NEWS, POLICE): 1,
    (NEWS, GANGS): -1,
    (AGGREGATOR, POLICE): 1,
    (AGGREGATOR, GANGS): -1,
    (AGGREGATOR, WORKERS): 0,
}


def test_evaluation_and_portrayal_have_the_sign_that_a_reader_gives(results: framing.Results) -> None:
    told = results.table("evidence").to_dicts()
    suffering = {(row["doc_id"], row["target"]) for row in told if row["category"] == "suffers"}
    right = [pair for pair, read in READ.items() if sign(results, *pair) == read and (read or pair in suffering)]
    opposed = [pair for pair, read in READ.items() if sign(results, *pair) not in (read, 0)]
    assert opposed == []
    assert len(right) >= 12
