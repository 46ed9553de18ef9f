"""What every decoded text is looked at for: markup, wrong decoding, exports, and what is no article."""

from __future__ import annotations

import contextlib
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing
from framing.load.readers.archives import ARCHIVES, exported
from framing.load.readers.looking import NoArticle, look, look_at_line
from framing.load.readers.markup import is_html, undo_entities
from framing.load.readers.mojibake import repair

CLEAN = "The pier will open.\n\n“We are glad,” said Eva Lund.\n\nIt’s late & dear."
WRAPPED = [
    "<p>The pier will open.</p><p>&ldquo;We are glad,&rdquo; said Eva&nbsp;Lund.</p><p>It&#8217;s late &amp; dear.</p>",
    "The pier will open.<br><br>&#8220;We are glad,&#8221; said Eva Lund.<br /><br />It’s late &amp; dear.",
    "<div>\n  <p class='a > b'>The pier\n  will open.</p>\n  <p>“We are <b>glad</b>,” said\n "
    "<a href=\"http://x.example/?a=1&b=2\">Eva Lund</a>.</p>\n<p>It’s late &amp; dear.</p>\n"
    "</div><script>var x = \"He said <p>no</p>\";</script>",
    "<!doctype html><html><head><title>Pier</title><style>p {x: y}</style></head><body><nav><a href='/'>Home</a></nav>"
    "<p>The pier will open.</p><!-- <p>not this</p> --><p>“We are glad,” said Eva Lund.<p>It’s late &amp; dear.</body></html>",
    "&lt;p&gt;The pier will open.&lt;/p&gt;&lt;p&gt;“We are glad,” said Eva Lund.&lt;/p&gt;"
    "&lt;p&gt;It’s late &amp;amp; dear.&lt;/p&gt;",
    "The pier will open.\n\n“We are <em>glad</em>,” said Eva Lund.\n\nIt’s late &amp; dear.",
]  # fmt: skip


@pytest.mark.parametrize("text", WRAPPED)
def test_html_becomes_the_text_that_it_shows(text: str) -> None:
    plain, notes = look(text)
    assert plain == CLEAN
    assert notes[0].startswith("HTML turned into text: ")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<ul><li>One</li><li>Two</li></ul>After", "One\nTwo\n\nAfter"),
        ("<table><tr><td>Votes</td><td>12</td></tr><tr><td>Against</td><td>3</td></tr></table>", "Votes 12\nAgainst 3"),
        ("The 10<sup>th</sup> time<wbr>table", "The 10th timetable"),
        ("<p>Lund left.</p><aside><p>Related: the pier</p></aside><p>She came back.</p>", "Lund left.\n\nShe came back."),
        ("<nav>Never closed.<p>Lund left.</p>", "Never closed.\n\nLund left."),
    ],
)
def test_blocks_lines_and_what_is_not_read(text: str, plain: str) -> None:
    assert look(text)[0] == plain


def test_entities_alone_become_characters() -> None:
    text, notes = look("The board said &quot;we are ready&quot; and left; it&#39;s late.")
    assert text == 'The board said "we are ready" and left; it\'s late.'
    assert notes == ("entities such as &quot; turned into characters: 3",)


@pytest.mark.parametrize(
    "text",
    [
        "Wages < prices, and prices > wages: that is what A&B; and Q&A said.",
        "She wrote <Lund> and <b> on the board.",
        "See http://x.example/?a=1&copy=2&amp and AT&T.",
        "a <- b; c -> d; <<it>>; 3 <4> 5; <3",
    ],
)
def test_what_is_no_markup_stays(text: str) -> None:
    assert look(text) == (text, ())
    assert not is_html(text)


def test_only_entities_end_in_a_semicolon() -> None:
    assert undo_entities("&copy=2 &amp;quot; &nosuch; &#x2019;") == ('&copy=2 " &nosuch; ’', 3)


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1", "mac_roman"])
def test_utf8_that_was_read_as_something_else_is_repaired(wrong: str) -> None:
    meant = "“It’s the end,” said Zoë Múñiz — £5m at the café. “Yes.”"
    raw = meant.encode()
    text = "".join(bytes([b]).decode(wrong, "ignore") or chr(b) for b in raw)
    plain, notes = look(text)
    assert plain == meant
    assert notes[0].startswith("wrongly decoded text repaired (UTF-8 read as ")


def test_what_was_decoded_wrongly_twice_is_repaired_twice() -> None:
    meant = "It’s late"
    text = meant
    for _ in range(2):
        text = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode())
    assert repair(text).text == meant


def test_a_closing_quote_that_lost_its_byte_comes_back() -> None:
    assert repair("â€œWe are ready,â€ said Lund.").text == "“We are ready,” said Lund."


@pytest.mark.parametrize(
    "text",
    [
        "CAFÉ—“It’s late”",
        "SÃO TOMÉ and NÃO, said Åse Å.",
        "Ça va, dit-il : « très bien »",
        "Ä, Ö and Ü – “Å”",
        "naïve 20 °C €5 ½",
        "ΑΒΓ “ναι”",
    ],
)
def test_letters_of_other_languages_stay(text: str) -> None:
    assert look(text) == (text, ())


def test_what_cannot_be_repaired_is_announced() -> None:
    _, notes = look("The countyâ€xs director")
    assert notes == ("text that may be decoded wrongly, as in â€œ: 1 place; see the file's encoding",)


