"""Who words what how: counts by group and voice, and to whom wordings are attributed."""

from __future__ import annotations

from typing import Any

import pytest

from framing import load_plugins
from framing.codebook import parse_codebook
from framing.errors import RequestError
from framing.model import Document
from framing.report.terminal import Style, cell_len
from framing_terms.usage import Usage, counted, list_terms
from framing_terms.usage_listing import Wordings

CODEBOOK = parse_codebook('[concepts."the stoppage"]\nstrike = ["strike*"]\nwalkout = ["<walk> ...3 out", "walkout"]\n')
SUN = 'The strike went on. "This strike is about rest and nothing else at all," said Ines Falk, a docker. No walkout was planned.'
POST = "The walkout strands families. Crews walked slowly out."


def found(**asked: Any) -> Usage:
    corpus = [Document("s", SUN, outlet="Sun", language="en"), Document("p", POST, outlet="Post", language="en")]
    return list_terms(corpus, codebook=CODEBOOK, **asked)


def rows(usage: Usage) -> dict[tuple[str, str, str], dict[str, Any]]:
    return {(row["group"], row["wording"], row["voice"]): row for row in usage.to_polars().to_dicts()}


def test_mentions_by_wording_group_and_voice_zeros_included() -> None:
    table = rows(found())
    counts = {key: row["mentions"] for key, row in table.items()}
    assert counts["Sun", "strike", "own"] == counts["Sun", "strike", "attributed"] == counts["Sun", "walkout", "own"] == 1
    assert counts["Post", "walkout", "own"] == 2 and counts["Post", "strike", "own"] == 0
    assert len(counts) == 2 * 2 * 3, "no row for unknown voices where none is unknown"


def test_rates_shares_and_whom_they_are_attributed_to() -> None:
    usage = found()
    words = {row["group"]: row["words"] for row in usage.table("amounts").to_dicts()}
    attributed = rows(usage)["Sun", "strike", "attributed"]
    assert attributed["rate"] == pytest.approx(1000 / words["Sun"]) and attributed["share"] == pytest.approx(1 / 3)
    assert attributed["sources"] == "Ines Falk 1" and attributed["articles"] == 1
    assert rows(usage)["Sun", "walkout", "own"]["negated"] == 1
    assert rows(usage)["Post", "walkout", "own"]["forms"] == "walked … out 1, walkout 1"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ines Falk, a docker, spoke in the hall. She said the strike would go on.", "Ines Falk"),
        ("It said the strike would go on.", ""),
    ],
)
def test_a_pronoun_is_no_source_but_whom_it_stands_for_is(text: str, source: str) -> None:
    mentions = list_terms([Document("d", text, outlet="Sun", language="en")], codebook=CODEBOOK).table("mentions").to_dicts()
    assert [(row["voice"], row["source"]) for row in mentions] == [("attributed", source)]


def test_mentions_one_by_one() -> None:
    mentions = found().table("mentions").to_dicts()
    assert [(row["doc_id"], row["quote"]) for row in mentions] == [
        ("s", "strike"),
        ("s", "strike"),
        ("s", "walkout"),
        ("p", "walkout"),
        ("p", "walked … out"),
    ]
    assert mentions[3]["passage"] == "The walkout strands families."
    assert POST[mentions[3]["start"] : mentions[3]["end"]] == "walkout"


def test_one_voice_keeps_the_shares_of_all() -> None:
    usage = found(voice="attributed")
    assert {row["voice"] for row in usage.to_polars().to_dicts()} == {"attributed"}
    assert rows(usage)["Sun", "strike", "attributed"]["share"] == pytest.approx(1 / 3)


def test_without_attributions_voices_are_unknown() -> None:
    usage = found(plugins=load_plugins(["terms"]))
    assert sum(row["mentions"] for key, row in rows(usage).items() if key[2] == "unknown") == 5


@pytest.mark.parametrize("asked", [{"concept": "the stopage"}, {"voice": "loud"}, {"by": "desk"}, {"outlet": "Sum"}])
def test_what_does_not_exist_is_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(RequestError):
        found(**asked)


def test_a_codebook_without_concepts_is_refused_with_the_next_step() -> None:
    with pytest.raises(RequestError, match="--codebook"):
        list_terms([Document("s", SUN)], codebook=parse_codebook(""))


def test_the_text() -> None:
    text = Wordings(90, Style(), passages=1).render(found())
    lines = text.splitlines()
    assert lines[0] == "the stoppage" and "5 mentions in 2 of 2 outlets" in lines[1]
    assert all(cell_len(line) <= 40 for line in Wordings(40, Style(), passages=1).render(found()).splitlines())
    assert any(line.split()[:2] == ["strike", "Sun"] for line in lines) and "Ines Falk" in text
    assert "[own] The walkout strands families." in text


def test_counted() -> None:
    assert counted(["b", "a", "b", "c"]) == "b 2, a 1, c 1"
