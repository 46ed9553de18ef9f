"""Who is heard, by group."""

from __future__ import annotations

from framing import Document
from framing.report.layout import Style
from framing_frames.heard.listing import as_text, list_heard

DOCUMENTS = [
    Document("1", "Ms. Holm, a nurse, said the ward was full. Mr. Lund said no.", outlet="Post", language="en"),
    Document("2", "Kim Dahl said the ward was full.", outlet="Mail", language="en"),
]


def test_groups_count_women_men_and_untold() -> None:
    found = list_heard(DOCUMENTS, by="outlet", workers=1)
    rows = {row["group"]: row for row in found.table("groups").iter_rows(named=True) if row["source_type"] == "all"}
    assert (rows["Post"]["women"], rows["Post"]["men"], rows["Post"]["women_share"]) == (1, 1, 0.5)
    assert (rows["Mail"]["untold"], rows["Mail"]["women_share"]) == (1, None)
    assert found.table("heard")["gender_told_by"].to_list() == ["Ms", "Mr", ""]


def test_the_text_says_how_many_a_share_rests_on_and_what_is_left_out() -> None:
    text = as_text(list_heard(DOCUMENTS, by="outlet", workers=1), 100, Style(False), 3)
    assert "50% of 2" in text and "a first name tells nothing" in " ".join(text.split())