NEXIS = (
    "                    1 of 2 DOCUMENTS\n\n   The Pier Post\n\nPier opens\n\nBYLINE: Ann Roe\n\nLENGTH: 44 words"
    "\n\nIt opens.\n\nLOAD-DATE: January 5, 2024\n\n                    2 of 2 DOCUMENTS\n\nPier shut\n\nIt shut.\n"
)
EXPORTS = [
    (NEXIS, "an export of Nexis with 2 articles"),
    ("Pier\nLength: 9 words\nByline: A Roe\n\nBody\n\nIt opens.\n\nLoad-Date: May 5\n\nEnd of Document\n", "an export of Nexis"),
    ("HD\nPier to open\nBY\nAnn Roe\nWC\n44 words\nPD\n5 May 2024\nSN\nPost\nLP\nIt opens.\nTD\nMore.\n", "an export of Factiva"),
    ("SE   News\nHD   Pier opens\nWC   44 words\nPD   5 May 2024\nSN   Post\nLP   It.\nTD   More.\n", "an export of Factiva"),
    ("Pier\nPublication info: Post\nFull text: It opens.\nProQuest document ID: 12\nDocument URL: x\n", "an export of ProQuest"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), EXPORTS)
def test_an_export_is_no_article(text: str, said: str) -> None:
    assert exported(text).startswith(said)
    with pytest.raises(NoArticle, match=said):
        look(text)


@pytest.mark.parametrize(
    "text",
    [
        "Pier opens\n\nIt is one of two documents, 1 of 2 in all.\n\nLANGUAGE: is that a label?\n\nLENGTH: the pier is long.",
        "TD Bank opens\n\nHD television, said Lund.\nPD James wrote it.",
        "Abstract: the pier.\nSubject: piers.\nFull text: here.",
    ],
)
def test_an_article_with_a_line_like_a_field_is_read(text: str) -> None:
    assert exported(text) == ""


def test_every_archive_is_told_by_a_sign_that_its_examples_hold() -> None:
    assert {archive.name for archive in ARCHIVES} == {
        said.split(" with ")[0].removeprefix("an export of ") for _, said in EXPORTS
    }


@pytest.mark.parametrize("text", ["NA", " n/a\n", "[Removed]", "null", "-", "NaN"])
def test_what_stands_for_nothing_is_no_article(text: str) -> None:
    with pytest.raises(NoArticle, match="no text in it but"):
        look(text)


def test_addresses_are_no_article() -> None:
    with pytest.raises(NoArticle, match="addresses and no article"):
        look("https://pier.example/a\nwww.pier.example/b?c=d\n* http://pier.example/c\n")
    assert look("https://pier.example/a\n\nThe pier opens.")[1] == ()


def test_rtf_is_told_wherever_it_stands() -> None:
    with pytest.raises(NoArticle, match="an RTF file, not text"):
        look("\n{\\rtf1\\ansi\\deff0 The pier opens.\\par}")


def test_a_title_is_looked_at_too() -> None:
    assert look_at_line("Pier &amp; <i>tunnel</i>: itâ€™s open") == "Pier & tunnel: it’s open"


def test_a_corpus_says_what_was_turned_and_left_out(tmp_path: Path) -> None:
    rows = [
        {
            "id": "a",
            "outlet": "Post",
            "title": "Pier &amp; sea",
            "text": "<p>The pier opened, and it was late again.</p><p>It rained.</p>",
        },
        {"id": "b", "outlet": "Post", "text": "NA"},
        {"id": "c", "outlet": "Post", "title": "NA", "text": "[Removed]"},
        {"id": "d", "outlet": "Post", "title": "NA", "text": "<p>The pier shut, and it was early this time.</p><br>It shone."},
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    corpus = framing.load(path)
    documents = list(corpus)
    assert [(d.id, d.title, d.text[:12]) for d in documents] == [("a", "Pier & sea", "Pier & sea\n\n"), ("d", "", "The pier shu")]
    assert [item.reason for item in corpus.skipped] == ["no text in it"] * 2
    assert any("HTML turned into text: 4 tags, 0 entities (2 documents in all)" in notice for notice in corpus.notices)


def test_a_table_is_a_table_whatever_it_is_called(tmp_path: Path) -> None:
    table = (
        'outlet\ttitle\ttext\nPost\tPier opens\t"The pier opened, and it was late."\nHerald\tPier shuts\tIt was shut on Monday.\n'
    )
    path = tmp_path / "export.txt"
    path.write_text(table, encoding="utf-16")
    assert [(d.id, d.outlet) for d in framing.load(path)] == [("export:2", "Post"), ("export:3", "Herald")]
    prose = tmp_path / "prose.txt"
    prose.write_text("Text, title and all\n\nThe pier, late as ever, opened on Monday, and it was dear.", encoding="utf-8")
    assert [d.id for d in framing.load(prose)] == ["prose"]


@given(st.text(alphabet="<>/&;\"'= -!pbra#8220\nâ€œ ", max_size=200))
def test_any_text_is_read_or_refused_and_comes_back_the_same(text: str) -> None:
    try:
        once, _ = look(text)
    except NoArticle:
        return
    assert "\0" not in once


@pytest.mark.parametrize(
    "piece", ["<p ", "<!--", '<a "', "<a x='", "&#8", "â€", "<script>", "<nav>", "</nav>", " \n", "<p>\n", "\nHD  ", "http://a "]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def seconds(times: int) -> float:
        begin = time.process_time()
        with contextlib.suppress(NoArticle):
            look(piece * times)
        return time.process_time() - begin

    assert seconds(40_000) < 40 * seconds(4_000) + 0.2
