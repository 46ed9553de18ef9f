"""Records of whatever tool become documents."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from framing.load.readers.columns import ALIASES, describe, has_text, host, language_code, to_document

TOOLS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "NewsAPI": (
        {
            "source": {"id": "harbour-herald", "name": "Harbour Herald"},
            "author": "R. Quay",
            "title": "The bridge opens",
            "description": "It does.",
            "url": "https://herald.example/bridge",
            "publishedAt": "2021-10-26T08:10:00Z",
            "content": "Cars crossed it. [+1234 chars]",
        },
        {
            "outlet": "Harbour Herald",
            "author": "R. Quay",
            "title": "The bridge opens",
            "text": "Cars crossed it. [+1234 chars]",
            "published": date(2021, 10, 26),
            "meta": {
                "source.id": "harbour-herald",
                "description": "It does.",
                "published_time": "2021-10-26T08:10:00+00:00",
            },
            "notes": ("text cut short by its provider: it ends in [+1234 chars]",),
        },
    ),
    "trafilatura": (
        {
            "title": "The bridge opens",
            "author": "R. Quay; S. Pier",
            "hostname": "herald.example",
            "date": "2021-10-26",
            "id": None,
            "raw_text": "Cars crossed it. More",
            "text": "Cars crossed it.",
            "source": "https://herald.example/bridge",
            "source-hostname": "Harbour Herald",
            "language": "en",
        },
        {
            "outlet": "Harbour Herald",
            "url": "https://herald.example/bridge",
            "text": "Cars crossed it.",
            "id": "",
            "meta": {"hostname": "herald.example", "raw_text": "Cars crossed it. More"},
        },
    ),
    "newspaper4k": (
        {
            "url": "https://herald.example/bridge",
            "title": "The bridge opens",
            "authors": ["R. Quay", "S. Pier"],
            "publish_date": "2021-10-26 00:00:00",
            "text": "Cars crossed it.",
            "meta_lang": "en",
            "meta_site_name": "Harbour Herald",
            "images": [],
            "tags": ["bridge", "cars"],
        },
        {
            "outlet": "Harbour Herald",
            "author": "R. Quay, S. Pier",
            "language": "en",
            "published": date(2021, 10, 26),
            "meta": {"tags": "bridge, cars"},
        },
    ),
    "news-please": (
        {
            "maintext": "Cars crossed it.",
            "date_publish": "2021-10-26 08:10:00",
            "source_domain": "herald.example",
            "image_url": None,
        },
        {"text": "Cars crossed it.", "published": date(2021, 10, 26), "outlet": "herald.example", "meta": {}},
    ),
    "a table made by hand": (
        {
            "Doc ID": 12.0,
            "Full Text": "Cars crossed it.",
            "Newspaper": "Harbour Herald",
            "Pub. Date": "26 October 2021",
            "Score": 0.5,
        },
        {
            "id": "12",
            "text": "Cars crossed it.",
            "outlet": "Harbour Herald",
            "published": date(2021, 10, 26),
            "meta": {"Score": 0.5},
        },
    ),
}


@pytest.mark.parametrize("tool", TOOLS)
def test_the_records_of_known_tools(tool: str) -> None:
    record, expected = TOOLS[tool]
    document = to_document(record)
    assert {name: getattr(document, name) for name in expected} == expected


def test_media_cloud_has_no_text() -> None:
    assert not has_text(["id", "indexed_date", "language", "media_name", "media_url", "publish_date", "title", "url"])


def test_the_first_name_that_holds_anything_wins_and_the_others_are_kept() -> None:
    document = to_document({"content": "Two.", "text": " ", "body": "Three."})
    assert (document.text, document.meta) == ("Two.", {"body": "Three."})


def test_a_source_beside_an_outlet_is_metadata() -> None:
    document = to_document({"text": "One.", "outlet": "Herald", "source": "Wire"})
    assert (document.outlet, document.url, document.meta) == ("Herald", "", {"source": "Wire"})


def test_metadata_is_scalar_and_finite() -> None:
    record = {
        "text": "One.",
        "a": float("nan"),
        "b": [1, "x"],
        "c": {"d": 1},
        "e": True,
        "f": date(2021, 1, 2),
        "g": {"h": {"i": 1}},
    }
    meta = to_document(record).meta
    assert meta == {"b": "1, x", "c.d": 1, "e": True, "f": "2021-01-02"}
    json.dumps(dict(meta), allow_nan=False)


def test_short_values_are_one_clean_line() -> None:
    document = to_document({"title": "The\nbridge \ud800", "text": "One.", "tag\ud800": "x\r\ny"})
    assert (document.title, document.meta) == ("The bridge \ufffd", {"tag\ufffd": "x y"})


def test_what_a_record_says_wins_over_the_document() -> None:
    document = to_document({"text": "One.", "outlet": "Herald", "desk": "city", "page": "1"})
    described = describe(document, {"outlet": "Post", "desk": "world"})
    assert (described.text, described.outlet, described.meta) == ("One.", "Post", {"desk": "world", "page": "1"})


@pytest.mark.parametrize(
    ("name", "code"), [("en-GB", "en"), ("EN_us", "en"), ("English", "en"), ("eng", "en"), ("de", "de"), ("zh-Hant", "zh")]
)
def test_languages_become_codes(name: str, code: str) -> None:
    assert language_code(name) == code


@pytest.mark.parametrize(
    ("url", "name"), [("https://www.a.example:80/x", "a.example"), ("a.example/x", ""), ("http://[bad", ""), ("", "")]
)
def test_the_host_of_an_address(url: str, name: str) -> None:
    assert host(url) == name


def test_the_documentation_lists_the_names_that_are_understood() -> None:
    page = (Path(__file__).parents[4] / "docs" / "formats.md").read_text(encoding="utf-8")
    listed = page.partition("| field | names |")[2].partition("\n\n")[0]
    rows = [[cell.strip(" `") for cell in line.split("|")[1:3]] for line in listed.splitlines()[2:]]
    documented = {field: re.sub(r" \([^)]*\)", "", names) for field, names in rows}
    assert documented == {field: ", ".join(names) for field, names in ALIASES.items()}


def test_a_text_that_is_a_list_is_read_as_paragraphs() -> None:
    parts = ["The first, as it was.", {"type": "p", "text": "The second."}, "", {"type": "image"}]
    assert to_document({"text": parts, "author": ["Ann", "Bob"]}).text == "The first, as it was.\n\nThe second."
    assert to_document({"text": "One.", "author": ["Ann", "Bob"]}).author == "Ann, Bob"
