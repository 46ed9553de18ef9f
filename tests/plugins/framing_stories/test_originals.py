"""What the five original documents leave out, read against the text, where they are at hand; see tests/test_originals.py."""

from __future__ import annotations

from pathlib import Path

import pytest

import framing
from framing_stories.copying import list_copies
from framing_stories.omission_tables import Omissions, find_omissions

ROOT = Path(__file__).parents[3]
ORIGINALS = ROOT.parent / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the five original documents are not at hand (../shared/seeds)")


@pytest.fixture(scope="module")
def found() -> Omissions:
    corpus = framing.load(sorted(ORIGINALS.glob("0*.txt")))
    return find_omissions(corpus, one_story=True, codebook=ROOT / "seeds" / "codebook.toml")


def test_what_is_said_to_be_left_out_is_not_there(found: Omissions) -> None:
    claims = {(row["outlet"], row["item"]) for row in found.table("omissions").iter_rows(named=True)}
    assert {("001", "return of suspects"), ("001", "Ministry of Public Security"), ("002", "fraud victims")} <= claims
    assert {("000", "Myanmar"), ("002", "Myanmar"), ("003", "Myanmar")} <= claims
    texts = {path.stem: path.read_text(encoding="utf-8") for path in ORIGINALS.glob("0*.txt")}
    for row in found.table("omissions").iter_rows(named=True):
        if row["kind"] in ("source", "person", "organisation", "name"):
            assert row["item"].casefold() not in texts[row["outlet"]].casefold()


def test_what_is_there_in_another_form_is_not_left_out(found: Omissions) -> None:
    claims = {(row["outlet"], row["item"]) for row in found.table("omissions").iter_rows(named=True)}
    assert not any(item == "China" for _, item in claims)
    assert not {("000", "Southeast Asia"), ("001", "Southeast Asia"), ("004", "return of suspects")} & claims
    assert {row["dated"] for row in found.table("omissions").iter_rows(named=True)} == {0}


def test_the_ngo_report_and_the_comment_that_quotes_it_are_no_copies() -> None:
    found = list_copies(framing.load(sorted(ORIGINALS.glob("0*.txt"))))
    assert len(found.table("copies")) == 0
    shares = {row["outlet"]: row["copied_share"] for row in found.table("outlets").iter_rows(named=True)}
    assert 0 < shares["000"] < 0.1 and 0 < shares["002"] < 0.1
    assert shares["003"] == 0
