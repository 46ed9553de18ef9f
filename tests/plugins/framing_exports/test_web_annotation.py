"""Web Annotations as the W3C's model has them: what each must hold, and selectors that agree with the text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.tables.results import Results
from framing_exports.passages import passages, texts_of
from framing_exports.web_annotation import write


@pytest.mark.parametrize("of", ["plain", "hostile"])
def test_every_selector_finds_its_passage(of: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    results: Results = request.getfixturevalue(of)
    write(results, None, tmp_path / "a.jsonl")
    made = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text("utf-8").split("\n") if line]
    found, texts = [*passages(results)], texts_of(results)
    assert len({each["id"] for each in made}) == len(made) == len(found) > 0
    for each, passage in zip(made, found, strict=True):
        text = texts[passage.doc_id]
        assert (each["@context"], each["type"]) == ("http://www.w3.org/ns/anno.jsonld", "Annotation")
        for target, piece in zip(each["target"], passage.pieces, strict=True):
            position, wording = target["selector"]
            assert (position["start"], position["end"]) == piece
            around = wording["prefix"] + wording["exact"] + wording["suffix"]
            assert text[piece[0] : piece[1]] == wording["exact"] and around in text
            assert target["source"].startswith(("http", "urn:framing:")) and " " not in target["source"].removeprefix("http")


def test_an_article_is_its_address_where_that_is_one(make: object, tmp_path: Path) -> None:
    assert tmp_path.is_dir()
    from framing_exports.passages import Passage
    from framing_exports.web_annotation import annotation

    passage = Passage("a b", ((0, 3),), "terms", "layer", category="pier")
    for url, source in (("https://example.org/1", "https://example.org/1"), ("javascript:x", "urn:framing:a%20b")):
        made = annotation(passage, {"text": "The pier.", "url": url}, 0, "1")
        assert made["target"][0]["source"] == source
        assert [body["value"] for body in made["body"]] == ["terms", "pier"]
