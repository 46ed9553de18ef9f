"""``framing show``."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from framing import Annotation, Document, load, score
from framing.codebook import parse_codebook
from framing.extension import InArticle


def test_voices_can_be_read_without_colour(framing: Any, story: Path) -> None:
    outcome = framing("show", story / "herald.txt")
    assert outcome.code == 0
    words = " ".join(outcome.out.split())
    assert "⟦attributed⟧¹" in words, "a legend"
    assert "⟦“We asked" in words.replace('"', "“")
    assert "_said_ *Ines Falk" in words
    assert "² Ines Falk · " in words, "a note says who stands behind the number"
    assert "headline Ferry workers" in words
    assert "\x1b" not in outcome.out


def test_distanced_words_have_marks_of_their_own(framing: Any, story: Path) -> None:
    assert "⟨rest days⟩" in framing("show", story / "tribune.txt").out


def test_colour_when_asked_for(framing: Any, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = framing("show", story / "herald.txt").out
    assert "\x1b[36m" in coloured and "⟦" not in coloured
    assert "\x1b" not in framing("show", story / "herald.txt", "--no-color").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in framing("show", story / "herald.txt").out


def test_lines_fit_the_terminal(framing: Any, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    outcome = framing("show", story)
    assert max(map(len, outcome.out.splitlines())) <= 60


def test_another_layer_is_marked(framing: Any, story: Path) -> None:
    assert "{walked out}" in framing("show", story / "tribune.txt", "--layer", "terms").out


def test_one_document_of_many(framing: Any, story: Path) -> None:
    outcome = framing("show", story, "--document", "tribune")
    assert "Strike strands" in outcome.out and "Ferry workers walk out" not in outcome.out
    outcome = framing("show", story, "--document", "gazette")
    assert outcome.code == 3 and "no document has the id 'gazette'" in outcome.err


def test_segments_as_json_are_the_whole_article(framing: Any, story: Path) -> None:
    record = json.loads(framing("show", story / "herald.txt", "--format", "jsonl").out)
    text = next(document.text for document in load(story / "herald.txt"))
    segments = [segment for passage in record["passages"] for segment in passage["segments"]]
    assert all(text[segment["start"] : segment["end"]] == segment["text"] for segment in segments)
    covered = {offset for segment in segments for offset in range(segment["start"], segment["end"])}
    assert all(offset in covered or text[offset].isspace() for offset in range(len(text)))
    assert {segment["voice"] for segment in segments} >= {"own", "attributed"}


@pytest.fixture
def review(tmp_path: Path) -> Path:
    text = (
        "A review of the season\n\nThe council is corrupt and lazy. The council met on Monday.\n\n"
        "The council was never honest. “The council is wonderful,” said Mara Lind.\n\nA ferry left the harbour.\n"
    )
    (tmp_path / "review.txt").write_text(text, encoding="utf-8")
    (tmp_path / "codebook.toml").write_text('[targets]\n"council" = ["council"]\n"ferry" = ["ferry"]\n', encoding="utf-8")
    return tmp_path / "review.txt"


def test_a_target_is_marked_with_what_evaluates_it(framing: Any, review: Path) -> None:
    outcome = framing("show", review, "--target", "council", "--codebook", review.with_name("codebook.toml"))
    assert outcome.code == 0
    words = " ".join(outcome.out.split())
    assert "The {council} is {corrupt} and {lazy}." in words
    assert "The {council} met on Monday." in words, "a mention that nothing evaluates is marked too"
    lines = [line.strip() for line in outcome.out.splitlines() if "{council}: " in line]
    assert lines[0].startswith("−") and lines[0].endswith("{council}: corrupt, lazy · own voice")
    assert any(line.startswith("−") and line.endswith("{council}: honest · turned by negation · own voice") for line in lines)
    assert any(line.startswith("+") and line.endswith("{council}: wonderful · attributed to Mara Lind") for line in lines)
    assert "{ferry}" not in words


def test_every_passage_that_a_score_rests_on_is_shown(framing: Any, review: Path) -> None:
    review.write_text("A review\n\nThe council is corrupt and lazy.\n\nThe council never was honest.\n", encoding="utf-8")
    book = parse_codebook(review.with_name("codebook.toml").read_text(encoding="utf-8"))
    scores = score(load(review), codebook=book, measures=["stance.toward"])
    rests = scores.table("evidence").filter(pl.col("target") == "council").sort("start")
    assert rests.height == 2 and "turned by negation" in rests["label"][1]
    outcome = framing("show", review, "--target", "council", "--codebook", review.with_name("codebook.toml"))
    lines = [line.strip() for line in outcome.out.splitlines() if "{council}: " in line]
    assert [line.partition(" ")[0] for line in lines] == [f"{value:+.2f}".replace("-", "−") for value in rests["value"]]
    assert lines[1].endswith("{council}: honest · turned by negation · own voice")


def test_a_target_as_json(framing: Any, review: Path) -> None:
    book = review.with_name("codebook.toml")
    record = json.loads(framing("show", review, "--target", "council", "--codebook", book, "--format", "jsonl").out)
    text = next(document.text for document in load(review))
    told = [stance for stance in record["stance"] if stance["value"]]
    assert len(record["stance"]) == 4 and len(told) == 3
    assert {text[start:end] for start, end in told[0]["evaluating"]} == {"corrupt", "lazy"}
    assert [stance["turned"] for stance in told] == ["", "negation", ""]
    assert [stance["voice"] for stance in told] == ["own", "own", "attributed"]


def test_an_unknown_target_and_a_codebook_without_any(framing: Any, review: Path) -> None:
    book = review.with_name("codebook.toml")
    outcome = framing("show", review, "--target", "counsil", "--codebook", book)
    assert outcome.code and "no target 'counsil'; did you mean 'council'?" in outcome.err
    outcome = framing("show", review, "--target", "council", "--layer", "terms", "--codebook", book)
    assert outcome.code and "--target and --layer cannot be had at once" in outcome.err
    book.write_text('name = "empty"\n', encoding="utf-8")
    outcome = framing("show", review, "--target", "council", "--codebook", book)
    assert outcome.code and "the codebook has no targets" in outcome.err


def naming(make: Any, in_article: Any) -> Any:
    """Plugins with one that finds the ferry and says so in an article."""

    def find(document: Any, layers: Any) -> list[Annotation]:
        return [Annotation("ferry", (found.span(),)) for found in re.finditer("ferry", document.text)]

    return make.plugins_of(make.fake_annotator("own.names", "names", find, in_article=in_article))


def test_any_plugin_may_say_how_a_target_looks(framing: Any, make: Any, review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def told(annotations: Sequence[Annotation], document: Document) -> InArticle:
        lines = [(each.start, f"afloat\x1b at\n{each.start}") for each in annotations]
        return InArticle(meaning="what floats", marked=annotations, lines=lines, records=[{"afloat": len(annotations)}])

    found = naming(make, told)
    monkeypatch.setattr("framing.plugins.load_plugins", lambda *arguments, **asked: found)
    book = review.with_name("codebook.toml")
    outcome = framing("show", review, "--target", "ferry", "--codebook", book)
    assert "{ferry and what floats}" in outcome.out
    assert re.search(r"A \{ferry\} left the harbour\.\s+afloat at 162", outcome.out)
    record = json.loads(framing("show", review, "--target", "council", "--codebook", book, "--format", "jsonl").out)
    assert record["own"] == [{"afloat": 0}]


def test_a_plugin_that_cannot_say_it_fails_alone(framing: Any, make: Any, review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("show", review, "--target", "ferry", "--codebook", review.with_name("codebook.toml"))
    for wrong, why in (("framing.nowhere:told", "ModuleNotFoundError"), (len, "TypeError")):
        found = naming(make, wrong)
        monkeypatch.setattr("framing.plugins.load_plugins", lambda *arguments, found=found, **options: found)
        outcome = framing(*asked)
        assert outcome.code == 1 and "A ferry left the harbour." in outcome.out
        assert f"failed: review: own.names: {why}: " in outcome.err


def test_where_no_plugin_says_how_a_target_looks(framing: Any, review: Path) -> None:
    outcome = framing("show", review, "--target", "ferry", "--codebook", review.with_name("codebook.toml"), "--plugins", "terms")
    assert outcome.code == 2 and "no plugin that is loaded says how a target looks in an article" in outcome.err


def test_an_article_cannot_steer_the_terminal(framing: Any, tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_text(
        "Title\x1b]0;owned\x07\n\nThe [bold]mayor[/bold] :smile: said \u202egnihton\u202c and\x9b31m left \x08\x08 town today.\n",
        encoding="utf-8",
    )
    outcome = framing("show", path)
    assert outcome.code == 0
    assert not set("\x1b\x07\x08\x9b\u202e\u202c") & set(outcome.out)
    assert "[bold]mayor[/bold] :smile:" in " ".join(outcome.out.replace("*", "").split())
