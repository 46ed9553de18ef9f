"""Feeds: an entry an article, from bytes alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import framing

pytest.importorskip("feedparser", reason="feedparser comes with the extra readers")

RSS = """<?xml version="1.0"?>{before}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Quay Courier</title><link>https://courier.example.org</link>
<item><title>Ferry stops</title><link>https://courier.example.org/1</link>
<pubDate>Fri, 05 Jan 2024 06:30:00 GMT</pubDate>
<dc:creator>Ada Pell</dc:creator><category>Harbour</category><description>It stopped.</description>
<content:encoded><![CDATA[<p>The ferry stopped at noon, the master said.</p><p>Nobody knew why.</p>]]></content:encoded></item>
<item><title>Ferry sails</title><link>https://courier.example.org/2</link>
<description>It sailed again at one.</description></item>
<item><title>No text</title></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Daily Gull</title><entry><title>Rain</title>
<author><name>Ben Orr</name></author><updated>2024-01-06T08:00:00Z</updated><link href="https://gull.example.org/rain"/>
<content type="html">&lt;p&gt;It rained all day, said the keeper.&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize("name", ["feed.rss", "feed.xml", "feed.txt"])
def test_rss(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(RSS.format(before=""))
    corpus = framing.load(path)
    full, summary = corpus
    assert (full.outlet, full.title, full.author, full.meta["section"]) == (
        "The Quay Courier",
        "Ferry stops",
        "Ada Pell",
        "Harbour",
    )
    assert full.published == date(2024, 1, 5)
    assert full.text == "Ferry stops\n\nThe ferry stopped at noon, the master said.\n\nNobody knew why."
    assert "text is the summary in the feed" in summary.notes and "text is the summary in the feed" not in full.notes
    assert [str(item) for item in corpus.skipped] == [f"{path}, entry 3: no text in it"]


def test_atom(tmp_path: Path) -> None:
    path = tmp_path / "feed.atom"
    path.write_text(ATOM)
    (document,) = framing.load(path)
    assert (document.outlet, document.author, document.published) == ("The Daily Gull", "Ben Orr", date(2024, 1, 6))
    assert document.text == "Rain\n\nIt rained all day, said the keeper."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<?xml version='1.0'?><TEI><text>It rained.</text></TEI>", "XML that is no feed"),
        (RSS.format(before='<!DOCTYPE r [<!ENTITY a "ha">]>'), "declares entities"),
        ("<rss version='2.0'><channel><title>Empty</title></channel></rss>", "no entry in the feed"),
    ],
)
def test_what_is_no_feed_says_so(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(content)
    with pytest.raises(framing.InputError, match=reason):
        list(framing.load(path))


def test_a_feed_that_breaks_off_gives_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    path.write_text(RSS.format(before="").partition("<item><title>No text")[0])
    corpus = framing.load(path)
    assert [document.title for document in corpus] == ["Ferry stops", "Ferry sails"]
    assert any("the feed is broken there" in item.reason for item in corpus.skipped)
