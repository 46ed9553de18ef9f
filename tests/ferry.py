"""A story told by several outlets, and what is said that one of them leaves out, for tests of omissions."""

from __future__ import annotations

import random

from framing import Document
from framing_stories.omission_tables import Omissions

from .wire import article

LEAD = "The ferry Astrid ran aground off Skarvik on Sunday night with 412 people on board, and nobody was hurt. "
THINGS = "gull rope lamp boat baker child gate crate storm bell candle stair".split()
DEEDS = "held saw passed moved woke found left met followed kept".split()
LOOKS = "old grey quiet wet small tired heavy pale broken warm".split()
MASTER = "Captain Edda Lunde said that the radar had failed. "
UNION = "The National Union of Seafarers said that crews were too small. "
COST = "The salvage will cost 3.4 million crowns. "


def fill(outlet: str) -> str:
    """A hundred and fifty words that say nothing, others for each outlet."""
    dice = random.Random(outlet)
    words = (LOOKS, THINGS, DEEDS, LOOKS, THINGS)
    return "".join("The {} {} {} a {} {}. ".format(*map(dice.choice, words)) for _ in range(26))


def story(**texts: str) -> list[Document]:
    """Articles of one day on one story; the outlet is the name."""
    return [article(outlet.lower(), LEAD + text + fill(outlet), outlet, 4, story="ferry") for outlet, text in texts.items()]


def left_out(found: Omissions) -> set[tuple[str, str]]:
    return {(row["outlet"], row["item"]) for row in found.table("omissions").iter_rows(named=True)}


def status(found: Omissions, outlet: str, item: str) -> tuple[str, str]:
    rows = [r for r in found.table("matrix").iter_rows(named=True) if r["outlet"] == outlet and item in r["item"]]
    assert rows, found.table("matrix")
    return rows[0]["status"], rows[0]["reason"]
